use super::*;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use proptest::prelude::*;

fn knowing(secret: &str) -> Redactor {
    let redactor = Redactor::default();
    redactor.add(secret);
    redactor
}

#[test]
fn finds_every_spelling_of_a_secret() {
    let secret = "pä s/s+w\"ör\\d&";
    let redactor = knowing(secret);
    for spelled in [
        "pä s/s+w\"ör\\d&",
        "p%C3%A4+s%2Fs%2Bw%22%C3%B6r%5Cd%26",
        "p%c3%a4%20s%2fs%2bw%22%c3%b6r%5cd%26",
        "p%25C3%25A4%2520s%252Fs%252Bw%2522%25C3%25B6r%255Cd%2526",
        r#"pä s\/s+w\"ör\\d&"#,
        r"p\u00e4 s\u002Fs\u002bw\u0022\u00f6r\u005cd\u0026",
        r#"pä s\\\/s+w\\\"ör\\\\d&"#,
        "pä s/s+w&quot;ör\\d&amp;",
        "pä s/s+w&#34;&#xF6;r\\d&#38;",
    ] {
        let text = format!("before {spelled} after");
        assert_eq!(
            redactor.redact(&text),
            "before [redacted] after",
            "{spelled}"
        );
    }
    let emoji = knowing("key😀key");
    assert_eq!(emoji.redact(r#""key\ud83d\uDE00key""#), r#""[redacted]""#);
}

#[test]
fn finds_encodings_within_encodings() {
    let secret = "MARKER/+\"48";
    let redactor = knowing(secret);
    let json = |text: &str| serde_json::to_string(text).unwrap();
    let form =
        |text: &str| -> String { url::form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let base64 = |text: &str| STANDARD.encode(text);
    let encodings: [&dyn Fn(&str) -> String; 3] = [&json, &form, &base64];
    for first in encodings {
        for second in encodings {
            for third in encodings {
                let text = third(&second(&first(&format!("a {secret} b"))));
                let redacted = redactor.redact(&text);
                assert!(redacted.contains(REDACTED), "{text} gave {redacted}");
            }
        }
    }
}

#[test]
fn a_long_list_takes_no_time() {
    let item =
        r#"{"clientId":"API-Admin","rememberAs":"a+b \"c\" &amp; %41","accessTokenTTL":525600},"#;
    let redactor = knowing("MARKER-secret");
    let started = std::time::Instant::now();
    let shown = redactor.excerpt(item.repeat(4000).as_bytes(), 2000);
    assert_eq!(shown.chars().count(), 2001);
    // Seconds even without optimisation and on a busy machine.
    assert!(
        started.elapsed() < std::time::Duration::from_secs(20),
        "{:?}",
        started.elapsed()
    );
    println!("{:?}", started.elapsed());
}

#[test]
fn a_long_text_is_cut_behind_its_last_whole_secret() {
    let redactor = knowing("marker-secret");
    for before in 64 * 1024 - 20..64 * 1024 + 5 {
        let text = format!("{}marker-secret{}", " ".repeat(before), " ".repeat(99));
        let shown = redactor.excerpt(text.as_bytes(), usize::MAX);
        assert!(!shown.contains('m'), "{before}");
        assert!(shown.ends_with('…'));
    }
}

#[test]
fn finds_base64_at_every_alignment() {
    let secret = "Zq8-marker-secret>>>???";
    let redactor = knowing(secret);
    for before in ["", "a", "ab", "abc", "OktaSCIM:", "client-12:"] {
        for after in ["", "x", "xy", "xyz"] {
            let whole = format!("{before}{secret}{after}");
            for encoded in [STANDARD.encode(&whole), URL_SAFE_NO_PAD.encode(&whole)] {
                for text in [
                    format!("<{encoded}>"),
                    format!("<{}>", encoded.replace('/', "\\/")),
                    format!("<{}>", encoded.replace('+', "%2B").replace('/', "%2f")),
                ] {
                    let redacted = redactor.redact(&text);
                    assert!(redacted.contains(REDACTED), "{text} gave {redacted}");
                    assert!(
                        redacted.len() <= text.len() / 2 + 8,
                        "{text} left too much: {redacted}"
                    );
                }
            }
        }
    }
}

#[test]
fn replaces_a_short_secret_only_where_it_stands_alone() {
    let redactor = knowing("abc");
    assert_eq!(
        redactor.redact("abc, (abc) abcd"),
        "[redacted], ([redacted]) abcd"
    );
    assert_eq!(knowing("").redact("text"), "text");
}

#[test]
fn replaces_overlapping_secrets_as_one() {
    let redactor = knowing("abcdef");
    redactor.add("defghi");
    redactor.add("abab");
    assert_eq!(redactor.redact("abcdefghi"), "[redacted]");
    assert_eq!(redactor.redact("xabababx"), "x[redacted]x");
}

#[test]
fn finds_unknown_secrets_by_their_place() {
    let jwt = "eyJ0eXAiOiJKV1QifQ.eyJleHAiOjE2MDJ9.c2ln_-bmF0";
    let redactor = Redactor::default();
    for (text, redacted) in [
        (
            r#"{"secret":"s3","x":1}"#,
            r#"{"secret":"[redacted]","x":1}"#,
        ),
        (
            r#"{"access_token" : "a\"b" }"#,
            r#"{"access_token" : "[redacted]" }"#,
        ),
        (
            r#"{"sessionToken":"a\\"}"#,
            r#"{"sessionToken":"[redacted]"}"#,
        ),
        (r#"{"secret":"never ends"#, r#"{"secret":"[redacted]"#),
        (
            r#"{"password":1234,"a":2}"#,
            r#"{"password":[redacted],"a":2}"#,
        ),
        (
            r#"{"secret":{"v":"]x"},"a":2}"#,
            r#"{"secret":[redacted],"a":2}"#,
        ),
        (r#"{"secret":null,"b":""}"#, r#"{"secret":null,"b":""}"#),
        (
            r#""{\"password\":\"p\\\"w\"}""#,
            r#""{\"password\":\"[redacted]\"}""#,
        ),
        (
            "client_secret=a%20b&scope=admin",
            "client_secret=[redacted]&scope=admin",
        ),
        (
            "grant=x&refresh-token=r",
            "grant=x&refresh-token=[redacted]",
        ),
        (
            "Authorization: Basic T2t0YVNDSU06czNjcmV0",
            "Authorization: Basic [redacted]",
        ),
        ("the Bearer token is invalid", "the Bearer token is invalid"),
        (
            "Bearer authentication required",
            "Bearer authentication required",
        ),
        (
            "accessTokenTTL=5 tokenType=Bearer",
            "accessTokenTTL=5 tokenType=Bearer",
        ),
        ("password: must not be empty", "password: must not be empty"),
        ("eyJ is a start", "eyJ is a start"),
    ] {
        assert_eq!(redactor.redact(text), redacted, "{text}");
    }
    for text in [jwt.to_owned(), format!("({jwt})."), jwt[..30].to_owned()] {
        let redacted = redactor.redact(&text);
        assert!(!redacted.contains("eyJ"), "{text} gave {redacted}");
    }
}

#[test]
fn cuts_only_what_is_redacted_already() {
    let redactor = knowing("marker-secret");
    for limit in 0..40 {
        let shown = redactor.excerpt(b"0123456789 marker-secret 0123456789", limit);
        assert!(!shown.contains("mark"), "{limit}: {shown}");
        assert!(shown.chars().count() <= limit + 1);
    }
    assert_eq!(redactor.excerpt(b"a\x1b\xff", 99), "a\\u{1b}\u{fffd}");
}

#[test]
fn shares_what_it_knows_and_never_shows_it() {
    let redactor = Redactor::default();
    let clone = redactor.clone();
    redactor.add("marker-secret");
    assert_eq!(clone.redact("marker-secret"), REDACTED);
    assert_eq!(format!("{clone:?}"), "Redactor");
}

/// Characters that the mark itself cannot hold, so that "not contained" can be asserted.
fn secrets() -> impl Strategy<Value = String> {
    "[A-Z0-9+/ \"\\\\&%äß€😀]{4,24}"
}

proptest! {
    #[test]
    // The blank keeps a lone `%a` before the secret from taking its first character for a digit.
    fn no_spelling_gets_through(secret in secrets(), before in "([ -~]{0,12} )?", after in "[ -~]{0,12}") {
        let redactor = knowing(&secret);
        let json = serde_json::to_string(&secret).unwrap();
        let form: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
        for spelled in [
            secret.clone(),
            json[1..json.len() - 1].to_owned(),
            form.clone(),
            form.to_lowercase().replace('+', "%20"),
        ] {
            // Lower-casing is for the hexadecimal digits only.
            if spelled == form.to_lowercase().replace('+', "%20") && spelled != form && secret.chars().any(|c| c.is_ascii_uppercase()) {
                continue;
            }
            let text = format!("{before}{spelled}{after}");
            let redacted = redactor.redact(&text);
            prop_assert!(redacted.contains(REDACTED), "{} in {:?}", spelled, text);
            prop_assert!(!redacted.contains(&secret));
        }
        for prefix in ["", "a", "ab", "OktaSCIM:"] {
            let encoded = STANDARD.encode(format!("{prefix}{secret}"));
            prop_assert!(!redactor.redact(&encoded).contains(&encoded[encoded.len() / 2..]));
        }
    }

    #[test]
    fn text_without_secrets_stays(text in "[a-z ,.]{0,60}") {
        prop_assert_eq!(knowing("0123456789").redact(&text), text);
    }

    #[test]
    fn never_panics(secret in ".{0,8}", text in ".*", limit in 0_usize..50) {
        let redactor = knowing(&secret);
        let _ = redactor.redact(&text);
        let _ = redactor.excerpt(text.as_bytes(), limit);
    }

    #[test]
    fn structure_never_panics(text in "(\"|\\\\|secret|password|=|:|\\{|\\}|eyJ|\\.|Basic | |é|abcd)*") {
        let _ = Redactor::default().redact(&text);
    }
}
