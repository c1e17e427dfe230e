//! One `[[check]]` table and what may be wrong with it.

use super::{Mistake, NamedCheck};
use serde::Deserialize;
use std::{ops::Range, path::Path};
use toml::{Spanned, Value};
use uuid::Uuid;
use wire::{Check, CheckTask, CodecError, HttpMethod, HttpSettings, PingSettings, StatusRange, TcpSettings, Tls};

/// The text that mistakes point into.
pub(super) struct Source<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
}

impl Source<'_> {
    pub(super) fn line(&self, at: usize) -> usize {
        1 + self.text.bytes().take(at).filter(|byte| *byte == b'\n').count()
    }

    pub(super) fn mistake(
        &self,
        span: Option<Range<usize>>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Mistake {
        Mistake {
            file: self.path.to_owned(),
            line: span.map(|span| self.line(span.start)),
            message: message.into(),
            remedy: remedy.into(),
        }
    }
}

/// As written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    name: Option<String>,
    kind: Spanned<String>,
    target: Spanned<String>,
    port: Option<Spanned<u16>>,
    timeout_ms: Option<Spanned<u32>>,
    retries: Option<Spanned<u8>>,
    warning_ms: Option<Spanned<u32>>,
    critical_ms: Option<Spanned<u32>>,
    payload_bytes: Option<Spanned<u16>>,
    method: Option<Spanned<String>>,
    tls: Option<Spanned<String>>,
    path: Option<Spanned<String>>,
    expect_status: Option<Spanned<Vec<Spanned<Value>>>>,
    expect_body: Option<Spanned<String>>,
    redirects: Option<Spanned<u8>>,
    max_body_bytes: Option<Spanned<u32>>,
}

impl Entry {
    pub(super) fn check(self, source: &Source<'_>, span: Range<usize>) -> Result<NamedCheck, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let settings = self.settings(source, &mut mistakes);
        let Some(check) = settings.filter(|_| mistakes.is_empty()) else { return Err(mistakes) };
        if matches!(check, Check::Tcp(_)) && self.port.as_ref().is_none_or(|port| *port.get_ref() == 0) {
            let at = self.port.as_ref().map_or_else(|| span.clone(), Spanned::span);
            return Err(vec![source.mistake(Some(at), "a tcp check without a port", "set `port` to 1 up to 65535")]);
        }
        let target = self.target.get_ref();
        let task = CheckTask {
            port: value(self.port.as_ref()),
            timeout_ms: value(self.timeout_ms.as_ref()),
            retries: value(self.retries.as_ref()).unwrap_or(0),
            warning_ms: value(self.warning_ms.as_ref()),
            critical_ms: value(self.critical_ms.as_ref()),
            ..CheckTask::new(Uuid::now_v7(), check, target)
        };
        match task.validate() {
            Ok(()) => {
                let port = task.port.map(|port| format!(":{port}")).unwrap_or_default();
                let name = self.name.unwrap_or_else(|| format!("{} {target}{port}", task.check.kind()));
                Ok(NamedCheck { name, task })
            }
            Err(error) => Err(vec![self.out_of_bounds(source, error, span)]),
        }
    }

    fn settings(&self, source: &Source<'_>, mistakes: &mut Vec<Mistake>) -> Option<Check> {
        let kind = self.kind.get_ref().as_str();
        let for_ping = [("payload_bytes", self.payload_bytes.as_ref().map(Spanned::span))];
        let for_http = [
            ("method", self.method.as_ref().map(Spanned::span)),
            ("tls", self.tls.as_ref().map(Spanned::span)),
            ("path", self.path.as_ref().map(Spanned::span)),
            ("expect_status", self.expect_status.as_ref().map(Spanned::span)),
            ("expect_body", self.expect_body.as_ref().map(Spanned::span)),
            ("redirects", self.redirects.as_ref().map(Spanned::span)),
            ("max_body_bytes", self.max_body_bytes.as_ref().map(Spanned::span)),
        ];
        let mut foreign = |settings: &[(&str, Option<Range<usize>>)], owner: &str| {
            for (name, span) in settings.iter().filter(|(_, span)| span.is_some()) {
                let message = format!("`{name}` means nothing to a check of kind `{kind}`");
                mistakes.push(source.mistake(span.clone(), message, format!("remove it, or set `kind = \"{owner}\"`")));
            }
        };
        match kind {
            "ping" => {
                foreign(&for_http, "http");
                let default = PingSettings::default().payload_bytes;
                Some(Check::Ping(PingSettings { payload_bytes: value(self.payload_bytes.as_ref()).unwrap_or(default) }))
            }
            "tcp" => {
                foreign(&for_ping, "ping");
                foreign(&for_http, "http");
                Some(Check::Tcp(TcpSettings {}))
            }
            "http" => {
                foreign(&for_ping, "ping");
                Some(Check::Http(self.http(source, mistakes)))
            }
            other => {
                let message = format!("`kind` is \"{other}\"");
                mistakes.push(source.mistake(Some(self.kind.span()), message, "use one of ping, tcp, http"));
                None
            }
        }
    }

