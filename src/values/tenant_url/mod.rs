use super::{InvalidValue, serde_by_text};
use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use url::{Host, Url};

/// The address of a Workspace ONE Access tenant: `https://HOST`, or `https://HOST/SAAS/t/NAME` where
/// the tenant's name stands in the path (`ws1-access-api.md` §1). Never with a `/` at its end, since
/// clients append `/SAAS/…` (step D3 of the guide).
///
/// What an administrator pastes is taken where its meaning is plain: a bare host, a trailing `/`, the
/// address of a console page. [`TenantUrl::note`] says what was dropped.
#[derive(Debug, Clone)]
pub struct TenantUrl {
    /// Scheme, host and port; its path is `/`.
    origin: Url,
    /// The tenant's name in the path, as in `/SAAS/t/NAME`.
    path_name: Option<String>,
    /// What was dropped from the text that it was parsed from.
    note: Option<TenantUrlNote>,
}

impl PartialEq for TenantUrl {
    /// The same tenant, however it was written.
    fn eq(&self, other: &Self) -> bool {
        self.origin == other.origin && self.path_name == other.path_name
    }
}

impl Eq for TenantUrl {}

/// Something that was dropped from the text, worth telling the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TenantUrlNote {
    /// A `/` at the end.
    TrailingSlash,
    /// The path, query or fragment of a console page.
    ConsolePage,
}

impl fmt::Display for TenantUrlNote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::TrailingSlash => "the `/` at the end of the tenant's URL was dropped",
            Self::ConsolePage => {
                "the tenant's URL was that of a console page; only the tenant's address was taken"
            }
        })
    }
}

const HINT: &str =
    "give the tenant's address alone, for example https://acme.workspaceoneaccess.com";

/// First path segments of pages that people have before them in the browser.
const CONSOLE_PATHS: [&str; 9] = [
    "saas",
    "catalog-portal",
    "authcontrol",
    "acs",
    "federation",
    "hc",
    "ui",
    "ws1",
    "web",
];

impl TenantUrl {
    /// What was dropped from the text, worth telling the user.
    pub fn note(&self) -> Option<TenantUrlNote> {
        self.note
    }

    fn parse(text: &str) -> Result<Self, InvalidValue> {
        let text = text.trim();
        let shown = shown(text);
        if text.is_empty() {
            return Err(InvalidValue::new("the tenant's URL is empty", HINT));
        }
        let with_scheme = if text.contains("://") {
            text.to_owned()
        } else {
            format!("https://{text}")
        };
        let url = Url::parse(&with_scheme)
            .map_err(|error| InvalidValue::new(format!("`{shown}` {}", fault(error)), HINT))?;
        check_origin(&url, &shown)?;
        let (path_name, note) = read_path(&url, &shown)?;
        let mut origin = url;
        origin.set_path("");
        origin.set_query(None);
        origin.set_fragment(None);
        Ok(Self {
            origin,
            path_name,
            note,
        })
    }

    /// The URL of a path below the tenant's `/SAAS`, for example `auth/oauthtoken`.
    pub fn api(&self, path: &str) -> Url {
        let mut url = self.origin.clone();
        {
            // A URL with a host can always have path segments.
            if let Ok(mut segments) = url.path_segments_mut() {
                segments.clear().push("SAAS");
                if let Some(name) = &self.path_name {
                    segments.push("t").push(name);
                }
                segments.extend(path.split('/'));
            }
        }
        url
    }

    /// The host without port; an IPv6 address in brackets.
    pub fn host_text(&self) -> String {
        self.origin.host_str().unwrap_or_default().to_owned()
    }

    /// Host, with port and path name where there are any: what names this tenant in a store entry.
    pub fn authority(&self) -> String {
        let mut text = self.host_text();
        if let Some(port) = self.port() {
            text.push_str(&format!(":{port}"));
        }
        if let Some(name) = &self.path_name {
            text.push('/');
            text.push_str(name);
        }
        text
    }

    /// The port, where it is not the scheme's own.
    pub fn port(&self) -> Option<u16> {
        self.origin.port()
    }

    /// The tenant's name in the path, where there is one.
    pub fn path_name(&self) -> Option<&str> {
        self.path_name.as_deref()
    }

