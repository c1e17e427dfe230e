//! Doing and undoing migrations.

use std::time::{Duration, Instant};

use resource_migrate::{Dialect, Migration};

use super::history::{self, Record, State, Task, label};
use super::session::{Session, Waiting};
use super::status::{self, Status};
use super::step::{Outcome, perform};
use super::{Error, Event};
use crate::db::Db;

/// The migrations of a product, and the database to run them on.
pub struct Runner<'a> {
    db: &'a Db,
    migrations: Vec<&'a Migration>,
    report: Box<dyn FnMut(&Event) + Send + 'a>,
    patience: Duration,
}

/// How long another process may take.
const PATIENCE: Duration = Duration::from_secs(600);

impl<'a> Runner<'a> {
    /// A runner that reports nothing and waits ten minutes for others.
    pub fn new(db: &'a Db, migrations: &'a [Migration]) -> Runner<'a> {
        let mut migrations: Vec<&Migration> = migrations.iter().collect();
        migrations.sort_by_key(|migration| migration.version);
        Runner { db, migrations, report: Box::new(|_| {}), patience: PATIENCE }
    }

    /// The same runner, which tells what it does.
    pub fn reporting(self, report: impl FnMut(&Event) + Send + 'a) -> Runner<'a> {
        Runner { report: Box::new(report), ..self }
    }

    /// The same runner, which waits this long for other processes.
    pub fn patience(self, patience: Duration) -> Runner<'a> {
        Runner { patience, ..self }
    }

    /// Does everything that was not done yet, and says how many migrations that finished.
    ///
    /// # Errors
    /// Everything in [`Error`] but what concerns the way down. Finished steps stay.
    pub async fn up(&mut self) -> Result<usize, Error> {
        let mut session = self.claim().await?;
        let mut finished = 0;
        let mut started = Instant::now();
        loop {
            let history = self.verified(&mut session).await?;
            let Some(task) = history::next_up(&history, &self.migrations, session.dialect())? else { break };
            if self.perform(&mut session, &task, &mut started).await? && task.finishes() {
                finished += 1;
            }
        }
        session.close().await;
        Ok(finished)
    }

    /// Undoes the last `count` migrations, or finishes undoing one, and says how many that were.
    ///
    /// # Errors
    /// Everything in [`Error`]; [`Error::Irreversible`] comes before anything is undone.
    pub async fn down(&mut self, count: usize) -> Result<usize, Error> {
        let mut session = self.claim().await?;
        let history = self.verified(&mut session).await?;
        self.refuse_irreversible(&history, count, session.dialect())?;
        let mut undone = 0;
        let mut started = Instant::now();
        while undone < count {
            let history = self.verified(&mut session).await?;
            let Some(task) = history::next_down(&history, &self.migrations, session.dialect())? else { break };
            if self.perform(&mut session, &task, &mut started).await? && task.finishes() {
                undone += 1;
            }
        }
        session.close().await;
        Ok(undone)
    }

    /// Where the database stands with each migration, also with those that only it knows. Changes nothing
    /// and waits for nobody.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn status(&self) -> Result<Vec<Status>, Error> {
        let mut session = Session::open(self.db).await?;
        let history = history::read(&mut session).await?;
        let dialect = session.dialect();
        session.close().await;
        Ok(status::of(&history, &self.migrations, dialect))
    }

    async fn claim(&mut self) -> Result<Session, Error> {
        let mut session = Session::claim(self.db, self.waiting()).await?;
        history::prepare(&mut session).await?;
        Ok(session)
    }

    fn waiting(&mut self) -> Waiting<'_, 'a> {
        Waiting::new(self.patience, self.report.as_mut())
    }

    // Not `&self`: a future that holds one cannot move between threads, since the report cannot be shared.
    async fn verified(&mut self, session: &mut Session) -> Result<Vec<Record>, Error> {
        let history = history::read(session).await?;
        history::verify(&history, &self.migrations, session.dialect())?;
        Ok(history)
    }

    /// Whether this process did it.
    async fn perform(&mut self, session: &mut Session, task: &Task<'_>, started: &mut Instant) -> Result<bool, Error> {
        let migration = label(task.migration);
        if let Some(step) = task.step {
            let migration = migration.clone();
            (self.report)(&Event::Step { migration, way: task.way, step: step.number, of: task.of });
        }
        if perform(session, task, self.waiting()).await? == Outcome::Overtaken {
            return Ok(false);
        }
        if task.finishes() {
            let took = std::mem::replace(started, Instant::now()).elapsed();
            (self.report)(&Event::Finished { migration, way: task.way, took });
        }
        Ok(true)
    }

    fn refuse_irreversible(&self, history: &[Record], count: usize, dialect: Dialect) -> Result<(), Error> {
        for record in history.iter().rev().filter(|record| record.state == State::Applied).take(count) {
            let migration = self.migrations.iter().find(|migration| migration.version == record.version);
            let why = migration.and_then(|migration| migration.scripts(dialect).down.irreversible.as_ref());
            if let (Some(migration), Some(why)) = (migration, why) {
                return Err(Error::Irreversible { name: label(migration), why: why.clone() });
            }
        }
        Ok(())
    }
}
