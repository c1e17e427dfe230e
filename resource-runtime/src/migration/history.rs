//! What a database remembers of its migrations, and what follows from that.

use resource_migrate::ddl::literal;
use resource_migrate::name::quote_text;
use resource_migrate::script::Mode;
use resource_migrate::{ColumnKind, Dialect, Literal, Migration, Script, Scripts, Step};
use sha2::{Digest, Sha256};

use super::session::Session;
use super::{BOOKKEEPING, Error, Way};

/// One row: a migration that was done, or begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub version: i64,
    pub name: String,
    /// Of the whole up script, or of its finished steps while it is on its way up.
    pub checksum: String,
    pub state: State,
    /// How many steps are finished.
    pub step: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// All steps of the up script are done.
    Applied,
    /// Some are.
    GoingUp,
    /// Some steps of the down script are done.
    GoingDown,
}

/// The next thing to do for a migration: one step and the record of it, or only the record.
#[derive(Clone, Debug)]
pub(super) struct Task<'a> {
    pub migration: &'a Migration,
    pub way: Way,
    pub step: Option<&'a Step>,
    pub of: usize,
    /// What the database must remember for this to be right.
    pub before: Option<Record>,
    /// What it remembers afterwards; nothing of an undone migration.
    pub after: Option<Record>,
}

impl Task<'_> {
    /// Whether the migration is done, or undone, after this.
    pub fn finishes(&self) -> bool {
        self.after.as_ref().is_none_or(|record| record.state == State::Applied)
    }

    pub fn mode(&self) -> Mode {
        self.step.map_or(Mode::Transaction, |step| step.mode)
    }

    /// `0007_add_pollers/postgres.up.sql`.
    pub fn script(&self, dialect: Dialect) -> String {
        format!("{}/{}.{}.sql", label(self.migration), dialect.name(), self.way)
    }
}

/// The migration's directory.
pub(super) fn label(migration: &Migration) -> String {
    labelled(migration.version, &migration.name)
}

fn labelled(version: i64, name: &str) -> String {
    format!("{version:04}_{name}")
}

/// Makes the table unless it is there.
pub(super) async fn prepare(session: &mut Session) -> Result<(), sqlx::Error> {
    if exists(session).await? {
        return Ok(());
    }
    let now = |dialect| literal(&Literal::Now, ColumnKind::Time, dialect);
    let sql = match session.dialect() {
        Dialect::Postgres => format!(
            r#"CREATE TABLE IF NOT EXISTS "{BOOKKEEPING}" (
                "version" bigint PRIMARY KEY,
                "name" text NOT NULL,
                "checksum" text NOT NULL,
                "state" text NOT NULL CHECK ("state" IN ('applied', 'going_up', 'going_down')),
                "step" bigint NOT NULL,
                "changed_at" timestamptz NOT NULL DEFAULT {}
            )"#,
            now(Dialect::Postgres)
        ),
        Dialect::Sqlite => format!(
            r#"CREATE TABLE IF NOT EXISTS "{BOOKKEEPING}" (
                "version" INTEGER PRIMARY KEY,
                "name" TEXT NOT NULL,
                "checksum" TEXT NOT NULL,
                "state" TEXT NOT NULL CHECK ("state" IN ('applied', 'going_up', 'going_down')),
                "step" INTEGER NOT NULL,
                "changed_at" INTEGER NOT NULL DEFAULT {}
            ) STRICT"#,
            now(Dialect::Sqlite)
        ),
    };
    session.execute(&sql).await
}

async fn exists(session: &mut Session) -> Result<bool, sqlx::Error> {
    let sql = match session.dialect() {
        Dialect::Postgres => format!(
            "SELECT relname::text FROM pg_class WHERE relname = '{BOOKKEEPING}' AND relnamespace = current_schema()::regnamespace"
        ),
        Dialect::Sqlite => format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = '{BOOKKEEPING}'"),
    };
    Ok(!session.texts(&sql).await?.is_empty())
}

/// Everything that is remembered, in order; nothing where nothing was ever done.
pub(super) async fn read(session: &mut Session) -> Result<Vec<Record>, sqlx::Error> {
    if !exists(session).await? {
        return Ok(Vec::new());
    }
    let sql = r#"SELECT "version", "name", "checksum", "state", "step" FROM "schema_migrations" ORDER BY "version""#;
    let rows: Vec<(i64, String, String, String, i64)> = match session {
        Session::Sqlite(connection) => sqlx::query_as(sql).fetch_all(&mut **connection).await?,
        Session::Postgres(connection) => sqlx::query_as(sql).fetch_all(&mut **connection).await?,
    };
    let record = |(version, name, checksum, state, step): (i64, String, String, String, i64)| Record {
        version,
        name,
        checksum,
        state: match state.as_str() {
            "applied" => State::Applied,
            "going_up" => State::GoingUp,
            _ => State::GoingDown,
        },
        step: usize::try_from(step).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(record).collect())
}

