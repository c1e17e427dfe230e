//! The program as it was built, and a client that knows nothing but sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

use resource_runtime::testing::TestCx;
use serde_json::Value;
use tempfile::TempDir;

/// Built from the workspace once for all tests.
static EXECUTABLE: LazyLock<PathBuf> = LazyLock::new(|| {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package is in the workspace");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(workspace).args(["build", "--quiet", "--message-format=json", "-p", "app"]);
    let output = cargo.args(["--bin", "serviceradar"]).stderr(Stdio::inherit()).output().expect("cargo starts");
    assert!(output.status.success(), "the program cannot be built");
    let messages = String::from_utf8(output.stdout).expect("text");
    let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut executables = messages.filter_map(|message| Some(PathBuf::from(message["executable"].as_str()?)));
    executables.next_back().expect("it is a program")
});

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// How often it is looked at how much memory a process has; whoever ends in between had no more than at the look.
const WATCHED: Duration = Duration::from_millis(2);

/// Below those that connections get.
const PORTS: std::ops::Range<u16> = 20_000..30_000;

/// The program over a database, with a folder of its own.
pub struct Program {
    database: Option<String>,
    folder: TempDir,
}

/// What a command that ended said.
pub struct Ended {
    /// The exit code; -1 if a signal ended it.
    pub code: i32,
    /// The output.
    pub output: String,
    /// The lines beside the output.
    pub errors: String,
}

/// The program while it serves; killed with the value.
pub struct Server {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<Vec<String>>>,
    log: Arc<Mutex<Vec<Value>>>,
    reader: Option<JoinHandle<()>>,
    _folder: TempDir,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// The body, put together again.
    pub body: String,
}

impl Program {
    /// Over a test's database.
    pub fn of(t: &TestCx) -> Program {
        Program::over(t.url())
    }

    /// Over the database at this address.
    ///
    /// # Panics
    /// When there can be no folder for it.
    pub fn over(url: &str) -> Program {
        Program { database: Some(url.to_owned()), ..Program::alone() }
    }

    /// Over none.
    ///
    /// # Panics
    /// When there can be no folder for it.
    pub fn alone() -> Program {
        Program { database: None, folder: tempfile::tempdir().expect("a folder") }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&*EXECUTABLE);
        command.current_dir(self.folder.path()).args(arguments);
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("SERVICERADAR_")) {
            command.env_remove(name);
        }
        if let Some(database) = &self.database {
            command.env("SERVICERADAR_DATABASE", database);
        }
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        let output = self.command(arguments).output().expect("it starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        Ended { code: output.status.code().unwrap_or(-1), output: text(output.stdout), errors: text(output.stderr) }
    }

    /// Runs a command to its end, and tells the most memory that it had, in MiB.
    pub fn run_watched(&self, arguments: &[&str]) -> (Ended, u64) {
        let mut child =
            self.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let status = format!("/proc/{}/status", child.id());
        let watching = std::thread::spawn(move || {
            let mut peak = 0;
            // Gone, or without memory, when it has ended.
            while let Some(now) = std::fs::read_to_string(&status).ok().as_deref().and_then(high_water) {
                peak = now;
                sleep(WATCHED);
            }
            peak
        });
        let (mut output, mut errors) = (String::new(), String::new());
        child.stdout.take().expect("its output").read_to_string(&mut output).expect("text");
        child.stderr.take().expect("its errors").read_to_string(&mut errors).expect("text");
        let code = child.wait().expect("its end").code().unwrap_or(-1);
        let peak = watching.join().expect("no panic");
        (Ended { code, output, errors }, peak / 1024)
    }

    /// Runs a command to its end at a terminal; what it says there is its output.
    pub fn run_at_a_terminal(&self, arguments: &[&str]) -> Ended {
        let program = self.command(arguments);
        let quoted = |word: &std::ffi::OsStr| format!("'{}'", word.to_str().expect("text"));
        let words = std::iter::once(program.get_program()).chain(program.get_args());
        let line: Vec<String> = words.map(quoted).collect();
        let mut script = Command::new("script");
        script.args(["--quiet", "--return", "--command", &line.join(" "), "/dev/null"]);
        script.current_dir(self.folder.path()).stdin(Stdio::null()).env("TERM", "xterm");
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => script.env(name, value),
                None => script.env_remove(name),
            };
        }
        let output = script.output().expect("`script`, which is a part of every Debian, starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        Ended { code: output.status.code().unwrap_or(-1), output: text(output.stdout), errors: text(output.stderr) }
    }

    /// Serves with further arguments, and waits until it listens.
    pub fn serve(self, arguments: &[&str]) -> Server {
        let fixed = ["serve", "--listen", "127.0.0.1:0", "--log-format", "json"];
        let command = self.command(&[&fixed, arguments].concat());
        self.start(command)
    }

    /// The first run, with further arguments.
    pub fn first_run(self, arguments: &[&str]) -> Server {
        // It says in its first lines where it will listen, so the port is not left to it.
        let listen = format!("127.0.0.1:{}", free_port());
        let mut command = self.command(&[&["dev", "--listen", &listen], arguments].concat());
        command.env("SERVICERADAR_LOG_FORMAT", "json");
        self.start(command)
    }

    fn start(self, mut command: Command) -> Server {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let (said, log) = (Arc::default(), Arc::default());
        let (output, errors) = (child.stdout.take().expect("its output"), child.stderr.take().expect("its log"));
        collect(output, &said, |line| line);
        let reader =
            collect(errors, &log, |line| serde_json::from_str(&line).unwrap_or_else(|_| Value::String(line.clone())));
        let address = SocketAddr::from(([0, 0, 0, 0], 0));
        let mut server = Server { child, address, said, log, reader: Some(reader), _folder: self.folder };
        let listening = server.logged(|line| line["message"] == "listening");
        server.address = listening["address"].as_str().expect("an address").parse().expect("an address");
        server
    }
}

