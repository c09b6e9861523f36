//! Faults: what the network, a proxy or a busy server does to chosen calls.

use std::time::Duration;

use super::error::SandboxError;

/// How a fault spoils a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// Nothing beside the latency.
    None,
    /// This status, with a refusal's body.
    Status(u16),
    /// The socket is reset without an answer; the tenant did not act.
    Reset,
    /// The tenant acts, then the connection closes without an answer.
    LostReply,
    /// The tenant acts; the answer ends before its announced length.
    Truncate,
    /// The tenant acts; the answer comes one byte a second.
    Drip,
    /// The tenant acts; the answer has no body.
    Empty,
    /// The tenant acts; the answer's body is no JSON.
    NotJson,
    /// A proxy's login page with status 200; the tenant did not act.
    Html,
    /// A redirect (302) to this URL; the tenant did not act.
    Redirect(String),
    /// No answer, ever; the tenant did not act.
    Hang,
}

/// Which of the matching calls a fault spoils; calls are counted from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    Nth(u64),
    From(u64),
}

/// One fault, for example `POST /oauth2clients nth=1 status=503 retry-after=2`.
///
/// Method (`*`: any), a part of the path with query (`*`: any), then words in any order: `always` (default),
/// `nth=K`, `from=K`; `status=N`, `reset`, `lost-reply`, `truncate`, `drip`, `empty`, `not-json`,
/// `html`, `redirect=URL`, `hang`; `latency=MILLISECONDS`; with `status` also
/// `retry-after=SECONDS` and `act` (the tenant acts before it answers so).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    method: Option<String>,
    path: String,
    when: When,
    pub(super) effect: Effect,
    pub(super) latency: Duration,
    pub(super) retry_after: Option<u32>,
    pub(super) act: bool,
    calls: u64,
    text: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Fault {
    /// Reads a file of faults, one a line; empty lines and what begins with `#` do not count.
    pub fn parse_file(text: &str) -> Result<Vec<Self>, SandboxError> {
        let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::parse)
            .collect()
    }

    /// How many calls its method and path have matched so far.
    pub fn calls(&self) -> u64 {
        self.calls
    }

    /// Whether this fault strikes now. Each call that matches method and path is counted.
    fn strikes(&mut self, method: &str, target: &str) -> bool {
        if self
            .method
            .as_deref()
            .is_some_and(|wanted| wanted != method)
            || (self.path != "*" && !target.contains(&self.path))
        {
            return false;
        }
        self.calls += 1;
        match self.when {
            When::Always => true,
            When::Nth(number) => self.calls == number,
            When::From(number) => self.calls >= number,
        }
    }
}

/// The first fault that strikes; all matching ones count the call.
pub(super) fn strike(faults: &mut [Fault], method: &str, target: &str) -> Option<Fault> {
    let mut struck = None;
    for fault in faults {
        if fault.strikes(method, target) && struck.is_none() {
            struck = Some(fault.clone());
        }
    }
    struck
}

impl std::str::FromStr for Fault {
    type Err = SandboxError;

    fn from_str(text: &str) -> Result<Self, SandboxError> {
        parse(text).map_err(|reason| SandboxError::Fault {
            text: text.to_owned(),
            reason,
        })
    }
}

fn parse(text: &str) -> Result<Fault, String> {
    let mut words = text.split_whitespace();
    let method = words.next().ok_or("it begins with a method or `*`")?;
    let path = words
        .next()
        .ok_or("after the method comes a part of the path")?;
    if method != "*" && !method.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(format!("`{method}` is no method (POST, GET, … or `*`)"));
    }
    let mut fault = Fault {
        method: (method != "*").then(|| method.to_owned()),
        path: path.to_owned(),
        when: When::Always,
        effect: Effect::None,
        latency: Duration::ZERO,
        retry_after: None,
        act: false,
        calls: 0,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    for word in words {
        read_word(&mut fault, word)?;
    }
    if fault.effect == Effect::None && fault.latency.is_zero() {
        return Err("it says nothing of what happens".to_owned());
    }
    if (fault.act || fault.retry_after.is_some()) && !matches!(fault.effect, Effect::Status(_)) {
        return Err("`act` and `retry-after` belong to `status`".to_owned());
    }
    Ok(fault)
}

