//! Diagnostics as data: what is wrong, where, what would be right; and their text.
//!
//! A [`Diagnostic`] has no spans any more, so that it can leave the thread and outlive the parse. The
//! derive does not come here: it shows [`crate::errors::Report`]s at their spans.

use std::fmt;

use crate::errors::Report;
use crate::source::Sources;

/// Whether a report stops code generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It does.
    Error,
    /// It is printed.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Whether it stops.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What the marked piece of source is.
    pub label: Option<String>,
    /// What would be right.
    pub help: Option<String>,
    /// Where; absent if the finding is about no place in a file.
    pub origin: Option<Origin>,
}

/// A place in a source file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Relative to the workspace, with forward slashes.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// How many characters of that line are meant.
    pub width: usize,
    /// The line's text.
    pub text: String,
}

/// Findings, sorted by file and position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// The findings.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Locates reports in the files they are about and sorts them.
    pub fn locate(reports: Vec<Report>, sources: &Sources) -> Diagnostics {
        let mut list: Vec<Diagnostic> = reports.into_iter().map(|report| Diagnostic::locate(report, sources)).collect();
        list.sort_by(|a, b| (&a.origin, a.severity, &a.message).cmp(&(&b.origin, b.severity, &b.message)));
        list.dedup();
        Diagnostics { list }
    }

    /// One finding about no place in a file.
    pub fn general(message: String, help: Option<String>) -> Diagnostics {
        let finding = Diagnostic { severity: Severity::Error, message, label: None, help, origin: None };
        Diagnostics { list: vec![finding] }
    }

    /// Whether there is no finding.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Diagnostic {
    fn locate(report: Report, sources: &Sources) -> Diagnostic {
        let origin = sources.origin(report.location);
        Diagnostic {
            severity: report.severity,
            message: report.message,
            label: report.label,
            help: report.help,
            origin,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{}: {}", self.severity, self.message)?;
        let margin = self.origin.as_ref().map_or(1, |origin| origin.line.to_string().len());
        if let Some(origin) = &self.origin {
            let Origin { file, line, column, width, text } = origin;
            let indent: String =
                text.chars().take(column - 1).map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
            let label = self.label.as_ref().map_or(String::new(), |label| format!(" {label}"));
            writeln!(formatter, "{:margin$}--> {file}:{line}:{column}", "")?;
            writeln!(formatter, "{:margin$} |", "")?;
            writeln!(formatter, "{line} | {text}")?;
            writeln!(formatter, "{:margin$} | {indent}{}{label}", "", "^".repeat(*width))?;
        }
        if let Some(help) = &self.help {
            writeln!(formatter, "{:margin$} = help: {help}", "")?;
        }
        Ok(())
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, diagnostic) in self.list.iter().enumerate() {
            if at > 0 {
                writeln!(formatter)?;
            }
            diagnostic.fmt(formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
