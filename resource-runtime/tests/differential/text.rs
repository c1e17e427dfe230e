//! The text of what a planner has to understand: bare comparisons, casts only where something computes.

use resource_core::{BinaryOp, Expr, Function, Node, Root, Scalar};
use resource_runtime::sql::{self, Dialect, Scope};
use sea_orm::Value;
use sea_orm::sea_query::{PostgresQueryBuilder, Query, SqliteQueryBuilder};
use uuid::Uuid;

use crate::world::ITEM;

fn rendered(expr: &Expr, dialect: Dialect) -> (String, Vec<Value>) {
    let scope = Scope { old: Some("before"), new: Some("excluded"), ..Scope::of(&ITEM, "item", dialect) };
    let mut select = Query::select();
    select.expr(sql::render(expr, &scope));
    let (text, values) = match dialect {
        Dialect::Sqlite => select.build(SqliteQueryBuilder),
        Dialect::Postgres => select.build(PostgresQueryBuilder),
    };
    (text.trim_start_matches("SELECT ").to_owned(), values.0)
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
        assert_eq!(rendered(&expr, Dialect::Sqlite).0, sqlite);
        assert_eq!(rendered(&expr, Dialect::Postgres).0, postgres);
    }
}

#[test]
fn constants_take_the_type_of_their_column() {
    let values = |expr: &Expr, dialect| rendered(expr, dialect).1;
    let small = equal(Expr::field(4), Expr::constant(7));
    assert_eq!(values(&small, Dialect::Postgres), [Value::SmallInt(Some(7))]);
    assert_eq!(values(&small, Dialect::Sqlite), [Value::BigInt(Some(7))]);
    let severity = equal(Expr::field(13), Expr::constant(7));
    assert_eq!(values(&severity, Dialect::Postgres), [Value::SmallInt(Some(7))]);
    let key = Uuid::from_u128(7);
    let own = equal(Expr::field(1), Expr::constant(key));
    assert_eq!(values(&own, Dialect::Postgres), [Value::Uuid(Some(key))]);
    assert_eq!(values(&own, Dialect::Sqlite), [Value::Bytes(Some(key.as_bytes().to_vec()))]);
}

#[test]
fn long_lists_have_few_lengths() {
    let length = |count: i64| rendered(&Expr::field(5).is_in((0..count).map(Scalar::I64)), Dialect::Postgres).1.len();
    assert_eq!([3, 8, 9, 16, 17, 100].map(length), [3, 8, 16, 16, 32, 128]);
}

#[test]
fn nothing_from_outside_becomes_text() {
    let nasty = "'; DROP TABLE items; --";
    let expr = equal(Expr::field(9), Expr::constant(nasty));
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let (text, values) = rendered(&expr, dialect);
        assert!(!text.contains("DROP"), "{text}");
        assert_eq!(values, [Value::String(Some(nasty.to_owned()))]);
    }
}

/// What folding should have replaced lets nothing pass.
#[test]
fn what_is_not_folded_is_null() {
    for node in [Node::Root(Root::Actor, 1), Node::Root(Root::Argument, 0), Node::Tenant] {
        let expr = equal(Expr::field(20), Expr::leaf(node));
        assert_eq!(rendered(&expr, Dialect::Sqlite).0, r#""item"."group_id" = NULL"#);
        assert_eq!(rendered(&expr, Dialect::Postgres).0, r#""item"."group_id" = CAST(NULL AS uuid)"#);
    }
}
