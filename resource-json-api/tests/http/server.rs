//! Servers of the library on empty databases, without a network in between.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::request::{Builder, Parts};
use axum::http::{HeaderMap, Request};
use resource_json_api::{Authenticate, Options, router};
use resource_policy::{Sources, compile};
use resource_runtime::cx::{Actor, Principal};
use resource_runtime::engine::{Clock, Parts as EngineParts};
use resource_runtime::error::{Error, Result};
use resource_runtime::hook::Boxed;
use resource_runtime::keyring::Keyring;
use resource_runtime::testing::postgres;
use resource_runtime::{AnyCx, Db, Engine, authorize};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

use crate::library::{LIBRARY, MODEL, RULES, tables};

pub struct Server {
    router: Router,
    db: Db,
    _storage: Box<dyn Any + Send + Sync>,
}

/// An answer, its document read; [`Value::Null`] for an empty body.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

/// `Bearer tenant:role`; the tenant is one letter.
struct ByName;

impl Authenticate for ByName {
    fn authenticate<'a>(&'a self, engine: &'a Engine, request: &'a Parts) -> Boxed<'a, Result<Option<AnyCx>>> {
        Box::pin(async move {
            let Some(header) = request.headers.get("authorization") else { return Ok(None) };
            let token = header.to_str().ok().and_then(|header| header.strip_prefix("Bearer "));
            let (tenant, role) = token.and_then(|token| token.split_once(':')).ok_or_else(Error::unauthenticated)?;
            let tenant = Uuid::from_u128(tenant.bytes().map(u128::from).sum());
            let actor = Actor {
                name: format!("user:{role}"),
                principals: vec![Principal::role(role)],
                fields: Vec::new(),
                is_system: false,
            };
            Ok(Some(engine.in_tenant(tenant, actor).any().clone()))
        })
    }
}

/// How long requests may take where a test does not care.
const PATIENCE: Duration = Duration::from_secs(60);

impl Server {
    /// One server on each database.
    pub async fn start() -> Vec<Server> {
        vec![Server::on_sqlite(PATIENCE).await, Server::on_postgres().await]
    }

