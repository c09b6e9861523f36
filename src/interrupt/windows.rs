//! Ctrl-C where there are no signals.

use super::terminal::Terminal;
use super::{CLEAN_UP_LIMIT, begin_clean_up, end, speak};
use std::sync::mpsc::Sender;

/// Waits for Ctrl-C, which ends the process. `ready` is dropped when it is watched.
pub(super) fn wait(terminal: &Terminal, ready: Sender<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        let Ok(mut ctrl_c) = tokio::signal::windows::ctrl_c() else {
            return;
        };
        drop(ready);
        ctrl_c.recv().await;
        speak(terminal);
        let (sender, finished) = tokio::sync::oneshot::channel::<()>();
        begin_clean_up(move || drop(sender));
        tokio::select! {
            _ = finished => {}
            _ = ctrl_c.recv() => {}
            () = tokio::time::sleep(CLEAN_UP_LIMIT) => {}
        }
        end()
    });
}
