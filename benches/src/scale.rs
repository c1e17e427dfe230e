//! What takes seconds: many rows at once, each round from the same start.
//!
//! [`upsert`] and [`intake`] compare with the hand-written side, [`jobs`] with tools that do nothing else, all in the
//! same run and in turn. [`checks`] has nothing to compare with: it says how many are done, and what that costs.

pub mod checks;
pub mod intake;
pub mod jobs;
pub mod peer;
pub mod upsert;
mod used;

use anyhow::{Context as _, Result, ensure};
use resource_runtime::db::Dialect;

use crate::baseline::Store;
use crate::report::Report;
use crate::world::{Size, World};
use crate::{Options, name};

pub use used::Used;

/// How much is done.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Devices that are taken in or written.
    pub devices: usize,
    /// Rows that jobs are made of.
    pub jobs: usize,
    /// Checks that are due.
    pub checks: usize,
    /// How many minutes checks are due; none means once.
    pub minutes: u32,
    /// Rounds of each side.
    pub rounds: usize,
    /// Whether tools of others are started, which takes Node.
    pub peers: bool,
}

/// Every case.
pub const NAMES: [&str; 6] = [upsert::NEW, upsert::KNOWN, intake::FIRST, intake::SECOND, jobs::NAME, checks::NAME];

/// Measures what the options name.
///
/// # Errors
/// When both sides do not come to the same, or something is missing; the text says what.
pub async fn run(options: &Options, dialect: Dialect, report: &mut Report) -> Result<()> {
    let scale = options.scale();
    let on = |case: &str| format!("{case} on {}", name(dialect));
    if options.includes(upsert::NEW) || options.includes(upsert::KNOWN) {
        eprintln!("{}", on(upsert::NEW));
        let world = World::open(dialect, Size::EMPTY).await?;
        upsert::measure(&world, scale, report).await.with_context(|| on(upsert::NEW))?;
        world.close().await?;
    }
    if options.includes(intake::FIRST) || options.includes(intake::SECOND) {
        eprintln!("{}", on(intake::FIRST));
        let world = World::open(dialect, Size::EMPTY).await?;
        intake::measure(&world, scale, report).await.with_context(|| on(intake::FIRST))?;
        world.close().await?;
    }
    if options.includes(jobs::NAME) {
        eprintln!("{}", on(jobs::NAME));
        let world = World::open(dialect, Size::EMPTY).await?;
        jobs::measure(&world, scale, report).await.with_context(|| on(jobs::NAME))?;
        world.close().await?;
    }
    if options.includes(checks::NAME) {
        eprintln!("{}", on(checks::NAME));
        let world = World::open(dialect, Size::EMPTY).await?;
        checks::measure(&world, scale, report).await.with_context(|| on(checks::NAME))?;
        world.close().await?;
    }
    Ok(())
}

/// Runs statements that belong to no side.
async fn script(store: &Store, sql: &str) -> Result<()> {
    match store {
        Store::Postgres(pool) => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(pool).await?;
        }
        Store::Sqlite { writer, .. } => {
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(writer).await?;
        }
    }
    Ok(())
}

/// The one number that a question is answered with.
async fn number(store: &Store, sql: &str) -> Result<i64> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    Ok(match store {
        Store::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await?,
        Store::Sqlite { readers, .. } => sqlx::query_scalar(sql).fetch_one(readers).await?,
    })
}

/// Lines of text, in order.
async fn lines(store: &Store, sql: &str) -> Result<Vec<String>> {
    let sql = sqlx::AssertSqlSafe(sql.to_owned());
    Ok(match store {
        Store::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await?,
        Store::Sqlite { readers, .. } => sqlx::query_scalar(sql).fetch_all(readers).await?,
    })
}

/// Tables as they were, append-only ones as well, and the database at rest.
async fn emptied(store: &Store, tables: &[&str]) -> Result<()> {
    for table in tables {
        let (without, with) = match store {
            Store::Postgres(_) => (
                format!("alter table {table} disable trigger user;"),
                format!("alter table {table} enable trigger user;"),
            ),
            Store::Sqlite { .. } => {
                let of =
                    |what| format!("select {what} from sqlite_master where type = 'trigger' and tbl_name = '{table}'");
                (
                    lines(store, &of("'drop trigger ' || name || ';'")).await?.concat(),
                    lines(store, &of("sql || ';'")).await?.concat(),
                )
            }
        };
        script(store, &format!("{without} delete from {table}; {with}")).await?;
    }
    rested(store).await
}

/// Lets the database know its tables, and forget what was deleted.
async fn rested(store: &Store) -> Result<()> {
    match store {
        Store::Postgres(_) => script(store, "vacuum analyze").await,
        Store::Sqlite { .. } => script(store, "analyze").await,
    }
}

/// Fails with the first line that both sides do not share.
fn same(ours: &[String], theirs: &[String]) -> Result<()> {
    let differ = ours.iter().zip(theirs).find(|(one, other)| one != other);
    ensure!(differ.is_none(), "the sides came to different rows: {differ:#?}");
    ensure!(ours.len() == theirs.len(), "one side has {} rows, the other {}", ours.len(), theirs.len());
    Ok(())
}
