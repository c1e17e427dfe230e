//! One walk over a real socket.

use std::sync::Arc;

use resource_json_api::{Options, router};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::stage::Stage;

#[resource_test]
async fn a_poller_lives_over_http(t: TestCx) {
    let stage = Stage::new(&t).await;
    let key = stage.caller("admin").await.key().to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let api = router(t.engine().clone(), Arc::new(app::authenticate::ByToken::default()), Options::new("/api/v2"));
    let server = tokio::spawn(async move { axum::serve(listener, api).await });
    let send = async |method: &str, path: &str, body: Option<Value>| {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let head = format!(
            "{method} /api/v2{path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\
             content-type: application/vnd.api+json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes()).await.expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status: u16 = head[9..12].parse().expect("a status");
        (status, head.to_ascii_lowercase(), body.to_owned())
    };
    let new = json!({ "data": { "type": "pollers", "id": "p" } });
    let (status, head, body) = send("POST", "/pollers", Some(new)).await;
    assert_eq!(status, 201, "{body}");
    assert!(head.contains("location: /api/v2/pollers/p") && head.contains("application/vnd.api+json"), "{head}");
    for (path, state) in
        [("maintenance/start", "maintenance"), ("maintenance/end", "healthy"), ("deactivate", "inactive")]
    {
        let (status, _, body) = send("PATCH", &format!("/pollers/p/{path}"), None).await;
        assert_eq!(status, 200, "{body}");
        let document: Value = serde_json::from_str(&body).expect("a document");
        assert_eq!(document["data"]["attributes"]["status"], state);
    }
    assert_eq!(send("PATCH", "/pollers/p/degrade", None).await.0, 409);
    let (status, _, body) =
        send("GET", "/health-events?filter[entity_id]=p&sort=id&fields[health-events]=new_state", None).await;
    let events: Value = serde_json::from_str(&body).expect("a document");
    let states =
        events["data"].as_array().expect("a list").iter().map(|event| event["attributes"]["new_state"].clone());
    assert_eq!(
        (status, states.collect::<Vec<_>>()),
        (200, vec![json!("healthy"), json!("maintenance"), json!("healthy"), json!("inactive")])
    );
    let (status, head, body) = send("HEAD", "/pollers/p", None).await;
    assert_eq!((status, body.as_str()), (200, ""), "{head}");
    server.abort();
}
