//! The matcher: which expressions are accepted, and how one splits into parts that all must match.
//!
//! The text of each part goes to casbin as it is; this module only has to understand what a part
//! reads. Not here: evaluating anything.

mod part;

pub(crate) use part::{COLUMNS, Column, Part, Roles, columns_read};

use crate::{
    error::{Place, PolicyError},
    pattern,
    token::{self, Spanned, Token},
};

pub(crate) fn parse(text: &str, roles: Roles, place: &Place) -> Result<Vec<Part>, PolicyError> {
    if text.contains("eval(") {
        return Err(place.refuse("the matcher calls `eval`", "conditions of a rule are scopes, in its fourth column"));
    }
    let tokens = token::tokens(text).map_err(|what| place.refuse(format!("in the matcher {what}"), GRAMMAR))?;
    let mut parser = Parser { text, tokens: &tokens, at: 0, roles, place };
    let mut parts = parser.disjunction(0)?;
    if parser.at < tokens.len() {
        return Err(parser.unexpected());
    }
    let mut distinct: Vec<Part> = Vec::new();
    for part in parts.drain(..) {
        if !distinct.contains(&part) {
            distinct.push(part);
        }
    }
    Ok(distinct)
}

const GRAMMAR: &str = "a matcher compares `r.sub`, `r.obj`, `r.act`, `p.sub`, `p.obj`, `p.act` and strings with `==`, `!=`, `g`, \
    `keyMatch`, `regexMatch` and `globMatch`, joined by `&&`, `||`, `!` and parentheses";

enum Operand {
    Request(Column),
    Rule(Column),
    Literal(String),
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Spanned<'a>],
    at: usize,
    roles: Roles,
    place: &'a Place,
}

impl<'a> Parser<'a> {
    /// The conjuncts of an expression; one if its outermost sign is `||`.
    fn disjunction(&mut self, depth: usize) -> Result<Vec<Part>, PolicyError> {
        let start = self.at;
        let mut parts = self.conjunction(depth)?;
        while self.eat(&Token::Or) {
            parts.extend(self.conjunction(depth)?);
            parts = vec![self.merge(parts, start)];
        }
        Ok(parts)
    }

    fn conjunction(&mut self, depth: usize) -> Result<Vec<Part>, PolicyError> {
        let mut parts = self.unary(depth)?;
        while self.eat(&Token::And) {
            parts.extend(self.unary(depth)?);
        }
        Ok(parts)
    }

    fn unary(&mut self, depth: usize) -> Result<Vec<Part>, PolicyError> {
        if depth > token::DEEPEST {
            return Err(self.place.refuse("the matcher nests too deep", "take it apart"));
        }
        let start = self.at;
        if self.eat(&Token::Not) {
            // casbin reads `!a == b` as `(!a) == b`.
            if self.peek() != Some(&Token::Open) && !self.at_call() {
                return Err(self.place.refuse("`!` stands before a comparison", "write `!(a == b)` or `a != b`"));
            }
            let inner = self.unary(depth + 1)?;
            return Ok(vec![self.merge(inner, start)]);
        }
        if self.eat(&Token::Open) {
            let inner = self.disjunction(depth + 1)?;
            self.expect(&Token::Close)?;
            return Ok(inner);
        }
        if self.at_call() {
            return Ok(vec![self.call()?]);
        }
        if let Some(Token::Name("true" | "false")) = self.peek() {
            self.at += 1;
            return Ok(vec![self.merge(Vec::new(), start)]);
        }
        Ok(vec![self.comparison()?])
    }

    fn comparison(&mut self) -> Result<Part, PolicyError> {
        let start = self.at;
        let left = self.operand()?;
        if !self.eat(&Token::Equal) && !self.eat(&Token::Unequal) {
            return Err(self.unexpected());
        }
        let right = self.operand()?;
        let mut part = self.merge(Vec::new(), start);
        part.read(&left, &right);
        Ok(part)
    }

    fn call(&mut self) -> Result<Part, PolicyError> {
        let start = self.at;
        let Some(Token::Name(name)) = self.peek().cloned() else {
            return Err(self.unexpected());
        };
        self.at += 1;
        self.expect(&Token::Open)?;
        let left = self.operand()?;
        self.expect(&Token::Comma)?;
        let right = self.operand()?;
        self.expect(&Token::Close)?;
        let mut part = self.merge(Vec::new(), start);
        part.read(&left, &right);
        match name {
            "g" => self.role_call(&left, &right)?,
            _ => part.patterns.extend(self.pattern_call(name, &right)?),
        }
        Ok(part)
    }

    fn role_call(&self, left: &Operand, right: &Operand) -> Result<(), PolicyError> {
        let of_roles = |operand: &Operand| {
            matches!(operand, Operand::Literal(_) | Operand::Request(Column::Subject) | Operand::Rule(Column::Subject))
        };
        if self.roles == Roles::StandAlone {
            return Err(self.place.refuse("the matcher calls `g`", "write `[role_definition]` and `g = _, _`"));
        }
        match of_roles(left) && of_roles(right) {
            true => Ok(()),
            false => Err(self.place.refuse("`g` is asked about something else than roles", "write `g(r.sub, p.sub)`")),
        }
    }

