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
mod document;
mod function;
mod literal;
mod relation;
mod typing;

use resource_core::{BinaryOp, Expr, Function, Kind, Node, ResourceMeta, Root, Scalar};

use self::typing::Typing;
use super::Dialect;
use super::bind::{List, Width, postgres_type, width};
use super::text::{Between, Text};

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
    /// Whether the value is a column of the answer. It is then wanted for the few rows of a page, while a
    /// condition is asked of many.
    pub answered: bool,
    /// Whether constants are written out instead of bound. A database finds the partial index of an upsert by
    /// comparing conditions, and a parameter equals nothing. For conditions of declarations alone.
    pub written_out: bool,
}

impl<'a> Scope<'a> {
    /// A row of a table or alias, without a row before or an inserted one beside it.
    pub fn of(meta: &'static ResourceMeta, alias: &'a str) -> Scope<'a> {
        Scope { meta, alias, old: None, new: None, answered: false, written_out: false }
    }
}

/// Writes a folded expression. An actor's field, an argument, the tenant or the time, which folding
/// should have replaced, are null: an unfolded condition lets nothing pass.
pub fn write(text: &mut Text, expr: &Expr, scope: &Scope<'_>) {
    Renderer::new(expr, *scope, text.dialect(), 0).at(text, expr.root(), None);
}

/// Writes a folded expression as a part of something else.
pub fn operand(text: &mut Text, expr: &Expr, scope: &Scope<'_>) {
    Renderer::new(expr, *scope, text.dialect(), 0).operand(text, expr.root(), None);
}

/// Writes a folded condition, to stand beside others with `AND` between them.
pub fn condition(text: &mut Text, expr: &Expr, scope: &Scope<'_>) {
    Renderer::new(expr, *scope, text.dialect(), 0).joined(text, BinaryOp::And, expr.root());
}

/// Writes a folded expression whose value a column of this kind takes.
pub fn assigned(text: &mut Text, expr: &Expr, kind: Kind, scope: &Scope<'_>) {
    Renderer::new(expr, *scope, text.dialect(), 0).at(text, expr.root(), Some(kind));
}

/// Writes a field's column.
pub fn column(text: &mut Text, meta: &'static ResourceMeta, field: u16, alias: &str) {
    text.column(alias, meta.fields[field as usize].column);
}

/// Writes the columns of several fields, with commas between them.
pub fn columns(text: &mut Text, meta: &'static ResourceMeta, fields: impl IntoIterator<Item = u16>, alias: &str) {
    let mut list = Between::COMMA;
    for field in fields {
        list.next(text).column(alias, meta.fields[field as usize].column);
    }
}

/// Writes the column that holds a case-insensitive text in lower case.
pub fn key_column(text: &mut Text, meta: &'static ResourceMeta, field: u16, alias: &str) {
    text.column(alias, &format!("{}_key", meta.fields[field as usize].column));
}

/// One expression on its way to SQL. `depth` counts the subqueries around it.
struct Renderer<'a> {
    expr: &'a Expr,
    scope: Scope<'a>,
    typing: Typing<'a>,
    dialect: Dialect,
    depth: usize,
}

