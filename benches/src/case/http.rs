//! Requests over kept connections to two servers in this process, one for each side.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, ensure};
use app::authenticate::ByToken;
use axum::Router;
use resource_json_api::Options;
use serde_json::Value;
use tokio::net::TcpListener;

use super::{Case, agreed};
use crate::baseline::server;
use crate::client::{Answer, Client, Script, once};
use crate::world::{NewDevice, Seeded, World, document};

/// Connections to each server.
const CONNECTIONS: usize = 4;

const LIST: &str = "/api/v2/devices?filter%5Bis_available%5D=true&sort=-last_seen_time,uid&page%5Bsize%5D=50";
const INCLUDE: &str = "/api/v2/devices?include=poller,identifiers&page%5Bsize%5D=50";

#[derive(Clone)]
struct Sides {
    seeded: Arc<Seeded>,
    ours: (SocketAddr, Arc<Client>),
    baseline: (SocketAddr, Arc<Client>),
}

pub(super) async fn cases(world: &World) -> Result<Vec<Case>> {
    let ours = resource_json_api::router(world.engine.clone(), Arc::new(ByToken::default()), Options::new("/api/v2"));
    let sides = Sides {
        seeded: Arc::new(world.seeded.clone()),
        ours: served(ours).await?,
        baseline: served(server::router(world.store.clone())).await?,
    };
    Ok(vec![sides.get(), sides.list(), sides.include(), sides.transition(), sides.create()])
}

/// Serves a router until this process ends.
async fn served(router: Router) -> Result<(SocketAddr, Arc<Client>)> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok((address, Arc::new(Client::start(address, CONNECTIONS)?)))
}

