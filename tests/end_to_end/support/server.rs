//! Tiny servers at the tenant's address: one that answers all alike, as another product does, and one
//! that answers by a function.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// Answers all that comes, for as long as the test runs; gives its URL.
pub(crate) fn answering(status: &'static str, media: &'static str, body: &'static str) -> String {
    answering_by(move |_| {
        (
            status.to_owned(),
            media.to_owned(),
            body.as_bytes().to_vec(),
        )
    })
}

/// The same by a function of the request's line up to its version, which gives status, media type and
/// body.
pub(crate) fn answering_by(
    answer: impl Fn(&str) -> (String, String, Vec<u8>) + Send + Sync + 'static,
) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answer = Arc::new(answer);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let answer = answer.clone();
            std::thread::spawn(move || {
                let Some(line) = read(&stream) else { return };
                let (status, media, body) = answer(&line);
                let length = body.len();
                let head = format!(
                    "HTTP/1.1 {status}\r\ncontent-type: {media}\r\ncontent-length: {length}\r\n\
                     connection: close\r\n\r\n"
                );
                // A client that is gone has seen enough.
                let _ = stream.write_all(&[head.as_bytes(), &body].concat());
            });
        }
    });
    url
}

/// The first line without the version; the rest is read, since a close before that is a reset.
fn read(stream: &TcpStream) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(number) = line.strip_prefix("content-length: ") {
            length = number.parse().ok()?;
        }
        if line.is_empty() {
            break;
        }
    }
    reader.read_exact(&mut vec![0; length]).ok()?;
    first.rsplit_once(" HTTP/").map(|(line, _)| line.to_owned())
}
