//! What goes wrong with a source. No message holds a token: texts from outside pass through redaction first.

use std::fmt;
use std::time::Duration;

use crate::chunk::BadRow;

/// Why a fetch ended early. What had come until then is good; that something did not come means nothing.
///
/// A `page` is the address of a page, without user and password.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// 401 or 403.
    #[error("{page}: the token is not accepted (status {status}); give the source a token that may view devices")]
    TokenRefused {
        /// The page.
        page: String,
        /// What the server answered.
        status: u16,
    },
    /// Another answer of 4xx.
    #[error("{page}: refused with status {status}; the endpoint is what stands before /api/, check it")]
    Rejected {
        /// The page.
        page: String,
        /// What the server answered.
        status: u16,
    },
    /// 429 at every attempt, or with a wait that is too long.
    #[error("{page}: too many requests after {attempts} attempts{}; ask less often", waiting(.asked))]
    RateLimited {
        /// The page.
        page: String,
        /// How often it was tried.
        attempts: u32,
        /// How long the server asks to wait.
        asked: Option<Duration>,
    },
    /// 5xx at every attempt.
    #[error("{page}: the server failed with status {status}, {attempts} times; its own log says why")]
    ServerFailed {
        /// The page.
        page: String,
        /// What the server answered.
        status: u16,
        /// How often it was tried.
        attempts: u32,
    },
    /// No answer, or not all of it, within the time that the settings allow.
    #[error("{page}: no whole answer within {} s, {attempts} times; ask for smaller pages or allow more time", .timeout.as_secs_f32())]
    TimedOut {
        /// The page.
        page: String,
        /// How long each attempt may take.
        timeout: Duration,
        /// How often it was tried.
        attempts: u32,
    },
    /// No connection.
    #[error("{page}: not reachable, {attempts} times: {reason}")]
    Unreachable {
        /// The page.
        page: String,
        /// What is wrong.
        reason: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// The document ended too early at every attempt.
    #[error("{page}: the document ends too early, {attempts} times: {reason}")]
    Truncated {
        /// The page.
        page: String,
        /// What is wrong.
        reason: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// A document of another kind.
    #[error("{page}: not a page of NetBox's devices: {reason}; is the endpoint a NetBox?")]
    NotNetbox {
        /// The page.
        page: String,
        /// What is wrong.
        reason: String,
    },
    /// More bytes than a page may have.
    #[error("{page}: more than {limit} bytes; ask for smaller pages")]
    PageTooLarge {
        /// The page.
        page: String,
        /// So many it may have.
        limit: usize,
    },
    /// Redirections are not followed: the token is for this endpoint alone.
    #[error("{page}: redirects to {to}; if that is right, make it the endpoint")]
    Redirected {
        /// The page.
        page: String,
        /// Where to.
        to: String,
    },
    /// A page names one on another server as the next.
    #[error(
        "{page}: the next page would be {next}, at another origin, which is not followed; behind a proxy, the server \
         must be told the scheme and host that clients use"
    )]
    ForeignNext {
        /// The page.
        page: String,
        /// The page that would be next.
        next: String,
    },
    /// A page names one that was read before as the next, or there is no end of pages.
    #[error("{page}: the next page would be {next}, where this fetch has been or which is one too many")]
    Loop {
        /// The page.
        page: String,
        /// The page that would be next.
        next: String,
    },
    /// A row of a page is not what NetBox sends.
    #[error("{page}: row {row}: {field}: `{value}`: {reason}")]
    Row {
        /// The page.
        page: String,
        /// Its number on the page, from 1.
        row: u64,
        /// The field of it.
        field: String,
        /// What stands there, shortened.
        value: String,
        /// What is wrong.
        reason: String,
    },
    /// The endpoint failed too often of late and is left alone for a while.
    #[error("{endpoint}: failed too often, next attempt in {} s", .retry_in.as_secs().max(1))]
    CircuitOpen {
        /// The endpoint.
        endpoint: String,
        /// After so long it may be asked again.
        retry_in: Duration,
    },
    /// The file cannot be opened or read.
    #[error("{file}: {reason}")]
    File {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// The first line of a file does not name columns as it should.
    #[error("{file}:1: {reason}")]
    Header {
        /// The file.
        file: String,
        /// What is wrong.
        reason: String,
    },
    /// From this line on the file makes no sense.
    #[error("{file}:{line}: {reason}")]
    Malformed {
        /// The file.
        file: String,
        /// Its number, from 1.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// More bad rows than the settings allow.
    #[error("more than {allowed} rows could not be read; the last: {last}")]
    TooManyBadRows {
        /// So many may be bad.
        allowed: u64,
        /// The one that was too much.
        last: BadRow,
    },
    /// A part of this program failed.
    #[error("reading stopped: {reason}")]
    Stopped {
        /// What is wrong.
        reason: String,
    },
}

impl FetchError {
    /// Whether time ran out, which outcomes of a synchronisation tell apart.
    pub fn is_timeout(&self) -> bool {
        matches!(self, FetchError::TimedOut { .. })
    }
}

fn waiting(asked: &Option<Duration>) -> String {
    asked.map(|asked| format!(", the server asks for {} s", asked.as_secs())).unwrap_or_default()
}

/// Every mistake in the settings of a source.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub struct SettingsError(pub Vec<Mistake>);

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The setting.
    pub setting: &'static str,
    /// What is wrong, and what to write.
    pub remedy: String,
}

impl fmt::Display for SettingsError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, Mistake { setting, remedy }) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "\n" };
            write!(formatter, "{separator}{setting}: {remedy}")?;
        }
        Ok(())
    }
}
