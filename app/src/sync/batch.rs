//! One batch, in one transaction.

use std::collections::BTreeSet;
use std::ops::Range;

use dire::{Assignment, Batch, DeviceUpdate, Plan, Refusal, resolve};
use futures::FutureExt as _;
use generated::inventory::Device;
use resource_core::Id;
use resource_runtime::{Cx, Error, Result, Tx};

use super::claim::Claim;
use super::lookup::Found;
use super::{ACTOR, Sums, place, rows, statistics, write};

/// How often is tried what others disturb: whoever writes checks and results writes devices, too.
const ATTEMPTS: u32 = 5;

/// What became of a batch.
#[derive(Clone, Debug, Default)]
pub struct Ingested {
    /// Which device each record is about that leads to one.
    pub assignments: Vec<Assignment>,
    /// The records that lead to nothing.
    pub refused: Vec<Refusal>,
    /// In numbers.
    pub sums: Sums,
}

/// Takes records in at once, with the numbers that they have for the caller. Inside a transaction it joins that
/// one. Nothing is written for none.
///
/// # Errors
/// [`resource_runtime::Class::Invalid`] when the tenant has no partition of a name that a record gives; else when
/// the database does not answer.
pub async fn ingest(cx: &Cx, updates: impl IntoIterator<Item = (u64, DeviceUpdate)>) -> Result<Ingested> {
    let cx = cx.system(ACTOR);
    take_in(&cx, &Batch::admit(cx.tenant(), updates), None).await
}

/// Takes in a single record and tells which device it is about.
///
/// # Errors
/// As [`ingest`]; [`resource_runtime::Class::Invalid`] with the code `refused` when the record leads to nothing.
pub async fn resolve_one(cx: &Cx, update: DeviceUpdate) -> Result<Id<Device, String>> {
    let cx = cx.system(ACTOR);
    let ingested = take_in(&cx, &Batch::single(cx.tenant(), update), None).await?;
    match (ingested.assignments.first(), ingested.refused.first()) {
        (Some(assignment), _) => Ok(Id::from(assignment.device.as_str())),
        (None, Some(refusal)) => Err(Error::invalid("device", "refused", refusal.reason.to_string())),
        (None, None) => Err(Error::internal("a record was neither taken in nor refused")),
    }
}

/// Takes in a batch; `claim` is on the source that it comes from, if it comes from one.
pub(super) async fn take_in(cx: &Cx, batch: &Batch, claim: Option<&Claim>) -> Result<Ingested> {
    if batch.records().is_empty() {
        return Ok(ingested(batch, Plan::default()));
    }
    let mut attempt = 1;
    loop {
        match once(cx, batch, claim).boxed().await {
            Err(error) if is_worth_another(&error, attempt) => attempt += 1,
            Err(error) => return Err(error),
            Ok((ingested, devices)) => {
                statistics::keep_up(cx, devices).await;
                return Ok(ingested);
            }
        }
    }
}

/// Whether others have disturbed an attempt, and that not too often.
pub(super) fn is_worth_another(error: &Error, attempt: u32) -> bool {
    error.code() == "conflict" && attempt < ATTEMPTS
}

async fn once(cx: &Cx, batch: &Batch, claim: Option<&Claim>) -> Result<(Ingested, Range<u64>)> {
    cx.transaction(async |tx| {
        place::enter(tx).boxed().await?;
        if let Some(claim) = claim {
            claim.renew(tx).boxed().await?;
        }
        let mut found = Found::look_up(tx, batch).boxed().await?;
        let plan = decide(tx, batch, &mut found).boxed().await?;
        write::carry_out(tx, (batch, &plan), &found).boxed().await?;
        if let Some(claim) = claim {
            let devices: BTreeSet<_> = plan.assignments.iter().map(|assignment| &assignment.device).collect();
            rows::mention(tx, &claim.source, devices).boxed().await?;
        }
        let ingested = ingested(batch, plan);
        let devices = place::count(tx, &ingested.sums).boxed().await?;
        Ok((ingested, devices))
    })
    .await
}

/// Decides about a batch. Only where devices are to merge it is asked whether somebody has taken them apart.
async fn decide(tx: &Tx, batch: &Batch, found: &mut Found) -> Result<Plan> {
    let mut asked = BTreeSet::new();
    loop {
        let plan = resolve(batch, &found.known).map_err(|error| Error::internal(error.to_string()))?;
        let merging = plan.merges.iter().flat_map(|merge| [&merge.from, &merge.to]);
        let new: BTreeSet<_> = merging.filter(|device| !asked.contains(*device)).cloned().collect();
        if new.is_empty() || !found.find_undone(tx, &new).await? {
            return Ok(plan);
        }
        asked.extend(new);
    }
}

fn ingested(batch: &Batch, plan: Plan) -> Ingested {
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let refused: Vec<_> = batch.refused().iter().chain(&plan.refused).cloned().collect();
    let sums = Sums {
        records: number(plan.assignments.len()),
        added: number(plan.assignments.iter().filter(|assignment| assignment.is_new).count()),
        merged: number(plan.merges.len()),
        churned: number(plan.churn()),
        refused: number(refused.len()),
        retracted: number(plan.devices.iter().filter(|change| change.retracted_by.is_some()).count()),
    };
    Ingested { assignments: plan.assignments, refused, sums }
}
