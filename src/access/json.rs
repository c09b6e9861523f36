//! Reading JSON leniently: letter case of keys, numbers as text, lists as text.

use crate::values::Ttl;
use serde_json::{Map, Value};

/// Reads a JSON object; one leading byte-order mark is passed over.
pub(super) fn object(body: &[u8]) -> Option<Map<String, Value>> {
    match value(body)? {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// The most values that a reply may hold. Once read, a small one takes a hundred times its bytes; the
/// values of real replies are so long that the limit of a body comes first.
const MAX_VALUES: usize = 200_000;

/// Reads any JSON of a bounded number of values.
pub(super) fn value(body: &[u8]) -> Option<Value> {
    let opens_value = |byte: &&u8| matches!(**byte, b',' | b'[' | b'{');
    if body.iter().filter(opens_value).count() > MAX_VALUES {
        return None;
    }
    serde_json::from_slice(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)).ok()
}

/// The first of the named fields that is there and not null, without regard to case.
pub(super) fn field<'a>(fields: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        fields
            .get(*name)
            .or_else(|| {
                fields
                    .iter()
                    .find(|(key, _)| key.eq_ignore_ascii_case(name))
                    .map(|(_, value)| value)
            })
            .filter(|value| !value.is_null())
    })
}

/// A text field that is not blank; a number counts as its text.
pub(super) fn text(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    as_text(field(fields, names)?)
}

/// A value as text that is not blank.
pub(super) fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// A whole number, also as text or with a fraction of zero.
pub(super) fn integer(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| whole(number.as_f64()?)),
        Value::String(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| whole(text.parse().ok()?))
        }
        _ => None,
    }
}

/// A float of a size in which every whole number is exact, even if the last bit was read wrong.
fn whole(number: f64) -> Option<i64> {
    const EXACT: f64 = 2_251_799_813_685_248.0;
    (number.is_finite() && number.abs() <= EXACT)
        .then(|| format!("{number:.0}").parse().ok())
        .flatten()
}

/// A truth value, also as text: the health page gives all values as text (§7).
pub(super) fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::String(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}

/// Words separated by blanks or commas, or a list of texts.
pub(super) fn words(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => text
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !word.is_empty())
            .map(Into::into)
            .collect(),
        Some(Value::Array(items)) => items.iter().filter_map(as_text).collect(),
        _ => Vec::new(),
    }
}

/// A time to live in minutes (§3).
pub(super) fn ttl(value: Option<&Value>) -> Option<Ttl> {
    Ttl::from_minutes(u32::try_from(integer(value?)?).ok()?)
}

/// The items of a list reply: `{"items":[…]}`, another usual name, or a bare list.
pub(super) fn items(body: &[u8], names: &[&str]) -> Option<Vec<Value>> {
    let fields = match value(body)? {
        Value::Array(items) => return Some(items),
        Value::Object(fields) => fields,
        _ => return None,
    };
    let is_named = |key: &str| names.iter().any(|name| key.eq_ignore_ascii_case(name));
    // An empty list may leave its field out; a reply of another kind has other fields.
    let is_empty_list = fields
        .keys()
        .all(|key| key.starts_with('_') || key.eq_ignore_ascii_case("totalCount"))
        || fields.keys().any(|key| is_named(key));
    let found = fields
        .into_iter()
        .find(|(key, value)| is_named(key) && !value.is_null());
    match found {
        Some((_, Value::Array(items))) => Some(items),
        Some(_) => None,
        None => is_empty_list.then(Vec::new),
    }
}

/// Reads each item of a list. Items of which none can be read are not "none there".
pub(super) fn each<T>(items: &[Value], read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let read: Vec<T> = items.iter().filter_map(read).collect();
    (items.is_empty() || !read.is_empty()).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn reads_leniently() {
        let Value::Object(fields) =
            json!({"AllOk": "TRUE", "n": "7", "f": 7.0, "x": null, "b": " "})
        else {
            panic!("no object");
        };
        assert_eq!(field(&fields, &["allOk"]).and_then(boolean), Some(true));
        assert_eq!(field(&fields, &["N"]).and_then(integer), Some(7));
        assert_eq!(field(&fields, &["f"]).and_then(integer), Some(7));
        assert!(field(&fields, &["x"]).is_none());
        assert!(text(&fields, &["b"]).is_none());
        assert_eq!(words(Some(&json!("a  b,c"))), ["a", "b", "c"]);
        assert_eq!(words(Some(&json!(["a", 1]))), ["a", "1"]);
        assert_eq!(ttl(Some(&json!("180"))).map(Ttl::minutes), Some(180));
        assert_eq!(ttl(Some(&json!(0))), None);
        assert_eq!(integer(&json!(1e300)), None);
    }

    #[test]
    fn many_small_values_are_not_read() {
        let list = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
        assert!(value(list(MAX_VALUES).as_bytes()).is_some());
        assert!(value(list(MAX_VALUES + 1).as_bytes()).is_none());
    }

    #[test]
    fn reads_lists_of_every_form() {
        let names = ["items"];
        assert_eq!(items(b"[1,2]", &names).map(|i| i.len()), Some(2));
        assert_eq!(items(b"{\"items\":[1]}", &names).map(|i| i.len()), Some(1));
        assert_eq!(items(b"{\"_links\":{}}", &names).map(|i| i.len()), Some(0));
        assert_eq!(items(b"{\"items\":null}", &names).map(|i| i.len()), Some(0));
        assert!(items(b"{\"errors\":[]}", &names).is_none());
        assert!(items(b"<html>", &names).is_none());
        assert_eq!(each(&[], as_text), Some(vec![]));
        assert_eq!(each(&[json!(null)], as_text), None);
        assert_eq!(
            each(&[json!(null), json!("a")], as_text),
            Some(vec!["a".to_owned()])
        );
    }

    proptest! {
        #[test]
        fn a_number_is_the_same_in_every_form(number in -2_251_799_813_685_248_i64..=2_251_799_813_685_248) {
            for text in [format!("{number}"), format!("\"{number}\""), format!("{number}.0"), format!("\" {number}.0 \"")] {
                prop_assert_eq!(value(text.as_bytes()).as_ref().and_then(integer), Some(number), "{}", text);
            }
        }

        #[test]
        fn a_ttl_is_read_as_it_is_sent(minutes in 1_u32..) {
            prop_assert_eq!(ttl(Some(&json!(minutes))).map(Ttl::minutes), Some(minutes));
            prop_assert_eq!(ttl(Some(&json!(minutes.to_string()))).map(Ttl::minutes), Some(minutes));
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..64), text in "[\\[\\]{}\",:0-9a-z ]*") {
            for body in [bytes.as_slice(), text.as_bytes()] {
                let read = value(body);
                if let Some(read) = &read {
                    let _ = (as_text(read), integer(read), boolean(read), words(Some(read)), ttl(Some(read)));
                }
                // One mark before it changes nothing.
                if !body.starts_with(b"\xef\xbb\xbf") {
                    prop_assert_eq!(value(&[b"\xef\xbb\xbf", body].concat()), read);
                }
                let _ = items(body, &["items"]);
            }
        }

        #[test]
        fn words_are_never_blank(text in "[a-z, \t]*") {
            prop_assert!(words(Some(&json!(text))).iter().all(|word| !word.trim().is_empty() && !word.contains(',')));
        }
    }
}
