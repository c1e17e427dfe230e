//! Where the parts of a workspace are: `[workspace.metadata.resource]` of its root manifest.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

/// A workspace that declares resources.
pub struct Workspace {
    /// Its root folder.
    pub root: PathBuf,
    /// Its configuration.
    pub config: Config,
    /// What cargo says of it.
    pub metadata: Metadata,
}

/// `[workspace.metadata.resource]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The file in which declarations start, for example `resources/src/lib.rs`.
    pub declarations: PathBuf,
    /// The folder of the generated crate.
    pub generated: PathBuf,
    /// The folder of policy files.
    pub policies: PathBuf,
    /// The folder of the migrations crate.
    pub migrations: PathBuf,
    /// The package of the application.
    pub run: String,
    /// The description of the API, where the application writes one into the repository.
    pub openapi: Option<Written>,
    /// Packages that must not reach a database library or the generated crate, for example those that run
    /// at other people's sites.
    #[serde(default)]
    pub without_database: Vec<String>,
    /// What is shipped; only measured.
    pub release: Option<Release>,
    /// To whom `new` grants what it scaffolds; nobody if it is not said.
    pub roles: Option<Roles>,
}

/// `[workspace.metadata.resource.roles]`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// The role that looks at rows.
    pub look: String,
    /// The role that adds and changes them.
    pub change: String,
    /// The role that removes them.
    pub remove: String,
}

/// `[workspace.metadata.resource.release]`. In arguments `{folder}` is an empty folder and `{address}` a free
/// address of this machine.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// The programs; the first one serves.
    pub programs: Vec<String>,
    /// Its arguments that make ready whatever it serves from.
    pub prepare: Vec<String>,
    /// Its arguments to serve.
    pub serve: Vec<String>,
    /// The path of a request that it answers once it is ready.
    pub ready: String,
}

/// A file that another program writes from the declarations.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The file.
    pub file: PathBuf,
    /// The command that writes it.
    pub written_by: String,
}

/// The part of `cargo metadata` that tasks read.
#[derive(Deserialize)]
pub struct Metadata {
    /// Packages with their dependencies.
    pub packages: Vec<Package>,
    /// Ids of the workspace's own packages.
    pub workspace_members: Vec<String>,
    /// The workspace's root folder.
    pub workspace_root: PathBuf,
    /// Where cargo builds.
    pub target_directory: PathBuf,
    /// What depends on what, after resolution.
    pub resolve: Option<Resolve>,
    metadata: Option<serde_json::Value>,
}

impl Metadata {
    fn about(&self, name: &str) -> Option<&serde_json::Value> {
        self.metadata.as_ref().and_then(|metadata| metadata.get(name))
    }
}

/// One package.
#[derive(Deserialize)]
pub struct Package {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its manifest.
    pub manifest_path: PathBuf,
    /// Its version.
    pub version: String,
    /// Its licence expression.
    pub license: Option<String>,
    /// What its manifest names.
    pub dependencies: Vec<Dependency>,
}

/// A dependency as a manifest names it.
#[derive(Deserialize)]
pub struct Dependency {
    /// The package.
    pub name: String,
    /// `None` for ordinary ones, else `dev` or `build`.
    pub kind: Option<String>,
}

/// The resolved graph.
#[derive(Deserialize)]
pub struct Resolve {
    /// Its nodes.
    pub nodes: Vec<Node>,
}

/// A package in the resolved graph.
#[derive(Deserialize)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// Its edges.
    pub deps: Vec<Edge>,
}

/// An edge of the resolved graph.
#[derive(Deserialize)]
pub struct Edge {
    /// Where it leads.
    pub pkg: String,
    /// For what.
    pub dep_kinds: Vec<EdgeKind>,
}

/// What an edge is for.
#[derive(Deserialize)]
pub struct EdgeKind {
    /// `None` for ordinary dependencies, else `dev` or `build`.
    pub kind: Option<String>,
}

impl Workspace {
    /// The workspace around the current folder.
    pub fn find() -> Result<Workspace> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1"])
            .output()
            .context("`cargo metadata` cannot be started")?;
        anyhow::ensure!(
            output.status.success(),
            "`cargo metadata` failed:\n{}",
            String::from_utf8_lossy(&output.stderr).trim_end()
        );
        let metadata: Metadata =
            serde_json::from_slice(&output.stdout).context("`cargo metadata` printed what it does not document")?;
        let config = metadata.about("resource").with_context(|| {
            format!("{}/Cargo.toml has no [workspace.metadata.resource]", metadata.workspace_root.display())
        })?;
        let config = Config::deserialize(config).context("[workspace.metadata.resource] in the root Cargo.toml")?;
        Ok(Workspace { root: metadata.workspace_root.clone(), config, metadata })
    }

    /// `[workspace.metadata.<name>]` of the root manifest.
    pub fn about(&self, name: &str) -> Option<&serde_json::Value> {
        self.metadata.about(name)
    }

    /// A path below the root.
    pub fn path(&self, below: &Path) -> PathBuf {
        self.root.join(below)
    }

    /// The name of the package in a folder below the root.
    pub fn package(&self, below: &Path) -> Result<&str> {
        let manifest = self.path(below).join("Cargo.toml");
        let package = self.members().find(|package| package.manifest_path == manifest);
        let package = package.with_context(|| format!("{} is no package of the workspace", manifest.display()))?;
        Ok(&package.name)
    }

    /// The folders of workspaces of their own below `examples/`, which cargo does not see from here.
    pub fn examples(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.root.join("examples")).into_iter().flatten().flatten();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        folders.retain(|folder| folder.join("Cargo.toml").exists());
        folders.sort();
        folders
    }

    /// The workspace's own packages.
    pub fn members(&self) -> impl Iterator<Item = &Package> {
        self.metadata.packages.iter().filter(|package| self.metadata.workspace_members.contains(&package.id))
    }
}
