//! Python programs in virtual environments of their own.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of a client: its script and what that requires.
pub fn folder(client: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("clients").join(client)
}

/// A program of a client's environment, which reaches this machine without a proxy. It is made if it is not there,
/// from the configured package index. Several test processes may come here at once; the first makes it.
pub fn program(client: &str, name: &str) -> Command {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(client);
    fs::create_dir_all(&home).unwrap();
    let lock = File::create(home.join("lock")).unwrap();
    lock.lock().unwrap();
    let (environment, installed) = (home.join("environment"), home.join("installed.txt"));
    let requirements = folder(client).join("requirements.txt");
    let wanted = fs::read_to_string(&requirements).unwrap();
    let program = environment.join("bin").join(name);
    if !(fs::read_to_string(&installed).is_ok_and(|present| present == wanted) && program.exists()) {
        make(&environment, &requirements);
        fs::write(&installed, wanted).unwrap();
    }
    let mut command = Command::new(program);
    for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    command.current_dir(&home).env("PYTHONUNBUFFERED", "1");
    command
}

fn make(environment: &Path, requirements: &Path) {
    needed(
        Command::new("python3").args(["-m", "venv", "--clear"]).arg(environment),
        "python3 with its venv module is needed: apt-get install -y python3 python3-venv",
    );
    let mut pip = Command::new(environment.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--requirement"]).arg(requirements);
    needed(&mut pip, &format!("the configured package index must serve what {} names", requirements.display()));
}

fn needed(command: &mut Command, remedy: &str) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; {remedy}"));
    assert!(output.status.success(), "{command:?}: {}\n{remedy}", said(&output));
}

/// Everything that a program said.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs a client's script with its arguments, and counts what it says is `ok`.
pub fn checks(client: &str, arguments: &[&str]) -> usize {
    let mut command = program(client, "python");
    command.arg(folder(client).join("client.py")).args(arguments);
    let output = command.output().unwrap();
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    said.lines().filter(|line| line.starts_with("ok: ")).count()
}
