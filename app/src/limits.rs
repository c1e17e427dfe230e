//! How many requests there may be: with one token, from one address, and failed authentications.
//!
//! A request beyond a limit is answered with 429 before anything is asked of the database. What is
//! remembered is bounded: when there are more callers than that, those seen least recently start anew.

mod bounded;

use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::{Clock, MonotonicClock, Reference};
use governor::middleware::NoOpMiddleware;
use governor::{Quota, RateLimiter};
use hashlink::LruCache;
use sha2::{Digest, Sha256};

use self::bounded::Bounded;
use crate::address;
use crate::authenticate;
use crate::configuration::{Network, RateLimits};

/// The most tokens and addresses that are remembered; some 10 MB each.
pub(crate) const REMEMBERED: usize = 100_000;

/// What is known about callers.
pub(crate) struct Limits<C: Clock + Clone = MonotonicClock> {
    tokens: Option<Limiter<[u8; 16], C>>,
    addresses: Option<Limiter<IpAddr, C>>,
    failures: Option<Limiter<IpAddr, C>>,
    /// Until when addresses with too many failures are not listened to.
    blocked: Mutex<LruCache<IpAddr, C::Instant>>,
    proxies: Vec<Network>,
    clock: C,
}

type Limiter<K, C> = RateLimiter<K, Bounded<K>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// A request beyond a limit, and how long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TooMany {
    what: &'static str,
    wait: Duration,
}

impl<C: Clock + Clone> Limits<C> {
    /// Limits by a clock.
    pub fn new(rates: &RateLimits, proxies: Vec<Network>, clock: C) -> Limits<C> {
        Limits {
            tokens: limiter(rates.token_per_minute, rates.token_burst, &clock),
            addresses: limiter(rates.address_per_minute, rates.address_burst, &clock),
            failures: limiter(rates.failures_per_minute, rates.failures_burst, &clock),
            blocked: Mutex::new(LruCache::new(REMEMBERED)),
            proxies,
            clock,
        }
    }

    /// Whether a request may go on.
    fn admit(&self, address: Option<IpAddr>, key: Option<&str>) -> Result<(), TooMany> {
        if let Some(address) = address {
            self.listened_to(address)?;
            self.counted(&self.addresses, address, "requests from this address")?;
        }
        if let Some(key) = key {
            let digest = Sha256::digest(key.as_bytes());
            let mut short = [0; 16];
            short.copy_from_slice(&digest[..16]);
            self.counted(&self.tokens, short, "requests with this token")?;
        }
        Ok(())
    }

    /// An address is not listened to while it has failed too often.
    fn listened_to(&self, address: IpAddr) -> Result<(), TooMany> {
        let until = self.blocked.lock().unwrap_or_else(PoisonError::into_inner).get(&address).copied();
        let wait = until.map_or(Duration::ZERO, |until| until.duration_since(self.clock.now()).into());
        if wait.is_zero() { Ok(()) } else { Err(TooMany { what: FAILURES, wait }) }
    }

    /// An authentication failed.
    fn failed(&self, address: IpAddr) -> Result<(), TooMany> {
        self.counted(&self.failures, address, FAILURES).inspect_err(|too_many| {
            let until = self.clock.now() + too_many.wait.into();
            self.blocked.lock().unwrap_or_else(PoisonError::into_inner).insert(address, until);
        })
    }

    fn counted<K: Hash + Eq + Clone>(
        &self,
        limiter: &Option<Limiter<K, C>>,
        key: K,
        what: &'static str,
    ) -> Result<(), TooMany> {
        let Some(limiter) = limiter else { return Ok(()) };
        match limiter.check_key(&key) {
            Ok(()) => Ok(()),
            Err(until) => Err(TooMany { what, wait: until.wait_time_from(self.clock.now()) }),
        }
    }
}

const FAILURES: &str = "failed authentications from this address";

fn limiter<K: Hash + Eq + Clone, C: Clock + Clone>(per_minute: u32, burst: u32, clock: &C) -> Option<Limiter<K, C>> {
    let per_minute = NonZeroU32::new(per_minute)?;
    let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::per_minute(per_minute).allow_burst(burst);
    Some(RateLimiter::new(quota, Bounded::new(REMEMBERED), clock.clone()))
}

/// Lets a request on, or says how long to wait; notes who it comes from.
pub(crate) async fn admit(State(limits): State<Arc<Limits>>, mut request: Request, next: Next) -> Response {
    let client = address::client(request.extensions(), request.headers(), &limits.proxies);
    if let Some(client) = client {
        request.extensions_mut().insert(client);
    }
    let address = client.map(address::Client::counted);
    let id = resource_json_api::request_id(request.extensions());
    let key = authenticate::key(request.headers()).ok().flatten();
    if let Err(too_many) = limits.admit(address, key) {
        return too_many.answer(&id);
    }
    let response = next.run(request).await;
    if let (StatusCode::UNAUTHORIZED, Some(address)) = (response.status(), address)
        && let Err(too_many) = limits.failed(address)
    {
        return too_many.answer(&id);
    }
    response
}

impl TooMany {
    fn answer(self, request: &str) -> Response {
        let seconds = self.wait.as_secs() + u64::from(self.wait.subsec_nanos() > 0);
        let unit = if seconds == 1 { "second" } else { "seconds" };
        let detail = format!("There were too many {}; try again in {seconds} {unit}.", self.what);
        tracing::debug!(request, what = self.what, "refused: too many");
        let mut response = resource_json_api::refusal(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}

#[cfg(test)]
mod tests;
