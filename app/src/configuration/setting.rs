//! The settings, one line each.

use std::sync::LazyLock;

use super::Configuration;
use super::text::Text;
use crate::jobs;

/// One setting.
pub struct Setting {
    /// Its name in files; a dot leads into a table.
    pub key: &'static str,
    /// Its flag, without dashes in front.
    pub flag: &'static str,
    /// Its variable.
    pub variable: &'static str,
    /// What it says.
    pub about: &'static str,
    /// Which commands take it.
    pub scope: Scope,
    /// How it is shown if it may hold a password.
    pub secret: Option<fn(&str) -> String>,
    /// Takes a value over; the error is what it must be.
    pub put: Put,
    /// The value as a text; empty for none.
    pub print: Print,
}

/// Which commands take a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All that use the database.
    Data,
    /// Those that serve.
    Serving,
}

type Put = Box<dyn Fn(&mut Configuration, &str) -> Result<(), String> + Send + Sync>;
type Print = Box<dyn Fn(&Configuration) -> String + Send + Sync>;

/// Every setting, in the order of the reference.
pub fn settings() -> &'static [Setting] {
    static SETTINGS: LazyLock<Vec<Setting>> = LazyLock::new(made);
    &SETTINGS
}

macro_rules! setting {
    ($scope:ident, $key:literal, $($field:ident).+, $about:literal) => {
        of(
            Scope::$scope,
            ($key, $about),
            Box::new(|configuration, text| {
                configuration.$($field).+ = Text::parse(text)?;
                Ok(())
            }),
            Box::new(|configuration| configuration.$($field).+.print()),
        )
    };
}

fn made() -> Vec<Setting> {
    let mut settings = vec![
        setting!(Data, "database", database, "The database: `sqlite://FILE` or `postgres://USER@HOST/DATABASE`"),
        setting!(Data, "connections", connections, "The most connections to the database"),
        setting!(Data, "keyring", keyring, "The file with this installation's keys; made if there is none"),
        setting!(Data, "policies", policies, "A folder of policy files to use instead of the built-in ones"),
        setting!(Data, "log", log, "What is logged, in the syntax of `RUST_LOG`"),
        setting!(Data, "log_format", log_format, "How lines of the log look: `text` or `json`"),
        setting!(Serving, "listen", listen, "Where to listen"),
        setting!(
            Serving,
            "trusted_proxies",
            trusted_proxies,
            "Networks of proxies whose `X-Forwarded-For` is believed, with commas between them"
        ),
        setting!(Serving, "request.body_bytes", request.body_bytes, "The most bytes of a document"),
        setting!(Serving, "request.timeout_seconds", request.timeout_seconds, "How long a request may take"),
        setting!(
            Serving,
            "limits.token_per_minute",
            limits.token_per_minute,
            "Requests per minute with one token; 0 is no limit"
        ),
        setting!(Serving, "limits.token_burst", limits.token_burst, "Requests at once with one token"),
        setting!(
            Serving,
            "limits.address_per_minute",
            limits.address_per_minute,
            "Requests per minute from one address; 0 is no limit"
        ),
        setting!(Serving, "limits.address_burst", limits.address_burst, "Requests at once from one address"),
        setting!(
            Serving,
            "limits.failures_per_minute",
            limits.failures_per_minute,
            "Failed authentications per minute from one address; 0 is no limit"
        ),
        setting!(
            Serving,
            "limits.failures_burst",
            limits.failures_burst,
            "Failed authentications at once from one address"
        ),
        setting!(
            Serving,
            "shutdown.delay_seconds",
            shutdown.delay_seconds,
            "How long requests are still taken after the first signal, while `/health/ready` says no"
        ),
        setting!(
            Serving,
            "shutdown.grace_seconds",
            shutdown.grace_seconds,
            "How long requests and jobs that are under way may then take, and as long again checks that run"
        ),
        setting!(
            Serving,
            "audit_waiting",
            audit_waiting,
            "Entries of the audit log that may wait for being written; more are counted and lost"
        ),
        setting!(
            Serving,
            "sync.files",
            sync.files,
            "The folder in which each tenant whose sources may be files has a folder of them, named by its slug"
        ),
        setting!(Serving, "alerts.webhook", alerts.webhook, "The address to which alerts are posted as JSON"),
        setting!(
            Serving,
            "alerts.webhook_headers",
            alerts.webhook_headers,
            "Headers of such a request, like `Authorization: Bearer x`, with commas between them"
        ),
        setting!(
            Serving,
            "alerts.webhook_enabled",
            alerts.webhook_enabled,
            "Whether alerts are posted: `true` or `false`"
        ),
        setting!(
            Serving,
            "alerts.webhook_timeout_seconds",
            alerts.webhook_timeout_seconds,
            "How long the address may take to answer"
        ),
        setting!(
            Serving,
            "alerts.cooldown_seconds",
            alerts.cooldown_seconds,
            "The rest between two messages about the same thing; 0 is none"
        ),
    ];
    settings.extend(jobs::QUEUES.map(|(queue, _)| of_queue(queue)));
    settings
}

