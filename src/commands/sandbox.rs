//! `ws1-okta sandbox`: a simulated tenant until it is interrupted.

use std::io::Write;
use std::path::Path;

use anyhow::{Context as _, bail};
use tokio::sync::mpsc;

use crate::cli::SandboxArgs;
use crate::sandbox::{Fault, Running, Sandbox, Switches};

/// Serves until SIGINT or SIGTERM. The first line of `out` is the tenant's URL.
pub(super) fn run(
    args: &SandboxArgs,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    if args.list_switches {
        return match list_switches(out) {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            listed => Ok(listed?),
        };
    }
    let (lines, mut logged) = mpsc::unbounded_channel();
    let running = start(args, lines)?;
    if let (Some(path), Some(pem)) = (&args.ca_out, running.ca_pem()) {
        std::fs::write(path, pem).with_context(|| format!("cannot write {}", path.display()))?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // The signals are taken before anybody can know the URL.
        let mut ended = std::pin::pin!(interrupted()?);
        writeln!(out, "{}", running.url())?;
        out.flush()?;
        banner(args, &running, err)?;
        loop {
            tokio::select! {
                () = &mut ended => return anyhow::Ok(()),
                Some(line) = logged.recv() => writeln!(err, "{line}")?,
            }
        }
    })?;
    running.shutdown();
    Ok(())
}

fn start(args: &SandboxArgs, lines: mpsc::UnboundedSender<String>) -> anyhow::Result<Running> {
    let mut switches = Switches::default();
    for text in &args.behaviour.switches {
        switches.set_text(text)?;
    }
    let mut faults = args
        .behaviour
        .faults
        .iter()
        .map(|text| text.parse())
        .collect::<Result<Vec<Fault>, _>>()?;
    if let Some(path) = &args.behaviour.fault_file {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let read = Fault::parse_file(&text).with_context(|| path.display().to_string())?;
        faults.extend(read);
    }
    let mut builder = Sandbox::builder()
        .listen(args.listen)
        .control(args.behaviour.control)
        .page(!args.behaviour.no_page)
        .https(args.https)
        .tenant_in_path(args.tenant_path.clone())
        .switches(switches)
        .faults(faults)
        .users(args.users)
        .groups(args.groups);
    if let Some(user) = &args.admin_user {
        builder = builder.admin_user(user);
    }
    if let Some(path) = &args.admin_password_file {
        builder = builder.admin_password(read_password(path)?);
    }
    if let Some(path) = &args.state {
        builder = builder.state_file(path);
    }
    if args.log {
        builder = builder.request_log(move |record| {
            // The receiver is gone: the command is about to end.
            let _ = lines.send(record.to_string());
        });
    }
    Ok(builder.start()?)
}

fn read_password(path: &Path) -> anyhow::Result<String> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let password = text
        .trim_start_matches('\u{feff}')
        .trim_end_matches(['\r', '\n']);
    if password.is_empty() || password.contains(['\r', '\n']) {
        bail!("{} must hold one line", path.display());
    }
    Ok(password.to_owned())
}

fn banner(args: &SandboxArgs, running: &Running, err: &mut dyn Write) -> std::io::Result<()> {
    writeln!(
        err,
        "this is a simulated Workspace ONE Access tenant; nothing in it is real"
    )?;
    writeln!(err, "administrator: {}", running.admin_user())?;
    match &args.admin_password_file {
        Some(path) => writeln!(err, "password: as in {}", path.display())?,
        None => writeln!(err, "password: {}", running.admin_password())?,
    }
    let trust = match (&args.ca_out, args.https) {
        (Some(path), _) => format!(" --ca-file {}", path.display()),
        (None, true) => {
            writeln!(
                err,
                "no client can trust its certificate: give --ca-out FILE"
            )?;
            String::new()
        }
        (None, false) => String::new(),
    };
    let (url, user) = (running.url(), running.admin_user());
    writeln!(
        err,
        "try: ws1-okta setup --tenant {url} --admin-user {user}{trust}"
    )?;
    if let Some(page) = running.page_url() {
        writeln!(err, "look inside with a browser: {page}")?;
    }
    if let Some(control) = running.control_url() {
        writeln!(err, "control calls: {control}")?;
    }
    writeln!(err, "Ctrl-C ends it")?;
    err.flush()
}

fn list_switches(out: &mut dyn Write) -> std::io::Result<()> {
    for info in Switches::list() {
        writeln!(out, "{}={}", info.name, info.values)?;
        writeln!(
            out,
            "    {} (default {}; {})",
            info.meaning, info.default, info.section
        )?;
    }
    Ok(())
}

/// Waits for the wish to end; the handlers stand when this returns.
#[cfg(unix)]
fn interrupted() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Waits for the wish to end.
#[cfg(not(unix))]
fn interrupted() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where Ctrl-C cannot be waited for, the process is ended from outside.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_lose_their_line_end_and_must_be_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        let read = |text: &str| {
            std::fs::write(&file, text).unwrap();
            read_password(&file)
        };
        assert_eq!(read("\u{feff}pass word\r\n").unwrap(), "pass word");
        assert!(read("\n").is_err());
        assert!(read("a\nb\n").is_err());
    }

    #[test]
    fn switches_are_listed_with_values_defaults_and_sections() {
        let mut out = Vec::new();
        list_switches(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("admin-role=not|required\n"));
        assert!(text.contains("(default not; §7)"));
    }
}
