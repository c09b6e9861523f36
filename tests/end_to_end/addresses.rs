//! Tenant addresses as people give them, and what may answer there.

use crate::ports::ClosedPort;
use crate::support::server::answering;
use crate::support::tenant::setup;
use crate::support::{Home, Tenant, ws1_okta};

#[test]
fn a_trailing_slash_and_a_console_page_are_taken_and_told() {
    for (end, note) in [
        (
            "/",
            "note: the `/` at the end of the tenant's URL was dropped",
        ),
        (
            "/SAAS/admin/app/page#!/dashboard",
            "note: the tenant's URL was that of a console page; only the tenant's address was taken",
        ),
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        let outcome = setup(&home, &format!("{}{end}", tenant.url()))
            .args("--json")
            .run();
        outcome.exits(0).tells(note);
        assert_eq!(outcome.json()["okta"]["base_url"], tenant.url());
        tenant.is_set_up_by_default();
    }
}

#[test]
fn addresses_that_cannot_be_a_tenant_are_refused_before_anything_is_sent() {
    let home = Home::new();
    for (url, message, hint) in [
        (
            "http://acme.example",
            "`http://acme.example` is not encrypted",
            "write https://acme.example",
        ),
        (
            "https://acme.example/nothing/here",
            "has a path that no Access tenant has",
            "https://acme.example",
        ),
        (
            "https://acme.okta.com",
            "is an address of Okta, not of Workspace ONE Access",
            "acme.workspaceoneaccess.com",
        ),
        (
            "https://acme-admin.okta.com/admin/app",
            "is an address of Okta",
            "acme.workspaceoneaccess.com",
        ),
        (
            "https://admin:hunter2hunter2@acme.example",
            "has a user name or password in it",
            "alone",
        ),
        ("ftp://acme.example", "is not an https address", "alone"),
        ("https://", "names no host", "alone"),
    ] {
        let outcome = setup(&home, url).run();
        outcome.fails(2, "invalid value", hint).tells(message);
    }
    assert!(home.is_untouched());
}

#[test]
fn a_password_in_the_url_is_not_repeated() {
    let home = Home::new();
    let outcome = setup(&home, "https://admin:hunter2hunter2@acme.example")
        .args("--json -vv")
        .run();
    outcome.exits(2);
    let proxy = ws1_okta(&home, "setup --proxy http://me:hunter2hunter2@proxy:99999").run();
    proxy.fails(2, "invalid value for '--proxy <URL>'", "");
    let said = format!("{}{}{}", outcome.stdout, outcome.stderr, proxy.stderr);
    assert!(!said.contains("hunter2hunter2"), "{outcome}");
    // Nor where it is no URL at all, nor from the answers file.
    let broken = setup(&home, "https://admin:hunter2hunter2@").run();
    broken.fails(2, "invalid value", "alone");
    for (line, hint) in [
        (
            "proxy = \"http://me:hunter2hunter2@proxy:99999\"",
            "http://HOST:PORT",
        ),
        ("tenant = \"https://me:hunter2hunter2@\"", "alone"),
        ("by_hand = \"hunter2hunter2\"", "by_hand = true"),
    ] {
        let answers = home.file("answers.toml", line);
        let outcome = ws1_okta(&home, "setup --answers").arg(answers).run();
        outcome.fails(2, "in the answers file `", hint);
        assert!(!outcome.stderr.contains("hunter2hunter2"), "{outcome}");
        std::fs::remove_file(home.path("answers.toml")).unwrap();
    }
    assert!(!broken.stderr.contains("hunter2hunter2"), "{broken}");
}

#[test]
fn another_product_at_the_address() {
    let home = Home::new();
    let html =
        "<!DOCTYPE html><html><head><title>Welcome to nginx!</title></head><body>hi</body></html>";
    let server = answering("200 OK", "text/html", html);
    let message = "the host answers, but not as Workspace ONE Access (the tenant answered 200: Welcome to nginx!)";
    setup(&home, &server)
        .run()
        .fails(4, message, "Omnissa Identity Service");
    // A page for a path that it does not have.
    let server = answering("404 Not Found", "text/html", html);
    setup(&home, &server).run().fails(
        4,
        "the host answers, but not as Workspace ONE Access",
        "host",
    );
    // Health may be hidden on a tenant: the doubt is told, and the sign-in decides.
    let server = answering(
        "404 Not Found",
        "application/json",
        "{\"error\":\"no such route\"}",
    );
    let outcome = setup(&home, &server).run();
    outcome
        .fails(
            3,
            "cannot sign in as local administrator `admin`",
            "Omnissa Identity Service",
        )
        .tells("note: ");
    assert!(!home.path("secret").exists());
    assert!(home.kept().is_empty());
}

