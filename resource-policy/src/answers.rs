//! What casbin answers about one part of the matcher.
//!
//! A part is put to a real enforcer as the whole matcher of a model that has only the columns the
//! part reads. An effector that records instead of deciding lets one call answer for every rule.
//! Each distinct rule value meets each distinct request value once. Not here: what follows from the
//! answers ([`crate::reach`]).

use crate::{
    catalog::{Distinct, Requests},
    error::PolicyError,
    matcher::{COLUMNS, Column, Part, Roles},
    model::{Model, PolicyEffect},
    rules::RuleBook,
};
use casbin::{CoreApi, DefaultModel, EffectKind, Effector, EffectorStream, Enforcer, Model as _};
use std::{
    future::Future,
    panic::{self, AssertUnwindSafe},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, Waker},
};

/// Everything that can be asked, and of what.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) model: &'a Model,
    pub(crate) book: &'a RuleBook,
    pub(crate) roles: &'a [String],
    pub(crate) requests: &'a Requests,
}

/// The answers about one part, for every rule, role and request.
pub(crate) struct Answers {
    matched: Vec<bool>,
    rule_keys: Vec<u32>,
    request_keys: Vec<u32>,
    rules: usize,
    roles: usize,
}

impl Answers {
    pub(crate) fn matches(&self, rule: usize, role: usize, request: usize) -> bool {
        self.at(rule, role, self.request_keys[request])
    }

    /// For a part that reads no object and no action.
    pub(crate) fn matches_role(&self, rule: usize, role: usize) -> bool {
        self.at(rule, role, 0)
    }

    /// How many combinations casbin was asked.
    pub(crate) fn asked(&self) -> usize {
        self.matched.len()
    }

    fn at(&self, rule: usize, role: usize, request_key: u32) -> bool {
        let role = if self.roles == 1 { 0 } else { role };
        let row = request_key as usize * self.roles + role;
        self.matched[row * self.rules + self.rule_keys[rule] as usize]
    }
}

pub(crate) fn ask(part: &Part, question: Question<'_>) -> Result<Answers, PolicyError> {
    let failed = |why: String| {
        let what = format!("casbin cannot evaluate `{}`: {why}", part.text);
        question.model.matcher.refuse(what, "correct the matcher, or the pattern that it stumbled over")
    };
    let reads = |column: Column| part.reads[column as usize];

    let mut rules = Distinct::new();
    let rule_keys = question.book.rules.iter().map(|rule| rules.number(read_columns(part, &rule.names))).collect();
    let mut points = Distinct::new();
    let mut point = |object: &String, action: &String| {
        let object = if reads(Column::Object) { object.clone() } else { String::new() };
        let action = if reads(Column::Action) { action.clone() } else { String::new() };
        points.number([object, action])
    };
    if !reads(Column::Object) && !reads(Column::Action) {
        point(&String::new(), &String::new());
    }
    let request_keys = question.requests.all.iter().map(|request| point(&request.object, &request.action)).collect();
    let nobody = [String::new()];
    let roles = if reads(Column::Subject) { question.roles } else { &nobody };

    let mut matched = Vec::with_capacity(points.values.len() * roles.len() * rules.values.len());
    if !rules.values.is_empty() {
        let (enforcer, record) = enforcer(part, &rules.values, question).map_err(failed)?;
        for [object, action] in &points.values {
            for role in roles {
                let values = read_columns(part, &[role.clone(), object.clone(), action.clone()]);
                matched.extend(enforce(&enforcer, &record, values).map_err(failed)?);
            }
        }
    }
    Ok(Answers { matched, rule_keys, request_keys, rules: rules.values.len(), roles: roles.len() })
}

/// The values a part reads. One that reads nothing gets a subject, as casbin wants one column.
fn read_columns(part: &Part, values: &[String; 3]) -> Vec<String> {
    let read = values.iter().zip(part.reads).filter(|(_, read)| *read);
    let values: Vec<String> = read.map(|(value, _)| value.clone()).collect();
    match values.is_empty() {
        true => vec![String::new()],
        false => values,
    }
}

fn enforcer(part: &Part, rules: &[Vec<String>], question: Question<'_>) -> Result<(Enforcer, Record), String> {
    let read = COLUMNS.iter().filter(|(column, _)| part.reads[*column as usize]);
    let columns: Vec<&str> = read.map(|(_, name)| *name).collect();
    let columns = if columns.is_empty() { COLUMNS[0].1.to_owned() } else { columns.join(", ") };

    let mut model = DefaultModel::default();
    model.add_def("r", "r", &columns);
    model.add_def("p", "p", &columns);
    model.add_def("e", "e", PolicyEffect::AllowOverride.text());
    model.add_def("m", "m", &part.text);
    if question.model.roles == Roles::Inherit {
        model.add_def("g", "g", "_, _");
    }
    for rule in rules {
        model.add_policy("p", "p", rule.clone());
    }

    let mut enforcer = ready(Enforcer::new_raw(model, ())).map_err(|error| error.to_string())?;
    let record = Record::default();
    enforcer.set_effector(Box::new(record.clone()));
    let role_manager = enforcer.get_role_manager();
    let mut role_manager = role_manager.write();
    for link in &question.book.links {
        role_manager.add_link(&link.role, &link.inherited, None);
    }
    drop(role_manager);
    Ok((enforcer, record))
}

fn enforce(enforcer: &Enforcer, record: &Record, values: Vec<String>) -> Result<Vec<bool>, String> {
    // Patterns were checked beforehand; this keeps a surprise from ending the process.
    match panic::catch_unwind(AssertUnwindSafe(|| enforcer.enforce(values))) {
        Ok(Ok(_)) => Ok(record.take()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("it panicked".to_owned()),
    }
}

/// Building an enforcer from memory is async in name only: it never waits.
fn ready<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return output;
        }
        std::thread::yield_now();
    }
}

/// Takes down which rules matched, in their order.
#[derive(Clone, Default)]
struct Record(Arc<Mutex<Vec<bool>>>);

impl Record {
    fn take(&self) -> Vec<bool> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Effector for Record {
    fn new_stream(&self, _effect: &str, _rules: usize) -> Box<dyn EffectorStream> {
        self.take();
        Box::new(self.clone())
    }
}

impl EffectorStream for Record {
    fn next(&self) -> bool {
        false
    }

    fn push_effect(&mut self, effect: EffectKind) -> bool {
        let mut matched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        matched.push(effect == EffectKind::Allow);
        false
    }
}
