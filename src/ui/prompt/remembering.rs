//! Answers that are kept while one of them is asked for again.

use super::{Check, PromptError, Prompter, Question};
use secrecy::zeroize::Zeroizing;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An answer, and whether it still counts.
struct Answer {
    text: Zeroizing<String>,
    flag: String,
    is_wrong: bool,
}

type Answers = BTreeMap<String, Answer>;

/// What was answered in this run, by the questions' labels. Clones share it.
#[derive(Clone, Default)]
pub(crate) struct Memory(Arc<Mutex<Answers>>);

impl Memory {
    fn answers(&self) -> MutexGuard<'_, Answers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, label: &str, is_wrong: bool) -> Option<Zeroizing<String>> {
        let answers = self.answers();
        let answer = answers.get(label)?;
        (answer.is_wrong == is_wrong).then(|| answer.text.clone())
    }

    fn keep(&self, question: Question<'_>, text: &str) {
        let answer = Answer {
            text: Zeroizing::new(text.to_owned()),
            flag: question.flag.to_owned(),
            is_wrong: false,
        };
        self.answers().insert(question.label.to_owned(), answer);
    }

    /// Whether a person has answered this in this run, not known to be wrong.
    pub(crate) fn has(&self, label: &str) -> bool {
        self.find(label, false).is_some()
    }

    /// A hint for somebody who was asked, and has given no flag: each question in the place of its flag.
    /// A command that is to be typed stays as it is.
    pub(crate) fn by_questions(&self, hint: &str) -> String {
        if hint.contains("ws1-okta ") {
            return hint.to_owned();
        }
        let answers = self.answers();
        let words = hint.split(' ').map(|word| {
            let is_of_flag = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
            let end = word.find(|letter| !is_of_flag(letter));
            let (flag, rest) = word.split_at(end.unwrap_or(word.len()));
            let flag = flag.strip_prefix("--").filter(|flag| !flag.is_empty());
            let asked = answers
                .iter()
                .find(|(_, answer)| Some(answer.flag.as_str()) == flag);
            asked.map_or_else(|| word.to_owned(), |(label, _)| format!("`{label}`{rest}"))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Notes that an answer is wrong, so that it is asked for again. A line that may be shown, or a
    /// choice, is then proposed, since it may be right after all: the network was down, or the fault is
    /// in another answer.
    pub(crate) fn forget(&self, label: &str) {
        if let Some(answer) = self.answers().get_mut(label) {
            answer.is_wrong = true;
        }
    }

    /// Forgets an answer that can never be right: it is asked for again, and not proposed.
    pub(crate) fn reject(&self, label: &str) {
        self.answers().remove(label);
    }
}

/// Asks by another prompter, and remembers the answers: a question that comes again is not asked
/// again, unless its answer was forgotten. A confirmation is never remembered.
pub(crate) struct Remembering {
    inner: Box<dyn Prompter>,
    memory: Memory,
}

impl Remembering {
    /// Remembers what `inner` is answered.
    pub(crate) fn new(inner: Box<dyn Prompter>, memory: Memory) -> Self {
        Self { inner, memory }
    }
}

impl Prompter for Remembering {
    fn text(
        &mut self,
        question: Question<'_>,
        default: Option<&str>,
        check: &Check<'_>,
    ) -> Result<String, PromptError> {
        let label = question.label;
        if let Some(known) = self.memory.find(label, false)
            && check(&known).is_ok()
        {
            return Ok(known.to_string());
        }
        let wrong = self.memory.find(label, true);
        let proposed = wrong.as_deref().map(String::as_str).or(default);
        let answer = self.inner.text(question, proposed, check)?;
        self.memory.keep(question, &answer);
        Ok(answer)
    }

    fn hidden(&mut self, question: Question<'_>, check: &Check<'_>) -> Result<String, PromptError> {
        if let Some(known) = self.memory.find(question.label, false)
            && check(&known).is_ok()
        {
            return Ok(known.to_string());
        }
        let answer = self.inner.hidden(question, check)?;
        self.memory.keep(question, &answer);
        Ok(answer)
    }

    fn confirm(&mut self, question: Question<'_>, default: bool) -> Result<bool, PromptError> {
        self.inner.confirm(question, default)
    }

    fn select(
        &mut self,
        question: Question<'_>,
        items: &[&str],
        default: usize,
    ) -> Result<usize, PromptError> {
        let place_of = |is_wrong| {
            let answer = self.memory.find(question.label, is_wrong)?;
            items.iter().position(|item| **item == **answer)
        };
        if let Some(place) = place_of(false) {
            return Ok(place);
        }
        let proposed = place_of(true).unwrap_or(default);
        let place = self.inner.select(question, items, proposed)?;
        if let Some(item) = items.get(place) {
            self.memory.keep(question, item);
        }
        Ok(place)
    }

    fn forget_typed(&mut self) {
        self.inner.forget_typed();
    }

    fn knows(&self, label: &str) -> bool {
        self.memory.has(label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::ScriptedPrompter;

    #[test]
    fn a_hint_names_the_questions_that_were_asked() {
        let scripted = ScriptedPrompter::new(["OKTA.COM"]);
        let memory = Memory::default();
        let mut prompter = Remembering::new(Box::new(scripted), memory.clone());
        let domain = Question {
            flag: "domain",
            ..Question::bare("Domain")
        };
        prompter.text(domain, None, &|_| Ok(())).unwrap();
        for (hint, told) in [
            (
                "give another --domain, a free one",
                "give another `Domain`, a free one",
            ),
            (
                "--domain-name or --directory",
                "--domain-name or --directory",
            ),
            ("ws1-okta setup --domain X", "ws1-okta setup --domain X"),
            ("wait -- and ask", "wait -- and ask"),
        ] {
            assert_eq!(memory.by_questions(hint), told);
        }
    }

    #[test]
    fn a_choice_that_was_forgotten_is_proposed() {
        let scripted = ScriptedPrompter::new(["b", "", "", ""]);
        let memory = Memory::default();
        let mut prompter = Remembering::new(Box::new(scripted), memory.clone());
        let way = Question::bare("Way");
        for (items, default, taken) in [
            (&["a", "b", "c"][..], 0, 1),
            (&["a", "b", "c"], 0, 1),
            (&["b", "a"], 1, 0),
            // It is not on the list any more.
            (&["a", "c"], 1, 1),
        ] {
            assert_eq!(prompter.select(way, items, default).unwrap(), taken);
            memory.forget("Way");
        }
    }

    #[test]
    fn only_what_was_forgotten_is_asked_again() {
        let scripted = ScriptedPrompter::new(["acme", "secret", "b", "yes", "other", "no"]);
        let asked = Arc::clone(&scripted.asked);
        let memory = Memory::default();
        let mut prompter = Remembering::new(Box::new(scripted), memory.clone());
        let accept: &Check<'_> = &|_| Ok(());
        for (password, confirmed) in [("secret", true), ("other", false)] {
            let tenant = prompter.text(Question::bare("Tenant"), None, accept);
            assert_eq!(tenant.unwrap(), "acme");
            let hidden = prompter.hidden(Question::bare("Password"), accept);
            assert_eq!(hidden.unwrap(), password);
            let way = prompter.select(Question::bare("Way"), &["a", "b"], 0);
            assert_eq!(way.unwrap(), 1);
            let sure = prompter.confirm(Question::bare("Sure?"), true);
            assert_eq!(sure.unwrap(), confirmed);
            assert!(memory.has("Password"));
            memory.forget("Password");
            assert!(!memory.has("Password"));
        }
        assert_eq!(
            *asked.lock().unwrap(),
            ["Tenant", "Password", "Way", "Sure?", "Password", "Sure?"]
        );
    }
}
