//! A process that a test talks to, listens to, and may kill.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// A running `actor`; killed with the value.
pub struct Process {
    child: Child,
    input: ChildStdin,
    lines: BufReader<ChildStdout>,
}

impl Process {
    /// Starts one.
    pub fn start(arguments: &[String]) -> Process {
        let mut command = Command::new(env!("CARGO_BIN_EXE_actor"));
        command.args(arguments).env_remove("DATABASE_URL");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the actor starts");
        let input = child.stdin.take().expect("its input");
        let lines = BufReader::new(child.stdout.take().expect("its output"));
        Process { child, input, lines }
    }

    /// Tells it a line.
    pub fn tell(&mut self, line: &str) {
        writeln!(self.input, "{line}").and_then(|()| self.input.flush()).expect("the actor listens");
    }

    /// Its next line.
    pub fn hear(&mut self) -> String {
        let mut line = String::new();
        if self.lines.read_line(&mut line).expect("its output") == 0 {
            panic!("the actor ended: {}", self.complaints());
        }
        line.trim_end().to_owned()
    }

    /// Kills it as a power failure would, wherever it is; then every whole line that it had printed.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it can be killed");
        let mut text = String::new();
        self.lines.read_to_string(&mut text).expect("its output");
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the actor complained: {complaints}");
        text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')).map(str::to_owned).collect()
    }

    fn complaints(&mut self) -> String {
        let mut text = String::new();
        let _ = self.child.stderr.take().map(|mut errors| errors.read_to_string(&mut text));
        text
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
