use super::message::Answer;
use super::oauth_client::{ClientPage, OAuthClient};
use super::scim::ScimList;
use super::{directory, health, token};
use crate::http::{Redactor, Reply};
use crate::values::ClientId;

/// Reads a reply in every way in which one is read, for the fuzzer; gives all that people would be
/// shown of it.
pub(crate) fn fuzz_reply(reply: &Reply, redactor: &Redactor) -> Vec<String> {
    let _ = (reply.is_web_page(), health::is_discovery(reply));
    let _ = token::read(reply, redactor);
    let _ = ClientPage::read(reply).map(|page| page.clients);
    let _ = ScimList::read(&reply.body);
    let _ = directory::read_list(&reply.body);
    let _ = directory::read_domains(&reply.body);
    let _ = directory::read_created_id(&reply.body);
    let client = OAuthClient::read(&ClientId::default(), reply, redactor);
    let answer = Answer::of(reply, redactor);
    let version = health::read(reply, redactor).and_then(|reached| reached.version);
    let hint = answer.known.as_ref().map(super::KnownTrouble::hint);
    let mut shown = vec![answer.to_string(), redactor.excerpt(&reply.body, 2000)];
    shown.extend(version.into_iter().chain(hint));
    shown.extend(client.map(|client| format!("{client:?}")));
    shown
}
