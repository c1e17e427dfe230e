//! What the program is told from outside: a file, the environment, flags.
//!
//! Every setting is one line of [`setting`]; its name in the file, its variable and its flag follow from
//! one key. The file is weaker than the environment, and that is weaker than flags. What is unknown in a
//! file is refused with the name that was probably meant.

pub mod check;
mod file;
pub mod flags;
mod headers;
mod network;
mod setting;
mod text;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use reqwest::Url;
use resource_core::nearest::nearest;

pub use self::flags::{DataFlags, Flags};
pub use self::headers::Headers;
pub use self::network::Network;
pub(crate) use self::setting::hidden;
pub use self::setting::{Scope, Setting, settings};
use crate::jobs;

/// All settings.
// No `Debug`: the address of the database may hold a password.
#[derive(Clone, PartialEq)]
pub struct Configuration {
    /// The database's address.
    pub database: Option<String>,
    /// Connections to it.
    pub connections: u32,
    /// The file with this installation's keys.
    pub keyring: PathBuf,
    /// A folder of policy files to use instead of the built-in ones.
    pub policies: Option<PathBuf>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Who may say for whom a request is forwarded.
    pub trusted_proxies: Vec<Network>,
    /// What is logged.
    pub log: String,
    /// How lines of the log look.
    pub log_format: LogFormat,
    /// How much one request may take.
    pub request: RequestLimits,
    /// How many requests there may be.
    pub limits: RateLimits,
    /// How many jobs of each queue run at once; none of a queue with 0.
    pub queues: BTreeMap<&'static str, u32>,
    /// What happens between the first signal and the end.
    pub shutdown: Shutdown,
    /// Entries of the audit log that may wait for being written.
    pub audit_waiting: u32,
    /// Files for synchronization.
    pub sync: Sync,
    /// Who is told of alerts.
    pub alerts: Alerts,
}

/// How lines of the log look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line.
    Json,
}

/// How much one request may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestLimits {
    /// Bytes of a document.
    pub body_bytes: u32,
    /// Time until it is answered.
    pub timeout_seconds: u32,
}

/// How many requests there may be; 0 is no limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimits {
    /// Per minute with one token.
    pub token_per_minute: u32,
    /// At once with one token.
    pub token_burst: u32,
    /// Per minute from one address.
    pub address_per_minute: u32,
    /// At once from one address.
    pub address_burst: u32,
    /// Failed authentications per minute from one address.
    pub failures_per_minute: u32,
    /// Failed authentications at once from one address.
    pub failures_burst: u32,
}

/// What happens between the first signal and the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shutdown {
    /// How long requests are still taken while the program says that it is not ready.
    pub delay_seconds: u32,
    /// How long requests and jobs that are under way may take.
    pub grace_seconds: u32,
}

/// Files for synchronization.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sync {
    /// The folder from which sources may import files.
    pub files: Option<PathBuf>,
}

/// Who is told of alerts, beside the log.
// No `Debug`: address and headers may hold secrets.
#[derive(Clone, PartialEq, Eq)]
pub struct Alerts {
    /// The address to which alerts are posted as JSON.
    pub webhook: Option<Url>,
    /// What such a request carries beside its body.
    pub webhook_headers: Headers,
    /// Whether alerts are posted.
    pub webhook_enabled: bool,
    /// How long the address may take to answer.
    pub webhook_timeout_seconds: u32,
    /// The rest between two messages about the same thing.
    pub cooldown_seconds: u32,
}

impl Default for Configuration {
    fn default() -> Self {
        Configuration {
            database: None,
            connections: 16,
            keyring: ".serviceradar/keyring".into(),
            policies: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            trusted_proxies: Vec::new(),
            log: "info,sqlx=warn,sea_orm=warn".to_owned(),
            log_format: LogFormat::Text,
            request: RequestLimits { body_bytes: 1 << 20, timeout_seconds: 30 },
            limits: RateLimits {
                token_per_minute: 1_000,
                token_burst: 200,
                address_per_minute: 6_000,
                address_burst: 1_000,
                failures_per_minute: 10,
                failures_burst: 10,
            },
            queues: jobs::QUEUES.into_iter().collect(),
            shutdown: Shutdown { delay_seconds: 1, grace_seconds: 15 },
            audit_waiting: 10_000,
            sync: Sync::default(),
            alerts: Alerts {
                webhook: None,
                webhook_headers: Headers::default(),
                webhook_enabled: true,
                webhook_timeout_seconds: 10,
                cooldown_seconds: 300,
            },
        }
    }
}

