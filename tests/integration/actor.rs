//! Processes that tests start, listen to and kill.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// A running process; killed with the value.
pub struct Actor {
    child: Child,
    lines: BufReader<ChildStdout>,
}

/// An actor that takes longer hangs.
const LIMIT: Duration = Duration::from_secs(300);

impl Actor {
    /// Starts one.
    pub fn start<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Actor {
        let mut child = command(arguments).spawn().expect("the actor starts");
        let lines = BufReader::new(child.stdout.take().expect("its output"));
        Actor { child, lines }
    }

    /// Starts one and waits for its end.
    pub fn play<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Output {
        command(arguments).output().expect("the actor starts")
    }

    /// Waits until it prints a line with `part` in it.
    pub fn says(&mut self, part: &str) {
        let mut heard = String::new();
        while self.lines.read_line(&mut heard).expect("its output") > 0 {
            if heard.lines().next_back().is_some_and(|line| line.contains(part)) {
                return;
            }
        }
        let mut errors = String::new();
        let _ = self.child.stderr.take().map(|mut stderr| stderr.read_to_string(&mut errors));
        panic!("the actor never said {part:?}, only:\n{heard}{errors}");
    }

    /// Kills it as a power failure would, wherever it is.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
    }

    /// Whether it ended by itself within this time.
    pub fn ends_within(&mut self, time: Duration) -> bool {
        let started = Instant::now();
        while started.elapsed() < time {
            if self.child.try_wait().expect("it can be asked").is_some() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        false
    }

    /// Waits for its end; everything it printed, and whether it succeeded.
    pub fn end(mut self) -> (String, bool) {
        assert!(self.ends_within(LIMIT), "the actor hangs");
        let mut text = String::new();
        self.lines.read_to_string(&mut text).expect("its output");
        let _ = self.child.stderr.take().map(|mut stderr| stderr.read_to_string(&mut text));
        (text, self.child.wait().expect("it has ended").success())
    }
}

impl Drop for Actor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_actor"));
    command.args(arguments).env_remove("DATABASE_URL").stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
