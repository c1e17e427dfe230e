//! The SQL backend of the expression language; its twin is [`resource_core::evaluate`].
//!
//! What a rendered expression answers for a row is what the evaluator answers for it, on both
//! databases; `tests/differential/` holds the three together. Values become bind parameters, never
//! text. A comparison of a column with a constant stays bare, so that an index can serve it; casts,
//! range checks and collations appear only where an expression computes.
//!
//! Two things exist in the evaluator only and are unknown (null) here: regular expressions, and the
//! comparison of JSON documents. The type checker lets neither into an expression that becomes SQL.

mod arithmetic;
mod function;
mod relation;
mod typing;

use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar};
use sea_orm::sea_query::{self, BinOper, ExprTrait, Func, Keyword, SimpleExpr, UnOper};

use self::typing::Typing;
use super::Dialect;
use super::bind::{Width, bind, postgres_type, width};

/// The row that an expression is about, and where the statement has it.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The resource of the row.
    pub meta: &'static ResourceMeta,
    /// The table, or its alias in the statement. Empty leaves columns unqualified, as an index's or a
    /// constraint's condition wants it; relations are then reached from the table's own name.
    pub alias: &'a str,
    /// Where the row before the write stands, if it has a name of its own.
    pub old: Option<&'a str>,
    /// Where the row that an upsert would insert stands: `excluded`.
    pub new: Option<&'a str>,
    /// For which database.
    pub dialect: Dialect,
    /// Whether the value is a column of the answer. It is then wanted for the few rows of a page, while a
    /// condition is asked of many.
    pub answered: bool,
}

impl<'a> Scope<'a> {
    /// A row of a table or alias, without a row before or an inserted one beside it.
    pub fn of(meta: &'static ResourceMeta, alias: &'a str, dialect: Dialect) -> Scope<'a> {
        Scope { meta, alias, old: None, new: None, dialect, answered: false }
    }
}

/// The SQL of a folded expression. An actor's field, an argument, the tenant or the time, which folding
/// should have replaced, are null: an unfolded condition lets nothing pass.
pub fn render(expr: &Expr, scope: &Scope<'_>) -> SimpleExpr {
    Renderer::new(expr, *scope, 0).at(expr.root(), None)
}

/// The SQL of a folded condition, for `WHERE`.
pub fn condition(expr: &Expr, scope: &Scope<'_>) -> SimpleExpr {
    assigned(expr, Kind::Bool, scope)
}

/// The SQL of a folded expression whose value a column of this kind takes.
pub fn assigned(expr: &Expr, kind: Kind, scope: &Scope<'_>) -> SimpleExpr {
    Renderer::new(expr, *scope, 0).at(expr.root(), Some(kind))
}

/// A field's column, as a reference in a statement.
pub fn column(meta: &'static ResourceMeta, field: u16, alias: &str) -> SimpleExpr {
    qualified(alias, meta.fields[field as usize].column.to_owned())
}

/// The columns of several fields, one behind the other. Their names are those of Rust fields, so they are
/// written as they are: rows have dozens of them, and every statement lists them.
pub fn columns(meta: &'static ResourceMeta, fields: impl Iterator<Item = u16>, alias: &str) -> SimpleExpr {
    debug_assert!(!alias.is_empty(), "an answer's columns are those of a named table");
    let mut text = String::with_capacity(meta.fields.len() * (alias.len() + 24));
    for field in fields {
        let separator = if text.is_empty() { "" } else { ", " };
        let column = meta.fields[field as usize].column;
        for part in [separator, "\"", alias, "\".\"", column, "\""] {
            text.push_str(part);
        }
    }
    SimpleExpr::Custom(text.into())
}

/// The column that holds a case-insensitive text in lower case.
pub fn key_column(meta: &'static ResourceMeta, field: u16, alias: &str) -> SimpleExpr {
    qualified(alias, format!("{}_key", meta.fields[field as usize].column))
}

fn qualified(alias: &str, column: String) -> SimpleExpr {
    match alias {
        "" => SimpleExpr::col(column),
        alias => SimpleExpr::col((alias.to_owned(), column)),
    }
}

/// One expression on its way to SQL. `depth` counts the subqueries around it.
struct Renderer<'a> {
    expr: &'a Expr,
    scope: Scope<'a>,
    typing: Typing,
    depth: usize,
}

