//! The lines of the rule files: `p` rows become rules, `g` rows links between roles.
//!
//! Not here: whether the names exist ([`crate::reach`]), loops and depth ([`crate::hierarchy`]).

use crate::{
    condition::Written,
    csv::{self, Row},
    error::{Place, PolicyError},
};
use std::collections::HashMap;

/// What a matching rule does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Grants.
    Allow,
    /// Takes away.
    Deny,
}

/// One `p` row.
#[derive(Clone, Debug)]
pub struct Rule {
    pub(crate) place: Place,
    /// Subject, object, action, as written.
    pub(crate) names: [String; 3],
    pub(crate) cell: String,
    pub(crate) condition: Option<Written>,
    pub(crate) effect: Effect,
}

impl Rule {
    /// The file that has the row.
    pub fn file(&self) -> &str {
        &self.place.file
    }

    /// The line of the row, from 1.
    pub fn line(&self) -> usize {
        self.place.line
    }

    /// The role, or the pattern of roles.
    pub fn subject(&self) -> &str {
        &self.names[0]
    }

    /// The resource or field, or the pattern of them.
    pub fn object(&self) -> &str {
        &self.names[1]
    }

    /// The action, or the pattern of actions.
    pub fn action(&self) -> &str {
        &self.names[2]
    }

    /// The condition as written; empty when there is none.
    pub fn condition(&self) -> &str {
        &self.cell
    }

    /// What the rule does where it matches.
    pub fn effect(&self) -> Effect {
        self.effect
    }
}

/// One `g` row: `role` has everything that `inherited` has.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) place: Place,
    pub(crate) role: String,
    pub(crate) inherited: String,
}

/// The rows of all files, in their order.
#[derive(Default)]
pub(crate) struct RuleBook {
    pub(crate) rules: Vec<Rule>,
    pub(crate) links: Vec<Link>,
}

const RULE: &str = "write `p, role, object, action, condition, effect`; an empty cell is no condition";
const LINK: &str = "write `g, role, inherited role`";

pub(crate) fn read(files: &[(String, String)], errors: &mut Vec<PolicyError>) -> RuleBook {
    let mut book = RuleBook::default();
    let mut seen: HashMap<Vec<String>, Place> = HashMap::new();
    for (file, text) in files {
        for row in csv::rows(file, text, errors) {
            if let Some(first) = seen.get(&row.cells) {
                let what = format!("`{}` repeats {}:{}", row.cells.join(", "), first.file, first.line);
                errors.push(row.place.refuse(what, "remove one of the two"));
                continue;
            }
            seen.insert(row.cells.clone(), row.place.clone());
            if let Err(error) = book.add(row) {
                errors.push(error);
            }
        }
    }
    book
}

impl RuleBook {
    fn add(&mut self, row: Row) -> Result<(), PolicyError> {
        match row.cells[0].as_str() {
            "p" => self.rules.push(rule(row)?),
            "g" => self.links.push(link(row)?),
            kind => {
                let what = format!("`{kind}` is no kind of line");
                return Err(row.place.refuse(what, format!("{RULE}; or {LINK}")));
            }
        }
        Ok(())
    }
}

fn rule(row: Row) -> Result<Rule, PolicyError> {
    let place = row.place;
    let [_, subject, object, action, cell, effect] = columns(row.cells, &place, RULE)?;
    let names = [subject, object, action];
    for (name, column) in names.iter().zip(["role", "object", "action"]) {
        filled(name, column, &place)?;
    }
    let effect = match effect.as_str() {
        "allow" => Effect::Allow,
        "deny" => Effect::Deny,
        other => {
            let error = place.refuse(format!("`{other}` is no effect"), "end the row with `allow` or `deny`");
            return Err(error.near(other, ["allow", "deny"]));
        }
    };
    let condition = Written::parse(&cell, &place)?;
    Ok(Rule { place, names, cell, condition, effect })
}

fn link(row: Row) -> Result<Link, PolicyError> {
    let place = row.place;
    if row.cells.len() > 3 {
        let what = format!("the row has {} cells where `g` has 3", row.cells.len());
        return Err(place.refuse(what, format!("{LINK}; roles have no domains here")));
    }
    let [_, role, inherited] = columns(row.cells, &place, LINK)?;
    filled(&role, "role", &place)?;
    filled(&inherited, "inherited role", &place)?;
    Ok(Link { place, role, inherited })
}

fn columns<const N: usize>(cells: Vec<String>, place: &Place, remedy: &str) -> Result<[String; N], PolicyError> {
    let wrong = |cells: Vec<String>| {
        let what = format!("the row has {} cells where `{}` has {N}", cells.len(), cells[0]);
        place.refuse(what, remedy)
    };
    cells.try_into().map_err(wrong)
}

fn filled(name: &str, column: &str, place: &Place) -> Result<(), PolicyError> {
    if name.is_empty() {
        return Err(place.refuse(format!("the {column} is empty"), "name it"));
    }
    if name.contains(char::is_whitespace) {
        return Err(place.refuse(format!("the {column} `{name}` has a space inside"), "names have no spaces"));
    }
    Ok(())
}
