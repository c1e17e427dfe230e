//! Requests to web servers on loopback.

use crate::{
    closed_port, run, unresolvable,
    web::{Web, answer, redirect},
};
use uuid::Uuid;
use wire::{Cause, Check, CheckTask, HttpMethod, HttpSettings, Outcome, StatusRange, Tls, Verdict};

fn http(port: u16, settings: HttpSettings) -> CheckTask {
    CheckTask { port: Some(port), ..CheckTask::new(Uuid::now_v7(), Check::Http(settings), "127.0.0.1") }
}

fn judged(outcome: &Outcome) -> (Verdict, Option<Cause>) {
    (outcome.verdict, outcome.cause)
}

#[tokio::test]
async fn status_and_body_are_compared_with_what_is_expected() {
    let web = Web::open(|asked| match asked {
        "GET /health?deep=1" => answer(200, "all is well"),
        "GET /teapot" => answer(418, ""),
        "HEAD /health?deep=1" => "HTTP/1.1 204 X\r\nconnection: close\r\n\r\n".to_owned(),
        _ => answer(404, "nothing here"),
    });
    let health = HttpSettings { path: Some("/health?deep=1".to_owned()), ..HttpSettings::default() };
    let outcome = run(&http(web.port, health.clone())).await;
    assert_eq!(judged(&outcome), (Verdict::Success, None), "{:?}", outcome.error);
    assert!(outcome.response_us.is_some());

    let contains = |text: &str| HttpSettings { expect_body: Some(text.to_owned()), ..health.clone() };
    assert_eq!(judged(&run(&http(web.port, contains("is well"))).await), (Verdict::Success, None));
    let outcome = run(&http(web.port, contains("is ill"))).await;
    assert_eq!(judged(&outcome), (Verdict::Error, Some(Cause::UnexpectedBody)));
    assert!(outcome.response_us.is_some(), "it did answer");

    let head = HttpSettings { method: HttpMethod::Head, ..health.clone() };
    assert_eq!(judged(&run(&http(web.port, head)).await), (Verdict::Success, None));

    let outcome = run(&http(web.port, HttpSettings::default())).await;
    assert_eq!(judged(&outcome), (Verdict::Error, Some(Cause::UnexpectedStatus)));
    assert_eq!(outcome.error.unwrap(), "answered with status 404; expected 200-299");

    let teapot = HttpSettings {
        path: Some("teapot".to_owned()),
        expect_status: vec![StatusRange { from: 200, to: 204 }, StatusRange { from: 418, to: 418 }],
        ..HttpSettings::default()
    };
    assert_eq!(judged(&run(&http(web.port, teapot)).await), (Verdict::Success, None));
    assert_eq!(web.asked().last().unwrap(), "GET /teapot");
}

#[tokio::test]
async fn a_body_is_read_to_its_bound_only() {
    let web = Web::open(|_| answer(200, &format!("{}needle", "x".repeat(10_000))));
    let settings = |max_body_bytes| HttpSettings {
        expect_body: Some("needle".to_owned()),
        max_body_bytes,
        ..HttpSettings::default()
    };
    assert_eq!(judged(&run(&http(web.port, settings(10_006))).await), (Verdict::Success, None));
    let outcome = run(&http(web.port, settings(10_005))).await;
    assert_eq!(judged(&outcome), (Verdict::Error, Some(Cause::UnexpectedBody)));
    assert!(outcome.error.unwrap().contains("first 10005 bytes"));
}

#[tokio::test]
async fn redirects_are_followed_on_the_host_and_nowhere_else() {
    let elsewhere = Web::open(|_| answer(200, ""));
    let other = elsewhere.port;
    let web = Web::open(move |asked| match asked {
        "GET /one" => redirect(301, "/two"),
        "GET /two" => redirect(302, "three"),
        "GET /three" => answer(200, ""),
        "GET /round" => redirect(307, "/round"),
        "GET /away" => redirect(302, &format!("http://localhost:{other}/")),
        "GET /port" => redirect(302, &format!("http://127.0.0.1:{other}/")),
        _ => redirect(302, "ftp://127.0.0.1/"),
    });
    let at = |path: &str, redirects| HttpSettings { path: Some(path.to_owned()), redirects, ..HttpSettings::default() };
    assert_eq!(judged(&run(&http(web.port, at("/one", 2))).await), (Verdict::Success, None));
    assert_eq!(judged(&run(&http(web.port, at("/one", 1))).await), (Verdict::Error, Some(Cause::Redirected)));
    let unfollowed = run(&http(web.port, at("/one", 0))).await;
    assert_eq!(judged(&unfollowed), (Verdict::Error, Some(Cause::UnexpectedStatus)), "0 means as it is");
    let before = web.asked().len();
    assert_eq!(judged(&run(&http(web.port, at("/round", 3))).await), (Verdict::Error, Some(Cause::Redirected)));
    assert_eq!(web.asked().len() - before, 4);
    let away = run(&http(web.port, at("/away", 5))).await;
    assert_eq!(judged(&away), (Verdict::Error, Some(Cause::Redirected)));
    assert!(away.error.unwrap().contains("localhost"));
    assert!(elsewhere.asked().is_empty(), "a host that no task names is not probed");
    assert_eq!(judged(&run(&http(web.port, at("/port", 5))).await), (Verdict::Success, None));
    assert_eq!(judged(&run(&http(web.port, at("/ftp", 5))).await), (Verdict::Error, Some(Cause::Redirected)));
}

