use super::*;
use proptest::prelude::*;

#[test]
fn takes_what_administrators_paste() {
    use TenantUrlNote::{ConsolePage, TrailingSlash};
    for (text, url, note) in [
        (
            "https://acme.vmwareidentity.com",
            "https://acme.vmwareidentity.com",
            None,
        ),
        (
            "acme.workspaceoneaccess.com",
            "https://acme.workspaceoneaccess.com",
            None,
        ),
        (
            "ACME.us1.wss.workspaceone.com",
            "https://acme.us1.wss.workspaceone.com",
            None,
        ),
        (
            "https://acme.example:8443",
            "https://acme.example:8443",
            None,
        ),
        (
            "https://acme.example/",
            "https://acme.example",
            Some(TrailingSlash),
        ),
        (
            "https://acme.example/SAAS/admin/app/page#!/dashboard",
            "https://acme.example",
            Some(ConsolePage),
        ),
        (
            "https://acme.example/catalog-portal/ui?x=1",
            "https://acme.example",
            Some(ConsolePage),
        ),
        (
            "https://acme.example/#/x",
            "https://acme.example",
            Some(ConsolePage),
        ),
        (
            "https://a.example/SAAS/t/acme",
            "https://a.example/SAAS/t/acme",
            None,
        ),
        (
            "https://a.example/SAAS/t/acme/",
            "https://a.example/SAAS/t/acme",
            Some(TrailingSlash),
        ),
        (
            "https://a.example/SAAS/t/acme/admin",
            "https://a.example/SAAS/t/acme",
            Some(ConsolePage),
        ),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", None),
        ("http://localhost:1", "http://localhost:1", None),
        ("http://[::1]:1", "http://[::1]:1", None),
    ] {
        let parsed: TenantUrl = text.parse().unwrap();
        assert_eq!(
            (parsed.to_string().as_str(), parsed.note()),
            (url, note),
            "{text}"
        );
        assert_eq!(url.parse::<TenantUrl>().unwrap(), parsed);
    }
}

#[test]
fn refuses_the_rest_with_a_hint() {
    for (text, message) in [
        ("", "the tenant's URL is empty"),
        (
            "http://acme.example",
            "`http://acme.example` is not encrypted",
        ),
        (
            "ftp://acme.example",
            "`ftp://acme.example` is not an https address",
        ),
        (
            "https://u:pw@acme.example",
            "the tenant's URL has a user name or password in it",
        ),
        (
            "https://acme.okta.com",
            "`https://acme.okta.com` is an address of Okta, not of Workspace ONE Access",
        ),
        (
            "https://acme-admin.okta.com/admin",
            "`https://acme-admin.okta.com/admin` is an address of Okta, not of Workspace ONE Access",
        ),
        (
            "https://acme.example/foo",
            "`https://acme.example/foo` has a path that no Access tenant has",
        ),
        ("https://", "`https://` names no host"),
        ("not a url", "`not a url` is not a web address"),
        (
            "https://acme:99999",
            "`https://acme:99999` has a port that no address has",
        ),
    ] {
        let error = text.parse::<TenantUrl>().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(!error.hint().is_empty());
    }
}

#[test]
fn builds_addresses_below_saas() {
    let plain: TenantUrl = "acme.example".parse().unwrap();
    assert_eq!(
        plain.api("auth/oauthtoken").as_str(),
        "https://acme.example/SAAS/auth/oauthtoken"
    );
    let in_path: TenantUrl = "https://a.example/SAAS/t/acme".parse().unwrap();
    assert_eq!(
        in_path.api("jersey/manager/api/health").as_str(),
        "https://a.example/SAAS/t/acme/jersey/manager/api/health"
    );
    assert_eq!(in_path.authority(), "a.example/acme");
}

#[test]
fn knows_what_okta_cannot_reach() {
    for private in [
        "10.0.0.1",
        "https://192.168.1.1",
        "https://access",
        "http://127.0.0.1:1",
        "a.corp.local",
    ] {
        assert!(
            private.parse::<TenantUrl>().unwrap().is_private(),
            "{private}"
        );
    }
    for public in ["acme.vmwareidentity.eu", "8.8.8.8"] {
        assert!(
            !public.parse::<TenantUrl>().unwrap().is_private(),
            "{public}"
        );
    }
}

proptest! {
    #[test]
    fn what_is_taken_is_safe_and_reads_back(
        text in "(https?://)?[ -~]{0,30}|https://[a-z0-9.:\\[\\]-]{1,20}(/SAAS)?(/t/[^?#]{0,12})?/?[?#]?|.*",
    ) {
        match text.parse::<TenantUrl>() {
            Ok(url) => {
                let shown = url.to_string();
                prop_assert!(!shown.ends_with('/') && !shown.contains(['@', '?', '#']), "{}", shown);
                prop_assert!(shown.starts_with("https://") || url.is_loopback(), "{}", shown);
                prop_assert!(!shown.chars().any(char::is_control));
                prop_assert_eq!(shown.parse::<TenantUrl>().unwrap(), url.clone());
                // Nothing that follows can name another host.
                let api = url.api("auth/oauthtoken");
                prop_assert!(api.as_str().starts_with(&shown), "{} {}", api, shown);
                prop_assert!(api.path().ends_with("/auth/oauthtoken"));
            }
            Err(error) => error.assert_readable(),
        }
    }

    #[test]
    fn a_password_in_it_is_never_repeated(
        before in "(https?|ftp|x)://|",
        user in "[a-z%]{0,4}",
        password in "[A-Z0-9]{12}",
        end in "[/?#@]{0,2}",
        host in "[ -~]{0,12}",
    ) {
        if let Err(error) = format!("{before}{user}:{password}{end}@{host}").parse::<TenantUrl>() {
            let told = format!("{error} {}", error.hint());
            prop_assert!(!told.contains(&password), "{}", told);
        }
    }
}
