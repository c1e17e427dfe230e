//! What loads and still deserves a look.
//!
//! Not here: what is refused.

use crate::{
    answers::Answers,
    error::{Place, list},
    matcher::{Part, columns_read},
    model::{Model, PolicyEffect},
    pattern,
    reach::{Matches, Reach},
    roles::RoleTable,
    rules::{Effect, Link, Rule, RuleBook},
};
use std::collections::HashSet;

pub(crate) fn of(model: &Model, book: &RuleBook, matches: &Matches<'_>, roles: &RoleTable) -> Vec<String> {
    let mut notes: Vec<String> = matches.mixed.iter().map(mixed_note).collect();
    for rule in &book.rules {
        let Place { file, line } = &rule.place;
        if rule.effect == Effect::Deny && model.effect == PolicyEffect::AllowOverride {
            notes.push(format!("{file}:{line}: the deny does nothing: under allow-override only allows count"));
        }
        if !pattern::is_name(rule.subject()) {
            let known = list(roles.names.iter().map(String::as_str));
            notes.push(format!(
                "{file}:{line}: `{}` reaches roles that the files name only: of {known}",
                rule.subject()
            ));
        }
    }
    let used: HashSet<&str> = book.rules.iter().map(Rule::subject).collect();
    let inheriting: HashSet<&str> = book.links.iter().map(|link| link.role.as_str()).collect();
    let idle = |link: &&Link| !used.contains(link.inherited.as_str()) && !inheriting.contains(link.inherited.as_str());
    for link in book.links.iter().filter(idle) {
        let Place { file, line } = &link.place;
        notes.push(format!("{file}:{line}: no rule names the inherited role `{}`", link.inherited));
    }
    notes
}

/// Rules that only match fields which no rule guards; `decides` says what a rule can decide.
pub(crate) fn idle_rules(book: &RuleBook, reached: &[(usize, Reach)], decides: impl Fn(usize) -> bool) -> Vec<String> {
    let idle = |(_, reach): &&(usize, Reach)| !reach.requests.iter().any(|(request, _)| decides(*request));
    let note = |(rule, _): &(usize, Reach)| {
        let Place { file, line } = &book.rules[*rule].place;
        format!("{file}:{line}: the rule decides nothing: no rule guards these fields by name")
    };
    reached.iter().filter(idle).map(note).collect()
}

fn mixed_note((part, answers): &(&Part, Answers)) -> String {
    format!(
        "the matcher's part `{}` mixes {}: casbin was asked for {} combinations; parts that read one column, joined by \
         `&&`, load faster",
        part.text,
        columns_read(part),
        answers.asked()
    )
}
