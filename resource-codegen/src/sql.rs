//! Conditions over one row as SQL text, for constraints and partial indexes of both databases.
//!
//! Such a condition may not depend on anything but the row, so this is a subset of the expression
//! language; [`obstacle`] says which. Statements have bind parameters instead and are written by the engine.

use resource_core::{BinaryOp, Expr, Function, Node, Scalar};
use resource_migrate::{Dialect, PerDialect, name};
use resource_schema::keep::obstacle;
use resource_schema::model::{Resource, Type};

/// The condition for both databases; `None` if they cannot keep it.
pub fn condition(resource: &Resource, expr: &Expr) -> Option<PerDialect> {
    let text = |dialect| Writer { resource, expr, dialect }.node(expr.root());
    let writable = obstacle(&resource.fields, expr).is_none();
    writable.then(|| PerDialect { sqlite: text(Dialect::Sqlite), postgres: text(Dialect::Postgres) })
}

struct Writer<'a> {
    resource: &'a Resource,
    expr: &'a Expr,
    dialect: Dialect,
}

impl Writer<'_> {
    fn node(&self, at: u16) -> String {
        match self.expr.node(at) {
            Node::Const(value) => self.constant(value),
            Node::Field(field) => name::quote(&self.resource.fields[*field as usize].name),
            Node::Not(a) => format!("NOT {}", self.operand(*a)),
            Node::Binary(op, a, b) => self.binary(*op, *a, *b),
            Node::In(item, list) => {
                let values: Vec<String> = list.iter().map(|at| self.node(*at)).collect();
                match values.join(", ") {
                    none if none.is_empty() => self.truth(false),
                    values => format!("{} IN ({values})", self.operand(*item)),
                }
            }
            Node::If(condition, then, otherwise) => {
                let [condition, then, otherwise] = [self.node(*condition), self.node(*then), self.node(*otherwise)];
                format!("CASE WHEN {condition} THEN {then} ELSE {otherwise} END")
            }
            Node::Call(function, arguments) => self.call(*function, arguments),
            other => no_database_keeps(other),
        }
    }

    /// In parentheses unless it is a name or a constant.
    fn operand(&self, at: u16) -> String {
        let text = self.node(at);
        match self.expr.node(at) {
            Node::Const(_) | Node::Field(_) | Node::Call(..) => text,
            _ => format!("({text})"),
        }
    }

    fn binary(&self, op: BinaryOp, a: u16, b: u16) -> String {
        let is_null = |at: u16| matches!(self.expr.node(at), Node::Const(Scalar::Null));
        let operator = match op {
            BinaryOp::Is if is_null(b) => return format!("{} IS NULL", self.operand(a)),
            BinaryOp::IsNot if is_null(b) => return format!("{} IS NOT NULL", self.operand(a)),
            BinaryOp::Is | BinaryOp::IsNot if is_null(a) => return self.binary(op, b, a),
            BinaryOp::Equal => "=",
            BinaryOp::NotEqual => "<>",
            BinaryOp::Less => "<",
            BinaryOp::LessOrEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterOrEqual => ">=",
            BinaryOp::And => "AND",
            BinaryOp::Or => "OR",
            BinaryOp::Is if self.dialect == Dialect::Sqlite => "IS",
            BinaryOp::IsNot if self.dialect == Dialect::Sqlite => "IS NOT",
            BinaryOp::Is => "IS NOT DISTINCT FROM",
            BinaryOp::IsNot => "IS DISTINCT FROM",
            other => no_database_keeps(&other),
        };
        format!("{} {operator} {}", self.operand(a), self.operand(b))
    }

    fn call(&self, function: Function, arguments: &[u16]) -> String {
        let texts: Vec<String> = arguments.iter().map(|at| self.node(*at)).collect();
        match function {
            Function::Coalesce => format!("coalesce({})", texts.join(", ")),
            Function::Length => format!("length({})", texts.join(", ")),
            Function::Lower => self.lower(arguments, &texts),
            other => no_database_keeps(&other),
        }
    }

    /// Folds ASCII only; a case-insensitive column has its key column for that.
    fn lower(&self, arguments: &[u16], texts: &[String]) -> String {
        let argument = arguments.first().map(|at| self.expr.node(*at));
        if let Some(Node::Field(field)) = argument {
            let field = &self.resource.fields[*field as usize];
            if field.ty == Type::CiText {
                return name::quote(&name::key_column(&field.name));
            }
        }
        if let Some(Node::Const(Scalar::Text(text))) = argument {
            return name::quote_text(&text.to_ascii_lowercase());
        }
        match self.dialect {
            Dialect::Sqlite => format!("lower({})", texts.join(", ")),
            Dialect::Postgres => format!("lower({} COLLATE \"C\")", texts.join(", ")),
        }
    }

    fn constant(&self, value: &Scalar) -> String {
        match (value, self.dialect) {
            (Scalar::Null, _) => "NULL".to_owned(),
            (Scalar::Bool(truth), _) => self.truth(*truth),
            (Scalar::I64(number), _) => number.to_string(),
            (Scalar::F64(number), _) => format!("{number:?}"),
            (Scalar::Text(text), _) => name::quote_text(text),
            (Scalar::Uuid(uuid), Dialect::Postgres) => format!("'{uuid}'::uuid"),
            (Scalar::Uuid(uuid), Dialect::Sqlite) => format!("X'{}'", uuid.simple()),
            (Scalar::Time(micros), Dialect::Sqlite) => micros.to_string(),
            (Scalar::Time(micros), Dialect::Postgres) => {
                format!("'{}'::timestamptz", resource_core::Timestamp::from_micros(*micros))
            }
            (Scalar::Bytes(_) | Scalar::Json(_), _) => no_database_keeps(value),
        }
    }

    fn truth(&self, truth: bool) -> String {
        let text = match (self.dialect, truth) {
            (Dialect::Sqlite, true) => "1",
            (Dialect::Sqlite, false) => "0",
            (Dialect::Postgres, true) => "TRUE",
            (Dialect::Postgres, false) => "FALSE",
        };
        text.to_owned()
    }
}

