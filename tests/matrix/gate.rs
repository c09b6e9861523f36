//! A gate before the tenant: it counts the requests, and stops at one of them, before the tenant has
//! it or when the tenant has acted on it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};

/// Where a request is stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    /// It has come, and the tenant has not seen it.
    Before,
    /// The tenant has acted; nobody gets the answer.
    Acted,
    /// The answer is on its way.
    Answered,
}

#[derive(Default)]
struct State {
    armed: Option<(usize, Phase)>,
    seen: usize,
    /// Method and path of the request at which it stopped.
    stopped_at: Option<String>,
    /// Counts what was armed, so that a connection that was stopped ends at the next.
    round: usize,
}

type Shared = Arc<(Mutex<State>, Condvar)>;

/// It listens until the process ends.
pub(crate) struct Gate {
    shared: Shared,
    pub(crate) url: String,
}

impl Gate {
    pub(crate) fn before(tenant_url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let target = tenant_url.strip_prefix("http://").unwrap().to_owned();
        let shared = Shared::default();
        let gate = Arc::clone(&shared);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (gate, target) = (Arc::clone(&gate), target.clone());
                // Its end is an error of the peer's, who was killed.
                std::thread::spawn(move || connection(&stream, &target, &gate));
            }
        });
        Self { shared, url }
    }

    /// From now on the requests are counted anew, and the one with this number (from 1) is stopped.
    pub(crate) fn arm(&self, point: Option<(usize, Phase)>) {
        let (state, changed) = &*self.shared;
        let mut state = state.lock().unwrap();
        *state = State {
            armed: point,
            round: state.round + 1,
            ..State::default()
        };
        changed.notify_all();
    }

    /// The request at which it stopped.
    pub(crate) fn stopped_at(&self) -> Option<String> {
        self.shared.0.lock().unwrap().stopped_at.clone()
    }
}

fn connection(stream: &TcpStream, target: &str, shared: &Shared) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some((line, request)) = read_request(&mut reader)? {
        let phase = {
            let mut state = shared.0.lock().unwrap();
            state.seen += 1;
            let number = state.seen;
            state
                .armed
                .and_then(|(armed, phase)| (armed == number).then_some(phase))
        };
        if phase == Some(Phase::Before) {
            stop(shared, &line);
            return Ok(());
        }
        let answer = ask(target, &request)?;
        if phase == Some(Phase::Acted) {
            stop(shared, &line);
            return Ok(());
        }
        let mut writer = stream;
        writer.write_all(&answer)?;
        if phase == Some(Phase::Answered) {
            stop(shared, &line);
            return Ok(());
        }
    }
    Ok(())
}

/// Tells that it stopped here, and holds the connection until the next round.
fn stop(shared: &Shared, line: &str) {
    let (state, changed) = &**shared;
    let mut state = state.lock().unwrap();
    state.stopped_at = Some(line.to_owned());
    let round = state.round;
    while state.round == round {
        state = changed.wait(state).unwrap();
    }
}

/// Method and path, and the whole request as it goes to the tenant, who closes after it.
fn read_request(reader: &mut impl BufRead) -> std::io::Result<Option<(String, Vec<u8>)>> {
    let (mut head, mut length, mut first) = (Vec::new(), 0, String::new());
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        if line == "\r\n" {
            break;
        }
        let lower = line.to_ascii_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if first.is_empty() {
            line.rsplit_once(' ').unwrap().0.clone_into(&mut first);
        }
        if !lower.starts_with("connection:") {
            head.extend(line.into_bytes());
        }
    }
    head.extend(b"connection: close\r\n\r\n");
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    head.extend(body);
    Ok(Some((first, head)))
}

/// The tenant's answer, without its word that it closes.
fn ask(target: &str, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut tenant = TcpStream::connect(target)?;
    tenant.write_all(request)?;
    let mut answer = Vec::new();
    tenant.read_to_end(&mut answer)?;
    let close: &[u8] = b"connection: close\r\n";
    let place = answer.windows(close.len()).position(|part| part == close);
    if let Some(place) = place {
        answer.drain(place..place + close.len());
    }
    Ok(answer)
}
