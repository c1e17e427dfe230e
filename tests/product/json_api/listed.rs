//! Every list, and the links between its pages.

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::Value;

use super::{is_sound, stock};
use crate::stage::{Caller, Seen, Stage};

/// Every list of the API with the arguments that it needs; `{partition}` and `{user}` are filled in.
const LISTS: [&str; 30] = [
    "/tenants",
    "/tenants/active",
    "/users",
    "/users/admins",
    "/api-tokens",
    "/api-tokens/active",
    "/api-tokens/by-user?user={user}",
    "/partitions",
    "/partitions/enabled",
    "/partitions/by-site?site=x",
    "/partitions/by-environment?environment=lab",
    "/pollers",
    "/pollers/active",
    "/pollers/by-status?status=healthy",
    "/pollers/recently-seen",
    "/pollers/by-partition?slug=site-1",
    "/pollers/by-partition-id?partition={partition}",
    "/health-events",
    "/health-events/timeline?entity_type=poller&entity_id=p1",
    "/health-events/current-status?entity_type=poller&entity_id=p1",
    "/health-events/recent",
    "/health-events/by-state?state=healthy",
    "/devices",
    "/devices/available",
    "/devices/recently-seen",
    "/devices/by-ip?partition={partition}&ip=10.0.0.1",
    "/devices/by-mac?partition={partition}&mac=x",
    "/devices/by-poller?poller=p1",
    "/device-groups",
    "/device-groups/root-groups",
];
const MORE: [&str; 4] = [
    "/device-groups/by-type?group_type=custom",
    "/device-identifiers",
    "/device-identifiers/by-device?device=d1",
    "/device-identifiers/lookup-any?partition={partition}&values=x",
];
/// The same of agents, checkers, and what they check; `{id}` is nobody's.
const MONITORING: [&str; 81] = [
    "/agents",
    "/agents/by-capability?capability=icmp",
    "/agents/by-poller?poller=p1",
    "/agents/by-device?device=d1",
    "/agents/connected",
    "/agents/by-status?status=connecting",
    "/agents/recently-seen",
    "/checkers",
    "/checkers/by-agent?agent=a1",
    "/checkers/by-status?status=active",
    "/checkers/failing",
    "/checkers/over-threshold",
    "/polling-schedules",
    "/polling-schedules/enabled",
    "/polling-schedules/due-for-execution",
    "/polling-schedules/by-partition?partition={partition}",
    "/polling-schedules/by-poller?poller=p1",
    "/service-checks",
    "/service-checks/enabled",
    "/service-checks/failing",
    "/service-checks/due-for-check",
    "/service-checks/by-agent?agent=a1",
    "/service-checks/by-device?device=d1",
    "/service-checks/by-schedule?schedule={id}",
    "/poll-jobs",
    "/poll-jobs/by-schedule?schedule={id}",
    "/poll-jobs/pending",
    "/poll-jobs/running",
    "/poll-jobs/stale",
    "/poll-jobs/overdue",
    "/poll-jobs/recent",
    "/check-results",
    "/check-results/by-check?service_check={id}",
    "/check-results/by-poll-job?poll_job={id}",
    "/alerts",
    "/alerts/active",
    "/alerts/pending",
    "/alerts/by-severity?severity=warning",
    "/alerts/by-device?device=d1",
    "/alerts/recent",
    "/alerts/needs-notification",
    "/alerts/needs-escalation",
    "/alerts/suppression-over",
    "/events",
    "/events/by-category?category=alert",
    "/events/by-severity?min=warning",
    "/events/by-device?device=d1",
    "/events/by-agent?agent=a1",
    "/events/by-alert?alert={id}",
    "/events/recent",
    "/interfaces",
    "/interfaces/by-device?device=d1",
    "/interfaces/by-poller?poller=p1",
    "/interfaces/latest",
    "/interfaces/active",
    "/device-alias-states",
    "/device-alias-states/by-device?device=d1",
    "/device-alias-states/by-value?partition={partition}&alias_type=ip&alias_value=10.0.0.1",
    "/device-alias-states/confirmed",
    "/merge-audits",
    "/merge-audits/by-device?device=d1",
    "/merge-audits/merged-from?device=d1",
    "/merge-audits/merged-to?device=d1",
    "/merge-audits/recent",
    "/tenant-memberships",
    "/integration-sources",
    "/integration-sources/enabled",
    "/integration-sources/by-type?source_type=netbox",
    "/integration-sources/due",
    "/audit-logs",
    "/audit-logs/by-actor?actor_name=x",
    "/audit-logs/by-resource?resource=x",
    "/audit-logs/by-outcome?outcome=denied",
    "/jobs",
    "/jobs/by-state?state=available",
    "/jobs/by-queue?queue=default",
    "/jobs/exhausted",
    "/job-queues",
    "/job-schedules",
    "/job-schedules/enabled",
    "/events/in-time-range?from=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z",
];
/// Reads of one record, which are no lists.
const ONE: [&str; 7] = [
    "/tenants/by-slug",
    "/users/by-email",
    "/partitions/by-slug",
    "/device-identifiers/lookup",
    "/interfaces/by-number",
    "/tenant-memberships/by-user",
    "/integration-sources/by-name",
];