impl Sides {
    fn request(&self, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
        let key = &self.seeded.key;
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\n");
        request.push_str("accept: application/vnd.api+json\r\n");
        if !body.is_empty() {
            request.push_str(&format!("content-type: application/vnd.api+json\r\ncontent-length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        let mut request = request.into_bytes();
        request.extend_from_slice(body);
        request
    }

    /// A case whose scripts are made for each side's number; `check` compares what one turn answers.
    fn case(
        &self,
        name: &str,
        script: impl Fn(usize) -> Script,
        check: fn(&Sides, &Answer, &Answer) -> Result<()>,
    ) -> Case {
        let work = |client: &Arc<Client>, script: Script| -> super::Work {
            let client = client.clone();
            Arc::new(move |turns| {
                let (client, script) = (client.clone(), script.clone());
                Box::pin(async move { client.drive(script, turns).await })
            })
        };
        let (ours, baseline) = (script(0), script(1));
        let (sides, first) = (self.clone(), [ours.clone(), baseline.clone()]);
        Case {
            name: format!("http: {name}"),
            ours: work(&self.ours.1, ours),
            baseline: work(&self.baseline.1, baseline),
            agreement: agreed(move || {
                let (sides, [ours, baseline]) = (sides.clone(), first.clone());
                async move {
                    // The whole cycle of a script, with turns that no measured connection takes.
                    for turn in 0..2 {
                        let ours = once(sides.ours.0, &ours(CONNECTIONS, turn)).await?;
                        let baseline = once(sides.baseline.0, &baseline(CONNECTIONS, turn)).await?;
                        check(&sides, &ours, &baseline).with_context(|| {
                            let body = |answer: &Answer| {
                                String::from_utf8_lossy(&answer.body).chars().take(600).collect::<String>()
                            };
                            format!("ours: {}\nby hand: {}", body(&ours), body(&baseline))
                        })?;
                    }
                    Ok(())
                }
            }),
        }
    }

    fn get(&self) -> Case {
        let sides = self.clone();
        let devices = &self.seeded.devices;
        let requests: Arc<Vec<Vec<u8>>> =
            Arc::new(devices.iter().map(|uid| sides.request("GET", &format!("/api/v2/devices/{uid}"), b"")).collect());
        let script = |_| -> Script {
            let requests = requests.clone();
            Arc::new(move |connection, turn| requests[(connection * 31 + turn as usize * 7) % requests.len()].clone())
        };
        self.case("get", script, |_, ours, baseline| same_bytes(ours, baseline))
    }

    fn list(&self) -> Case {
        let request = self.request("GET", LIST, b"");
        self.case("list 50 filtered, sorted", |_| always(&request), |_, ours, baseline| same_document(ours, baseline))
    }

    fn include(&self) -> Case {
        let request = self.request("GET", INCLUDE, b"");
        self.case("list 50 with two includes", |_| always(&request), |_, ours, baseline| same_document(ours, baseline))
    }

    /// Every connection has a poller of its own, in each side's half.
    fn transition(&self) -> Case {
        let sides = self.clone();
        let script = move |half: usize| -> Script {
            let half_of = sides.seeded.pollers.len() / 2;
            let body = |id: &str| {
                format!(r#"{{"data":{{"type":"pollers","id":"{id}","attributes":{{"reason":"slow"}}}}}}"#).into_bytes()
            };
            let requests: Vec<[Vec<u8>; 2]> = (0..half_of)
                .map(|at| {
                    let id = &sides.seeded.pollers[half * half_of + at];
                    let path = |action: &str| format!("/api/v2/pollers/{id}/{action}");
                    ["degrade", "restore"].map(|action| sides.request("PATCH", &path(action), &body(id)))
                })
                .collect();
            // A connection's turns go on from case to case, so each poller counts its own.
            let taken: Vec<AtomicUsize> = requests.iter().map(|_| AtomicUsize::new(0)).collect();
            Arc::new(move |connection, _| {
                requests[connection][taken[connection].fetch_add(1, Ordering::Relaxed) % 2].clone()
            })
        };
        self.case("degrade or restore a poller", script, same_poller)
    }

    fn create(&self) -> Case {
        let sides = self.clone();
        let poller = Some(resource_core::Id::new(self.seeded.pollers[0].clone()));
        let new = NewDevice { uid: "{uid}".to_owned(), number: 1, partition: self.seeded.partition, poller };
        let body = String::from_utf8(document(&new)).expect("a document is text");
        let script = move |side: usize| -> Script {
            let (sides, body) = (sides.clone(), body.clone());
            let side = ["ours", "hand"][side];
            Arc::new(move |connection, turn| {
                let body = body.replace("{uid}", &format!("zz-http-{side}-{connection}-{turn}"));
                sides.request("POST", "/api/v2/devices", body.as_bytes())
            })
        };
        self.case("create", script, same_device)
    }
}

fn always(request: &[u8]) -> Script {
    let request = request.to_vec();
    Arc::new(move |_, _| request.clone())
}

/// Status and media type are the same, and every byte of the document.
fn same_bytes(ours: &Answer, baseline: &Answer) -> Result<()> {
    documents(ours, baseline)?;
    ensure!(ours.body == baseline.body, "the documents differ");
    Ok(())
}

/// As documents: a cursor is each server's own, and the order of what is included has no meaning.
fn same_document(ours: &Answer, baseline: &Answer) -> Result<()> {
    let [ours, baseline] = documents(ours, baseline)?.map(|mut document| {
        let next = document["links"]["next"]
            .as_str()
            .and_then(|next| next.split_once("after%5D="))
            .map(|(url, _)| url.to_owned());
        document["links"]["next"] = next.into();
        if let Some(included) = document["included"].as_array_mut() {
            included.sort_by_key(|each| (each["type"].to_string(), each["id"].to_string()));
        }
        document
    });
    let rows = ours["data"].as_array().map_or(0, Vec::len);
    ensure!(rows > 0 && ours["links"]["next"].is_string() == (rows == 50), "{rows} rows");
    same(&ours, &baseline)
}

/// Each side has moved another poller: what is about which one and when is left out.
fn same_poller(_: &Sides, ours: &Answer, baseline: &Answer) -> Result<()> {
    let [ours, baseline] = documents(ours, baseline)?.map(|document| {
        without(
            document,
            &[
                "component_id",
                "display_name",
                "spiffe_identity",
                "state_since",
                "updated_at",
                "last_seen",
                "first_seen",
                "first_registered",
            ],
        )
    });
    same(&ours, &baseline)
}

/// Each side has made another device: its key and its times are left out.
fn same_device(_: &Sides, ours: &Answer, baseline: &Answer) -> Result<()> {
    for (answer, side) in [(ours, "ours"), (baseline, "hand")] {
        ensure!(answer.head.contains(&format!("location: /api/v2/devices/zz-http-{side}-")), "{}", answer.head);
    }
    let [ours, baseline] = documents(ours, baseline)?.map(|document| {
        without(document, &["uid", "first_seen_time", "last_seen_time", "created_time", "modified_time"])
    });
    same(&ours, &baseline)
}

/// Both documents, if status and media type are the same.
fn documents(ours: &Answer, baseline: &Answer) -> Result<[Value; 2]> {
    ensure!(
        ours.status == baseline.status && (200..300).contains(&ours.status),
        "{} and {}",
        ours.status,
        baseline.status
    );
    for answer in [ours, baseline] {
        ensure!(answer.head.contains("content-type: application/vnd.api+json\r\n"), "{}", answer.head);
        ensure!(answer.head.contains("x-request-id: "), "{}", answer.head);
    }
    Ok([serde_json::from_slice(&ours.body)?, serde_json::from_slice(&baseline.body)?])
}

fn without(mut document: Value, attributes: &[&str]) -> Value {
    document["data"]["id"] = Value::Null;
    document["links"]["self"] = Value::Null;
    if let Some(object) = document["data"]["attributes"].as_object_mut() {
        attributes.iter().for_each(|name| drop(object.remove(*name)));
    }
    document
}

/// The first member that differs, so that the message is short.
fn same(ours: &Value, baseline: &Value) -> Result<()> {
    if ours == baseline {
        return Ok(());
    }
    fn first(at: String, ours: &Value, baseline: &Value) -> Option<String> {
        match (ours, baseline) {
            (Value::Object(a), Value::Object(b)) => {
                let names = a.keys().chain(b.keys());
                names.into_iter().find_map(|name| first(format!("{at}/{name}"), &ours[name], &baseline[name]))
            }
            (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
                a.iter().zip(b).enumerate().find_map(|(index, (a, b))| first(format!("{at}/{index}"), a, b))
            }
            (a, b) => (a != b).then(|| format!("{at}: {a} and {b}")),
        }
    }
    anyhow::bail!("they differ at {}", first(String::new(), ours, baseline).unwrap_or_default())
}