#[test]
fn an_unknown_host_a_closed_port_and_a_port_that_never_answers() {
    let home = Home::new();
    let outcome = setup(&home, "https://nothing.invalid").run();
    outcome
        .fails(4, "cannot reach the tenant: ", "host")
        .tells("nothing.invalid");

    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let silent = setup(&home, &format!("http://{address}"))
        .args("--timeout 1")
        .run();
    silent.fails(
        4,
        "cannot reach the tenant: no whole reply from 127.0.0.1 within 1 s",
        "--timeout",
    );
    let port = ClosedPort::new();
    let closed = setup(&home, &format!("http://{}", port.address())).run();
    closed.fails(
        4,
        "cannot reach the tenant: 127.0.0.1 refused the connection",
        "host and port",
    );
    assert!(home.kept().is_empty());
}

#[test]
fn tls_trouble_has_its_own_sentences() {
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| builder.https(true));
    let outcome = tenant.setup(&home).run();
    outcome.fails(
        4,
        "cannot reach the tenant: the certificate of 127.0.0.1 comes from an authority",
        "--ca-file",
    );
    tenant.is_untouched();

    let wrong = home.file(
        "wrong.pem",
        Tenant::build(&[], |builder| builder.https(true))
            .0
            .ca_pem()
            .unwrap(),
    );
    let outcome = tenant.setup(&home).args("--ca-file").arg(wrong).run();
    // Each made authority has the same name, but a key of its own.
    outcome.fails(
        4,
        "cannot reach the tenant: the certificate of 127.0.0.1 comes from an authority",
        "--ca-file",
    );
    tenant.is_untouched();

    let empty = home.file("empty.pem", "no certificate\n");
    let outcome = tenant.setup(&home).args("--ca-file").arg(empty).run();
    outcome.fails(2, "the CA file `", "-----BEGIN CERTIFICATE-----");
    let outcome = tenant.setup(&home).args("--ca-file nowhere.pem").run();
    outcome.fails(2, "cannot read the CA file `nowhere.pem`", "PEM");
    tenant.is_untouched();

    let right = home.file("right.pem", tenant.0.ca_pem().unwrap());
    let outcome = tenant
        .setup(&home)
        .args("--json --ca-file")
        .arg(right)
        .run();
    outcome.exits(0);
    let warnings = outcome.json()["okta"]["warnings"].to_string();
    assert!(warnings.contains("--ca-file"), "{warnings}");
    tenant.is_set_up_by_default();
    // It is remembered, wherever the next run is started.
    let elsewhere = tempfile::tempdir().unwrap();
    ws1_okta(&home, "setup --yes")
        .folder(elsewhere.path())
        .run()
        .exits(0);
}

#[test]
fn a_proxy_s_page_and_a_redirect_on_the_way() {
    for (fault, message) in [
        (
            "* / html",
            "the host answers, but not as Workspace ONE Access",
        ),
        (
            "* / redirect=https://login.invalid/",
            "redirected to `https://login.invalid/`",
        ),
    ] {
        let (home, tenant) = (Home::new(), Tenant::new(&[]));
        tenant.fault(fault);
        let outcome = tenant.setup(&home).run();
        outcome.exits(4).tells(message).tells("hint: ");
        tenant.is_untouched();
        assert!(home.kept().is_empty());
    }
}

#[test]
fn no_byte_of_a_server_reaches_the_terminal_unescaped() {
    let home = Home::new();
    let evil = answering(
        "200 OK",
        "text/html",
        "<html><head><title>\u{1b}[31mred\u{202e}desrever\u{7}</title></head></html>",
    );
    let outcome = setup(&home, &evil).args("-vv").run();
    outcome.exits(4);
    for bad in ['\u{1b}', '\u{202e}', '\u{7}'] {
        assert!(!outcome.stderr.contains(bad), "{bad:?}\n{outcome}");
    }
}
