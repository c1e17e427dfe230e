//! Removing everything.

use std::time::Duration;

use resource_migrate::Dialect;

use super::Error;
use super::session::{Session, Waiting};
use crate::db::Db;

/// How long others may hold the database before a reset gives up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Statements that drop everything of the current schema that belongs to no extension.
const POSTGRES: &str = "
SELECT format('DROP %s IF EXISTS %I CASCADE', CASE relkind
    WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, relname)
FROM pg_class AS c
WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND relnamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('e', 'i'))
UNION ALL
SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
FROM pg_proc AS p
WHERE pronamespace = current_schema()::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')";

/// Indexes and triggers go with their tables.
const SQLITE: &str = r#"
SELECT 'DROP ' || upper("type") || ' IF EXISTS "' || replace("name", '"', '""') || '"'
FROM sqlite_schema
WHERE "type" IN ('table', 'view') AND "name" NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY "type" DESC"#;

/// Drops every table with its rows, the record of migrations too. `confirmation` must be what
/// [`name_of`] the database says.
///
/// # Errors
/// [`Error::Unconfirmed`], which names the right word; else as [`super::Runner::up`].
pub async fn reset(db: &Db, confirmation: &str) -> Result<(), Error> {
    let expected = name_of(db).await?;
    if confirmation != expected {
        return Err(Error::Unconfirmed { expected });
    }
    let mut silently = |_: &super::Event| {};
    let mut session = Session::claim(db, Waiting::new(PATIENCE, &mut silently)).await?;
    if session.dialect() == Dialect::Sqlite {
        session.execute("PRAGMA foreign_keys = OFF").await?;
    }
    session.begin(Waiting::new(PATIENCE, &mut silently)).await?;
    let dropped = drop_all(&mut session).await;
    match &dropped {
        Ok(()) => session.execute("COMMIT").await?,
        Err(_) => session.roll_back().await,
    }
    session.close().await;
    dropped
}

async fn drop_all(session: &mut Session) -> Result<(), Error> {
    let statements = match session.dialect() {
        Dialect::Sqlite => SQLITE,
        Dialect::Postgres => POSTGRES,
    };
    for statement in session.texts(statements).await? {
        session.execute(&statement).await?;
    }
    Ok(())
}

/// The name of the database; for SQLite that of its file.
///
/// # Errors
/// [`Error::Database`].
pub async fn name_of(db: &Db) -> Result<String, Error> {
    let mut session = Session::open(db).await?;
    let names = session
        .texts(match session.dialect() {
            Dialect::Postgres => "SELECT current_database()::text",
            Dialect::Sqlite => "SELECT file FROM pragma_database_list WHERE name = 'main'",
        })
        .await?;
    session.close().await;
    let name = names.into_iter().next().unwrap_or_default();
    Ok(name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned())
}
