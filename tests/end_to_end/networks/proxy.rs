//! A proxy that notes the head of each request: it tunnels (CONNECT) and passes plain requests on, or
//! behaves as proxies do.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What it does with what comes.
#[derive(Clone)]
pub(super) enum Manner {
    /// Connects to this address, whatever name is asked for.
    To(SocketAddr),
    /// The same, for this user name and password; without them, 407.
    Password(SocketAddr, &'static str),
    /// This answer to everything.
    Says(&'static str),
    /// Takes the connection and says nothing.
    Silent,
}

/// Runs until the test's process ends.
pub(super) struct Proxy {
    pub(super) address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    pub(super) fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap(),
            heads: Arc::default(),
        };
        let heads = Arc::clone(&proxy.heads);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (heads, manner) = (Arc::clone(&heads), manner.clone());
                // Whoever breaks the connection has seen enough.
                thread::spawn(move || serve(stream, &manner, &heads));
            }
        });
        proxy
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// With a user name and password.
    pub(super) fn url_for(&self, user: &str) -> String {
        format!("http://{user}@{}", self.address)
    }

    /// The heads of all requests so far.
    pub(super) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    /// Asserts that nothing came by.
    pub(super) fn is_unused(&self) {
        assert_eq!(self.heads(), [""; 0]);
    }
}

fn serve(mut client: TcpStream, manner: &Manner, heads: &Mutex<Vec<String>>) -> Option<()> {
    let (head, rest) = read_head(&mut client)?;
    heads.lock().unwrap().push(head.clone());
    let to = match manner {
        Manner::To(to) => to,
        Manner::Password(to, base64) => {
            let wanted = format!("proxy-authorization: basic {base64}").to_lowercase();
            if head.lines().any(|line| line.to_lowercase() == wanted) {
                to
            } else {
                let reply = "HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\n\
                             content-length: 0\r\nconnection: close\r\n\r\n";
                return client.write_all(reply.as_bytes()).ok();
            }
        }
        Manner::Says(reply) => {
            client.write_all(reply.as_bytes()).ok()?;
            return client.shutdown(Shutdown::Write).ok();
        }
        Manner::Silent => {
            // Until the client gives up.
            return client.read(&mut [0]).ok().map(drop);
        }
    };
    let mut server = TcpStream::connect(to).unwrap();
    if head.starts_with("CONNECT ") {
        client.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok()?;
    } else {
        server.write_all(&plain(&head)).ok()?;
    }
    server.write_all(&rest).ok()?;
    let (mut from, mut into) = (client.try_clone().ok()?, server.try_clone().ok()?);
    thread::spawn(move || {
        let _ = std::io::copy(&mut from, &mut into);
        let _ = into.shutdown(Shutdown::Write);
    });
    let _ = std::io::copy(&mut server, &mut client);
    client.shutdown(Shutdown::Both).ok()
}

/// The head and what came with it.
fn read_head(stream: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        if let Some(end) = seen.windows(4).position(|end| end == b"\r\n\r\n") {
            let rest = seen.split_off(end + 4);
            return Some((String::from_utf8(seen).unwrap(), rest));
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(length) => seen.extend_from_slice(&buffer[..length]),
        }
    }
}

/// The head as the server itself gets it: its own path, and the connection ends with the answer, so
/// that each request passes by here.
fn plain(head: &str) -> Vec<u8> {
    let (method, rest) = head.split_once(' ').unwrap();
    let (url, rest) = rest.split_once(' ').unwrap();
    let path = url.splitn(4, '/').nth(3).unwrap();
    format!(
        "{method} /{path} {}",
        rest.replacen("\r\n", "\r\nconnection: close\r\n", 1)
    )
    .into_bytes()
}
