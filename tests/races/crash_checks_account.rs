//! What must be in the database after those who run checks were killed, and what is: everything is worked out anew
//! from the results, each of which is one answer that was kept.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use generated::monitoring::{AlertStatus, CheckOutcome, PollJobStatus, TargetHealth};
use resource_core::Timestamp;
use resource_runtime::row::Row;
use resource_runtime::testing::TestCx;
use tests::background::Acknowledged;
use uuid::Uuid;

use crate::crash_checks::Target;
use crate::race::{number, rows};

/// How long a check or a schedule rests at least: its interval is a minute, and over 15 seconds early.
const RESTS: i64 = 45_000_000;
/// How far times may be apart that are those of one moment, or of one transaction.
const AT_ONCE: i64 = 10_000_000;

/// What is in the database.
pub struct Stored {
    /// In the order in which they were recorded.
    answers: Vec<Answer>,
    /// In the order in which they were due.
    runs: Vec<Run>,
    checks: BTreeMap<Uuid, Check>,
    schedule: Schedule,
    /// Old and new health, oldest first, by check.
    changes: BTreeMap<Uuid, Vec<(Option<String>, String)>>,
    /// By the check that they are about.
    alerts: BTreeMap<Uuid, Vec<Alert>>,
    /// The poll jobs of which an event says that they ended well; one that is there twice did so twice.
    ended: Vec<Uuid>,
    /// Jobs of the background that are not completed.
    jobs_left: i64,
}

/// One result.
struct Answer {
    check: Uuid,
    run: Uuid,
    attempt: Uuid,
    outcome: CheckOutcome,
    at: Timestamp,
    /// By how much it is older than one that was recorded before it; then it changes nothing any more.
    late: i64,
}

/// One poll job.
struct Run {
    id: Uuid,
    status: PollJobStatus,
    attempt: Option<Uuid>,
    checks: Vec<Uuid>,
    /// Successes and failures.
    counted: [i32; 2],
    retries: i32,
    most_retries: i32,
    schedule: Option<Uuid>,
    /// Which run of its schedule it is.
    number: Option<i64>,
    due_at: Timestamp,
}

/// A check as its row says.
struct Check {
    outcome: Option<CheckOutcome>,
    health: Option<TargetHealth>,
    answered_at: Option<Timestamp>,
    claimed_at: Option<Timestamp>,
    failures: i32,
    has_schedule: bool,
}

/// The schedule as its row says.
struct Schedule {
    executions: i64,
    executed_at: Option<Timestamp>,
    /// The run that it was told of last, and how many checks succeeded, how many did not, and whether it took too long.
    last: (i64, [i32; 3]),
}

#[derive(Debug)]
struct Alert {
    status: AlertStatus,
    raised: i64,
    /// Events that say that it was raised, and that it ended.
    told: [i64; 2],
}

impl Stored {
    /// Reads it, past the engine.
    pub async fn of(t: &TestCx) -> Stored {
        let ended =
            "SELECT poll_job FROM events WHERE event_type = 'poll_job_state_changed' AND new_state = 'completed'";
        let schedule = "SELECT execution_count, last_executed_at, counted_run, last_success_count, \
            last_failure_count, last_timeout_count FROM polling_schedules";
        let schedule = &rows(t, schedule).await[0];
        Stored {
            answers: answers(t).await,
            runs: runs(t).await,
            checks: checks(t).await,
            schedule: Schedule {
                executions: schedule.take(0).expect("a number"),
                executed_at: schedule.take(1).expect("a time"),
                last: (schedule.take(2).expect("a number"), [3, 4, 5].map(|at| schedule.take(at).expect("a number"))),
            },
            changes: changes(t).await,
            alerts: alerts(t).await,
            ended: rows(t, ended).await.iter().map(|row| row.take(0).expect("a poll job")).collect(),
            jobs_left: number(t, "SELECT count(*) FROM jobs WHERE state <> 'completed'").await,
        }
    }

