//! All roles together, with real checks.

use crate::stage::{Core, acknowledge, check, scope, start_poller, tenant};
use futures::FutureExt;
use poller::Settings;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpSocket},
    sync::oneshot,
};
use uuid::Uuid;
use wire::{Bus, Capability, Cause, Check, CheckTask, Envelope, HttpSettings, InProcess, Outcome, Verdict};

/// How long those who are stopped may wait for others; nobody has to.
const GRACE: Duration = Duration::from_secs(600);

/// Core, poller and agent in one process, over real sockets and in real time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn results_of_real_checks_reach_core() {
    let open = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let open_port = open.local_addr().unwrap().port();
    // Nobody listens at a port that is only taken.
    let taken = TcpSocket::new_v4().unwrap();
    taken.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let closed_port = taken.local_addr().unwrap().port();
    let web = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let web_port = web.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = web.accept().await {
            let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok";
            let _ = tokio::io::AsyncReadExt::read(&mut stream, &mut [0; 1024]).await;
            let _ = stream.write_all(answer).await;
        }
    });

    let bus = InProcess::new();
    let mut core = Core::new(&bus).await;
    let (stop_agent, stopped) = oneshot::channel::<()>();
    let settings = agent::Settings {
        partition: Some("p1".to_owned()),
        capabilities: vec![Capability::TCP, Capability::HTTP],
        grace: GRACE,
        ..agent::Settings::new(tenant(), "agent")
    };
    let agent = tokio::spawn(agent::serve(Arc::new(bus.clone()), settings, stopped.map(drop)));
    let poller = start_poller(&bus, Settings { grace: GRACE, ..Settings::new("poller", [scope(Some("p1"))]) }).await;
    let seat = core.seat("poller").await;

    let tcp = |number, port| CheckTask { port: Some(port), ..check(number) };
    let http = Check::Http(HttpSettings { expect_body: Some("ok".to_owned()), ..HttpSettings::default() });
    let http = CheckTask { port: Some(web_port), ..CheckTask::new(Uuid::from_u128(3), http, "127.0.0.1") };
    let job = core.job(&seat, Some("p1"), vec![tcp(1, open_port), tcp(2, closed_port), http]);
    let job = Envelope { deadline: bus.now() + chrono::Duration::hours(1), ..job };
    // The agent may have registered a moment later than the poller looked.
    while core.send(&seat, &job).await.is_err() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mut results: HashMap<u128, Outcome> = HashMap::new();
    while results.len() < 3 {
        let (request, envelope, outcomes) = core.report().await;
        assert_eq!(envelope.attempt, job.attempt);
        results.extend(outcomes.into_iter().map(|outcome| (outcome.check.as_u128(), outcome)));
        acknowledge(request);
    }
    assert_eq!(results[&1].verdict, Verdict::Success);
    assert_eq!((results[&2].verdict, results[&2].cause), (Verdict::Error, Some(Cause::Refused)));
    assert_eq!(results[&3].verdict, Verdict::Success, "{:?}", results[&3].error);
    assert!(results.values().all(|outcome| outcome.agent.as_deref() == Some("agent")));

    // Core has everything, so nothing keeps them.
    let began = std::time::Instant::now();
    stop_agent.send(()).unwrap();
    agent.await.unwrap().unwrap();
    poller.stop.send(()).unwrap();
    poller.ended.await.unwrap().unwrap();
    assert!(began.elapsed() < GRACE / 10, "{:?}", began.elapsed());
    assert_eq!(wire::Seat::of_tenant(&bus, tenant()).await.unwrap(), []);
}
