//! `actor race DATABASE TENANT USER WAY`: several tasks of one process in a race with other processes.
//!
//! The way is `once`, or `insist` for tasks that try again while the database does not answer.
//! The first line of the input is what each task does, one deed after the other. When everything is
//! open it says `ready`, and starts with the next line of the input. It answers with one line: what came
//! of each deed.

use std::ffi::OsString;
use std::io::{Stdin, stdin};
use std::process::ExitCode;

use resource_runtime::Cx;
use resource_runtime::db::{Access, Connection, Dialect};
use sea_orm::{DbBackend, Statement};
use tests::deed::{Deed, Outcome};

use crate::stage;

pub fn run(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    stage::play(async move {
        let cx = stage::enter(&mut arguments).await;
        let way: String = crate::parsed(&mut arguments, "whether to insist");
        let insists = way == "insist";
        let tasks: Vec<Vec<Deed>> = serde_json::from_str(&line(&stdin())).expect("the tasks");
        warm(&cx).await;
        println!("ready");
        line(&stdin());
        let racing: Vec<_> = tasks.into_iter().map(|deeds| tokio::spawn(perform(cx.clone(), deeds, insists))).collect();
        let mut outcomes = Vec::new();
        for task in racing {
            outcomes.push(task.await.expect("a task that ends"));
        }
        println!("{}", serde_json::to_string(&outcomes).expect("JSON"));
    });
    ExitCode::SUCCESS
}

async fn perform(cx: Cx, deeds: Vec<Deed>, insists: bool) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(deeds.len());
    for deed in deeds {
        outcomes.push(if insists { deed.insist(&cx).await } else { deed.perform(&cx).await });
    }
    outcomes
}

/// Opens every connection, so that the race is about rows and not about connecting.
async fn warm(cx: &Cx) {
    let db = cx.any().engine().db();
    let (backend, sql) = match db.dialect() {
        Dialect::Sqlite => (DbBackend::Sqlite, "SELECT 1"),
        Dialect::Postgres => (DbBackend::Postgres, "SELECT 1 FROM (SELECT pg_sleep(0.3)) AS nap"),
    };
    let naps = (0..tests::CONNECTIONS).map(|_| {
        let connection = Connection::Pool(db.clone());
        async move { connection.send(Access::Read, Statement::from_string(backend, sql)).await }
    });
    for nap in futures::future::join_all(naps).await {
        nap.expect("a connection");
    }
}

fn line(input: &Stdin) -> String {
    let mut line = String::new();
    input.read_line(&mut line).expect("a line of input");
    line
}
