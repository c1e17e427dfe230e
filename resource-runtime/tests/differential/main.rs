//! Evaluator, SQLite and Postgres give the same answer to every expression for every row.
//!
//! `DIFFERENTIAL_SEED` runs one seed, `DIFFERENTIAL_ROUNDS` so many from a first one; a failure names
//! its seed, the smallest failing part of the expression, and what each of the three says about it.

mod database;
mod generate;
mod random;
mod text;
mod world;

use resource_core::evaluate::{evaluate, holds};
use resource_core::fold::fold;
use resource_core::{BinaryOp, Expr, Function, Kind, Node, Scalar};
use resource_runtime::sql::Dialect;
use resource_runtime::testing::postgres;
use uuid::Uuid;

use crate::database::Database;
use crate::generate::{Generator, KINDS};
use crate::random::Random;
use crate::world::{ITEM, Row, World};

const FIRST_SEED: u64 = 20_260_101;
const ROUNDS: u64 = 10;
const STATEMENTS: usize = 6;
const EXPRESSIONS: usize = 24;

#[tokio::test]
async fn three_interpreters_agree() {
    let number = |name| std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let first = number("DIFFERENTIAL_SEED").unwrap_or(FIRST_SEED);
    let one = number("DIFFERENTIAL_SEED").map(|_| 1);
    let rounds = number("DIFFERENTIAL_ROUNDS").or(one).unwrap_or(ROUNDS);
    for seed in first..first + rounds {
        round(seed).await;
    }
}

async fn round(seed: u64) {
    let mut random = Random::seeded(seed);
    let world = World::random(&mut random);
    let postgres = postgres::database(None).await;
    let folder = tempfile::tempdir().expect("a folder");
    let sqlite = format!("sqlite://{}", folder.path().join("differential.db").display());
    let databases = [
        Database::filled(&sqlite, Dialect::Sqlite, &world).await,
        Database::filled(&postgres.url, Dialect::Postgres, &world).await,
    ];
    compare(seed, &world, &databases, &chosen()).await;
    for _ in 0..STATEMENTS {
        let mut generator = Generator { random: &mut random, constants: &world.constants };
        let exprs: Vec<(Expr, Kind)> = (0..EXPRESSIONS)
            .map(|_| {
                let kind = *generator.random.pick(&KINDS);
                let depth = 1 + generator.random.below(4);
                let expr = generator.expr(&ITEM, kind, depth);
                (expr, kind)
            })
            .collect();
        compare(seed, &world, &databases, &exprs).await;
    }
}

/// What random expressions hit too rarely: texts are ordered by bytes although no column says so.
fn chosen() -> Vec<(Expr, Kind)> {
    let either = |a: &str, b: &str| Expr::conditional(Expr::field(3), Expr::constant(a), Expr::constant(b));
    let pairs = [("a", "B"), ("é", "z"), ("Z", "a"), ("_", "A")];
    let ordered = pairs.map(|(a, b)| (Expr::binary(BinaryOp::Less, either(a, b), either(b, a)), Kind::Bool));
    let mut exprs = ordered.to_vec();
    exprs.push((Expr::call(Function::Lower, [either("É", "ABC")]), Kind::Text));
    exprs.push((Expr::via(0, Expr::field(0)), Kind::Uuid));
    // Long lists are one parameter of Postgres.
    let numbers = || (-3..9).map(Scalar::I64);
    exprs.extend([4, 5, 6, 7, 13].map(|field| (Expr::field(field).is_in(numbers()), Kind::Bool)));
    let texts = ["", "a", "b", "B", "é", "new", "open", "done", "x", "y", "z"].map(Scalar::from);
    exprs.extend([9, 10, 12].map(|field| (Expr::field(field).is_in(texts.clone()), Kind::Bool)));
    let keys = || (0..12).map(|key| Scalar::Uuid(Uuid::from_u128(key)));
    exprs.extend([1, 20].map(|field| (Expr::field(field).is_in(keys()), Kind::Bool)));
    exprs.push((Expr::field(5).is_in(numbers().chain([Scalar::Null, Scalar::I64(70_000)])).negated(), Kind::Bool));
    exprs
}

async fn compare(seed: u64, world: &World, databases: &[Database; 2], exprs: &[(Expr, Kind)]) {
    let folded: Vec<(Expr, Kind)> = exprs.iter().map(|(expr, kind)| (fold(expr, &world.constants), *kind)).collect();
    let rows = sorted(world);
    for ((expr, _), (folded, _)) in exprs.iter().zip(&folded) {
        for row in &rows {
            assert_eq!(evaluate(expr, row), evaluate(folded, row), "seed {seed}: folding changed {expr:#?}");
        }
    }
    for database in databases {
        let answers = database.values(&folded).await;
        let expected: Vec<Vec<Scalar>> =
            rows.iter().map(|row| folded.iter().map(|(expr, _)| evaluate(expr, row)).collect()).collect();
        if answers.as_ref() != Ok(&expected) {
            for (expr, kind) in &folded {
                explain(seed, &rows, database, expr, *kind).await;
            }
            panic!("seed {seed}: a statement fails whose expressions work alone: {answers:?}");
        }
        for (condition, _) in folded.iter().filter(|(_, kind)| *kind == Kind::Bool).take(3) {
            let expected: Vec<Scalar> =
                rows.iter().filter(|row| holds(condition, *row)).map(|row| row.cells[1].clone()).collect();
            let answer = database.matching(condition).await;
            assert_eq!(answer, Ok(expected), "seed {seed}: {}", database.text(condition));
        }
    }
}

