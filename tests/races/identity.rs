//! Many upserts of one identity at once.

use std::collections::BTreeSet;

use resource_core::Kind;
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use serde_json::Value;
use tests::deed::{Deed, Outcome};

use crate::race::{Race, all, default_partition, device, rows, spread};

#[resource_test]
async fn upserts_of_one_identity_make_one_row(t: TestCx) {
    let tenant = t.tenant("a");
    let partition = default_partition(&tenant).await;
    for at in 0..4 {
        device(&tenant, partition, &format!("device-{at}")).await;
    }
    let deeds = |at: usize| {
        let identify = |nth: usize| Deed::Identify {
            device: format!("device-{}", (at + nth) % 4),
            partition,
            value: format!("value-{nth}"),
        };
        (0..4).map(identify).collect()
    };
    let mut race = Race::new(&t, &tenant, spread(8, 8, deeds));
    race.gate = "LOCK TABLE device_identifiers IN SHARE ROW EXCLUSIVE MODE".to_owned();
    let told = all(race.run().await);

    let mut answers: Vec<(String, Value)> = Vec::new();
    for (deed, outcome) in told {
        let (Deed::Identify { value, .. }, Outcome::Done(answer)) = (&deed, &outcome) else {
            panic!("{deed:?}: {outcome:?}");
        };
        answers.push((value.clone(), answer.clone()));
    }
    assert_eq!(answers.len(), 256);
    let column = |name: &str| match t.dialect() {
        Dialect::Sqlite => name.to_owned(),
        Dialect::Postgres => format!("CAST(EXTRACT(EPOCH FROM {name}) * 1000000 AS bigint)"),
    };
    for nth in 0..4 {
        let value = format!("value-{nth}");
        let (first, last) = (column("first_seen"), column("last_seen"));
        let sql = format!("SELECT id, {first}, {last} FROM device_identifiers WHERE identifier_value = '{value}'");
        let found = rows(&t, &sql).await;
        assert_eq!(found.len(), 1, "{value} stands in {} rows", found.len());
        let number = |at| found[0].scalar(at, Kind::I64).expect("a number").as_i64().expect("not null");
        let told = |name: &str| -> Vec<i64> {
            let of_value = answers.iter().filter(|(of, _)| *of == value);
            of_value.map(|(_, answer)| answer[name].as_i64().expect("a number")).collect()
        };
        assert_eq!(BTreeSet::from_iter(told("id")), BTreeSet::from([number(0)]), "all were answered with the one row");
        assert_eq!(BTreeSet::from_iter(told("first")), BTreeSet::from([number(1)]), "it was first seen once");
        assert_eq!(told("last").into_iter().max(), Some(number(2)), "it was last seen when somebody saw it last");
        assert!(number(1) <= number(2), "it was first seen before it was last seen");
    }
    tests::counts::tell(&format!("identifiers, {:?}: {} upserts, 4 rows", t.dialect(), answers.len()));
}