impl<'a> Renderer<'a> {
    fn new(expr: &'a Expr, scope: Scope<'a>, depth: usize) -> Renderer<'a> {
        Renderer { expr, scope, typing: Typing::of(expr, scope.meta), depth }
    }

    /// The SQL of a node. `beside` is the kind of what it stands beside: a bare constant takes its type.
    fn at(&self, at: u16, beside: Option<Kind>) -> SimpleExpr {
        match self.expr.node(at) {
            Node::Const(scalar) => constant(scalar, beside, self.scope.dialect),
            Node::Field(field) => column(self.scope.meta, *field, self.scope.alias),
            Node::Root(root, field) => self.root(*root, *field, beside),
            Node::Tenant | Node::Now => null(beside, self.scope.dialect),
            Node::Not(a) => SimpleExpr::Unary(UnOper::Not, Box::new(self.at(*a, Some(Kind::Bool)))),
            Node::Negate(a) => self.negate(*a),
            Node::Binary(op, a, b) => self.binary(*op, *a, *b),
            Node::In(item, list) => self.is_in(*item, list),
            Node::If(condition, then, otherwise) => {
                let kind = self.anchor(&[*then, *otherwise], beside);
                let condition = self.at(*condition, Some(Kind::Bool));
                SimpleExpr::case(condition, self.at(*then, kind)).finally(self.at(*otherwise, kind)).into()
            }
            Node::Call(function, arguments) => self.call(at, *function, arguments, beside),
            Node::Via(relation, path) => self.via(*relation, path, beside),
            Node::Exists(relation, condition) => self.exists(*relation, condition),
            Node::Count(relation, condition) => self.count(*relation, condition),
        }
    }

    fn root(&self, root: Root, field: u16, beside: Option<Kind>) -> SimpleExpr {
        let row = match root {
            Root::Old => self.scope.old,
            Root::New => self.scope.new,
            Root::Actor | Root::Argument => None,
        };
        match row {
            Some(alias) => column(self.scope.meta, field, alias),
            None => null(beside, self.scope.dialect),
        }
    }

    fn binary(&self, op: BinaryOp, a: u16, b: u16) -> SimpleExpr {
        match op {
            BinaryOp::And => self.logical(BinOper::And, a, b),
            BinaryOp::Or => self.logical(BinOper::Or, a, b),
            BinaryOp::Equal => self.comparison(BinOper::Equal, a, b),
            BinaryOp::NotEqual => self.comparison(BinOper::NotEqual, a, b),
            BinaryOp::Less => self.order(BinOper::SmallerThan, a, b),
            BinaryOp::LessOrEqual => self.order(BinOper::SmallerThanOrEqual, a, b),
            BinaryOp::Greater => self.order(BinOper::GreaterThan, a, b),
            BinaryOp::GreaterOrEqual => self.order(BinOper::GreaterThanOrEqual, a, b),
            BinaryOp::Is => self.identity(true, a, b),
            BinaryOp::IsNot => self.identity(false, a, b),
            _ => self.arithmetic(op, a, b),
        }
    }

    fn logical(&self, op: BinOper, a: u16, b: u16) -> SimpleExpr {
        self.at(a, Some(Kind::Bool)).binary(op, self.at(b, Some(Kind::Bool)))
    }

    fn comparison(&self, op: BinOper, a: u16, b: u16) -> SimpleExpr {
        if self.is_json(a) || self.is_json(b) {
            return null(Some(Kind::Bool), self.scope.dialect);
        }
        self.at(a, self.beside(b)).binary(op, self.at(b, self.beside(a)))
    }

    /// Text is ordered by its bytes. Columns say so themselves; what is computed takes the collation of
    /// the database, unless told otherwise.
    fn order(&self, op: BinOper, a: u16, b: u16) -> SimpleExpr {
        let text = |at| matches!(self.typing.kind(at), Some(Kind::Text | Kind::CiText));
        let computed = text(a) && text(b) && !self.is_column(a) && !self.is_column(b);
        if self.scope.dialect == Dialect::Postgres && computed {
            return collated(self.at(a, self.beside(b))).binary(op, self.at(b, self.beside(a)));
        }
        self.comparison(op, a, b)
    }

    /// `is` and `is not`: null is a value like others.
    fn identity(&self, same: bool, a: u16, b: u16) -> SimpleExpr {
        let is_null = |at| matches!(self.expr.node(at), Node::Const(Scalar::Null));
        if is_null(a) || is_null(b) {
            let operand = if is_null(b) { a } else { b };
            let op = if same { BinOper::Is } else { BinOper::IsNot };
            return self.at(operand, None).binary(op, SimpleExpr::Keyword(Keyword::Null));
        }
        let op = match (self.scope.dialect, same) {
            (Dialect::Sqlite, true) => BinOper::Is,
            (Dialect::Sqlite, false) => BinOper::IsNot,
            (Dialect::Postgres, true) => BinOper::Custom("IS NOT DISTINCT FROM"),
            (Dialect::Postgres, false) => BinOper::Custom("IS DISTINCT FROM"),
        };
        self.comparison(op, a, b)
    }

    fn is_in(&self, item: u16, list: &[u16]) -> SimpleExpr {
        if list.is_empty() {
            return truth(false);
        }
        let beside_list = list.iter().find_map(|at| self.beside(*at));
        let beside_item = self.beside(item).or(beside_list);
        let mut list: Vec<SimpleExpr> = list.iter().map(|at| self.at(*at, beside_item)).collect();
        pad(&mut list);
        self.at(item, beside_list).binary(BinOper::In, SimpleExpr::Tuple(list))
    }

    /// The kind that a constant beside this node takes; constants have none to give.
    fn beside(&self, at: u16) -> Option<Kind> {
        match self.expr.node(at) {
            Node::Const(_) => None,
            _ => self.typing.kind(at),
        }
    }

    /// The kind that constants among alternatives take: that of the others, or of what is around them.
    fn anchor(&self, alternatives: &[u16], beside: Option<Kind>) -> Option<Kind> {
        let others = alternatives.iter().any(|at| self.beside(*at).is_some());
        let kinds = alternatives.iter().map(|at| self.typing.kind(*at));
        if others { kinds.reduce(typing::common).flatten() } else { beside }
    }

    fn is_json(&self, at: u16) -> bool {
        self.typing.kind(at).is_some_and(Kind::is_json)
    }

    /// Whether a node is rendered as a column of a table.
    fn is_column(&self, at: u16) -> bool {
        match self.expr.node(at) {
            Node::Field(_) => true,
            Node::Call(Function::Lower, arguments) => self.key_field(arguments).is_some(),
            _ => false,
        }
    }
}

