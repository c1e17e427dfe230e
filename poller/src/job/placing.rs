//! Finding agents for checks, and handing them over.

use super::{Assigned, Job, Unplaced};
use crate::{
    Scope,
    agents::{Passed, Pick, Picked},
    choose::Place,
    serve::Poller,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    time::Duration,
};
use uuid::Uuid;
use wire::{
    Assignment, Body, BusError, CallError, Cause, CheckTask, CodecError, Envelope, Family, Lease, Refusal, Rejection,
    RunChecks, Subject, call_for, limits,
};

/// How long an agent may take to say whether it takes an assignment.
const PATIENCE: Duration = Duration::from_secs(5);

impl Job {
    /// Places a job that has just come. Checks that nobody could run are answered at once, those whose agents are busy
    /// wait; but if no check at all could be placed, the job is turned down and core decides.
    pub(super) async fn place_first(&mut self, checks: Vec<Uuid>) -> Result<(), Rejection> {
        let none = checks.is_empty();
        self.later = checks.into();
        let mut left = Left::default();
        while self.assignments.is_empty() && !self.later.is_empty() {
            let more = self.place_next().await;
            left.busy.extend(more.busy);
            left.nobody.extend(more.nobody);
        }
        if !none && self.assignments.is_empty() {
            return Err(match left.busy.is_empty() {
                true => Refusal::NoAvailableAgents { text: self.wishes_of(&left.nobody) }.into(),
                false => Rejection::Busy,
            });
        }
        self.set_aside(left);
        self.place_later().await;
        Ok(())
    }

    /// Begins with checks that had to wait, as far as others have ended.
    pub(super) async fn place_later(&mut self) {
        while self.room() > 0 && !self.later.is_empty() {
            let left = self.place_next().await;
            self.set_aside(left);
        }
    }

    async fn place_next(&mut self) -> Left {
        let next = self.later.drain(..self.room().min(self.later.len())).collect();
        self.place(next).await
    }

    /// Answers for what nobody could run; what found only busy agents waits for them.
    fn set_aside(&mut self, left: Left) {
        for check in left.nobody {
            let text = self.wishes_of(&[check]);
            self.answer_for(check, Cause::NoAgent, &text);
        }
        self.unplaced.extend(left.busy.into_iter().map(|check| Unplaced { check, cause: Cause::Expired }));
    }

    /// How many more checks may run now.
    fn room(&self) -> usize {
        let run = |assigned: &Assigned| assigned.checks.iter().filter(|check| self.open.contains_key(check)).count();
        self.concurrent.saturating_sub(self.assignments.values().map(run).sum())
    }

    /// Tries again to place what waits.
    pub(super) async fn place_waiting(&mut self) {
        let now = self.room().min(self.unplaced.len());
        let causes: HashMap<Uuid, Cause> = self.unplaced.drain(..now).map(|wait| (wait.check, wait.cause)).collect();
        if causes.is_empty() {
            return;
        }
        let left = self.place(causes.keys().copied().collect()).await;
        let left = left.busy.into_iter().chain(left.nobody);
        self.unplaced.extend(left.map(|check| Unplaced { check, cause: causes[&check] }));
    }

    /// Ends an attempt: nothing that is reported under it counts from here on.
    pub(super) async fn end_attempt(&mut self, attempt: Uuid) -> Option<Assigned> {
        self.poller.routes.close(attempt);
        let assigned = self.assignments.remove(&attempt)?;
        let lease = Lease { key: assigned.lease.key.clone(), ..assigned.lease };
        self.give_back(lease).await;
        Some(assigned)
    }

    /// Asks agents until each check is with one or all that fit have said no.
    async fn place(&mut self, checks: Vec<Uuid>) -> Left {
        let mut passed: HashMap<Picked, Passed> = HashMap::new();
        let mut left = Left::default();
        let mut searching = checks;
        while !searching.is_empty() {
            let mut groups: BTreeMap<Subject, (Picked, Vec<Uuid>)> = BTreeMap::new();
            for check in searching.drain(..) {
                let Some(task) = self.open.get(&check) else { continue };
                let place = place(&self.poller, (&self.scope, &self.envelope), &self.withheld);
                match self.poller.agents.pick(place, task, &passed, &mut self.chance) {
                    Pick::Agent(agent) => {
                        groups.entry(agent.key.clone()).or_insert_with(|| (agent, Vec::new())).1.push(check);
                    }
                    Pick::AllBusy => left.busy.push(check),
                    Pick::Nobody => left.nobody.push(check),
                }
            }
            for (agent, checks) in groups.into_values() {
                if let Err(refused) = self.assign(&agent, &checks).await {
                    tracing::debug!(agent = agent.key.kind(), error = %refused, "an agent did not take an assignment");
                    passed.insert(agent, why(&refused));
                    searching.extend(checks);
                }
            }
        }
        left
    }

    /// Gives checks to an agent, in as many messages as they need.
    async fn assign(&mut self, agent: &Picked, checks: &[Uuid]) -> Result<(), CallError> {
        match self.assign_together(agent, checks).await {
            Err(CallError::Codec(CodecError::TooLarge { .. })) if checks.len() > 1 => {
                let (first, second) = checks.split_at(checks.len() / 2);
                Box::pin(self.assign(agent, first)).await?;
                Box::pin(self.assign(agent, second)).await
            }
            other => other,
        }
    }

