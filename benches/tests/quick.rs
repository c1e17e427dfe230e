//! The benchmarks run, and both sides answer the same. How fast they are is not looked at.

use benches::Options;
use benches::options::Databases;

fn runs(database: Databases) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    let options = Options { database, quick: true, filter: None, rounds: 1, long_rounds: 1 };
    let report = runtime.block_on(benches::run(&options)).unwrap_or_else(|error| panic!("{error:?}"));
    assert_eq!(report.len(), 15, "eleven requests, two upserts and two intakes");
    assert!(!report.measures.is_empty(), "jobs and checks were done");
    assert!(report.decisions.iter().all(|decision| decision.allocations == 0), "{:?}", report.decisions);
}

#[test]
fn sqlite() {
    runs(Databases::Sqlite);
}

#[test]
fn postgres() {
    runs(Databases::Postgres);
}
