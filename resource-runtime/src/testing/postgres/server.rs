//! One server that all test processes of a run share.
//!
//! The name of the running server stands in a file. A process that wants it writes its own id beside
//! it, then makes sure that the name still stands there. A watchdog takes the name away once no such
//! process lives, looks again, and only then stops the server: no process is left with a server that
//! is about to go, and none needs to end properly for the server to end.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::installation::{Installation, user_id};

/// A running server, held until this process ends.
pub(super) struct Server {
    directory: PathBuf,
}

const WATCHDOG: &str = r#"
directory=$1; current=$2; server=$3
name=$(basename "$directory")
used() {
    for file in "$directory"/users/*; do
        if kill -0 "$(basename "$file")" 2>/dev/null; then return 0; fi
    done
    return 1
}
while kill -0 "$server" 2>/dev/null; do
    sleep 1
    used && continue
    [ "$(cat "$current" 2>/dev/null)" = "$name" ] && rm -f "$current"
    used || kill -QUIT "$server"
done
rm -rf "$directory"
"#;

const SETTINGS: [&str; 9] = [
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "max_connections=500",
    "timezone=Pacific/Chatham",
];

impl Server {
    /// The server of this run, or why there is none.
    pub(super) fn shared() -> Result<&'static Server, &'static str> {
        static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
        SERVER.get_or_init(Server::join).as_ref().map_err(String::as_str)
    }

    /// Where to connect for a database.
    pub(super) fn url(&self, database: &str) -> String {
        let socket = self.socket().display().to_string().replace('/', "%2F");
        format!("postgres://postgres@localhost/{database}?host={socket}")
    }

    fn socket(&self) -> PathBuf {
        self.directory.join("run")
    }

    /// Uses the running server, or starts one. One process at a time.
    fn join() -> Result<Server, String> {
        let installation = Installation::find()?;
        let base = std::env::temp_dir().join(format!("resource-test-postgres-{}", user_id()?));
        fs::create_dir_all(&base).map_err(at(&base))?;
        let lock = base.join("lock");
        let lock = File::create(&lock).map_err(at(&lock))?;
        lock.lock().map_err(at(&base))?;
        let current = base.join("current");
        if let Some(server) = running(&installation, &base, &current) {
            return Ok(server);
        }
        let server = Server { directory: base.join(Uuid::new_v4().simple().to_string()) };
        server.start(&installation, &current)?;
        Ok(server)
    }

    fn start(&self, installation: &Installation, current: &Path) -> Result<(), String> {
        fs::create_dir(&self.directory).map_err(at(&self.directory))?;
        let (data, run) = (self.directory.join("data"), self.socket());
        for directory in [&data, &run] {
            installation.directory(directory).map_err(at(directory))?;
        }
        self.register()?;
        initialize(installation, &data)?;
        let log = run.join("log");
        let output = File::create(&log).map_err(at(&log))?;
        let mut command = installation.command("postgres");
        command.arg("-D").arg(&data).arg("-k").arg(&run);
        for setting in SETTINGS {
            command.arg("-c").arg(setting);
        }
        let errors = output.try_clone().map_err(at(&log))?;
        // A process group of its own: an interrupted test run lets the watchdog end the server.
        let postgres = command.stdout(output).stderr(errors).process_group(0).spawn();
        let postgres = postgres.map_err(|error| format!("`postgres` did not start: {error}"))?;
        self.watch(current, postgres.id())?;
        self.wait(installation, &log)?;
        let name = self.directory.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::write(current, name).map_err(at(current))
    }

    fn watch(&self, current: &Path, postgres: u32) -> Result<(), String> {
        let mut watchdog = Command::new("sh");
        watchdog.args(["-c", WATCHDOG, "watchdog"]).arg(&self.directory).arg(current).arg(postgres.to_string());
        let watchdog = watchdog.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        watchdog.process_group(0).current_dir("/").spawn().map_err(|error| format!("`sh`: {error}"))?;
        Ok(())
    }

    fn wait(&self, installation: &Installation, log: &Path) -> Result<(), String> {
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(120) {
            if self.answers(installation) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("Postgres did not start:\n{}", fs::read_to_string(log).unwrap_or_default()))
    }

    fn answers(&self, installation: &Installation) -> bool {
        let mut ready = installation.command("pg_isready");
        ready.arg("-q").arg("-h").arg(self.socket()).stdout(Stdio::null()).stderr(Stdio::null());
        ready.status().is_ok_and(|status| status.success())
    }

    fn register(&self) -> Result<(), String> {
        let users = self.directory.join("users");
        fs::create_dir_all(&users).map_err(at(&users))?;
        File::create(users.join(std::process::id().to_string())).map_err(at(&users))?;
        Ok(())
    }
}

/// The server whose name stands in the file, if it still does after this process has said that it uses it.
fn running(installation: &Installation, base: &Path, current: &Path) -> Option<Server> {
    let name = fs::read_to_string(current).ok()?;
    let server = Server { directory: base.join(&name) };
    let used = server.directory.is_dir() && server.register().is_ok();
    let stays = used && fs::read_to_string(current).is_ok_and(|still| still == name);
    (stays && server.answers(installation)).then_some(server)
}

/// The default collation is none that orders or folds by bytes, and the time zone is an odd one, so
/// that a statement that forgets to say what it means is found out. Where Postgres was built without
/// ICU the default has to do.
fn initialize(installation: &Installation, data: &Path) -> Result<(), String> {
    let initdb = |more: &[&str]| {
        let mut command = installation.command("initdb");
        command.args(["--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
        command.args(more).arg("-D").arg(data).output().map_err(|error| format!("`initdb`: {error}"))
    };
    let mut output = initdb(&["--locale-provider=icu", "--icu-locale=en-US"])?;
    if !output.status.success() {
        output = initdb(&[])?;
    }
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("`initdb` failed:\n{}", String::from_utf8_lossy(&output.stderr))),
    }
}

fn at(path: &Path) -> impl Fn(std::io::Error) -> String {
    let path = path.display().to_string();
    move |error| format!("{path}: {error}")
}
