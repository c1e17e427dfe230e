//! The expression language after parsing and type checking: a postorder array of nodes.
//!
//! One [`Expr`] serves filters, scopes, ceilings, guards, assignments, validations and calculations.
//! It has exactly two interpreters: [`crate::evaluate`] in memory, and the SQL backend of the engine.
//! Both follow SQL's three-valued logic: comparisons with null are unknown, `and`/`or`/`not` are
//! Kleene's, and a failed arithmetic operation (overflow, division by zero) is null.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::{Kind, Scalar};

/// Position of a node in its expression.
pub type At = u16;

/// A checked expression. Children stand before their parents; the last node is the root.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// In postorder; never empty.
    pub nodes: Cow<'static, [Node]>,
}

/// One operation or leaf.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A value fixed by the declaration or the request.
    Const(Scalar),
    /// A field of the row in scope, by position in [`crate::ResourceMeta::fields`].
    Field(u16),
    /// A value from outside the row, by position in what the root names.
    Root(Root, u16),
    /// The tenant of the context.
    Tenant,
    /// The time of the request; one value for a whole action.
    Now,
    /// Negation; unknown stays unknown.
    Not(At),
    /// Arithmetic negation.
    Negate(At),
    /// An operator with two operands.
    Binary(BinaryOp, At, At),
    /// Whether the first operand equals one of the listed ones, as SQL's `IN`.
    In(At, Cow<'static, [At]>),
    /// Whether the first operand equals an item of the second, a list whose items have this kind: as if the
    /// items were written behind SQL's `IN`. Unknown where the list is null.
    Among(At, At, Kind),
    /// The member of an embedded value that has this name and kind; null where either is not there.
    Member(At, Cow<'static, str>, Kind),
    /// Condition, then, else; an unknown condition takes the else branch.
    If(At, At, At),
    /// A function.
    Call(Function, Cow<'static, [At]>),
    /// A to-one relation and an expression over the related row; null when there is no such row.
    Via(u16, Expr),
    /// Whether some row of a relation satisfies the condition.
    Exists(u16, Expr),
    /// How many rows of a relation satisfy the condition.
    Count(u16, Expr),
}

/// Where a value from outside the row comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Root {
    /// A field of the actor; position 0 is its name, then the declared fields.
    Actor,
    /// An argument of the action, by position in [`crate::meta::Action::inputs`].
    Argument,
    /// The stored row before the write, by field position.
    Old,
    /// The row that an upsert would have inserted, by field position.
    New,
}

/// Operators with two operands. Both operands have the same type unless the operator says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `is`: equal, or both null; never unknown.
    Is,
    /// `is not`: the opposite of `is`.
    IsNot,
    /// `&&`
    And,
    /// `||`
    Or,
    /// Integer addition.
    Add,
    /// Integer subtraction.
    Subtract,
    /// Integer multiplication.
    Multiply,
    /// Integer division, truncated towards zero.
    Divide,
    /// Remainder of the truncated division.
    Remainder,
    /// Timestamp plus duration.
    TimeAdd,
    /// Timestamp minus duration.
    TimeSubtract,
    /// Timestamp minus timestamp: a duration in microseconds.
    TimeDifference,
}

/// Functions of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// The first operand that is not null.
    Coalesce,
    /// ASCII lower case.
    Lower,
    /// Whether the first text contains the second, without ASCII case.
    Contains,
    /// Whether the first text starts with the second, without ASCII case.
    StartsWith,
    /// Whether the first text ends with the second, without ASCII case.
    EndsWith,
    /// The number of characters (Unicode scalar values).
    Length,
    /// A duration's whole seconds, truncated towards zero.
    Seconds,
    /// Whether the text matches a regular expression; exists in validations only.
    Matches,
}

impl Expr {
    /// An expression over nodes that live as long as the program.
    pub const fn of(nodes: &'static [Node]) -> Expr {
        Expr { nodes: Cow::Borrowed(nodes) }
    }

    /// One node without children.
    pub fn leaf(node: Node) -> Expr {
        Expr { nodes: Cow::Owned(vec![node]) }
    }

    /// A constant.
    pub fn constant(scalar: impl Into<Scalar>) -> Expr {
        Expr::leaf(Node::Const(scalar.into()))
    }

