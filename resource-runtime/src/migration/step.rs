//! One step, and the record of it.

use resource_migrate::script::Mode;

use super::Error;
use super::error::Failed;
use super::history::{self, Task};
use super::session::{Session, Waiting};

/// What became of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is done.
    Done,
    /// Another process has done something meanwhile; look again.
    Overtaken,
}

/// Does a task: all of it and its record, or nothing; of a step outside a transaction perhaps a part,
/// which is repeated.
pub(super) async fn perform(
    session: &mut Session,
    task: &Task<'_>,
    waiting: Waiting<'_, '_>,
) -> Result<Outcome, Error> {
    match task.mode() {
        Mode::Transaction => in_transaction(session, task, waiting).await,
        Mode::ForeignKeysOff => {
            // Inside a transaction the pragma does nothing.
            session.execute("PRAGMA foreign_keys = OFF").await?;
            let outcome = in_transaction(session, task, waiting).await;
            session.execute("PRAGMA foreign_keys = ON").await?;
            outcome
        }
        Mode::NoTransaction => {
            statements(session, task).await?;
            let record = Task { step: None, ..task.clone() };
            in_transaction(session, &record, waiting).await
        }
    }
}

async fn in_transaction(session: &mut Session, task: &Task<'_>, waiting: Waiting<'_, '_>) -> Result<Outcome, Error> {
    session.begin(waiting).await?;
    let outcome = match inside(session, task).await {
        Ok(Outcome::Done) => session.execute("COMMIT").await.map(|()| Outcome::Done).map_err(Error::from),
        other => other,
    };
    if outcome.as_ref().ok() != Some(&Outcome::Done) {
        session.roll_back().await;
    }
    outcome
}

async fn inside(session: &mut Session, task: &Task<'_>) -> Result<Outcome, Error> {
    let history = history::read(session).await?;
    let now = history.iter().find(|record| record.version == task.migration.version);
    if now != task.before.as_ref() {
        return Ok(Outcome::Overtaken);
    }
    statements(session, task).await?;
    if task.mode() == Mode::ForeignKeysOff {
        refuse_dangling(session, task).await?;
    }
    session.execute(&history::write(task, session.dialect())).await?;
    Ok(Outcome::Done)
}

async fn statements(session: &mut Session, task: &Task<'_>) -> Result<(), Error> {
    for statement in task.step.iter().flat_map(|step| &step.statements) {
        session.execute(&statement.sql).await.map_err(|source| {
            Error::Failed(Box::new(Failed {
                script: task.script(session.dialect()),
                line: statement.line,
                sql: statement.sql.clone(),
                source,
            }))
        })?;
    }
    Ok(())
}

async fn refuse_dangling(session: &mut Session, task: &Task<'_>) -> Result<(), Error> {
    let sql = r#"SELECT DISTINCT "table" FROM pragma_foreign_key_check() ORDER BY 1"#;
    let tables = session.texts(sql).await?;
    match tables.is_empty() {
        true => Ok(()),
        false => Err(Error::Dangling { script: task.script(session.dialect()), tables: tables.join(", ") }),
    }
}
