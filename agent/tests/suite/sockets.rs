//! Connections and echo requests on loopback.

use crate::{closed_port, run, tcp, unresolvable};
use agent::{Failure, Offer};
use tokio::net::TcpListener;
use uuid::Uuid;
use wire::{Capability, Cause, Check, CheckTask, PingSettings, TcpSettings, Verdict};

#[tokio::test]
async fn an_open_port_is_a_success_and_a_closed_one_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let open = run(&tcp(listener.local_addr().unwrap().port())).await;
    assert_eq!((open.verdict, open.cause, open.tries), (Verdict::Success, None, 1));
    assert!(open.response_us.is_some() && open.error.is_none());

    let (_taken, port) = closed_port();
    let task = CheckTask { retries: 1, ..tcp(port) };
    let closed = run(&task).await;
    assert_eq!((closed.verdict, closed.cause, closed.tries), (Verdict::Error, Some(Cause::Refused), 2));
    assert_eq!(closed.response_us, None);
    assert!(closed.error.unwrap().contains(&task.port.unwrap().to_string()));
}

#[tokio::test]
async fn a_host_with_several_addresses_is_fine_if_one_answers() {
    // `localhost` is 127.0.0.1 and, on most machines, ::1 before it.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let open = run(&CheckTask { target: "localhost".to_owned(), ..tcp(port) }).await;
    assert_eq!(open.verdict, Verdict::Success, "{:?}", open.error);
}

#[tokio::test]
async fn tasks_that_make_no_sense_are_not_probed() {
    let without_port = CheckTask { port: None, ..tcp(1) };
    let outcome = run(&without_port).await;
    assert_eq!((outcome.verdict, outcome.cause, outcome.tries), (Verdict::Unknown, Some(Cause::Invalid), 0));

    let nowhere = run(&CheckTask { target: unresolvable(), ..tcp(80) }).await;
    assert_eq!((nowhere.verdict, nowhere.cause), (Verdict::Error, Some(Cause::NameNotFound)), "{:?}", nowhere.error);

    for check in [Check::Snmp, Check::Grpc, Check::Dns, Check::Custom] {
        let kind = check.kind();
        let outcome = run(&CheckTask { retries: 3, ..CheckTask::new(Uuid::now_v7(), check, "127.0.0.1") }).await;
        assert_eq!((outcome.verdict, outcome.cause, outcome.tries), (Verdict::Unknown, Some(Cause::Unsupported), 0));
        assert!(outcome.error.unwrap().contains(kind));
    }
}

/// What can be seen depends on what the system permits; both ways are checked against what it says itself.
#[tokio::test]
async fn an_echo_request_is_answered_or_the_remedy_is_named() {
    let offer = Offer::of_this_machine();
    let ping = Check::Ping(PingSettings::default());
    let outcome = run(&CheckTask::new(Uuid::now_v7(), ping, "127.0.0.1")).await;
    if offer.capabilities.contains(&Capability::ICMP) {
        assert_eq!((outcome.verdict, outcome.cause), (Verdict::Success, None), "{:?}", outcome.error);
        assert!(outcome.response_us.is_some());
    } else {
        assert_eq!((outcome.verdict, outcome.cause), (Verdict::Unknown, Some(Cause::NotPermitted)));
        assert_eq!(outcome.tries, 0);
        let text = outcome.error.unwrap();
        assert!(text.contains("net.ipv4.ping_group_range") && text.contains("CAP_NET_RAW"), "{text}");
        assert_eq!(offer.withheld, [(Capability::ICMP, text)]);
    }
}

#[tokio::test]
async fn many_echo_requests_to_one_host_do_not_disturb_each_other() {
    if !Offer::of_this_machine().capabilities.contains(&Capability::ICMP) {
        return an_unprivileged_machine_says_so_each_time().await;
    }
    let sockets = agent::Sockets::new();
    let task = CheckTask::new(Uuid::now_v7(), Check::Ping(PingSettings { payload_bytes: 100 }), "127.0.0.1");
    let until = tokio::time::Instant::now() + std::time::Duration::from_secs(30);
    let all = (0..20).map(|_| agent::run_check(&sockets, &task, until, &wire::SystemClock));
    for outcome in futures::future::join_all(all).await {
        assert_eq!(outcome.verdict, Verdict::Success, "{:?}", outcome.error);
    }
}

async fn an_unprivileged_machine_says_so_each_time() {
    let task = CheckTask::new(Uuid::now_v7(), Check::Ping(PingSettings::default()), "127.0.0.1");
    for _ in 0..2 {
        assert_eq!(run(&task).await.cause, Some(Cause::NotPermitted));
    }
}

#[tokio::test]
async fn nothing_is_sent_over_an_opened_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let task = CheckTask { check: Check::Tcp(TcpSettings {}), ..tcp(listener.local_addr().unwrap().port()) };
    let (outcome, received) = tokio::join!(run(&task), async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut received = Vec::new();
        tokio::io::AsyncReadExt::read_to_end(&mut stream, &mut received).await.unwrap();
        received
    });
    assert_eq!(outcome.verdict, Verdict::Success);
    assert!(received.is_empty());
}

/// An alert about a target because the agent has no files left would be false.
#[test]
fn what_this_machine_lacks_is_not_the_targets() {
    let cause = |number: i32| Failure::from(std::io::Error::from_raw_os_error(number)).cause;
    for number in [libc::EMFILE, libc::ENFILE, libc::ENOBUFS, libc::ENOMEM, libc::EADDRNOTAVAIL, libc::EACCES] {
        assert_eq!(cause(number), Cause::NotPermitted, "{number}");
    }
    assert_eq!(cause(libc::ECONNREFUSED), Cause::Refused);
    assert_eq!(cause(libc::EHOSTUNREACH), Cause::Unreachable);
    assert_eq!(cause(libc::ECONNRESET), Cause::Broken);
}
