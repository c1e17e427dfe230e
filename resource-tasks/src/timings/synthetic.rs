//! A throwaway workspace: the resources that code generation is tested with, and as many
//! copies of one of their domains as make up the number.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::{Measured, Step, time};
use crate::workspace::Workspace;
use crate::{output, process};

/// What is copied, and the domain in it of which there are several.
const KITCHEN_SINK: &str = "resource-codegen/tests/kitchen_sink/src";
const DOMAIN: &str = "kitchen";
/// The packages, which no other workspace has.
const DECLARATIONS: &str = "synthetic-declarations";
const GENERATED: &str = "synthetic-generated";

const STEPS: [Step; 4] = [
    Step { name: "check the declarations after an edit of one", budget: Duration::from_secs(3) },
    Step { name: "generate", budget: Duration::from_secs(5) },
    Step { name: "generate and check the generated code", budget: Duration::from_secs(10) },
    Step { name: "build declarations and generated code in full", budget: Duration::from_secs(60) },
];

/// The workspace.
pub struct Synthetic<'a> {
    workspace: &'a Workspace,
    root: PathBuf,
}

impl<'a> Synthetic<'a> {
    /// Writes the workspace with at least so many resources into a folder, in place of what is there.
    pub fn make(workspace: &'a Workspace, root: PathBuf, resources: usize) -> Result<Synthetic<'a>> {
        let source = workspace.root.join(KITCHEN_SINK);
        ensure!(source.exists(), "there is no {}, of which a workspace could be made", source.display());
        let synthetic = Synthetic { workspace, root };
        if synthetic.root.exists() {
            fs::remove_dir_all(&synthetic.root).with_context(|| synthetic.root.display().to_string())?;
        }
        synthetic.write_manifests()?;
        let files = read(&source)?;
        let declared = |domain: bool| {
            let of_domain = |path: &Path| path.starts_with(DOMAIN);
            let files = files.iter().filter(|(path, _)| !domain || of_domain(path));
            files.map(|(_, text)| text.matches("#[derive(Resource)]").count()).sum::<usize>()
        };
        let (once, each) = (declared(false), declared(true));
        let copies = resources.saturating_sub(once).div_ceil(each.max(1));
        synthetic.write_declarations(&files, copies)?;
        let made = once + copies * each;
        output::doing(&format!("{made} resources: {once}, and {copies} copies of the {each} of one domain"));
        Ok(synthetic)
    }

    fn write_manifests(&self) -> Result<()> {
        let path = self.workspace.root.join("Cargo.toml");
        let manifest = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        // What is built as in the workspace itself need not be built again.
        let shared = |start: &str| {
            let rest = manifest.split_once(start).map(|(_, rest)| rest)?;
            Some(format!("{start}{}", rest.split("\n[workspace.").next()?))
        };
        let dependencies = shared("[workspace.dependencies]").context("the workspace has a table of dependencies")?;
        let dependencies = dependencies.replace("path = \"", "path = \"../../");
        let profiles = shared("[profile.").unwrap_or_default();
        self.write(
            "Cargo.toml",
            &format!(
                "[workspace]\nresolver = \"3\"\nmembers = [\"declarations\", \"generated\"]\n\n\
                 [workspace.metadata.resource]\ndeclarations = \"declarations/src/lib.rs\"\n\
                 generated = \"generated\"\npolicies = \"policies\"\nmigrations = \"migrations\"\n\
                 run = \"{GENERATED}\"\n\n{dependencies}\n{profiles}"
            ),
        )?;
        let lock = self.workspace.root.join("Cargo.lock");
        fs::copy(&lock, self.root.join("Cargo.lock")).with_context(|| lock.display().to_string())?;
        let package = |name: &str| {
            format!(
                "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[lib]\npath = \"src/lib.rs\"\n\n\
                 [dependencies]\nresource.workspace = true\n"
            )
        };
        self.write("declarations/Cargo.toml", &package(DECLARATIONS))?;
        let others = ["resource-core", "resource-runtime", "sea-orm", "uuid"];
        let others: String = others.iter().map(|name| format!("{name}.workspace = true\n")).collect();
        let declarations = format!("{DECLARATIONS} = {{ path = \"../declarations\" }}\n");
        self.write("generated/Cargo.toml", &format!("{}{others}{declarations}", package(GENERATED)))
    }

    fn write_declarations(&self, files: &[(PathBuf, String)], copies: usize) -> Result<()> {
        let of_domain = files.iter().filter(|(path, _)| path.starts_with(DOMAIN) || path == &domain_file());
        let of_domain: Vec<&(PathBuf, String)> = of_domain.collect();
        let types: Vec<&str> = of_domain.iter().flat_map(|(_, text)| declared_types(text)).collect();
        for (path, text) in files {
            let text = if path == Path::new("lib.rs") { with_copies(text, copies) } else { text.clone() };
            self.write(&format!("declarations/src/{}", path.display()), &text)?;
        }
        let module = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let modules: Vec<String> = of_domain.iter().map(|(path, _)| module(path)).collect();
        let modules: Vec<&str> = modules.iter().map(String::as_str).filter(|module| *module != DOMAIN).collect();
        for copy in 2..copies + 2 {
            for (path, text) in &of_domain {
                let (path, names) = match *path == domain_file() {
                    true => (format!("{DOMAIN}_{copy}.rs"), [types.as_slice(), &modules].concat()),
                    false => (format!("{DOMAIN}_{copy}/{}{copy}.rs", module(path)), types.clone()),
                };
                self.write(&format!("declarations/src/{path}"), &renamed(text, &names, copy))?;
            }
        }
        Ok(())
    }

    fn write(&self, path: &str, text: &str) -> Result<()> {
        let path = self.root.join(path);
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::write(&path, text)).with_context(|| path.display().to_string())
    }

