//! Conditions on what relations lead to: however they are sent to the database, they find the rows for
//! which they hold, also where the relation leads nowhere and where its value is null.

use std::collections::BTreeSet;

use generated::infrastructure::partition::{self, PARTITION};
use generated::infrastructure::poller::{self, POLLER};
use generated::inventory::device::DEVICE;
use resource_core::{BinaryOp, Expr, Id, Kind, ResourceMeta, Scalar};
use resource_macros::resource_test;
use resource_runtime::read::{Query, pipeline};
use resource_runtime::testing::{Factory, Random, TestCx};
use resource_runtime::{Cx, Slots};

/// A device, and what the paths of [`paths`] lead to.
struct Known {
    uid: String,
    values: [Scalar; 4],
}

/// A condition, and whether it holds for a row; unknown counts as no at the end only.
struct Asked {
    expr: Expr,
    holds: Holds,
}

type Holds = Box<dyn Fn(&Known) -> Option<bool>>;

const ROUNDS: u64 = 150;

#[resource_test]
async fn conditions_on_related_rows_find_what_they_say(t: TestCx) {
    let cx = t.tenant("a").role("admin");
    let known = filled(&cx).await;
    let (mut some, mut random) = (0, Random::new(7));
    for _ in 0..ROUNDS {
        let asked = condition(&mut random, 3);
        let query = Query { filter: Some(asked.expr.clone()), ..Query::new(0, Slots::default()) };
        let answer = pipeline::read(cx.any(), &DEVICE, query).await.expect("an answer");
        let uid = |row: &resource_runtime::row::Row| row.scalar(1, Kind::Text).expect("a key");
        let found: BTreeSet<String> =
            answer.rows.iter().map(|row| uid(row).as_text().expect("a key").to_owned()).collect();
        let holds = |row: &&Known| (asked.holds)(row) == Some(true);
        let wanted: BTreeSet<String> = known.iter().filter(holds).map(|row| row.uid.clone()).collect();
        assert_eq!(found, wanted, "{:?}", asked.expr);
        some += usize::from(!wanted.is_empty() && wanted.len() < known.len());
    }
    assert!(some > 50, "only {some} of {ROUNDS} conditions tell rows apart");
    tests::counts::tell(&format!("{:?}: {ROUNDS} conditions, {some} of them tell rows apart", t.dialect()));
}

/// Devices with and without a poller, which have and have not a partition and a component.
async fn filled(cx: &Cx) -> Vec<Known> {
    let text = |text: Option<&'static str>| text.map_or(Scalar::Null, Scalar::text);
    let places = [("p0", None), ("p1", Some("a")), ("p2", Some("b"))];
    let mut partitions = Vec::new();
    for (slug, site) in places {
        let factory = Factory::of(&PARTITION).with("slug", slug.to_owned()).with("site", text(site));
        let made: partition::Partition = factory.record(cx).await.expect("a partition");
        partitions.push((made.id.uuid(), slug, site));
    }
    let mut known = Vec::new();
    for at in 0..16_usize {
        let (place, _, site) = partitions[at % 3];
        let device = Factory::of(&DEVICE).with("uid", format!("d{at}")).with("partition", Scalar::Uuid(place));
        let values = match at % 4 {
            0 => {
                device.row(cx).await.expect("a device");
                [Scalar::Null, Scalar::Null, Scalar::Null]
            }
            nth => {
                let (behind, component) = (partitions.get(nth + at / 8), [None, Some("a"), Some("b")][at / 4 % 3]);
                let input = poller::Register {
                    id: format!("poller-{at}"),
                    component_id: component.map(str::to_owned),
                    registration_source: None,
                    spiffe_identity: None,
                    partition: behind.map(|(id, ..)| Id::new(*id)),
                    agent_count: Some(nth as i32),
                    checker_count: None,
                    metadata: None,
                };
                let made = poller::register(cx, input).await.expect("a poller");
                device.with("poller", made.id.clone()).row(cx).await.expect("a device");
                [Scalar::I64(nth as i64), text(component), text(behind.map(|(_, slug, _)| *slug))]
            }
        };
        let [count, component, slug] = values;
        known.push(Known { uid: format!("d{at}"), values: [count, component, slug, text(site)] });
    }
    known
}

/// Paths from a device, with values to compare with.
fn paths() -> [(Expr, [Scalar; 2]); 4] {
    let via = |meta: &ResourceMeta, relation: &str, inner: Expr| Expr::via(relation_of(meta, relation), inner);
    let field = |meta: &ResourceMeta, name: &str| {
        let at = meta.fields.iter().position(|field| field.name == name).expect("a field");
        Expr::field(at as u16)
    };
    [
        (via(&DEVICE, "poller", field(&POLLER, "agent_count")), [Scalar::I64(1), Scalar::I64(2)]),
        (via(&DEVICE, "poller", field(&POLLER, "component_id")), [Scalar::text("a"), Scalar::text("b")]),
        (
            via(&DEVICE, "poller", via(&POLLER, "partition", field(&PARTITION, "slug"))),
            [Scalar::text("p1"), Scalar::text("p2")],
        ),
        (via(&DEVICE, "partition", field(&PARTITION, "site")), [Scalar::text("a"), Scalar::text("b")]),
    ]
}

fn relation_of(meta: &ResourceMeta, name: &str) -> u16 {
    meta.relations.iter().position(|relation| relation.name == name).expect("a relation") as u16
}

fn condition(random: &mut Random, depth: usize) -> Asked {
    if depth == 0 || random.chance(25) {
        return comparison(random);
    }
    match random.below(3) {
        0 => {
            let inner = condition(random, depth - 1);
            Asked { expr: inner.expr.negated(), holds: Box::new(move |row| (inner.holds)(row).map(|holds| !holds)) }
        }
        junction => {
            let (left, right) = (condition(random, depth - 1), condition(random, depth - 1));
            let (op, decides) = if junction == 1 { (BinaryOp::And, false) } else { (BinaryOp::Or, true) };
            let holds = move |row: &Known| match ((left.holds)(row), (right.holds)(row)) {
                (left, right) if [left, right].contains(&Some(decides)) => Some(decides),
                (Some(_), Some(_)) => Some(!decides),
                _ => None,
            };
            Asked { expr: Expr::binary(op, left.expr, right.expr), holds: Box::new(holds) }
        }
    }
}

fn comparison(random: &mut Random) -> Asked {
    use std::cmp::Ordering::{Equal, Greater, Less};
    let at = random.below(4);
    let (path, values) = paths()[at].clone();
    let value = random.pick(&values).clone();
    let (expr, holds): (Expr, &'static [std::cmp::Ordering]) = match random.below(5) {
        0 => (Expr::binary(BinaryOp::NotEqual, path, Expr::constant(value.clone())), &[Less, Greater]),
        1 => (Expr::binary(BinaryOp::Less, path, Expr::constant(value.clone())), &[Less]),
        2 => (Expr::binary(BinaryOp::GreaterOrEqual, path, Expr::constant(value.clone())), &[Greater, Equal]),
        3 => (path.is_in([value.clone()]), &[Equal]),
        _ => (Expr::binary(BinaryOp::Equal, path, Expr::constant(value.clone())), &[Equal]),
    };
    let holds = move |row: &Known| row.values[at].compare(&value).map(|ordering| holds.contains(&ordering));
    Asked { expr, holds: Box::new(holds) }
}
