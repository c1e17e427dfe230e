//! The seven states of a poller: every action in every state, against a table that was written by hand.

use std::time::Duration;

use generated::infrastructure::poller::{self, HeartbeatTimeout, LoseConnection, MarkUnhealthy};
use generated::infrastructure::{HealthEvent, health_event};
use resource_core::Id;
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use resource_runtime::{Class, Cx};
use serde_json::{Value, json};

use crate::stage::{Caller, Seen, Stage, record, wrongs};

pub(super) const STATES: [&str; 7] =
    ["inactive", "healthy", "degraded", "offline", "recovering", "maintenance", "draining"];

/// An action that people may take: its name, its route, where it starts and where it ends.
struct Step {
    name: &'static str,
    path: &'static str,
    from: &'static [&'static str],
    to: &'static str,
}

const fn step(name: &'static str, path: &'static str, from: &'static [&'static str], to: &'static str) -> Step {
    Step { name, path, from, to }
}

const STEPS: [Step; 10] = [
    step("activate", "activate", &["inactive"], "healthy"),
    step("degrade", "degrade", &["healthy"], "degraded"),
    step("go_offline", "offline", &["healthy", "degraded", "draining"], "offline"),
    step("recover", "recover", &["degraded", "offline", "recovering"], "recovering"),
    step("restore_health", "restore", &["degraded", "recovering"], "healthy"),
    step("start_maintenance", "maintenance/start", &["healthy", "degraded"], "maintenance"),
    step("end_maintenance", "maintenance/end", &["maintenance"], "healthy"),
    step("start_draining", "drain/start", &["healthy", "degraded"], "draining"),
    step("finish_draining", "drain/finish", &["draining"], "offline"),
    step(
        "deactivate",
        "deactivate",
        &["healthy", "degraded", "offline", "recovering", "maintenance", "draining"],
        "inactive",
    ),
];

/// A new poller in a state.
pub(super) async fn poller_in(admin: &Caller, id: &str, state: &str) {
    let data = json!({ "type": "pollers", "id": id });
    let path = if state == "inactive" { "/pollers/announce" } else { "/pollers" };
    admin.post(path, data).await.is(201);
    let way: &[&str] = match state {
        "inactive" | "healthy" => &[],
        "degraded" => &["degrade"],
        "offline" => &["offline"],
        "recovering" => &["offline", "recover"],
        "maintenance" => &["maintenance/start"],
        _ => &["drain/start"],
    };
    for path in way {
        admin.act(&format!("/pollers/{id}/{path}")).await.is(200);
    }
    assert_eq!(admin.get(&format!("/pollers/{id}")).await.attribute("status"), state);
}

/// The events of a poller, newest first.
pub(super) async fn events(cx: &Cx, id: &str) -> Vec<HealthEvent> {
    let input = health_event::Timeline {
        entity_type: generated::infrastructure::HealthEntity::Poller,
        entity_id: id.to_owned(),
        since: None,
    };
    health_event::timeline(cx, input).all().await.expect("events")
}

#[resource_test]
async fn every_action_in_every_state(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, cx) = (stage.caller("admin").await, stage.cx("admin"));
    let (mut legal, mut illegal) = (0, 0);
    for state in STATES {
        let offered: Vec<&str> = std::iter::once("heartbeat")
            .chain(STEPS.iter().filter(|step| step.from.contains(&state)).map(|step| step.name))
            .collect();
        for step in &STEPS {
            let id = format!("{state}-{}", step.name);
            poller_in(&admin, &id, state).await;
            let before = admin.get(&format!("/pollers/{id}")).await;
            let known = events(&cx, &id).await.len();
            t.clock().advance(Duration::from_micros(90_999_999));
            let reason = format!("because of {id}");
            let arguments = if step.name == "activate" { json!({}) } else { json!({ "reason": reason }) };
            let answer = admin.patch(&format!("/pollers/{id}/{}", step.path), record("pollers", arguments)).await;
            let events = events(&cx, &id).await;
            if !step.from.contains(&state) {
                illegal += 1;
                let answer = answer.is(409);
                assert_eq!(answer.wrong(), wrongs(&[("", "state")]), "{id}");
                assert_eq!(answer.allowed(), offered, "{id}");
                assert_eq!(events.len(), known, "{id}");
                let after = admin.get(&format!("/pollers/{id}")).await;
                assert_eq!(after.json()["data"]["attributes"]["updated_at"], before.attribute("updated_at"));
                assert_eq!(after.attribute("status"), state);
                continue;
            }
            legal += 1;
            let answer = answer.is(200);
            assert_eq!(answer.attribute("status"), step.to, "{id}");
            let stays = step.to == state;
            let since = if stays { before.attribute("state_since") } else { json!(t.clock().now().to_string()) };
            assert_eq!(answer.attribute("state_since"), since, "{id}");
            let healthy = match step.name {
                "recover" | "start_maintenance" | "start_draining" => before.attribute("is_healthy"),
                _ => json!(step.to == "healthy"),
            };
            assert_eq!(answer.attribute("is_healthy"), healthy, "{id}");
            let heard = matches!(step.name, "activate" | "restore_health");
            let last_seen = if heard { json!(t.clock().now().to_string()) } else { before.attribute("last_seen") };
            assert_eq!(answer.attribute("last_seen"), last_seen, "{id}");
            assert_eq!(events.len(), known + usize::from(!stays), "{id}");
            if !stays {
                let event = &events[0];
                assert_eq!((event.old_state.as_deref(), event.new_state.as_str()), (Some(state), step.to), "{id}");
                assert_eq!(event.reason, (step.name != "activate").then_some(reason), "{id}");
                assert_eq!(event.duration_seconds, Some(90), "whole seconds of 90.999999");
                assert_eq!(event.recorded_at, t.clock().now(), "{id}");
            }
        }
    }
    tests::counts::tell(&format!("{:?}: {legal} legal transitions of a poller, {illegal} refused", t.dialect()));
    assert_eq!((legal, illegal), (22, 48));
}

