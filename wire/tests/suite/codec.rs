//! Reading and writing messages, and what is not let through.

use crate::{job, start, subject, tcp_task, tenant};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;
use wire::{
    AgentCard, Body, Capability, Cause, Check, CheckTask, CodecError, Envelope, Family, HttpMethod, HttpSettings,
    Outcome, Outcomes, PingSettings, Refusal, StatusRange, Tls, Verdict, Withheld, limits,
};

fn altered(envelope: &Envelope, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(&envelope.encode().unwrap()).unwrap();
    change(&mut value);
    serde_json::to_vec(&value).unwrap()
}

#[test]
fn unknown_version_is_its_own_error_whatever_the_rest() {
    let bytes = altered(&job(vec![tcp_task(1)]), |value| {
        value["version"] = json!(2);
        value["body"] = json!({"kind": "something_new"});
    });
    assert_eq!(Envelope::decode(&bytes), Err(CodecError::UnknownVersion { found: 2, known: 1 }));
    let bytes = altered(&job(vec![]), |value| drop(value.as_object_mut().unwrap().remove("version")));
    assert!(matches!(Envelope::decode(&bytes), Err(CodecError::Malformed(_))));
}

#[test]
fn unknown_settings_are_refused_not_ignored() {
    let bytes = altered(&job(vec![tcp_task(1)]), |value| {
        value["body"]["content"]["checks"][0]["check"]["settings"]["send"] = json!("QUIT");
    });
    let Err(CodecError::Malformed(text)) = Envelope::decode(&bytes) else { panic!("must be refused") };
    assert!(text.contains("send"), "{text}");
    let bytes = altered(&job(vec![tcp_task(1)]), |value| {
        value["body"]["content"]["checks"][0]["check"] = json!({"kind": "telepathy"});
    });
    assert!(matches!(Envelope::decode(&bytes), Err(CodecError::Malformed(_))));
}

#[test]
fn bounds_hold_in_both_directions() {
    let many = job((0..=limits::CHECKS as u128).map(tcp_task).collect());
    let Err(CodecError::OutOfBounds { field: "checks", .. }) = many.encode() else { panic!("must be refused") };
    let one = job(vec![tcp_task(1)]);
    let bytes = altered(&one, |value| {
        let task = value["body"]["content"]["checks"][0].clone();
        value["body"]["content"]["checks"] = Value::Array(vec![task; limits::CHECKS + 1]);
    });
    assert!(matches!(Envelope::decode(&bytes), Err(CodecError::OutOfBounds { field: "checks", .. })));

    let wrong = [
        CheckTask { target: String::new(), ..tcp_task(1) },
        CheckTask { target: "x".repeat(limits::TARGET + 1), ..tcp_task(1) },
        CheckTask { timeout_ms: Some(0), ..tcp_task(1) },
        CheckTask { timeout_ms: Some(300_001), ..tcp_task(1) },
        CheckTask { retries: limits::RETRIES + 1, ..tcp_task(1) },
        CheckTask { warning_ms: Some(5), critical_ms: Some(4), ..tcp_task(1) },
        CheckTask { agent: Some(String::new()), ..tcp_task(1) },
        CheckTask { capabilities: vec![Capability::TCP; limits::CAPABILITIES + 1], ..tcp_task(1) },
        CheckTask { check: Check::Ping(PingSettings { payload_bytes: limits::PING_BYTES + 1 }), ..tcp_task(1) },
        CheckTask { check: Check::Http(HttpSettings { redirects: 11, ..HttpSettings::default() }), ..tcp_task(1) },
        CheckTask {
            check: Check::Http(HttpSettings {
                expect_status: vec![StatusRange { from: 300, to: 200 }],
                ..HttpSettings::default()
            }),
            ..tcp_task(1)
        },
    ];
    for task in wrong {
        let shown = format!("{task:?}");
        assert!(matches!(job(vec![task]).encode(), Err(CodecError::OutOfBounds { .. })), "{shown}");
    }
    assert!(
        matches!(job(vec![tcp_task(1), tcp_task(1)]).encode(), Err(CodecError::OutOfBounds { .. })),
        "same id twice"
    );
}

#[test]
fn size_is_looked_at_before_anything_else() {
    let bytes = vec![b'x'; limits::MESSAGE_BYTES + 1];
    assert_eq!(
        Envelope::decode(&bytes),
        Err(CodecError::TooLarge { bytes: limits::MESSAGE_BYTES + 1, limit: limits::MESSAGE_BYTES })
    );
    let wide = |id| CheckTask { target: "x".repeat(limits::TARGET), ..tcp_task(id) };
    let huge = CheckTask {
        check: Check::Http(HttpSettings {
            path: Some("p".repeat(limits::TEXT)),
            expect_body: Some("b".repeat(limits::TEXT)),
            ..HttpSettings::default()
        }),
        ..wide(0)
    };
    let tasks = (0..limits::CHECKS as u128).map(|id| CheckTask { id: Uuid::from_u128(id), ..huge.clone() });
    assert!(matches!(job(tasks.collect()).encode(), Err(CodecError::TooLarge { .. })));
}