    /// Changes one declaration to and fro.
    fn edit(&self) -> Result<()> {
        let path = "declarations/src/kitchen/dish.rs";
        let text = fs::read_to_string(self.root.join(path)).with_context(|| path.to_owned())?;
        let (one, other) = ("range(0..)", "range(1..)");
        let edited = if text.contains(one) { text.replace(one, other) } else { text.replace(other, one) };
        ensure!(edited != text, "{path} has neither {one} nor {other}");
        self.write(path, &edited)
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = process::cargo(self.workspace);
        cargo.current_dir(&self.root).args(arguments);
        cargo
    }
}

impl Measured for Synthetic<'_> {
    fn steps(&self) -> &[Step] {
        &STEPS
    }

    fn round(&mut self) -> Result<Option<Vec<Duration>>> {
        self.edit()?;
        let declarations = time(&mut self.cargo(&["check", "--package", DECLARATIONS]))?;
        let this = std::env::current_exe().context("the tasks' own program")?;
        let generate = time(Command::new(this).current_dir(&self.root).arg("codegen"))?;
        let check = time(&mut self.cargo(&["check", "--package", GENERATED]))?;
        time(&mut self.cargo(&["clean", "--package", GENERATED, "--package", DECLARATIONS, "--profile", "dev"]))?;
        let build = time(&mut self.cargo(&["build", "--package", GENERATED]))?;
        // Of the next round's check, what the clean took away.
        time(&mut self.cargo(&["check", "--package", GENERATED]))?;
        let both = generate.zip(check).map(|(generate, check)| generate + check);
        Ok([declarations, generate, both, build].into_iter().collect())
    }
}

fn domain_file() -> PathBuf {
    PathBuf::from(format!("{DOMAIN}.rs"))
}

/// Every file below a folder, with its path from there.
fn read(folder: &Path) -> Result<Vec<(PathBuf, String)>> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).with_context(|| current.display().to_string())? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            files.push((path.strip_prefix(folder)?.to_owned(), text));
        }
    }
    Ok(files)
}

/// The names of the types that a file declares.
fn declared_types(text: &str) -> impl Iterator<Item = &str> {
    let declared = |line: &'static str| move |text: &str| text.starts_with(line);
    let (structs, enums) = (declared("pub struct "), declared("pub enum "));
    let lines = text.lines().filter(move |line| structs(line) || enums(line));
    lines.filter_map(|line| line.split_whitespace().nth(2))
}

/// The root file with the domains and the actor's parts of all copies.
fn with_copies(text: &str, copies: usize) -> String {
    let numbers = 2..copies + 2;
    let modules: String = numbers.clone().map(|copy| format!("pub mod {DOMAIN}_{copy};\n")).collect();
    let imports: String = numbers.clone().map(|copy| format!("use crate::{DOMAIN}_{copy}::Station{copy};\n")).collect();
    let parts: String = numbers
        .map(|copy| {
            format!("    /// The only station of another kitchen.\n    pub station_{copy}: Id<Station{copy}>,\n")
        })
        .collect();
    let own = "    pub station: Id<Station>,\n";
    text.replace("\npub mod supply;\n", &format!("\npub mod supply;\n{modules}"))
        .replace("use crate::kitchen::Station;\n", &format!("use crate::kitchen::Station;\n{imports}"))
        .replace(own, &format!("{own}{parts}"))
}

/// A file of the domain in which these names, tables and the domain bear the number of the copy.
fn renamed(text: &str, names: &[&str], copy: usize) -> String {
    let mut out = String::new();
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(word);
        if names.contains(&word) {
            out.push_str(&copy.to_string());
        } else if word == DOMAIN || (word == "station" && out.ends_with("actor.station")) {
            out.push_str(&format!("_{copy}"));
        }
        let gap = after.find(is_word).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
    let tables = out.split("table = \"").enumerate().map(|(at, part)| match at {
        0 => part.to_owned(),
        _ => part.replacen('"', &format!("_{copy}\""), 1),
    });
    tables.collect::<Vec<_>>().join("table = \"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixty_resources_are_declared_without_a_mistake_and_generated() {
        let workspace = Workspace::find().expect("this workspace");
        let folder = tempfile::tempdir().expect("a folder");
        let synthetic = Synthetic::make(&workspace, folder.path().to_owned(), 60).expect("made");
        let declarations = synthetic.root.join("declarations/src/lib.rs");
        let loaded = resource_schema::load_with_warnings(&synthetic.root, &declarations);
        let model = loaded.map_err(|mistakes| mistakes.to_string()).expect("no mistakes").model;
        assert!(model.resources.len() >= 60, "{}", model.resources.len());
        let files = resource_codegen::generate(&model, &resource_codegen::Options::default());
        assert!(files.len() > 5 * model.resources.len(), "{}", files.len());
    }

    #[test]
    fn a_copy_has_names_of_its_own() {
        let text = "#[resource(table = \"dishes\")]\n#[scope(s, actor.station == station)]\npub struct Dish {\n    \
                    pub line: HasMany<crate::kitchen::Line>,\n}\n";
        let types: Vec<&str> = declared_types(text).chain(["Line"]).collect();
        assert_eq!(
            renamed(text, &types, 3),
            "#[resource(table = \"dishes_3\")]\n#[scope(s, actor.station_3 == station)]\npub struct Dish3 {\n    \
             pub line: HasMany<crate::kitchen_3::Line3>,\n}\n"
        );
    }
}
