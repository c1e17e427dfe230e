//! Expressions as literals of generated code.

use std::collections::BTreeMap;

use resource_core::{Expr, Kind, Node, Scalar};
use resource_schema::model::Expression;

use crate::print::{Code, Uses, assigned, call, comment, list, nodes, tuple, word};

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

    /// An expression as a value: the name of a constant, which may be called otherwise if it says the same,
    /// or in place.
    pub fn value(&mut self, uses: &mut Uses, name: &str, expression: &Expression) -> Code {
        if let Some(code) = self.in_place(uses, &expression.expr) {
            return code;
        }
        match self.by_name.iter().find(|(_, known)| **known == expression.expr) {
            Some((known, _)) => word(known.clone()),
            None => word(self.declare(uses, name, &expression.expr, Some(&expression.source))),
        }
    }

    /// Declares an expression under its own name.
    pub fn constant(&mut self, uses: &mut Uses, name: &str, expression: &Expression) {
        self.declare(uses, name, &expression.expr, Some(&expression.source));
    }

    fn declare(&mut self, uses: &mut Uses, name: &str, expr: &Expr, source: Option<&str>) -> String {
        let same = self.by_name.iter().find(|(_, known)| *known == expr).map(|(known, _)| word(known.clone()));
        let names = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}_{number}")));
        let name = names.into_iter().find(|name| !self.by_name.contains_key(name)).unwrap_or_default();
        self.by_name.insert(name.clone(), expr.clone());
        let value = match same.or_else(|| self.in_place(uses, expr)) {
            Some(value) => value,
            None => {
                let nodes: Vec<Code> = expr.nodes.iter().map(|node| self.node(uses, &name, node)).collect();
                literal(uses, nodes)
            }
        };
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text += &source.map(|source| comment(source, 0)).unwrap_or_default();
        let ty = uses.name("resource_core", "Expr");
        self.text += &assigned(&format!("{}const {name}: {ty}", self.visibility), &value, 0);
        name
    }

    /// A leaf needs no constant.
    fn in_place(&mut self, uses: &mut Uses, expr: &Expr) -> Option<Code> {
        let [node] = expr.nodes.as_ref() else { return None };
        let known = match node {
            Node::Now => "NOW",
            Node::Const(Scalar::Null) => "NULL",
            Node::Const(Scalar::Bool(true)) => "TRUE",
            Node::Const(Scalar::Bool(false)) => "FALSE",
            Node::Const(_) | Node::Field(_) | Node::Root(..) | Node::Tenant => {
                let node = self.node(uses, "", node);
                return Some(literal(uses, vec![node]));
            }
            _ => return None,
        };
        Some(word(format!("{}::{known}", uses.name("resource_core", "Expr"))))
    }

    /// A node as `expr!` spells it.
    fn node(&mut self, uses: &mut Uses, name: &str, node: &Node) -> Code {
        let numbers = |at: &[u16]| call("Borrowed", [list(at.iter().map(|at| number(*at)))]);
        match node {
            Node::Const(Scalar::Text(value)) => call("text", [Code::Text(value.clone().into_owned())]),
            Node::Const(scalar) => call("Const", [constant(scalar)]),
            Node::Field(at) => call("Field", [number(*at)]),
            Node::Root(root, at) => call("Root", [word(format!("{root:?}")), number(*at)]),
            Node::Tenant => word("Tenant"),
            Node::Now => word("Now"),
            Node::Not(a) => call("Not", [number(*a)]),
            Node::Negate(a) => call("Negate", [number(*a)]),
            Node::Binary(op, a, b) => call("Binary", [word(format!("{op:?}")), number(*a), number(*b)]),
            Node::In(item, values) => call("In", [number(*item), numbers(values)]),
            Node::Among(item, values, kind) => call("Among", [number(*item), number(*values), scalar_kind(*kind)]),
            Node::Member(document, member, kind) => {
                let member = call("Borrowed", [Code::Text(member.clone().into_owned())]);
                call("Member", [number(*document), member, scalar_kind(*kind)])
            }
            Node::If(a, b, c) => call("If", [number(*a), number(*b), number(*c)]),
            Node::Call(function, arguments) => call("Call", [word(format!("{function:?}")), numbers(arguments)]),
            Node::Via(relation, inner) => self.related(uses, name, ("Via", *relation), inner),
            Node::Exists(relation, inner) => self.related(uses, name, ("Exists", *relation), inner),
            Node::Count(relation, inner) => self.related(uses, name, ("Count", *relation), inner),
        }
    }

    /// What is asked of related rows is a constant of its own, declared before the one that asks.
    fn related(&mut self, uses: &mut Uses, name: &str, (variant, relation): (&str, u16), inner: &Expr) -> Code {
        let inner = match self.in_place(uses, inner) {
            Some(code) => code,
            None => word(self.declare(uses, &format!("{name}_RELATED"), inner, None)),
        };
        call(variant, [number(relation), inner])
    }
}

