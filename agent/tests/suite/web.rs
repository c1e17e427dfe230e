//! Small web servers that answer as told and remember what they were asked.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

/// A server on loopback; each connection gets one answer.
pub(crate) struct Web {
    pub(crate) port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    /// Answers over an open connection what `answer` says to the first line of the request.
    pub(crate) fn open(answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        Self::start(move |stream, asked| respond(stream, asked, &answer))
    }

    /// The same over TLS, with a certificate that nobody trusts.
    pub(crate) fn encrypted(answer: impl Fn(&str) -> String + Send + 'static) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let certificate = include_bytes!("fixtures/untrusted.der").to_vec().into();
        let key = rustls::pki_types::PrivatePkcs8KeyDer::from(include_bytes!("fixtures/untrusted-key.der").to_vec());
        let config = rustls::ServerConfig::builder()
            .with_no_client_auth()
            .with_single_cert(vec![certificate], key.into())
            .unwrap();
        let config = Arc::new(config);
        Self::start(move |stream, asked| {
            let connection = rustls::ServerConnection::new(config.clone()).unwrap();
            respond(rustls::StreamOwned::new(connection, stream), asked, &answer);
        })
    }

    fn start(serve: impl Fn(std::net::TcpStream, &Mutex<Vec<String>>) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remember = asked.clone();
        thread::spawn(move || listener.incoming().flatten().for_each(|stream| serve(stream, &remember)));
        Self { port, asked }
    }

    /// The first lines of all requests so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// Errors are the client's: one that does not trust the certificate hangs up.
fn respond(mut stream: impl Read + Write, asked: &Mutex<Vec<String>>, answer: &dyn Fn(&str) -> String) {
    let mut request = Vec::new();
    let mut buffer = [0; 1024];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(read) => request.extend_from_slice(&buffer[..read]),
        }
    }
    let request = String::from_utf8_lossy(&request).into_owned();
    let first = request.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
    let answer = answer(&first);
    asked.lock().unwrap().push(first);
    let _ = stream.write_all(answer.as_bytes());
    let _ = stream.flush();
}

/// An answer with a body.
pub(crate) fn answer(status: u16, body: &str) -> String {
    format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len())
}

/// A redirect.
pub(crate) fn redirect(status: u16, to: &str) -> String {
    format!("HTTP/1.1 {status} X\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
}