fn sorted(world: &World) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = world.items().collect();
    let key = |row: &Row<'_>| [0, 1].map(|at: usize| row.cells[at].as_uuid().expect("keys are UUIDs"));
    rows.sort_by_key(key);
    rows
}

/// Panics with the smallest part of the expression on which the evaluator and the database differ.
async fn explain(seed: u64, rows: &[Row<'_>], database: &Database, expr: &Expr, kind: Kind) {
    if differs(rows, database, expr, kind).await.is_none() {
        return;
    }
    let mut parts: Vec<(Expr, Kind)> =
        (0..=expr.root()).flat_map(|at| KINDS.map(|kind| (part(expr, at), kind))).collect();
    parts.sort_by_key(|(part, _)| part.nodes.len());
    for (part, kind) in parts.iter().chain([&(expr.clone(), kind)]) {
        let fits = rows.iter().all(|row| is_of(&evaluate(part, row), *kind));
        if fits && let Some(difference) = differs(rows, database, part, *kind).await {
            panic!("seed {seed}, {:?}: {difference}\n{}\n{part:#?}", database.dialect, database.text(part));
        }
    }
}

async fn differs(rows: &[Row<'_>], database: &Database, expr: &Expr, kind: Kind) -> Option<String> {
    let answers = match database.values(&[(expr.clone(), kind)]).await {
        Ok(answers) => answers,
        Err(error) => return Some(error),
    };
    rows.iter().zip(answers).find_map(|(row, answer)| {
        let expected = evaluate(expr, row);
        (expected != answer[0])
            .then(|| format!("evaluator {expected:?}, database {:?}, row {:?}", answer[0], row.cells))
    })
}

fn is_of(scalar: &Scalar, kind: Kind) -> bool {
    match scalar {
        Scalar::Null => kind != Kind::Bool,
        Scalar::Bool(_) => kind == Kind::Bool,
        Scalar::I64(_) => kind == Kind::I64,
        Scalar::F64(_) => kind == Kind::F64,
        Scalar::Text(_) => kind == Kind::Text,
        Scalar::Bytes(_) => kind == Kind::Bytes,
        Scalar::Uuid(_) => kind == Kind::Uuid,
        Scalar::Time(_) => kind == Kind::Time,
        Scalar::Json(_) => false,
    }
}

/// The expression below a node.
fn part(expr: &Expr, at: u16) -> Expr {
    let inner = |at: &u16| part(expr, *at);
    match expr.node(at) {
        Node::Not(a) => inner(a).negated(),
        Node::Negate(a) => inner(a).minus(),
        Node::Binary(op, a, b) => Expr::binary(*op, inner(a), inner(b)),
        Node::In(item, list) => inner(item).is_among(list.iter().map(inner).collect::<Vec<_>>()),
        Node::Among(item, list, kind) => inner(item).is_item_of(inner(list), *kind),
        Node::Member(document, name, kind) => inner(document).member(name.clone(), *kind),
        Node::If(condition, then, otherwise) => Expr::conditional(inner(condition), inner(then), inner(otherwise)),
        Node::Call(function, arguments) => Expr::call(*function, arguments.iter().map(inner).collect::<Vec<_>>()),
        leaf => Expr::leaf(leaf.clone()),
    }
}

/// A prepared statement keeps the parameter types of its first use: the same comparison with constants
/// of other widths must be another text.
#[tokio::test]
async fn constants_of_any_width_compare_with_narrow_columns() {
    let world = World::random(&mut Random::seeded(FIRST_SEED));
    let postgres = postgres::database(None).await;
    let database = Database::filled(&postgres.url, Dialect::Postgres, &world).await;
    for constant in [7, 70_000, 5_000_000_000, -7] {
        for field in 4..=7 {
            let condition = Expr::binary(BinaryOp::Less, Expr::field(field), Expr::constant(constant));
            let expected: Vec<Scalar> =
                sorted(&world).iter().filter(|row| holds(&condition, *row)).map(|row| row.cells[1].clone()).collect();
            assert_eq!(database.matching(&condition).await, Ok(expected), "{}", database.text(&condition));
        }
    }
    for alone in [(Expr::constant(7), Kind::I64), (Expr::constant("seven"), Kind::Text)] {
        let answers = database.values(std::slice::from_ref(&alone)).await.expect("a constant is an answer");
        assert_eq!(Some(&answers[0][0]), alone.0.as_constant());
    }
}