fn literal(uses: &mut Uses, items: Vec<Code>) -> Code {
    nodes(&uses.name("resource_core", "expr"), items)
}

/// The kind of what stands in a document. The checker lets only such through that are a word.
fn scalar_kind(kind: Kind) -> Code {
    word(format!("Kind::{kind:?}"))
}

/// Assignments as `&[(7, EXPRESSION), ..]`.
pub fn pairs(values: impl IntoIterator<Item = (u16, Code)>) -> Code {
    list(values.into_iter().map(|(at, value)| tuple([number(at), value])))
}

/// A constant value inside `expr!`, where its variants are at hand.
fn constant(scalar: &Scalar) -> Code {
    let borrowed = |value: Code| call("Borrowed", [value]);
    match scalar {
        Scalar::Null => word("Null"),
        Scalar::Bool(truth) => call("Bool", [word(truth.to_string())]),
        Scalar::I64(number) => call("I64", [word(number.to_string())]),
        Scalar::F64(number) => call("F64", [word(format!("{number:?}"))]),
        Scalar::Text(text) => call("Text", [borrowed(Code::Text(text.clone().into_owned()))]),
        Scalar::Bytes(bytes) => call("Bytes", [borrowed(list(bytes.iter().map(|byte| word(byte.to_string()))))]),
        Scalar::Uuid(uuid) => call("Uuid", [word(format!("uuid::Uuid::from_u128(0x{:032x})", uuid.as_u128()))]),
        Scalar::Time(micros) => call("Time", [word(micros.to_string())]),
        Scalar::Json(text) => call("Json", [borrowed(Code::Text(text.clone().into_owned()))]),
    }
}

/// The value of a state, in a form that a reference may stand around in a static: built without a call.
pub fn state(uses: &mut Uses, scalar: &Scalar) -> Code {
    let spelled = uses.name("resource_core", "Scalar");
    match scalar {
        Scalar::Text(text) => {
            let borrowed = format!("{}::Borrowed", uses.name("std::borrow", "Cow"));
            call(&format!("{spelled}::Text"), [call(&borrowed, [Code::Text(text.clone().into_owned())])])
        }
        scalar => Code::Before(format!("{spelled}::"), Box::new(constant(scalar))),
    }
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
        let mut value =
            |name: &str, expr: Expr, source: &str| constants.value(&mut uses, name, &expression(expr, source)).flat();
        assert_eq!(value("SET_AT", Expr::leaf(Node::Now), "now()"), "Expr::NOW");
        assert_eq!(value("A", Expr::constant("it \"is\""), "\"it\""), "expr![text(\"it \\\"is\\\"\")]");
        let path = Expr::via(2, Expr::binary(BinaryOp::Equal, Expr::field(1), Expr::constant(7)));
        assert_eq!(value("B", path, "device.rank == 7"), "B");
        let expected = "const B_RELATED: Expr = expr![Field(1), Const(I64(7)), Binary(Equal, 0, 1)];\n\n\
            // device.rank == 7\nconst B: Expr = expr![Via(2, B_RELATED)];\n";
        assert_eq!(constants.into_items(), expected);
    }

    #[test]
    fn one_expression_is_spelled_once() {
        let (mut constants, mut uses) = (Constants::default(), Uses::default());
        let sum = |value: i64| Expr::binary(BinaryOp::Add, Expr::field(1), Expr::constant(value));
        let mut value =
            |name: &str, value: i64| constants.value(&mut uses, name, &expression(sum(value), "sum")).flat();
        assert_eq!([value("X", 1), value("X", 2), value("Y", 1)], ["X", "X_2", "X"]);
        constants.constant(&mut uses, "Z", &expression(sum(2), "sum"));
        assert!(constants.into_items().ends_with("// sum\nconst Z: Expr = X_2;\n"));
    }
}