    async fn assign_together(&mut self, agent: &Picked, checks: &[Uuid]) -> Result<(), CallError> {
        let attempt = Uuid::now_v7();
        let lease = self.lease_for(attempt, agent, checks.len()).await?;
        let run = RunChecks {
            job: self.id,
            poller: self.poller.settings.address(&self.scope),
            checks: checks.iter().filter_map(|check| self.open.get(check).cloned()).collect(),
        };
        let envelope = Envelope::new(self.scope.tenant, attempt, self.until, Body::RunChecks(run))
            .in_partition(self.envelope.partition.as_deref())
            .under(lease.revision);
        // Before it is asked: its first outcome may be faster than its answer.
        self.poller.routes.open(attempt, self.mailbox.clone());
        match self.ask(agent, &envelope).await {
            Ok(()) => {
                let checks = checks.iter().copied().collect();
                self.assignments.insert(attempt, Assigned { agent: agent.clone(), lease, checks });
                Ok(())
            }
            // It may have taken them all the same; then its outcomes are stale.
            Err(error) => {
                self.poller.routes.close(attempt);
                self.give_back(lease).await;
                Err(error)
            }
        }
    }

    async fn ask(&mut self, agent: &Picked, envelope: &Envelope) -> Result<(), CallError> {
        let key = &agent.key;
        let subject = Subject::new(Family::Checks, key.tenant(), key.partition(), key.kind());
        let subject = subject.map_err(CodecError::from)?;
        let answer = call_for(self.poller.bus.as_ref(), &subject, envelope, PATIENCE).await?;
        match answer.body {
            Body::Accepted => Ok(()),
            other => Err(CodecError::UnexpectedKind { found: other.kind(), expected: "accepted" }.into()),
        }
    }

    /// The lease of an assignment: its revision is above that of every earlier one, and whoever looks sees what runs where.
    async fn lease_for(&mut self, attempt: Uuid, agent: &Picked, checks: usize) -> Result<Lease, CallError> {
        let (tenant, partition) = (self.scope.tenant, self.envelope.partition.as_deref());
        let key = Subject::new(Family::Assignments, tenant, partition, &attempt.to_string());
        let key = key.map_err(CodecError::from)?;
        let assignment = Assignment {
            job: self.id,
            poller: self.poller.settings.id.clone(),
            agent: agent.key.kind().to_owned(),
            checks: u32::try_from(checks).unwrap_or(u32::MAX),
        };
        let value = Envelope::new(tenant, attempt, self.until, Body::Assignment(assignment)).in_partition(partition);
        let ttl = (self.envelope.deadline - self.poller.bus.now()).to_std().unwrap_or_default();
        let lease = self.poller.bus.register(&key, value.encode()?, ttl).await;
        lease.map_err(|error| {
            let text = format!("no lease for an assignment: {error}");
            BusError::Refused { reason: Refusal::Unavailable { text } }.into()
        })
    }

    async fn give_back(&mut self, lease: Lease) {
        if let Err(error) = self.poller.bus.release(lease).await {
            tracing::debug!(%error, "an assignment's lease had ended already");
        }
    }

    /// What checks want of an agent, and what agents say that do not offer it, for people.
    fn wishes_of(&self, checks: &[Uuid]) -> String {
        let tasks: Vec<&CheckTask> = checks.iter().filter_map(|check| self.open.get(check)).collect();
        let wishes: BTreeSet<String> = tasks.iter().map(|task| self.wish(task)).collect();
        let place = place(&self.poller, (&self.scope, &self.envelope), &self.withheld);
        let excuses: BTreeSet<String> = tasks.iter().flat_map(|task| self.poller.agents.excuses(place, task)).collect();
        let told = ["no connected agent fits".to_owned()].into_iter().chain(wishes).chain(excuses);
        let text = told.collect::<Vec<_>>().join("; ");
        text.chars().take(limits::ERROR_TEXT).collect()
    }

    fn wish(&self, task: &CheckTask) -> String {
        let needs: Vec<String> = task.needs().map(|capability| format!("capability `{capability}`")).collect();
        let mut wish = format!("wanted: {}", needs.join(", "));
        if let Some(agent) = &task.agent {
            wish.push_str(&format!(", agent `{agent}`"));
        }
        if let Some(partition) = &self.envelope.partition {
            wish.push_str(&format!(", partition `{partition}`"));
        }
        wish
    }
}

/// Where the checks of a job may run.
fn place<'a>(
    poller: &'a Poller,
    (scope, envelope): (&'a Scope, &'a Envelope),
    withheld: &'a HashSet<String>,
) -> Place<'a> {
    Place { scope, partition: envelope.partition.as_deref(), poller: &poller.settings.id, withheld }
}

/// Checks that nobody has taken.
#[derive(Default)]
struct Left {
    busy: Vec<Uuid>,
    nobody: Vec<Uuid>,
}

fn why(refused: &CallError) -> Passed {
    match refused {
        CallError::Bus(BusError::Busy) => Passed::Busy,
        _ => Passed::Away,
    }
}
