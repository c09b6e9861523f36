//! What goes wrong by order.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::wire::{API, raw, send, session, start};

#[test]
fn faults() {
    let running = start(&[]);
    let health = "/SAAS/jersey/manager/api/health";
    let with = |spec: &str| {
        running.clear_faults();
        running.add_fault(spec.parse().unwrap());
        let request =
            format!("GET {health} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        raw(&running, &request)
    };
    let busy = with("GET /health nth=1 status=429 retry-after=7").unwrap();
    assert!(busy.starts_with("HTTP/1.1 429") && busy.contains("retry-after: 7\r\n"));
    assert!(
        send(&running, "GET", health, &[], "").status == 200,
        "only the first"
    );
    assert!(with("* /health html").unwrap().contains("text/html"));
    let redirect = with("* /health redirect=http://127.0.0.2:1/").unwrap();
    assert!(
        redirect.starts_with("HTTP/1.1 302") && redirect.contains("location: http://127.0.0.2")
    );
    assert!(with("* /health empty").unwrap().ends_with("\r\n\r\n"));
    assert!(with("* /health not-json").unwrap().ends_with("{\"not json"));
    let cut = with("* /health truncate").unwrap();
    assert!(
        cut.contains("content-length: 16") && cut.ends_with("{\"allOk\""),
        "{cut}"
    );
    let reset = with("* /health reset").unwrap_err();
    assert_eq!(reset.kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(with("* /health lost-reply").unwrap(), "");
    let started = std::time::Instant::now();
    assert!(
        with("* /health latency=150")
            .unwrap()
            .starts_with("HTTP/1.1 200")
    );
    assert!(started.elapsed() >= Duration::from_millis(150));
}

#[test]
fn slow_answers_and_none() {
    let running = start(&[]);
    let health = "/SAAS/jersey/manager/api/health";
    let patience = |spec: &str, wait: u64| {
        running.clear_faults();
        running.add_fault(spec.parse().unwrap());
        let address = running.url().split('/').nth(2).unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_millis(wait)))
            .unwrap();
        write!(stream, "GET {health} HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
        let mut text = Vec::new();
        // Ends with the time limit.
        let _ = stream.read_to_end(&mut text);
        String::from_utf8(text).unwrap()
    };
    assert!(patience("* /health drip", 700).ends_with("\r\n\r\n{"));
    assert_eq!(patience("* /health hang", 100), "");
    let started = std::time::Instant::now();
    running.shutdown();
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_lost_reply_has_acted() {
    let running = start(&[]);
    let auth = session(&running);
    running.add_fault("POST /oauth2clients nth=1 lost-reply".parse().unwrap());
    let body =
        r#"{"clientId":"okta","secret":"x","scope":"admin","authGrantTypes":"client_credentials"}"#;
    let length = body.len();
    let request = format!(
        "POST {API}/oauth2clients HTTP/1.1\r\nhost: localhost\r\nauthorization: {auth}\r\n\
         content-length: {length}\r\n\r\n{body}"
    );
    assert_eq!(raw(&running, &request).unwrap(), "");
    assert_eq!(running.client_ids(), ["okta"]);
    assert_eq!(running.requests().last().unwrap().status, None);
}