    /// How many times a port answered.
    pub fn successes(&self) -> usize {
        self.answers.iter().filter(|answer| answer.outcome == CheckOutcome::Success).count()
    }

    /// What there is, in numbers.
    pub fn summary(&self) -> String {
        let again = self.runs.iter().filter(|run| run.retries > 0).count();
        let undone = self.runs.iter().filter(|run| run.status != PollJobStatus::Completed).count();
        let late = self.answers.iter().filter(|answer| answer.late > 0).count();
        let alerts: usize = self.alerts.values().map(Vec::len).sum();
        format!(
            "{} in all and {late} late, by {} poll jobs of which {again} were tried again and {undone} given up; \
             {alerts} alerts",
            self.answers.len(),
            self.runs.len(),
        )
    }

    /// What a schedule is told of a run.
    fn told_of(&self, run: &Run) -> [i32; 3] {
        let good = self.of_attempt(run.attempt).filter(|answer| answer.outcome == CheckOutcome::Success).count();
        [good, run.checks.len() - good, usize::from(run.status == PollJobStatus::Timeout)].map(|count| count as i32)
    }

    /// How often a check was asked in vain.
    fn failures_of(&self, check: Uuid) -> usize {
        self.answers.iter().filter(|answer| answer.check == check && answer.outcome == CheckOutcome::Error).count()
    }

    fn of_attempt(&self, attempt: Option<Uuid>) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(move |answer| Some(answer.attempt) == attempt)
    }
}

async fn answers(t: &TestCx) -> Vec<Answer> {
    let mut latest: BTreeMap<Uuid, Timestamp> = BTreeMap::new();
    let recorded = "SELECT service_check, poll_job, attempt, result, checked_at FROM check_results \
        ORDER BY recorded_at, id";
    let mut read = |row: &Row| {
        let (check, at) = (row.take(0).expect("a check"), row.take(4).expect("a time"));
        let latest = latest.entry(check).or_insert(at);
        let late = (latest.micros() - at.micros()).max(0);
        *latest = at.max(*latest);
        let [run, attempt] = [1, 2].map(|at| row.take(at).expect("an id"));
        Answer { check, run, attempt, outcome: row.take(3).expect("a result"), at, late }
    };
    rows(t, recorded).await.iter().map(&mut read).collect()
}

async fn runs(t: &TestCx) -> Vec<Run> {
    let runs = "SELECT id, status, attempt, check_ids, success_count, failure_count, retry_count, max_retries, \
        schedule_id, schedule_run, inserted_at FROM poll_jobs ORDER BY inserted_at, id";
    let read = |row: &Row| Run {
        id: row.take(0).expect("an id"),
        status: row.take(1).expect("a state"),
        attempt: row.take(2).expect("an attempt"),
        checks: row.take(3).expect("checks"),
        counted: [4, 5].map(|at| row.take(at).expect("a number")),
        retries: row.take(6).expect("a number"),
        most_retries: row.take(7).expect("a number"),
        schedule: row.take(8).expect("a schedule"),
        number: row.take(9).expect("a number"),
        due_at: row.take(10).expect("a time"),
    };
    rows(t, runs).await.iter().map(read).collect()
}

async fn checks(t: &TestCx) -> BTreeMap<Uuid, Check> {
    let checks = "SELECT id, last_result, health, last_result_at, last_check_at, consecutive_failures, schedule_id \
        FROM service_checks";
    let read = |row: &Row| Check {
        outcome: row.take(1).expect("a result"),
        health: row.take(2).expect("health"),
        answered_at: row.take(3).expect("a time"),
        claimed_at: row.take(4).expect("a time"),
        failures: row.take(5).expect("a number"),
        has_schedule: row.take::<Option<Uuid>>(6).expect("a schedule").is_some(),
    };
    rows(t, checks).await.iter().map(|row| (row.take(0).expect("an id"), read(row))).collect()
}

