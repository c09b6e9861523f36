//! Proxies by `--proxy` and by variable, those that want a password, and those that are in the way.

use super::proxy::{Manner, Proxy};
use crate::ports::ClosedPort;
use crate::support::search::find;
use crate::support::{Command, Front, Home, Outcome, Tenant, ws1_okta};

/// A name that only the proxy knows the way to.
const NAME: &str = "tenant.invalid";
/// User name and password of the proxy, as an address has them, and as its header does.
const USER: &str = "proxyuser:Proxy%2BPass%40word4711";
const HEADER: &str = "cHJveHl1c2VyOlByb3h5K1Bhc3NAd29yZDQ3MTE=";
const PASSWORDS: [&str; 3] = ["Proxy+Pass@word4711", "Proxy%2BPass%40word4711", HEADER];

/// A tenant of that name.
fn named() -> (Home, Tenant, Front) {
    let tenant = Tenant::new(&[]);
    let front = Front::builder().name(NAME).start(&tenant);
    (Home::new(), tenant, front)
}

fn setup(home: &Home, front: &Front) -> Command {
    front.setup_at(home, &format!("https://{NAME}"))
}

/// Each head is the start of a tunnel to the tenant, and shows the proxy no credential of it.
fn are_tunnels(heads: &[String]) {
    assert!(!heads.is_empty(), "nothing came by");
    for head in heads {
        let start = format!("CONNECT {NAME}:443 HTTP/1.1\r\n");
        assert!(head.starts_with(&start), "{head}");
        let other = head.lines().filter(|line| {
            let name = line.split(':').next().unwrap().to_lowercase();
            !["host", "user-agent", "proxy-authorization", ""].contains(&&*name)
                && !line.starts_with("CONNECT")
        });
        assert_eq!(other.count(), 0, "{head}");
    }
}

fn says_no_password(outcome: &Outcome) {
    for text in [&outcome.stdout, &outcome.stderr] {
        for password in PASSWORDS {
            assert_eq!(find(text, password), None, "{outcome}");
        }
    }
}

#[test]
fn a_tunnel_by_each_variable() {
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        let (home, tenant, front) = named();
        let proxy = Proxy::start(Manner::To(front.address));
        // With and without `http://`.
        let value = proxy.url();
        let value = if variable == "https_proxy" {
            &value["http://".len()..]
        } else {
            &value
        };
        setup(&home, &front).var(variable, value).run().exits(0);
        tenant.is_set_up_by_default();
        are_tunnels(&proxy.heads());
        // It is not remembered: without it there is no way.
        let before = proxy.heads().len();
        let renew = || ws1_okta(&home, "token renew --force --show-token");
        renew().run().exits(4).tells(NAME);
        assert_eq!(proxy.heads().len(), before);
        renew().var(variable, value).run().exits(0);
        assert!(proxy.heads().len() > before);
    }
}

#[test]
fn a_tunnel_by_the_flag_which_is_remembered_and_wins() {
    for by_flag in [true, false] {
        let (home, tenant, front) = named();
        let proxy = Proxy::start(Manner::To(front.address));
        let other = Proxy::start(Manner::Silent);
        let surrounded =
            |command: Command| command.var("HTTPS_PROXY", other.url()).var("NO_PROXY", "*");
        let command = surrounded(setup(&home, &front));
        let command = if by_flag {
            command.args("--proxy").arg(proxy.url())
        } else {
            command.var("WS1_OKTA_PROXY", proxy.url())
        };
        command.run().exits(0);
        tenant.is_set_up_by_default();
        let before = proxy.heads().len();
        let renewal = surrounded(ws1_okta(&home, "token renew --force --show-token"));
        renewal.run().exits(0);
        assert!(proxy.heads().len() > before);
        are_tunnels(&proxy.heads());
        other.is_unused();
    }
}

