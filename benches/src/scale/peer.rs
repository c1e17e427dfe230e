//! Job tools of others, in a process of their own: installed from `peers/` into `target/`, told what to do by lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// What is needed, for people.
const NODE: &str = "other job tools run on Node 20 or later, with npm: apt-get install -y nodejs npm";

/// A tool that runs.
pub struct Peer {
    child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

/// Where the tools are; installs them if they are not, exactly as `package-lock.json` says.
pub async fn installed() -> Result<PathBuf> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("peers");
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/peers");
    fs::create_dir_all(&target)?;
    let lock = "package-lock.json";
    let is_current = fs::read(target.join("installed")).ok() == fs::read(source.join(lock)).ok();
    for file in ["package.json", lock, "run.mjs"] {
        fs::copy(source.join(file), target.join(file)).with_context(|| format!("benches/peers/{file}"))?;
    }
    if !is_current {
        let mut npm = Command::new("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&target);
        let output = npm.output().await.context(NODE)?;
        let told = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "`npm ci` of benches/peers failed: {told}");
        fs::copy(target.join(lock), target.join("installed"))?;
    }
    Ok(target)
}

impl Peer {
    /// Starts a tool over a database; it has made its tables and waits.
    pub async fn start(folder: &Path, tool: &str, database: &str) -> Result<Peer> {
        let mut node = Command::new("node");
        node.args(["run.mjs", tool, database]).current_dir(folder).env("NODE_ENV", "production");
        node.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::inherit()).kill_on_drop(true);
        let mut child = node.spawn().context(NODE)?;
        let input = child.stdin.take().context("its input")?;
        let output = BufReader::new(child.stdout.take().context("its output")?).lines();
        let mut peer = Peer { child, input, output };
        ensure!(peer.hear().await? == "ready", "{tool} did not start");
        Ok(peer)
    }

    /// Lets it look for work and write its jobs; it works them off by itself.
    pub async fn go(&mut self) -> Result<()> {
        self.input.write_all(b"go\n").await?;
        ensure!(self.hear().await? == "enqueued", "jobs were not enqueued");
        Ok(())
    }

    /// Ends it.
    pub async fn stop(mut self) -> Result<()> {
        drop(self.input);
        let ended = tokio::time::timeout(Duration::from_secs(20), self.child.wait()).await;
        if ended.is_err() {
            self.child.kill().await?;
        }
        Ok(())
    }

    async fn hear(&mut self) -> Result<String> {
        self.output.next_line().await?.context("a job tool ended; what it said is above")
    }
}