async fn changes(t: &TestCx) -> BTreeMap<Uuid, Vec<(Option<String>, String)>> {
    let changes = "SELECT entity_id, old_state, new_state FROM health_events WHERE entity_type = 'custom' \
        ORDER BY recorded_at, id";
    let mut found: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
    for row in rows(t, changes).await {
        let change = (row.take(1).expect("a state"), row.take(2).expect("a state"));
        found.entry(named(&row)).or_default().push(change);
    }
    found
}

async fn alerts(t: &TestCx) -> BTreeMap<Uuid, Vec<Alert>> {
    let told = |kind: &str| format!("(SELECT count(*) FROM events e WHERE e.alert = a.id AND e.event_type = '{kind}')");
    let alerts = format!(
        "SELECT a.source_id, a.status, a.raise_count, {}, {} FROM alerts a",
        told("alert_raised"),
        told("alert_state_changed")
    );
    let mut found: BTreeMap<Uuid, Vec<Alert>> = BTreeMap::new();
    for row in rows(t, &alerts).await {
        let told = [3, 4].map(|at| row.take(at).expect("a number"));
        let alert = Alert { status: row.take(1).expect("a state"), raised: row.take(2).expect("a number"), told };
        found.entry(named(&row)).or_default().push(alert);
    }
    found
}

/// The check that the first column names.
fn named(row: &Row) -> Uuid {
    row.take::<String>(0).expect("a text").parse().expect("the id of a check")
}

/// What should be there.
pub struct Account<'a> {
    pub checks: &'a BTreeMap<Uuid, Target>,
    /// How many results there were when the broken port was mended.
    pub before_mended: usize,
    /// When the last kill was over, on the clock of the processes.
    pub calm: Timestamp,
    /// How many processes nobody killed.
    pub rounds: usize,
}

