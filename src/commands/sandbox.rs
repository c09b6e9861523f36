//! `ws1-okta sandbox`: a simulated tenant until it is interrupted.

use std::io::{ErrorKind, Write};
use std::path::Path;

use tokio::sync::mpsc;

use crate::cli::{SandboxArgs, similar_or};
use crate::context::Context;
use crate::error::Failure;
use crate::sandbox::{Fault, Running, Sandbox, SandboxError, Switches};
use crate::secret_input::{SecretPlace, SecretReader, read_text_input};
use crate::values::{Password, input_name, input_place, is_dash, reason_of};

/// Longest list of faults on standard input, in bytes.
const FAULTS_LIMIT: u64 = 1024 * 1024;

/// Serves until SIGINT or SIGTERM. The first line of `out` is the tenant's URL.
pub(super) fn run(
    context: &Context,
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
    let password = password(context, args)?;
    let faults = faults(context, args)?;
    let running = {
        let _waiting = context.ui.waiting("starting the simulated tenant");
        start(args, faults, password.as_ref(), lines)?
    };
    let authority = args.ca_out.as_deref().zip(running.ca_pem());
    if let Some((path, pem)) = authority.filter(|(path, _)| !is_dash(path)) {
        let waiting = format!("writing {}", input_name(path));
        let _waiting = context.ui.waiting_within_step(&waiting);
        std::fs::write(path, pem).map_err(|error| unusable("write", path, error))?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // The signals are taken before anybody can know the URL.
        let mut ended = std::pin::pin!(interrupted()?);
        writeln!(out, "{}", running.url())?;
        if let Some((_, pem)) = authority.filter(|(path, _)| is_dash(path)) {
            write!(out, "{pem}")?;
        }
        out.flush()?;
        banner(args, password.is_some(), &running, err)?;
        loop {
            tokio::select! {
                () = &mut ended => return anyhow::Ok(()),
                Some(line) = logged.recv() => writeln!(err, "{line}")?,
            }
        }
    })?;
    let _waiting = context.ui.waiting("ending the simulated tenant");
    running.shutdown();
    Ok(())
}

/// The administrator's password, if it is given: by file, standard input or variable.
fn password(context: &Context, args: &SandboxArgs) -> anyhow::Result<Option<Password>> {
    let Context {
        ui,
        environment,
        sources,
        redactor,
        ..
    } = context;
    SecretReader::new(ui, environment, sources, redactor).read(&SecretPlace {
        name: "admin-password",
        file: args.admin_password_file.as_ref(),
        answers_file: None,
    })
}

fn unusable(verb: &str, path: &Path, error: std::io::Error) -> anyhow::Error {
    let message = format!("cannot {verb} {}", input_name(path));
    let hint = "name a file that you may read and write";
    anyhow::Error::new(error).context(Failure::usage("file_unusable", message).hint(hint))
}

/// A switch that is not there, or does not take the value.
fn unset(text: &str, error: &SandboxError) -> Failure {
    let name = text.split('=').next().unwrap_or(text).trim();
    let names = Switches::list().into_iter();
    let names = names.map(|info| info.name.to_owned()).collect();
    let otherwise = "ws1-okta sandbox --list-switches names them all";
    Failure::usage("switch", error.to_string()).hint(similar_or("switch", name, names, otherwise))
}

/// What the user can put right is a matter of usage.
fn explained(error: SandboxError) -> anyhow::Error {
    let (code, hint) = match &error {
        SandboxError::NotLoopback(_) => ("not_loopback", "take 127.0.0.1:PORT or [::1]:PORT"),
        SandboxError::Listen { .. } => (
            "cannot_listen",
            "end what listens there, or take port 0, which is a free one",
        ),
        SandboxError::TenantName(_) => ("tenant_name", "for example --tenant-path acme"),
        SandboxError::Fault { .. } => ("fault", "see --fault in ws1-okta sandbox --help"),
        SandboxError::StateFile { .. } | SandboxError::StateForm { .. } => {
            ("state_file", "name another file by --state")
        }
        SandboxError::Seed(_) => ("seed", "see ws1-okta sandbox --help"),
        _ => return error.into(),
    };
    let failure = Failure::usage(code, error.to_string()).hint(hint);
    match error {
        // A file that is not there yet is made.
        SandboxError::StateFile { source, .. } if source.kind() == ErrorKind::NotFound => {
            anyhow::Error::msg("there is no such folder").context(failure)
        }
        SandboxError::Listen { source, .. } | SandboxError::StateFile { source, .. } => {
            anyhow::Error::msg(reason_of(&source)).context(failure)
        }
        SandboxError::StateForm { source, .. } => anyhow::Error::new(source).context(failure),
        _ => failure.into(),
    }
}

/// Those of the arguments and of the file.
fn faults(context: &Context, args: &SandboxArgs) -> anyhow::Result<Vec<Fault>> {
    let given = args.behaviour.faults.iter().map(|text| text.parse());
    let given = given.collect::<Result<Vec<Fault>, _>>();
    let mut faults = given.map_err(explained)?;
    if let Some(path) = &args.behaviour.fault_file {
        let (ui, environment) = (&context.ui, &context.environment);
        let text = read_text_input(ui, environment, "fault", path, FAULTS_LIMIT)?;
        let text = text.map_err(|error| unusable("read", path, error))?;
        let read = Fault::parse_file(&text).map_err(explained);
        faults.extend(read.map_err(|error| error.context(input_place(path)))?);
    }
    Ok(faults)
}

fn start(
    args: &SandboxArgs,
    faults: Vec<Fault>,
    password: Option<&Password>,
    lines: mpsc::UnboundedSender<String>,
) -> anyhow::Result<Running> {
    let mut switches = Switches::default();
    for text in &args.behaviour.switches {
        switches
            .set_text(text)
            .map_err(|error| unset(text, &error))?;
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
        builder = builder.admin_user(user.as_str());
    }
    if let Some(password) = password {
        builder = builder.admin_password(password.expose());
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
    builder.start().map_err(explained)
}

fn banner(
    args: &SandboxArgs,
    is_password_given: bool,
    running: &Running,
    err: &mut dyn Write,
) -> std::io::Result<()> {
    writeln!(
        err,
        "this is a simulated Workspace ONE Access tenant; nothing in it is real"
    )?;
    writeln!(err, "administrator: {}", running.admin_user())?;
    match &args.admin_password_file {
        Some(path) if !is_dash(path) => {
            writeln!(err, "password: as in {}", path.display())?;
        }
        _ if is_password_given => writeln!(err, "password: as given")?,
        _ => writeln!(err, "password: {}", running.admin_password())?,
    }
    let trust = match (&args.ca_out, args.https) {
        (Some(path), _) if is_dash(path) => {
            writeln!(
                err,
                "its authority is on standard output: keep that as FILE"
            )?;
            " --ca-file FILE".to_owned()
        }
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
        writeln!(out, "    {} (default {})", info.meaning, info.default)?;
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
    fn switches_are_listed_with_values_defaults_and_sections() {
        let mut out = Vec::new();
        list_switches(&mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("admin-role=not|required\n"));
        assert!(text.contains("(default not)"));
    }
}
