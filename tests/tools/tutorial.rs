//! `docs/tutorial.md` is done as it says, on a copy of `examples/library`.
//!
//! What is in a block of code follows from the words behind its language: `sh run` is a script that succeeds,
//! `sh serve` a program that goes on running, `text prints` what the block before it prints among other
//! lines, `<language> file=PATH` a whole file, `diff file=PATH` lines of one that others take the place of. A
//! block without such words is for readers alone.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::copy::{copy, workspace};

const EXAMPLE: &str = "examples/library";
/// Where the page says that the desk listens; the test lets the system pick.
const ADDRESS: &str = "127.0.0.1:8081";
/// How long the desk may take to be built and to open.
const PATIENCE: Duration = Duration::from_secs(900);

/// A block of code.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// A script.
    Run(String),
    /// A program in the background.
    Serve(String),
    /// Lines that the step before has printed, in this order.
    Prints(Vec<String>),
    /// A file and its text.
    Write(PathBuf, String),
    /// A file, a text in it, and another one in its place.
    Change(PathBuf, String, String),
}

/// The steps of a page, and the line at which each begins.
fn steps(page: &str) -> Vec<(usize, Step)> {
    let mut steps = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(words) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let whole = || body.join("\n") + "\n";
        let marked = |mark: char| -> String {
            let lines = body.iter().filter_map(|line| line.strip_prefix([mark, ' ']));
            lines.map(|line| format!("{line}\n")).collect()
        };
        let (language, role) = words.split_once(' ').unwrap_or((words, ""));
        let step = match (language, role, role.strip_prefix("file=")) {
            (_, "", _) => continue,
            ("sh", "run", _) => Step::Run(whole()),
            ("sh", "serve", _) => Step::Serve(whole()),
            ("text", "prints", _) => Step::Prints(body.iter().map(|line| (*line).to_owned()).collect()),
            ("diff", _, Some(path)) => Step::Change(path.into(), marked('-'), marked('+')),
            (_, _, Some(path)) => Step::Write(path.into(), whole()),
            _ => panic!("line {}: a block cannot be `{words}`", at + 1),
        };
        steps.push((at + 1, step));
    }
    steps
}

/// A copy of the example, in which the framework is the one of the workspace.
struct Desk {
    folder: TempDir,
    environment: BTreeMap<String, String>,
    /// Ends with the desk.
    _served: Option<Served>,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&workspace().join(EXAMPLE), folder.path());
        let root = workspace().display();
        let manifest = folder.path().join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("a manifest");
        fs::write(&manifest, text.replace("\"../../", &format!("\"{root}/"))).expect("writable");
        // What the workspace's own configuration says to its examples.
        let config = format!(
            "[alias]\nxtask = \"run --quiet --package xtask --\"\n\n[build]\ntarget-dir = \"{root}/target\"\n\n\
             [net]\noffline = true\n"
        );
        fs::create_dir(folder.path().join(".cargo")).expect("writable");
        fs::write(folder.path().join(".cargo/config.toml"), config).expect("writable");
        fs::copy(workspace().join("rust-toolchain.toml"), folder.path().join("rust-toolchain.toml")).expect("copied");
        Desk { folder, environment: BTreeMap::new(), _served: None }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn shell(&self, script: &str) -> Command {
        let address = self.environment.get("ADDRESS").map_or(ADDRESS, String::as_str);
        let mut shell = Command::new("sh");
        shell.current_dir(self.path()).args(["-eu", "-c", &script.replace(ADDRESS, address)]);
        shell.envs(&self.environment).env("DESK_LISTEN", "127.0.0.1:0");
        // What cargo tells a test of itself is not for the cargo that the test starts.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARGO_")) {
            if name != "CARGO_HOME" {
                shell.env_remove(name);
            }
        }
        for proxy in ["http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"] {
            shell.env_remove(proxy);
        }
        shell
    }

    /// Does a step, and answers with what was printed.
    fn take(&mut self, step: &Step, printed: &str) -> Result<String, String> {
        match step {
            Step::Run(script) => {
                let output = self.shell(script).output().expect("a shell");
                let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
                if output.status.success() { Ok(out) } else { Err(format!("{}\n{out}{err}", output.status)) }
            }
            Step::Serve(script) => self.serve(script),
            Step::Prints(lines) => {
                let mut rest = printed;
                for line in lines {
                    let at = rest
                        .find(line.as_str())
                        .ok_or_else(|| format!("`{line}` is not in what was printed:\n{printed}"))?;
                    rest = &rest[at + line.len()..];
                }
                Ok(printed.to_owned())
            }
            Step::Write(path, text) => {
                fs::write(self.path().join(path), text).map(|()| String::new()).map_err(|error| error.to_string())
            }
            Step::Change(path, from, to) => {
                let path = self.path().join(path);
                let text = fs::read_to_string(&path).map_err(|error| error.to_string())?;
                match text.matches(from).count() {
                    1 => fs::write(&path, text.replace(from, to))
                        .map(|()| String::new())
                        .map_err(|error| error.to_string()),
                    times => Err(format!("{from}stands {times} times in\n{text}")),
                }
            }
        }
    }

    /// Starts a program, and waits until it has printed its keys and its address.
    fn serve(&mut self, script: &str) -> Result<String, String> {
        let served = Served::start(&mut self.shell(script));
        let (mut printed, started) = (String::new(), Instant::now());
        while !(printed.contains("export ") && printed.contains("curl ")) {
            let left = PATIENCE.saturating_sub(started.elapsed());
            let line =
                served.lines.recv_timeout(left).map_err(|_| format!("it ended, or took too long:\n{printed}"))?;
            printed.push_str(&line);
            printed.push('\n');
        }
        let exports = printed.lines().filter_map(|line| line.trim_start().strip_prefix("export "));
        let exports = exports.flat_map(str::split_whitespace).filter_map(|export| export.split_once('='));
        self.environment.extend(exports.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let address = printed.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        self.environment.insert("ADDRESS".to_owned(), address.to_owned());
        self._served = Some(served);
        Ok(printed)
    }
}

