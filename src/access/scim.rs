use super::json;

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
        json::field(&fields, &["totalResults", "Resources", "itemsPerPage"])?;
        Some(Self {
            total_results: json::field(&fields, &["totalResults"])
                .and_then(json::integer)
                .and_then(|total| u64::try_from(total).ok()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