#[test]
fn hosts_without_a_proxy() {
    let (home, tenant, front) = named();
    let proxy = Proxy::start(Manner::To(front.address));
    for (variable, value) in [
        ("NO_PROXY", "tenant.invalid"),
        ("no_proxy", "a.invalid,.invalid"),
    ] {
        let outcome = setup(&home, &front)
            .var("HTTPS_PROXY", proxy.url())
            .var(variable, value)
            .run();
        // There is no way to it but by the proxy.
        outcome
            .fails(4, "cannot reach the tenant: ", "")
            .tells(NAME);
    }
    proxy.is_unused();
    tenant.is_untouched();
    // Loopback is a simulated tenant, which no proxy knows the way to.
    let command = tenant.setup(&home);
    let variables = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"];
    let command = variables
        .into_iter()
        .fold(command, |command, name| command.var(name, proxy.url()));
    command.run().exits(0);
    proxy.is_unused();
    tenant.is_set_up_by_default();
}

#[test]
fn plain_requests_go_by_the_proxy_that_the_flag_names() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let address = tenant.url().strip_prefix("http://").unwrap();
    let proxy = Proxy::start(Manner::To(address.parse().unwrap()));
    tenant
        .setup(&home)
        .args("--proxy")
        .arg(proxy.url())
        .run()
        .exits(0);
    tenant.is_set_up_by_default();
    let heads = proxy.heads();
    assert_eq!(heads.len(), tenant.0.requests().len());
    for head in heads {
        let (_, url) = head.split_once(' ').unwrap();
        assert!(
            url.starts_with(&format!("http://{address}/SAAS/")),
            "{head}"
        );
    }
}

#[test]
fn a_proxy_that_wants_a_password() {
    let (home, tenant, front) = named();
    let proxy = Proxy::start(Manner::Password(front.address, HEADER));
    let sentence = format!(
        "cannot reach the tenant: the proxy on the way to {NAME} wants a user name and password"
    );
    let hint = "http://USER:PASSWORD@HOST:PORT in the variable HTTPS_PROXY";
    // Without any, by both ways; then with a wrong one.
    let outcome = setup(&home, &front).var("HTTPS_PROXY", proxy.url()).run();
    outcome.fails(4, &sentence, hint);
    let outcome = setup(&home, &front).args("--proxy").arg(proxy.url()).run();
    outcome.fails(4, &sentence, hint);
    let wrong = proxy.url_for("proxyuser:not-that-Word4711");
    let outcome = setup(&home, &front)
        .args("-vv")
        .var("HTTPS_PROXY", &wrong)
        .run();
    outcome.fails(4, &sentence, hint);
    assert_eq!(
        find(&outcome.stderr, "not-that-Word4711"),
        None,
        "{outcome}"
    );
    tenant.is_untouched();
    assert!(home.kept().is_empty());

    // With the right one it works; it is told nowhere, and kept nowhere.
    let right = proxy.url_for(USER);
    let outcome = setup(&home, &front)
        .args("-vv --json")
        .var("HTTPS_PROXY", &right)
        .run();
    outcome.exits(0);
    says_no_password(&outcome);
    tenant.is_set_up_by_default();
    are_tunnels(&proxy.heads());
    let renewal = ws1_okta(&home, "token renew --force --show-token -vv");
    let renewal = renewal.var("https_proxy", &right).run();
    renewal.exits(0);
    says_no_password(&renewal);
    for (path, text) in home.kept() {
        for password in PASSWORDS {
            assert_eq!(find(&text, password), None, "{}", path.display());
        }
    }
}

