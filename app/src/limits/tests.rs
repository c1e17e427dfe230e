//! Limits under a clock that stands still.

use governor::clock::FakeRelativeClock;

use super::*;

const RATES: RateLimits = RateLimits {
    token_per_minute: 60,
    token_burst: 3,
    address_per_minute: 60,
    address_burst: 5,
    failures_per_minute: 6,
    failures_burst: 2,
};

fn limits(rates: &RateLimits) -> (Limits<FakeRelativeClock>, FakeRelativeClock) {
    let clock = FakeRelativeClock::default();
    (Limits::new(rates, Vec::new(), clock.clone()), clock)
}

fn address(last: u8) -> Option<IpAddr> {
    Some(IpAddr::from([192, 0, 2, last]))
}

#[test]
fn a_token_has_its_burst_and_then_its_rate_wherever_it_is_used() {
    let (limits, clock) = limits(&RATES);
    for last in 1..=3 {
        assert_eq!(limits.admit(address(last), Some("one")), Ok(()));
    }
    let refused = limits.admit(address(4), Some("one")).expect_err("refused");
    assert_eq!((refused.what, refused.wait), ("requests with this token", Duration::from_secs(1)));
    assert_eq!(limits.admit(address(4), Some("another")), Ok(()));
    clock.advance(Duration::from_millis(999));
    assert!(limits.admit(address(5), Some("one")).is_err());
    clock.advance(Duration::from_millis(1));
    assert_eq!(limits.admit(address(5), Some("one")), Ok(()));
}

#[test]
fn an_address_has_its_own_limit_with_any_token_and_without() {
    let (limits, _) = limits(&RATES);
    for key in [None, Some("a"), Some("b"), Some("c"), Some("d")] {
        assert_eq!(limits.admit(address(1), key), Ok(()));
    }
    let refused = limits.admit(address(1), Some("e")).expect_err("refused");
    assert_eq!(refused.what, "requests from this address");
    assert_eq!(limits.admit(address(2), Some("e")), Ok(()));
}

#[test]
fn who_fails_too_often_is_not_listened_to_for_a_while() {
    let (limits, clock) = limits(&RATES);
    let one = address(1).expect("an address");
    assert_eq!((limits.failed(one), limits.failed(one)), (Ok(()), Ok(())));
    assert_eq!(limits.admit(address(1), None), Ok(()));
    let refused = limits.failed(one).expect_err("refused");
    assert_eq!((refused.what, refused.wait), (FAILURES, Duration::from_secs(10)));
    assert!(limits.admit(address(1), Some("right")).is_err(), "not even with the right token");
    assert_eq!(limits.admit(address(2), Some("right")), Ok(()));
    clock.advance(Duration::from_secs(10));
    assert_eq!(limits.admit(address(1), Some("right")), Ok(()));
    assert_eq!(limits.failed(one), Ok(()), "one more try has grown back");
    assert!(limits.failed(one).is_err());
}

#[test]
fn zero_is_no_limit() {
    let none = RateLimits { token_per_minute: 0, address_per_minute: 0, failures_per_minute: 0, ..RATES };
    let (limits, _) = limits(&none);
    for _ in 0..10_000 {
        assert_eq!(limits.admit(address(1), Some("one")), Ok(()));
    }
    assert_eq!(limits.failed(address(1).expect("an address")), Ok(()));
}

#[test]
fn the_answer_says_when_to_come_back() {
    let answer = TooMany { what: FAILURES, wait: Duration::from_millis(1_001) }.answer("x");
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers()[header::RETRY_AFTER], "2");
}
