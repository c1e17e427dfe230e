//! Two worlds, the same requests, and what must be true of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use resource_runtime::db::Dialect;
use resource_runtime::testing::Random;
use tests::http::Reply;
use tests::world::{Lowered, Tenant, World};

use crate::answer::{comparable, foreign};
use crate::cursor::Cursors;
use crate::records::alike;
use crate::request::Request;

use crate::visible::Viewer;
use crate::{internal, request};

/// What was asked, and how it went.
#[derive(Debug, Default)]
pub struct Counts {
    requests: u64,
    statuses: BTreeMap<u16, u64>,
    routes: BTreeSet<(&'static str, &'static str)>,
    followed: u64,
    stolen: u64,
    internal: u64,
    /// How many of these calls were not refused.
    done: u64,
    /// Names of actions without a route.
    called: BTreeSet<String>,
}

/// Of so many requests one is of the route whose turn it is, so that none is left to chance.
const WALK: u64 = 5;
/// After so many requests an action without a route is called.
const INTERNAL: u64 = 15;
const OTHERS: [Tenant; 2] = [Tenant::B, Tenant::C];

/// A pair of worlds and what has been seen of them.
pub struct Pair {
    /// With A, B and C.
    pub crowded: World,
    /// With A alone.
    pub lonely: World,
    theirs: String,
}

/// Some requests to a fresh pair of worlds. `Err` says what has leaked.
pub async fn episode(dialect: Dialect, seed: u64, requests: u64, lowered: Option<&Lowered>) -> Result<Counts, String> {
    let mut pair = Pair::open(dialect, lowered).await;
    let mut random = Random::new(seed);
    let mut counts = Counts::default();
    let mut cursors = Cursors::collect(&pair.crowded).await;
    for number in 0..requests {
        let request = match number % WALK {
            0 => Request::of_turn(seed.wrapping_mul(requests / WALK).wrapping_add(number / WALK), &mut random),
            _ => Request::any(&mut random),
        };
        let replies = pair.ask(&request).await.map_err(|leak| format!("request {number}: {leak}"))?;
        counts.count(&request, &replies[0]);
        if request.reads() && random.chance(60) {
            counts.followed += u64::from(pair.follow(&request, &replies).await?);
            cursors.keep(&request, &replies[0]);
        }
        if random.chance(10) {
            counts.stolen += u64::from(cursors.try_one(&pair, &mut random).await?);
        }
        if number % INTERNAL == 0 {
            let turn = seed.wrapping_mul(requests / INTERNAL).wrapping_add(number / INTERNAL);
            let (name, done) = internal::run(&mut pair, turn, &mut random).await?;
            counts.called.insert(name);
            counts.internal += 1;
            counts.done += u64::from(done);
        }
    }
    pair.unharmed("the whole episode").await?;
    pair.alike("the whole episode").await?;
    Ok(counts)
}

impl Pair {
    /// Fresh worlds.
    pub async fn open(dialect: Dialect, lowered: Option<&Lowered>) -> Pair {
        let crowded = World::with(dialect, &Tenant::ALL, lowered).await;
        let lonely = World::with(dialect, &[Tenant::A], lowered).await;
        let theirs = crowded.rows_of(&OTHERS).await;
        assert!(theirs.contains("zqb") && theirs.contains("zqc") && !theirs.contains("zqa"), "the worlds are right");
        Pair { crowded, lonely, theirs }
    }

    /// Sends a request to both worlds; `Err` if they differ or something of others shows or changed.
    pub async fn ask(&self, request: &Request) -> Result<[Reply; 2], String> {
        let replies = [request.send(&self.crowded.api).await, request.send(&self.lonely.api).await];
        let text = request.to_string();
        same(&replies, &text)?;
        if let Some(record) = Viewer::behind(request).forbidden(&replies[0]) {
            return Err(format!("{text}\n  shows what the actor may not read: {record} in {}", replies[0].text));
        }
        if !request.reads() {
            self.unharmed(&text).await?;
        }
        Ok(replies)
    }

    /// Follows the links of a page in both worlds.
    pub async fn follow(&self, request: &Request, replies: &[Reply; 2]) -> Result<bool, String> {
        let link = |reply: &Reply| reply.json()["links"]["next"].as_str().map(str::to_owned);
        let [Some(crowded), Some(lonely)] = [link(&replies[0]), link(&replies[1])] else { return Ok(false) };
        let next = |path: String| Request { path, ..request.clone() };
        let crowded_page = next(crowded).send(&self.crowded.api).await;
        let lonely_page = next(lonely).send(&self.lonely.api).await;
        same(&[crowded_page, lonely_page], &format!("the page behind {request}"))?;
        Ok(true)
    }

