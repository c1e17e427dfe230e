//! The circuit breaker: its rules by example, and what holds whatever happens.

use std::sync::Arc;
use std::time::Duration;

use connectors::Clock;
use connectors::breaker::{Breaker, Permit, Rules, State};
use proptest::prelude::*;

use crate::support::TestClock;

fn breaker() -> (Arc<TestClock>, Arc<Breaker>) {
    let clock = Arc::new(TestClock::default());
    let breaker = Arc::new(Breaker::new(Rules::default(), Arc::<TestClock>::clone(&clock)));
    (clock, breaker)
}

fn fail(breaker: &Arc<Breaker>, times: u32) {
    for _ in 0..times {
        breaker.admit().unwrap().fail();
    }
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[test]
fn opens_after_five_failures_and_closes_after_two_successes() {
    let (clock, breaker) = breaker();
    fail(&breaker, 4);
    breaker.admit().unwrap().succeed();
    assert_eq!(breaker.state(), State::Closed);
    fail(&breaker, 1);
    assert_eq!(breaker.state(), State::Open);
    assert_eq!(breaker.admit().unwrap_err().retry_in, seconds(30));
    clock.advance(seconds(29));
    assert_eq!(breaker.admit().unwrap_err().retry_in, seconds(1));
    clock.advance(seconds(1));
    assert_eq!(breaker.state(), State::HalfOpen);
    let first = breaker.admit().unwrap();
    assert!(breaker.admit().is_err(), "one at a time");
    first.succeed();
    assert_eq!(breaker.state(), State::HalfOpen);
    breaker.admit().unwrap().succeed();
    assert_eq!(breaker.state(), State::Closed);
    fail(&breaker, 4);
    assert_eq!(breaker.state(), State::Closed, "failures are counted anew");
}

#[test]
fn a_failure_while_half_open_opens_it_again() {
    let (clock, breaker) = breaker();
    fail(&breaker, 5);
    clock.advance(seconds(30));
    breaker.admit().unwrap().succeed();
    breaker.admit().unwrap().fail();
    assert_eq!(breaker.admit().unwrap_err().retry_in, seconds(30));
    clock.advance(seconds(30));
    breaker.admit().unwrap().succeed();
    assert_eq!(breaker.state(), State::HalfOpen, "the success before the failure does not count");
}

#[test]
fn counts_anew_each_minute() {
    let (clock, breaker) = breaker();
    fail(&breaker, 4);
    clock.advance(seconds(60));
    fail(&breaker, 4);
    assert_eq!(breaker.state(), State::Closed);
    clock.advance(seconds(59));
    fail(&breaker, 1);
    assert_eq!(breaker.state(), State::Open);
}

#[test]
fn rests_from_the_last_failure() {
    let (clock, breaker) = breaker();
    let late = breaker.admit().unwrap();
    fail(&breaker, 5);
    clock.advance(seconds(20));
    late.fail();
    clock.advance(seconds(29));
    assert_eq!(breaker.state(), State::Open);
    clock.advance(seconds(1));
    assert_eq!(breaker.state(), State::HalfOpen);
}

#[test]
fn outcomes_from_before_do_not_close_it() {
    let (clock, breaker) = breaker();
    let (one, other, given_up) = (breaker.admit().unwrap(), breaker.admit().unwrap(), breaker.admit().unwrap());
    fail(&breaker, 5);
    clock.advance(seconds(30));
    let trying = breaker.admit().unwrap();
    one.succeed();
    other.succeed();
    drop(given_up);
    assert_eq!(breaker.state(), State::HalfOpen);
    assert!(breaker.admit().is_err(), "somebody is still trying");
    drop(trying);
    assert!(breaker.admit().is_ok(), "who gives up makes room");
}

#[derive(Clone, Debug)]
enum Deed {
    Advance(u64),
    Admit,
    Succeed(usize),
    Fail(usize),
    GiveUp(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        2 => (0u64..40).prop_map(Deed::Advance),
        4 => Just(Deed::Admit),
        2 => any::<usize>().prop_map(Deed::Succeed),
        4 => any::<usize>().prop_map(Deed::Fail),
        1 => any::<usize>().prop_map(Deed::GiveUp),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_it_keeps_its_promises(deeds in proptest::collection::vec(deed(), 0..200)) {
        let (clock, breaker) = breaker();
        let mut permits: Vec<(Permit, State)> = Vec::new();
        let mut failures: Vec<Duration> = Vec::new();
        let mut successes = 0;
        let take = |permits: &mut Vec<(Permit, State)>, index: usize| {
            (!permits.is_empty()).then(|| permits.swap_remove(index % permits.len()))
        };
        for deed in deeds {
            let (before, now) = (breaker.state(), clock.elapsed());
            match deed {
                Deed::Advance(by) => clock.advance(seconds(by)),
                Deed::Admit => match breaker.admit() {
                    Ok(permit) => {
                        prop_assert_ne!(before, State::Open);
                        permits.push((permit, before));
                    }
                    Err(refused) => {
                        prop_assert_ne!(before, State::Closed);
                        prop_assert!(refused.retry_in > Duration::ZERO && refused.retry_in <= seconds(30));
                    }
                },
                Deed::Succeed(index) => {
                    if let Some((permit, admitted)) = take(&mut permits, index) {
                        permit.succeed();
                        successes += u32::from(admitted == State::HalfOpen);
                    }
                }
                Deed::Fail(index) => {
                    if let Some((permit, _)) = take(&mut permits, index) {
                        permit.fail();
                        failures.push(now);
                        successes = 0;
                    }
                }
                Deed::GiveUp(index) => drop(take(&mut permits, index)),
            }
            let after = breaker.state();
            if before == State::Closed && after == State::Open {
                let recent = failures.iter().rev().take(5).filter(|failed| now - **failed < seconds(60)).count();
                prop_assert_eq!(recent, 5, "it opens for five failures within a minute alone");
            }
            if before == State::HalfOpen && after == State::Closed {
                prop_assert!(successes >= 2, "it closes for two successes since the last failure alone");
            }
            if after == State::Open {
                let rested = clock.elapsed() - *failures.last().expect("it opened for a failure");
                prop_assert!(rested < seconds(30), "it rests no longer than it must");
            }
        }
        drop(permits);
        clock.advance(seconds(30));
        prop_assert!(breaker.admit().is_ok(), "it never stays shut");
    }
}