    /// Whether the host is this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.origin)
    }

    /// Whether the connection is not encrypted, which is allowed to this machine only.
    pub fn is_plain_http(&self) -> bool {
        self.origin.scheme() == "http"
    }

    /// Whether the host is an address that Okta's cloud cannot reach: loopback, private, link-local,
    /// or a name of a single label.
    pub fn is_private(&self) -> bool {
        match self.origin.host() {
            Some(Host::Ipv4(ip)) => ip.is_private() || ip.is_loopback() || ip.is_link_local(),
            Some(Host::Ipv6(ip)) => {
                ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local()
            }
            Some(Host::Domain(name)) => {
                !name.trim_end_matches('.').contains('.')
                    || [".local", ".internal", ".localhost", ".lan", ".home.arpa"]
                        .iter()
                        .any(|ending| name.ends_with(ending))
            }
            None => false,
        }
    }
}

/// The text as an error repeats it: what stands before an `@` can be a password, even where nothing
/// else is like a web address.
fn shown(text: &str) -> String {
    let bare = match text.rsplit_once('@') {
        Some((before, after)) => {
            let scheme = before.split_once("://").map_or("", |(scheme, _)| scheme);
            let end = if scheme.is_empty() { "" } else { "://" };
            format!("{scheme}{end}…@{after}")
        }
        None => text.to_owned(),
    };
    bare.escape_debug().to_string()
}

/// What is wrong with it, in words that follow the address.
fn fault(error: url::ParseError) -> &'static str {
    match error {
        url::ParseError::EmptyHost => "names no host",
        url::ParseError::InvalidPort => "has a port that no address has",
        _ => "is not a web address",
    }
}

fn check_origin(url: &Url, shown: &str) -> Result<(), InvalidValue> {
    let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
        return Err(InvalidValue::new(format!("`{shown}` names no host"), HINT));
    };
    if !url.username().is_empty() || url.password().is_some() {
        // The text may hold a password: it is not repeated.
        return Err(InvalidValue::new(
            "the tenant's URL has a user name or password in it",
            HINT,
        ));
    }
    match url.scheme() {
        "https" => {}
        "http" if is_loopback(url) => {}
        "http" => {
            return Err(InvalidValue::new(
                format!("`{shown}` is not encrypted"),
                format!("write https://{host} (plain http is taken for this machine only)"),
            ));
        }
        _ => {
            return Err(InvalidValue::new(
                format!("`{shown}` is not an https address"),
                HINT,
            ));
        }
    }
    let is_okta = ["okta.com", "oktapreview.com", "okta-emea.com"]
        .iter()
        .any(|okta| host == *okta || host.ends_with(&format!(".{okta}")));
    if is_okta {
        return Err(InvalidValue::new(
            format!("`{shown}` is an address of Okta, not of Workspace ONE Access"),
            HINT,
        ));
    }
    Ok(())
}

fn read_path(
    url: &Url,
    shown: &str,
) -> Result<(Option<String>, Option<TenantUrlNote>), InvalidValue> {
    let segments: Vec<&str> = url
        .path_segments()
        .into_iter()
        .flatten()
        .filter(|segment| !segment.is_empty())
        .collect();
    let has_more = url.query().is_some() || url.fragment().is_some();
    let Some(first) = segments.first() else {
        let note = if has_more {
            Some(TenantUrlNote::ConsolePage)
        } else if url.as_str().ends_with('/') && shown.ends_with('/') {
            Some(TenantUrlNote::TrailingSlash)
        } else {
            None
        };
        return Ok((None, note));
    };
    if !CONSOLE_PATHS.contains(&first.to_ascii_lowercase().as_str()) {
        return Err(InvalidValue::new(
            format!("`{shown}` has a path that no Access tenant has"),
            format!(
                "give the address alone: {}",
                url.origin().ascii_serialization()
            ),
        ));
    }
    let is_saas = first.eq_ignore_ascii_case("saas");
    match (is_saas, segments.get(1), segments.get(2)) {
        (true, Some(t), Some(name)) if t.eq_ignore_ascii_case("t") => {
            if !name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
                || name.starts_with('.')
            {
                return Err(InvalidValue::new(
                    format!("`{shown}` has no plain tenant name after /SAAS/t/"),
                    "write https://HOST/SAAS/t/NAME",
                ));
            }
            let note = if segments.len() > 3 || has_more {
                Some(TenantUrlNote::ConsolePage)
            } else if shown.ends_with('/') {
                Some(TenantUrlNote::TrailingSlash)
            } else {
                None
            };
            Ok((Some((*name).to_owned()), note))
        }
        _ => Ok((None, Some(TenantUrlNote::ConsolePage))),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        None => false,
    }
}

impl fmt::Display for TenantUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.origin.as_str().trim_end_matches('/'))?;
        match &self.path_name {
            Some(name) => write!(formatter, "/SAAS/t/{name}"),
            None => Ok(()),
        }
    }
}

impl FromStr for TenantUrl {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

serde_by_text!(TenantUrl);

#[cfg(test)]
mod tests;
