//! Lines of the log.

use generated::infrastructure::{HealthEntity, HealthEvent, health_event};
use resource_macros::resource_test;
use resource_runtime::testing::TestCx;
use sea_orm::ConnectionTrait as _;

use crate::check::{answered, tcp, ten_minutes_ago};
use crate::program::Program;
use crate::{admin, tenant};

#[resource_test]
async fn every_line_of_a_request_has_its_id_and_none_has_the_key(t: TestCx) {
    tenant(&t, "acme").await;
    let key = admin(&t, "acme");
    let mut server = Program::of(&t).serve(&[]);
    let headers = [format!("Authorization: Bearer {key}"), "X-Request-Id: here-and-now".to_owned()];
    let answer = server.ask("GET", "/api/v2/partitions?filter[slug]=secret-word", &headers, "");
    assert_eq!((answer.status, answer.header("x-request-id")), (200, "here-and-now"));
    let line = server.logged(|line| line["message"] == "answered");
    assert_eq!((&line["spans"][0]["name"], &line["spans"][0]["id"]), (&"request".into(), &"here-and-now".into()));
    assert_eq!((&line["level"], &line["status"]), (&"INFO".into(), &200.into()));
    for line in server.log() {
        assert!(line.is_object(), "{line} is no JSON");
        let text = line.to_string();
        assert!(!text.contains(&key) && !text.contains("secret-word"), "{text}");
    }
}

/// A target that was written when a password in it was not refused yet.
#[resource_test]
async fn no_line_and_no_event_has_the_password_of_a_target(t: TestCx) {
    ten_minutes_ago(&t).await;
    let acme = t.tenant("a");
    let check = tcp(&acme, 9).await;
    let target = "UPDATE service_checks SET check_type = 'http', port = NULL, \
        target = 'http://me:s3cret@127.0.0.1:9/?token=s3cret'";
    t.db().writer().execute_unprepared(target).await.expect("changed");
    let mut server = Program::of(&t).serve(&[]);
    let found = answered(&server, &acme, &check).await;
    server.logged(|line| line["message"] == "a check changed" && line["place"] == "http://127.0.0.1:9");
    let log = server.log();
    assert!(log.iter().all(|line| !line.to_string().contains("s3cret")), "{log:#?}");
    let viewer = acme.role("viewer");
    let changes = health_event::list(&viewer).filter(HealthEvent::ENTITY_TYPE.eq(HealthEntity::Custom));
    let change = changes.first().await.expect("read").expect("it went down");
    assert_eq!(change.metadata.0["target"], "http://127.0.0.1:9");
    assert!(!format!("{change:?}{:?}", found.last_error).contains("s3cret"));
}
