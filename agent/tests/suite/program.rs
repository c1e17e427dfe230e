//! The program: output, exit codes, interrupts.

use crate::{
    closed_port,
    web::{Web, answer},
};
use serde_json::Value;
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};
use tempfile::TempDir;

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_serviceradar-agent"))
}

fn run(file: &Path, arguments: &[&str]) -> Output {
    program().arg("run").arg(file).args(arguments).output().unwrap()
}

fn write(folder: &TempDir, text: &str) -> std::path::PathBuf {
    let path = folder.path().join("checks.toml");
    std::fs::write(&path, text).unwrap();
    path
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[tokio::test]
async fn results_are_json_lines_and_the_exit_code_says_whether_all_is_fine() {
    let folder = TempDir::new().unwrap();
    let web = Web::open(|_| answer(200, "ok"));
    let good = format!("[[check]]\nname = \"web\"\nkind = \"http\"\ntarget = \"http://127.0.0.1:{}/\"\n", web.port);
    let fine = run(&write(&folder, &good), &[]);
    assert_eq!(fine.status.code(), Some(0), "{fine:?}");
    let [line] = &lines(&fine)[..] else { panic!("one line") };
    assert_eq!((&line["name"], &line["result"], &line["tries"]), (&"web".into(), &"success".into(), &1.into()));
    assert!(fine.stderr.is_empty() && !fine.stdout.contains(&0x1b), "no colours where nobody sees them");

    let (_taken, closed) = closed_port();
    let bad = format!("{good}[[check]]\nkind = \"tcp\"\ntarget = \"127.0.0.1\"\nport = {closed}\n");
    let failed = run(&write(&folder, &bad), &["--json", "--concurrent", "1"]);
    assert_eq!(failed.status.code(), Some(1));
    let causes: Vec<Value> = lines(&failed).iter().map(|line| line["cause"].clone()).collect();
    assert_eq!(causes, [Value::Null, "refused".into()]);
}

#[test]
fn a_broken_file_and_wrong_usage_are_2_and_probe_nothing() {
    let folder = TempDir::new().unwrap();
    let web = Web::open(|_| answer(200, "ok"));
    let good = format!("[[check]]\nkind = \"http\"\ntarget = \"http://127.0.0.1:{}/\"\n", web.port);
    let broken = write(&folder, &format!("{good}retries = 99\n"));
    let told = run(&broken, &[]);
    assert_eq!(told.status.code(), Some(2));
    let text = String::from_utf8(told.stderr).unwrap();
    assert_eq!(text, format!("{}:4: `retries` is 99; at most 10 is allowed\n", broken.display()));
    assert_eq!(run(&folder.path().join("missing.toml"), &[]).status.code(), Some(2));
    assert_eq!(run(&broken, &["--every", "soon"]).status.code(), Some(2));
    assert_eq!(program().output().unwrap().status.code(), Some(2));

    let checked = |path: &Path| program().arg("check").arg(path).output().unwrap();
    assert_eq!(checked(&broken).status.code(), Some(2));
    let fine = checked(&write(&folder, &good));
    assert_eq!(fine.status.code(), Some(0));
    assert!(String::from_utf8(fine.stdout).unwrap().ends_with("checks.toml: 1 check, no mistakes\n"));
    assert!(web.asked().is_empty());
    let help = program().args(["run", "--help"]).output().unwrap();
    assert!(String::from_utf8(help.stdout).unwrap().contains("expect_status"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_and_says_what_was_cut_off() {
    let folder = TempDir::new().unwrap();
    let web = Web::open(|_| answer(200, "ok"));
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let stuck = silent.local_addr().unwrap().port();
    let text = format!(
        "[[check]]\nkind = \"http\"\ntarget = \"http://127.0.0.1:{}/\"\n\
         [[check]]\nname = \"stuck\"\nkind = \"http\"\ntarget = \"http://127.0.0.1:{stuck}/\"\ntimeout_ms = 60000\n",
        web.port
    );
    let mut child = program().arg("run").arg(write(&folder, &text)).stdout(Stdio::piped()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    // The first result comes while the other check still runs.
    output.read_line(&mut line).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["result"], "success");
    interrupt(child.id());
    line.clear();
    output.read_line(&mut line).unwrap();
    let cut: Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&cut["name"], &cut["cause"]), (&"stuck".into(), &"cancelled".into()));
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

/// Each check that waits for an answer needs a file.
#[cfg(unix)]
#[test]
fn a_check_for_which_there_is_no_file_left_is_unknown() {
    let folder = TempDir::new().unwrap();
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let check = format!("kind = \"http\"\ntarget = \"http://127.0.0.1:{port}/\"\ntimeout_ms = 2000\n");
    let checks: String = (0..40).map(|number| format!("[[check]]\nname = \"{number}\"\n{check}")).collect();
    let file = write(&folder, &checks);
    let mut few = Command::new("sh");
    few.args(["-c", "ulimit -n 24 && exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_serviceradar-agent"), "run"]);
    let told = lines(&few.arg(file).args(["--concurrent", "40"]).output().unwrap());
    let with = |cause: &str| told.iter().filter(|line| line["cause"] == cause).collect::<Vec<_>>();
    let (waited, lacked) = (with("timed_out"), with("not_permitted"));
    assert!(!waited.is_empty() && !lacked.is_empty(), "{told:#?}");
    assert_eq!(waited.len() + lacked.len(), 40, "{told:#?}");
    assert!(lacked.iter().all(|line| line["result"] == "unknown" && line["tries"] == 0), "{lacked:#?}");
}

#[cfg(unix)]
#[test]
fn rounds_go_on_until_interrupted() {
    let folder = TempDir::new().unwrap();
    let web = Web::open(|_| answer(200, "ok"));
    let text = format!("[[check]]\nkind = \"http\"\ntarget = \"http://127.0.0.1:{}/\"\n", web.port);
    let mut command = program();
    command.arg("run").arg(write(&folder, &text)).args(["--every", "100ms"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["result"], "success");
    }
    interrupt(child.id());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[cfg(unix)]
fn interrupt(process: u32) {
    let sent = Command::new("kill").args(["-INT", &process.to_string()]).status().unwrap();
    assert!(sent.success());
}
