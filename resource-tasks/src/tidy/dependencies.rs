//! Who may depend on whom, proved from what cargo resolved.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};

use crate::workspace::{Metadata, Package, Workspace};

/// Crates that may name a database library themselves, besides the generated one and the migrations; the
/// golden one is what codegen's tests generate.
const DATABASE: [&str; 4] = ["golden", "resource-runtime", "tests", "benches"];
/// Crates that may name the generated one, besides the application.
const OVER_GENERATED: [&str; 2] = ["tests", "benches"];
/// What needs more than a C compiler, or a second TLS.
const NATIVE: [&str; 5] = ["openssl-sys", "aws-lc-sys", "cmake", "bindgen", "native-tls"];

/// Everything that depends on what it must not.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let reach = Reach::new(&workspace.metadata);
    let (config, app) = (&workspace.config, workspace.config.run.as_str());
    let declarations = config.declarations.parent().and_then(Path::parent).context("declarations are in a crate")?;
    let declarations = workspace.package(declarations)?;
    let (generated, migrations) = (workspace.package(&config.generated)?, workspace.package(&config.migrations)?);
    let mut problems = Vec::new();
    for package in workspace.members() {
        let name = package.name.as_str();
        // What only tests use is in nobody's graph.
        let ordinary = || package.dependencies.iter().filter(|named| named.kind.as_deref() != Some("dev"));
        let named = |dependency: &str| ordinary().any(|named| named.name == dependency);
        let mut refuse = |broken: bool, why: String| {
            if broken {
                problems.push(format!("{name}: {why}"));
            }
        };
        for database in ["sea-orm", "sqlx"] {
            let allowed = DATABASE.contains(&name) || [generated, migrations].contains(&name);
            let only = DATABASE.join(", ");
            refuse(
                !allowed && named(database),
                format!("names {database}; only {generated}, {migrations}, {only} may"),
            );
        }
        refuse(
            !OVER_GENERATED.contains(&name) && name != app && named(generated),
            format!("names {generated}; only {app}, {} may", OVER_GENERATED.join(", ")),
        );
        refuse(
            [app, "tests", "benches"].contains(&name) && named(declarations),
            format!("names {declarations}; use the generated records, which the same names mean elsewhere"),
        );
        for below in [declarations, generated, app] {
            let framework = name.starts_with("resource") && name != declarations;
            refuse(framework && named(below), format!("is part of the framework and names {below}"));
        }
        for below in [declarations, generated, app, "sea-orm", "sqlx"] {
            let task = name == "xtask" || name == "resource-tasks";
            refuse(task && reach.reaches(package, below), format!("reaches {below}, so it could not repair it"));
        }
        for below in ["sea-orm", "sqlx", generated] {
            refuse(
                config.without_database.contains(&package.name) && reach.reaches(package, below),
                format!("reaches {below}, and is to do without"),
            );
        }
    }
    let members: BTreeSet<&str> = workspace.members().map(|package| package.name.as_str()).collect();
    let unknown = config.without_database.iter().filter(|name| !members.contains(name.as_str()));
    problems.extend(unknown.map(|name| format!("without_database names {name}, which is no package of the workspace")));
    let native = workspace.metadata.packages.iter().filter(|package| NATIVE.contains(&package.name.as_str()));
    problems.extend(native.map(|package| format!("{}: needs tools that a fresh machine lacks", package.name)));
    Ok(problems)
}

/// The graph of ordinary dependencies.
struct Reach<'a> {
    edges: BTreeMap<&'a str, Vec<&'a str>>,
    names: BTreeMap<&'a str, &'a str>,
}

impl<'a> Reach<'a> {
    fn new(metadata: &'a Metadata) -> Reach<'a> {
        let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
        let edges = nodes.map(|node| {
            let ordinary = node.deps.iter().filter(|edge| edge.dep_kinds.iter().any(|kind| kind.kind.is_none()));
            (node.id.as_str(), ordinary.map(|edge| edge.pkg.as_str()).collect())
        });
        let names = metadata.packages.iter().map(|package| (package.id.as_str(), package.name.as_str()));
        Reach { edges: edges.collect(), names: names.collect() }
    }

    fn reaches(&self, from: &Package, name: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![from.id.as_str()];
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            if self.names.get(id) == Some(&name) && id != from.id {
                return true;
            }
            waiting.extend(self.edges.get(id).into_iter().flatten());
        }
        false
    }
}
