//! Where statements end, what directives say, and how both make steps.

use super::{Mode, Risk, Script, ScriptError, Statement, Step, Token, TokenKind, tokens};
use crate::Dialect;
use std::collections::BTreeSet;

pub(super) fn script(text: &str, dialect: Dialect) -> Result<Script, ScriptError> {
    let mut building = Building { text, dialect, ..Building::default() };
    for token in tokens(text, dialect)? {
        building.take(token)?;
    }
    building.finish()
}

enum Directive {
    Open(Mode),
    Allow(Risk),
    Review(Risk),
    Irreversible(String),
}

struct Building<'a> {
    text: &'a str,
    dialect: Dialect,
    /// Of the statement that is being read, comments left out.
    statement: Vec<Token<'a>>,
    /// How many `BEGIN` and `CASE` inside a body wait for their `END`.
    depth: u32,
    allowed: BTreeSet<Risk>,
    to_review: BTreeSet<Risk>,
    /// The line of the last directive that waits for its statement.
    waiting: Option<usize>,
    steps: Vec<Step>,
    /// The step that the next statement opens.
    opens: Option<Mode>,
    irreversible: Option<String>,
}

impl Default for Building<'_> {
    fn default() -> Self {
        Building {
            text: "",
            dialect: Dialect::Sqlite,
            statement: Vec::new(),
            depth: 0,
            allowed: BTreeSet::new(),
            to_review: BTreeSet::new(),
            waiting: None,
            steps: Vec::new(),
            opens: Some(Mode::Transaction),
            irreversible: None,
        }
    }
}

impl<'a> Building<'a> {
    fn take(&mut self, token: Token<'a>) -> Result<(), ScriptError> {
        if token.is_comment() {
            return self.comment(token);
        }
        if token.is_symbol(";") && self.depth == 0 {
            if let Some(first) = self.statement.first() {
                self.end_statement(first.start, token.start);
            }
            return Ok(());
        }
        self.statement.push(token);
        if token.kind == TokenKind::Word {
            self.follow_body(token);
        }
        Ok(())
    }

    /// A trigger of SQLite and a `BEGIN ATOMIC` function of Postgres contain semicolons.
    fn follow_body(&mut self, token: Token<'a>) {
        if self.depth > 0 {
            if token.is("begin") || token.is("case") {
                self.depth += 1;
            } else if token.is("end") {
                self.depth -= 1;
            }
            return;
        }
        let words: Vec<&Token<'_>> = self.statement.iter().take(5).collect();
        let creates = |object: &str| {
            words.first().is_some_and(|word| word.is("create")) && words.iter().skip(1).any(|word| word.is(object))
        };
        let opens = match self.dialect {
            Dialect::Sqlite => creates("trigger") && token.is("begin"),
            Dialect::Postgres => {
                let at = self.statement.len();
                (creates("function") || creates("procedure"))
                    && token.is("atomic")
                    && at > 1
                    && self.statement[at - 2].is("begin")
            }
        };
        self.depth = u32::from(opens);
    }

    fn comment(&mut self, token: Token<'a>) -> Result<(), ScriptError> {
        let content = token.text.trim_start_matches('-').trim();
        let Some(words) = content.strip_prefix("migrate:").filter(|_| token.kind == TokenKind::LineComment) else {
            return Ok(());
        };
        let fail = |message: String| Err(ScriptError { line: token.line, message });
        if !self.statement.is_empty() {
            return fail("a directive stands inside a statement; move it before the statement".to_owned());
        }
        match directive(words.trim()) {
            Ok(Directive::Open(Mode::ForeignKeysOff)) if self.dialect == Dialect::Postgres => {
                return fail("`foreign-keys-off` is a directive for SQLite; remove it".to_owned());
            }
            Ok(Directive::Open(mode)) => self.opens = Some(mode),
            Ok(Directive::Irreversible(why)) => self.irreversible = Some(why),
            Ok(Directive::Allow(risk)) => {
                self.allowed.insert(risk);
                self.waiting = Some(token.line);
            }
            Ok(Directive::Review(risk)) => {
                self.to_review.insert(risk);
                self.waiting = Some(token.line);
            }
            Err(message) => return fail(message),
        }
        Ok(())
    }

    fn end_statement(&mut self, start: usize, end: usize) {
        let statement = Statement {
            line: self.statement[0].line,
            sql: self.text[start..end].trim_end().to_owned(),
            allowed: std::mem::take(&mut self.allowed),
            to_review: std::mem::take(&mut self.to_review),
        };
        self.statement.clear();
        self.waiting = None;
        match (self.opens.take(), self.steps.last_mut()) {
            (None, Some(step)) => step.statements.push(statement),
            (mode, _) => {
                let number = u32::try_from(self.steps.len()).unwrap_or(u32::MAX).saturating_add(1);
                self.steps.push(Step { number, mode: mode.unwrap_or_default(), statements: vec![statement] });
            }
        }
    }

    fn finish(mut self) -> Result<Script, ScriptError> {
        let fail = |line: usize, message: &str| Err(ScriptError { line, message: message.to_owned() });
        if self.depth > 0 {
            return fail(self.statement[0].line, "the body of the statement has no END; add it");
        }
        if let (Some(first), Some(last)) = (self.statement.first(), self.statement.last()) {
            self.end_statement(first.start, last.start + last.text.len());
        }
        if let Some(line) = self.waiting {
            return fail(line, "the directive has no statement after it; remove it or move it before its statement");
        }
        if let (Some(_), Some(step)) = (&self.irreversible, self.steps.first()) {
            let line = step.statements[0].line;
            return fail(line, "an irreversible script has statements; remove either the directive or the statements");
        }
        Ok(Script { steps: self.steps, irreversible: self.irreversible })
    }
}

