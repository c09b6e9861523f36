//! A server that records requests and answers by a script.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
use ws1_okta::access::{AccessClient, AdminClient, Authorization, NewOAuthClient};
use ws1_okta::http::{HttpClient, HttpOptions, Trace};
use ws1_okta::values::{AccessToken, ClientSecret, TenantUrl, Ttl};

pub const SECRET: &str = "MARKER-secret/+\"48";
pub const TOKEN: &str = "MARKER.token.value";

#[derive(Debug, Clone, Default)]
pub struct Recorded {
    pub method: String,
    /// Path and query.
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Recorded {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

#[derive(Debug, Clone)]
pub enum Script {
    /// Status, further header lines, body.
    Reply(u16, &'static str, String),
    /// These bytes, then the end of the connection.
    Raw(Vec<u8>),
    /// These bytes, then these others again and again until the client is gone.
    Endless(&'static str, String),
    /// A head that promises much, then a byte every 20 ms.
    Drip,
    /// Nothing for two seconds.
    Silence,
}

impl Script {
    pub fn json(status: u16, body: &str) -> Self {
        Self::Reply(
            status,
            "Content-Type: application/json\r\n",
            body.to_owned(),
        )
    }

    pub fn html(status: u16, body: &str) -> Self {
        Self::Reply(status, "Content-Type: text/html\r\n", body.to_owned())
    }
}

pub struct Fake {
    pub url: String,
    requests: Arc<Mutex<Vec<Recorded>>>,
}

impl Fake {
    /// Answers each request by the function, which also gets its number from 0.
    pub fn start(answer: impl Fn(&Recorded, usize) -> Script + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (requests.clone(), Arc::new(answer));
        // The threads end with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (seen, answer) = (seen.clone(), answer.clone());
                thread::spawn(move || {
                    let Some(request) = read(&stream) else {
                        return;
                    };
                    let number = {
                        let mut seen = seen.lock().unwrap();
                        seen.push(request.clone());
                        seen.len() - 1
                    };
                    write(stream, answer(&request, number));
                });
            }
        });
        Self { url, requests }
    }

    /// Answers everything alike.
    pub fn always(script: Script) -> Self {
        Self::start(move |_, _| script.clone())
    }

    pub fn requests(&self) -> Vec<Recorded> {
        self.requests.lock().unwrap().clone()
    }

    pub fn only_request(&self) -> Recorded {
        let requests = self.requests();
        assert_eq!(requests.len(), 1, "{requests:?}");
        requests[0].clone()
    }

    pub fn tenant(&self) -> TenantUrl {
        self.url.parse().unwrap()
    }

    pub fn client(&self) -> AccessClient {
        self.client_with(&quick())
    }

    pub fn client_with(&self, options: &HttpOptions) -> AccessClient {
        let http = HttpClient::new(options, &self.tenant()).unwrap();
        AccessClient::new(http, self.tenant())
    }

    pub fn admin(&self) -> AdminClient {
        self.client().authorized(Authorization::Bearer(
            AccessToken::from_text(TOKEN).unwrap(),
        ))
    }
}

/// Options with short limits.
pub fn quick() -> HttpOptions {
    HttpOptions {
        timeout: Duration::from_millis(1500),
        connect_timeout: Duration::from_millis(500),
        retry_pause: Duration::from_millis(1),
        ..HttpOptions::default()
    }
}

pub fn secret() -> ClientSecret {
    ClientSecret::from_text(SECRET).unwrap()
}

pub fn new_client() -> NewOAuthClient {
    NewOAuthClient {
        client_id: "OktaSCIM".parse().unwrap(),
        secret: secret(),
        issue_refresh_token: true,
        access_token_ttl: Ttl::from_days(365),
        refresh_token_ttl: Ttl::from_days(90),
        idle_token_ttl: Ttl::from_days(4),
    }
}

#[derive(Default)]
pub struct Lines(pub Mutex<Vec<String>>);

impl Trace for Lines {
    fn line(&self, text: &str) {
        self.0.lock().unwrap().push(text.to_owned());
    }
}

fn read(stream: &TcpStream) -> Option<Recorded> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let mut request = Recorded {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        ..Recorded::default()
    };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else {
            break;
        };
        request
            .headers
            .push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length = request
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    request.body = String::from_utf8(body).unwrap();
    Some(request)
}

fn write(mut stream: TcpStream, script: Script) {
    // The client may be gone: that is its own affair.
    match script {
        Script::Reply(status, headers, body) => {
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 {status} X\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
            );
        }
        Script::Raw(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Script::Endless(head, piece) => {
            let _ = stream.write_all(head.as_bytes());
            while stream.write_all(piece.as_bytes()).is_ok() {}
        }
        Script::Drip => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            while stream.write_all(b" ").is_ok() {
                thread::sleep(Duration::from_millis(20));
            }
        }
        Script::Silence => thread::sleep(Duration::from_secs(2)),
    }
}