impl Account<'_> {
    /// Both sides agree: nothing is lost, doubled, stuck or wrong.
    pub fn settle(&self, stored: &Stored, acknowledged: &[Acknowledged]) {
        acknowledged_results_are_there_once(stored, acknowledged);
        poll_jobs_are_over(stored);
        self.results_say_what_the_ports_did(stored);
        self.checks_are_as_their_results_say(stored);
        self.health_changed_when_the_ports_did(stored);
        self.what_is_down_has_one_alert(stored);
        self.checks_were_due_at_regular_times(stored);
        self.the_schedule_was_told(stored);
    }

    /// A result that says something else was not asked of the port, or belongs to another check. Where nobody ran the
    /// last attempt at a poll job, nothing is known.
    fn results_say_what_the_ports_did(&self, stored: &Stored) {
        let undone = stored.runs.iter().filter(|run| run.status != PollJobStatus::Completed);
        let undone: BTreeSet<Option<Uuid>> = undone.map(|run| run.attempt).collect();
        for (nth, answer) in stored.answers.iter().enumerate() {
            let wanted = match self.checks[&answer.check] {
                Target::Open => CheckOutcome::Success,
                Target::Mended if nth >= self.before_mended => CheckOutcome::Success,
                Target::Closed | Target::Mended => CheckOutcome::Error,
            };
            let nobody_asked = answer.outcome == CheckOutcome::Unknown && undone.contains(&Some(answer.attempt));
            assert!(
                answer.outcome == wanted || nobody_asked,
                "{:?} of {:?} ({wanted:?})",
                answer.outcome,
                answer.check
            );
        }
    }

    /// Each result is counted once, and the newest is the last.
    fn checks_are_as_their_results_say(&self, stored: &Stored) {
        assert_eq!(stored.checks.len(), self.checks.len());
        for (id, check) in &stored.checks {
            let target = self.checks[id];
            let answers: Vec<&Answer> = stored.answers.iter().filter(|answer| answer.check == *id).collect();
            let newest = answers.iter().max_by_key(|answer| answer.at).expect("a result");
            assert_eq!((check.answered_at, check.outcome), (Some(newest.at), Some(newest.outcome)), "{target:?} {id}");
            let succeeded = answers.iter().rposition(|answer| answer.outcome == CheckOutcome::Success);
            let failures = counted(answers[succeeded.map_or(0, |at| at + 1)..].iter().copied());
            assert!(failures.contains(&check.failures.into()), "{target:?} {id}: {} of {failures:?}", check.failures);
            let good = (CheckOutcome::Success, TargetHealth::Up);
            let (outcome, health) = match target {
                Target::Open | Target::Mended => good,
                Target::Closed => (CheckOutcome::Error, TargetHealth::Down),
            };
            assert_eq!((check.outcome, check.health), (Some(outcome), Some(health)), "{target:?} {id}");
            assert_eq!(check.failures == 0, target != Target::Closed, "{target:?} {id}");
        }
    }

    /// Each change of health was noted once, with what was before.
    fn health_changed_when_the_ports_did(&self, stored: &Stored) {
        let (up, down) = ("up".to_owned(), "down".to_owned());
        for (id, target) in self.checks {
            let wanted = match (target, stored.failures_of(*id)) {
                (Target::Closed, _) => vec![(None, down.clone())],
                (Target::Mended, 1..) => vec![(None, down.clone()), (Some(down.clone()), up.clone())],
                // A broken port that nobody asked in vain was never known to be down.
                _ => vec![(None, up.clone())],
            };
            assert_eq!(stored.changes.get(id), Some(&wanted), "{target:?} {id}");
        }
        assert_eq!(stored.changes.len(), self.checks.len());
        let failed = self.checks.keys().filter(|id| stored.failures_of(**id) > 0).count();
        let closed = self.checks.values().filter(|target| **target == Target::Closed).count();
        assert!(failed > closed, "no check failed before its port was mended");
    }

    /// One alert from the first failure on, which counts every further one and ended when the port was mended.
    fn what_is_down_has_one_alert(&self, stored: &Stored) {
        for (id, target) in self.checks {
            let alerts = stored.alerts.get(id).map(Vec::as_slice).unwrap_or_default();
            if stored.failures_of(*id) == 0 {
                assert!(alerts.is_empty(), "{target:?} {id} never failed and has the alerts {alerts:?}");
                continue;
            }
            let [alert] = alerts else { panic!("{target:?} {id} has the alerts {alerts:?}") };
            let wanted = match target {
                Target::Closed => (AlertStatus::Pending, [1, 0]),
                _ => (AlertStatus::Resolved, [1, 1]),
            };
            assert_eq!((alert.status, alert.told), wanted, "{target:?} {id}");
            let failures = stored.answers.iter().filter(|answer| answer.check == *id);
            let failures = counted(failures.filter(|answer| answer.outcome == CheckOutcome::Error));
            assert!(failures.contains(&alert.raised), "{target:?} {id}: {alert:?} for {failures:?}");
        }
        let known = stored.alerts.keys().all(|source| self.checks.contains_key(source));
        assert!(known, "nothing else raises alerts");
    }

    /// Whoever claims a check adds its poll job with it, none does before the interval is over, and each process that
    /// nobody kills finds all of them due.
    fn checks_were_due_at_regular_times(&self, stored: &Stored) {
        for (id, check) in &stored.checks {
            let runs = stored.runs.iter().filter(|run| run.checks.contains(id));
            let due: Vec<i64> = runs.map(|run| run.due_at.micros()).collect();
            assert!(due.windows(2).all(|two| two[1] - two[0] >= RESTS), "{id} was due too early: {due:?}");
            let undisturbed = due.iter().filter(|due| **due >= self.calm.micros()).count();
            assert!(undisturbed >= self.rounds, "{id} was due {undisturbed} times in {} rounds", self.rounds);
            if !check.has_schedule {
                assert!(is_last(check.claimed_at, &due), "{id} was claimed at {:?} and due {due:?}", check.claimed_at);
            }
        }
    }

    /// Each of its runs has one poll job, and it knows how the last one went.
    fn the_schedule_was_told(&self, stored: &Stored) {
        let runs: Vec<&Run> = stored.runs.iter().filter(|run| run.schedule.is_some()).collect();
        let due: Vec<i64> = runs.iter().map(|run| run.due_at.micros()).collect();
        let schedule = &stored.schedule;
        assert_eq!(schedule.executions, runs.len() as i64, "each run has its poll job");
        assert!(is_last(schedule.executed_at, &due), "{:?} of {due:?}", schedule.executed_at);
        let mut numbers: Vec<i64> = runs.iter().filter_map(|run| run.number).collect();
        numbers.sort();
        assert!(numbers.iter().copied().eq(1..=runs.len() as i64), "the runs are {numbers:?}");
        let last = runs.iter().max_by_key(|run| run.number).expect("there were runs");
        assert_eq!(schedule.last, (runs.len() as i64, stored.told_of(last)));
    }
}

