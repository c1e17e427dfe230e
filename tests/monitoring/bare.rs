//! Core alone, over a test's database, and pollers and agents on the bus that do as a test says.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::monitoring::results::take_in;
use app::monitoring::{assign, presence};
use app::outside::Outside;
use chrono::Utc;
use futures::StreamExt as _;
use generated::infrastructure::{agent, poller};
use generated::monitoring::{
    CheckType, PollJob, PollingSchedule, ScheduleType, ServiceCheck, poll_job, polling_schedule, service_check,
};
use resource_core::{Id, Timestamp};
use resource_runtime::Cx;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{Setup, TestCx, TestTenant};
use sea_orm::ConnectionTrait as _;
use tokio::task::JoinHandle;
use uuid::Uuid;
use wire::{
    AgentCard, Body, Bus, Capability, Cause, Envelope, Family, Lease, Outcome, Outcomes, Pattern, PollerCard,
    Rejection, RunJob, Subject, Verdict,
};

/// What a poller says to a job; none takes it.
pub type Answer = Option<Rejection>;

/// Core, and whoever a test sets beside it.
pub struct Bare {
    /// The database and the clock.
    pub t: TestCx,
    /// The tenant.
    pub tenant: TestTenant,
    /// The bus on which core looks.
    pub bus: Arc<dyn Bus>,
    /// How many runs its schedules had.
    runs: AtomicI64,
}

/// Runs a test on both databases.
pub async fn on_both(test: impl AsyncFn(Bare)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let outside = Outside::default();
        let setup = Setup { hooks: Arc::new(app::hooks_with(&outside)), ..tests::setup() };
        let t = TestCx::new(dialect, &setup).await;
        t.clock().set(Timestamp::now());
        let tenant = t.tenant("a");
        test(Bare::over(t, tenant, outside.bus)).await;
    }
}

/// A poller that is there and remembers the jobs that it was sent.
pub struct Pretend {
    lease: Option<Lease>,
    heard: Arc<Mutex<Vec<Envelope>>>,
    hearing: JoinHandle<()>,
}

impl Pretend {
    /// The jobs that it was sent.
    pub fn heard(&self) -> Vec<RunJob> {
        self.heard.lock().expect("no panic").iter().map(run_of).collect()
    }

    /// The attempts under which it was.
    pub fn attempts(&self) -> Vec<Uuid> {
        self.heard.lock().expect("no panic").iter().map(|envelope| envelope.attempt).collect()
    }

    /// It is gone, and hears nothing any more.
    pub async fn leave(&mut self, bus: &Arc<dyn Bus>) {
        self.hearing.abort();
        let _ = (&mut self.hearing).await;
        bus.release(self.lease.take().expect("it is there")).await.expect("released");
    }
}

fn run_of(envelope: &Envelope) -> RunJob {
    match &envelope.body {
        Body::RunJob(run) => run.clone(),
        other => panic!("`{}` is no job", other.kind()),
    }
}

impl Bare {
    /// Over a test's database and a bus.
    pub fn over(t: TestCx, tenant: TestTenant, bus: Arc<dyn Bus>) -> Bare {
        Bare { t, tenant, bus, runs: AtomicI64::new(0) }
    }

    /// Lets a poller sit down that answers like this.
    pub async fn poller(&self, id: &str, answer: Answer) -> Pretend {
        self.poller_in(None, id, answer).await
    }

    /// Lets a poller sit down in a domain that answers like this.
    pub async fn poller_in(&self, domain: Option<&str>, id: &str, answer: Answer) -> Pretend {
        let subject = |family| Subject::new(family, self.tenant.id(), None, id).expect("a subject");
        let heard = Arc::<Mutex<Vec<Envelope>>>::default();
        let mut jobs = self.bus.serve(Pattern::from(&subject(Family::Jobs))).await.expect("served");
        let remember = Arc::clone(&heard);
        let hearing = tokio::spawn(async move {
            while let Some(request) = jobs.next().await {
                let envelope = request.envelope().expect("a message");
                let accepted = envelope.answer(Body::Accepted);
                remember.lock().expect("no panic").push(envelope);
                match &answer {
                    None => request.answer(&accepted),
                    Some(rejection) => request.reject(rejection.clone()),
                }
            }
        });
        let card = PollerCard {
            id: id.to_owned(),
            partitions: vec![None],
            domain: domain.map(str::to_owned),
            capacity: 10,
            running: 0,
        };
        let lease = self.register(&subject(Family::Pollers), Body::Poller(card)).await;
        Pretend { lease: Some(lease), heard, hearing }
    }

    /// An agent is there that can open connections.
    pub async fn agent(&self, id: &str) -> Lease {
        let key = Subject::new(Family::Agents, self.tenant.id(), None, id).expect("a subject");
        let card = AgentCard {
            id: id.to_owned(),
            partition: None,
            domain: None,
            capabilities: vec![Capability::TCP],
            withheld: Vec::new(),
            poller: None,
            capacity: 10,
            running: 0,
        };
        self.register(&key, Body::Agent(card)).await
    }

    async fn register(&self, key: &Subject, card: Body) -> Lease {
        let value = Envelope::new(self.tenant.id(), Uuid::now_v7(), Utc::now() + chrono::Duration::hours(1), card);
        let value = value.encode().expect("a message");
        self.bus.register(key, value, Duration::from_secs(3_600)).await.expect("registered")
    }

    /// Notes who is there.
    pub async fn noted(&self) {
        presence::note(self.t.engine(), self.bus.as_ref()).await.expect("noted");
    }

    /// An operator.
    pub fn operator(&self) -> Cx {
        self.tenant.role("operator")
    }

    /// A part of the system.
    pub fn system(&self, part: &str) -> Cx {
        self.tenant.system(part)
    }

