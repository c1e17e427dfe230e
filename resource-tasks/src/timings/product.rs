//! The workspace as it is.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use super::{Measured, Step, time};
use crate::process;
use crate::workspace::Workspace;

const STEPS: [Step; 4] = [
    Step { name: "check the declarations after an edit", budget: Duration::from_secs(3) },
    Step { name: "generate", budget: Duration::from_secs(5) },
    Step { name: "check the generated code after an edit", budget: Duration::from_secs(10) },
    Step { name: "build the tasks from nothing", budget: Duration::from_secs(30) },
];

/// The workspace, with the files whose edits are felt.
pub struct Product<'a> {
    workspace: &'a Workspace,
}

impl<'a> Product<'a> {
    /// The workspace's own waits.
    pub fn new(workspace: &'a Workspace) -> Product<'a> {
        Product { workspace }
    }

    /// As if the crate of this file had been edited.
    fn touch(&self, file: PathBuf) -> Result<()> {
        let path = self.workspace.path(&file);
        let opened = std::fs::File::options().append(true).open(&path);
        let touched = opened.and_then(|file| file.set_modified(SystemTime::now()));
        touched.with_context(|| path.display().to_string())
    }

    fn check(&self, file: PathBuf) -> Result<Option<Duration>> {
        let source = file.parent().and_then(|source| source.parent()).context("a source file is in a crate")?;
        let package = self.workspace.package(source)?;
        self.touch(file.clone())?;
        time(process::cargo(self.workspace).args(["check", "--package", package]))
    }
}

impl Measured for Product<'_> {
    fn steps(&self) -> &[Step] {
        &STEPS
    }

    fn round(&mut self) -> Result<Option<Vec<Duration>>> {
        let config = &self.workspace.config;
        let target = self.workspace.root.join("target/timings");
        if target.exists() {
            std::fs::remove_dir_all(&target).with_context(|| target.display().to_string())?;
        }
        let declarations = self.check(config.declarations.clone())?;
        let this = std::env::current_exe().context("the tasks' own program")?;
        let mut generate = std::process::Command::new(this);
        let generate = time(generate.current_dir(&self.workspace.root).args(["codegen"]))?;
        let generated = self.check(config.generated.join("src/lib.rs"))?;
        let mut tasks = process::cargo(self.workspace);
        let tasks = time(tasks.args(["build", "--package", "xtask", "--target-dir"]).arg(&target))?;
        Ok([declarations, generate, generated, tasks].into_iter().collect())
    }
}