#[tokio::test]
async fn certificates_must_be_trusted_unless_told_otherwise() {
    let web = Web::encrypted(|_| answer(200, "secret"));
    let with =
        |tls| http(web.port, HttpSettings { tls, expect_body: Some("secret".into()), ..HttpSettings::default() });
    let untrusted = run(&with(Tls::Verified)).await;
    // A machine without any CA certificate cannot verify at all, and says so.
    assert!(matches!(untrusted.cause, Some(Cause::Tls | Cause::Unsupported)), "{untrusted:?}");
    assert!(web.asked().is_empty(), "nothing is asked before the certificate is trusted");
    let insecure = run(&with(Tls::Insecure)).await;
    assert_eq!(judged(&insecure), (Verdict::Success, None), "{:?}", insecure.error);
    let unencrypted = run(&with(Tls::Auto)).await;
    assert_eq!(unencrypted.verdict, Verdict::Error, "port 443 alone means encrypted");
}

#[tokio::test]
async fn whole_addresses_are_targets_too() {
    let web = Web::open(|asked| answer(if asked == "GET /deep/path?x=1" { 200 } else { 404 }, ""));
    let address = format!("http://127.0.0.1:{}/deep/path?x=1", web.port);
    let task = |settings| CheckTask::new(Uuid::now_v7(), Check::Http(settings), &address);
    assert_eq!(judged(&run(&task(HttpSettings::default())).await), (Verdict::Success, None));
    let contradiction = run(&task(HttpSettings { tls: Tls::Verified, ..HttpSettings::default() })).await;
    assert_eq!((contradiction.cause, contradiction.tries), (Some(Cause::Invalid), 0));
    for target in ["http://", "gopher://127.0.0.1/", "http://[::1", "a b"] {
        let outcome = run(&CheckTask::new(Uuid::now_v7(), Check::Http(HttpSettings::default()), target)).await;
        assert_eq!(judged(&outcome), (Verdict::Unknown, Some(Cause::Invalid)), "{target}");
    }
    // `//host` as a path is a path.
    let odd = HttpSettings { path: Some("//example.invalid/".to_owned()), ..HttpSettings::default() };
    run(&http(web.port, odd)).await;
    assert_eq!(web.asked().last().unwrap(), "GET //example.invalid/");
}

#[tokio::test]
async fn what_goes_wrong_on_the_way_is_told_apart() {
    let (_taken, closed) = closed_port();
    let refused = run(&http(closed, HttpSettings::default())).await;
    assert_eq!(judged(&refused), (Verdict::Error, Some(Cause::Refused)), "{:?}", refused.error);

    let nowhere = CheckTask { target: unresolvable(), ..http(80, HttpSettings::default()) };
    let outcome = run(&nowhere).await;
    assert_eq!(judged(&outcome), (Verdict::Error, Some(Cause::NameNotFound)), "{:?}", outcome.error);

    let garbage = Web::open(|_| "SSH-2.0-server\r\n".to_owned());
    let outcome = run(&http(garbage.port, HttpSettings::default())).await;
    assert_eq!(judged(&outcome), (Verdict::Error, Some(Cause::Broken)), "{:?}", outcome.error);

    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port();
    let outcome = run(&CheckTask { timeout_ms: Some(100), ..http(port, HttpSettings::default()) }).await;
    assert_eq!(judged(&outcome), (Verdict::Error, Some(Cause::TimedOut)));
}

#[tokio::test]
async fn passwords_in_addresses_stay_out_of_error_texts() {
    let (_taken, port) = closed_port();
    for address in [format!("http://user:hunter2@127.0.0.1:{port}/"), "http://user:hunter2@127.0.0.1:99999/".to_owned()]
    {
        let outcome = run(&CheckTask::new(Uuid::now_v7(), Check::Http(HttpSettings::default()), &address)).await;
        let text = outcome.error.unwrap();
        assert!(!text.contains("hunter2"), "{text}");
    }
}
