//! One wait, between whoever waits and the thread that tells of it once it is felt.
//!
//! One thread tells of all waits of a process, one after the other: most end long before they are felt, and
//! a thread for each would cost more than they do. What is felt is the silence: it begins when something was
//! last shown, not with the wait, so that many short waits are no long silence.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::{Builder, sleep};
use std::time::{Duration, Instant};

/// How long nothing may be shown before what is waited for is told.
pub(super) const FELT: Duration = Duration::from_secs(1);

/// What ends sooner is not told, however long the silence is: it is not what one waits for.
const BRIEF: Duration = Duration::from_millis(100);

static LAST_SHOWN: Mutex<Option<Instant>> = Mutex::new(None);

/// Something was shown just now.
pub(super) fn shown() {
    *LAST_SHOWN.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
}

/// Since when nothing was shown.
pub(super) fn silent_since() -> Instant {
    let mut shown = LAST_SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
    *shown.get_or_insert_with(Instant::now)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// It is not felt yet.
    Untold,
    /// It is being told.
    Told,
    /// It has ended, and what was drawn is to be wiped.
    Ending,
    /// Nothing is left of it.
    Over,
}

/// A wait as both sides see it.
#[derive(Debug)]
pub(super) struct Wait {
    state: Mutex<State>,
    changed: Condvar,
}

/// What is done when a wait is felt; it returns when the wait has ended, or earlier.
type Tell = Box<dyn FnOnce(&Wait) + Send>;

/// A wait that may have to be told.
struct Job {
    wait: Arc<Wait>,
    felt_at: Instant,
    tell: Tell,
}

impl Wait {
    /// Begins one within a silence; `None` where no thread can tell of it.
    pub(super) fn begin(
        silent_since: Instant,
        tell: impl FnOnce(&Self) + Send + 'static,
    ) -> Option<Arc<Self>> {
        static JOBS: OnceLock<Option<Sender<Job>>> = OnceLock::new();
        let jobs = JOBS.get_or_init(|| {
            let (sender, jobs) = channel();
            let thread = Builder::new().name("waits".to_owned());
            let started = thread.spawn(move || tell_all(&jobs));
            started.is_ok().then_some(sender)
        });
        let wait = Arc::new(Self {
            state: Mutex::new(State::Untold),
            changed: Condvar::new(),
        });
        let job = Job {
            wait: Arc::clone(&wait),
            felt_at: (silent_since + FELT).max(Instant::now() + BRIEF),
            tell: Box::new(tell),
        };
        jobs.as_ref()?.send(job).ok()?;
        Some(wait)
    }

    /// Ends it; returns when what was drawn is wiped.
    pub(super) fn end(&self) {
        let mut state = self.state();
        if *state == State::Untold {
            *state = State::Over;
        }
        if *state == State::Told {
            *state = State::Ending;
            self.changed.notify_all();
        }
        let is_to_be_wiped = |state: &mut State| *state == State::Ending;
        let wiped = self.changed.wait_while(state, is_to_be_wiped);
        drop(wiped.unwrap_or_else(PoisonError::into_inner));
    }

    /// Whether it ends within this time.
    pub(super) fn ends_within(&self, time: Duration) -> bool {
        let goes_on = |state: &mut State| *state == State::Told;
        let waited = self.changed.wait_timeout_while(self.state(), time, goes_on);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *state != State::Told
    }

    /// False where it has ended already.
    fn begins_to_be_told(&self) -> bool {
        let mut state = self.state();
        let is_untold = *state == State::Untold;
        if is_untold {
            *state = State::Told;
        }
        is_untold
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Those that begin later are felt no earlier. While one is told, another one within it is not.
fn tell_all(jobs: &Receiver<Job>) {
    for job in jobs {
        sleep(job.felt_at.saturating_duration_since(Instant::now()));
        if job.wait.begins_to_be_told() {
            let told = Told(&job.wait);
            (job.tell)(told.0);
        }
    }
}

/// Lets go whoever ends the wait, whatever happens to the telling.
struct Told<'wait>(&'wait Wait);

impl Drop for Told<'_> {
    fn drop(&mut self) {
        *self.0.state() = State::Over;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn what_ends_before_it_is_felt_is_not_told() {
        let is_told = Arc::new(AtomicBool::new(false));
        for _ in 0..1_000 {
            let is_told = Arc::clone(&is_told);
            let wait = Wait::begin(Instant::now(), move |_| {
                is_told.store(true, Ordering::SeqCst);
            })
            .unwrap();
            wait.end();
        }
        sleep(FELT + Duration::from_millis(300));
        assert!(!is_told.load(Ordering::SeqCst));
    }

    #[test]
    fn what_is_felt_is_told_and_wiped_before_its_end_returns() {
        let (sender, told) = channel();
        let is_wiped = Arc::new(AtomicBool::new(false));
        let wiped = Arc::clone(&is_wiped);
        let wait = Wait::begin(Instant::now(), move |wait| {
            sender.send(Instant::now()).unwrap();
            while !wait.ends_within(Duration::from_millis(10)) {}
            sleep(Duration::from_millis(50));
            wiped.store(true, Ordering::SeqCst);
        });
        let (begun, wait) = (Instant::now(), wait.unwrap());
        let at = told.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(at.duration_since(begun) + Duration::from_millis(50) >= FELT);
        assert!(!is_wiped.load(Ordering::SeqCst));
        wait.end();
        assert!(is_wiped.load(Ordering::SeqCst));
    }

    #[test]
    fn a_short_one_after_a_long_silence_is_told() {
        let (sender, told) = channel();
        let silent_since = Instant::now().checked_sub(FELT).unwrap();
        let wait = Wait::begin(silent_since, move |_| sender.send(Instant::now()).unwrap());
        let begun = Instant::now();
        let at = told.recv_timeout(Duration::from_secs(20)).unwrap();
        wait.unwrap().end();
        // However busy the machine: the thread waits for no second of the wait's own.
        assert!(at.duration_since(begun) < FELT || begun.elapsed() > FELT * 2);
    }

    #[test]
    fn what_is_shown_and_a_new_run_end_a_silence() {
        use crate::ui::Ui;
        let mut ui = Ui::new(Box::new(std::io::sink()), Box::new(std::io::sink()));
        for show in [
            |ui: &mut Ui| ui.say("something"),
            |ui: &mut Ui| ui.raw("a result\n").unwrap(),
            Ui::begin_anew,
        ] {
            let before = silent_since();
            sleep(Duration::from_millis(5));
            show(&mut ui);
            assert!(silent_since() > before);
        }
    }

    #[test]
    fn one_whose_telling_is_over_ends_at_once() {
        let (sender, told) = channel();
        let wait = Wait::begin(Instant::now(), move |_| sender.send(()).unwrap()).unwrap();
        told.recv_timeout(Duration::from_secs(20)).unwrap();
        wait.end();
        wait.end();
    }
}
