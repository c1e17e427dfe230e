//! `model.conf`: the one shape of request, rule and role that is accepted, the effect, the matcher.
//!
//! Not here: the grammar of the matcher ([`crate::matcher`]).

use crate::{
    error::{Place, PolicyError, list},
    matcher::{self, Part, Roles},
};
use std::{collections::HashMap, sync::Arc};

/// How matching rules add up. casbin compares the text of the effect, so each has one spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyEffect {
    /// One matching allow is enough; denies count for nothing.
    AllowOverride,
    /// One matching allow, and every matching deny steps aside. What to use unless you know better.
    DenyOverride,
    /// The first rule of the files that decides; none decides is no.
    Priority,
}

const EFFECTS: [(&str, PolicyEffect); 3] = [
    ("some(where (p.eft == allow)) && !some(where (p.eft == deny))", PolicyEffect::DenyOverride),
    ("some(where (p.eft == allow))", PolicyEffect::AllowOverride),
    ("priority(p.eft) || deny", PolicyEffect::Priority),
];

impl PolicyEffect {
    /// The text of it in `model.conf`.
    pub fn text(self) -> &'static str {
        match self {
            PolicyEffect::DenyOverride => EFFECTS[0].0,
            PolicyEffect::AllowOverride => EFFECTS[1].0,
            PolicyEffect::Priority => EFFECTS[2].0,
        }
    }
}

pub(crate) struct Model {
    pub(crate) effect: PolicyEffect,
    /// Where the matcher stands.
    pub(crate) matcher: Place,
    /// The parts that must all match.
    pub(crate) parts: Vec<Part>,
    pub(crate) roles: Roles,
}

/// Section and key of everything that a model says here.
const ENTRIES: [(&str, &str); 5] = [
    ("request_definition", "r"),
    ("policy_definition", "p"),
    ("role_definition", "g"),
    ("policy_effect", "e"),
    ("matchers", "m"),
];

struct Entry {
    place: Place,
    value: String,
}

pub(crate) fn parse((file, text): &(String, String), errors: &mut Vec<PolicyError>) -> Option<Model> {
    let before = errors.len();
    let whole = Place { file: file.as_str().into(), line: 0 };
    let mut entries = entries(&whole.file, text, errors);
    // What was not understood may be what is missing: one error for one mistake.
    let understood = errors.len() == before;
    let mut take = |key: &str, remedy: &str, errors: &mut Vec<PolicyError>| {
        let found = entries.remove(key);
        if found.is_none() && understood {
            errors.push(whole.refuse(format!("`{key}` is not defined"), remedy));
        }
        found
    };
    if let Some(request) = take("r", REQUEST, errors) {
        errors.extend(columns(&request, &["sub", "obj", "act"], REQUEST));
    }
    if let Some(rule) = take("p", RULE, errors) {
        errors.extend(columns(&rule, &["sub", "obj", "act", "cond", "eft"], RULE));
    }
    let effect = take("e", EFFECT, errors).and_then(|entry| effect(&entry).map_err(|error| errors.push(error)).ok());
    let matcher = take("m", "write `[matchers]` and `m = ..`", errors);
    let roles = match entries.remove("g") {
        Some(entry) => {
            errors.extend(role_definition(&entry));
            Roles::Inherit
        }
        None => Roles::StandAlone,
    };

    let matcher = matcher?;
    let parts = matcher::parse(&matcher.value, roles, &matcher.place).map_err(|error| errors.push(error)).ok()?;
    match errors.len() == before {
        true => Some(Model { effect: effect?, matcher: matcher.place, parts, roles }),
        false => None,
    }
}

const REQUEST: &str = "write `[request_definition]` and `r = sub, obj, act`";
const RULE: &str = "write `[policy_definition]` and `p = sub, obj, act, cond, eft`";
const EFFECT: &str = "write `[policy_effect]` and `e = some(where (p.eft == allow)) && !some(where (p.eft == deny))`";

