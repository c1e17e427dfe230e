//! What expressions mean: names, types, nullability.

use resource_core::{BinaryOp, Expr, Function, Kind, Node, Root, Scalar};

use super::{checked, condition, filter, key, parse};
use crate::expression::{Expected, Mentioned, Place};
use crate::model::Type;

fn null() -> Expr {
    Expr::leaf(Node::Const(Scalar::Null))
}

fn equal(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinaryOp::Equal, a, b)
}

#[test]
fn names_become_nodes() {
    let status = || Expr::field(10);
    assert_eq!(filter("status == Pending"), equal(status(), Expr::constant("pending")));
    assert_eq!(filter("Pending == status"), equal(Expr::constant("pending"), status()));
    assert_eq!(filter("severity >= High"), Expr::binary(BinaryOp::GreaterOrEqual, Expr::field(11), Expr::constant(1)));
    let listed = status().is_among([Expr::constant("pending"), Expr::constant("gone")]);
    assert_eq!(filter("status in [Pending, Gone]"), listed);
    assert_eq!(filter("status not in [Pending, Gone]"), listed.clone().negated());
    assert_eq!(filter("label == null"), Expr::binary(BinaryOp::Is, Expr::field(2), null()));
    assert_eq!(filter("null != label"), Expr::binary(BinaryOp::IsNot, Expr::field(2), null()));
    let root = |root, at| Expr::leaf(Node::Root(root, at));
    assert_eq!(filter("group == actor.group"), equal(Expr::field(15), root(Root::Actor, 1)));
    assert_eq!(filter("name == self.actor"), equal(Expr::field(1), Expr::field(16)));
    assert_eq!(filter("level == argument.level"), equal(Expr::field(5), root(Root::Argument, 1)));
    let slug = Expr::via(0, Expr::field(1));
    assert_eq!(filter("group.slug == \"default\""), equal(slug, Expr::constant("default")));
    let pending = || equal(Expr::field(10), Expr::constant("pending"));
    assert_eq!(filter("exists(children, status == Pending)"), Expr::exists(1, pending()));
    let many = Expr::binary(BinaryOp::Greater, Expr::count(1, Expr::constant(true)), Expr::constant(3));
    assert_eq!(filter("count(children) > 3"), many);
    let half_an_hour = Expr::binary(BinaryOp::TimeSubtract, Expr::leaf(Node::Now), Expr::constant(1_800_000_000));
    assert_eq!(filter("since < ago(30 minutes)"), Expr::binary(BinaryOp::Less, Expr::field(13), half_an_hour));
    assert_eq!(filter("load > 1"), Expr::binary(BinaryOp::Greater, Expr::field(8), Expr::constant(Scalar::F64(1.0))));
}

#[test]
fn text_without_case_is_compared_in_lower_case() {
    let lower = |expr| Expr::call(Function::Lower, [expr]);
    assert_eq!(filter("email == name"), equal(lower(Expr::field(3)), lower(Expr::field(1))));
    let listed = lower(Expr::field(3)).is_among([lower(Expr::constant("A")), lower(Expr::constant("b"))]);
    assert_eq!(filter("email in [\"A\", \"b\"]"), listed);
    assert_eq!(filter("email == null"), Expr::binary(BinaryOp::Is, Expr::field(3), null()));
    let either = Expr::call(Function::Coalesce, [Expr::field(3), Expr::field(1)]);
    assert_eq!(filter("coalesce(email, name) == \"A\""), equal(lower(either), lower(Expr::constant("A"))));
}

#[test]
fn documents_are_looked_into() {
    let names = || Expr::leaf(Node::Root(Root::Argument, 3));
    assert_eq!(filter("name in argument.names"), Expr::field(1).is_item_of(names(), Kind::Text));
    assert_eq!(filter("name not in tags"), Expr::field(1).is_item_of(Expr::field(14), Kind::Text).negated());
    let active = Expr::constant("active");
    assert_eq!(filter("Active in states"), active.is_item_of(Expr::field(19), Kind::Text));
    assert_eq!(filter("argument.level + 1 in [level]"), filter("(argument.level + 1) in [level]"));
    let os = || Expr::field(18);
    assert_eq!(filter("os.name == \"linux\""), equal(os().member("name", Kind::Text), Expr::constant("linux")));
    let release = os().member("kernel", Kind::Map).member("release", Kind::Text);
    assert_eq!(filter("os.kernel.release == name"), equal(release, Expr::field(1)));
    let tags = os().member("tags", Kind::Map);
    assert_eq!(filter("\"a\" in os.tags"), Expr::constant("a").is_item_of(tags.clone(), Kind::Text));
    assert_eq!(filter("os.tags == null"), Expr::binary(BinaryOp::Is, tags, null()));
    let of_children = Expr::binary(BinaryOp::Greater, os().member("bits", Kind::I16), Expr::constant(8));
    assert_eq!(filter("exists(children, os.bits > 8)"), Expr::exists(1, of_children));
    let severity = || os().member("severity", Kind::Text);
    let is = |name: &str| equal(severity(), Expr::constant(name));
    let worst = Expr::conditional(is("worst"), Expr::constant(2), null());
    let high = Expr::conditional(is("high"), Expr::constant(1), worst);
    let number = Expr::conditional(is("low"), Expr::constant(0), high);
    assert_eq!(filter("os.severity >= High"), Expr::binary(BinaryOp::GreaterOrEqual, number, Expr::constant(1)));
}