impl Configuration {
    /// The database's address.
    ///
    /// # Errors
    /// When none is given.
    pub fn database(&self) -> Result<&str> {
        self.database.as_deref().context(
            "no database is named; give `--database sqlite://FILE` or `--database postgres://USER@HOST/DATABASE`, \
             set SERVICERADAR_DATABASE, or write `database` into the file of `--config`",
        )
    }
}

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// A file.
    File(PathBuf),
    /// A variable of the environment.
    Environment(&'static str),
    /// A flag.
    Flag(&'static str),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Environment(name) => f.write_str(name),
            Origin::Flag(name) => write!(f, "--{name}"),
        }
    }
}

/// A configuration, and where each value comes from.
pub struct Loaded {
    /// The settings.
    pub configuration: Configuration,
    /// By key; what is not in it is a default.
    pub origins: BTreeMap<&'static str, Origin>,
    /// Variables that look like settings and are none, with what to say about them.
    pub unknown: Vec<String>,
}

/// The file that is read when no flag names one.
const FILE: &str = "SERVICERADAR_CONFIG";
/// How the variables of settings begin.
const PREFIX: &str = "SERVICERADAR_";

/// Reads all sources. Variables are given, so that tests need not change those of their process.
///
/// # Errors
/// The first value that cannot be used, with where it comes from; every unknown name in the file.
pub fn load(flags: &Flags, variables: impl IntoIterator<Item = (String, String)>) -> Result<Loaded> {
    let variables: BTreeMap<String, String> =
        variables.into_iter().filter(|(name, value)| name.starts_with(PREFIX) && !value.is_empty()).collect();
    let mut loaded = Loaded { configuration: Configuration::default(), origins: BTreeMap::new(), unknown: Vec::new() };
    let path = flags.file.clone().or_else(|| variables.get(FILE).map(PathBuf::from));
    if let Some(path) = path {
        for (key, value) in read(&path)? {
            loaded.set(key, &value, Origin::File(path.clone()))?;
        }
    }
    for setting in settings() {
        if let Some(value) = variables.get(setting.variable) {
            loaded.set(setting, value, Origin::Environment(setting.variable))?;
        }
    }
    for setting in settings() {
        if let Some((_, value)) = flags.given.iter().find(|(key, _)| *key == setting.key) {
            loaded.set(setting, value, Origin::Flag(setting.flag))?;
        }
    }
    let known = || settings().iter().map(|setting| setting.variable).chain([FILE]);
    for name in variables.keys().filter(|name| known().all(|known| known != name.as_str())) {
        let hint = nearest(name, known()).map(|known| format!("; did you mean {known}?")).unwrap_or_default();
        loaded.unknown.push(format!("{name} is no setting{hint}"));
    }
    Ok(loaded)
}

/// The settings in a file.
fn read(path: &Path) -> Result<Vec<(&'static Setting, String)>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading the settings in {}", path.display()))?;
    let values = file::values(&text).with_context(|| path.display().to_string())?;
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for (key, value) in values {
        match settings().iter().find(|setting| setting.key == key) {
            Some(setting) => found.push((setting, value)),
            None => {
                let near = nearest(&key, settings().iter().map(|setting| setting.key));
                let hint = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "`serviceradar config check` lists what there is".to_owned(),
                };
                unknown.push(format!("{}: `{key}` is no setting; {hint}", path.display()));
            }
        }
    }
    if unknown.is_empty() { Ok(found) } else { bail!("{}", unknown.join("\n")) }
}

impl Loaded {
    fn set(&mut self, setting: &'static Setting, value: &str, origin: Origin) -> Result<()> {
        if let Err(wanted) = (setting.put)(&mut self.configuration, value) {
            let shown = if setting.secret.is_some() { "(hidden)" } else { value };
            bail!("`{}` is `{shown}` in {origin}; it must be {wanted}", setting.key);
        }
        self.origins.insert(setting.key, origin);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
