//! The error bag that every phase reports into.
//!
//! Functions of the front end take `&Errors` first, report what is wrong and carry on with what they
//! could understand, so that one mistake never hides another. A bag must be checked: dropping it
//! unchecked panics, because a forgotten check would turn a refused declaration into an accepted one.
//! How a report looks to a reader is in [`crate::diagnostic`].

use std::cell::{Cell, RefCell};

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};

use crate::diagnostic::Severity;

/// Reports collected so far; shared by reference.
pub struct Errors {
    reports: RefCell<Vec<Report>>,
    checked: Cell<bool>,
}

/// One mistake, still with spans.
#[derive(Clone, Debug)]
pub struct Report {
    /// Whether it stops.
    pub severity: Severity,
    /// Where.
    pub location: Location,
    /// What is wrong: a sentence without a full stop.
    pub message: String,
    /// What the marked piece of source is.
    pub label: Option<String>,
    /// What would be right.
    pub help: Option<String>,
}

/// A piece of source, from its first token to its last.
#[derive(Clone, Copy, Debug)]
pub struct Location {
    /// The first token.
    pub start: Span,
    /// The last token.
    pub end: Span,
}

/// A report under construction; it is in the bag already.
pub struct Entry<'a> {
    errors: &'a Errors,
    at: usize,
}

impl Errors {
    /// An empty bag.
    pub fn new() -> Errors {
        Errors { reports: RefCell::new(Vec::new()), checked: Cell::new(false) }
    }

    /// Reports a mistake.
    pub fn error(&self, location: impl Into<Location>, message: impl Into<String>) -> Entry<'_> {
        self.push(Severity::Error, location.into(), message.into())
    }

    /// Reports something that is probably not what was meant.
    pub fn warning(&self, location: impl Into<Location>, message: impl Into<String>) -> Entry<'_> {
        self.push(Severity::Warning, location.into(), message.into())
    }

    /// Takes over what a parser of `syn` says.
    pub fn syntax(&self, error: &syn::Error) {
        for error in error {
            self.error(error.span(), error.to_string());
        }
    }

    /// The value of a parse, or its error reported.
    pub fn parsed<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.syntax(&error)).ok()
    }

    /// How many errors were reported, without warnings.
    pub fn count(&self) -> usize {
        self.reports.borrow().iter().filter(|report| report.severity == Severity::Error).count()
    }

    /// Ends the bag: the warnings if there was no error, else everything.
    ///
    /// # Errors
    /// All reports, if at least one is an error.
    pub fn check(self) -> Result<Vec<Report>, Vec<Report>> {
        self.checked.set(true);
        let failed = self.count() > 0;
        let reports = self.reports.take();
        if failed { Err(reports) } else { Ok(reports) }
    }

    fn push(&self, severity: Severity, location: Location, message: String) -> Entry<'_> {
        let mut reports = self.reports.borrow_mut();
        reports.push(Report { severity, location, message, label: None, help: None });
        Entry { errors: self, at: reports.len() - 1 }
    }
}

impl Default for Errors {
    fn default() -> Self {
        Errors::new()
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        if !self.checked.get() && !std::thread::panicking() {
            panic!("a bag of errors was dropped without `check`");
        }
    }
}

impl Entry<'_> {
    /// Says what the marked piece of source is.
    pub fn label(self, label: impl Into<String>) -> Self {
        self.errors.reports.borrow_mut()[self.at].label = Some(label.into());
        self
    }

    /// Says what would be right.
    pub fn help(self, help: impl Into<String>) -> Self {
        self.errors.reports.borrow_mut()[self.at].help = Some(help.into());
        self
    }
}

impl Location {
    /// Everything from the first to the last token of a piece of syntax.
    pub fn of(tokens: &impl ToTokens) -> Location {
        let mut spans = tokens.to_token_stream().into_iter().map(|token| token.span());
        let start = spans.next().unwrap_or_else(Span::call_site);
        Location { start, end: spans.last().unwrap_or(start) }
    }

    /// From the start of this piece to the end of another.
    pub fn to(self, end: impl Into<Location>) -> Location {
        Location { start: self.start, end: end.into().end }
    }
}

impl From<Span> for Location {
    fn from(span: Span) -> Self {
        Location { start: span, end: span }
    }
}

impl From<&syn::Ident> for Location {
    fn from(name: &syn::Ident) -> Self {
        name.span().into()
    }
}

impl Report {
    /// The report as rustc shows it: an invocation of `compile_error!` at the marked source.
    pub fn to_compile_error(&self) -> TokenStream {
        let mut text = self.message.clone();
        if let Some(help) = &self.help {
            text.push_str("\nhelp: ");
            text.push_str(help);
        }
        let Location { start, end } = self.location;
        let mut tokens = quote_spanned!(start=> ::core::compile_error);
        tokens.extend(quote_spanned!(end=> ! { #text }));
        tokens
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_do_not_stop() {
        let errors = Errors::new();
        errors.warning(Span::call_site(), "strange").help("like so");
        let warnings = errors.check().expect("no error was reported");
        assert_eq!(warnings[0].help.as_deref(), Some("like so"));
    }

    #[test]
    fn all_reports_are_kept() {
        let errors = Errors::new();
        errors.error(Span::call_site(), "one");
        errors.error(Span::call_site(), "two").label("here");
        assert_eq!(errors.count(), 2);
        assert_eq!(errors.check().expect_err("two errors").len(), 2);
    }

    #[test]
    #[should_panic = "dropped without `check`"]
    fn an_unchecked_bag_panics() {
        drop(Errors::new());
    }
}
