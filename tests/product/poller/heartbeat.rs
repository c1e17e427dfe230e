//! What a sign of life does in every state.

use std::time::Duration;

use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use serde_json::json;

use super::machine::{STATES, events, poller_in};
use crate::stage::{Seen, Stage, record, wrongs};

#[resource_test]
async fn it_moves_between_observed_states_only(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, cx) = (stage.caller("admin").await, stage.cx("admin"));
    let mut moves = 0;
    for state in STATES {
        for healthy in [true, false] {
            let id = format!("{state}-{healthy}");
            poller_in(&admin, &id, state).await;
            let before = admin.get(&format!("/pollers/{id}")).await;
            let known = events(&cx, &id).await.len();
            t.clock().advance(Duration::from_secs(61));
            let beat = record("pollers", json!({ "is_healthy": healthy, "agent_count": 5 }));
            let after = admin.patch(&format!("/pollers/{id}/heartbeat"), beat).await.is(200);
            let to = match (state, healthy) {
                ("offline", _) | ("recovering", false) => "recovering",
                ("healthy" | "degraded" | "recovering", true) => "healthy",
                ("healthy" | "degraded", false) => "degraded",
                (planned, _) => planned,
            };
            let now = json!(t.clock().now().to_string());
            assert_eq!(after.attribute("status"), to, "{id}");
            assert_eq!(after.attribute("is_healthy"), healthy, "{id}");
            assert_eq!(after.attribute("last_seen"), now, "{id}");
            assert_eq!(
                (after.attribute("agent_count"), after.attribute("checker_count")),
                (json!(5), json!(0)),
                "{id}"
            );
            let since = if to == state { before.attribute("state_since") } else { now };
            assert_eq!(after.attribute("state_since"), since, "{id}");
            let events = events(&cx, &id).await;
            assert_eq!(events.len(), known + usize::from(to != state), "{id}");
            if to != state {
                moves += 1;
                assert_eq!((events[0].old_state.as_deref(), events[0].new_state.as_str()), (Some(state), to));
                assert_eq!((events[0].duration_seconds, events[0].reason.as_deref()), (Some(61), None), "{id}");
            }
        }
    }
    assert_eq!(moves, 5);
}

#[resource_test]
async fn durations_count_from_the_change_not_from_the_last_beat(t: TestCx) {
    let stage = Stage::new(&t).await;
    let (admin, cx) = (stage.caller("admin").await, stage.cx("admin"));
    poller_in(&admin, "p", "healthy").await;
    for _ in 0..4 {
        t.clock().advance(Duration::from_secs(60));
        admin.patch("/pollers/p/heartbeat", record("pollers", json!({ "is_healthy": true }))).await.is(200);
    }
    t.clock().advance(Duration::from_secs(5));
    admin.act("/pollers/p/degrade").await.is(200);
    assert_eq!(events(&cx, "p").await[0].duration_seconds, Some(245));
    t.clock().advance(Duration::from_secs(86_400 * 400));
    admin.act("/pollers/p/restore").await.is(200);
    assert_eq!(events(&cx, "p").await[0].duration_seconds, Some(86_400 * 400));
}

#[resource_test]
async fn it_needs_to_say_how_it_is(t: TestCx) {
    let stage = Stage::new(&t).await;
    let admin = stage.caller("admin").await;
    poller_in(&admin, "p", "healthy").await;
    let empty = admin.act("/pollers/p/heartbeat").await.is(422);
    assert_eq!(empty.wrong(), wrongs(&[("/data/attributes/is_healthy", "required")]));
    let wrong = record("pollers", json!({ "is_healthy": "yes", "agent_count": -1 }));
    let answer = admin.patch("/pollers/p/heartbeat", wrong).await.is(422);
    let expected = [("/data/attributes/agent_count", "range"), ("/data/attributes/is_healthy", "type")];
    assert_eq!(answer.wrong(), wrongs(&expected));
}
