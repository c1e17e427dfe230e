//! What an error of the HTTP client says about the target.

use super::{
    super::{cause_of, resolve},
    Failure,
};
use std::{error::Error, io};
use wire::Cause;

pub(super) fn from_reqwest(error: reqwest::Error) -> Failure {
    judge(&error.without_url())
}

/// The innermost cause that can be told apart decides; the text is the innermost too, since the outer ones say "error
/// sending request".
pub(super) fn judge(error: &reqwest::Error) -> Failure {
    let mut text = error.to_string();
    let mut cause = match error.is_timeout() {
        true => Cause::TimedOut,
        false => Cause::Broken,
    };
    let mut next: Option<&(dyn Error + 'static)> = error.source();
    while let Some(inner) = next {
        text = inner.to_string();
        if let Some(told) = told_by(inner) {
            cause = told;
        }
        next = inner.source();
    }
    Failure::new(cause, text)
}

fn told_by(error: &(dyn Error + 'static)) -> Option<Cause> {
    if error.is::<rustls::Error>() {
        return Some(Cause::Tls);
    }
    if let Some(io) = error.downcast_ref::<io::Error>() {
        // What an input/output error carries is not among its sources.
        return match io.get_ref() {
            Some(inner) => told_by(inner).or_else(|| resolve::is_ours(io).then_some(Cause::NotPermitted)),
            None => Some(cause_of(io)).filter(|cause| *cause != Cause::Broken),
        };
    }
    // The connector has no public type for it.
    (error.to_string() == "dns error").then_some(Cause::NameNotFound)
}
