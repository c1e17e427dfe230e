//! Webhooks: addresses to which alerts are posted as JSON.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Url};
use resource_core::Secret;
use resource_runtime::{Error, Result};
use serde_json::Value;

/// How long a webhook may take to answer, unless somebody says otherwise.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long people are left alone with what they were told of, unless somebody says otherwise.
const COOLDOWN: Duration = Duration::from_secs(300);

/// Somebody who is told of alerts.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Where to; it may hold a secret.
    pub url: Secret<String>,
    /// What the request carries beside its body, for example an `Authorization`.
    pub headers: BTreeMap<String, Secret<String>>,
    /// Whether it is in use.
    pub enabled: bool,
}

/// Everybody who is told.
#[derive(Clone, Debug)]
pub struct Webhooks {
    targets: Vec<Target>,
    patience: Duration,
    cooldown: Duration,
}

#[derive(Clone, Debug)]
struct Target {
    client: Client,
    url: Url,
    headers: HeaderMap,
}

impl Default for Webhooks {
    /// Nobody but the log.
    fn default() -> Webhooks {
        Webhooks { targets: Vec::new(), patience: PATIENCE, cooldown: COOLDOWN }
    }
}

impl Webhooks {
    /// Those in use.
    ///
    /// # Errors
    /// When an address or a header cannot be read; the message does not repeat it, since it may hold secrets.
    pub fn new(webhooks: &[Webhook]) -> Result<Webhooks> {
        let client = Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        let client = client.map_err(|error| Error::internal(format!("webhooks cannot be called: {error}")))?;
        let targets = webhooks.iter().enumerate().filter(|(_, webhook)| webhook.enabled).map(|(at, webhook)| {
            let wrong = |what: &str| Error::internal(format!("webhook {}: its {what} cannot be read", at + 1));
            let url = Url::parse(webhook.url.expose()).map_err(|_| wrong("url"))?;
            let headers = webhook.headers.iter().map(|(name, value)| {
                let mut value = HeaderValue::from_str(value.expose()).map_err(|_| wrong("headers"))?;
                value.set_sensitive(true);
                Ok((HeaderName::try_from(name.as_str()).map_err(|_| wrong("headers"))?, value))
            });
            Ok(Target { client: client.clone(), url, headers: headers.collect::<Result<_>>()? })
        });
        Ok(Webhooks { targets: targets.collect::<Result<_>>()?, ..Webhooks::default() })
    }

    /// With another time that a webhook may take to answer.
    #[must_use]
    pub fn patience(self, patience: Duration) -> Webhooks {
        Webhooks { patience, ..self }
    }

    /// With another rest between two messages about the same thing; none at all if it is zero.
    #[must_use]
    pub fn rest(self, cooldown: Duration) -> Webhooks {
        Webhooks { cooldown, ..self }
    }

    /// The rest between two messages about the same thing.
    pub(super) fn cooldown(&self) -> Duration {
        self.cooldown
    }

    /// Posts a document to all. One that takes it is enough; if there is none, the log is. The key is the same for
    /// the same message: whoever gets it twice can tell.
    ///
    /// # Errors
    /// What each of them answered, when none took it.
    pub(super) async fn deliver(&self, body: &Value, key: &str) -> Result<(), String> {
        let mut told = self.targets.is_empty();
        let mut problems = Vec::new();
        for (at, target) in self.targets.iter().enumerate() {
            let request = target.client.post(target.url.clone()).headers(target.headers.clone()).json(body);
            let request = request.header("Idempotency-Key", key).timeout(self.patience);
            let problem = match request.send().await {
                Ok(response) if response.status().is_success() => {
                    told = true;
                    continue;
                }
                Ok(response) => format!("it answered {}", response.status()),
                Err(error) if error.is_timeout() => format!("it did not answer within {:?}", self.patience),
                Err(error) => cause(error),
            };
            tracing::warn!(webhook = at + 1, key, problem, "a webhook did not take an alert");
            problems.push(format!("webhook {}: {problem}", at + 1));
        }
        if told { Ok(()) } else { Err(problems.join("; ")) }
    }
}

/// What an error says first and last; the address in it may hold a secret.
fn cause(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut last: Option<&dyn std::error::Error> = None;
    while let Some(next) = last.map_or_else(|| error.source(), |last| last.source()) {
        last = Some(next);
    }
    last.map_or_else(|| error.to_string(), |last| format!("{error}: {last}"))
}