fn directive(words: &str) -> Result<Directive, String> {
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let rest = rest.trim();
    let risk = || {
        let names = Risk::ALL.map(Risk::name).join("`, `");
        Risk::ALL
            .into_iter()
            .find(|risk| risk.name() == rest)
            .ok_or_else(|| format!("no risk is called `{rest}`; the risks are `{names}`"))
    };
    match first {
        "allow" => risk().map(Directive::Allow),
        "review" => risk().map(Directive::Review),
        "irreversible" if rest.is_empty() => Err("`irreversible` wants a reason after it".to_owned()),
        "irreversible" => Ok(Directive::Irreversible(rest.to_owned())),
        _ => [Mode::Transaction, Mode::ForeignKeysOff, Mode::NoTransaction]
            .into_iter()
            .find(|mode| mode.directive() == words)
            .map(Directive::Open)
            .ok_or_else(|| {
                format!(
                    "no directive is called `{words}`; there are `transaction`, `no-transaction`, `foreign-keys-off`, \
                     `allow <risk>`, `review <risk>` and `irreversible <why>`"
                )
            }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sql(text: &str, dialect: Dialect) -> Vec<String> {
        let script = Script::parse(text, dialect).unwrap();
        script.statements().map(|statement| statement.sql.clone()).collect()
    }

    #[test]
    fn splits_outside_of_quotes_and_comments() {
        let text = "-- a; b\nSELECT ';', 'it''s;', \";\" /* ; */ ;; \n SELECT 2 -- end;\n";
        for dialect in Dialect::ALL {
            assert_eq!(sql(text, dialect), ["SELECT ';', 'it''s;', \";\" /* ; */", "SELECT 2"]);
        }
    }

    #[test]
    fn knows_the_quotes_of_each_database() {
        assert_eq!(sql("SELECT [;], `;`; SELECT 1", Dialect::Sqlite).len(), 2);
        assert_eq!(sql("SELECT E'\\';'; SELECT $$;$$; SELECT $a$;$$;$a$; SELECT $1", Dialect::Postgres).len(), 4);
        assert_eq!(sql("/* /* ; */ ; */ SELECT 1; SELECT a[1]", Dialect::Postgres).len(), 2);
    }

    #[test]
    fn keeps_bodies_together() {
        let trigger =
            "CREATE TEMP TRIGGER t AFTER DELETE ON a BEGIN UPDATE b SET c = CASE WHEN 1 THEN 2 END; SELECT 1; END";
        assert_eq!(sql(&format!("{trigger};\nSELECT 1;"), Dialect::Sqlite), [trigger, "SELECT 1"]);
        let function = "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END";
        assert_eq!(sql(&format!("{function}; SELECT 1"), Dialect::Postgres), [function, "SELECT 1"]);
        assert_eq!(sql("BEGIN; SELECT 1; END;", Dialect::Sqlite).len(), 3);
    }

    #[test]
    fn directives_make_steps() {
        let text = "\
-- migrate: no-transaction
DROP INDEX IF EXISTS i;
CREATE INDEX CONCURRENTLY i ON t (a);

-- migrate: no-transaction
-- migrate: transaction

-- migrate: allow data-loss
-- Nobody reads it.
ALTER TABLE t DROP COLUMN b;
SELECT 1;
-- migrate: transaction
SELECT 2;
";
        let script = Script::parse(text, Dialect::Postgres).unwrap();
        let shape: Vec<(u32, Mode, usize)> =
            script.steps.iter().map(|step| (step.number, step.mode, step.statements.len())).collect();
        assert_eq!(shape, [(1, Mode::NoTransaction, 2), (2, Mode::Transaction, 2), (3, Mode::Transaction, 1)]);
        let drop = &script.steps[1].statements[0];
        assert_eq!((drop.line, drop.allowed.contains(&Risk::DataLoss)), (10, true));
        assert!(script.steps[1].statements[1].allowed.is_empty());
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (text, line, part) in [
            ("SELECT 1;\n'open", 2, "never closed"),
            ("\n-- migrate: no-transactoin", 2, "no directive is called `no-transactoin`"),
            ("-- migrate: allow dataloss\nSELECT 1", 1, "`data-loss`, `rewrite`, `lock`"),
            ("SELECT\n-- migrate: transaction\n1", 2, "inside a statement"),
            ("SELECT 1;\n-- migrate: allow lock\n", 2, "no statement after it"),
            ("CREATE TRIGGER t AFTER DELETE ON a BEGIN SELECT 1;", 1, "no END"),
            ("-- migrate: irreversible it is gone\nSELECT 1", 2, "irreversible script has statements"),
        ] {
            let error = Script::parse(text, Dialect::Sqlite).unwrap_err();
            assert_eq!(error.line, line, "{text}");
            assert!(error.message.contains(part), "{}", error.message);
        }
    }

    #[test]
    fn an_empty_script_has_no_steps() {
        let script = Script::parse("-- migrate: irreversible drops devices.name\n", Dialect::Sqlite).unwrap();
        assert_eq!(script.steps.len(), 0);
        assert_eq!(script.irreversible.as_deref(), Some("drops devices.name"));
    }
}
