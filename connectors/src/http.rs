//! One document over HTTP: attempts, waits, the breaker, and limits. What the document means is the caller's.

mod endpoint;

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Response, StatusCode, Url, redirect};
use rustls::crypto::CryptoProvider;

pub use self::endpoint::{endpoint, is_same_origin, shown};
use crate::breaker::{Breaker, Permit};
use crate::clock::Clock;
use crate::connector::Surroundings;
use crate::error::{FetchError, Mistake};
use crate::retry::{self, Retry};
use crate::secret::Secret;
use crate::settings::NetboxSettings;
use crate::text;

/// How often an open circuit is waited for before a page is given up.
const PATIENCE: u32 = 10;

/// A client of one endpoint.
pub struct Http {
    pub token: Secret,
    pub clock: Arc<dyn Clock>,
    client: reqwest::Client,
    breaker: Arc<Breaker>,
    endpoint: String,
    retry: Retry,
    page_bytes: usize,
    timeout: Duration,
}

/// Why a whole answer of status 200 is not the document that was asked for.
pub enum Misread {
    /// It ends too early; another attempt may get all of it.
    Truncated(String),
    /// It never will be.
    Other(FetchError),
}

/// Whether a fetch has anything to lose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was fetched yet; an open circuit ends it at once.
    Beginning,
    /// An open circuit is waited for.
    Underway,
}

/// Why one attempt gave nothing.
enum Failure {
    /// Another attempt would not help.
    Final(FetchError),
    /// Another may, and the breaker counts this one.
    Failed(Passing),
    /// Another may, when the server has had its rest.
    Limited(Option<Duration>),
}

enum Passing {
    Status(u16, Option<Duration>),
    TimedOut,
    Unreachable(String),
    Truncated(String),
}