/// A condition with such a part has an obstacle, and is not written.
fn no_database_keeps(part: &dyn std::fmt::Debug) -> ! {
    unreachable!("{part:?} is no part of a condition that a database keeps")
}

#[cfg(test)]
mod tests {
    use resource_schema::load_text;
    use resource_schema::model::Expression;

    use super::*;

    const DECLARATION: &str = r#"
        //! Books.
        use resource::prelude::*;
        /// A book.
        #[derive(Resource)]
        #[resource(table = "books")]
        #[tenancy(shared)]
        #[unique(name, fields(isbn), where(CONDITION), message = "taken")]
        #[read(list, primary)]
        pub struct Book {
            /// The key.
            pub id: Id<Self>,
            /// The number.
            pub isbn: String,
            /// The title.
            pub title: CiString,
            /// Whether it can be lent.
            pub lent: bool,
            /// How many there are.
            pub copies: Option<i64>,
            /// When it came.
            pub came_at: Timestamp,
            /// What else.
            pub notes: Json,
        }
    "#;

    fn filter(condition: &str) -> (Resource, Expression) {
        let book = DECLARATION.replace("CONDITION", condition);
        let files = [
            ("src/lib.rs", "//! All.\npub mod shelf;"),
            ("src/shelf.rs", "//! Shelf.\npub mod book;"),
            ("src/shelf/book.rs", &*book),
        ];
        let model = load_text(&files).unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
        let resource = model.resources.into_iter().next().expect("a book");
        let filter = resource.identities[0].filter.clone().expect("a condition");
        (resource, filter)
    }

    fn written(text: &str) -> Option<PerDialect> {
        let (resource, filter) = filter(text);
        condition(&resource, &filter.expr)
    }

    #[test]
    fn writes_for_both_databases() {
        for (source, sqlite, postgres) in [
            ("lent", r#""lent""#, r#""lent""#),
            ("!lent", r#"NOT "lent""#, r#"NOT "lent""#),
            ("lent == true", r#""lent" = 1"#, r#""lent" = TRUE"#),
            ("copies == null", r#""copies" IS NULL"#, r#""copies" IS NULL"#),
            ("copies is not 3", r#""copies" IS NOT 3"#, r#""copies" IS DISTINCT FROM 3"#),
            ("copies in [1, 2] || lent", r#"("copies" IN (1, 2)) OR "lent""#, r#"("copies" IN (1, 2)) OR "lent""#),
            ("isbn != \"it's\"", r#""isbn" <> 'it''s'"#, r#""isbn" <> 'it''s'"#),
            ("title == \"Emma\"", r#""title_key" = 'emma'"#, r#""title_key" = 'emma'"#),
            ("length(isbn) > 3", r#"length("isbn") > 3"#, r#"length("isbn") > 3"#),
            ("lower(isbn) == \"x\"", r#"lower("isbn") = 'x'"#, r#"lower("isbn" COLLATE "C") = 'x'"#),
        ] {
            let both = PerDialect { sqlite: sqlite.to_owned(), postgres: postgres.to_owned() };
            assert_eq!(written(source), Some(both), "{source}");
        }
    }
}
