//! The signals of Unix.

use super::terminal::Terminal;
use super::{CLEAN_UP_LIMIT, begin_clean_up, end, screen, speak};
use rustix::process::{Signal as Number, getpid, getsid, kill_process};
use std::sync::mpsc::Sender;
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};

/// How long the process may take to stop.
const STOPPING: Duration = Duration::from_millis(100);

/// The signals that this program handles; one that it was started to ignore stays ignored.
struct Signals {
    ends: [Option<Signal>; 3],
    stop: Option<Signal>,
}

enum Event {
    End,
    Stop,
}

/// Waits for signals until one ends the process. `ready` is dropped when they are watched.
pub(super) fn wait(terminal: &Terminal, ready: Sender<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        let Ok(mut signals) = Signals::watch() else {
            return;
        };
        drop(ready);
        while let Event::Stop = signals.next().await {
            suspend(terminal);
        }
        speak(terminal);
        let (sender, finished) = tokio::sync::oneshot::channel::<()>();
        begin_clean_up(move || drop(sender));
        tokio::select! {
            _ = finished => {}
            () = signals.second_end() => {}
            () = tokio::time::sleep(CLEAN_UP_LIMIT) => {}
        }
        end()
    });
}

impl Signals {
    fn watch() -> std::io::Result<Self> {
        // A file that may not grow any more (ulimit -f) is then told by the write that fails.
        let _handled = signal(SignalKind::from_raw(Number::XFSZ.as_raw()))?;
        let ignored = ignored();
        let watch = |number: Number| {
            let number = number.as_raw();
            if ignored & (1 << (number - 1)) == 0 {
                signal(SignalKind::from_raw(number)).map(Some)
            } else {
                Ok(None)
            }
        };
        Ok(Self {
            ends: [
                watch(Number::INT)?,
                watch(Number::TERM)?,
                watch(Number::HUP)?,
            ],
            stop: watch(Number::TSTP)?,
        })
    }

    async fn next(&mut self) -> Event {
        let [interrupt, terminate, hangup] = &mut self.ends;
        tokio::select! {
            () = come(interrupt) => Event::End,
            () = come(terminate) => Event::End,
            () = come(hangup) => Event::End,
            () = come(&mut self.stop) => Event::Stop,
        }
    }

    /// The next one that ends; being suspended no longer matters.
    async fn second_end(&mut self) {
        while let Event::Stop = self.next().await {}
    }
}

/// Waits for a signal; for ever, if it is ignored.
async fn come(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => {
            signal.recv().await;
        }
        None => std::future::pending().await,
    }
}

/// The signals that this process was started to ignore, as `nohup` does, one bit each. Only Linux
/// tells without unsafe code.
fn ignored() -> u64 {
    let status = if cfg!(target_os = "linux") {
        std::fs::read_to_string("/proc/self/status").unwrap_or_default()
    } else {
        String::new()
    };
    status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok())
        .unwrap_or_default()
}

/// Stops this process as Ctrl-Z does, with the terminal as it was before the first question; and
/// once it goes on, takes the terminal back and shows the open question again.
fn suspend(terminal: &Terminal) {
    // The first process of a session has no shell that could make it go on.
    if getsid(None).is_ok_and(|session| session == getpid()) {
        return;
    }
    let mut screen = screen::take();
    if let Some(screen) = &mut screen {
        screen.wipe();
    }
    let at_question = Terminal::save();
    terminal.restore();
    if kill_process(getpid(), Number::STOP).is_ok() {
        // The main thread carries it out, and this one must not touch the terminal before. SIGCONT
        // cannot be waited for: whichever thread it is handled by has its reading interrupted.
        std::thread::sleep(STOPPING);
    }
    if !at_question.is_like(terminal) {
        at_question.resume();
    }
    if let Some(screen) = &mut screen {
        screen.show_question();
    }
}