#[test]
fn a_password_for_the_flag_s_proxy_is_refused_where_it_would_be_remembered() {
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    let address = tenant.url().strip_prefix("http://").unwrap();
    let proxy = Proxy::start(Manner::Password(address.parse().unwrap(), HEADER));
    let with = |command: Command| {
        command
            .args("-vv")
            .var("WS1_OKTA_PROXY", proxy.url_for(USER))
    };
    let outcome = with(tenant.setup(&home)).run();
    outcome.fails(
        2,
        "the proxy's address has a user name or password in it",
        "HTTPS_PROXY",
    );
    says_no_password(&outcome);
    // Before anything was sent.
    proxy.is_unused();
    assert!(home.kept().is_empty());
    // Commands that remember nothing use it; a plain request carries it in its head.
    tenant.setup(&home).run().exits(0);
    let outcome = with(ws1_okta(&home, "client list --json")).run();
    outcome.exits(0);
    says_no_password(&outcome);
    assert!(!proxy.heads().is_empty());
}

#[test]
fn what_a_proxy_echoes_of_the_password_is_not_told() {
    // A page that repeats the header, as those of some filters do.
    let page = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<html><title>you sent Basic \
                cHJveHl1c2VyOlByb3h5K1Bhc3NAd29yZDQ3MTE= or Proxy+Pass@word4711 or \
                Proxy%2BPass%40word4711</title></html>";
    let (home, tenant) = (Home::new(), Tenant::new(&[]));
    tenant.setup(&home).run().exits(0);
    let proxy = Proxy::start(Manner::Says(page));
    let outcome = ws1_okta(&home, "client list -vv")
        .var("WS1_OKTA_PROXY", proxy.url_for(USER))
        .run();
    outcome.exits(4).tells("you sent Basic").tells("[redacted]");
    says_no_password(&outcome);
}

#[test]
fn the_same_of_a_variable_s_proxy_behind_tls() {
    // Such a proxy ends the TLS itself, and answers in the tenant's place.
    let (home, tenant, front) = named();
    let proxy = Proxy::start(Manner::Password(front.address, HEADER));
    let right = proxy.url_for(USER);
    setup(&home, &front)
        .var("HTTPS_PROXY", &right)
        .run()
        .exits(0);
    let echoing = Front::builder()
        .name(NAME)
        .answer(|_| Some((302, format!("https://{NAME}/Proxy+Pass@word4711"))))
        .start(&tenant);
    let proxy = Proxy::start(Manner::Password(echoing.address, HEADER));
    let outcome = ws1_okta(&home, "client list -vv --ca-file")
        .arg(home.file("echo.pem", &echoing.ca_pem))
        .var("HTTPS_PROXY", proxy.url_for(USER))
        .run();
    outcome.exits(4).tells("redirected to").tells("[redacted]");
    says_no_password(&outcome);
}

#[test]
fn a_proxy_in_the_way() {
    const PAGE: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\n\r\n\
                        <html><title>Sign in to Acme</title></html>";
    const BLOCKED: &str = "HTTP/1.1 403 Forbidden\r\ncontent-type: text/html\r\n\
                           connection: close\r\n\r\n<html><title>Blocked by Acme</title></html>";
    let (home, tenant, front) = named();
    let plain = Tenant::new(&[]);
    let no_tls = format!("no secure connection to {NAME}: ");
    let through = format!("no connection to {NAME} through the proxy: ");
    for (reply, tunnel, hint, request) in [
        (
            PAGE,
            no_tls,
            "a proxy may also have answered",
            "the host answers, but not as Workspace ONE Access (the tenant answered 200: Sign in to Acme)",
        ),
        (
            BLOCKED,
            format!("{through}it does not let this connection through"),
            "check --proxy and the variables",
            "the host answers, but not as Workspace ONE Access (the tenant answered 403: Blocked by Acme)",
        ),
        (
            "",
            format!("{through}it closed the connection"),
            "check --proxy and the variables",
            "cannot reach the tenant: the connection to 127.0.0.1 broke",
        ),
    ] {
        let proxy = Proxy::start(Manner::Says(reply));
        let tunnel = format!("cannot reach the tenant: {tunnel}");
        let by_variable = setup(&home, &front).var("HTTPS_PROXY", proxy.url());
        by_variable.run().fails(4, &tunnel, hint);
        let by_flag = setup(&home, &front).args("--proxy").arg(proxy.url());
        by_flag.run().fails(4, &tunnel, hint);
        // A plain request gets the answer itself.
        let by_flag = plain.setup(&home).args("--proxy").arg(proxy.url());
        by_flag.run().fails(4, request, "prox");
    }
    let proxy = Proxy::start(Manner::Silent);
    let outcome = setup(&home, &front)
        .args("--timeout 1")
        .var("HTTPS_PROXY", proxy.url())
        .run();
    let silent = format!("cannot reach the tenant: no whole reply from {NAME} within 1 s");
    outcome.fails(4, &silent, "--timeout");
    tenant.is_untouched();
    plain.is_untouched();
    assert!(home.kept().is_empty());
}

