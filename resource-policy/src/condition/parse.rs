//! The `cond` cell: scopes with `&&`, `||`, `!` and parentheses.
//!
//! Not here: whether the scopes exist; that differs from resource to resource a rule reaches.

use super::Condition;
use crate::{
    error::{Place, PolicyError},
    token::{self, Spanned, Token},
};

/// A condition as written: over `names`, not yet over the scopes of a resource.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) names: Vec<String>,
    condition: Condition,
}

const REMEDY: &str = "write scopes with `&&`, `||`, `!` and parentheses, or leave the cell empty for no condition";

impl Written {
    /// Reads a cell; an empty one is no condition.
    pub(crate) fn parse(cell: &str, place: &Place) -> Result<Option<Written>, PolicyError> {
        let refuse = |what: String| place.refuse(format!("in the condition `{cell}` {what}"), REMEDY);
        let tokens = token::tokens(cell).map_err(refuse)?;
        if tokens.is_empty() {
            return Ok(None);
        }
        let mut parser = Parser { tokens: &tokens, at: 0, names: Vec::new() };
        let condition = parser.disjunction(0).map_err(refuse)?;
        match parser.tokens.get(parser.at) {
            Some(rest) => Err(refuse(format!("`{}` is one too many", &cell[rest.start..rest.end]))),
            None => Ok(Some(Written { names: parser.names, condition })),
        }
    }

    /// The condition over the scopes of a resource, or the names which it does not declare.
    pub(crate) fn resolve(&self, scopes: &[String]) -> Result<Condition, Vec<&str>> {
        let found = |name: &String| scopes.iter().position(|scope| scope == name).and_then(|at| u16::try_from(at).ok());
        let numbers: Vec<Option<u16>> = self.names.iter().map(found).collect();
        let unknown = self.names.iter().zip(&numbers).filter(|(_, number)| number.is_none());
        let unknown: Vec<&str> = unknown.map(|(name, _)| name.as_str()).collect();
        match unknown.is_empty() {
            true => Ok(renumbered(&self.condition, &numbers)),
            false => Err(unknown),
        }
    }
}

/// Two names stay two scopes, so the tree keeps its shape.
fn renumbered(condition: &Condition, numbers: &[Option<u16>]) -> Condition {
    let each = |parts: &[Condition]| parts.iter().map(|part| renumbered(part, numbers)).collect();
    match condition {
        Condition::True => Condition::True,
        Condition::Scope(name) => numbers[usize::from(*name)].map_or(Condition::False, Condition::Scope),
        Condition::False => Condition::False,
        Condition::Not(inner) => Condition::Not(Box::new(renumbered(inner, numbers))),
        Condition::And(parts) => Condition::And(each(parts)),
        Condition::Or(parts) => Condition::Or(each(parts)),
    }
}

struct Parser<'a> {
    tokens: &'a [Spanned<'a>],
    at: usize,
    names: Vec<String>,
}

impl<'a> Parser<'a> {
    fn disjunction(&mut self, depth: usize) -> Result<Condition, String> {
        let mut parts = vec![self.conjunction(depth)?];
        while self.eat(&Token::Or) {
            parts.push(self.conjunction(depth)?);
        }
        Ok(Condition::any(parts))
    }

    fn conjunction(&mut self, depth: usize) -> Result<Condition, String> {
        let mut parts = vec![self.part(depth)?];
        while self.eat(&Token::And) {
            parts.push(self.part(depth)?);
        }
        Ok(Condition::all(parts))
    }

    fn part(&mut self, depth: usize) -> Result<Condition, String> {
        if depth > token::DEEPEST {
            return Err("parentheses nest too deep".to_owned());
        }
        let token = self.tokens.get(self.at).map(|spanned| &spanned.token);
        self.at += 1;
        match token {
            Some(Token::Not) => Ok(self.part(depth + 1)?.negated()),
            Some(Token::Open) => {
                let inner = self.disjunction(depth + 1)?;
                match self.eat(&Token::Close) {
                    true => Ok(inner),
                    false => Err("a parenthesis is not closed".to_owned()),
                }
            }
            Some(Token::Name(constant @ ("true" | "false"))) => Err(format!("`{constant}` is no scope")),
            Some(Token::Name(name)) => self.scope(name),
            Some(_) => Err("a scope is missing before a sign".to_owned()),
            None => Err("a scope is missing at the end".to_owned()),
        }
    }

    fn scope(&mut self, name: &str) -> Result<Condition, String> {
        let known = self.names.iter().position(|known| known == name);
        let at = known.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        match u16::try_from(at) {
            Ok(number) => Ok(Condition::Scope(number)),
            Err(_) => Err("are too many scopes".to_owned()),
        }
    }

    fn eat(&mut self, token: &Token<'_>) -> bool {
        let next = self.tokens.get(self.at).is_some_and(|spanned| spanned.token == *token);
        self.at += usize::from(next);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(cell: &str) -> Result<Option<Written>, String> {
        let place = Place { file: "library.csv".into(), line: 1 };
        Written::parse(cell, &place).map_err(|error| error.what)
    }

    #[test]
    fn and_binds_tighter_than_or() {
        let scopes = ["c", "b", "a"].map(str::to_owned);
        let written = parse("a || !b && (c || a)").unwrap().unwrap();
        assert_eq!(written.resolve(&scopes).unwrap().text(&scopes), "a || (!b && (c || a))");
        assert_eq!(written.resolve(&scopes[1..]).unwrap_err(), ["c"]);
    }

    #[test]
    fn only_the_empty_cell_is_no_condition() {
        assert!(parse("").unwrap().is_none());
        assert_eq!(parse("true").unwrap_err(), "in the condition `true` `true` is no scope");
        assert_eq!(parse("-").unwrap_err(), "in the condition `-` `-` cannot stand here");
    }

    #[test]
    fn broken_conditions_are_refused() {
        assert!(parse("a b").unwrap_err().contains("`b` is one too many"));
        assert!(parse("a &&").unwrap_err().contains("missing at the end"));
        assert!(parse("(a").unwrap_err().contains("not closed"));
        assert!(parse("a == b").unwrap_err().contains("`==` is one too many"));
        assert!(parse(&"(".repeat(100_000)).unwrap_err().contains("too deep"));
        assert!(parse(&"!".repeat(100_000)).unwrap_err().contains("too deep"));
    }
}
