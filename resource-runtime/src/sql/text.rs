//! A statement as it is written: text from its beginning to its end, and the values of its parameters.
//!
//! There is no tree of it. What is added as text is the engine's own or a name of the declarations; whatever
//! comes from a caller goes through [`Text::bind`].

use std::fmt::Write as _;

use resource_core::{Kind, Scalar};

use super::Dialect;
use super::bind::{Arguments, List, Parameter};

/// A statement that grows from its beginning to its end.
#[derive(Clone, Debug)]
pub struct Text {
    sql: String,
    arguments: Arguments,
    dialect: Dialect,
}

/// Room for a statement that lists the columns of a table.
const ROOM: usize = 2_048;

impl Text {
    /// Nothing yet.
    pub fn new(dialect: Dialect) -> Text {
        Text { sql: String::with_capacity(ROOM), arguments: Arguments::new(dialect), dialect }
    }

    /// A statement that was written elsewhere.
    pub(crate) fn of(sql: String, arguments: Arguments, dialect: Dialect) -> Text {
        Text { sql, arguments, dialect }
    }

    /// For which database.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The text so far.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// Text and values, for the driver.
    pub(crate) fn into_parts(self) -> (String, Arguments) {
        (self.sql, self.arguments)
    }

    /// Another text for the same values.
    #[cfg(debug_assertions)]
    pub(crate) fn with_sql(self, sql: String) -> Text {
        Text { sql, ..self }
    }

    /// Adds text, which is never from outside.
    pub fn add(&mut self, sql: &str) -> &mut Text {
        self.sql.push_str(sql);
        self
    }

    /// Adds a number, which says how much or how often and is no value of anybody.
    pub fn number(&mut self, number: usize) -> &mut Text {
        // Writing into a text cannot fail.
        let _ = write!(self.sql, "{number}");
        self
    }

    /// Adds a name in quotes.
    pub fn name(&mut self, name: &str) -> &mut Text {
        self.sql.push('"');
        // Names are those of Rust items nearly always.
        match name.contains('"') {
            true => self.sql.push_str(&name.replace('"', "\"\"")),
            false => self.sql.push_str(name),
        }
        self.sql.push('"');
        self
    }

    /// Adds a column of a table or alias; without one, the column alone.
    pub fn column(&mut self, alias: &str, column: &str) -> &mut Text {
        if !alias.is_empty() {
            self.name(alias).add(".");
        }
        self.name(column)
    }

    /// Adds a parameter with a value for a column of `kind`; `None` takes the widest type of the value.
    pub fn bind(&mut self, value: &Scalar, kind: Option<Kind>) -> &mut Text {
        self.arguments.add(Parameter::new(value, kind, self.dialect));
        self.parameter()
    }

    /// Adds a parameter that is a list, for Postgres.
    pub fn bind_list(&mut self, list: List<'_>) -> &mut Text {
        self.arguments.add_list(list);
        self.parameter()
    }

    fn parameter(&mut self) -> &mut Text {
        match self.dialect {
            // Counted by SQLite itself.
            Dialect::Sqlite => self.add("?"),
            Dialect::Postgres => {
                let at = self.arguments.count();
                self.add("$").number(at)
            }
        }
    }

    /// Adds a parameter.
    pub fn value(&mut self, value: impl Into<Scalar>, kind: Kind) -> &mut Text {
        self.bind(&value.into(), Some(kind))
    }

    /// Adds parameters with commas between them.
    pub fn values<V: Into<Scalar>>(&mut self, values: impl IntoIterator<Item = V>, kind: Kind) -> &mut Text {
        let mut list = Between::COMMA;
        for value in values {
            list.next(self).value(value, kind);
        }
        self
    }

    /// Adds a time.
    pub fn time(&mut self, micros: i64) -> &mut Text {
        self.value(Scalar::Time(micros), Kind::Time)
    }
}

/// What stands before the first part of a list, and before every other one.
#[derive(Clone, Copy, Debug)]
pub struct Between {
    now: &'static str,
    then: &'static str,
}

impl Between {
    /// Parts with commas between them.
    pub const COMMA: Between = Between { now: "", then: ", " };
    /// The conditions of a statement.
    pub const WHERE: Between = Between { now: " WHERE ", then: " AND " };
    /// The assignments of a statement.
    pub const SET: Between = Between { now: " SET ", then: ", " };
    /// The terms of an order.
    pub const ORDER: Between = Between { now: " ORDER BY ", then: ", " };
    /// The parts of a statement in front of another one.
    pub const WITH: Between = Between { now: "WITH ", then: ", " };

    /// Goes on to the next part.
    pub fn next<'t>(&mut self, text: &'t mut Text) -> &'t mut Text {
        text.add(std::mem::replace(&mut self.now, self.then))
    }
}