impl Http {
    pub fn new(endpoint: &Url, settings: &NetboxSettings, around: &Surroundings) -> Result<Http, Mistake> {
        let mistake = |setting, remedy: &str| Mistake { setting, remedy: remedy.to_owned() };
        // Without this, building the client panics.
        if CryptoProvider::get_default().is_none() {
            return Err(mistake("insecure_tls", "this program has not installed its TLS; that is a defect of it"));
        }
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, authorization(&settings.token)?);
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let timeout = Duration::from_secs(settings.timeout_seconds);
        let mut builder = reqwest::Client::builder()
            .user_agent("serviceradar")
            .default_headers(headers)
            .timeout(timeout)
            .connect_timeout(timeout.min(Duration::from_secs(10)))
            .redirect(redirect::Policy::none())
            .tls_danger_accept_invalid_certs(settings.insecure_tls);
        if endpoint::is_loopback(endpoint) {
            // A proxy's loopback is not ours.
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| mistake("endpoint", &reason(&error.without_url())))?;
        let endpoint = shown(endpoint);
        Ok(Http {
            token: settings.token.clone(),
            clock: Arc::clone(&around.clock),
            client,
            breaker: around.breakers.of(&endpoint),
            endpoint,
            retry: around.retry,
            page_bytes: around.page_bytes,
            timeout,
        })
    }

    /// Gets a document and reads it, again if there is hope.
    pub async fn get<T>(
        &self,
        page: &Url,
        stage: Stage,
        read: impl Fn(&[u8]) -> Result<T, Misread>,
    ) -> Result<T, FetchError> {
        let mut attempts = 0;
        loop {
            let patience = if stage == Stage::Underway || attempts > 0 { PATIENCE } else { 0 };
            let permit = self.admit(patience).await?;
            attempts += 1;
            let document = self.attempt(page).await.and_then(|body| {
                read(&body).map_err(|misread| match misread {
                    Misread::Truncated(reason) => Failure::Failed(Passing::Truncated(reason)),
                    Misread::Other(error) => Failure::Final(error),
                })
            });
            let failure = match document {
                Ok(document) => {
                    permit.succeed();
                    return Ok(document);
                }
                Err(failure) => failure,
            };
            let asked = match &failure {
                Failure::Final(_) => {
                    // It answered, though not as we wished.
                    permit.succeed();
                    None
                }
                Failure::Failed(passing) => {
                    permit.fail();
                    passing.asked()
                }
                Failure::Limited(asked) => {
                    drop(permit);
                    *asked
                }
            };
            let is_hopeless = matches!(failure, Failure::Final(_))
                || attempts >= self.retry.attempts
                || asked.is_some_and(|asked| asked > self.retry.longest_asked);
            if is_hopeless {
                return Err(self.error(page, failure, attempts));
            }
            let wait = asked.unwrap_or_else(|| self.retry.delay(attempts, random()));
            tracing::debug!(page = %self.page(page), attempts, ?wait, "asking again");
            self.clock.sleep(wait).await;
        }
    }

    /// A page as messages name it.
    pub fn page(&self, page: &Url) -> String {
        self.token.redact(&shown(page))
    }

    async fn admit(&self, patience: u32) -> Result<Permit, FetchError> {
        let mut waits = 0;
        loop {
            match self.breaker.admit() {
                Ok(permit) => return Ok(permit),
                Err(refused) if waits >= patience => {
                    let endpoint = self.token.redact(&self.endpoint);
                    return Err(FetchError::CircuitOpen { endpoint, retry_in: refused.retry_in });
                }
                Err(refused) => self.clock.sleep(refused.retry_in).await,
            }
            waits += 1;
        }
    }

    async fn attempt(&self, page: &Url) -> Result<Vec<u8>, Failure> {
        let response = self.client.get(page.clone()).send().await.map_err(failed)?;
        let status = response.status();
        let code = status.as_u16();
        match status {
            StatusCode::OK => self.body(page, response).await,
            StatusCode::TOO_MANY_REQUESTS => Err(Failure::Limited(self.asked(&response))),
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Err(Failure::Final(FetchError::TokenRefused { page: self.page(page), status: code }))
            }
            _ if status.is_server_error() => Err(Failure::Failed(Passing::Status(code, self.asked(&response)))),
            _ if status.is_redirection() => {
                let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or("nowhere");
                // One that cannot be read may hold a password where nobody can find it.
                let to = page.join(to).map_or_else(|_| "nowhere".to_owned(), |to| shown(&to));
                let to = text::excerpt(&self.token.redact(&to));
                Err(Failure::Final(FetchError::Redirected { page: self.page(page), to }))
            }
            _ => Err(Failure::Final(FetchError::Rejected { page: self.page(page), status: code })),
        }
    }

    async fn body(&self, page: &Url, mut response: Response) -> Result<Vec<u8>, Failure> {
        let mut body = Vec::new();
        while let Some(piece) = response.chunk().await.map_err(failed)? {
            if body.len() + piece.len() > self.page_bytes {
                let (page, limit) = (self.page(page), self.page_bytes);
                return Err(Failure::Final(FetchError::PageTooLarge { page, limit }));
            }
            body.extend_from_slice(&piece);
        }
        Ok(body)
    }

    fn asked(&self, response: &Response) -> Option<Duration> {
        retry::asked(response.headers().get(RETRY_AFTER)?.to_str().ok()?, self.clock.now())
    }

    fn error(&self, page: &Url, failure: Failure, attempts: u32) -> FetchError {
        let (page, timeout) = (self.page(page), self.timeout);
        match failure {
            Failure::Final(error) => error,
            Failure::Limited(asked) => FetchError::RateLimited { page, attempts, asked },
            Failure::Failed(passing) => match passing {
                Passing::Status(status, _) => FetchError::ServerFailed { page, status, attempts },
                Passing::TimedOut => FetchError::TimedOut { page, timeout, attempts },
                Passing::Unreachable(reason) => {
                    FetchError::Unreachable { page, reason: self.token.redact(&reason), attempts }
                }
                Passing::Truncated(reason) => {
                    FetchError::Truncated { page, reason: self.token.redact(&reason), attempts }
                }
            },
        }
    }
}

impl Passing {
    fn asked(&self) -> Option<Duration> {
        match self {
            Passing::Status(_, asked) => *asked,
            Passing::TimedOut | Passing::Unreachable(_) | Passing::Truncated(_) => None,
        }
    }
}

/// NetBox takes tokens of its second form, which begin with `nbt_`, as bearer tokens.
fn authorization(token: &Secret) -> Result<HeaderValue, Mistake> {
    let token = token.expose();
    let mistake = || Mistake { setting: "token", remedy: "not a token; copy it from NetBox as it is".to_owned() };
    // What bearer tokens consist of; none of it changes its form in an address, where redaction would miss it.
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte);
    if token.is_empty() || !token.bytes().all(is_usual) {
        return Err(mistake());
    }
    let scheme = if token.starts_with("nbt_") && token.contains('.') { "Bearer" } else { "Token" };
    let mut value = HeaderValue::from_str(&format!("{scheme} {token}")).map_err(|_| mistake())?;
    value.set_sensitive(true);
    Ok(value)
}

fn failed(error: reqwest::Error) -> Failure {
    let error = error.without_url();
    Failure::Failed(match &error {
        error if error.is_timeout() => Passing::TimedOut,
        error if error.is_body() || error.is_decode() => Passing::Truncated(reason(error)),
        error => Passing::Unreachable(reason(error)),
    })
}

/// An error with its causes, which is where the reasons are.
fn reason(error: &dyn Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        said = format!("{said}: {error}");
        cause = error.source();
    }
    said
}

/// Without random numbers, those who failed together come back together, which is no reason to fail again.
fn random() -> u64 {
    getrandom::u64().unwrap_or_default()
}