    /// A field of the row.
    pub fn field(field: u16) -> Expr {
        match FIELDS.get(usize::from(field)) {
            Some(node) => Expr::of(std::slice::from_ref(node)),
            None => Expr::leaf(Node::Field(field)),
        }
    }

    /// The root node's position.
    pub fn root(&self) -> At {
        (self.nodes.len() - 1) as At
    }

    /// The node at a position.
    pub fn node(&self, at: At) -> &Node {
        &self.nodes[at as usize]
    }

    /// The constant this expression is, if it is one.
    pub fn as_constant(&self) -> Option<&Scalar> {
        match self.nodes.last() {
            Some(Node::Const(scalar)) => Some(scalar),
            _ => None,
        }
    }

    /// `left op right`.
    pub fn binary(op: BinaryOp, left: Expr, right: Expr) -> Expr {
        let mut nodes = left.nodes.into_owned();
        let left = last(&nodes);
        let right = append(&mut nodes, right);
        nodes.push(Node::Binary(op, left, right));
        Expr { nodes: nodes.into() }
    }

    /// Every condition holds; true for none.
    pub fn all(conditions: impl IntoIterator<Item = Expr>) -> Expr {
        balanced(BinaryOp::And, conditions.into_iter().collect()).unwrap_or_else(|| Expr::constant(true))
    }

    /// Some condition holds; false for none.
    pub fn any(conditions: impl IntoIterator<Item = Expr>) -> Expr {
        balanced(BinaryOp::Or, conditions.into_iter().collect()).unwrap_or_else(|| Expr::constant(false))
    }

    /// The opposite condition; unknown stays unknown.
    pub fn negated(self) -> Expr {
        self.wrapped(Node::Not)
    }

    /// `-expression`.
    pub fn minus(self) -> Expr {
        self.wrapped(Node::Negate)
    }

    /// `expression in (values)`.
    pub fn is_in(self, values: impl IntoIterator<Item = Scalar>) -> Expr {
        self.is_among(values.into_iter().map(Expr::constant))
    }

    /// `expression in (expressions)`.
    pub fn is_among(self, list: impl IntoIterator<Item = Expr>) -> Expr {
        let mut nodes = self.nodes.into_owned();
        let item = last(&nodes);
        let list = list.into_iter().map(|candidate| append(&mut nodes, candidate)).collect();
        nodes.push(Node::In(item, list));
        Expr { nodes: nodes.into() }
    }

    /// `expression in list`, where items of the list have this kind.
    pub fn is_item_of(self, list: Expr, kind: Kind) -> Expr {
        let mut nodes = self.nodes.into_owned();
        let item = last(&nodes);
        let list = append(&mut nodes, list);
        nodes.push(Node::Among(item, list, kind));
        Expr { nodes: nodes.into() }
    }

    /// `expression.name`, where the expression is an embedded value and the member has this kind.
    pub fn member(self, name: impl Into<Cow<'static, str>>, kind: Kind) -> Expr {
        let mut nodes = self.nodes.into_owned();
        let document = last(&nodes);
        nodes.push(Node::Member(document, name.into(), kind));
        Expr { nodes: nodes.into() }
    }

    /// `if condition { then } else { otherwise }`.
    pub fn conditional(condition: Expr, then: Expr, otherwise: Expr) -> Expr {
        let mut nodes = condition.nodes.into_owned();
        let condition = last(&nodes);
        let then = append(&mut nodes, then);
        let otherwise = append(&mut nodes, otherwise);
        nodes.push(Node::If(condition, then, otherwise));
        Expr { nodes: nodes.into() }
    }

    /// `function(arguments)`.
    pub fn call(function: Function, arguments: impl IntoIterator<Item = Expr>) -> Expr {
        let mut nodes = Vec::new();
        let at = arguments.into_iter().map(|argument| append(&mut nodes, argument)).collect();
        nodes.push(Node::Call(function, at));
        Expr { nodes: nodes.into() }
    }

    /// `expression` evaluated on the row that a to-one relation leads to.
    pub fn via(relation: u16, expression: Expr) -> Expr {
        Expr::leaf(Node::Via(relation, expression))
    }

    /// Whether some row of a relation satisfies `condition`.
    pub fn exists(relation: u16, condition: Expr) -> Expr {
        Expr::leaf(Node::Exists(relation, condition))
    }