fn value(place: Place, text: &str, ty: Type) -> bool {
    let (reports, checked) = checked(place, text, Expected { ty: Some(ty), nullable: true });
    checked.unwrap_or_else(|| panic!("{text}: {reports:#?}")).nullable
}

#[test]
fn nullability_follows_operands() {
    for (text, nullable) in [
        ("name == \"a\"", false),
        ("label == \"a\"", true),
        ("label is \"a\"", false),
        ("label == null", false),
        ("label in [\"a\"]", true),
        ("label in tags", true),
        ("name in tags", false),
        ("Active in states", true),
        ("states != null && Active in states", false),
        ("os.bits > 8", true),
        ("os != null && os.bits > 8", false),
        ("os != null && os.name == \"a\"", true),
        ("os.name != null && os.name == \"a\"", false),
        ("if label in tags { label == \"a\" } else { false }", false),
        ("if label in tags { false } else { label == \"a\" }", true),
        ("coalesce(label, \"a\") == \"a\"", false),
        ("group.slug == \"a\"", true),
        ("latest.name == \"a\"", true),
        ("exists(children, label == \"a\")", false),
        ("!(label == \"a\")", true),
        // What the other conditions exclude.
        ("label == null || label == \"a\"", false),
        ("label != null && self.label == \"a\"", false),
        ("label == null && label == \"a\"", true),
        ("label == null || spare > 1 || label == \"a\"", true),
        ("!(label == null) && label == \"a\"", false),
        ("(label != null && spare != null) && label == \"a\" && spare > 1", false),
        ("if label == null { true } else { label == \"a\" }", false),
        ("if label != null { label == \"a\" } else { false }", false),
        ("if label == \"a\" { label == \"b\" } else { true }", false),
        ("if label == \"a\" { true } else { label == \"b\" }", true),
        ("group != null && group.slug == \"a\"", false),
        ("group != null && group.note == \"a\"", true),
        ("group.note != null && group.note == \"a\"", false),
    ] {
        assert_eq!(value(Place::Calculate, text, Type::Bool), nullable, "{text}");
    }
}

#[test]
fn arithmetic_is_nullable_in_calculations_where_it_may_fail() {
    for (text, nullable) in [
        ("level + 1", false),
        ("level * level", false),
        ("total + 1", true),
        ("total / 2", false),
        ("level / small", true),
        ("level / 7 % 10", false),
        ("-level", false),
        ("-total", true),
        ("seconds(now() - since)", false),
        ("seconds(now() - seen)", true),
        ("length(name) + count(children)", true),
        ("if level > 3 { level } else { 0 }", false),
    ] {
        assert_eq!(value(Place::Calculate, text, Type::I64), nullable, "{text}");
        assert_eq!(
            value(Place::Set, text.replace("count(children)", "1").as_str(), Type::I64),
            text.contains("seen"),
            "{text}"
        );
    }
    assert!(value(Place::Calculate, "since + 1 day", Type::Time));
    assert!(!value(Place::Calculate, "from_now(1 day)", Type::Time));
    assert!(value(Place::Calculate, "since + (now() - since)", Type::Time));
}

#[test]
fn values_go_into_fields() {
    for (text, ty) in [
        ("level + 1", Type::I32),
        ("now()", Type::Time),
        ("status", Type::Text),
        ("Active", Type::Enum(0)),
        ("if level > 1 { Active } else { Gone }", Type::Enum(0)),
        ("id", Type::Uuid),
        ("argument.group", key("Group")),
        ("5", Type::F64),
        ("email", Type::Text),
        ("tags", Type::List(Box::new(Type::Text))),
        ("null", Type::I16),
    ] {
        value(Place::Set, text, ty);
    }
}

#[test]
fn rows_beside_the_row() {
    let root = |root, at| Expr::leaf(Node::Root(root, at));
    let (_, new) = checked(Place::UpsertSet, "new.name", Expected { ty: Some(Type::Text), nullable: false });
    assert_eq!(new.map(|new| new.expression.expr), Some(root(Root::New, 1)));
    let (_, old) = checked(Place::Validate, "old.level <= level", condition());
    let expected = Expr::binary(BinaryOp::LessOrEqual, root(Root::Old, 5), Expr::field(5));
    assert_eq!(old.map(|old| old.expression.expr), Some(expected));
    let (_, matches) = checked(Place::Validate, "matches(lower(name), \"^[a-z]+$\")", condition());
    assert!(matches.is_some());
}

#[test]
fn a_default_is_what_it_is_whatever_is_expected() {
    let (_, any) = checked(Place::Default, "from_now(2 days)", Expected { ty: None, nullable: false });
    assert_eq!(any.map(|any| any.ty), Some(Type::Time));
}

#[test]
fn mentions_say_whose_names_they_are() {
    let mentions =
        parse("exists(children, status == Gone) && Active != self.status && group.slug in [name]").mentions();
    let text = |names: &[proc_macro2::Ident]| names.iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    let listed: Vec<String> = mentions
        .iter()
        .map(|mention| match &mention.what {
            Mentioned::Path(path) => format!("{}:{}", text(&mention.within), text(path)),
            Mentioned::Variant { name, of } => {
                format!("{}:{}::{name}", text(&mention.within), of.as_deref().map(text).unwrap_or_default())
            }
        })
        .collect();
    let expected = [
        ":children",
        "children:status",
        "children:status::Gone",
        ":self.status::Active",
        ":self.status",
        ":group.slug",
        ":name",
    ];
    assert_eq!(listed, expected);
}
