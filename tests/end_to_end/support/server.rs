//! A tiny server that answers every request the same way: another product at the tenant's address.

use std::io::{Read, Write};
use std::net::TcpListener;

/// Answers all that comes, for as long as the test runs; gives its URL.
pub(crate) fn answering(status: &'static str, media: &'static str, body: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            std::thread::spawn(move || {
                let mut seen = Vec::new();
                let mut buffer = [0; 4096];
                while !seen.windows(4).any(|end| end == b"\r\n\r\n") {
                    match stream.read(&mut buffer) {
                        Ok(0) | Err(_) => return,
                        Ok(length) => seen.extend_from_slice(&buffer[..length]),
                    }
                }
                let length = body.len();
                let reply = format!(
                    "HTTP/1.1 {status}\r\ncontent-type: {media}\r\ncontent-length: {length}\r\n\
                     connection: close\r\n\r\n{body}"
                );
                // A client that is gone has seen enough.
                let _ = stream.write_all(reply.as_bytes());
            });
        }
    });
    url
}