    /// Changes rows as nobody but the database's owner could.
    pub async fn sql(&self, script: &str) {
        self.t.db().writer().execute_unprepared(script).await.expect(script);
    }

    /// A check whether a port answers.
    pub async fn check(&self, name: &str) -> Id<ServiceCheck> {
        self.check_as(input(name)).await
    }

    /// A check as it says.
    pub async fn check_as(&self, input: service_check::Create) -> Id<ServiceCheck> {
        service_check::create(&self.operator(), input).await.expect("a check").id
    }

    /// A schedule that runs when somebody asks, with this priority and so many checks at the same time.
    pub async fn schedule(&self, name: &str, (priority, max_concurrent): (i32, i32)) -> Id<PollingSchedule> {
        let priority = Some(priority);
        let create = polling_schedule::Create { priority, max_concurrent: Some(max_concurrent), ..manual(name) };
        self.schedule_as(create).await
    }

    /// A schedule as it says.
    pub async fn schedule_as(&self, input: polling_schedule::Create) -> Id<PollingSchedule> {
        polling_schedule::create(&self.operator(), input).await.expect("a schedule").id
    }

    /// A job that waits, of a run of its own.
    pub async fn job(&self, schedule: Option<Id<PollingSchedule>>, checks: &[Id<ServiceCheck>]) -> Id<PollJob> {
        let run = 1 + self.runs.fetch_add(1, Ordering::Relaxed);
        self.job_of(schedule.map(|schedule| (schedule, run)), checks).await
    }

    /// A job of a run that waits.
    pub async fn job_of(&self, run: Option<(Id<PollingSchedule>, i64)>, checks: &[Id<ServiceCheck>]) -> Id<PollJob> {
        let create = poll_job::Create {
            schedule: run.map(|(schedule, _)| schedule),
            schedule_run: run.map(|(_, run)| run),
            schedule_name: None,
            check_count: Some(checks.len() as i32),
            check_ids: Some(checks.to_vec()),
            partition: None,
            priority: None,
            timeout_seconds: Some(60),
            max_retries: None,
            metadata: None,
        };
        poll_job::create(&self.system("orchestration"), create).await.expect("a job").id
    }

    /// Hands a job over, as the background does; answers with the job as it is then.
    pub async fn assigned(&self, job: &Id<PollJob>) -> PollJob {
        assign::assign(&self.system("orchestration"), &self.bus, job).await.expect("assigned");
        self.job_now(job).await
    }

    /// The job as it is.
    pub async fn job_now(&self, job: &Id<PollJob>) -> PollJob {
        poll_job::get(&self.tenant.role("viewer"), job).await.expect("the job")
    }

    /// The check as it is.
    pub async fn check_now(&self, check: &Id<ServiceCheck>) -> ServiceCheck {
        service_check::get(&self.tenant.role("viewer"), check).await.expect("the check")
    }

    /// The schedule as it is.
    pub async fn schedule_now(&self, schedule: &Id<PollingSchedule>) -> PollingSchedule {
        polling_schedule::get(&self.tenant.role("viewer"), schedule).await.expect("the schedule")
    }

    /// Reports outcomes of an attempt; whether they are wanted.
    pub async fn report(&self, (job, attempt): (&Id<PollJob>, Uuid), verdicts: &[(Id<ServiceCheck>, Verdict)]) -> bool {
        let now = chrono::DateTime::from_timestamp_micros(self.t.clock().now().micros()).expect("a time");
        let outcomes = verdicts.iter().map(|(check, verdict)| {
            let blank = Outcome::unprobed(check.uuid(), attempt, Cause::Expired, now);
            Outcome { verdict: *verdict, cause: None, response_us: Some(1_500), tries: 1, ..blank }
        });
        let body = Body::Outcomes(Outcomes { job: job.uuid(), outcomes: outcomes.collect() });
        let envelope = Envelope::new(self.tenant.id(), attempt, Utc::now(), body);
        take_in(self.t.engine(), &envelope).await.expect("stored")
    }

    /// Runs one check and reports how it went.
    pub async fn found(&self, check: &Id<ServiceCheck>, verdict: Verdict) {
        self.t.clock().advance(Duration::from_secs(1));
        let job = self.job(None, &[*check]).await;
        let attempt = Uuid::now_v7();
        let dispatch = poll_job::Dispatch { attempt, poller: None, run: None };
        poll_job::dispatch(&self.system("orchestration"), &job, dispatch).await.expect("dispatched");
        assert!(self.report((&job, attempt), &[(*check, verdict)]).await);
    }

    /// The ids of all pollers and agents that have rows.
    pub async fn rows(&self) -> (Vec<String>, Vec<String>) {
        let cx = self.tenant.role("viewer");
        let pollers = poller::list(&cx).all().await.expect("pollers");
        let agents = agent::list(&cx).all().await.expect("agents");
        (pollers.iter().map(|row| row.id.clone()).collect(), agents.iter().map(|row| row.uid.clone()).collect())
    }
}

/// A schedule that runs when somebody asks.
pub fn manual(name: &str) -> polling_schedule::Create {
    tests::input::schedule(name, ScheduleType::Manual)
}

/// A check whether a port answers, in use and without a schedule.
pub fn input(name: &str) -> service_check::Create {
    service_check::Create {
        name: name.to_owned(),
        description: None,
        check_type: CheckType::Tcp,
        target: "127.0.0.1".to_owned(),
        port: Some(9),
        interval_seconds: None,
        timeout_seconds: None,
        retries: None,
        enabled: None,
        config: None,
        warning_threshold_ms: None,
        critical_threshold_ms: None,
        agent: None,
        device: None,
        schedule: None,
        partition: None,
        metadata: None,
    }
}