    /// The rule column that is the pattern, if it is not a literal.
    fn pattern_call(&self, name: &str, pattern: &Operand) -> Result<Option<(&'static str, Column)>, PolicyError> {
        let Some(function) = pattern::FUNCTIONS.iter().find(|known| **known == name) else {
            let error = self.place.refuse(format!("`{name}` is no function of a matcher"), GRAMMAR);
            return Err(error.near(name, pattern::FUNCTIONS.into_iter().chain(["g"])));
        };
        match pattern {
            Operand::Rule(column) => Ok(Some((function, *column))),
            Operand::Literal(text) => match pattern::readable(function, text) {
                Ok(()) => Ok(None),
                Err(why) => Err(self.place.refuse(format!("`{function}` cannot read `{text}`"), why)),
            },
            Operand::Request(_) => {
                let what = format!("`{function}` takes its pattern from the request");
                Err(self.place.refuse(what, "the second argument is the pattern: a rule's or a string"))
            }
        }
    }

    fn operand(&mut self) -> Result<Operand, PolicyError> {
        let token = self.peek().cloned();
        match token {
            Some(Token::Literal(text)) => {
                self.at += 1;
                if casbin_would_rewrite(&text) {
                    let what = format!("casbin would rewrite the string \"{text}\"");
                    return Err(self.place.refuse(what, "a string may not hold `r.` or `p.` at the start of a word"));
                }
                Ok(Operand::Literal(text))
            }
            Some(Token::Name(side @ ("r" | "p"))) => {
                self.at += 1;
                self.expect(&Token::Dot)?;
                let column = self.column(side)?;
                if self.peek() == Some(&Token::Dot) {
                    let what = format!("the matcher reads an attribute of `{side}.{}`", COLUMNS[column as usize].1);
                    return Err(self
                        .place
                        .refuse(what, "subjects, objects and actions are names; rows are for scopes"));
                }
                match side {
                    "r" => Ok(Operand::Request(column)),
                    _ => Ok(Operand::Rule(column)),
                }
            }
            _ => Err(self.unexpected()),
        }
    }

    fn column(&mut self, side: &str) -> Result<Column, PolicyError> {
        let Some(Token::Name(name)) = self.peek().cloned() else {
            return Err(self.unexpected());
        };
        self.at += 1;
        if let Some((column, _)) = COLUMNS.iter().find(|(_, known)| *known == name) {
            return Ok(*column);
        }
        let remedy = "a matcher reads `sub`, `obj` and `act`; condition and effect are read for it";
        let error = self.place.refuse(format!("the matcher reads `{side}.{name}`"), remedy);
        Err(error.near(name, COLUMNS.map(|(_, known)| known)))
    }

    /// One part of everything from token `start` to here.
    fn merge(&self, parts: Vec<Part>, start: usize) -> Part {
        let text = self.text[self.tokens[start].start..self.tokens[self.at - 1].end].to_owned();
        parts.into_iter().fold(Part { text, ..Part::default() }, |mut whole, part| {
            for (read, more) in whole.reads.iter_mut().zip(part.reads) {
                *read |= more;
            }
            whole.patterns.extend(part.patterns);
            whole.roles.extend(part.roles);
            whole
        })
    }

    fn peek(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at).map(|spanned| &spanned.token)
    }

    fn at_call(&self) -> bool {
        let open = self.tokens.get(self.at + 1).is_some_and(|next| next.token == Token::Open);
        open && matches!(self.peek(), Some(Token::Name(_)))
    }

    fn eat(&mut self, token: &Token<'_>) -> bool {
        let next = self.peek() == Some(token);
        self.at += usize::from(next);
        next
    }

    fn expect(&mut self, token: &Token<'_>) -> Result<(), PolicyError> {
        match self.eat(token) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    fn unexpected(&self) -> PolicyError {
        let what = match self.tokens.get(self.at) {
            Some(next) => format!("the matcher is not understood from `{}` on", &self.text[next.start..]),
            None => "the matcher ends too early".to_owned(),
        };
        self.place.refuse(what, GRAMMAR)
    }
}

impl Part {
    fn read(&mut self, left: &Operand, right: &Operand) {
        for operand in [left, right] {
            if let Operand::Request(column) | Operand::Rule(column) = operand {
                self.reads[*column as usize] = true;
            }
        }
        match (left, right) {
            (Operand::Request(Column::Subject), Operand::Literal(role))
            | (Operand::Literal(role), Operand::Request(Column::Subject)) => self.roles.push(role.clone()),
            _ => {}
        }
    }
}

/// casbin turns `r.` and `p.` at the start of a word into `r_` and `p_`, in strings as well.
fn casbin_would_rewrite(text: &str) -> bool {
    regex::Regex::new(r"\b[rp]\d*\.").is_ok_and(|word| word.is_match(text))
}

#[cfg(test)]
mod tests;