/// A program in the background, with everything that it started; it ends with the value.
struct Served {
    child: Child,
    lines: Receiver<String>,
}

impl Served {
    fn start(command: &mut Command) -> Served {
        let mut child = command.process_group(0).stdout(Stdio::piped()).spawn().expect("a shell");
        let out = BufReader::new(child.stdout.take().expect("its output"));
        let (tell, lines) = channel();
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        Served { child, lines }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("sh").args(["-c", "kill -s KILL -- \"$1\"", "sh", &group]).status();
        let _ = self.child.wait();
    }
}

#[test]
fn the_tutorial_does_what_it_says() {
    let page = fs::read_to_string(workspace().join("docs/tutorial.md")).expect("the page");
    let steps = steps(&page);
    let count = |wanted: fn(&Step) -> bool| steps.iter().filter(|(_, step)| wanted(step)).count();
    assert!(count(|step| matches!(step, Step::Run(_))) >= 6, "{steps:#?}");
    assert!(count(|step| matches!(step, Step::Prints(_))) >= 6, "{steps:#?}");
    let mut desk = Desk::new();
    let mut printed = String::new();
    for (line, step) in &steps {
        let started = Instant::now();
        printed =
            desk.take(step, &printed).unwrap_or_else(|error| panic!("docs/tutorial.md:{line}: {error}\n{step:?}"));
        println!("docs/tutorial.md:{line}: {:.1} s", started.elapsed().as_secs_f64());
    }
}

#[test]
fn blocks_become_steps() {
    let page = "# Page\n\n```sh\ncd x\n```\n\n```sh run\necho 1\necho 2\n```\n\n```text prints\n2\n```\n\n\
                ```diff file=a.rs\n-one\n+two\n+three\n```\n\n```rust file=b.rs\nfn b() {}\n```\n";
    let change = Step::Change("a.rs".into(), "one\n".to_owned(), "two\nthree\n".to_owned());
    assert_eq!(
        steps(page),
        [
            (7, Step::Run("echo 1\necho 2\n".to_owned())),
            (12, Step::Prints(vec!["2".to_owned()])),
            (16, change),
            (22, Step::Write("b.rs".into(), "fn b() {}\n".to_owned())),
        ]
    );
    let mut desk = Desk::new();
    let missing = desk.take(&Step::Prints(vec!["2".to_owned(), "1".to_owned()]), "1\n2\n");
    assert!(missing.is_err_and(|error| error.starts_with("`1` is not in what was printed")), "the order counts");
    assert!(desk.take(&Step::Run("false".to_owned()), "").is_err());
    let gone = Step::Change("rules/lending.csv".into(), "gone\n".to_owned(), String::new());
    assert!(desk.take(&gone, "").is_err_and(|error| error.starts_with("gone\nstands 0 times")));
}
