use std::io;

/// Why the operating system refuses a file, in words for people and without its number.
pub(crate) fn reason_of(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::InvalidData => "it is not text".to_owned(),
        // Our own word, with the limit in it.
        io::ErrorKind::FileTooLarge if error.get_ref().is_some() => error.to_string(),
        _ => {
            let text = error.to_string();
            let words = text.split(" (os error").next().unwrap_or_default();
            words.to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_the_system_is_told() {
        for (number, reason) in [
            (2, "there is no such file"),
            (13, "it may not be read"),
            (21, "it is a folder"),
            (5, "input/output error"),
        ] {
            if cfg!(target_os = "linux") {
                assert_eq!(reason_of(&io::Error::from_raw_os_error(number)), reason);
            }
        }
    }
}
