//! Many uses of one token at once: the first of a minute is counted, and the others write nothing.

use generated::identity::api_token::{self, Create};
use generated::identity::user::{self, Register};
use resource_core::{CiString, Secret, Timestamp};
use resource_macros::resource_test;
use resource_runtime::db::Dialect;
use resource_runtime::testing::{TestCx, TestTenant};
use sea_orm::ConnectionTrait as _;
use tests::deed::{Deed, Outcome, PASSWORD};
use uuid::Uuid;

use crate::race::{Race, all, number, spread};

#[resource_test]
async fn one_use_in_a_minute_is_counted(t: TestCx) {
    let tenant = t.tenant("a");
    let token = token(&tenant).await;
    let count = async || number(&t, "SELECT CAST(use_count AS bigint) FROM api_tokens").await;
    let fight = "SELECT 1 FROM api_tokens FOR UPDATE";
    for minute in 1..=3 {
        let begun = Timestamp::now();
        assert_eq!(uses((&t, &tenant), token, fight).await, [minute], "one of 32 is the first of the minute");
        assert_eq!(count().await, minute);
        let noted = format!("SELECT count(*) FROM api_tokens WHERE last_used_at >= {}", time(&t, begun.micros()));
        assert_eq!(number(&t, &noted).await, 1, "the time of the use is noted");
        // However long that takes, the minute of that use is not over.
        used(&t, 3_600).await;
        // Nothing to fight for: none of them finds a row to change.
        assert_eq!(uses((&t, &tenant), token, "SELECT 1").await, [0; 0], "the minute has had its use");
        assert_eq!(count().await, minute);
        used(&t, -61).await;
    }
    tests::counts::tell(&format!("{:?}: 192 uses of one token in 3 minutes, 3 writes", t.dialect()));
}

async fn token(tenant: &TestTenant) -> Uuid {
    let cx = tenant.role("admin");
    let password = Secret::new(PASSWORD.to_owned());
    let person = Register {
        email: CiString::new("person@example.org"),
        display_name: None,
        role: None,
        password: password.clone(),
        password_confirmation: password,
    };
    let input = Create {
        name: "robot".to_owned(),
        description: None,
        access: None,
        expires_at: None,
        metadata: None,
        user: user::register(&cx, person).await.expect("a user").id,
        token: Secret::new("k".repeat(48)),
    };
    api_token::create(&cx, input).await.expect("a token").id.uuid()
}

/// What the counted ones of 32 uses at once have counted to.
async fn uses((t, tenant): (&TestCx, &TestTenant), token: Uuid, gate: &str) -> Vec<i64> {
    let mut race = Race::new(t, tenant, spread(4, 8, |_| vec![Deed::UseToken { token }]));
    race.gate = gate.to_owned();
    let mut counted = Vec::new();
    for (_, outcome) in all(race.run().await) {
        match outcome {
            Outcome::Done(answer) => counted.push(answer["uses"].as_i64().expect("a number")),
            Outcome::Refused { class, code, text, .. } => {
                assert_eq!((class.as_str(), code.as_str()), ("Conflict", "guard"), "{text}");
            }
        }
    }
    counted
}

fn time(t: &TestCx, micros: i64) -> String {
    match t.dialect() {
        Dialect::Sqlite => micros.to_string(),
        Dialect::Postgres => format!("to_timestamp({micros} / 1000000.0)"),
    }
}

/// Moves the last use so many seconds from now.
async fn used(t: &TestCx, seconds: i64) {
    let time = time(t, Timestamp::now().micros() + 1_000_000 * seconds);
    let sql = format!("UPDATE api_tokens SET last_used_at = {time}");
    t.db().writer().execute_unprepared(&sql).await.expect("the time of the last use");
}
