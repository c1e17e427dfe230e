//! Tries, thresholds and deadlines of one check, with probes that follow a script.

use agent::{Failure, Probe, run_check};
use futures::{FutureExt, future::BoxFuture};
use std::{sync::Mutex, time::Duration};
use tokio::time::Instant;
use wire::{Cause, CheckTask, SystemClock, Verdict};

/// Answers as it is told, one try after the other, each after a time.
struct Script(Mutex<Vec<(u64, Option<Cause>)>>);

impl Probe for Script {
    fn probe<'a>(&'a self, _: &'a CheckTask) -> BoxFuture<'a, Result<Duration, Failure>> {
        let (ms, cause) = self.0.lock().unwrap().remove(0);
        async move {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            match cause {
                Some(cause) => Err(Failure { cause, text: "as told".to_owned(), response: None }),
                None => Ok(Duration::from_millis(ms)),
            }
        }
        .boxed()
    }
}

async fn scripted(task: CheckTask, tries: &[(u64, Option<Cause>)]) -> wire::Outcome {
    let script = Script(Mutex::new(tries.to_vec()));
    let outcome = run_check(&script, &task, Instant::now() + Duration::from_secs(20), &SystemClock).await;
    assert!(script.0.lock().unwrap().is_empty(), "all tries were made");
    outcome
}

fn task() -> CheckTask {
    CheckTask { retries: 2, warning_ms: Some(100), critical_ms: Some(200), ..crate::tcp(1) }
}

#[tokio::test(start_paused = true)]
async fn thresholds_decide_between_success_warning_and_critical() {
    for (ms, verdict, error) in [
        (100, Verdict::Success, None),
        (101, Verdict::Warning, Some("it answered after 101 ms, a warning above 100 ms")),
        (200, Verdict::Warning, Some("it answered after 200 ms, a warning above 100 ms")),
        (201, Verdict::Critical, Some("it answered after 201 ms, critical above 200 ms")),
    ] {
        let outcome = scripted(task(), &[(ms, None)]).await;
        assert_eq!((outcome.verdict, outcome.response_us, outcome.tries), (verdict, Some(ms * 1000), 1));
        assert_eq!(outcome.error.as_deref(), error);
    }
    let only_critical = CheckTask { warning_ms: None, ..task() };
    assert_eq!(scripted(only_critical, &[(150, None)]).await.verdict, Verdict::Success);
}

#[tokio::test(start_paused = true)]
async fn failures_are_retried_as_often_as_the_task_says() {
    let refused = Some(Cause::Refused);
    let recovered = scripted(task(), &[(1, refused), (1, refused), (50, None)]).await;
    assert_eq!((recovered.verdict, recovered.tries, recovered.error), (Verdict::Success, 3, None));
    let failed = scripted(task(), &[(1, refused), (1, refused), (1, Some(Cause::Unreachable))]).await;
    assert_eq!((failed.verdict, failed.cause, failed.tries), (Verdict::Error, Some(Cause::Unreachable), 3));
    let hopeless = scripted(task(), &[(1, Some(Cause::NotPermitted))]).await;
    assert_eq!((hopeless.verdict, hopeless.tries), (Verdict::Unknown, 0), "asking again changes nothing about us");
}

#[tokio::test(start_paused = true)]
async fn each_try_has_its_time_and_all_of_them_a_deadline() {
    let slow = CheckTask { retries: 1, ..task() };
    let began = Instant::now();
    let outcome = scripted(slow, &[(60_000, None), (60_000, None)]).await;
    assert_eq!((outcome.verdict, outcome.cause, outcome.tries), (Verdict::Error, Some(Cause::TimedOut), 2));
    assert_eq!(began.elapsed(), Duration::from_millis(5_000 + 500 + 5_000));

    let long = CheckTask { timeout_ms: Some(30_000), ..task() };
    let began = Instant::now();
    let outcome = scripted(long, &[(60_000, None)]).await;
    assert_eq!((outcome.verdict, outcome.cause, outcome.tries), (Verdict::Unknown, Some(Cause::Expired), 1));
    assert_eq!(began.elapsed(), Duration::from_secs(20));
}
