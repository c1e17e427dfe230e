//! Subjects and patterns.

use crate::tenant;
use proptest::prelude::*;
use uuid::Uuid;
use wire::{Family, Pattern, Subject, SubjectError, limits};

#[test]
fn a_subject_has_four_parts_and_hides_what_a_broker_would_interpret() {
    let subject = Subject::new(Family::Jobs, tenant(), Some("site a"), "host.example.com").unwrap();
    assert_eq!(subject.to_string(), "jobs.00000000-0000-0000-0000-000000000007.site_20a.host_2eexample_2ecom");
    let subject = Subject::new(Family::Results, tenant(), None, "*").unwrap();
    assert_eq!(subject.to_string(), "results.00000000-0000-0000-0000-000000000007._._2a");
}

#[test]
fn what_is_not_a_subject_is_refused() {
    assert_eq!(Subject::new(Family::Jobs, tenant(), Some(""), "a"), Err(SubjectError::Empty));
    let long = "x".repeat(limits::NAME + 1);
    assert!(matches!(Subject::new(Family::Jobs, tenant(), None, &long), Err(SubjectError::TooLong { .. })));
    for text in [
        "",
        "jobs",
        "jobs.*.p.a",
        "jobs.00000000-0000-0000-0000-000000000007.p",
        "jobs.00000000-0000-0000-0000-000000000007.p.a.b",
        "weather.00000000-0000-0000-0000-000000000007.p.a",
        "jobs.00000000-0000-0000-0000-000000000007.p.*",
        "jobs.00000000-0000-0000-0000-000000000007.p.>",
        "jobs.00000000-0000-0000-0000-000000000007.p._",
        "jobs.00000000-0000-0000-0000-000000000007.p._zz",
        "jobs.00000000-0000-0000-0000-000000000007.p._ff",
    ] {
        assert!(text.parse::<Subject>().is_err(), "{text}");
    }
}

#[test]
fn a_pattern_matches_what_it_names() {
    let subject = Subject::new(Family::Jobs, tenant(), Some("p1"), "a").unwrap();
    let everything = Subject::new(Family::Jobs, tenant(), None, "a").unwrap();
    assert!(Pattern::all(Family::Jobs).matches(&subject));
    assert!(!Pattern::all(Family::Checks).matches(&subject));
    assert!(Pattern::all(Family::Jobs).tenant(tenant()).kind("a").matches(&subject));
    assert!(!Pattern::all(Family::Jobs).tenant(Uuid::nil()).matches(&subject));
    assert!(!Pattern::all(Family::Jobs).partition(Some("p2")).matches(&subject));
    assert!(!Pattern::all(Family::Jobs).partition(Some("p1")).matches(&everything));
    assert!(Pattern::all(Family::Jobs).partition(None).matches(&everything));
    assert!(Pattern::from(&subject).matches(&subject));
    assert_eq!(Pattern::all(Family::Results).kind("checks").to_string(), "results.*.*.checks");
}

proptest! {
    #[test]
    fn what_is_written_is_read(id in any::<u128>(), partition in proptest::option::of("\\PC{1,60}"), kind in "\\PC{1,60}") {
        let subject = Subject::new(Family::Agents, Uuid::from_u128(id), partition.as_deref(), &kind).unwrap();
        let written = subject.to_string();
        prop_assert_eq!(written.split('.').count(), 4);
        prop_assert!(written.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
        prop_assert_eq!(written.parse::<Subject>(), Ok(subject));
    }

    #[test]
    fn different_names_never_share_a_subject(one in "\\PC{1,12}", other in "\\PC{1,12}") {
        let subject = |kind: &str| Subject::new(Family::Agents, Uuid::nil(), None, kind).unwrap().to_string();
        prop_assert_eq!(one == other, subject(&one) == subject(&other));
    }
}
