//! What tests count: the runner shows nothing that a passing test prints, so each adds its lines to a file of the run.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::workspace::Workspace;

/// The variable that names the file.
const FILE: &str = "TEST_COUNTS";

/// The lines of one run.
pub(super) struct Counts {
    file: PathBuf,
}

impl Counts {
    /// None yet.
    pub(super) fn new(workspace: &Workspace) -> Result<Counts> {
        let folder = &workspace.metadata.target_directory;
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        let counts = Counts { file: folder.join(format!("counts-{}.txt", std::process::id())) };
        counts.take()?;
        Ok(counts)
    }

    /// The command, which knows where to add lines.
    pub(super) fn told_to(&self, mut command: Command) -> Command {
        command.env(FILE, &self.file);
        command
    }

    /// Prints the lines, and forgets them.
    pub(super) fn print(&self) -> Result<()> {
        let lines = self.take()?;
        if !lines.is_empty() {
            print!("\ncounted:\n{lines}");
        }
        Ok(())
    }

    fn take(&self) -> Result<String> {
        let lines = match fs::read_to_string(&self.file) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
            lines => lines.with_context(|| self.file.display().to_string())?,
        };
        fs::remove_file(&self.file).with_context(|| self.file.display().to_string())?;
        Ok(lines)
    }
}
