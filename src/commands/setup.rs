//! `setup`, against a tenant or the simulated one.

use super::{leftovers, remote};
use crate::cli::SetupArgs;
use crate::context::Context;
use crate::setup::{self, Scope, SetupReport, Suggestions};
use anyhow::Result;

/// Sets up, writes the result, and asks whether the token is saved in Okta.
pub(super) fn run(context: &mut Context, arguments: &SetupArgs) -> Result<()> {
    #[cfg(feature = "sandbox")]
    if arguments.sandbox {
        return simulated::run(context, arguments);
    }
    let report = set_up(context, arguments, &Suggestions::default())?;
    context.ui.result(&report)?;
    context
        .so_far
        .set("everything is set up, and shown above; whether Okta has it is asked by the next run");
    setup::ask_delivered(context, &report)
}

fn set_up(
    context: &mut Context,
    arguments: &SetupArgs,
    suggestions: &Suggestions,
) -> Result<SetupReport> {
    context
        .so_far
        .set("nothing was changed; run the same command again to start anew");
    let report = remote::run(context, async |context| {
        let run = setup::run(context, arguments, suggestions, Scope::Everything);
        Box::pin(run).await
    })?;
    clear_leftovers(context, &report)?;
    Ok(report)
}

/// What a move of the secrets that was cut short has left is cleared here, too.
pub(super) fn clear_leftovers(context: &Context, report: &SetupReport) -> Result<()> {
    match report.profile() {
        Some(name) => leftovers::clear_of(context, &name.parse()?),
        None => Ok(()),
    }
}

/// The simulated tenant behind `setup --sandbox`.
#[cfg(feature = "sandbox")]
mod simulated {
    use super::{Context, Result, SetupArgs, Suggestions, set_up};
    use crate::cli::{Source, WayInArgs, variable_of};
    use crate::error::Failure;
    use crate::interrupt;
    use crate::profile::ProfileDirectory;
    use crate::sandbox::Sandbox;
    use crate::store::{Memory, Store};
    use crate::values::Password;
    use anyhow::Context as _;

    /// What names a real tenant, or a way into it.
    const REAL: [&str; 8] = [
        "tenant",
        "answers",
        "admin-user",
        "admin-password-file",
        "admin-client-id",
        "admin-client-secret-file",
        "token-file",
        "by-hand",
    ];
    /// The secrets of a real tenant that variables may hold.
    const SECRETS: [&str; 4] = [
        "admin-password",
        "admin-client-secret",
        "token",
        "client-secret",
    ];

    /// Without what is meant for a real tenant: a flag is refused, and a variable, which may be meant for
    /// other commands of the same script, does not count. Nothing of a real tenant may be read, changed or
    /// written over by a run that says that all is simulated.
    fn only_simulated(context: &mut Context, arguments: &SetupArgs) -> Result<SetupArgs, Failure> {
        let source = |flag: &str| context.sources.of(&flag.replace('-', "_"));
        if let Some(flag) = REAL.iter().find(|flag| source(flag) == Some(Source::Flag)) {
            return Err(Failure::usage(
                "not_simulated",
                format!("--sandbox brings a tenant of its own, and --{flag} is for a real one"),
            )
            .hint("leave out one of them"));
        }
        let mut arguments = arguments.clone();
        let mut left_out: Vec<String> = Vec::new();
        left_out.extend(
            REAL.iter()
                .filter(|flag| source(flag).is_some())
                .map(|flag| variable_of(flag)),
        );
        arguments.way_in = WayInArgs::default();
        if source("token-to") == Some(Source::Variable) {
            arguments.token_to = None;
            left_out.push(variable_of("token-to"));
        }
        if source("client-secret-file") == Some(Source::Variable) {
            arguments.client.client_secret_file = None;
            left_out.push(variable_of("client-secret-file"));
        }
        for secret in SECRETS.map(variable_of) {
            if context.environment.variable(&secret).is_some() {
                context.environment.forget(&secret);
                left_out.push(secret);
            }
        }
        if !left_out.is_empty() {
            context.ui.note(&format!(
                "not taken, since the tenant is a simulated one: {}",
                left_out.join(", ")
            ));
        }
        Ok(arguments)
    }

    /// Starts a tenant, keeps profile and secrets for this run only, and sets up.
    pub(super) fn run(context: &mut Context, arguments: &SetupArgs) -> Result<()> {
        let arguments = &only_simulated(context, arguments)?;
        let tenant = Sandbox::builder()
            .start()
            .context("cannot start the simulated tenant")?;
        let folder =
            tempfile::tempdir().context("cannot make a folder for the simulated profile")?;
        let (user, password) = (
            tenant.admin_user().to_owned(),
            tenant.admin_password().to_owned(),
        );
        let path = folder.path().to_owned();
        let _clean_up = interrupt::clean_up(move || {
            let _ = std::fs::remove_dir_all(path);
        });
        context.profiles = ProfileDirectory::new(folder.path());
        let memory = Memory::default();
        context.open_store = Box::new(move |_| Ok(Store::new(memory.clone())));
        context.global.profile = None;
        if context.global.yes {
            context.prompter = None;
        }
        context.ui.note(&format!(
            "a simulated tenant, {}; nothing is kept",
            tenant.url()
        ));
        if context.prompter.is_some() {
            context.ui.note(&format!(
                "its administrator is `{user}`, whose password is known and not asked"
            ));
        }
        let suggestions = Suggestions {
            tenant: Some(tenant.url().parse()?),
            administrator: Some((user, Password::from_text(&password)?)),
            domain: "OKTA.COM".parse().ok(),
        };
        let report = set_up(context, arguments, &suggestions)?;
        context.ui.result(&report)?;
        Ok(())
    }
}
