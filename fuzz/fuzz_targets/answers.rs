//! The answers file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ws1_okta::setup::fuzz_answers;

fuzz_target!(|text: &str| {
    if let Some(problem) = fuzz_answers(text) {
        assert!(!problem.is_empty() && !problem.contains(char::is_control));
    }
});
