//! Expressions as constants of generated code.

use std::collections::BTreeMap;

use resource_core::{Expr, Node, Scalar};
use resource_schema::model::Expression;

use crate::print::{Code, Uses, assigned, call, comment, list, tuple, word};

/// The expressions of a file: what has more than one node is a constant with its source above it.
#[derive(Clone, Debug, Default)]
pub struct Constants {
    visibility: &'static str,
    by_name: BTreeMap<String, Expr>,
    text: String,
}

impl Constants {
    /// Constants that the files beside this one see.
    pub fn shared() -> Constants {
        Constants { visibility: "pub(super) ", ..Constants::default() }
    }

    /// The constants, in the order in which they were asked for.
    pub fn into_items(self) -> String {
        self.text
    }

    /// An expression as a value: `Expr::of(NAME)`, or with its only node in place.
    pub fn value(&mut self, uses: &mut Uses, name: &str, expression: &Expression) -> Code {
        let of = format!("{}::of", uses.name("resource_core", "Expr"));
        match expression.expr.nodes.as_ref() {
            [node] if stands_in_place(node) => call(&of, [list([self.node(uses, name, node)])]),
            [Node::Const(Scalar::Text(text))] if is_name(text) => {
                let name = format!("TEXT_{}", text.to_ascii_uppercase());
                call(&of, [word(self.declare(uses, &name, &expression.expr, None))])
            }
            _ => call(&of, [word(self.constant(uses, name, expression))]),
        }
    }

    /// The name of the constant that holds an expression's nodes.
    pub fn constant(&mut self, uses: &mut Uses, name: &str, expression: &Expression) -> String {
        self.declare(uses, name, &expression.expr, Some(&expression.source))
    }

    fn declare(&mut self, uses: &mut Uses, name: &str, expr: &Expr, source: Option<&str>) -> String {
        let free = |name: &String| self.by_name.get(name).is_none_or(|known| known == expr);
        let mut names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}_{number}")));
        let name = names.find(free).unwrap_or_default();
        if self.by_name.insert(name.clone(), expr.clone()).is_some() {
            return name;
        }
        let nodes: Vec<Code> = expr.nodes.iter().map(|node| self.node(uses, &name, node)).collect();
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text += &source.map(|source| comment(source, 0)).unwrap_or_default();
        let node = uses.name("resource_core", "Node");
        self.text += &assigned(&format!("{}const {name}: &[{node}]", self.visibility), &list(nodes), 0);
        name
    }

    fn node(&mut self, uses: &mut Uses, name: &str, node: &Node) -> Code {
        let spelled = uses.name("resource_core", "Node");
        let node_call = |variant: &str, arguments: Vec<Code>| call(&format!("{spelled}::{variant}"), arguments);
        let positions = |uses: &mut Uses, at: &[u16]| {
            let cow = uses.name("std::borrow", "Cow");
            call(&format!("{cow}::Borrowed"), [list(at.iter().map(|at| word(at.to_string())))])
        };
        match node {
            Node::Const(scalar) => node_call("Const", vec![self::scalar(uses, scalar)]),
            Node::Field(at) => node_call("Field", vec![number(*at)]),
            Node::Root(root, at) => {
                let root = format!("{}::{root:?}", uses.name("resource_core", "Root"));
                node_call("Root", vec![word(root), number(*at)])
            }
            Node::Tenant => word(format!("{spelled}::Tenant")),
            Node::Now => word(format!("{spelled}::Now")),
            Node::Not(a) => node_call("Not", vec![number(*a)]),
            Node::Negate(a) => node_call("Negate", vec![number(*a)]),
            Node::Binary(op, a, b) => {
                let op = format!("{}::{op:?}", uses.name("resource_core", "BinaryOp"));
                node_call("Binary", vec![word(op), number(*a), number(*b)])
            }
            Node::In(item, values) => node_call("In", vec![number(*item), positions(uses, values)]),
            Node::If(a, b, c) => node_call("If", vec![number(*a), number(*b), number(*c)]),
            Node::Call(function, arguments) => {
                let function = format!("{}::{function:?}", uses.name("resource_core", "Function"));
                node_call("Call", vec![word(function), positions(uses, arguments)])
            }
            Node::Via(relation, inner) => self.related(uses, name, ("Via", *relation), inner),
            Node::Exists(relation, inner) => self.related(uses, name, ("Exists", *relation), inner),
            Node::Count(relation, inner) => self.related(uses, name, ("Count", *relation), inner),
        }
    }

    /// What is asked of related rows is a constant of its own, declared before the one that asks.
    fn related(&mut self, uses: &mut Uses, name: &str, (variant, relation): (&str, u16), inner: &Expr) -> Code {
        let name = self.declare(uses, &format!("{name}_RELATED"), inner, None);
        let of = format!("{}::of", uses.name("resource_core", "Expr"));
        let variant = format!("{}::{variant}", uses.name("resource_core", "Node"));
        call(&variant, [number(relation), call(&of, [word(name)])])
    }
}

