//! A listener that stands where nothing may go: it keeps every byte that it gets, and answers as a
//! careless server would.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

/// Listens until the test's process ends.
pub(crate) struct Recorder {
    pub(crate) address: SocketAddr,
    heard: Arc<Mutex<Vec<u8>>>,
    connections: Arc<Mutex<usize>>,
}

impl Recorder {
    /// On another host than all else.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.2:0").unwrap();
        let recorder = Self {
            address: listener.local_addr().unwrap(),
            heard: Arc::default(),
            connections: Arc::default(),
        };
        let (heard, connections) = (
            Arc::clone(&recorder.heard),
            Arc::clone(&recorder.connections),
        );
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                *connections.lock().unwrap() += 1;
                let heard = Arc::clone(&heard);
                std::thread::spawn(move || {
                    let mut buffer = [0; 4096];
                    while let Ok(length @ 1..) = stream.read(&mut buffer) {
                        heard.lock().unwrap().extend_from_slice(&buffer[..length]);
                        let reply = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                        let _ = stream.write_all(reply);
                    }
                });
            }
        });
        recorder
    }

    /// Connections, and the bytes that came over them.
    pub(crate) fn heard(&self) -> (usize, String) {
        let heard = self.heard.lock().unwrap();
        let connections = *self.connections.lock().unwrap();
        (connections, String::from_utf8_lossy(&heard).into_owned())
    }
}
