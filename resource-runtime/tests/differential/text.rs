//! The text of what a planner has to understand: bare comparisons, casts only where something computes.

use resource_core::{BinaryOp, Expr, Function, Kind, Node, Root, Scalar};
use resource_runtime::sql::{self, Dialect, Scope, Text};
use uuid::Uuid;

use crate::world::ITEM;

fn rendered(expr: &Expr, dialect: Dialect) -> Text {
    let scope = Scope { old: Some("before"), new: Some("excluded"), ..Scope::of(&ITEM, "item") };
    let mut text = Text::new(dialect);
    sql::write(&mut text, expr, &scope);
    text
}

fn equal(a: Expr, b: Expr) -> Expr {
    Expr::binary(BinaryOp::Equal, a, b)
}

#[test]
fn comparisons_stay_bare() {
    let key = || Expr::constant(Uuid::from_u128(7));
    for (expr, sqlite, postgres) in [
        (equal(Expr::field(4), Expr::constant(7)), r#""item"."small" = ?"#, r#""item"."small" = $1"#),
        (
            equal(Expr::field(4), Expr::constant(70_000)),
            r#""item"."small" = ?"#,
            r#""item"."small" = CAST($1 AS bigint)"#,
        ),
        (Expr::constant(7), "?", "CAST($1 AS bigint)"),
        (equal(Expr::field(3), Expr::constant(true)), r#""item"."active" = TRUE"#, r#""item"."active" = TRUE"#),
        (
            Expr::binary(BinaryOp::Is, Expr::field(10), Expr::constant(Scalar::Null)),
            r#""item"."label" IS NULL"#,
            r#""item"."label" IS NULL"#,
        ),
        (
            Expr::binary(BinaryOp::IsNot, Expr::field(10), Expr::field(9)),
            r#""item"."label" IS NOT "item"."title""#,
            r#""item"."label" IS DISTINCT FROM "item"."title""#,
        ),
        (
            equal(Expr::call(Function::Lower, [Expr::field(11)]), Expr::constant("a")),
            r#""item"."email_key" = ?"#,
            r#""item"."email_key" = $1"#,
        ),
        (
            Expr::field(12).is_in([Scalar::text("new"), Scalar::text("open")]),
            r#""item"."state" IN (?, ?)"#,
            r#""item"."state" IN ($1, $2)"#,
        ),
        (Expr::field(12).is_in([]), "FALSE", "FALSE"),
        (equal(Expr::via(0, Expr::field(1)), key()), r#""item"."group_id" = ?"#, r#""item"."group_id" = $1"#),
        (
            equal(Expr::leaf(Node::Root(Root::Old, 19)), Expr::leaf(Node::Root(Root::New, 19))),
            r#""before"."order" = "excluded"."order""#,
            r#""before"."order" = "excluded"."order""#,
        ),
        (
            Expr::binary(BinaryOp::Add, Expr::field(19), Expr::constant(1)),
            r#""item"."order" + ?"#,
            r#"CAST("item"."order" AS bigint) + $1"#,
        ),
        (
            Expr::exists(2, Expr::field(3)),
            r#"EXISTS(SELECT 1 FROM "items" AS "related_1" WHERE "related_1"."tenant_id" = "item"."tenant_id" AND "related_1"."parent_id" = "item"."id" AND "related_1"."active")"#,
            r#"EXISTS(SELECT 1 FROM "items" AS "related_1" WHERE "related_1"."tenant_id" = "item"."tenant_id" AND "related_1"."parent_id" = "item"."id" AND "related_1"."active")"#,
        ),
    ] {
        assert_eq!(rendered(&expr, Dialect::Sqlite).sql(), sqlite);
        assert_eq!(rendered(&expr, Dialect::Postgres).sql(), postgres);
    }
}

#[test]
fn documents_are_looked_into_where_they_stand() {
    let list = || Expr::constant(Scalar::Json(r#"["a","b"]"#.into()));
    for (expr, sqlite, postgres) in [
        (
            Expr::constant("a").is_item_of(Expr::field(18), Kind::Text),
            r#"? IN (SELECT "listed"."value" FROM json_each(coalesce("item"."tags", '[null]')) AS "listed")"#,
            r#""item"."tags" @> to_jsonb(CAST($1 AS text))"#,
        ),
        (
            Expr::field(9).is_item_of(list(), Kind::Text),
            r#""item"."title" IN (SELECT "listed"."value" FROM json_each(?) AS "listed")"#,
            r#""item"."title" = ANY(ARRAY(SELECT "listed"."value" FROM jsonb_array_elements_text(CAST($1 AS jsonb)) AS "listed"))"#,
        ),
        (
            equal(Expr::field(22).member("name", Kind::Text), Expr::constant("linux")),
            r#"json_extract("item"."os", '$.name') = ?"#,
            r#"("item"."os" ->> 'name') = $1"#,
        ),
        (
            Expr::field(22).member("inner", Kind::Map).member("bits", Kind::I32),
            r#"json_extract(json_extract("item"."os", '$.inner'), '$.bits')"#,
            r#"CAST((nullif("item"."os" -> 'inner', CAST('null' AS jsonb)) ->> 'bits') AS integer)"#,
        ),
    ] {
        assert_eq!(rendered(&expr, Dialect::Sqlite).sql(), sqlite);
        assert_eq!(rendered(&expr, Dialect::Postgres).sql(), postgres);
    }
}

#[test]
fn constants_take_the_type_of_their_column() {
    let key = Uuid::from_u128(7);
    for (field, constant, kind) in
        [(4, Scalar::I64(7), Kind::I16), (13, Scalar::I64(7), Kind::I16), (1, Scalar::Uuid(key), Kind::Uuid)]
    {
        for dialect in [Dialect::Sqlite, Dialect::Postgres] {
            let mut expected = Text::new(dialect);
            expected.column("item", ITEM.fields[usize::from(field)].column).add(" = ").bind(&constant, Some(kind));
            let expr = equal(Expr::field(field), Expr::constant(constant.clone()));
            assert_eq!(format!("{:?}", rendered(&expr, dialect)), format!("{expected:?}"));
        }
    }
}

#[test]
fn long_lists_have_few_lengths() {
    let list = |count: i64| Expr::field(5).is_in((0..count).map(Scalar::I64));
    let length = |count: i64| rendered(&list(count), Dialect::Sqlite).sql().matches('?').count();
    assert_eq!([3, 8, 9, 16, 17, 100].map(length), [3, 8, 16, 16, 32, 128]);
    assert_eq!(rendered(&list(3), Dialect::Postgres).sql(), r#""item"."medium" IN ($1, $2, $3)"#);
    assert_eq!(rendered(&list(100), Dialect::Postgres).sql(), r#""item"."medium" = ANY($1)"#);
}

#[test]
fn nothing_from_outside_becomes_text() {
    let nasty = "'; DROP TABLE items; --";
    let expr = equal(Expr::field(9), Expr::constant(nasty));
    for (dialect, parameter) in [(Dialect::Sqlite, "?"), (Dialect::Postgres, "$1")] {
        assert_eq!(rendered(&expr, dialect).sql(), format!(r#""item"."title" = {parameter}"#));
    }
}

/// The condition of an upsert's index is compared with the index's own, in which there are no parameters.
#[test]
fn conditions_of_indexes_are_written_out() {
    let texts = Expr::field(12).is_in([Scalar::text("new"), Scalar::text("it's")]);
    let expr = Expr::all([Expr::field(3), texts, equal(Expr::field(4), Expr::constant(-7))]);
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let mut text = Text::new(dialect);
        sql::condition(&mut text, &expr, &Scope { written_out: true, ..Scope::of(&ITEM, "") });
        assert_eq!(text.sql(), r#""active" AND "state" IN ('new', 'it''s') AND "small" = -7"#);
    }
}

/// What folding should have replaced lets nothing pass.
#[test]
fn what_is_not_folded_is_null() {
    for node in [Node::Root(Root::Actor, 1), Node::Root(Root::Argument, 0), Node::Tenant] {
        let expr = equal(Expr::field(20), Expr::leaf(node));
        assert_eq!(rendered(&expr, Dialect::Sqlite).sql(), r#""item"."group_id" = NULL"#);
        assert_eq!(rendered(&expr, Dialect::Postgres).sql(), r#""item"."group_id" = CAST(NULL AS uuid)"#);
    }
}