/// A port that nobody has, from those that the system gives to nobody by itself.
fn free_port() -> u16 {
    static TRIED: AtomicU16 = AtomicU16::new(0);
    // Other processes begin elsewhere.
    let first = std::process::id() as u16;
    let ports = (0..PORTS.len()).map(|_| {
        let at = first.wrapping_add(TRIED.fetch_add(1, Ordering::Relaxed));
        PORTS.start + at % PORTS.len() as u16
    });
    let mut free = ports.filter(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok());
    free.next().expect("a port")
}

/// The most memory that a process had so far, in KiB, as the kernel says.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

/// Reads lines in the background until there are no more.
fn collect<T: Send + 'static>(
    from: impl Read + Send + 'static,
    to: &Arc<Mutex<Vec<T>>>,
    read: impl Fn(String) -> T + Send + 'static,
) -> JoinHandle<()> {
    let to = Arc::clone(to);
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            to.lock().unwrap_or_else(PoisonError::into_inner).push(read(line));
        }
    })
}

impl Server {
    /// Waits for a line of the log.
    pub fn logged(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let log = self.log.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if let Some(line) = log.iter().find(|line| wanted(line)) {
                return line.clone();
            }
            let ended = self.child.try_wait().expect("its state");
            assert!(start.elapsed() < PATIENCE && ended.is_none(), "the line did not come ({ended:?}): {log:#?}");
            sleep(Duration::from_millis(10));
        }
    }

    /// Waits for a line of the output.
    pub fn says(&self, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let said = self.said();
            if let Some(line) = said.iter().find(|line| wanted(line)) {
                return line.clone();
            }
            assert!(start.elapsed() < PATIENCE, "it does not say so: {said:#?}");
            sleep(Duration::from_millis(10));
        }
    }

    /// Every line of the output so far.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every line of the log so far.
    pub fn log(&self) -> Vec<Value> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Connects.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("it listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }

    /// A request; headers are whole lines.
    pub fn ask(&self, method: &str, path: &str, headers: &[String], body: &str) -> Answer {
        let mut stream = self.connect();
        let headers: String = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let length = body.len();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        );
        stream.write_all(request.as_bytes()).expect("sent");
        Answer::read(stream)
    }

    /// A request for a document with a key.
    pub fn get(&self, path: &str, key: &str) -> Answer {
        self.ask("GET", path, &[format!("Authorization: Bearer {key}")], "")
    }

    /// A request of nobody.
    pub fn visit(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) {
        let status = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(status.expect("kill can be started").success());
    }

    /// Waits for its end, and answers with its code.
    pub fn ended(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("its state") {
                let _ = self.reader.take().map(JoinHandle::join);
                return status.code().unwrap_or(-1);
            }
            assert!(start.elapsed() < PATIENCE, "it does not end: {:#?}", self.log());
            sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// Reads the answer on a connection that ends with it.
    pub fn read(mut stream: TcpStream) -> Answer {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("an answer");
        // Pictures are no text; nothing is asked about them but whether they are there.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|code| code.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        let mut answer = Answer { status: status.expect("a status"), headers, body: body.to_owned() };
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = unchunked(&answer.body);
        }
        answer
    }

    /// A header; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The document.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

fn unchunked(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((length, rest)) = body.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).expect("a length");
        whole.push_str(&rest[..length]);
        body = rest[length..].trim_start_matches("\r\n");
        if length == 0 {
            break;
        }
    }
    whole
}
