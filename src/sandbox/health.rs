//! The health calls, all without authentication (`ws1-access-api.md` §7).

use serde_json::{Map, Value, json};

use super::request::Request;
use super::response::Response;
use super::route::only;
use super::tenant::Tenant;

/// The long report; every value is a string.
pub(super) fn report(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    let ok = [
        "AnalyticsConnectionOk",
        "EncryptionServiceVerified",
        "AuditWorkerThreadAlive",
        "FederationBrokerOk",
        "EncryptionConnectionOk",
        "DatabaseConnectionOk",
        "MessagingConnectionOk",
        "AllOk",
    ];
    let no = [
        "ServiceReadOnlyMode",
        "MaintenanceMode",
        "fipsModeEnabled",
        "AuditDisabled",
    ];
    let texts = [
        ("AuditPollInterval", "1000"),
        ("EncryptionServiceVersion", "1.0"),
        ("FederationBrokerStatus", "Connected"),
        // `<version> Build <n>`; it says openly what it is.
        ("BuildVersion", "23.09.0.0 Build 0 (simulated)"),
        ("AuditQueueSize", "0"),
        ("DatabaseStatus", "Connected"),
        ("HostName", "localhost"),
        ("EncryptionStatus", "Connected"),
        ("EncryptionServiceImpl", "simulated"),
        ("ClusterId", "sandbox"),
        ("ServiceVersion", "23.09.0.0"),
        ("AuditQueueSizeThreshold", "10000"),
        ("IpAddress", "127.0.0.1"),
    ];
    let mut body = Map::new();
    body.extend(ok.map(|name| (name.to_owned(), Value::from("true"))));
    body.extend(no.map(|name| (name.to_owned(), Value::from("false"))));
    if tenant.settings.switches.maintenance {
        body.insert("MaintenanceMode".to_owned(), Value::from("true"));
        body.insert("AllOk".to_owned(), Value::from("false"));
    }
    body.extend(texts.map(|(name, text)| (name.to_owned(), Value::from(text))));
    let date = super::time::iso(request.now);
    body.insert("StatusDate".to_owned(), Value::from(date));
    body.insert(
        "AnalyticsUrl".to_owned(),
        Value::from(tenant.settings.origin.as_str()),
    );
    Ok(Response::json(200, &body))
}

/// The report whose shape only has `allOk` known.
pub(super) fn short_report(tenant: &Tenant, request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    Ok(Response::json(
        200,
        &json!({"allOk": (!tenant.settings.switches.maintenance).to_string()}),
    ))
}

/// What load balancers ask for.
pub(super) fn heartbeat(request: &Request) -> Result<Response, Response> {
    only(request, "GET")?;
    Ok(Response::text(200, "ok"))
}