#[test]
fn the_subject_says_whose_a_message_is() {
    let mut envelope = job(vec![]);
    let subject = subject(Family::Jobs, "a");
    assert_eq!(Envelope::decode_on(&subject, &envelope.encode().unwrap()), Ok(envelope.clone()));
    envelope.tenant = Uuid::from_u128(8);
    assert_eq!(
        Envelope::decode_on(&subject, &envelope.encode().unwrap()),
        Err(CodecError::ForeignTenant { named: Uuid::from_u128(8), subject: tenant() })
    );
}

#[test]
fn error_texts_are_shortened_between_characters() {
    let outcome = Outcome::unprobed(Uuid::nil(), Uuid::nil(), Cause::Unsupported, start()).saying(&"ä".repeat(2_000));
    assert_eq!(outcome.error.unwrap().chars().count(), limits::ERROR_TEXT);
    assert_eq!(outcome.verdict, Verdict::Unknown);
}

/// Cards grow: older ones lack what newer programs tell, newer ones have what older programs do not know.
#[test]
fn cards_of_older_and_newer_programs_are_read() {
    let card = |more: &str| {
        format!(
            r#"{{"id":"a","partition":null,"domain":null,"capabilities":["tcp"],"poller":null,"capacity":1,"running":0{more}}}"#
        )
    };
    let older: AgentCard = serde_json::from_str(&card("")).unwrap();
    assert_eq!(older.withheld, []);
    assert_eq!(serde_json::to_string(&older).unwrap(), card(""), "and nothing is written that there is not");
    let newer: AgentCard = serde_json::from_str(&card(r#","colour":"red""#)).unwrap();
    assert_eq!(newer, older);
    let refusal: Refusal = serde_json::from_str(r#"{"reason":"no_available_agents"}"#).unwrap();
    assert_eq!(refusal, Refusal::no_agent());
}

fn name() -> impl Strategy<Value = String> {
    "\\PC{1,40}"
}

fn check() -> impl Strategy<Value = Check> {
    let http = (any::<bool>(), proptest::option::of("/[a-z]{0,20}"), 0..=limits::REDIRECTS, 100..400u16).prop_map(
        |(head, path, redirects, from)| {
            Check::Http(HttpSettings {
                method: if head { HttpMethod::Head } else { HttpMethod::Post },
                tls: Tls::Insecure,
                path,
                expect_status: vec![StatusRange { from, to: from + 99 }],
                redirects,
                ..HttpSettings::default()
            })
        },
    );
    prop_oneof![
        (0..=limits::PING_BYTES).prop_map(|payload_bytes| Check::Ping(PingSettings { payload_bytes })),
        Just(Check::Tcp(wire::TcpSettings {})),
        http,
        Just(Check::Snmp),
        Just(Check::Dns),
        Just(Check::Grpc),
        Just(Check::Custom),
    ]
}

fn task() -> impl Strategy<Value = CheckTask> {
    (check(), name(), any::<Option<u16>>(), 1..300_000u32, proptest::option::of(name())).prop_map(
        |(check, target, port, timeout, agent)| CheckTask {
            port,
            timeout_ms: Some(timeout),
            warning_ms: Some(timeout / 2),
            critical_ms: Some(timeout),
            domain: agent.clone(),
            agent,
            ..CheckTask::new(Uuid::now_v7(), check, &target)
        },
    )
}

fn body() -> impl Strategy<Value = Body> {
    let outcome = (any::<u128>(), any::<Option<u64>>(), "\\PC{0,100}").prop_map(|(id, response_us, text)| Outcome {
        response_us,
        ..Outcome::unprobed(Uuid::from_u128(id), Uuid::nil(), Cause::TimedOut, start()).saying(&text)
    });
    let card = (name(), proptest::option::of(name()), any::<u32>()).prop_map(|(id, domain, capacity)| AgentCard {
        id,
        partition: domain.clone(),
        domain,
        capabilities: vec![Capability::ICMP, Capability::named("x")],
        withheld: vec![Withheld { capability: Capability::named("y"), why: "it is not permitted".to_owned() }],
        poller: None,
        capacity,
        running: 0,
    });
    prop_oneof![
        proptest::collection::vec(task(), 0..20).prop_map(|checks| Body::RunJob(wire::RunJob {
            job: Uuid::now_v7(),
            schedule: None,
            checks,
            withheld: vec!["out-of-service".to_owned()],
            concurrent: Some(10),
        })),
        proptest::collection::vec(outcome, 0..5).prop_map(|mut outcomes| {
            outcomes.dedup_by_key(|outcome| outcome.check);
            Body::Outcomes(Outcomes { job: Uuid::nil(), outcomes })
        }),
        card.prop_map(Body::Agent),
        Just(Body::Accepted),
        Just(Body::Acknowledged),
    ]
}

proptest! {
    #[test]
    fn what_is_written_is_read(body in body(), partition in proptest::option::of(name()), revision in any::<u64>()) {
        let envelope = Envelope::new(tenant(), Uuid::now_v7(), start(), body)
            .in_partition(partition.as_deref())
            .under(revision);
        prop_assert_eq!(Envelope::decode(&envelope.encode().unwrap()), Ok(envelope));
    }

    #[test]
    fn arbitrary_bytes_are_an_error_not_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(Envelope::decode(&bytes).is_err());
    }

    #[test]
    fn a_damaged_message_is_never_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = job(vec![tcp_task(1)]).encode().unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(envelope) = Envelope::decode(&bytes) {
            prop_assert!(envelope.encode().is_ok());
        }
    }
}
