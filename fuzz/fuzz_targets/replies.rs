//! A reply of the tenant, read in every way in which one is read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ws1_okta::access::fuzz_reply;
use ws1_okta::http::{Redactor, Reply, escape};

const SECRET: &str = "marker-secret-4711";

// The first byte chooses status and type, the rest is the body.
fuzz_target!(|input: &[u8]| {
    let Some((choice, body)) = input.split_first() else {
        return;
    };
    let status = [200, 201, 400, 401, 403, 404, 409, 500][usize::from(choice & 7)];
    let kind = ["application/json", "text/html", "text/plain"].get(usize::from(choice >> 6));
    let reply = Reply {
        status,
        content_type: kind.map(ToString::to_string),
        location: None,
        date: None,
        retry_after: None,
        request_id: None,
        body: body.to_vec(),
    };
    let redactor = Redactor::default();
    redactor.add(SECRET);
    for shown in fuzz_reply(&reply, &redactor) {
        assert_eq!(escape(&shown), shown);
        assert!(!shown.contains(SECRET));
    }
});
