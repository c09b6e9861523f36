//! `man`

use crate::cli::similar_or;
use crate::error::Failure;
use anyhow::Result;

/// The manual page of the tool, or of a command below it.
pub(super) fn text(path: &[String]) -> Result<String> {
    let mut command = crate::cli::command();
    command.build();
    let mut name = "ws1-okta".to_owned();
    for part in path {
        let below = command.find_subcommand(part).cloned().ok_or_else(|| {
            Failure::usage(
                "no_such_command",
                format!("`{name}` has no command `{part}`"),
            )
            .hint(similar_or(
                "command",
                part,
                names(&command),
                &format!("{name} --help lists its commands"),
            ))
        })?;
        name = format!("{name} {part}");
        command = below;
    }
    let command = command.name(name.replace(' ', "-")).bin_name(name);
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn names(command: &clap::Command) -> Vec<String> {
    let below = command.get_subcommands();
    below.map(|below| below.get_name().to_owned()).collect()
}
