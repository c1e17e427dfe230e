//! Files of checks: what they can say, and how mistakes in them are told.

use agent::file::parse;
use std::path::Path;
use wire::{Check, HttpMethod, StatusRange, Tls};

fn mistakes(text: &str) -> Vec<String> {
    parse(Path::new("checks.toml"), text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_file_says_all_that_a_task_can() {
    let text = r#"
        [[check]]
        kind = "ping"
        target = "::1"
        payload_bytes = 100

        [[check]]
        name = "web"
        kind = "http"
        target = "https://localhost/"
        timeout_ms = 2000
        retries = 2
        warning_ms = 10
        critical_ms = 20
        method = "HEAD"
        tls = "insecure"
        path = "/health"
        expect_status = [204, "300-399"]
        redirects = 0

        [[check]]
        kind = "tcp"
        target = "localhost"
        port = 22
    "#;
    let checks = parse(Path::new("checks.toml"), text).unwrap();
    let names: Vec<&str> = checks.iter().map(|check| check.name.as_str()).collect();
    assert_eq!(names, ["ping ::1", "web", "tcp localhost:22"]);
    let web = &checks[1].task;
    assert_eq!((web.timeout_ms, web.retries, web.warning_ms, web.critical_ms), (Some(2000), 2, Some(10), Some(20)));
    let Check::Http(settings) = &web.check else { panic!("must be http") };
    assert_eq!((settings.method, settings.tls, settings.redirects), (HttpMethod::Head, Tls::Insecure, 0));
    assert_eq!(settings.expect_status, [StatusRange { from: 204, to: 204 }, StatusRange { from: 300, to: 399 }]);
}

#[test]
fn all_mistakes_are_told_with_line_value_and_remedy() {
    let text = r#"[[check]]
kind = "htpp"
target = "a"

[[check]]
kind = "tcp"
target = "b"

[[check]]
kind = "tcp"
target = "c"
port = 1
path = "/"

[[check]]
kind = "http"
target = "d"
method = "FETCH"
expect_status = [200, "ok"]

[[check]]
kind = "ping"
target = "e"
timeout_ms = 0

[[check]]
kind = "ping"
target = "f"

[[check]]
kind = "ping"
target = "f"
"#;
    assert_eq!(
        mistakes(text),
        [
            "checks.toml:2: `kind` is \"htpp\"; use one of ping, tcp, http",
            "checks.toml:5: a tcp check without a port; set `port` to 1 up to 65535",
            "checks.toml:13: `path` means nothing to a check of kind `tcp`; remove it, or set `kind = \"http\"`",
            "checks.toml:18: `method` is \"FETCH\"; use one of GET, HEAD, OPTIONS, POST",
            "checks.toml:19: `expect_status` has \"ok\"; write codes as 204 and ranges as \"200-299\"",
            "checks.toml:24: `timeout_ms` is 0; 1 to 300000 are allowed",
            "checks.toml:30: `ping f` is also the check of line 26; give each check its own `name`",
        ]
    );
}

#[test]
fn what_is_not_toml_or_of_the_wrong_type_names_its_line() {
    let [syntax] = &mistakes("[[check]]\nkind = ")[..] else { panic!("one mistake") };
    assert!(syntax.starts_with("checks.toml:2: "), "{syntax}");
    let [unknown] = &mistakes("[[check]]\nkind = \"tcp\"\ntarget = \"a\"\nprot = 1\n")[..] else {
        panic!("one mistake")
    };
    assert!(unknown.starts_with("checks.toml:4: unknown field `prot`"), "{unknown}");
    let [range] = &mistakes("[[check]]\nkind = \"tcp\"\ntarget = \"a\"\nport = 70000\n")[..] else { panic!("one") };
    assert!(range.starts_with("checks.toml:4: ") && range.contains("70000"), "{range}");
    assert_eq!(mistakes(""), ["checks.toml: names no checks; add at least one `[[check]]` table"]);
}