fn read_word(fault: &mut Fault, word: &str) -> Result<(), String> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let number = || match value.parse::<u64>() {
        Ok(number) => Ok(number),
        Err(_) => Err(format!("`{name}` takes a number")),
    };
    let effect = match name {
        "always" => None,
        "nth" | "from" => {
            let number = number()?;
            if number == 0 {
                return Err("calls are counted from one".to_owned());
            }
            fault.when = if name == "nth" {
                When::Nth(number)
            } else {
                When::From(number)
            };
            None
        }
        "latency" => {
            fault.latency = Duration::from_millis(number()?);
            None
        }
        "retry-after" => {
            fault.retry_after = Some(u32::try_from(number()?).map_err(|_| "too long a wait")?);
            None
        }
        "act" => {
            fault.act = true;
            None
        }
        "status" => {
            let status = u16::try_from(number()?).unwrap_or_default();
            if !(200..=599).contains(&status) {
                return Err("`status` takes 200 to 599".to_owned());
            }
            Some(Effect::Status(status))
        }
        "redirect" if !value.is_empty() => Some(Effect::Redirect(value.to_owned())),
        "reset" => Some(Effect::Reset),
        "lost-reply" => Some(Effect::LostReply),
        "truncate" => Some(Effect::Truncate),
        "drip" => Some(Effect::Drip),
        "empty" => Some(Effect::Empty),
        "not-json" => Some(Effect::NotJson),
        "html" => Some(Effect::Html),
        "hang" => Some(Effect::Hang),
        _ => return Err(format!("`{word}` is not understood")),
    };
    if let Some(effect) = effect {
        if fault.effect != Effect::None {
            return Err("it says two things that exclude each other".to_owned());
        }
        fault.effect = effect;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fault(text: &str) -> Fault {
        text.parse().unwrap()
    }

    #[test]
    fn reads_method_path_call_and_effect() {
        let fault = fault("POST /oauth2clients nth=2 status=503 retry-after=4 latency=10");
        assert_eq!(fault.effect, Effect::Status(503));
        assert_eq!(fault.retry_after, Some(4));
        assert_eq!(fault.latency, Duration::from_millis(10));
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        for text in [
            "",
            "POST",
            "POST /x",
            "post /x reset",
            "POST /x nth=0 reset",
            "POST /x status=99",
            "POST /x reset hang",
            "POST /x reset act",
            "POST /x redirect",
            "POST /x fly",
        ] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }

    #[test]
    fn counts_only_matching_calls() {
        let mut faults = [fault("POST /a nth=2 reset"), fault("* /a from=3 hang")];
        assert_eq!(strike(&mut faults, "GET", "/b"), None);
        assert_eq!(strike(&mut faults, "POST", "/a"), None);
        assert_eq!(
            strike(&mut faults, "POST", "/a/b").unwrap().effect,
            Effect::Reset
        );
        assert_eq!(
            strike(&mut faults, "GET", "/a").unwrap().effect,
            Effect::Hang
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_reads_back_and_the_rest_is_named(
            text in "(\\*|POST|GET) [/*a-zA-Z?=]{1,9}( (always|reset|hang|empty|act|nth=[0-9]{1,3}|from=[0-9]|status=[0-9]{3}|latency=[0-9]{1,6}|retry-after=[0-9]{1,4})){0,4}|.*"
        ) {
            match text.parse::<Fault>() {
                Ok(fault) => prop_assert_eq!(fault.to_string().parse::<Fault>().unwrap(), fault),
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }
}
