use super::json;
use serde_json::Value;

/// What a SCIM list says about itself (§5.3); its resources are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScimList {
    /// How many resources there are.
    pub total_results: Option<u64>,
}

impl ScimList {
    /// Reads a list; `None` for JSON that has no mark of one.
    pub(super) fn read(body: &[u8]) -> Option<Self> {
        let fields = json::object(body)?;
        let number = |name| json::field(&fields, &[name]).and_then(json::integer);
        let total = number("totalResults");
        let has_resources = json::field(&fields, &["Resources"]).is_some_and(Value::is_array);
        if total.is_none() && number("itemsPerPage").is_none() && !has_resources {
            return None;
        }
        Some(Self {
            total_results: total.and_then(|total| u64::try_from(total).ok()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_leniently() {
        for (body, list) in [
            (r#"{"totalResults":3,"Resources":[]}"#, Some(Some(3))),
            (r#"{"TotalResults":"3"}"#, Some(Some(3))),
            (r#"{"Resources":[]}"#, Some(None)),
            (r#"{"errors":[]}"#, None),
            ("[]", None),
        ] {
            let read = ScimList::read(body.as_bytes()).map(|list| list.total_results);
            assert_eq!(read, list, "{body}");
        }
    }

    proptest! {
        #[test]
        fn a_count_is_read_as_it_was_written(total: u32, body in "[\\[\\]{}\",:0-9a-zR ]*") {
            let list = format!("{{\"totalResults\":{total}}}");
            let read = ScimList::read(list.as_bytes()).and_then(|list| list.total_results);
            prop_assert_eq!(read, Some(u64::from(total)));
            let _ = ScimList::read(body.as_bytes());
        }
    }
}