/// Assignments as `&[(7, Expr::of(..)), ..]`.
pub fn pairs(values: impl IntoIterator<Item = (u16, Code)>) -> Code {
    list(values.into_iter().map(|(at, value)| tuple([number(at), value])))
}

/// A constant value.
pub fn scalar(uses: &mut Uses, scalar: &Scalar) -> Code {
    let spelled = uses.name("resource_core", "Scalar");
    let of = |variant: &str, value: Code| call(&format!("{spelled}::{variant}"), [value]);
    let mut borrowed = |value: Code| call(&format!("{}::Borrowed", uses.name("std::borrow", "Cow")), [value]);
    match scalar {
        Scalar::Null => word(format!("{spelled}::Null")),
        Scalar::Bool(truth) => of("Bool", word(truth.to_string())),
        Scalar::I64(number) => of("I64", word(number.to_string())),
        Scalar::F64(number) => of("F64", word(format!("{number:?}"))),
        Scalar::Text(text) => of("text", Code::Text(text.clone().into_owned())),
        Scalar::Bytes(bytes) => of("Bytes", borrowed(list(bytes.iter().map(|byte| word(byte.to_string()))))),
        Scalar::Uuid(uuid) => {
            let value = word(format!("0x{:032x}", uuid.as_u128()));
            let uuid = uses.name("uuid", "Uuid");
            of("Uuid", call(&format!("{uuid}::from_u128"), [value]))
        }
        Scalar::Time(micros) => of("Time", word(micros.to_string())),
        Scalar::Json(text) => of("Json", borrowed(Code::Text(text.clone().into_owned()))),
    }
}

/// A leaf that a reference to it may stand around anywhere in a static: it is built without a call.
fn stands_in_place(node: &Node) -> bool {
    match node {
        Node::Field(_) | Node::Root(..) | Node::Tenant | Node::Now => true,
        Node::Const(scalar) => matches!(scalar, Scalar::Null | Scalar::Bool(_) | Scalar::I64(_) | Scalar::Time(_)),
        _ => false,
    }
}

/// Whether a text can be part of a constant's name.
fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// A position.
pub fn number(at: u16) -> Code {
    word(at.to_string())
}

#[cfg(test)]
mod tests {
    use resource_core::BinaryOp;

    use super::*;

    fn expression(expr: Expr, source: &str) -> Expression {
        Expression { expr, source: source.to_owned() }
    }

    #[test]
    fn leaves_stand_in_place_and_others_are_constants() {
        let (mut constants, mut uses) = (Constants::default(), Uses::default());
        let now = constants.value(&mut uses, "SET_AT", &expression(Expr::leaf(Node::Now), "now()"));
        assert_eq!(now.flat(), "Expr::of(&[Node::Now])");
        let text = Expr::constant("it \"is\"");
        assert_eq!(constants.value(&mut uses, "A", &expression(text, "\"it\"")).flat(), "Expr::of(A)");
        let path = Expr::via(2, Expr::binary(BinaryOp::Equal, Expr::field(1), Expr::constant(7)));
        assert_eq!(constants.value(&mut uses, "B", &expression(path, "device.rank == 7")).flat(), "Expr::of(B)");
        let expected = "// \"it\"\nconst A: &[Node] = &[Node::Const(Scalar::text(\"it \\\"is\\\"\"))];\n\n\
            const B_RELATED: &[Node] = &[Node::Field(1), Node::Const(Scalar::I64(7)), Node::Binary(BinaryOp::Equal, 0, 1)];\n\n\
            // device.rank == 7\nconst B: &[Node] = &[Node::Via(2, Expr::of(B_RELATED))];\n";
        assert_eq!(constants.into_items(), expected);
    }

    #[test]
    fn one_name_means_one_expression() {
        let (mut constants, mut uses) = (Constants::default(), Uses::default());
        let mut constant = |value: i64| constants.constant(&mut uses, "X", &expression(Expr::constant(value), "x"));
        assert_eq!([constant(1), constant(2), constant(1)], ["X", "X_2", "X"]);
    }
}
