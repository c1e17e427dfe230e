//! What is shipped: how long it takes to build, how large it is, how soon it answers, how much memory it rests in.
//!
//! Which programs those are, and how the first of them is prepared and served, is in
//! `[workspace.metadata.resource.release]` of the root manifest.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};

use crate::workspace::{Release, Workspace};
use crate::{output, process};

/// How long the first answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a program that nobody asks anything is left alone before its memory is looked at.
const REST: Duration = Duration::from_secs(10);

/// Builds everything anew, apart from other builds, and prints a table.
pub fn run(workspace: &Workspace, rounds: usize) -> Result<ExitCode> {
    let release = workspace.config.release.as_ref();
    let release = release.context("[workspace.metadata.resource.release] names no programs; see docs/timings.md")?;
    let programs = Programs::build(workspace, release)?;
    println!("| release | |\n|---|---|");
    println!("| build from nothing, with all dependencies | {:.0} s |", programs.took.as_secs_f64());
    for name in &release.programs {
        let bytes = fs::metadata(programs.path(name))?.len();
        println!("| size of `{name}` | {:.1} MiB |", mebibytes(bytes));
    }
    let home = programs.folder.join("home");
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    fs::create_dir_all(&home)?;
    programs.prepare(release, &home)?;
    let (mut answers, mut memory) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        output::doing(&format!("start {round} of {rounds}"));
        let (answered, resting) = programs.serve(release, &home)?;
        answers.push(answered.as_secs_f64() * 1_000.0);
        memory.extend(resting.map(mebibytes));
    }
    println!("| start to first answered request, median of {rounds} | {:.0} ms |", median(answers));
    match memory.is_empty() {
        false => println!("| memory at rest, median of {rounds} | {:.1} MiB |", median(memory)),
        true => println!("| memory at rest | this system does not tell |"),
    }
    Ok(ExitCode::SUCCESS)
}

struct Programs {
    folder: PathBuf,
    took: Duration,
}

impl Programs {
    fn build(workspace: &Workspace, release: &Release) -> Result<Programs> {
        let folder = workspace.root.join("target/timings-release");
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| folder.display().to_string())?;
        }
        output::doing("building for release from nothing (some minutes)");
        let mut cargo = process::cargo(workspace);
        cargo.args(["build", "--release", "--locked", "--target-dir"]).arg(&folder);
        for name in &release.programs {
            cargo.args(["--bin", name]);
        }
        let start = Instant::now();
        process::succeed(&mut cargo)?;
        Ok(Programs { took: start.elapsed(), folder })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join("release").join(name)
    }

    /// The first program with arguments for a folder and an address.
    fn first(&self, release: &Release, arguments: &[String], (home, address): (&Path, SocketAddr)) -> Result<Command> {
        let name = release.programs.first().context("`programs` in [workspace.metadata.resource.release] is empty")?;
        let mut command = Command::new(self.path(name));
        let given = |argument: &String| {
            argument.replace("{folder}", &home.display().to_string()).replace("{address}", &address.to_string())
        };
        command.args(arguments.iter().map(given)).current_dir(home);
        Ok(command)
    }

    fn prepare(&self, release: &Release, home: &Path) -> Result<()> {
        let mut command = self.first(release, &release.prepare, (home, free()?))?;
        let output = command.output().context("the program does not start")?;
        let told = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{command:?} failed\n{told}");
        Ok(())
    }

    /// The time from its start until it answers, and the bytes that it rests in.
    fn serve(&self, release: &Release, home: &Path) -> Result<(Duration, Option<u64>)> {
        let address = free()?;
        let mut command = self.first(release, &release.serve, (home, address))?;
        let start = Instant::now();
        let child =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("the program does not start")?;
        let mut running = Running(child);
        while !answers(address, &release.ready) {
            if let Some(ended) = running.0.try_wait()? {
                bail!("{command:?} ended with {ended}");
            }
            ensure!(start.elapsed() < PATIENCE, "{command:?} did not answer {} in {PATIENCE:?}", release.ready);
            std::thread::sleep(Duration::from_millis(1));
        }
        let answered = start.elapsed();
        std::thread::sleep(REST);
        let status = fs::read_to_string(format!("/proc/{}/status", running.0.id())).unwrap_or_default();
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"));
        Ok((answered, resident.and_then(|kilobytes| kilobytes.parse::<u64>().ok()).map(|kilobytes| kilobytes * 1024)))
    }
}

/// Killed with the value.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An address where nobody listens.
fn free() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr())?)
}

/// Whether a request is answered with success.
fn answers(address: SocketAddr, path: &str) -> bool {
    let asked = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
        let mut status = [0; 12];
        stream.read_exact(&mut status)?;
        Ok(status == *b"HTTP/1.1 200")
    };
    asked().unwrap_or(false)
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn mebibytes(bytes: u64) -> f64 {
    bytes as f64 / 1_048_576.0
}