    /// How many rows of a relation satisfy `condition`.
    pub fn count(relation: u16, condition: Expr) -> Expr {
        Expr::leaf(Node::Count(relation, condition))
    }

    /// The same expression with every node for which `by` answers replaced by that expression. What
    /// stands below relations is about other rows and stays.
    pub fn replace(&self, by: &impl Fn(&Node) -> Option<Expr>) -> Expr {
        let mut nodes = Vec::new();
        let mut moved: Vec<At> = Vec::with_capacity(self.nodes.len());
        for node in self.nodes.iter() {
            match by(node) {
                Some(replacement) => moved.push(append(&mut nodes, replacement)),
                None => {
                    nodes.push(node.clone().with_children(&|at| moved[at as usize]));
                    moved.push(last(&nodes));
                }
            }
        }
        Expr { nodes: nodes.into() }
    }

    fn wrapped(self, node: fn(At) -> Node) -> Expr {
        let mut nodes = self.nodes.into_owned();
        nodes.push(node(last(&nodes)));
        Expr { nodes: nodes.into() }
    }

    /// Whether any node, also below relations, satisfies the test.
    pub fn mentions(&self, test: &impl Fn(&Node) -> bool) -> bool {
        self.nodes.iter().any(|node| {
            test(node)
                || match node {
                    Node::Via(_, inner) | Node::Exists(_, inner) | Node::Count(_, inner) => inner.mentions(test),
                    _ => false,
                }
        })
    }

    /// Whether the expression needs rows other than its own.
    pub fn reads_relations(&self) -> bool {
        self.mentions(&|node| matches!(node, Node::Via(..) | Node::Exists(..) | Node::Count(..)))
    }
}

/// The fields of nearly every resource: statements are full of them, and name them without making one anew.
static FIELDS: LazyLock<[Node; 256]> = LazyLock::new(|| std::array::from_fn(|field| Node::Field(field as u16)));

/// Moves `expr` behind `nodes`, shifting its child positions; returns its root's new position.
fn append(nodes: &mut Vec<Node>, expr: Expr) -> At {
    let by = position(nodes.len());
    match expr.nodes {
        Cow::Owned(moved) => nodes.extend(moved.into_iter().map(|node| node.shifted(by))),
        Cow::Borrowed(copied) => nodes.extend(copied.iter().map(|node| node.clone().shifted(by))),
    }
    last(nodes)
}

pub(crate) fn last(nodes: &[Node]) -> At {
    position(nodes.len() - 1)
}

/// Positions that wrapped around would turn one condition into another, so this is a limit, not a hope.
fn position(at: usize) -> At {
    At::try_from(at).expect("an expression has at most 65,536 nodes")
}

/// A tree of logarithmic depth, so that interpreters may recurse over long chains.
fn balanced(op: BinaryOp, mut operands: Vec<Expr>) -> Option<Expr> {
    if operands.len() < 2 {
        return operands.pop();
    }
    let right = operands.split_off(operands.len().div_ceil(2));
    Some(Expr::binary(op, balanced(op, operands)?, balanced(op, right)?))
}

impl Node {
    fn shifted(self, by: At) -> Node {
        self.with_children(&|at| at + by)
    }

    /// The node where those before `start` are gone.
    pub(crate) fn shifted_back(self, start: usize) -> Node {
        self.with_children(&|at| at - position(start))
    }

    fn with_children(self, moved: &impl Fn(At) -> At) -> Node {
        let list = |list: Cow<'static, [At]>| list.iter().map(|at| moved(*at)).collect::<Vec<At>>().into();
        match self {
            Node::Not(a) => Node::Not(moved(a)),
            Node::Negate(a) => Node::Negate(moved(a)),
            Node::Binary(op, a, b) => Node::Binary(op, moved(a), moved(b)),
            Node::In(a, items) => Node::In(moved(a), list(items)),
            Node::Among(item, list, kind) => Node::Among(moved(item), moved(list), kind),
            Node::Member(document, name, kind) => Node::Member(moved(document), name, kind),
            Node::If(a, b, c) => Node::If(moved(a), moved(b), moved(c)),
            Node::Call(function, arguments) => Node::Call(function, list(arguments)),
            leaf => leaf,
        }
    }
}