#[resource_test]
async fn every_list_is_a_document(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, platform) = (stage.caller("admin").await, stage.caller("super_admin").await);
    stock(&stage, &admin).await;
    let (mut lists, mut records) = (0, 0);
    for list in LISTS.iter().chain(&MORE).chain(&MONITORING) {
        let list = list.replace("{partition}", &stage.partition.to_string());
        let list = list.replace("{id}", &uuid::Uuid::nil().to_string());
        let list = list.replace("{user}", &stage.person("admin").to_string());
        let caller =
            if list.starts_with("/job-schedules") || list.starts_with("/job-queues") { &platform } else { &admin };
        let joint = if list.contains('?') { '&' } else { '?' };
        for query in ["", "page[size]=1", "page[count]=true", "page[offset]=0&page[size]=1&page[count]=true"] {
            let path = format!("{list}{joint}{query}");
            let answer = caller.get(&path).await.is(200);
            assert_eq!(answer.header("content-type"), "application/vnd.api+json", "{path}");
            assert!(!answer.header("x-request-id").is_empty(), "{path}");
            let document = answer.json();
            is_sound(&document);
            if query.contains("count") {
                let total = document["meta"]["page"]["total"].as_u64().expect("a total");
                assert!(total >= answer.ids().len() as u64, "{path}");
            }
            records += answer.ids().len();
        }
        assert_eq!(stage.anonymous().get(&list).await.status, 401, "{list}");
        assert_eq!(caller.post(&list, Value::Null).await.status / 100, 4, "{list}");
        let unknown = caller.get(&format!("{list}{joint}filter[nothing]=x&page[sise]=1")).await.is(400);
        assert_eq!(unknown.wrong().len(), 2, "{list}");
        lists += 1;
    }
    tests::counts::tell(&format!("JSON:API, {:?}: {lists} lists, {records} records", t.dialect()));
    assert!(lists == 115 && records > 150);
}

/// The lists above are those that the API describes.
#[test]
fn no_list_is_forgotten() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../generated/openapi.json");
    let description: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("JSON");
    let paths = description["paths"].as_object().expect("paths");
    let described = paths.iter().filter(|(path, methods)| !path.contains('{') && methods.get("get").is_some());
    let short = |path: &str| path.trim_start_matches("/api/v2").split('?').next().unwrap_or_default().to_owned();
    let mut described: Vec<String> = described.map(|(path, _)| short(path)).collect();
    let mut known: Vec<String> =
        LISTS.iter().chain(&MORE).chain(&MONITORING).chain(&ONE).map(|path| short(path)).collect();
    described.sort();
    known.sort();
    assert_eq!(known, described);
}

async fn walk(caller: &Caller, start: &str, link: &str) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut next = Some(start.to_owned());
    while let Some(path) = next {
        let answer = caller.get(&path).await.is(200);
        pages.push(answer.ids());
        next = answer.json()["links"][link].as_str().map(str::to_owned);
        assert!(pages.len() < 20, "the links lead in a circle");
    }
    pages
}

#[resource_test]
async fn links_lead_through_every_page_and_back(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    stock(&stage, &admin).await;
    for (list, count) in
        [("/devices?", 7), ("/pollers?sort=-agent_count&", 7), ("/partitions?sort=environment,-name&", 8)]
    {
        let all = admin.get(&format!("{list}page[size]=250")).await.is(200).ids();
        assert_eq!(all.len(), count);
        for size in [1, 2, 3, 7, 8] {
            let start = format!("{list}page[size]={size}");
            let expected: Vec<Vec<String>> = all.chunks(size).map(<[String]>::to_vec).collect();
            assert_eq!(walk(&admin, &start, "next").await, expected, "{start}");
            let mut last = admin.get(&start).await;
            while let Some(next) = last.json()["links"]["next"].as_str() {
                last = admin.get(next).await;
            }
            let this = last.json()["links"]["self"].as_str().expect("a link").to_owned();
            let back: Vec<String> = walk(&admin, &this, "prev").await.into_iter().rev().flatten().collect();
            assert_eq!(back, all, "{start} backwards");
            let offset = format!("{start}&page[offset]=0&page[count]=true");
            assert_eq!(walk(&admin, &offset, "next").await, expected, "{offset}");
            let end = admin.get(&offset).await.json()["links"]["last"].as_str().expect("a last page").to_owned();
            assert_eq!(&admin.get(&end).await.ids(), expected.last().expect("a page"), "{end}");
        }
    }
    // A page that somebody else removes from stays in its place.
    let first = admin.get("/devices?page[size]=3").await.is(200);
    admin.delete("/devices/d2").await.is(204);
    let next = first.json()["links"]["next"].as_str().expect("a next page").to_owned();
    assert_eq!(admin.get(&next).await.is(200).ids(), ["d3", "d4", "d5"]);
    // A cursor belongs to a tenant, a list and a query.
    let other = Stage::named(&t, "b").await.caller("admin").await;
    for (who, path) in [
        (&other, next.clone()),
        (&admin, next.replace("/devices", "/devices/available")),
        (&admin, format!("{next}&sort=-uid")),
        (&admin, format!("{next}&filter[name]=x")),
        (&admin, format!("{next}x")),
    ] {
        let refused = who.get(&path).await.is(400);
        assert_eq!(refused.code(), "cursor", "{path}");
    }
}
