//! `X-Partition-Id`: it narrows what a request sees and does, and widens nothing.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use tests::http::Reply;
use tests::world::{Tenant, World, keys};

use crate::{on_both, token};

/// A request of an operator's, limited to what the header says.
async fn limited(world: &World, partition: &str, (method, path): (&str, &str), data: Option<Value>) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(format!("/api/v2{path}"))
        .header("authorization", format!("Bearer {}", token("operator")))
        .header("x-partition-id", partition)
        .header("content-type", "application/vnd.api+json");
    let body = data.map_or_else(Body::empty, |data| Body::from(json!({ "data": data }).to_string()));
    world.api.request(request.body(body).expect("a request")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_sees_and_changes_its_partition_alone() {
    on_both(async |world| {
        let (partitions, devices) = (keys("partitions", None), keys("devices", None));
        for (partition, own) in partitions.iter().zip(&devices) {
            let listed = limited(&world, partition, ("GET", "/devices"), None).await;
            assert_eq!((listed.status, listed.ids()), (200, vec![own.clone()]), "{}", listed.text);
            for device in &devices {
                let expected = if device == own { 200 } else { 404 };
                let data = json!({ "type": "devices", "attributes": {} });
                for request in ["GET", "PATCH"].map(|method| (method, format!("/devices/{device}"))) {
                    let data = (request.0 == "PATCH").then(|| {
                        let mut data = data.clone();
                        data["id"] = json!(device);
                        data
                    });
                    let reply = limited(&world, partition, (request.0, &request.1), data).await;
                    assert_eq!(reply.status, expected, "{request:?} {}", reply.text);
                }
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_partition_that_is_not_there_is_told_like_one_of_somebody_else() {
    on_both(async |world| {
        let theirs = keys("partitions", Some(Tenant::B))[0].clone();
        let told = async |partition: &str| {
            let reply = limited(&world, partition, ("GET", "/devices"), None).await;
            assert_eq!(reply.status, 400, "{}", reply.text);
            let error = reply.json()["errors"][0].clone();
            assert_eq!(error["source"]["header"], "X-Partition-Id");
            error["detail"].clone()
        };
        assert_eq!(told(&theirs).await, told("00000000-0000-7000-8000-00000000dead").await);
        for malformed in ["", "default", "' OR 1=1"] {
            assert_eq!(told(malformed).await, "X-Partition-Id is not the id of a partition.", "{malformed}");
        }
    })
    .await;
}
