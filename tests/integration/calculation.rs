//! Calculations are computed in memory where they are shown, and in SQL where they are asked for. What is
//! shown must find its record.

use std::collections::BTreeMap;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use resource_core::Kind;
use resource_core::meta::Method;
use resource_runtime::db::Dialect;
use serde_json::Value;
use tests::world::{Access, Tenant, World};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_calculation_shows_finds_the_records_that_show_it() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = World::open(dialect, &[Tenant::A]).await;
        let mut asked = 0;
        for entry in generated::APPLICATION.resources {
            let is_list = |action: u16| entry.meta.actions[usize::from(action)].name == "list";
            let Some(route) = entry.routes.iter().find(|route| route.method == Method::Get && is_list(route.action))
            else {
                continue;
            };
            // Lists and maps are no values to filter by.
            let comparable = |kind: &Kind| !matches!(kind, Kind::Map | Kind::List(_) | Kind::Embedded(_));
            let public = entry.meta.calculations.iter().filter(|found| found.public && comparable(&found.kind));
            for calculation in public {
                asked += found(&world, route.path, calculation.name).await;
            }
        }
        assert!(asked > 40, "{asked} values of calculations");
    }
}

/// Asks for each value that a calculation shows in a list; answers how many there are.
async fn found(world: &World, list: &str, calculation: &str) -> usize {
    let token = Tenant::A.token("super_admin", Access::Full);
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let all = world.get(Some(&token), &format!("{list}?page[size]=250")).await;
    assert_eq!(all.status, 200, "{}", all.text);
    for record in all.json()["data"].as_array().into_iter().flatten() {
        let filter = match &record["attributes"][calculation] {
            Value::Null => "[is_null]=true".to_owned(),
            Value::String(text) => format!("={}", utf8_percent_encode(text, NON_ALPHANUMERIC)),
            other => format!("={other}"),
        };
        shown.entry(filter).or_default().push(record["id"].as_str().unwrap_or_default().to_owned());
    }
    for (filter, ids) in &shown {
        let asked = world.get(Some(&token), &format!("{list}?page[size]=250&filter[{calculation}]{filter}")).await;
        assert_eq!((asked.status, &asked.ids()), (200, ids), "{list} {calculation}{filter}: {}", asked.text);
    }
    shown.len()
}