    /// A server that gives up on a request after some time.
    pub async fn on_sqlite(timeout: Duration) -> Server {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("library.db").display());
        Server::on(&url, timeout, Box::new(folder)).await
    }

    async fn on_postgres() -> Server {
        let database = postgres::database(None).await;
        Server::on(&database.url.clone(), PATIENCE, Box::new(database)).await
    }

    async fn on(url: &str, timeout: Duration, storage: Box<dyn Any + Send + Sync>) -> Server {
        let db = Db::connect(url, 2).await.expect("a database");
        db.writer().execute_unprepared(&tables(db.dialect())).await.expect("the tables are made");
        let sources = Sources {
            model: ("model.conf".to_owned(), MODEL.to_owned()),
            files: vec![("library.csv".to_owned(), RULES.to_owned())],
        };
        let policies = compile(&sources, &authorize::catalog(&LIBRARY)).expect("the rules are right");
        let engine = Engine::new(EngineParts {
            application: &LIBRARY,
            db: db.clone(),
            hooks: Arc::new(()),
            policies: Arc::new(policies),
            clock: Clock::System,
            keyring: Keyring::random().expect("a key"),
        });
        let options = Options { body_limit: 4096, timeout, ..Options::new("/api/v2") };
        Server { router: router(engine, Arc::new(ByName), options), db, _storage: storage }
    }

    /// Servers with three books by one author, one by another and one by nobody.
    pub async fn stocked() -> Vec<Server> {
        let servers = Server::start().await;
        for server in &servers {
            let [ada, bob] = [server.author("Ada").await, server.author("Bob").await];
            for (isbn, title, pages, author) in [
                ("1", "Alpha", 100, Some(&ada)),
                ("2", "Beta", 400, Some(&ada)),
                ("3", "Gamma", 250, Some(&bob)),
                ("4", "Delta", 50, None),
                ("5", "Epsilon", 900, Some(&ada)),
            ] {
                server.book(isbn, title, pages, author.map(String::as_str)).await;
            }
        }
        servers
    }

    /// A new author's id.
    pub async fn author(&self, name: &str) -> String {
        let answer = self.post("/authors", json!({ "type": "authors", "attributes": { "name": name } })).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.body["data"]["id"].as_str().expect("an id").to_owned()
    }

    /// A new book.
    pub async fn book(&self, isbn: &str, title: &str, pages: u32, author: Option<&str>) -> Answer {
        let author = author.map(|id| json!({ "type": "authors", "id": id }));
        let data = json!({
            "type": "books",
            "id": isbn,
            "attributes": { "title": title, "pages": pages, "tags": ["new"] },
            "relationships": { "author": { "data": author } },
        });
        let answer = self.post("/books", data).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.as_role("librarian", "GET", path, Body::empty()).await
    }

    pub async fn post(&self, path: &str, data: Value) -> Answer {
        self.as_role("librarian", "POST", path, document(data)).await
    }

    pub async fn patch(&self, path: &str, data: Value) -> Answer {
        self.as_role("librarian", "PATCH", path, document(data)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.as_role("librarian", "DELETE", path, Body::empty()).await
    }

    /// A request of somebody of the first tenant.
    pub async fn as_role(&self, role: &str, method: &str, path: &str, body: Body) -> Answer {
        self.as_token(&format!("a:{role}"), method, path, body).await
    }

    pub async fn as_token(&self, token: &str, method: &str, path: &str, body: Body) -> Answer {
        let request = Request::builder().method(method).header("authorization", format!("Bearer {token}"));
        self.send(request.header("content-type", "application/vnd.api+json"), path, body).await
    }

    pub async fn send(&self, request: Builder, path: &str, body: Body) -> Answer {
        let path = if path.starts_with("/api") { path.to_owned() } else { format!("/api/v2{path}") };
        let request = request.uri(path).body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
        let body = match bytes.is_empty() {
            true => Value::Null,
            false => serde_json::from_slice(&bytes)
                .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&bytes))),
        };
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// How many statements have been sent.
    pub fn statements(&self) -> u64 {
        self.db.statements()
    }

    /// The number that a query answers with.
    pub async fn count(&self, text: &str) -> i64 {
        let backend = self.db.writer().get_database_backend();
        let row = self.db.writer().query_one_raw(Statement::from_string(backend, text)).await.expect("a query");
        row.expect("a row").try_get_by_index(0).expect("a number")
    }

    /// Runs SQL behind the server's back.
    pub async fn sql(&self, text: &str) {
        self.db.writer().execute_unprepared(text).await.expect("the statement is right");
    }
}

fn document(data: Value) -> Body {
    Body::from(json!({ "data": data }).to_string())
}

impl Answer {
    /// The ids of the primary data.
    pub fn ids(&self) -> Vec<&str> {
        let data = self.body["data"].as_array().unwrap_or_else(|| panic!("no list: {self:?}"));
        data.iter().map(|record| record["id"].as_str().expect("an id")).collect()
    }

    /// Where each error is and its code.
    pub fn errors(&self) -> Vec<(&str, &str)> {
        let errors = self.body["errors"].as_array().unwrap_or_else(|| panic!("no errors: {self:?}"));
        errors
            .iter()
            .map(|error| {
                let source = error["source"].as_object().and_then(|source| source.values().next());
                (source.and_then(Value::as_str).unwrap_or_default(), error["code"].as_str().expect("a code"))
            })
            .collect()
    }

    /// The sentences of the errors.
    pub fn details(&self) -> Vec<&str> {
        let errors = self.body["errors"].as_array().unwrap_or_else(|| panic!("no errors: {self:?}"));
        errors.iter().map(|error| error["detail"].as_str().expect("a detail")).collect()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn link(&self, name: &str) -> Option<&str> {
        self.body["links"][name].as_str()
    }
}