    /// `Err` if A's rows are not the same in both worlds.
    pub async fn alike(&self, after: &str) -> Result<(), String> {
        let (crowded, lonely) = (self.crowded.records_of(Tenant::A).await, self.lonely.records_of(Tenant::A).await);
        alike(&crowded, &lonely).map_err(|difference| format!("{after}\n  ends otherwise: {difference}"))
    }

    /// From here on the rows of B and C are to stay as they are now.
    pub async fn look_again(&mut self) {
        self.theirs = self.crowded.rows_of(&OTHERS).await;
    }

    /// `Err` if rows of B or C are not as they were, or rows of A refer to what A has not.
    pub async fn unharmed(&self, after: &str) -> Result<(), String> {
        let now = self.crowded.rows_of(&OTHERS).await;
        if now != self.theirs {
            let changed = now.lines().find(|line| !self.theirs.contains(line)).unwrap_or("a row is gone");
            return Err(format!("{after}\n  has written a foreign row: {changed}"));
        }
        let dangling = self.crowded.dangling(Tenant::A).await;
        if !dangling.is_empty() {
            return Err(format!("{after}\n  has linked rows: {dangling}"));
        }
        Ok(())
    }
}

/// `Err` if two answers to a request differ, or the first one names somebody else's row.
fn same([crowded, lonely]: &[Reply; 2], request: &str) -> Result<(), String> {
    if crowded.status >= 500 || lonely.status >= 500 {
        return Err(format!("{request}\n  fails: {} {}", crowded.status, crowded.text));
    }
    if let Some(canary) = foreign(&crowded.text, request) {
        return Err(format!("{request}\n  names `{canary}`: {}", crowded.text));
    }
    if crowded.status != lonely.status || comparable(crowded) != comparable(lonely) {
        return Err(format!(
            "{request}\n  is answered otherwise beside other tenants: {} {}\n  than alone: {} {}",
            crowded.status, crowded.text, lonely.status, lonely.text
        ));
    }
    Ok(())
}

impl Counts {
    fn count(&mut self, request: &Request, reply: &Reply) {
        self.requests += 1;
        *self.statuses.entry(reply.status).or_default() += 1;
        self.routes.insert((request.method, request.route.1));
    }

    /// Adds those of another episode.
    pub fn add(&mut self, more: &Counts) {
        self.requests += more.requests;
        self.followed += more.followed;
        self.stolen += more.stolen;
        self.internal += more.internal;
        self.done += more.done;
        self.called.extend(more.called.iter().cloned());
        self.routes.extend(&more.routes);
        for (status, count) in &more.statuses {
            *self.statuses.entry(*status).or_default() += count;
        }
    }

    /// That enough of everything was asked: every route but the drastic ones, which are left to chance, and every action
    /// without one. Whoever asks has a token or a name, so that 401 is the answer only where chance has taken away a token
    /// before; what strangers are told is in the endpoint matrix.
    pub fn assert_wide(&self, requests: u64) {
        let most = |status: u16| self.statuses.get(&status).copied().unwrap_or_default();
        assert!(self.requests >= requests);
        let missed = request::walk().into_iter().map(|(_, route)| (request::method(route.method), route.path));
        let missed: Vec<_> = missed.filter(|route| !self.routes.contains(route)).collect();
        assert!(missed.is_empty(), "nobody has asked {missed:?}");
        assert!(most(200) * 5 > self.requests, "too few requests succeed: {:?}", self.statuses);
        for status in [201, 204, 400, 403, 404, 409, 422] {
            assert!(most(status) > 0, "no request is answered with {status}: {:?}", self.statuses);
        }
        assert!(self.followed > 0 && self.stolen > 0, "{self}");
        assert!(self.done * 10 >= self.internal, "too few internal actions are done: {self}");
        assert_eq!(self.called.len(), internal::names().len(), "of {:?}", self.called);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} requests to {} routes, answered with {:?}; {} pages followed, {} foreign cursors, {} calls \
             of {} internal actions, {} of which were done",
            self.requests,
            self.routes.len(),
            self.statuses,
            self.followed,
            self.stolen,
            self.internal,
            self.called.len(),
            self.done
        )
    }
}
