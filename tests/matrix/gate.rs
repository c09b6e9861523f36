//! A gate before the tenant: it counts the requests, and stops at one of them, before the tenant has
//! it or when the tenant has acted on it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use crate::stop::{Phase, Stop};

/// It listens until it is dropped: a whole matrix has tens of thousands.
pub(crate) struct Gate {
    pub(crate) stop: Arc<Stop>,
    pub(crate) url: String,
}

impl Gate {
    pub(crate) fn before(tenant_url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let target = tenant_url.strip_prefix("http://").unwrap().to_owned();
        let stop = Arc::<Stop>::default();
        let at = Arc::clone(&stop);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if at.is_over() {
                    break;
                }
                let (at, target) = (Arc::clone(&at), target.clone());
                // Its end is an error of the peer's, who was killed.
                std::thread::spawn(move || connection(&stream, &target, &at));
            }
        });
        Self { stop, url }
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.stop.end();
        let _ = TcpStream::connect(self.url.trim_start_matches("http://"));
    }
}

fn connection(stream: &TcpStream, target: &str, at: &Stop) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    while let Some((line, request)) = read_request(&mut reader)? {
        let phase = at.next();
        if phase == Some(Phase::Before) {
            at.hold(&line);
            return Ok(());
        }
        let answer = ask(target, &request)?;
        if phase == Some(Phase::Acted) {
            at.hold(&line);
            return Ok(());
        }
        let mut writer = stream;
        writer.write_all(&answer)?;
        if phase == Some(Phase::Answered) {
            at.hold(&line);
            return Ok(());
        }
    }
    Ok(())
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
