//! Literals of generated tables: expressions, and lists of inputs.
//!
//! A reference may stand anywhere in a `static` around what is built without a call, and around nothing
//! else that could have a destructor. So these expressions are struct literals, spelled by a macro.

pub use std::borrow::Cow::Borrowed;

pub use crate::BinaryOp::*;
pub use crate::Function::*;
pub use crate::Kind;
pub use crate::Node::{self, *};
pub use crate::Root::*;
pub use crate::Scalar::*;

use crate::{Expr, Scalar};

/// An [`Expr`](struct@crate::Expr) by its nodes, children first, each spelled as the variant that it is:
/// `expr![Field(4), text("healthy"), Binary(Equal, 0, 1)]`. Numbers behind operators are positions of nodes.
#[macro_export]
macro_rules! expr {
    ($($node:expr),+ $(,)?) => {{
        use $crate::literal::*;
        $crate::Expr { nodes: Borrowed(const { &[$($node),+] }) }
    }};
}

/// A list of [`Input`](crate::meta::Input)s that are all that the fields and relations of their names are:
/// `inputs!(FIELDS, &RELATIONS; "name", "note": optional, "device": relation, "group": optional relation)`.
#[macro_export]
macro_rules! inputs {
    ($fields:expr, $relations:expr; $($name:literal $(: $($way:ident)+)?),+ $(,)?) => {
        &[$($crate::inputs!(@input $fields, $relations, $name $($($way)+)?)),+]
    };
    (@input $fields:expr, $relations:expr, $name:literal) => {
        $crate::meta::Input::field($name, $fields)
    };
    (@input $fields:expr, $relations:expr, $name:literal relation) => {
        $crate::meta::Input::relation($name, $relations, $fields)
    };
    (@input $fields:expr, $relations:expr, $name:literal optional $($way:ident)?) => {
        $crate::inputs!(@input $fields, $relations, $name $($way)?).optional()
    };
}

/// A text.
pub const fn text(text: &'static str) -> Node {
    Node::Const(Scalar::text(text))
}

impl Expr {
    /// Always true.
    pub const TRUE: Expr = expr![Const(Bool(true))];
    /// Never true.
    pub const FALSE: Expr = expr![Const(Bool(false))];
    /// No value.
    pub const NULL: Expr = expr![Const(Null)];
    /// The time of the request.
    pub const NOW: Expr = expr![Now];
}

#[cfg(test)]
mod tests {
    use crate::meta::{Field, Input, InputTarget, Relation, ResourceMeta};
    use crate::{BinaryOp, Expr, Function, Kind, Node};

    const ONLINE: Expr = expr! {
        Field(4), text("healthy"), Binary(Equal, 0, 1), Field(9), Const(Bool(false)), Call(Coalesce, Borrowed(&[3, 4])),
        Binary(And, 2, 5),
    };

    const fn passed(set: &'static [(u16, Expr)]) -> &'static [(u16, Expr)] {
        set
    }

    static SET: &[(u16, Expr)] =
        passed(&[(1, Expr::NOW), (2, ONLINE), (3, expr![text("x")]), (4, expr![Root(Actor, 2)])]);

    #[test]
    fn spells_what_the_builders_make() {
        let healthy = Expr::binary(BinaryOp::Equal, Expr::field(4), Expr::constant("healthy"));
        let known = Expr::call(Function::Coalesce, [Expr::field(9), Expr::constant(false)]);
        assert_eq!(ONLINE, Expr::binary(BinaryOp::And, healthy, known));
        let [now, online, text, actor] = [0, 1, 2, 3].map(|at| &SET[at].1);
        assert_eq!((now, online), (&Expr::leaf(Node::Now), &ONLINE));
        assert_eq!((text, actor.root()), (&Expr::constant("x"), 0));
    }

    const FIELDS: &[Field] = &[Field::new("name", Kind::Text), Field::new("group_id", Kind::Uuid).relation(0)];
    static GROUP: ResourceMeta = ResourceMeta::BLANK;
    static RELATIONS: [Relation; 1] = [Relation::belongs_to("group", &GROUP, &[(1, 0)])];
    const INPUTS: &[Input] = inputs!(FIELDS, &RELATIONS; "name": optional, "group": relation);

    #[test]
    fn lists_inputs() {
        let inputs = INPUTS.iter().map(|input| (input.name, input.target, input.required));
        let expected = [("name", InputTarget::Field(0), false), ("group", InputTarget::Relation(0, 1), true)];
        assert!(inputs.eq(expected));
    }
}
