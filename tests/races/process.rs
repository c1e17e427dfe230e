//! A process that a test talks to, listens to, and may kill.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use tests::background::Background;

/// A running `actor`; killed with the value.
pub struct Process {
    child: Child,
    input: Option<ChildStdin>,
    lines: BufReader<ChildStdout>,
}

impl Process {
    /// Starts one.
    pub fn start(arguments: &[String]) -> Process {
        let mut command = Command::new(env!("CARGO_BIN_EXE_actor"));
        command.args(arguments).env_remove("DATABASE_URL");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the actor starts");
        let input = child.stdin.take();
        let lines = BufReader::new(child.stdout.take().expect("its output"));
        Process { child, input, lines }
    }

    /// Starts one that is the background of the product over a database.
    pub fn background(url: &str, orders: &Background) -> Process {
        let orders = serde_json::to_string(orders).expect("JSON");
        let mut process = Process::start(&["background".to_owned(), url.to_owned(), orders]);
        assert_eq!(process.hear(), "ready");
        process
    }

    /// Tells it a line.
    pub fn tell(&mut self, line: &str) {
        let input = self.input.as_mut().expect("its input is open");
        writeln!(input, "{line}").and_then(|()| input.flush()).expect("the actor listens");
    }

    /// Its next line.
    pub fn hear(&mut self) -> String {
        let mut line = String::new();
        if self.lines.read_line(&mut line).expect("its output") == 0 {
            panic!("the actor ended: {}", self.complaints());
        }
        line.trim_end().to_owned()
    }

    /// Ends its input, and waits until it has ended by itself; then its last words.
    pub fn end(mut self) -> Vec<String> {
        self.input = None;
        let words = self.words();
        let ended = self.child.wait().expect("it ends");
        assert!(ended.success(), "the actor ended with {ended}");
        words
    }

    /// Kills it as a power failure would, wherever it is; then every whole line that it had printed.
    pub fn kill(mut self) -> Vec<String> {
        self.child.kill().expect("it can be killed");
        self.words()
    }

    /// Every whole line that is still to come; it must not complain.
    fn words(&mut self) -> Vec<String> {
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
