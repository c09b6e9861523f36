use super::call::AuthorizationKind;
use super::known::{KnownTrouble, RIGHTS_HINT};
use super::message::Answer;
use super::operation::Operation;
use crate::http::{HttpError, MAX_WAIT};
use crate::values::{ClientId, in_words};
use std::time::Duration;

/// Where nothing better is known.
const UNEXPLAINED_HINT: &str = "try again with -vv, which shows the requests and answers without \
                                secrets; if it stays so, report that where you got this source from";

/// Why the tenant did not do what it was asked. Its texts hold no secret: what a server said is
/// redacted, escaped and shortened before it comes in here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccessError {
    /// No reply: network, TLS, proxy or time-out.
    #[error("cannot {operation}: {error}")]
    Http {
        /// What was being done.
        operation: Operation,
        /// What went wrong.
        #[source]
        error: HttpError,
    },
    /// The token endpoint does not accept this client with this secret (§2.2: 401, or 400 with
    /// `invalid_client`). Every other failure of the token call is another variant.
    #[error(
        "the tenant does not accept the secret of OAuth client `{client}`, or does not know the client ({answer})"
    )]
    ClientRefused {
        /// The client.
        client: ClientId,
        /// The answer.
        answer: Answer,
    },
    /// The token endpoint refused for another reason, such as `invalid_scope` or
    /// `unauthorized_client`; the word is in the answer.
    #[error("cannot {operation}: {answer}")]
    OAuth {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// The tenant has no sign-in for local administrators (§2.1: 404).
    #[error("cannot {operation}: the tenant has no sign-in for local administrators")]
    NoLocalSignIn {
        /// What was being done.
        operation: Operation,
    },
    /// User name or password are wrong, or the administrator is not a local one; 403: whoever this is may not
    /// sign in like that.
    #[error("cannot {operation}: {} ({answer})", not_in(answer.status))]
    SignInRefused {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 401: the token is expired or unknown.
    #[error("cannot {operation}: the token is expired or not known to the tenant ({answer})")]
    Unauthorized {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 403: the token lacks a right.
    #[error("cannot {operation}: the token lacks the right to it ({answer})")]
    Forbidden {
        /// What was being done.
        operation: Operation,
        /// Whose token it is: an administrator's session, or a client's.
        by: AuthorizationKind,
        /// The answer.
        answer: Answer,
    },
    /// 404.
    #[error("cannot {operation}: {answer}")]
    NotFound {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 404 for what is to be deleted, and the tenant still shows it: something else has answered.
    #[error(
        "cannot {operation}: answered that it is not there, but the tenant still shows it ({answer})"
    )]
    StillThere {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 400: something in the request is not accepted.
    #[error("cannot {operation}: {answer}")]
    BadRequest {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 409: it is there already, or in use.
    #[error("cannot {operation}: {answer}")]
    Conflict {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 5xx. For a new OAuth client 500 can mean that its id is taken (§3).
    #[error("cannot {operation}: {answer}")]
    ServerError {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// 408 or 429: not now.
    #[error("cannot {operation}: the tenant is busy ({answer})")]
    Busy {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// Any other status.
    #[error("cannot {operation}: {answer}")]
    Unexpected {
        /// What was being done.
        operation: Operation,
        /// The answer.
        answer: Answer,
    },
    /// A web page in the place of the API's answer.
    #[error("cannot {operation}: answered with a web page instead of data ({answer})")]
    WebPage {
        /// What was being done.
        operation: Operation,
        /// The answer, with the page's title.
        answer: Answer,
    },
    /// A redirect, which is not followed.
    #[error("cannot {operation}: redirected to {target} ({status})")]
    Redirected {
        /// What was being done.
        operation: Operation,
        /// The status.
        status: u16,
        /// Where to, without a query.
        target: String,
    },
    /// An answer of a success status that is not what this call gives.
    #[error("cannot {operation}: the answer ({status}) {lack}{}", shown(.excerpt.as_deref()))]
    Unreadable {
        /// What was being done.
        operation: Operation,
        /// The status.
        status: u16,
        /// What is wrong with it.
        lack: &'static str,
        /// The start of the answer.
        excerpt: Option<String>,
    },
    /// The first call was answered by something that is not Workspace ONE Access.
    #[error("the host answers, but not as Workspace ONE Access ({answer})")]
    NotAccess {
        /// The answer.
        answer: Answer,
    },
    /// The id cannot stand in a URL.
    #[error("cannot {operation}: no address can be made of this id")]
    Unaddressable {
        /// What was being done.
        operation: Operation,
    },
}

/// Why the sign-in is refused. A wrong password is answered with 401, as far as is known (§2.1).
fn not_in(status: u16) -> &'static str {
    match status {
        403 => "this user may not sign in by name and password",
        _ => "user name or password are refused",
    }
}

fn shown(excerpt: Option<&str>) -> String {
    excerpt.map(|text| format!(": {text}")).unwrap_or_default()
}

const WEB_PAGE_HINT: &str = "a proxy or a login page may stand before the tenant; check the tenant's URL and the proxy \
     settings (--proxy, HTTPS_PROXY)";
const SIGN_IN_HINT: &str = "check the name and the password; only administrators of the System Domain can sign in this way: \
     federated ones make an OAuth client in the console and use --by-hand";

const NO_SIGN_IN_HINT: &str = "sign-in by name and password may be switched off here, or the administrator comes from a federated \
     directory: make an OAuth client in the console and use --by-hand";

impl AccessError {
    /// A stable word for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Http { error, .. } => error.code(),
            Self::ClientRefused { .. } => "client_refused",
            Self::OAuth { .. } => "oauth_error",
            Self::NoLocalSignIn { .. } => "no_local_sign_in",
            Self::SignInRefused { .. } => "sign_in_refused",
            Self::Unauthorized { .. } => "token_refused",
            Self::Forbidden { .. } => "forbidden",
            Self::NotFound { .. } => "not_found",
            Self::StillThere { .. } => "still_there",
            Self::BadRequest { .. } => "bad_request",
            Self::Conflict { .. } => "conflict",
            Self::ServerError { .. } => "server_error",
            Self::Busy { .. } => "busy",
            Self::Unexpected { .. } => "unexpected_answer",
            Self::WebPage { .. } => "web_page",
            Self::Redirected { .. } => "redirected",
            Self::Unreadable { .. } => "unreadable_answer",
            Self::NotAccess { .. } => "not_access",
            Self::Unaddressable { .. } => "bad_id",
        }
    }

    /// One thing to do about it.
    pub fn hint(&self) -> Option<String> {
        if let Self::SignInRefused { answer, .. } = self {
            // The words of this refusal are known from elsewhere, where they mean a client's rights.
            let hint = match answer.status {
                403 => NO_SIGN_IN_HINT,
                _ => SIGN_IN_HINT,
            };
            return Some(hint.to_owned());
        }
        let known = self.answer().and_then(|answer| answer.known.as_ref());
        // These words only repeat the status, and what to do depends on whose token it is.
        let is_about_the_token = matches!(self, Self::Unauthorized { .. } | Self::Forbidden { .. });
        if let Some(known) = known
            && !(is_about_the_token && *known == KnownTrouble::NotAuthorized)
        {
            return Some(known.hint());
        }
        let hint = match self {
            Self::Http { error, .. } => return error.hint(),
            Self::ClientRefused { .. } => {
                "check client id and secret; if the secret was made anew in the console, give the new \
                 one with --client-secret-file"
            }
            Self::OAuth { answer, .. } => match answer.oauth_error.as_deref() {
                Some("invalid_scope") => "give the OAuth client the scope Admin",
                Some("unauthorized_client" | "unsupported_grant_type") => {
                    "the OAuth client must be of access type Service Client Token (grant \
                     client_credentials)"
                }
                _ => UNEXPLAINED_HINT,
            },
            Self::NoLocalSignIn { .. } => {
                "make an OAuth client in the console instead and use --by-hand; an Omnissa Identity \
                 Service tenant has no such sign-in either, and is not what this tool sets up"
            }
            Self::Unauthorized { .. } => {
                "give another bearer token; of the profile's own, `ws1-okta setup` fetches a new one"
            }
            Self::Forbidden {
                by: AuthorizationKind::Session,
                ..
            } => {
                "give this user an administrator role in the Access console, for example Super Admin, or \
                 sign in as a user who has it"
            }
            Self::Forbidden { .. } => RIGHTS_HINT,
            Self::NotFound {
                operation: Operation::ReadUsers | Operation::ReadGroups,
                ..
            } => {
                "this tenant may be an Omnissa Identity Service tenant, which has another SCIM address"
            }
            // §3: 500 is what a taken id is answered with; other numbers tell of the tenant alone.
            Self::ServerError {
                operation: Operation::CreateClient(_),
                answer,
            } => {
                if answer.status == 500 {
                    "the client id may be taken: look with `ws1-okta client list`"
                } else {
                    "try again later: run the same command again"
                }
            }
            Self::ServerError { answer, .. } | Self::Busy { answer, .. } => {
                return Some(match answer.wait {
                    Some(wait) => format!("try again in {}", in_words(wait.get().into())),
                    None => "try again in a few minutes".to_owned(),
                });
            }
            Self::WebPage { .. } | Self::StillThere { .. } => WEB_PAGE_HINT,
            Self::Redirected { .. } => {
                "give the address that the tenant itself has; a login page or proxy may also redirect"
            }
            Self::NotAccess { .. } => {
                "check the host in the tenant's URL and the proxy settings; an Omnissa Identity \
                 Service tenant does not answer as Workspace ONE Access does"
            }
            Self::Conflict {
                operation: Operation::CreateDirectory(_),
                ..
            } => "choose another domain or name; look with `ws1-okta directory list`",
            Self::SignInRefused { .. }
            | Self::NotFound { .. }
            | Self::BadRequest { .. }
            | Self::Conflict { .. }
            | Self::Unexpected { .. }
            | Self::Unreadable { .. }
            | Self::Unaddressable { .. } => UNEXPLAINED_HINT,
        };
        Some(hint.to_owned())
    }

    /// Whether the same call may succeed later without anybody doing anything.
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Http { error, .. } => error.is_transient(),
            Self::ServerError { .. } | Self::Busy { .. } => true,
            _ => false,
        }
    }

    /// Whether a change may have been made although the call failed, so that one must look.
    pub fn is_outcome_unknown(&self) -> bool {
        match self {
            Self::Http { operation, error } => operation.is_change() && error.may_have_arrived(),
            Self::ServerError { operation, .. } => operation.is_change(),
            _ => false,
        }
    }

    /// How long the tenant wants to be left alone before another try; `None` where that is longer than
    /// this waits.
    pub fn pause(&self) -> Option<Duration> {
        let wait = self.answer().and_then(|answer| answer.wait);
        let asked = Duration::from_secs(wait.map_or(0, |wait| wait.get().into()));
        (asked <= MAX_WAIT).then_some(asked)
    }

    /// The server's answer, where there was one.
    pub fn answer(&self) -> Option<&Answer> {
        match self {
            Self::ClientRefused { answer, .. }
            | Self::OAuth { answer, .. }
            | Self::SignInRefused { answer, .. }
            | Self::Unauthorized { answer, .. }
            | Self::Forbidden { answer, .. }
            | Self::NotFound { answer, .. }
            | Self::StillThere { answer, .. }
            | Self::BadRequest { answer, .. }
            | Self::Conflict { answer, .. }
            | Self::ServerError { answer, .. }
            | Self::Busy { answer, .. }
            | Self::Unexpected { answer, .. }
            | Self::WebPage { answer, .. }
            | Self::NotAccess { answer } => Some(answer),
            Self::Http { .. }
            | Self::NoLocalSignIn { .. }
            | Self::Redirected { .. }
            | Self::Unreadable { .. }
            | Self::Unaddressable { .. } => None,
        }
    }
}
