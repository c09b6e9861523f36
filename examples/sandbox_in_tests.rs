//! The simulated tenant in the tests of another program: start, call, spoil, look at the log.
//!
//!     cargo run --example sandbox_in_tests
//!
//! A test of your own begins with the same few lines; `tenant` stops when it goes out of scope.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use ws1_okta::sandbox::{DirectoryKind, Fault, Running, Sandbox, SeedClient};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    // A tenant as you would find it after the set-up, on a free port of 127.0.0.1.
    let tenant = Sandbox::builder()
        .client(SeedClient::new("OktaSCIM", "s3cret"))
        .directory(DirectoryKind::Other, "Okta", "OKTA.COM")
        .users(3)
        .start()?;
    let get_token = "/SAAS/auth/oauthtoken?grant_type=client_credentials\
                     &client_id=OktaSCIM&client_secret=s3cret";

    // Your program would be given `tenant.url()` here.
    let reply = call(&tenant, "POST", get_token, "")?;
    let token = between(&reply, "\"access_token\":\"", "\"").ok_or("no token")?;
    let users = "/SAAS/jersey/manager/api/scim/Users?startIndex=1&count=2";
    let auth = format!("authorization: Bearer {token}\r\n");
    let reply = call(&tenant, "GET", users, &auth)?;
    assert!(reply.starts_with("HTTP/1.1 200") && reply.contains("\"totalResults\":3"));

    // The next call fails once, as behind a busy proxy.
    let fault: Fault = "GET /scim/Users nth=1 status=429 retry-after=1".parse()?;
    tenant.add_fault(fault);
    let reply = call(&tenant, "GET", users, &auth)?;
    assert!(reply.starts_with("HTTP/1.1 429"));

    // What the service is not known to do alike everywhere can be chosen.
    tenant.set_switch("required-attribute", "distinguishedName")?;

    // A year passes; the token is dead.
    tenant.advance_clock(366 * 86_400);
    let reply = call(&tenant, "GET", users, &auth)?;
    assert!(reply.starts_with("HTTP/1.1 401"));

    // What was called, without secrets.
    let mut out = std::io::stdout().lock();
    for record in tenant.requests() {
        writeln!(out, "{record}")?;
    }
    Ok(())
}

/// One request by hand, so that this example needs no HTTP client.
fn call(tenant: &Running, method: &str, target: &str, headers: &str) -> Result<String> {
    let address = tenant.url().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "{method} {target} HTTP/1.1\r\nhost: {address}\r\n{headers}connection: close\r\n\
         content-length: 0\r\n\r\n"
    )?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    Ok(reply)
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}
