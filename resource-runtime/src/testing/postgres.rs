//! Throwaway Postgres databases: one server for a whole test run, a fresh database for each test.
//!
//! The first test process that wants a database starts the server ([`server`]); others that run at the
//! same time use it; it is stopped when the last of them has ended, however it ended. Where Postgres is
//! not installed the test fails and says how to install it: no test is skipped.

mod installation;
mod server;

use std::sync::mpsc::{Sender, channel};
use std::sync::{OnceLock, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use uuid::Uuid;

use self::server::Server;

/// A database with the content of a template; dropped in the background when the value is.
#[derive(Debug)]
pub struct TestDatabase {
    /// Where to connect.
    pub url: String,
    name: String,
}

/// What databases are copied from; made once per server.
pub struct Template {
    /// Stands for the content, for example a hash of the migrations: an identifier in lower case.
    pub name: String,
    /// Fills the empty database at this URL and closes its connections.
    pub fill: Box<dyn Fn(String) -> BoxFuture<'static, Result<(), String>> + Send + Sync>,
}

/// A fresh database: empty, or a copy of the template.
///
/// # Panics
/// If Postgres is not installed or does not start; the text says what to do.
pub async fn database(template: Option<&Template>) -> TestDatabase {
    let server = shared();
    let mut connection = connect(server).await;
    let name = format!("test_{}", Uuid::new_v4().simple());
    let source = match template {
        Some(template) => made(server, &mut connection, template).await,
        None => "template1".to_owned(),
    };
    execute(&mut connection, format!("CREATE DATABASE {name} TEMPLATE {source}")).await;
    let _ = connection.close().await;
    TestDatabase { url: server.url(&name), name }
}

/// An empty database for somebody who tries something out. It ends with this process.
///
/// # Errors
/// If Postgres is not installed or does not start; the text says what to do.
pub async fn throwaway() -> Result<TestDatabase, &'static str> {
    Server::shared()?;
    Ok(database(None).await)
}

fn shared() -> &'static Server {
    Server::shared().unwrap_or_else(|error| panic!("{error}"))
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        // A dropper that is gone has left its databases to the end of the server.
        let _ = dropper().send(std::mem::take(&mut self.name));
    }
}

/// Makes the template's database unless it is there; other processes wait for it.
async fn made(server: &Server, connection: &mut PgConnection, template: &Template) -> String {
    let name = format!("template_{}", template.name);
    execute(connection, format!("SELECT pg_advisory_lock(hashtext('{name}'))")).await;
    let known = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1").bind(&name);
    if known.fetch_optional(&mut *connection).await.expect("the catalog can be read").is_none() {
        let draft = format!("draft_{}", Uuid::new_v4().simple());
        execute(connection, format!("CREATE DATABASE {draft}")).await;
        if let Err(error) = (template.fill)(server.url(&draft)).await {
            panic!("the template {} could not be filled: {error}", template.name);
        }
        renamed(connection, &draft, &name).await;
    }
    execute(connection, format!("SELECT pg_advisory_unlock(hashtext('{name}'))")).await;
    name
}

/// A connection that the fill has closed may take a moment to be gone.
async fn renamed(connection: &mut PgConnection, draft: &str, name: &str) {
    for _ in 0..100 {
        let rename = AssertSqlSafe(format!("ALTER DATABASE {draft} RENAME TO {name}"));
        if connection.execute(sqlx::raw_sql(rename)).await.is_ok() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the template {name} stays in use: whoever fills it must close its connections");
}

async fn connect(server: &Server) -> PgConnection {
    let url = server.url("postgres");
    PgConnection::connect(&url).await.unwrap_or_else(|error| panic!("no connection to {url}: {error}"))
}

async fn execute(connection: &mut PgConnection, sql: String) {
    let done = connection.execute(sqlx::raw_sql(AssertSqlSafe(sql.clone()))).await;
    done.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

/// Takes names of databases that nobody needs any more.
fn dropper() -> Sender<String> {
    static DROPPER: OnceLock<std::sync::Mutex<Sender<String>>> = OnceLock::new();
    let dropper = DROPPER.get_or_init(|| {
        let (sender, names) = channel::<String>();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                let mut connection = connect(shared()).await;
                for name in names {
                    execute(&mut connection, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
                }
            });
        });
        sender.into()
    });
    dropper.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[cfg(test)]
mod tests;