/// Long lists of bind parameters grow in powers of two, so that a statement has few shapes and the
/// cache of prepared statements holds them; the last candidate is repeated.
fn pad(list: &mut Vec<SimpleExpr>) {
    const UNPADDED: usize = 8;
    if list.len() > UNPADDED
        && let Some(last) = list.last().cloned()
    {
        list.resize(list.len().next_power_of_two(), last);
    }
}

/// A constant of the expression. Truth values are keywords, so that a planner sees them. On Postgres a
/// parameter that stands beside nothing says its type, because a prepared statement keeps the types of
/// its first use.
fn constant(scalar: &Scalar, beside: Option<Kind>, dialect: Dialect) -> SimpleExpr {
    let natural = match scalar {
        Scalar::Null => return null(beside, dialect),
        Scalar::Bool(value) => return truth(*value),
        scalar => typing::kind_of(scalar),
    };
    if dialect == Dialect::Sqlite {
        return SimpleExpr::Value(bind(scalar, natural, dialect));
    }
    match beside {
        Some(kind) if fits(scalar, kind) => SimpleExpr::Value(bind(scalar, Some(kind), dialect)),
        _ => cast(SimpleExpr::Value(bind(scalar, natural, dialect)), postgres_type(natural.unwrap_or(Kind::Text))),
    }
}

/// Whether a column of this kind could hold the value.
fn fits(scalar: &Scalar, kind: Kind) -> bool {
    match scalar {
        Scalar::I64(number) => match width(kind) {
            Width::Small => i16::try_from(*number).is_ok(),
            Width::Normal => i32::try_from(*number).is_ok(),
            Width::Big => kind.is_integer(),
        },
        Scalar::Json(_) => kind.is_json(),
        scalar => typing::kind_of(scalar).is_some_and(|natural| postgres_type(natural) == postgres_type(kind)),
    }
}

fn truth(value: bool) -> SimpleExpr {
    SimpleExpr::Constant(sea_query::Value::Bool(Some(value)))
}

fn null(kind: Option<Kind>, dialect: Dialect) -> SimpleExpr {
    let null = SimpleExpr::Keyword(Keyword::Null);
    match (kind, dialect) {
        (Some(kind), Dialect::Postgres) => cast(null, postgres_type(kind)),
        _ => null,
    }
}

fn cast(expr: SimpleExpr, to: &'static str) -> SimpleExpr {
    Func::cast_as(expr, to).into()
}

fn collated(expr: SimpleExpr) -> SimpleExpr {
    expr.binary(BinOper::Custom("COLLATE"), SimpleExpr::Keyword(Keyword::Custom("\"C\"".into())))
}

fn named(function: &'static str, arguments: impl IntoIterator<Item = SimpleExpr>) -> SimpleExpr {
    Func::cust(function).args(arguments).into()
}
