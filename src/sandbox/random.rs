//! Random text from the operating system's generator.

use super::error::SandboxError;

const ALPHANUMERICS: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// `length` characters out of `A–Z a–z 0–9`, each equally likely.
pub(super) fn alphanumerics(length: usize) -> Result<String, SandboxError> {
    let mut text = String::with_capacity(length);
    let mut bytes = [0_u8; 64];
    while text.len() < length {
        fill(&mut bytes)?;
        for byte in bytes {
            // 248 is the largest multiple of 62 in a byte: larger values would favour some letters.
            if byte < 248 && text.len() < length {
                let index = usize::from(byte % 62);
                text.push(char::from(ALPHANUMERICS[index]));
            }
        }
    }
    Ok(text)
}

/// A random (version 4) UUID in its usual text form.
pub(super) fn uuid() -> Result<String, SandboxError> {
    let mut bytes = [0_u8; 16];
    fill(&mut bytes)?;
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for nibble in [byte >> 4, byte & 0x0f] {
            text.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
        }
    }
    Ok(text)
}

fn fill(bytes: &mut [u8]) -> Result<(), SandboxError> {
    getrandom::fill(bytes).map_err(|_| SandboxError::Random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alphanumerics_have_the_length_and_only_letters_and_digits() {
        let text = alphanumerics(48).unwrap();
        assert_eq!(text.len(), 48);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        assert_ne!(text, alphanumerics(48).unwrap());
    }

    #[test]
    fn uuids_are_version_four() {
        let text = uuid().unwrap();
        assert_eq!(text.len(), 36);
        assert_eq!(text.as_bytes()[14], b'4');
        assert!(matches!(text.as_bytes()[19], b'8' | b'9' | b'a' | b'b'));
    }
}
