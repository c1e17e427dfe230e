//! A database for one test.

use std::sync::Arc;

use futures::future::BoxFuture;
use resource_migrate::Migration;
use sha2::{Digest, Sha256};

use super::postgres::{self, Template, TestDatabase};
use super::sqlite::{self, TestFile};
use crate::db::{Db, Dialect};
use crate::migration::Runner;

/// A database for one test, gone with the value.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    home: Home,
}

#[derive(Debug)]
enum Home {
    Sqlite(TestFile),
    Postgres(TestDatabase),
}

/// Connections of a test: enough for tasks that wait for each other.
const CONNECTIONS: u32 = 4;

impl TestDb {
    /// A database that has run these migrations; empty without any. It is a copy of one that ran them before.
    ///
    /// # Panics
    /// When a migration fails, or the database cannot be had; the text says what to do.
    pub async fn new(dialect: Dialect, migrations: &[Migration]) -> TestDb {
        let template = (!migrations.is_empty()).then(|| template(dialect, migrations));
        let home = match dialect {
            Dialect::Sqlite => Home::Sqlite(sqlite::file(template.as_ref()).await),
            Dialect::Postgres => Home::Postgres(postgres::database(template.as_ref()).await),
        };
        let url = home.url();
        let db =
            Db::connect(url, CONNECTIONS).await.unwrap_or_else(|error| panic!("no connection to {url}: {error:?}"));
        TestDb { db, home }
    }

    /// Its connections.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Which one it is.
    pub fn dialect(&self) -> Dialect {
        self.db.dialect()
    }

    /// Where another process finds it.
    pub fn url(&self) -> &str {
        self.home.url()
    }
}

impl Home {
    fn url(&self) -> &str {
        match self {
            Home::Sqlite(file) => &file.url,
            Home::Postgres(database) => &database.url,
        }
    }
}

fn template(dialect: Dialect, migrations: &[Migration]) -> Template {
    let migrations: Arc<[Migration]> = migrations.into();
    Template {
        name: name(dialect, &migrations),
        fill: Box::new(move |url| -> BoxFuture<'static, Result<(), String>> {
            let migrations = migrations.clone();
            Box::pin(async move {
                let db = Db::connect(&url, 1).await.map_err(|error| format!("{error:?}"))?;
                Runner::new(&db, &migrations).up().await.map_err(|error| error.to_string())?;
                db.close().await.map_err(|error| format!("{error:?}"))
            })
        }),
    }
}

/// Stands for all that the template will contain.
fn name(dialect: Dialect, migrations: &[Migration]) -> String {
    let mut hash = Sha256::new();
    for migration in migrations {
        hash.update(migration.version.to_be_bytes());
        hash.update(migration.name.len().to_be_bytes());
        hash.update(&migration.name);
        hash.update(&migration.scripts(dialect.into()).checksum);
    }
    hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}
