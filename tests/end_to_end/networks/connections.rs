//! Below the requests: TLS and HTTP versions, IPv6, names that nobody knows, closed ports, and
//! listeners that break off or say nothing.

use std::io::Read;
use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

use crate::ports::ClosedPort;
use crate::support::front::FrontBuilder;
use crate::support::{Command, Front, Home, Tenant, ws1_okta};

/// Sets up and renews by such a front; gives what it saw.
fn whole(front: FrontBuilder) -> Front {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let front = front.start(&tenant);
    front.setup(&home).run().exits(0);
    tenant.is_set_up_by_default();
    let renewed = ws1_okta(&home, "token renew --force --show-token").run();
    renewed.exits(0);
    let mut lines = renewed.stdout.lines();
    let token = lines.find(|line| line.starts_with("eyJ")).unwrap();
    assert!(crate::support::tenant::token_works(tenant.url(), token));
    assert!(!front.seen().is_empty());
    front
}

#[test]
fn a_server_of_tls_1_2_and_one_of_1_3() {
    for (front, version) in [
        (Front::builder().only_tls12(), "TLSv1_2"),
        (Front::builder(), "TLSv1_3"),
    ] {
        for seen in whole(front).seen() {
            assert_eq!(seen.tls, version);
        }
    }
}

#[test]
fn the_newest_http_that_both_speak() {
    for (protocols, version) in [
        (&["h2", "http/1.1"][..], "HTTP/2.0"),
        (&["http/1.1", "h2"], "HTTP/1.1"),
        (&["h2"], "HTTP/2.0"),
        (&["http/1.1"], "HTTP/1.1"),
        (&[], "HTTP/1.1"),
    ] {
        for seen in whole(Front::builder().protocols(protocols)).seen() {
            assert_eq!(seen.protocol, version, "{protocols:?}");
        }
    }
}

#[test]
fn a_tenant_that_has_only_ipv6() {
    let front = whole(Front::builder().name("::1").address("[::1]:0"));
    assert!(front.address.is_ipv6());
    // Without TLS.
    let home = Home::new();
    let tenant = Tenant::build(&[], |builder| builder.listen("[::1]:0".parse().unwrap()));
    assert!(tenant.url().starts_with("http://[::1]:"));
    tenant.setup(&home).run().exits(0);
    tenant.is_set_up_by_default();
    ws1_okta(&home, "token renew --force --show-token")
        .run()
        .exits(0);
}

/// A profile whose tenant is now at another address, and how its renewal fails there.
fn fails(address: &str, sentence: &str, hint: &str) {
    let home = Home::new();
    let begin = |command: Command| command.args("--timeout 2");
    let outcome = begin(crate::support::tenant::setup(&home, address)).run();
    outcome.fails(4, &format!("cannot reach the tenant: {sentence}"), hint);
    assert!(home.kept().is_empty());
    // Another command with a profile of that tenant.
    let tenant = Tenant::new(&[]);
    tenant.setup(&home).args("--profile moved").run().exits(0);
    let profile = home.path("home/.config/ws1-okta/profiles/moved.json");
    let text = std::fs::read_to_string(&profile).unwrap();
    std::fs::write(&profile, text.replace(tenant.url(), address)).unwrap();
    let before = std::fs::read_to_string(&profile).unwrap();
    let outcome = begin(ws1_okta(&home, "token renew --force --show-token")).run();
    outcome.exits(4).tells(sentence).tells(hint);
    assert_eq!(std::fs::read_to_string(&profile).unwrap(), before);
}

#[test]
fn a_name_that_nobody_knows() {
    fails(
        "https://tenant.invalid",
        "no host is known by the name tenant.invalid",
        "check the spelling of the host",
    );
}

#[test]
fn a_closed_port() {
    let port = ClosedPort::new();
    fails(
        &format!("https://{}", port.address()),
        "127.0.0.1 refused the connection: nothing listens there",
        "check the host and port",
    );
}

/// A listener that treats each connection so, until the test's process ends.
fn listener(treat: fn(std::net::TcpStream)) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || treat(stream));
        }
    });
    address
}

#[test]
fn a_connection_that_is_reset_or_closed_in_the_handshake() {
    let sentence = "no secure connection to 127.0.0.1: the other side closed it";
    let hint = "a proxy may also have answered in its place";
    let reset = listener(|stream| {
        // What is unread when it closes makes a reset of it.
        let mut first = [0];
        let _ = (&stream).read(&mut first);
    });
    fails(&format!("https://{reset}"), sentence, hint);
    let closed = listener(|mut stream| {
        let _ = stream.read(&mut [0; 16 * 1024]);
    });
    fails(&format!("https://{closed}"), sentence, hint);
}

#[test]
fn a_listener_that_speaks_no_tls() {
    let plain = Tenant::new(&[]);
    let address = plain.url().replace("http://", "https://");
    fails(
        &address,
        "no secure connection to 127.0.0.1: the answer is not TLS",
        "check the host and port in the tenant's URL",
    );
    plain.is_untouched();
}

#[test]
fn a_listener_that_never_answers_the_handshake() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", silent.local_addr().unwrap());
    let started = Instant::now();
    let outcome = crate::support::tenant::setup(&Home::new(), &address)
        .args("--timeout 1")
        .run();
    outcome.fails(
        4,
        "cannot reach the tenant: no whole reply from 127.0.0.1 within 1 s",
        "--timeout",
    );
    // Three tries of a second, with the pauses between; far from the limit of any run.
    assert!(started.elapsed() < Duration::from_secs(20));
    drop(silent);
}