impl<'a> Renderer<'a> {
    fn new(expr: &'a Expr, scope: Scope<'a>, dialect: Dialect, depth: usize) -> Renderer<'a> {
        Renderer { expr, scope, typing: Typing::of(expr, scope.meta), dialect, depth }
    }

    /// Writes a node. `beside` is the kind of what it stands beside: a bare constant takes its type.
    fn at(&self, text: &mut Text, at: u16, beside: Option<Kind>) {
        match self.expr.node(at) {
            Node::Const(scalar) => self.constant(text, scalar, beside),
            Node::Field(field) => column(text, self.scope.meta, *field, self.scope.alias),
            Node::Root(root, field) => self.root(text, *root, *field, beside),
            Node::Tenant | Node::Now => null(text, beside),
            Node::Not(a) => {
                text.add("NOT ");
                self.operand(text, *a, Some(Kind::Bool));
            }
            Node::Negate(a) => self.negate(text, *a),
            Node::Binary(op, a, b) => self.binary(text, *op, *a, *b),
            Node::In(item, list) => self.is_in(text, *item, list),
            Node::Among(item, list, kind) => self.is_item_of(text, *item, *list, *kind),
            Node::Member(of, name, kind) => self.member(text, *of, name, *kind),
            Node::If(condition, then, otherwise) => {
                let kind = self.anchor(&[*then, *otherwise], beside);
                self.at(text.add("(CASE WHEN "), *condition, Some(Kind::Bool));
                self.at(text.add(" THEN "), *then, kind);
                self.at(text.add(" ELSE "), *otherwise, kind);
                text.add(" END)");
            }
            Node::Call(function, arguments) => self.call(text, at, *function, (arguments, beside)),
            Node::Via(relation, path) => self.via(text, *relation, path, beside),
            Node::Exists(relation, condition) => self.exists(text, *relation, condition),
            Node::Count(relation, condition) => self.count(text, *relation, condition),
        }
    }

    /// Writes a node as a part of something else: in parentheses, unless it stands together by itself.
    fn operand(&self, text: &mut Text, at: u16, beside: Option<Kind>) {
        match self.stands_together(at) {
            true => self.at(text, at, beside),
            false => {
                self.at(text.add("("), at, beside);
                text.add(")");
            }
        }
    }

    fn stands_together(&self, at: u16) -> bool {
        match self.expr.node(at) {
            Node::Not(_) | Node::Negate(_) | Node::Binary(..) | Node::In(..) | Node::Among(..) => false,
            Node::Call(Function::Coalesce, arguments) => match arguments.as_ref() {
                [only] => self.stands_together(*only),
                _ => true,
            },
            Node::Call(function, _) => matches!(function, Function::Lower | Function::Length),
            _ => true,
        }
    }

    fn root(&self, text: &mut Text, root: Root, field: u16, beside: Option<Kind>) {
        let row = match root {
            Root::Old => self.scope.old,
            Root::New => self.scope.new,
            Root::Actor | Root::Argument => None,
        };
        match row {
            Some(alias) => column(text, self.scope.meta, field, alias),
            None => null(text, beside),
        }
    }

    fn binary(&self, text: &mut Text, op: BinaryOp, a: u16, b: u16) {
        match op {
            BinaryOp::And | BinaryOp::Or => {
                self.joined(text, op, a);
                self.joined(text.add(if op == BinaryOp::And { " AND " } else { " OR " }), op, b);
            }
            BinaryOp::Equal => self.comparison(text, a, " = ", b),
            BinaryOp::NotEqual => self.comparison(text, a, " <> ", b),
            BinaryOp::Less => self.order(text, a, " < ", b),
            BinaryOp::LessOrEqual => self.order(text, a, " <= ", b),
            BinaryOp::Greater => self.order(text, a, " > ", b),
            BinaryOp::GreaterOrEqual => self.order(text, a, " >= ", b),
            BinaryOp::Is => self.identity(text, a, true, b),
            BinaryOp::IsNot => self.identity(text, a, false, b),
            _ => self.arithmetic(text, op, a, b),
        }
    }

    /// Writes a condition between others that `op` joins; it needs no parentheses if it is joined by the same.
    fn joined(&self, text: &mut Text, op: BinaryOp, at: u16) {
        match self.expr.node(at) {
            Node::Binary(inner, a, b) if *inner == op => self.binary(text, op, *a, *b),
            Node::Binary(BinaryOp::And | BinaryOp::Or, ..) | Node::Not(_) => self.operand(text, at, Some(Kind::Bool)),
            // Comparisons bind closer than both.
            _ => self.at(text, at, Some(Kind::Bool)),
        }
    }

    fn comparison(&self, text: &mut Text, a: u16, op: &str, b: u16) {
        if self.is_json(a) || self.is_json(b) {
            return null(text, Some(Kind::Bool));
        }
        self.operand(text, a, self.beside(b));
        self.operand(text.add(op), b, self.beside(a));
    }

    /// Text is ordered by its bytes. Columns say so themselves; what is computed takes the collation of
    /// the database, unless told otherwise.
    fn order(&self, text: &mut Text, a: u16, op: &str, b: u16) {
        let is_text = |at| matches!(self.typing.kind(at), Some(Kind::Text | Kind::CiText));
        let computed = is_text(a) && is_text(b) && !self.is_column(a) && !self.is_column(b);
        if self.dialect == Dialect::Postgres && computed {
            self.operand(text, a, self.beside(b));
            return self.operand(text.add(COLLATED).add(op), b, self.beside(a));
        }
        self.comparison(text, a, op, b);
    }

    /// `is` and `is not`: null is a value like others.
    fn identity(&self, text: &mut Text, a: u16, same: bool, b: u16) {
        let is_null = |at| matches!(self.expr.node(at), Node::Const(Scalar::Null));
        if is_null(a) || is_null(b) {
            self.operand(text, if is_null(b) { a } else { b }, None);
            text.add(if same { " IS NULL" } else { " IS NOT NULL" });
            return;
        }
        let op = match (self.dialect, same) {
            (Dialect::Sqlite, true) => " IS ",
            (Dialect::Sqlite, false) => " IS NOT ",
            (Dialect::Postgres, true) => " IS NOT DISTINCT FROM ",
            (Dialect::Postgres, false) => " IS DISTINCT FROM ",
        };
        self.comparison(text, a, op, b);
    }

    /// The cache of prepared statements holds few shapes, so long lists of constants are one parameter. Where
    /// that is not possible they grow in powers of two; the last candidate is repeated.
    fn is_in(&self, text: &mut Text, item: u16, list: &[u16]) {
        const SHORT: usize = 8;
        let Some(last) = list.last() else { return truth(text, false) };
        let beside_list = list.iter().find_map(|at| self.beside(*at));
        let beside_item = self.beside(item).or(beside_list);
        let long = list.len() > SHORT;
        self.operand(text, item, beside_list);
        if let Some(list) = beside_item.filter(|_| long).and_then(|kind| self.one_parameter(list, kind)) {
            text.add(" = ANY(").bind_list(list).add(")");
            return;
        }
        text.add(" IN (");
        let length = if long { list.len().next_power_of_two() } else { list.len() };
        let mut between = Between::COMMA;
        for at in list.iter().chain(std::iter::repeat(last)).take(length) {
            self.at(between.next(text), *at, beside_item);
        }
        text.add(")");
    }

    fn one_parameter(&self, list: &[u16], kind: Kind) -> Option<List<'_>> {
        if self.dialect == Dialect::Sqlite || self.scope.written_out {
            return None;
        }
        let constant = |at: &u16| match self.expr.node(*at) {
            Node::Const(scalar) if fits(scalar, kind) => Some(scalar),
            _ => None,
        };
        List::new(list.iter().map(constant).collect::<Option<Vec<_>>>()?.into_iter(), kind)
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

    /// A constant of the expression. Truth values are keywords, so that a planner sees them. On Postgres a
    /// parameter that stands beside nothing says its type, because a prepared statement keeps the types of
    /// its first use.
    fn constant(&self, text: &mut Text, scalar: &Scalar, beside: Option<Kind>) {
        let natural = match scalar {
            Scalar::Null => return null(text, beside),
            Scalar::Bool(value) => return truth(text, *value),
            scalar => typing::kind_of(scalar),
        };
        if self.scope.written_out {
            return literal::write(text, scalar);
        }
        if self.dialect == Dialect::Sqlite {
            text.bind(scalar, natural);
            return;
        }
        match beside {
            Some(kind) if fits(scalar, kind) => {
                text.bind(scalar, Some(kind));
            }
            _ => cast(text, postgres_type(natural.unwrap_or(Kind::Text)), |text| {
                text.bind(scalar, natural);
            }),
        }
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

fn truth(text: &mut Text, value: bool) {
    text.add(if value { "TRUE" } else { "FALSE" });
}

fn null(text: &mut Text, kind: Option<Kind>) {
    let [open, of, close] = match (kind, text.dialect()) {
        (Some(kind), Dialect::Postgres) => ["CAST(NULL AS ", postgres_type(kind), ")"],
        _ => ["NULL", "", ""],
    };
    text.add(open).add(of).add(close);
}

fn cast(text: &mut Text, to: &str, inner: impl FnOnce(&mut Text)) {
    inner(text.add("CAST("));
    text.add(" AS ").add(to).add(")");
}

/// How a text says that its bytes count.
pub const COLLATED: &str = " COLLATE \"C\"";
