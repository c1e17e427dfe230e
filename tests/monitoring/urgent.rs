//! What a schedule says of its runs: how urgent they are, how many checks run at once, how long that takes, and where.

use std::collections::BTreeSet;

use app::monitoring::dispatch::due_schedule;
use generated::infrastructure::Partition;
use generated::infrastructure::partition::PARTITION;
use generated::jobs::job;
use generated::monitoring::{AssignmentMode, PollJob, PollingSchedule, poll_job, polling_schedule, service_check};
use resource_core::{Id, Json};
use resource_runtime::testing::Factory;
use serde_json::Value;

use crate::bare::{Bare, input, manual, on_both};

impl Bare {
    /// Runs a schedule; its poll jobs wait afterwards.
    async fn run(&self, schedule: &Id<PollingSchedule>) -> Vec<PollJob> {
        polling_schedule::trigger_manual(&self.operator(), schedule).await.expect("asked for");
        due_schedule(&self.system("scheduler"), schedule).await.expect("due");
        let cx = self.operator();
        let runs = poll_job::by_schedule(&cx, poll_job::BySchedule { schedule: *schedule });
        runs.all().await.expect("poll jobs")
    }

    async fn scheduled(&self, schedule: &Id<PollingSchedule>, name: &str, config: &str) {
        let config = Json([("note".to_owned(), Value::from(config))].into_iter().collect());
        let check_type = generated::monitoring::CheckType::Custom;
        let check =
            service_check::Create { schedule: Some(*schedule), config: Some(config), check_type, ..input(name) };
        self.check_as(check).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn urgent_runs_go_first() {
    on_both(async |bare| {
        let mut of = Vec::new();
        for priority in [-4, 0, 4, 1] {
            let schedule = bare.schedule(&format!("of {priority}"), (priority, 10)).await;
            bare.scheduled(&schedule, "any", "").await;
            of.push((priority, bare.run(&schedule).await[0].id));
        }
        let jobs = job::list(&bare.operator()).all().await.expect("jobs");
        let mut waiting: Vec<_> = jobs.iter().filter(|job| job.worker == "monitoring.poll_job.assign").collect();
        waiting.sort_by_key(|job| (job.priority, job.scheduled_at, job.id));
        let order = waiting.iter().map(|job| {
            let key = job.payload.0["keys"][0][0].as_str().expect("a key").to_owned();
            of.iter().find(|(_, id)| id.to_string().replace('-', "") == key.replace('-', "")).expect("a poll job").0
        });
        assert_eq!(order.collect::<Vec<_>>(), [4, 1, 0, -4], "as the background takes them");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn few_at_once_take_longer_and_pollers_are_told() {
    on_both(async |bare| {
        let schedule = bare.schedule("few", (0, 2)).await;
        for number in 0..5 {
            bare.scheduled(&schedule, &format!("check {number}"), "").await;
        }
        let [run] = bare.run(&schedule).await.try_into().expect("one");
        assert_eq!((run.check_count, run.timeout_seconds), (5, 3 * 10 * 4 + 30), "three rounds of four tries");
        let poller = bare.poller("p1", None).await;
        bare.assigned(&run.id).await;
        assert_eq!(poller.heard()[0].concurrent, Some(2));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_does_not_fit_into_a_message_becomes_two_jobs() {
    on_both(async |bare| {
        let schedule = bare.schedule("large", (0, 10)).await;
        for number in 0..3 {
            bare.scheduled(&schedule, &format!("check {number}"), &"x".repeat(250 * 1024)).await;
        }
        let mut counts: Vec<i32> = bare.run(&schedule).await.iter().map(|run| run.check_count).collect();
        counts.sort_unstable();
        assert_eq!(counts, [1, 2]);
    })
    .await;
}

/// The same address is another machine in another partition.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_check_runs_in_its_own_partition() {
    on_both(async |bare| {
        let partition = async |name: &str| {
            let factory = Factory::of(&PARTITION).with("name", name.to_owned()).with("slug", name.to_owned());
            let partition: Partition = factory.record(&bare.tenant.role("admin")).await.expect("a partition");
            partition.id
        };
        let (north, south) = (partition("north").await, partition("south").await);
        for (of_schedule, wanted) in [(None, [None, Some(south)]), (Some(north), [Some(north), Some(south)])] {
            let create = polling_schedule::Create { partition: of_schedule, ..manual("all") };
            let schedule = bare.schedule_as(create).await;
            for partition in [None, Some(south)] {
                let check = service_check::Create { schedule: Some(schedule), partition, ..input("any") };
                bare.check_as(check).await;
            }
            let runs = bare.run(&schedule).await;
            let places: BTreeSet<_> = runs.iter().map(|run| run.partition_id.map(|id| id.uuid())).collect();
            assert_eq!(places, wanted.map(|id| id.map(|id| id.uuid())).into_iter().collect());
            assert!(runs.iter().all(|run| (run.check_count, run.schedule_run) == (1, Some(1))), "{runs:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_schedule_of_a_domain_goes_to_its_poller_who_knows_whose_agents_to_ask_first() {
    on_both(async |bare| {
        let (mode, domain) = (Some(AssignmentMode::Domain), Some("site-a".to_owned()));
        let create = polling_schedule::Create { assignment_mode: mode, assigned_domain: domain, ..manual("site") };
        let schedule = bare.schedule_as(create).await;
        bare.check_as(service_check::Create { schedule: Some(schedule), ..input("any") }).await;
        let [run] = bare.run(&schedule).await.try_into().expect("one");
        let elsewhere = bare.poller_in(Some("site-b"), "p1", None).await;
        let here = bare.poller_in(Some("site-a"), "p2", None).await;
        bare.assigned(&run.id).await;
        assert_eq!((here.heard().len(), elsewhere.heard().len()), (1, 0));
        assert_eq!(here.heard()[0].checks[0].domain.as_deref(), Some("site-a"));
    })
    .await;
}