/// Lines as casbin joins them (a backslash continues a line), by key.
fn entries(file: &Arc<str>, text: &str, errors: &mut Vec<PolicyError>) -> HashMap<&'static str, Entry> {
    let mut entries: HashMap<&'static str, Entry> = HashMap::new();
    let mut section = "";
    let mut lines = text.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let place = Place { file: file.clone(), line: at + 1 };
        let mut line = line.trim().to_owned();
        if line.is_empty() || line.starts_with(['#', ';']) {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = match ENTRIES.iter().find(|(known, _)| *known == name) {
                Some((known, _)) => known,
                None => {
                    let known = ENTRIES.map(|(section, _)| section);
                    let error = place.refuse(format!("`[{name}]` is no section"), format!("use {}", list(known)));
                    errors.push(error.near(name, known));
                    ""
                }
            };
            continue;
        }
        while let Some(continued) = line.strip_suffix('\\') {
            line = continued.trim_end().to_owned();
            match lines.next() {
                Some((_, next)) => line.push_str(next.trim()),
                None => break,
            }
        }
        match entry(section, &line) {
            Ok((key, value)) => {
                if let Some(first) = entries.get(key) {
                    let what = format!("`{key}` was defined in line {} already", first.place.line);
                    errors.push(place.refuse(what, "remove one of the two; casbin would use the last"));
                } else {
                    entries.insert(key, Entry { place, value });
                }
            }
            // Below an unknown section everything is unknown; one error says it.
            Err(_) if section.is_empty() && !errors.is_empty() => {}
            Err((what, remedy)) => errors.push(place.refuse(what, remedy)),
        }
    }
    entries
}

fn entry(section: &str, line: &str) -> Result<(&'static str, String), (String, String)> {
    let Some((key, value)) = line.split_once('=') else {
        return Err((format!("`{line}` is neither a section nor a definition"), "write `key = value`".to_owned()));
    };
    let key = key.trim();
    let Some((_, expected)) = ENTRIES.iter().find(|(known, _)| *known == section) else {
        return Err((format!("`{key}` stands in no section"), "write its section above it".to_owned()));
    };
    if key != *expected {
        let remedy = format!("a model has one definition a section; this one is called `{expected}`");
        return Err((format!("`{key}` is no definition of `[{section}]`"), remedy));
    }
    let value = value.split('#').next().unwrap_or_default().trim().to_owned();
    Ok((expected, value))
}

fn columns(entry: &Entry, expected: &[&str], remedy: &str) -> Option<PolicyError> {
    let found: Vec<&str> = entry.value.split(',').map(str::trim).collect();
    let what = format!("the columns are `{}`, not `{}`", entry.value, expected.join(", "));
    (found != expected).then(|| entry.place.refuse(what, remedy))
}

fn role_definition(entry: &Entry) -> Option<PolicyError> {
    let found: Vec<&str> = entry.value.split(',').map(str::trim).collect();
    let remedy = "write `g = _, _`; roles have no domains here, tenants are not a matter of policy files";
    let what = format!("the role definition is `{}`", entry.value);
    (found != ["_", "_"]).then(|| entry.place.refuse(what, remedy))
}

fn effect(entry: &Entry) -> Result<PolicyEffect, PolicyError> {
    let written = entry.value.as_str();
    if let Some((_, effect)) = EFFECTS.iter().find(|(text, _)| *text == written) {
        return Ok(*effect);
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let same = EFFECTS.iter().find(|(text, _)| squeezed(text) == squeezed(written));
    if let Some((text, _)) = same {
        let what = format!("the effect `{written}` is spelled differently from casbin's");
        return Err(entry.place.refuse(what, format!("casbin compares the text; write `{text}`")));
    }
    let what = match squeezed(written) == "!some(where(p.eft==deny))" {
        true => format!("the effect `{written}` allows whatever no rule denies"),
        false => format!("`{written}` is no effect"),
    };
    let error = entry.place.refuse(what, format!("use {}", list(EFFECTS.map(|(text, _)| text))));
    Err(error.near(written, EFFECTS.map(|(text, _)| text)))
}
