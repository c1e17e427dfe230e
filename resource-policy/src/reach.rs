//! Whom each rule reaches, and where: the parts' answers put together.
//!
//! A rule that reaches nothing has a name wrong, and the parts say which. Not here: how the rules
//! that reach one request add up ([`crate::grants`]).

use crate::{
    answers::{self, Answers, Question},
    catalog::{Request, Target},
    error::{PolicyError, list},
    matcher::{Column, Part},
    roles::RoleSet,
    rules::Rule,
};

/// The answers of all parts, sorted by what they read.
pub(crate) struct Matches<'a> {
    pub(crate) question: Question<'a>,
    subject: Vec<Answers>,
    object: Vec<Answers>,
    action: Vec<Answers>,
    /// Parts that mix columns, with how often casbin was asked.
    pub(crate) mixed: Vec<(&'a Part, Answers)>,
    tag: u64,
}

/// Where one rule matches.
pub(crate) struct Reach {
    /// Requests by number, each with the roles that the rule reaches there.
    pub(crate) requests: Vec<(usize, RoleSet)>,
    /// Whether the object is one of a resource, or a pattern that has one.
    pub(crate) resources: bool,
}

impl<'a> Matches<'a> {
    pub(crate) fn ask(question: Question<'a>, tag: u64) -> Result<Matches<'a>, PolicyError> {
        let mut matches = Matches { question, subject: vec![], object: vec![], action: vec![], mixed: vec![], tag };
        for part in &question.model.parts {
            let answers = answers::ask(part, question)?;
            if part.reads_only(Column::Object) {
                matches.object.push(answers);
            } else if part.reads_only(Column::Action) {
                matches.action.push(answers);
            } else if part.reads_one_column() {
                matches.subject.push(answers);
            } else {
                matches.mixed.push((part, answers));
            }
        }
        Ok(matches)
    }

    /// Where a rule matches, or which of its names is wrong.
    pub(crate) fn reach(&self, rule: usize) -> Result<Reach, PolicyError> {
        let written = &self.question.book.rules[rule];
        let roles = self.subjects(rule);
        let mut reach = Reach { requests: Vec::new(), resources: false };
        let (mut objects, mut actions) = (Vec::new(), false);
        for (number, request) in self.question.requests.all.iter().enumerate() {
            let object = self.object.iter().all(|part| part.matches(rule, 0, number));
            let action = self.action.iter().all(|part| part.matches(rule, 0, number));
            reach.resources |= object && matches!(request.target, Target::Action(_));
            actions |= action;
            if object {
                objects.push(request);
            }
            if object && action {
                reach.requests.push((number, self.narrowed(rule, number, roles)));
            }
        }
        if self.object.is_empty() {
            reach.resources = !self.names_a_field(written);
        }
        if objects.is_empty() {
            return Err(self.unknown_object(written));
        }
        if !actions {
            return Err(self.unknown_action(written, &self.question.requests.all.iter().collect::<Vec<_>>()));
        }
        if reach.requests.is_empty() {
            return Err(self.unknown_action(written, &objects));
        }
        if roles.is_empty() {
            let what = format!("`{}` reaches no role that the files name", written.subject());
            let remedy = "name the role in a `g` row or a `p` row of its own, or correct the pattern";
            let error = written.place.refuse(what, remedy);
            return Err(error.near(written.subject(), self.question.roles.iter().map(String::as_str)));
        }
        if reach.requests.iter().all(|(_, roles)| roles.is_empty()) {
            return Err(self.unmatched(written));
        }
        Ok(reach)
    }

    fn subjects(&self, rule: usize) -> RoleSet {
        let mut roles = RoleSet::empty(self.tag);
        for role in 0..self.question.roles.len() {
            if self.subject.iter().all(|part| part.matches_role(rule, role)) {
                roles.insert(role);
            }
        }
        roles
    }

    /// The roles for which the parts that mix columns match as well.
    fn narrowed(&self, rule: usize, request: usize, roles: RoleSet) -> RoleSet {
        if self.mixed.is_empty() {
            return roles;
        }
        let mut narrowed = RoleSet::empty(self.tag);
        for role in (0..self.question.roles.len()).filter(|role| roles.contains(*role)) {
            if self.mixed.iter().all(|(_, part)| part.matches(rule, role, request)) {
                narrowed.insert(role);
            }
        }
        narrowed
    }

    fn names_a_field(&self, rule: &Rule) -> bool {
        let field = |request: &Request| matches!(request.target, Target::Field(_)) && request.object == rule.object();
        self.question.requests.all.iter().any(field)
    }

    fn unknown_object(&self, rule: &Rule) -> PolicyError {
        let requests = &self.question.requests.all;
        let written = rule.object();
        let what = format!("`{written}` is no resource and no field");
        let of_resource = |request: &&Request| match request.target {
            Target::Field(_) => request
                .object
                .rsplit_once('.')
                .is_some_and(|(resource, _)| written.strip_prefix(resource).is_some_and(|rest| rest.starts_with('.'))),
            Target::Action(_) => false,
        };
        let fields: Vec<&str> = requests.iter().filter(of_resource).map(|request| request.object.as_str()).collect();
        let remedy = match fields.is_empty() {
            false => format!("its fields are {}", list(fields)),
            true => {
                "name a declared resource, a field as `resource.field`, or a pattern that the matcher reads".to_owned()
            }
        };
        rule.place.refuse(what, remedy).near(written, requests.iter().map(|request| request.object.as_str()))
    }

    fn unknown_action(&self, rule: &Rule, among: &[&Request]) -> PolicyError {
        let mut names: Vec<&str> = among.iter().map(|request| request.action.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let what = match among.len() == self.question.requests.all.len() {
            true => format!("no action is called `{}`", rule.action()),
            false => format!("`{}` has no action `{}`", rule.object(), rule.action()),
        };
        let remedy = format!("use one of {}", list(names.iter().copied()));
        rule.place.refuse(what, remedy).near(rule.action(), names)
    }

    fn unmatched(&self, rule: &Rule) -> PolicyError {
        let names = rule.names.join(", ");
        let known = self.question.requests.all.iter().flat_map(|request| [&request.object, &request.action]);
        let known: Vec<&str> = known.map(String::as_str).collect();
        let unknown = [rule.object(), rule.action()].into_iter().find(|name| !known.contains(name));
        let error = rule.place.refuse(
            format!("`{names}` matches no request"),
            "name a role, a declared resource or field, and one of its actions",
        );
        match unknown {
            Some(name) => error.near(name, known),
            None => error,
        }
    }
}
