//! Where a run is stopped on its way: at which message to another process, and when.

use std::sync::{Condvar, Mutex};

/// Where a message is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It has come, and its receiver has not seen it.
    Before,
    /// The receiver has acted; nobody gets the answer.
    Acted,
    /// The answer is on its way.
    Answered,
}

#[derive(Default)]
struct State {
    armed: Option<(usize, Phase)>,
    seen: usize,
    /// What the message was at which it stopped.
    stopped_at: Option<String>,
    /// Counts what was armed, so that a connection that was stopped ends at the next.
    round: usize,
    /// Nothing comes any more.
    is_over: bool,
}

/// Counts messages, and stops at one of them.
#[derive(Default)]
pub(crate) struct Stop {
    state: Mutex<State>,
    changed: Condvar,
}

impl Stop {
    /// From now on the messages are counted anew, and the one with this number (from 1) is stopped.
    pub(crate) fn arm(&self, point: Option<(usize, Phase)>) {
        let mut state = self.state.lock().unwrap();
        *state = State {
            armed: point,
            round: state.round + 1,
            ..State::default()
        };
        self.changed.notify_all();
    }

    /// Lets go what is stopped; whoever listens ends with the next who comes.
    pub(crate) fn end(&self) {
        self.arm(None);
        self.state.lock().unwrap().is_over = true;
    }

    /// Whether it has ended.
    pub(crate) fn is_over(&self) -> bool {
        self.state.lock().unwrap().is_over
    }

    /// The message at which it stopped.
    pub(crate) fn stopped_at(&self) -> Option<String> {
        self.state.lock().unwrap().stopped_at.clone()
    }

    /// How many messages came.
    pub(crate) fn seen(&self) -> usize {
        self.state.lock().unwrap().seen
    }

    /// A message has come: where it is to be stopped, if it is.
    pub(crate) fn next(&self) -> Option<Phase> {
        let mut state = self.state.lock().unwrap();
        state.seen += 1;
        let number = state.seen;
        state
            .armed
            .and_then(|(armed, phase)| (armed == number).then_some(phase))
    }

    /// Tells that it stopped here, and holds the connection until the next round.
    pub(crate) fn hold(&self, message: &str) {
        let mut state = self.state.lock().unwrap();
        state.stopped_at = Some(message.to_owned());
        let round = state.round;
        while state.round == round {
            state = self.changed.wait(state).unwrap();
        }
    }
}