/// How many jobs of a queue run at once.
fn of_queue(queue: &'static str) -> Setting {
    let about = format!("Jobs of the queue `{queue}` that run at once in this process; 0 leaves it to others");
    of(
        Scope::Serving,
        (format!("queues.{queue}").leak(), about.leak()),
        Box::new(move |configuration, text| {
            configuration.queues.insert(queue, Text::parse(text)?);
            Ok(())
        }),
        Box::new(move |configuration| configuration.queues.get(queue).map(Text::print).unwrap_or_default()),
    )
}

fn of(scope: Scope, (key, about): (&'static str, &'static str), put: Put, print: Print) -> Setting {
    Setting {
        key,
        // The settings live as long as the program, and are made once.
        flag: key.replace(['.', '_'], "-").leak(),
        variable: format!("SERVICERADAR_{}", key.replace('.', "_").to_uppercase()).leak(),
        about,
        scope,
        secret: match key {
            "database" => Some(hidden),
            "alerts.webhook" => Some(origin),
            "alerts.webhook_headers" => Some(names),
            _ => None,
        },
        put,
        print,
    }
}

impl Setting {
    /// The value as it may be shown to anybody.
    pub fn shown(&self, configuration: &Configuration) -> String {
        let value = (self.print)(configuration);
        self.secret.filter(|_| !value.is_empty()).map_or_else(|| value.clone(), |shown| shown(&value))
    }
}

/// An address without the password in it.
pub(crate) fn hidden(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    // What stands behind `?` may be a password as well.
    let (rest, options) = rest.split_once('?').map_or((rest, ""), |(rest, _)| (rest, "?(hidden)"));
    match rest.rsplit_once('@') {
        Some((user, place)) => {
            let user = user.split_once(':').map_or_else(|| user.to_owned(), |(user, _)| format!("{user}:(hidden)"));
            format!("{scheme}://{user}@{place}{options}")
        }
        None => format!("{scheme}://{rest}{options}"),
    }
}

/// Where a URL leads; the rest of it may be a password.
fn origin(url: &str) -> String {
    reqwest::Url::parse(url)
        .map_or_else(|_| "(hidden)".to_owned(), |url| format!("{}/(hidden)", url.origin().ascii_serialization()))
}

/// The names of headers.
fn names(headers: &str) -> String {
    let headers = super::Headers::parse(headers).unwrap_or_default();
    let names: Vec<String> = headers.iter().map(|(name, _)| format!("{name}: (hidden)")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_webhooks_only_the_place_and_the_names_are_shown() {
        assert_eq!(origin("https://me:x@hooks.example.org/services/secret?t=1"), "https://hooks.example.org/(hidden)");
        assert_eq!(names("Authorization: Bearer x, X-Team: night"), "Authorization: (hidden), X-Team: (hidden)");
    }

    #[test]
    fn passwords_are_hidden_wherever_they_stand() {
        assert_eq!(hidden("postgres://me:p@ss@host/db"), "postgres://me:(hidden)@host/db");
        assert_eq!(hidden("postgres://me@host/db?password=x"), "postgres://me@host/db?(hidden)");
        assert_eq!(hidden("sqlite://dev.db"), "sqlite://dev.db");
    }

    #[test]
    fn names_follow_from_the_key() {
        let setting = settings().iter().find(|setting| setting.key == "limits.token_burst").expect("a setting");
        assert_eq!((setting.flag, setting.variable), ("limits-token-burst", "SERVICERADAR_LIMITS_TOKEN_BURST"));
    }
}