/// The statement that makes the database remember what a task has done.
pub(super) fn write(task: &Task<'_>, dialect: Dialect) -> String {
    let Some(record) = &task.after else {
        return format!(r#"DELETE FROM "{BOOKKEEPING}" WHERE "version" = {}"#, task.migration.version);
    };
    let state = match record.state {
        State::Applied => "applied",
        State::GoingUp => "going_up",
        State::GoingDown => "going_down",
    };
    let (name, checksum) = (quote_text(&record.name), quote_text(&record.checksum));
    let now = literal(&Literal::Now, ColumnKind::Time, dialect);
    format!(
        r#"INSERT INTO "{BOOKKEEPING}" ("version", "name", "checksum", "state", "step") VALUES ({}, {name}, {checksum}, '{state}', {})
        ON CONFLICT ("version") DO UPDATE SET "name" = excluded."name", "checksum" = excluded."checksum",
            "state" = excluded."state", "step" = excluded."step", "changed_at" = {now}"#,
        record.version, record.step
    )
}

/// Refuses what the program and the database disagree about.
pub(super) fn verify(history: &[Record], migrations: &[&Migration], dialect: Dialect) -> Result<(), Error> {
    for record in history {
        let name = || labelled(record.version, &record.name);
        let Some(migration) = migrations.iter().find(|migration| migration.version == record.version) else {
            return Err(Error::Unknown { name: name() });
        };
        if !unchanged(record, migration.scripts(dialect)) {
            let what = match record.state {
                State::GoingUp => format!("the first {} of its steps", record.step),
                State::Applied | State::GoingDown => "it".to_owned(),
            };
            return Err(Error::Changed { name: name(), what });
        }
    }
    Ok(())
}

/// Whether what ran is still what the script says. The rest of a script that was interrupted may be
/// corrected: otherwise a statement that can never succeed would block the database for ever.
pub(super) fn unchanged(record: &Record, scripts: &Scripts) -> bool {
    match record.state {
        State::GoingUp => record.checksum == begun(&scripts.up, record.step),
        State::Applied | State::GoingDown => record.checksum == scripts.checksum,
    }
}

/// The checksum of the first steps of a script.
fn begun(script: &Script, steps: usize) -> String {
    let mut hash = Sha256::new();
    for step in script.steps.iter().take(steps) {
        hash.update(step.mode.directive());
        for statement in &step.statements {
            hash.update(statement.sql.len().to_be_bytes());
            hash.update(&statement.sql);
        }
    }
    hash.update(script.steps.len().min(steps).to_be_bytes());
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What to do next on the way up.
pub(super) fn next_up<'a>(
    history: &[Record],
    migrations: &[&'a Migration],
    dialect: Dialect,
) -> Result<Option<Task<'a>>, Error> {
    for &migration in migrations {
        let before = history.iter().find(|record| record.version == migration.version).cloned();
        let done = match &before {
            Some(Record { state: State::Applied, .. }) => continue,
            Some(Record { state: State::GoingDown, .. }) => {
                return Err(Error::Interrupted { name: label(migration), way: Way::Down });
            }
            Some(Record { state: State::GoingUp, step, .. }) => *step,
            None => 0,
        };
        let scripts = migration.scripts(dialect);
        let of = scripts.up.steps.len();
        let (state, checksum) = match done + 1 < of {
            true => (State::GoingUp, begun(&scripts.up, done + 1)),
            false => (State::Applied, scripts.checksum.clone()),
        };
        let after = Record {
            version: migration.version,
            name: migration.name.clone(),
            checksum,
            state,
            step: of.min(done + 1),
        };
        let step = scripts.up.steps.get(done);
        return Ok(Some(Task { migration, way: Way::Up, step, of, before, after: Some(after) }));
    }
    Ok(None)
}

/// What to do next on the way down: it concerns the last migration that was done.
pub(super) fn next_down<'a>(
    history: &[Record],
    migrations: &[&'a Migration],
    dialect: Dialect,
) -> Result<Option<Task<'a>>, Error> {
    let Some(last) = history.last() else { return Ok(None) };
    let Some(&migration) = migrations.iter().find(|migration| migration.version == last.version) else {
        return Ok(None);
    };
    let done = match last.state {
        State::GoingUp => return Err(Error::Interrupted { name: label(migration), way: Way::Up }),
        State::Applied => 0,
        State::GoingDown => last.step,
    };
    let script = &migration.scripts(dialect).down;
    let of = script.steps.len();
    let after = (done + 1 < of).then(|| Record { state: State::GoingDown, step: done + 1, ..last.clone() });
    let step = script.steps.get(done);
    Ok(Some(Task { migration, way: Way::Down, step, of, before: Some(last.clone()), after }))
}

#[cfg(test)]
mod tests;
