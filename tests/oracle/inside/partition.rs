//! Requests that their header limits to one partition: they see nothing of others, and write nothing there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use resource_core::meta::Method;
use resource_runtime::db::Dialect;
use resource_runtime::testing::Random;
use tests::http::Reply;
use tests::world::{Access, Lowered, ROLES, Record, Tenant};
use uuid::Uuid;

use crate::choice::key;
use crate::oracle::Pair;
use crate::request::Request;

/// What was asked, and how it went.
#[derive(Debug, Default)]
pub struct Counts {
    requests: u64,
    writes: u64,
    statuses: BTreeMap<u16, u64>,
    routes: BTreeSet<(Method, &'static str)>,
}

/// Requests in a fresh pair of worlds. `Err` says what has leaked.
pub async fn episode(
    (dialect, seed): (Dialect, u64),
    requests: u64,
    lowered: Option<&Lowered>,
) -> Result<Counts, String> {
    let pair = Pair::open(dialect, lowered).await;
    let mut random = Random::new(seed);
    let mut counts = Counts::default();
    let mut rows = pair.crowded.records_of(Tenant::A).await;
    for number in 0..requests {
        let request = limited(&mut random);
        let replies = ask(&pair, &request, &mut rows).await.map_err(|leak| format!("request {number}: {leak}"))?;
        if request.reads() && random.chance(60) {
            pair.follow(&request, &replies).await?;
        }
        counts.count(&request, &replies[0]);
    }
    pair.alike("the whole episode").await?;
    Ok(counts)
}

/// A request with a token, limited to a partition: mostly one of A's. Two of three want to write.
fn limited(random: &mut Random) -> Request {
    let role = *random.pick(&ROLES);
    let access = *random.pick(&[Access::Read, Access::Write, Access::Full, Access::Full, Access::Full]);
    let partition = match random.below(20) {
        0 => "default".to_owned(),
        1..=17 => random.pick(&tests::world::keys("partitions", None)).clone(),
        _ => key("partitions", random),
    };
    let reads = random.chance(33);
    let mut request = Request::any(random);
    while request.reads() != reads {
        request = Request::any(random);
    }
    Request { who: Tenant::A.token(role, access), partition: Some(partition), ..request }
}

/// Asks both worlds, and looks whether anything was written in other partitions than that of the request.
async fn ask(pair: &Pair, request: &Request, rows: &mut Vec<Record>) -> Result<[Reply; 2], String> {
    let replies = pair.ask(request).await?;
    if request.reads() {
        return Ok(replies);
    }
    let before = std::mem::replace(rows, pair.crowded.records_of(Tenant::A).await);
    let (before, after) = (elsewhere(request, &before), elsewhere(request, rows));
    match before.symmetric_difference(&after).next() {
        Some(record) => Err(format!("{request}\n  writes outside of its partition: {record:?}")),
        None => Ok(replies),
    }
}

/// The rows in other partitions than a request's. What is removed takes along, or frees, what refers to it wherever
/// that is; then only rows of the same kind are looked at.
fn elsewhere<'r>(request: &Request, rows: &'r [Record]) -> BTreeSet<&'r Record> {
    let own: Option<Uuid> = request.partition.as_ref().and_then(|partition| partition.parse().ok());
    let removes = request.route.0 == Method::Delete;
    let is_elsewhere = |record: &&Record| {
        let partition = record.id("partition_id").or_else(|| record.id("partition"));
        partition.is_some() && partition != own && (!removes || record.table == request.meta.table)
    };
    rows.iter().filter(is_elsewhere).collect()
}

impl Counts {
    fn count(&mut self, request: &Request, reply: &Reply) {
        self.requests += 1;
        self.writes += u64::from(!request.reads() && reply.status < 300);
        *self.statuses.entry(reply.status).or_default() += 1;
        self.routes.insert(request.route);
    }

    /// Adds those of another episode.
    pub fn add(&mut self, more: Counts) {
        self.requests += more.requests;
        self.writes += more.writes;
        self.routes.extend(more.routes);
        for (status, count) in more.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
    }

    /// That enough of everything was asked, and some of it done.
    pub fn assert_wide(&self) {
        let most = |status: u16| self.statuses.get(&status).copied().unwrap_or_default();
        assert!(self.writes * 100 >= self.requests * 5, "{self}");
        for status in [200, 201, 204, 400, 403, 404, 409, 422] {
            assert!(most(status) > 0, "no request is answered with {status}: {self}");
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { requests, writes, statuses, routes } = self;
        write!(
            formatter,
            "{requests} requests to {} routes, {writes} of which wrote, answered with {statuses:?}",
            routes.len()
        )
    }
}