    fn http(&self, source: &Source<'_>, mistakes: &mut Vec<Mistake>) -> HttpSettings {
        let default = HttpSettings::default();
        let mut settings = HttpSettings {
            path: value(self.path.as_ref()),
            expect_body: value(self.expect_body.as_ref()),
            redirects: value(self.redirects.as_ref()).unwrap_or(default.redirects),
            max_body_bytes: value(self.max_body_bytes.as_ref()).unwrap_or(default.max_body_bytes),
            ..default
        };
        let methods = [
            ("GET", HttpMethod::Get),
            ("HEAD", HttpMethod::Head),
            ("OPTIONS", HttpMethod::Options),
            ("POST", HttpMethod::Post),
        ];
        let modes = [("auto", Tls::Auto), ("off", Tls::Off), ("verified", Tls::Verified), ("insecure", Tls::Insecure)];
        if let Some(method) = &self.method {
            match chosen(&methods, method.get_ref()) {
                Some(method) => settings.method = method,
                None => mistakes.push(source.unknown("method", method, &methods.map(|(name, _)| name))),
            }
        }
        if let Some(tls) = &self.tls {
            match chosen(&modes, tls.get_ref()) {
                Some(tls) => settings.tls = tls,
                None => mistakes.push(source.unknown("tls", tls, &modes.map(|(name, _)| name))),
            }
        }
        for status in self.expect_status.iter().flat_map(Spanned::get_ref) {
            match range(status.get_ref()) {
                Some(range) => settings.expect_status.push(range),
                None => {
                    let message = format!("`expect_status` has {}", status.get_ref());
                    let remedy = "write codes as 204 and ranges as \"200-299\"";
                    mistakes.push(source.mistake(Some(status.span()), message, remedy));
                }
            }
        }
        settings
    }

    /// Points at the value that the bound is about.
    fn out_of_bounds(&self, source: &Source<'_>, error: CodecError, whole: Range<usize>) -> Mistake {
        let CodecError::OutOfBounds { field, found, allowed } = error else {
            return source.mistake(Some(whole), error.to_string(), "change the check");
        };
        let field = field.trim_start_matches("checks.");
        let span = match field {
            "target" => Some(self.target.span()),
            "timeout_ms" => self.timeout_ms.as_ref().map(Spanned::span),
            "retries" => self.retries.as_ref().map(Spanned::span),
            "warning_ms" | "warning_ms or critical_ms" => {
                self.warning_ms.as_ref().or(self.critical_ms.as_ref()).map(Spanned::span)
            }
            "payload_bytes" => self.payload_bytes.as_ref().map(Spanned::span),
            "path" => self.path.as_ref().map(Spanned::span),
            "expect_body" => self.expect_body.as_ref().map(Spanned::span),
            "expect_status" => self.expect_status.as_ref().map(Spanned::span),
            "redirects" => self.redirects.as_ref().map(Spanned::span),
            "max_body_bytes" => self.max_body_bytes.as_ref().map(Spanned::span),
            _ => None,
        };
        source.mistake(Some(span.unwrap_or(whole)), format!("`{field}` {found}"), allowed)
    }
}

impl Source<'_> {
    fn unknown(&self, field: &str, found: &Spanned<String>, allowed: &[&str]) -> Mistake {
        let message = format!("`{field}` is \"{}\"", found.get_ref());
        self.mistake(Some(found.span()), message, format!("use one of {}", allowed.join(", ")))
    }
}

fn value<T: Clone>(written: Option<&Spanned<T>>) -> Option<T> {
    written.map(|written| written.get_ref().clone())
}

fn chosen<T: Copy>(known: &[(&str, T)], name: &str) -> Option<T> {
    known.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

fn range(value: &Value) -> Option<StatusRange> {
    match value {
        Value::Integer(code) => u16::try_from(*code).ok().map(StatusRange::from),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
