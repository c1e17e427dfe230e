//! Requests and publishing on the bus within one process.

use crate::{bus, job, start, subject};
use chrono::Duration;
use futures::StreamExt;
use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::time::Instant;
use uuid::Uuid;
use wire::{
    Body, Bus, BusError, CallError, CodecError, Delivery, Envelope, Family, Pattern, Refusal, Rejection, SystemClock,
    call,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn exactly_one_replier_answers_each_request() {
    const ASKERS: usize = 8;
    const EACH: usize = 250;
    let bus = wire::InProcess::with(Arc::new(SystemClock), std::num::NonZeroUsize::new(4096).unwrap());
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let mut turns = Vec::new();
    for _ in 0..4 {
        let mut requests = bus.serve(Pattern::all(Family::Jobs)).await.unwrap();
        let (seen, turn) = (seen.clone(), Arc::new(AtomicUsize::new(0)));
        turns.push(turn.clone());
        tokio::spawn(async move {
            while let Some(request) = requests.next().await {
                let envelope = request.envelope().unwrap();
                seen.lock().unwrap().push(envelope.id);
                turn.fetch_add(1, Ordering::Relaxed);
                tokio::task::yield_now().await;
                request.answer(&envelope.answer(Body::Accepted));
            }
        });
    }
    let askers = (0..ASKERS).map(|_| {
        let bus = bus.clone();
        tokio::spawn(async move {
            for _ in 0..EACH {
                let question =
                    Envelope { deadline: bus.now() + Duration::seconds(30), id: Uuid::now_v7(), ..job(vec![]) };
                let answer = call(&bus, &subject(Family::Jobs, "a"), &question).await.unwrap();
                assert_eq!(answer.body, Body::Accepted);
                assert_eq!(answer.attempt, question.attempt);
            }
        })
    });
    futures::future::try_join_all(askers).await.unwrap();
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), ASKERS * EACH, "each request was taken once");
    assert_eq!(seen.iter().collect::<HashSet<_>>().len(), ASKERS * EACH, "none twice");
    for turn in turns {
        assert!(turn.load(Ordering::Relaxed) > 0, "repliers take turns");
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_is_told_at_once() {
    let bus = bus(4);
    let at = subject(Family::Jobs, "a");
    let other = bus.serve(Pattern::from(&subject(Family::Jobs, "b"))).await.unwrap();
    let nobody = CallError::Bus(BusError::Nobody(at.clone()));
    assert_eq!(call(&bus, &at, &job(vec![])).await, Err(nobody.clone()));
    drop(other);
    let gone = bus.serve(Pattern::from(&at)).await.unwrap();
    drop(gone);
    assert_eq!(call(&bus, &at, &job(vec![])).await, Err(nobody));
    assert_eq!(bus.now(), start(), "without waiting");
}

#[tokio::test(start_paused = true)]
async fn the_deadline_is_kept_and_expired_work_is_not_handed_out() {
    let bus = bus(4);
    let at = subject(Family::Jobs, "a");
    let mut requests = bus.serve(Pattern::from(&at)).await.unwrap();
    let began = Instant::now();
    assert_eq!(call(&bus, &at, &job(vec![])).await, Err(BusError::DeadlineExceeded.into()));
    assert_eq!(began.elapsed().as_secs(), 60);
    assert_eq!(call(&bus, &at, &job(vec![])).await, Err(BusError::DeadlineExceeded.into()), "already past");
    assert_eq!(began.elapsed().as_secs(), 60, "told without waiting");
    let late = Envelope { deadline: bus.now() + Duration::seconds(5), ..job(vec![]) };
    let (answer, ()) = tokio::join!(call(&bus, &at, &late), async {
        // The first request is still queued, but nobody waits for it.
        let request = requests.next().await.unwrap();
        let envelope = request.envelope().unwrap();
        assert_eq!(envelope.id, late.id);
        request.answer(&envelope.answer(Body::Accepted));
    });
    assert_eq!(answer.unwrap().body, Body::Accepted);
}

#[tokio::test(start_paused = true)]
async fn a_full_queue_is_busy_and_nothing_is_lost() {
    let bus = bus(2);
    let at = subject(Family::Jobs, "a");
    let mut requests = bus.serve(Pattern::from(&at)).await.unwrap();
    let asked: Vec<_> = (0..3)
        .map(|_| {
            let (bus, at) = (bus.clone(), at.clone());
            tokio::spawn(async move { call(&bus, &at, &Envelope { id: Uuid::now_v7(), ..job(vec![]) }).await })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let mut answers = Vec::new();
    for _ in 0..2 {
        let request = requests.next().await.unwrap();
        let envelope = request.envelope().unwrap();
        request.answer(&envelope.answer(Body::Accepted));
    }
    for question in asked {
        answers.push(question.await.unwrap());
    }
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 2);
    assert_eq!(answers.iter().filter(|answer| **answer == Err(BusError::Busy.into())).count(), 1);
    // Another replier of the group has room.
    let mut second = bus.serve(Pattern::all(Family::Jobs)).await.unwrap();
    for _ in 0..2 {
        let (bus, at) = (bus.clone(), at.clone());
        tokio::spawn(async move { call(&bus, &at, &job(vec![])).await });
    }
    assert!(second.next().await.is_some());
}

#[tokio::test(start_paused = true)]
async fn rejections_arrive_as_they_were_meant() {
    let bus = bus(4);
    let at = subject(Family::Jobs, "a");
    let mut requests = bus.serve(Pattern::from(&at)).await.unwrap();
    let replies = tokio::spawn(async move {
        requests.next().await.unwrap().reject(Rejection::Busy);
        requests.next().await.unwrap().reject(Refusal::no_agent());
        drop(requests.next().await.unwrap());
        let foreign = requests.next().await.unwrap();
        let error = foreign.envelope().unwrap_err();
        assert!(matches!(error, CodecError::ForeignTenant { .. }));
        foreign.reject(error);
        requests
    });
    let refused = |reason| Err(CallError::Bus(BusError::Refused { reason }));
    assert_eq!(call(&bus, &at, &job(vec![])).await, Err(BusError::Busy.into()));
    assert_eq!(call(&bus, &at, &job(vec![])).await, refused(Refusal::no_agent()));
    assert_eq!(call(&bus, &at, &job(vec![])).await, refused(Refusal::Unanswered));
    let foreign = Envelope { tenant: Uuid::from_u128(99), ..job(vec![]) };
    assert_eq!(call(&bus, &at, &foreign).await, refused(Refusal::WrongTenant));
    drop(replies.await.unwrap());
}

#[tokio::test(start_paused = true)]
async fn closing_reaches_everybody() {
    let bus = bus(4);
    let at = subject(Family::Jobs, "a");
    let mut requests = bus.serve(Pattern::from(&at)).await.unwrap();
    let mut deliveries = bus.subscribe(Pattern::all(Family::Heartbeats)).await.unwrap();
    let open = tokio::spawn({
        let (bus, at) = (bus.clone(), at.clone());
        async move { call(&bus, &at, &job(vec![])).await }
    });
    let taken = requests.next().await.unwrap();
    bus.close();
    assert_eq!(open.await.unwrap(), Err(BusError::Closed.into()), "also what is open");
    assert!(requests.next().await.is_none());
    assert!(deliveries.next().await.is_none());
    assert_eq!(call(&bus, &at, &job(vec![])).await, Err(BusError::Closed.into()));
    assert_eq!(bus.publish(&at, vec![]).await, Err(BusError::Closed));
    drop(taken);
}

#[tokio::test(start_paused = true)]
async fn a_slow_listener_learns_what_it_missed() {
    let bus = bus(2);
    let at = subject(Family::Heartbeats, "agent");
    let mut slow = bus.subscribe(Pattern::all(Family::Heartbeats)).await.unwrap();
    let mut other = bus.subscribe(Pattern::all(Family::Results)).await.unwrap();
    for number in 0..5u8 {
        bus.publish(&at, vec![number]).await.unwrap();
    }
    let message = |number| Delivery::Message { subject: at.clone(), payload: vec![number] };
    assert_eq!(slow.next().await, Some(message(0)));
    assert_eq!(slow.next().await, Some(message(1)));
    assert_eq!(slow.next().await, Some(Delivery::Missed(3)));
    bus.publish(&at, vec![9]).await.unwrap();
    assert_eq!(slow.next().await, Some(message(9)));
    let quiet = tokio::time::timeout(std::time::Duration::from_secs(1), other.next()).await;
    assert!(quiet.is_err(), "other subjects are not heard");
    let large = vec![0; wire::limits::MESSAGE_BYTES + 1];
    assert!(matches!(bus.publish(&at, large.clone()).await, Err(BusError::TooLarge { .. })));
    let deadline = bus.now() + Duration::seconds(1);
    assert!(matches!(bus.request(&at, large, deadline).await, Err(BusError::TooLarge { .. })));
}
