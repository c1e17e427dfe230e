//! Where Postgres is installed, and as whom it may run: its server refuses to run as root.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The programs of one version.
pub(super) struct Installation {
    bin: PathBuf,
    owner: Option<Owner>,
}

const PROGRAMS: [&str; 3] = ["initdb", "postgres", "pg_isready"];

/// Who runs the server instead of root.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Installation {
    /// The programs in `PG_BIN`, else on the `PATH`, else the newest in Debian's directories.
    pub(super) fn find() -> Result<Installation, String> {
        let bin = named_by_environment()?.or_else(on_path).or_else(in_debian_directories).ok_or(
            "Postgres is not installed: no `initdb` in PG_BIN, on the PATH or in /usr/lib/postgresql/*/bin. \
             Install it with `apt-get install -y postgresql`, or set PG_BIN to the directory of its programs.",
        )?;
        let owner = if user_id()? == 0 { Some(Owner::find()?) } else { None };
        Ok(Installation { bin, owner })
    }

    /// A program of the installation, run as the owner of the server.
    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.bin.join(program));
        if let Some(owner) = self.owner {
            command.uid(owner.user).gid(owner.group);
        }
        command.stdin(Stdio::null()).current_dir("/");
        command
    }

    /// Makes a directory that the owner of the server may write to.
    pub(super) fn directory(&self, path: &Path) -> std::io::Result<()> {
        fs::create_dir(path)?;
        match self.owner {
            Some(owner) => std::os::unix::fs::chown(path, Some(owner.user), Some(owner.group)),
            None => Ok(()),
        }
    }
}

impl Owner {
    fn find() -> Result<Owner, String> {
        let users = fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
        let named = |name: &str| {
            users.lines().find_map(|line| {
                let fields: Vec<&str> = line.split(':').collect();
                match fields.as_slice() {
                    [user, _, id, group, ..] if *user == name => {
                        Some(Owner { user: id.parse().ok()?, group: group.parse().ok()? })
                    }
                    _ => None,
                }
            })
        };
        let owner = named("postgres").or_else(|| named("nobody"));
        owner.ok_or_else(|| "Postgres does not run as root, and /etc/passwd has no user `postgres` or `nobody`".into())
    }
}

/// Who runs the tests.
pub(super) fn user_id() -> Result<u32, String> {
    let output = Command::new("id").arg("-u").output().map_err(|error| format!("`id -u`: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| format!("`id -u` says {text:?}"))
}

fn named_by_environment() -> Result<Option<PathBuf>, String> {
    let Some(bin) = std::env::var_os("PG_BIN").map(PathBuf::from) else { return Ok(None) };
    match complete(&bin) {
        Some(bin) => Ok(Some(bin)),
        None => Err(format!("PG_BIN is {}, which does not have all of {PROGRAMS:?}", bin.display())),
    }
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).find_map(|bin| complete(&bin))
}

fn in_debian_directories() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let numbered = versions.flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        Some((version, complete(&entry.path().join("bin"))?))
    });
    numbered.max().map(|(_, bin)| bin)
}

/// The directory in which all programs are. On a path there may be links to some of them only.
fn complete(bin: &Path) -> Option<PathBuf> {
    let bin = bin.join(PROGRAMS[0]).canonicalize().ok()?.parent()?.to_owned();
    PROGRAMS.iter().all(|program| bin.join(program).is_file()).then_some(bin)
}
