//! Certificates of servers.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use connectors::FetchError;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::support::Bench;

/// A server with a certificate that nobody vouches for. Returns its port.
fn self_signed() -> u16 {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder().with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key);
    let config = Arc::new(config.unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for socket in listener.incoming() {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(connection, socket.unwrap());
            // A client that refuses the certificate goes away; the next one is awaited.
            if stream.read(&mut [0; 4096]).is_ok_and(|read| read > 0) {
                let body = r#"{"count": 0, "next": null, "results": []}"#;
                let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", body.len());
                stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
                stream.conn.send_close_notify();
                stream.flush().unwrap();
            }
        }
    });
    port
}

#[tokio::test]
async fn unknown_certificates_are_refused_unless_they_are_allowed() {
    let mut bench = Bench::new(0).await;
    bench.settings.endpoint = format!("https://localhost:{}", self_signed());
    let reading = bench.read().await;
    let FetchError::Unreachable { reason, .. } = reading.error() else { panic!("{:?}", reading.end) };
    assert!(reason.contains("certificate"), "{reason}");

    bench.clock.advance(std::time::Duration::from_secs(30));
    bench.settings.insecure_tls = true;
    let reading = bench.read().await;
    assert!(reading.is_whole(), "{:?}", reading.end);
}