/// What a poller was told that core has is there, and nothing is there twice for an attempt.
fn acknowledged_results_are_there_once(stored: &Stored, acknowledged: &[Acknowledged]) {
    let mut there = BTreeSet::new();
    for answer in &stored.answers {
        let key = (answer.run, answer.attempt, answer.check);
        assert!(there.insert(key), "job, attempt and check {key:?} have two results");
    }
    for told in acknowledged {
        for check in &told.checks {
            let key = (told.job, told.attempt, *check);
            assert!(there.contains(&key), "job, attempt and check {key:?} were acknowledged and have no result");
        }
    }
}

/// None is stuck: each was done, or given up after all its tries. Its last attempt has one result for each check.
fn poll_jobs_are_over(stored: &Stored) {
    assert_eq!(stored.jobs_left, 0, "jobs of the background are not completed");
    for run in &stored.runs {
        let mut answered: Vec<Uuid> = stored.of_attempt(run.attempt).map(|answer| answer.check).collect();
        let mut asked = run.checks.clone();
        answered.sort();
        asked.sort();
        assert_eq!(answered, asked, "the checks of the poll job {}, which is {:?}", run.id, run.status);
        assert!(stored.of_attempt(run.attempt).all(|answer| answer.run == run.id), "an attempt is of one poll job");
        let good = stored.of_attempt(run.attempt).filter(|answer| answer.outcome == CheckOutcome::Success).count();
        match run.status {
            PollJobStatus::Completed => {
                let counted = [good, run.checks.len() - good].map(|count| count as i32);
                assert_eq!(run.counted, counted, "what the poll job {} counted", run.id);
            }
            PollJobStatus::Failed | PollJobStatus::Timeout => {
                assert_eq!(run.retries, run.most_retries, "the poll job {} may be tried again", run.id);
            }
            stuck => panic!("the poll job {} is {stuck:?}", run.id),
        }
    }
    let mut ended = stored.ended.clone();
    let completed = stored.runs.iter().filter(|run| run.status == PollJobStatus::Completed);
    let mut completed: Vec<Uuid> = completed.map(|run| run.id).collect();
    ended.sort();
    completed.sort();
    assert_eq!(ended, completed, "each poll job that is done ended once");
}

/// How many answers count: none that is late. Of two that came at the same time it does not show which was first.
fn counted<'a>(answers: impl Iterator<Item = &'a Answer>) -> RangeInclusive<i64> {
    let (mut least, mut most) = (0, 0);
    for answer in answers {
        least += i64::from(answer.late == 0);
        most += i64::from(answer.late < AT_ONCE);
    }
    least..=most
}

/// Whether a claim belongs to the last of some times.
fn is_last(claimed: Option<Timestamp>, times: &[i64]) -> bool {
    claimed.zip(times.last()).is_some_and(|(claimed, last)| (claimed.micros() - last).abs() < AT_ONCE)
}
