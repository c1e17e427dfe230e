//! Processes that start at once over one folder have one ring of keys.

use std::fs;

use crate::process::Process;

const PROCESSES: usize = 6;
const ROUNDS: usize = 5;

#[test]
fn processes_that_make_it_at_once_have_one_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut keys = Vec::new();
    for round in 0..ROUNDS {
        let path = folder.path().join(format!("{round}/keyring"));
        let part = ["keyring".to_owned(), path.to_string_lossy().into_owned()];
        let mut processes: Vec<Process> = (0..PROCESSES).map(|_| Process::start(&part)).collect();
        for process in &mut processes {
            assert_eq!(process.hear(), "ready");
        }
        for process in &mut processes {
            process.tell("go");
        }
        let signatures: Vec<String> = processes.iter_mut().map(Process::hear).collect();
        assert!(signatures.iter().all(|signature| *signature == signatures[0]), "{signatures:?}");
        let left = fs::read_dir(folder.path().join(round.to_string())).expect("a folder").count();
        assert_eq!(left, 1, "no draft stays behind");
        keys.extend(signatures.into_iter().next());
    }
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), ROUNDS, "every file has a key of its own");
}
