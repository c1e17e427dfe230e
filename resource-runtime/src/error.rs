//! The one public error type.
//!
//! Its class decides HTTP status and exit code; its failures name what is wrong with which input, all
//! at once. Database and library errors stay inside as sources and never reach a caller's answer.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// The result of everything in the engine.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why an action did not happen. One pointer wide.
pub struct Error(Box<Inner>);

struct Inner {
    class: Class,
    code: &'static str,
    failures: Vec<Failure>,
    snoozed: Option<Duration>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kind of error, from which every surface derives its own code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// The request cannot be understood: unknown parameter, malformed document or cursor. HTTP 400.
    Malformed,
    /// Nobody is signed in. HTTP 401.
    Unauthenticated,
    /// The actor may read the record but not do this. HTTP 403.
    Forbidden,
    /// There is no such record for this actor. HTTP 404.
    NotFound,
    /// The record is in another state, or somebody else was faster. HTTP 409.
    Conflict,
    /// Values are wrong. HTTP 422.
    Invalid,
    /// The database or a peer does not answer in time; trying again later is right. HTTP 503.
    Unavailable,
    /// A defect of this program or its set-up. HTTP 500.
    Internal,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Where in the input.
    pub path: Path,
    /// A stable code, for example `required`.
    pub code: &'static str,
    /// A sentence for people.
    pub text: Cow<'static, str>,
    /// What could be done instead: transitions that this actor could take now.
    pub allowed: Vec<&'static str>,
}

/// Where in the input a failure lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// Nowhere in particular.
    Whole,
    /// A field or argument.
    Input(Cow<'static, str>),
    /// A relation.
    Relation(Cow<'static, str>),
    /// A parameter of the request, for example `page[size]`.
    Parameter(Cow<'static, str>),
    /// A header of the request.
    Header(&'static str),
}

impl Failure {
    /// A failure of one input.
    pub fn input(
        name: impl Into<Cow<'static, str>>,
        code: &'static str,
        text: impl Into<Cow<'static, str>>,
    ) -> Failure {
        Failure { path: Path::Input(name.into()), code, text: text.into(), allowed: Vec::new() }
    }

    /// A failure of a request parameter.
    pub fn parameter(
        name: impl Into<Cow<'static, str>>,
        code: &'static str,
        text: impl Into<Cow<'static, str>>,
    ) -> Failure {
        Failure { path: Path::Parameter(name.into()), code, text: text.into(), allowed: Vec::new() }
    }

    /// A failure of a request header.
    pub fn header(name: &'static str, code: &'static str, text: impl Into<Cow<'static, str>>) -> Failure {
        Failure { path: Path::Header(name), code, text: text.into(), allowed: Vec::new() }
    }

    /// A failure of the request as a whole.
    pub fn whole(code: &'static str, text: impl Into<Cow<'static, str>>) -> Failure {
        Failure { path: Path::Whole, code, text: text.into(), allowed: Vec::new() }
    }
}

impl Error {
    /// An error with one failure that concerns the whole request.
    pub fn new(class: Class, code: &'static str, text: impl Into<Cow<'static, str>>) -> Error {
        Error::with_failures(class, vec![Failure::whole(code, text)])
    }

    /// An error with several failures; the first one's code is the error's.
    pub fn with_failures(class: Class, failures: Vec<Failure>) -> Error {
        let code = failures.first().map_or("internal", |failure| failure.code);
        Error(Box::new(Inner { class, code, failures, snoozed: None, source: None }))
    }

    /// [`Class::Invalid`] about one input.
    pub fn invalid(
        name: impl Into<Cow<'static, str>>,
        code: &'static str,
        text: impl Into<Cow<'static, str>>,
    ) -> Error {
        Error::with_failures(Class::Invalid, vec![Failure::input(name, code, text)])
    }

    /// [`Class::NotFound`]; says nothing about whether the record exists for somebody else.
    pub fn not_found() -> Error {
        Error::new(Class::NotFound, "not_found", "There is no such record.")
    }

    /// [`Class::Forbidden`].
    pub fn forbidden() -> Error {
        Error::new(Class::Forbidden, "forbidden", "You may not do this.")
    }

    /// [`Class::Unauthenticated`].
    pub fn unauthenticated() -> Error {
        Error::new(Class::Unauthenticated, "unauthenticated", "Sign in, or send a valid token.")
    }

    /// [`Class::Conflict`].
    pub fn conflict(code: &'static str, text: impl Into<Cow<'static, str>>) -> Error {
        Error::new(Class::Conflict, code, text)
    }

    /// [`Class::Internal`]; `text` is for the log, callers are told nothing of it.
    pub fn internal(text: impl Into<Cow<'static, str>>) -> Error {
        Error::new(Class::Internal, "internal", text)
    }

    /// [`Class::Unavailable`]: it is too early for this. A job that ends so did not fail, and comes back after that
    /// time.
    pub fn snooze(time: Duration) -> Error {
        let mut error = Error::new(Class::Unavailable, "too_early", "It is too early for this; try again later.");
        error.0.snoozed = Some(time);
        error
    }

    /// How long it is too early, if it is.
    pub fn snoozed(&self) -> Option<Duration> {
        self.0.snoozed
    }

    /// Keeps the underlying error for the log.
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        self.0.source = Some(source.into());
        self
    }

    /// The class.
    pub fn class(&self) -> Class {
        self.0.class
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Everything that is wrong.
    pub fn failures(&self) -> &[Failure] {
        &self.0.failures
    }

    /// Everything that is wrong.
    pub fn into_failures(self) -> Vec<Failure> {
        self.0.failures
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, failure) in self.0.failures.iter().enumerate() {
            if at > 0 {
                formatter.write_str("; ")?;
            }
            match &failure.path {
                Path::Whole => {}
                Path::Input(name) | Path::Relation(name) | Path::Parameter(name) => write!(formatter, "{name}: ")?,
                Path::Header(name) => write!(formatter, "{name}: ")?,
            }
            formatter.write_str(&failure.text)?;
            if !failure.allowed.is_empty() {
                write!(formatter, " (possible now: {})", failure.allowed.join(", "))?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} {}: {self}", self.0.class, self.0.code)?;
        match &self.0.source {
            Some(source) => write!(formatter, " <- {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| source.as_ref() as &(dyn std::error::Error + 'static))
    }
}

impl From<resource_core::ValueError> for Error {
    fn from(error: resource_core::ValueError) -> Self {
        Error::new(Class::Invalid, "type", error.to_string())
    }
}

impl Class {
    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Class::Malformed => 400,
            Class::Unauthenticated => 401,
            Class::Forbidden => 403,
            Class::NotFound => 404,
            Class::Conflict => 409,
            Class::Invalid => 422,
            Class::Unavailable => 503,
            Class::Internal => 500,
        }
    }
}
