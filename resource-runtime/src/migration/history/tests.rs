//! What comes next, from what is remembered.

use resource_migrate::Source;

use super::*;

const UP: &str = "SELECT 1;\n-- migrate: no-transaction\nSELECT 2;\n-- migrate: transaction\nSELECT 3;";
const DOWN: &str = "SELECT -1;\n-- migrate: transaction\nSELECT -2;";

fn migrations(up: &str) -> Vec<Migration> {
    let first =
        Source { directory: "0001_first", postgres_up: "", postgres_down: "", sqlite_up: "SELECT 0;", sqlite_down: "" };
    let second =
        Source { directory: "0002_second", postgres_up: "", postgres_down: "", sqlite_up: up, sqlite_down: DOWN };
    Migration::parse_all(&[first, second]).expect("migrations")
}

/// Plays a way to its end and says which statements ran.
fn play(history: &mut Vec<Record>, migrations: &[&Migration], way: Way) -> Vec<String> {
    let mut ran = Vec::new();
    loop {
        let next = match way {
            Way::Up => next_up(history, migrations, Dialect::Sqlite),
            Way::Down => next_down(history, migrations, Dialect::Sqlite),
        };
        let Some(task) = next.expect("a task") else { return ran };
        ran.extend(task.step.iter().flat_map(|step| &step.statements).map(|statement| statement.sql.clone()));
        history.retain(|record| record.version != task.migration.version);
        history.extend(task.after.clone());
        history.sort_by_key(|record| record.version);
        verify(history, migrations, Dialect::Sqlite).expect("what was just done is as it was");
    }
}

#[test]
fn goes_there_and_back() {
    let all = migrations(UP);
    let all: Vec<&Migration> = all.iter().collect();
    let mut history = Vec::new();
    assert_eq!(play(&mut history, &all, Way::Up), ["SELECT 0", "SELECT 1", "SELECT 2", "SELECT 3"]);
    assert_eq!(history.len(), 2);
    assert_eq!(play(&mut history, &all, Way::Down), ["SELECT -1", "SELECT -2"]);
    assert_eq!(history, []);
}

/// The history after the first step of the second migration.
fn interrupted(all: &[&Migration]) -> Vec<Record> {
    let mut history = Vec::new();
    for _ in 0..2 {
        let task = next_up(&history, all, Dialect::Sqlite).expect("a task").expect("one is left");
        history.extend(task.after);
    }
    history
}

#[test]
fn goes_on_behind_the_last_finished_step() {
    let all = migrations(UP);
    let all: Vec<&Migration> = all.iter().collect();
    let mut history = interrupted(&all);
    assert_eq!(history[1].state, State::GoingUp);
    assert!(matches!(next_down(&history, &all, Dialect::Sqlite), Err(Error::Interrupted { way: Way::Up, .. })));
    assert_eq!(play(&mut history, &all, Way::Up), ["SELECT 2", "SELECT 3"]);
}

#[test]
fn an_interrupted_way_down_is_finished_first() {
    let all = migrations(UP);
    let all: Vec<&Migration> = all.iter().collect();
    let mut history = Vec::new();
    play(&mut history, &all, Way::Up);
    let task = next_down(&history, &all, Dialect::Sqlite).expect("a task").expect("one is left");
    history.pop();
    history.extend(task.after);
    assert_eq!(history[1].state, State::GoingDown);
    assert!(matches!(next_up(&history, &all, Dialect::Sqlite), Err(Error::Interrupted { way: Way::Down, .. })));
    assert_eq!(play(&mut history, &all, Way::Down), ["SELECT -2"]);
}

#[test]
fn what_ran_must_stay_what_it_was() {
    let all = migrations(UP);
    let all: Vec<&Migration> = all.iter().collect();
    let mut history = interrupted(&all);
    let refused = |history: &[Record], up: &str| {
        let changed = migrations(up);
        let changed: Vec<&Migration> = changed.iter().collect();
        verify(history, &changed, Dialect::Sqlite).err().map(|error| error.to_string())
    };
    // The first step ran, the others may be corrected.
    assert_eq!(refused(&history, &UP.replace("SELECT 3", "SELECT 33")), None);
    let message = refused(&history, &UP.replace("SELECT 1", "SELECT 11")).expect("refused");
    assert!(message.contains("0002_second") && message.contains("the first 1 of its steps"), "{message}");
    assert!(refused(&history, "").is_some());
    play(&mut history, &all, Way::Up);
    let message = refused(&history, &UP.replace("SELECT 3", "SELECT 33")).expect("refused");
    assert!(message.contains("0002_second has changed since this database ran it"), "{message}");
    let message = verify(&history, &all[..1], Dialect::Sqlite).expect_err("unknown").to_string();
    assert!(message.contains("0002_second, which this program does not have"), "{message}");
}