#[test]
fn a_proxy_that_is_not_there() {
    let (home, tenant, front) = named();
    let port = ClosedPort::new();
    let closed = port.address();
    for (proxy, reason) in [
        (format!("http://{closed}"), "it refused the connection"),
        (format!("https://{closed}"), "it refused the connection"),
        (
            "http://proxy.invalid:3128".to_owned(),
            "its name cannot be looked up",
        ),
    ] {
        let sentence =
            format!("cannot reach the tenant: no connection to {NAME} through the proxy: {reason}");
        let hint = "check --proxy and the variables HTTPS_PROXY and NO_PROXY";
        let by_variable = setup(&home, &front).var("HTTPS_PROXY", &proxy);
        by_variable.run().fails(4, &sentence, hint);
        let by_flag = setup(&home, &front).args("--proxy").arg(&proxy);
        by_flag.run().fails(4, &sentence, hint);
    }
    tenant.is_untouched();
    assert!(home.kept().is_empty());
}

#[test]
fn a_proxy_s_own_certificate() {
    let (home, tenant, front) = named();
    // Its authority is not that of `--ca-file`.
    let proxy = Front::builder().start(&tenant);
    let outcome = setup(&home, &front).args("--proxy").arg(proxy.url()).run();
    let sentence = format!(
        "cannot reach the tenant: no connection to {NAME} through the proxy: its certificate comes \
         from an authority that this machine does not trust"
    );
    outcome.fails(4, &sentence, "check --proxy");
    assert_eq!(proxy.seen().len(), 0);
    tenant.is_untouched();
}

#[test]
fn an_address_that_cannot_be_a_proxy_s_is_refused_and_not_passed_over() {
    let (home, tenant, front) = named();
    for (address, problem) in [
        ("socks5://127.0.0.1:1080", "does not begin with http://"),
        ("ftp://127.0.0.1:21", "does not begin with http://"),
        (
            "http://me:marker4711 x@127.0.0.1:9",
            "has a character in it",
        ),
        (
            "http://me:marker4711@x@127.0.0.1:9",
            "has a character in it",
        ),
        (
            "http://me:marker4711@127.0.0.1:99999",
            "is not a web address",
        ),
    ] {
        let outcome = setup(&home, &front).var("HTTPS_PROXY", address).run();
        let sentence =
            format!("the variable `HTTPS_PROXY` cannot be used: the proxy's address {problem}");
        outcome.fails(2, &sentence, "write ");
        assert!(!outcome.stderr.contains("marker4711"), "{outcome}");
        let outcome = setup(&home, &front).args("--proxy").arg(address).run();
        outcome
            .fails(2, "invalid value for '--proxy <URL>'", "write ")
            .tells(problem);
        assert!(!outcome.stderr.contains("marker4711"), "{outcome}");
        // A tenant that needs none can be named, and the simulated one never does.
        let outcome = setup(&home, &front)
            .var("ALL_PROXY", address)
            .var("NO_PROXY", NAME)
            .run();
        outcome.exits(4).tells(NAME);
    }
    tenant.is_untouched();
    assert!(home.kept().is_empty());
}
