//! Adding and changing columns on Postgres.

use super::{DIALECT, Drafting, pending::Pending};
use crate::{
    Column, ColumnKind, Literal,
    change::same_values,
    ddl::{check_clause, checks, definitions, key_definition, literal, sql_type},
    draft::{
        backfill::{conversion, limited, required},
        placeholder,
    },
    name::{self, quote},
    script::Risk,
};

impl Drafting<'_> {
    pub(super) fn add_column(&mut self, table: &str, column: &Column) {
        let is_filled = column.nullable || column.default.is_some() || column.identity;
        let first = Column { nullable: column.nullable || !is_filled, ..column.clone() };
        let adds: Vec<String> =
            definitions(&first, &[], DIALECT).into_iter().map(|sql| format!("ADD COLUMN {sql}")).collect();
        let sql = format!("ALTER TABLE {} {}", quote(table), adds.join(", "));
        if column.identity || column.kind == ColumnKind::CiText {
            let why = "The database computes a value for every existing row and writes the table anew, locked.";
            self.text.risky(why, Risk::Rewrite, &sql);
        } else if is_filled {
            self.text.statement("", &sql);
        } else {
            self.text.statement("Required, but not before existing rows have a value.", &sql);
        }
        self.add_column_checks(table, column);
        if !is_filled {
            self.require(table, column);
        }
    }

    pub(super) fn alter_column(&mut self, table: &str, (from, to): (&Column, &Column)) {
        let checks_change = from.kind != to.kind || !same_values(from, to);
        if checks_change {
            for check in checks(table, from, DIALECT).iter().filter_map(|check| check.name.as_ref()) {
                let sql = format!("ALTER TABLE {} DROP CONSTRAINT {}", quote(table), quote(check));
                self.text.statement("", &sql);
            }
        }
        if from.identity && !to.identity {
            self.alter(table, to, "DROP IDENTITY");
        }
        if from.kind != to.kind {
            self.alter_kind(table, (from, to));
        } else if from.default != to.default {
            self.set_default(table, to, to.default.as_ref());
        }
        if checks_change {
            let backfill = limited(table, (from, to), self.plan.direction);
            self.add_column_checks(table, to);
            if let Some(last) = self.pending.last_mut().filter(|_| backfill.is_some()) {
                *last = std::mem::replace(last, Pending::validate(table, "")).after(backfill);
            }
        }
        match (from.nullable, to.nullable) {
            (true, false) => self.require(table, to),
            (false, true) if self.key_holds(table, &to.name) => {
                let sql = format!("ALTER TABLE {} ALTER COLUMN {} DROP NOT NULL", quote(table), quote(&to.name));
                self.after_key.entry(table.to_owned()).or_default().push(sql);
            }
            (false, true) => self.alter(table, to, "DROP NOT NULL"),
            _ => {}
        }
        if to.identity && !from.identity {
            self.generate(table, to);
        }
    }

    fn alter(&mut self, table: &str, column: &Column, action: &str) {
        let sql = format!("ALTER TABLE {} ALTER COLUMN {} {action}", quote(table), quote(&column.name));
        self.text.statement("", &sql);
    }

    fn set_default(&mut self, table: &str, column: &Column, default: Option<&Literal>) {
        let action = match default {
            Some(default) => format!("SET DEFAULT {}", literal(default, column.kind, DIALECT)),
            None => "DROP DEFAULT".to_owned(),
        };
        self.alter(table, column, &action);
    }

    fn alter_kind(&mut self, table: &str, (from, to): (&Column, &Column)) {
        if from.default.is_some() {
            self.set_default(table, from, None);
        }
        let quoted = quote(table);
        if from.kind == ColumnKind::CiText {
            let key = quote(&name::key_column(&from.name));
            let sql = format!("ALTER TABLE {quoted} DROP COLUMN {key}");
            self.text.harmless("Generated from the other column.", Risk::DataLoss, &sql);
        }
        let (old, new) = (sql_type(from.kind, DIALECT), sql_type(to.kind, DIALECT));
        if old != new {
            let (value, rewrites) = match conversion(from, to, DIALECT) {
                Some(conversion) => (conversion.sql, conversion.rewrites),
                None => (placeholder(table, &to.name, "the value in its new type"), true),
            };
            let column = quote(&to.name);
            let sql = format!("ALTER TABLE {quoted} ALTER COLUMN {column} TYPE {new} USING {value}");
            if rewrites {
                self.text.risky("Writes the table anew, locked.", Risk::Rewrite, &sql);
            } else {
                self.text.harmless("Changes the catalog only.", Risk::Rewrite, &sql);
            }
        }
        if to.kind == ColumnKind::CiText {
            let sql = format!("ALTER TABLE {quoted} ADD COLUMN {}", key_definition(&to.name, DIALECT));
            let why = "The database computes a value for every existing row and writes the table anew, locked.";
            self.text.risky(why, Risk::Rewrite, &sql);
        }
        if to.default.is_some() {
            self.set_default(table, to, to.default.as_ref());
        }
    }

    fn add_column_checks(&mut self, table: &str, column: &Column) {
        for check in checks(table, column, DIALECT) {
            let Some(constraint) = &check.name else { continue };
            self.add_constraint(table, (constraint, &check_clause(&check)));
        }
    }

    /// NOT NULL by way of a constraint, since setting it directly scans the table under its heaviest lock.
    fn require(&mut self, table: &str, column: &Column) {
        let constraint = name::required_check(table, &column.name);
        let (quoted, quoted_column) = (quote(table), quote(&column.name));
        let clause = format!("CONSTRAINT {} CHECK ({quoted_column} IS NOT NULL)", quote(&constraint));
        let sql = format!("ALTER TABLE {quoted} ADD {clause} NOT VALID");
        self.text.statement("From here on new rows need a value; existing ones get theirs below.", &sql);
        let then = vec![
            format!("ALTER TABLE {quoted} ALTER COLUMN {quoted_column} SET NOT NULL"),
            format!("ALTER TABLE {quoted} DROP CONSTRAINT {}", quote(&constraint)),
        ];
        let backfill = required(table, column, DIALECT, self.plan.direction);
        self.pending.push(Pending::validate(table, &constraint).after(backfill).then(then));
    }

    /// The database counts on from the largest number there is. Runs once the column is NOT NULL.
    fn generate(&mut self, table: &str, column: &Column) {
        self.settle();
        self.alter(table, column, "ADD GENERATED BY DEFAULT AS IDENTITY");
        let sql = format!(
            "SELECT setval(pg_get_serial_sequence({}, {}), COALESCE((SELECT max({}) FROM {}), 0) + 1, false)",
            name::quote_text(&quote(table)),
            name::quote_text(&name::identifier(&column.name)),
            quote(&column.name),
            quote(table)
        );
        self.text.statement("", &sql);
    }
}
