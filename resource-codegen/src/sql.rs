//! Conditions over one row as SQL text, for constraints and partial indexes of both databases.
//!
//! Such a condition may not depend on anything but the row, so this is a subset of the expression
//! language: fields, constants, comparisons, null tests, logic, choices, and the functions whose results
//! are the same on both databases. Statements have bind parameters instead and are written by the engine.

use resource_core::{BinaryOp, Expr, Function, Node, Scalar};
use resource_migrate::{Dialect, PerDialect, name};
use resource_schema::model::{Resource, Type};

/// A condition that the database would have to keep but cannot.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{file}: the condition `{condition}` of {place} cannot be kept by a database: {reason}; \
     use fields of the row, constants, comparisons, null tests and logic only"
)]
pub struct Unwritable {
    /// The declaration's file.
    pub file: String,
    /// Where the condition stands.
    pub place: String,
    /// The condition.
    pub condition: String,
    /// What is in the way.
    pub reason: &'static str,
}

/// The condition for both databases.
///
/// # Errors
/// What is in the way.
pub fn condition(resource: &Resource, expr: &Expr) -> Result<PerDialect, &'static str> {
    let text = |dialect| Writer { resource, expr, dialect }.node(expr.root());
    Ok(PerDialect { sqlite: text(Dialect::Sqlite)?, postgres: text(Dialect::Postgres)? })
}

struct Writer<'a> {
    resource: &'a Resource,
    expr: &'a Expr,
    dialect: Dialect,
}

type Text = Result<String, &'static str>;

impl Writer<'_> {
    fn node(&self, at: u16) -> Text {
        match self.expr.node(at) {
            Node::Const(value) => self.constant(value),
            Node::Field(field) => {
                let field = &self.resource.fields[*field as usize];
                if is_json(&field.ty) {
                    return Err("it looks into a list, map or embedded value");
                }
                Ok(name::quote(&field.name))
            }
            Node::Not(a) => Ok(format!("NOT {}", self.operand(*a)?)),
            Node::Binary(op, a, b) => self.binary(*op, *a, *b),
            Node::In(item, list) => {
                let values: Result<Vec<String>, _> = list.iter().map(|at| self.node(*at)).collect();
                match values?.join(", ") {
                    none if none.is_empty() => Ok(self.truth(false)),
                    values => Ok(format!("{} IN ({values})", self.operand(*item)?)),
                }
            }
            Node::Among(..) | Node::Member(..) => Err("it looks into a list, map or embedded value"),
            Node::If(condition, then, otherwise) => {
                let [condition, then, otherwise] = [self.node(*condition)?, self.node(*then)?, self.node(*otherwise)?];
                Ok(format!("CASE WHEN {condition} THEN {then} ELSE {otherwise} END"))
            }
            Node::Call(function, arguments) => self.call(*function, arguments),
            Node::Root(..) => Err("it mentions the actor, an argument, or another row"),
            Node::Tenant => Err("it mentions the context's tenant"),
            Node::Now => Err("it mentions the current time"),
            Node::Negate(_) => Err("it computes"),
            Node::Via(..) | Node::Exists(..) | Node::Count(..) => Err("it reads other rows"),
        }
    }

    /// In parentheses unless it is a name or a constant.
    fn operand(&self, at: u16) -> Text {
        let text = self.node(at)?;
        Ok(match self.expr.node(at) {
            Node::Const(_) | Node::Field(_) | Node::Call(..) => text,
            _ => format!("({text})"),
        })
    }

    fn binary(&self, op: BinaryOp, a: u16, b: u16) -> Text {
        let is_null = |at: u16| matches!(self.expr.node(at), Node::Const(Scalar::Null));
        let operator = match op {
            BinaryOp::Is if is_null(b) => return Ok(format!("{} IS NULL", self.operand(a)?)),
            BinaryOp::IsNot if is_null(b) => return Ok(format!("{} IS NOT NULL", self.operand(a)?)),
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
            _ => return Err("it computes"),
        };
        Ok(format!("{} {operator} {}", self.operand(a)?, self.operand(b)?))
    }

    fn call(&self, function: Function, arguments: &[u16]) -> Text {
        let texts: Result<Vec<String>, _> = arguments.iter().map(|at| self.node(*at)).collect();
        let texts = texts?;
        match function {
            Function::Coalesce => Ok(format!("coalesce({})", texts.join(", "))),
            Function::Length => Ok(format!("length({})", texts.join(", "))),
            Function::Lower => Ok(self.lower(arguments, &texts)),
            Function::Contains | Function::StartsWith | Function::EndsWith => Err("it searches in text"),
            Function::Seconds => Err("it computes"),
            Function::Matches => Err("it matches a regular expression"),
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

    fn constant(&self, value: &Scalar) -> Text {
        Ok(match (value, self.dialect) {
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
            (Scalar::Bytes(_) | Scalar::Json(_), _) => return Err("it has a constant that is no simple value"),
        })
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

fn is_json(ty: &Type) -> bool {
    matches!(ty, Type::Map | Type::List(_) | Type::Embedded(_))
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

    fn written(text: &str) -> Result<PerDialect, &'static str> {
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
            assert_eq!(written(source), Ok(both), "{source}");
        }
    }

    #[test]
    fn refuses_what_depends_on_more_than_the_row() {
        let refused = |source| written(source).expect_err("no database can keep it");
        assert_eq!(refused("copies + 1 > 2"), "it computes");
        assert_eq!(refused("contains(isbn, \"9\")"), "it searches in text");
    }
}
