//! A gate before the session bus, over which the keychain is reached: it counts what is sent, and stops
//! at one of the messages, before the bus has it or when the keychain has acted on it.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;

use crate::stop::{Phase, Stop};

/// The variable with the bus's address.
pub(crate) const ADDRESS: &str = "DBUS_SESSION_BUS_ADDRESS";

const SOCKET: &str = "bus";

/// It listens until it is dropped.
pub(crate) struct Bus {
    pub(crate) stop: Arc<Stop>,
    pub(crate) address: String,
    /// Where its socket is.
    folder: TempDir,
}

impl Bus {
    /// Before the bus of this session.
    pub(crate) fn before_ours() -> Self {
        let bus = std::env::var(ADDRESS).unwrap();
        let bus = bus.strip_prefix("unix:path=").unwrap();
        let bus = bus.split(',').next().unwrap().to_owned();
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join(SOCKET);
        let listener = UnixListener::bind(&socket).unwrap();
        let stop = Arc::<Stop>::default();
        let at = Arc::clone(&stop);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if at.is_over() {
                    break;
                }
                let (at, bus) = (Arc::clone(&at), bus.clone());
                // Its end is an error of the peer's, who was killed.
                std::thread::spawn(move || connection(stream, &bus, &at));
            }
        });
        Self {
            stop,
            address: format!("unix:path={}", socket.display()),
            folder,
        }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.stop.end();
        let _ = UnixStream::connect(self.folder.path().join(SOCKET));
    }
}

/// What is sent in one piece is a message: the library writes each by itself, and waits for its answer.
fn connection(mut tool: UnixStream, bus: &str, at: &Arc<Stop>) -> std::io::Result<()> {
    let mut bus = UnixStream::connect(bus)?;
    let (withheld, back) = (Arc::<Mutex<Option<String>>>::default(), tool.try_clone()?);
    let answers = {
        let (bus, withheld, at) = (bus.try_clone()?, Arc::clone(&withheld), Arc::clone(at));
        std::thread::spawn(move || answers(bus, back, &withheld, &at))
    };
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = tool.read(&mut buffer)?;
        if count == 0 {
            bus.shutdown(Shutdown::Both)?;
            let _ = answers.join();
            return Ok(());
        }
        let message = &buffer[..count];
        match at.next() {
            Some(Phase::Before) => {
                at.hold(&name_of(message));
                return Ok(());
            }
            Some(_) => *withheld.lock().unwrap() = Some(name_of(message)),
            None => {}
        }
        bus.write_all(message)?;
    }
}

/// Gives the answers back, until one is to be withheld: then the message has been acted on.
fn answers(
    mut bus: UnixStream,
    mut tool: UnixStream,
    withheld: &Mutex<Option<String>>,
    at: &Stop,
) -> std::io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = bus.read(&mut buffer)?;
        if let Some(message) = &*withheld.lock().unwrap() {
            at.hold(message);
            return Ok(());
        }
        if count == 0 {
            return tool.shutdown(Shutdown::Both);
        }
        tool.write_all(&buffer[..count])?;
    }
}

/// What can be read of a message's beginning: where it goes, and what is called.
fn name_of(message: &[u8]) -> String {
    let start = &message[..message.len().min(256)];
    let texts = start.split(|byte| !byte.is_ascii_graphic());
    let texts = texts.filter(|text| text.len() > 3);
    texts
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