#[resource_test]
async fn supervision_has_transitions_of_its_own(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, cx) = (stage.caller("admin").await, stage.cx("admin"));
    let monitor = stage.tenant.system("monitor");
    let names = ["mark_unhealthy", "heartbeat_timeout", "lose_connection"];
    let call = async |cx: &Cx, name: &str, id: &str| {
        let (id, reason) = (Id::from(id), Some("silence".to_owned()));
        match name {
            "mark_unhealthy" => poller::mark_unhealthy(cx, &id, MarkUnhealthy { reason }).await,
            "heartbeat_timeout" => poller::heartbeat_timeout(cx, &id, HeartbeatTimeout { reason }).await,
            _ => poller::lose_connection(cx, &id, LoseConnection { reason }).await,
        }
    };
    let mut legal = 0;
    for state in STATES {
        for name in names {
            let id = format!("{state}-{name}");
            poller_in(&admin, &id, state).await;
            let known = events(&cx, &id).await.len();
            t.clock().advance(Duration::from_secs(7));
            for role in ["admin", "super_admin"] {
                let refused = call(&stage.cx(role), name, &id).await.unwrap_err();
                assert_eq!(refused.class(), Class::Forbidden, "{name} is internal");
            }
            let to = match (name, state) {
                ("mark_unhealthy", "healthy") | ("heartbeat_timeout", "healthy" | "degraded") => Some("degraded"),
                ("lose_connection", "healthy" | "degraded") => Some("offline"),
                _ => None,
            };
            let answer = call(&monitor, name, &id).await;
            let events = events(&cx, &id).await;
            let Some(to) = to else {
                let error = answer.unwrap_err();
                assert_eq!((error.class(), error.code()), (Class::Conflict, "state"), "{id}");
                assert_eq!(events.len(), known);
                continue;
            };
            legal += 1;
            let poller = answer.unwrap();
            assert_eq!(format!("{:?}", poller.status).to_lowercase(), to, "{id}");
            assert!(!poller.is_healthy);
            assert_eq!(events.len(), known + usize::from(to != state), "{id}");
            if to != state {
                assert_eq!(poller.state_since, t.clock().now());
                assert_eq!(events[0].duration_seconds, Some(7));
                assert_eq!(events[0].reason.as_deref(), Some("silence"));
            }
        }
    }
    assert_eq!(legal, 5);
    admin.act("/pollers/healthy-mark_unhealthy/mark-unhealthy").await.is(404);
}

#[resource_test]
async fn each_state_has_its_words_and_colour(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    let looks = [
        ("inactive", "gray", "Inactive"),
        ("healthy", "green", "Healthy"),
        ("degraded", "yellow", "Degraded"),
        ("offline", "red", "Offline"),
        ("recovering", "blue", "Recovering"),
        ("maintenance", "purple", "Maintenance"),
        ("draining", "yellow", "Draining"),
    ];
    for (state, colour, label) in looks {
        poller_in(&admin, state, state).await;
        let poller = admin.get(&format!("/pollers/{state}")).await;
        assert_eq!(poller.attribute("status_color"), colour, "{state}");
        assert_eq!(poller.attribute("status_label"), label, "{state}");
        assert_eq!(poller.attribute("is_online"), state == "healthy", "{state}");
    }
    // Calculations can be chosen by and sorted like fields.
    let yellow = admin.get("/pollers?filter[status_color]=yellow&sort=-status_label").await.is(200);
    assert_eq!(yellow.ids(), ["draining", "degraded"]);
}

#[resource_test]
async fn a_reason_is_optional_and_bounded(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    poller_in(&admin, "p", "healthy").await;
    let long = record("pollers", json!({ "reason": "x".repeat(1001) }));
    let answer = admin.patch("/pollers/p/degrade", long).await.is(422);
    assert_eq!(answer.wrong(), wrongs(&[("/data/attributes/reason", "length")]));
    let unknown = record("pollers", json!({ "raeson": "x" }));
    let answer = admin.patch("/pollers/p/degrade", unknown).await.is(422);
    assert_eq!(answer.wrong(), wrongs(&[("/data/attributes/raeson", "unknown")]));
    let none = record("pollers", json!({ "reason": Value::Null }));
    admin.patch("/pollers/p/degrade", none).await.is(200);
    assert_eq!(events(&stage.cx("admin"), "p").await[0].reason, None);
    let noted = record("pollers", json!({ "reason": "x" }));
    let refused = admin.patch("/pollers/p/activate", noted).await.is(422);
    assert_eq!(refused.wrong(), wrongs(&[("/data/attributes/reason", "unknown")]), "activate takes no reason");
}
