//! Requests to web servers.

mod failure;
mod target;

use super::Failure;
use failure::{from_reqwest, judge};
use reqwest::{Client, Method, Response, Url, header, redirect::Policy};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use target::Target;
use tokio::time::Instant;
use wire::{Cause, CheckTask, HttpMethod, HttpSettings, StatusRange};

const USER_AGENT: &str = concat!("serviceradar-agent/", env!("CARGO_PKG_VERSION"));
const SUCCESS: StatusRange = StatusRange { from: 200, to: 299 };

/// The clients for encrypted connections, made with the first request that needs them.
#[derive(Default)]
pub(super) struct Web {
    verified: Mutex<Option<Client>>,
    unverified: Mutex<Option<Client>>,
}

/// Whose certificates are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    Verified,
    Anybody,
}

impl Web {
    pub(super) async fn probe(&self, task: &CheckTask, settings: &HttpSettings) -> Result<Duration, Failure> {
        let target = Target::of(task, settings)?;
        let began = Instant::now();
        let response = self.follow(&target, settings).await.map_err(|failure| answered(failure, began))?;
        let status = response.status().as_u16();
        if !expected(settings, status) {
            let text = format!("answered with status {status}; expected {}", listed(&settings.expect_status));
            return Err(Failure::new(Cause::UnexpectedStatus, text).after(began.elapsed()));
        }
        if let Some(wanted) = &settings.expect_body {
            contains(response, wanted, settings.max_body_bytes).await.map_err(|failure| answered(failure, began))?;
        }
        Ok(began.elapsed())
    }

    /// The response after redirects, none of which leaves the host.
    async fn follow(&self, target: &Target, settings: &HttpSettings) -> Result<Response, Failure> {
        let mut url = target.url.clone();
        let mut method = match settings.method {
            HttpMethod::Get => Method::GET,
            HttpMethod::Head => Method::HEAD,
            HttpMethod::Options => Method::OPTIONS,
            HttpMethod::Post => Method::POST,
        };
        let mut left = settings.redirects;
        loop {
            let client = self.client(target.trust(&url))?;
            let response = client.request(method.clone(), url.clone()).send().await.map_err(from_reqwest)?;
            let status = response.status();
            let Some(location) = response.headers().get(header::LOCATION).filter(|_| status.is_redirection()) else {
                return Ok(response);
            };
            if expected(settings, status.as_u16()) || settings.redirects == 0 {
                return Ok(response);
            }
            let next = location.to_str().ok().and_then(|location| url.join(location).ok());
            let next = next.ok_or_else(|| Failure::new(Cause::Broken, "redirected to something that is no address"))?;
            target.permits(&next)?;
            left = left.checked_sub(1).ok_or_else(|| {
                Failure::new(Cause::Redirected, format!("redirected more than {} times", settings.redirects))
            })?;
            // What browsers do: only 307 and 308 keep the method.
            if method != Method::HEAD && !matches!(status.as_u16(), 307 | 308) {
                method = Method::GET;
            }
            url = next;
        }
    }

    fn client(&self, trust: Trust) -> Result<Client, Failure> {
        let slot = match trust {
            Trust::Verified => &self.verified,
            Trust::Anybody => &self.unverified,
        };
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = slot.as_ref() {
            return Ok(client.clone());
        }
        // Somebody else may have chosen a provider already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .no_proxy()
            .redirect(Policy::none())
            // A check is about opening the connection, too.
            .pool_max_idle_per_host(0)
            .tls_danger_accept_invalid_certs(trust == Trust::Anybody)
            .build()
            .map_err(|error| {
                let text =
                    format!("encrypted connections cannot be made here: {error}; are CA certificates installed?");
                Failure::new(Cause::Unsupported, text)
            })?;
        Ok(slot.insert(client).clone())
    }
}

/// Why a task names no address that could be asked.
pub(super) fn contradiction(task: &CheckTask, settings: &HttpSettings) -> Option<Failure> {
    Target::of(task, settings).err()
}

fn expected(settings: &HttpSettings, status: u16) -> bool {
    match settings.expect_status.is_empty() {
        true => SUCCESS.contains(status),
        false => settings.expect_status.iter().any(|range| range.contains(status)),
    }
}

fn listed(ranges: &[StatusRange]) -> String {
    let ranges = if ranges.is_empty() { &[SUCCESS] } else { ranges };
    let listed = ranges.iter().map(|range| match range.from == range.to {
        true => range.from.to_string(),
        false => format!("{}-{}", range.from, range.to),
    });
    listed.collect::<Vec<_>>().join(", ")
}

fn answered(failure: Failure, began: Instant) -> Failure {
    match failure.cause {
        Cause::Redirected | Cause::UnexpectedBody => failure.after(began.elapsed()),
        _ => failure,
    }
}

/// Whether the beginning of the body, up to so many bytes, contains a text.
async fn contains(mut response: Response, wanted: &str, limit: u32) -> Result<(), Failure> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut body = Vec::new();
    let mut cut = false;
    while let Some(chunk) = response.chunk().await.map_err(|error| judge(&error.without_url()))? {
        let room = limit - body.len();
        // Only the new bytes, and what may straddle the border, are searched.
        let from = body.len().saturating_sub(wanted.len());
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if found(&body[from..], wanted.as_bytes()) {
            return Ok(());
        }
        if chunk.len() > room {
            cut = true;
            break;
        }
    }
    let place = if cut { format!("the first {limit} bytes of the body do") } else { "the body does".to_owned() };
    Err(Failure::new(Cause::UnexpectedBody, format!("{place} not contain {wanted:?}")))
}

fn found(body: &[u8], wanted: &[u8]) -> bool {
    wanted.is_empty() || body.windows(wanted.len()).any(|window| window == wanted)
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}
