//! `cargo xtask new resource <domain> <Name> [field:type ...]`: a declaration that passes every check,
//! and one group of grants to go with it.

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand};
use resource_core::name::snake_case;
use resource_schema::model::{Model, Tenancy};

use crate::workspace::{Roles, Workspace};
use crate::{codegen, output};

/// `new`
#[derive(Args)]
pub struct New {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A resource: `new resource inventory Rack name:String height:Option<i32>`
    Resource {
        /// The domain, in snake_case; it is made if there is none yet
        domain: String,
        /// The resource, in UpperCamelCase and singular
        name: String,
        /// Fields as `name:Type`
        fields: Vec<String>,
    },
}

/// Scaffolds.
pub fn run(workspace: &Workspace, new: &New) -> Result<ExitCode> {
    let What::Resource { domain, name, fields } = &new.what;
    let fields: Vec<(&str, &str)> = fields.iter().map(|field| parse_field(field)).collect::<Result<_>>()?;
    ensure!(is_name(domain, char::is_lowercase), "`{domain}` is no domain: write it in snake_case, as in `inventory`");
    ensure!(is_name(name, char::is_uppercase), "`{name}` is no resource: write it in UpperCamelCase, as in `Rack`");
    let module = snake_case(name);
    let lib = workspace.path(&workspace.config.declarations);
    let source = lib.parent().context("the declarations have a folder")?;
    let file = source.join(domain).join(format!("{module}.rs"));
    ensure!(!file.exists(), "{} exists already", file.display());

    let Some(model) = codegen::load(workspace)? else {
        eprintln!("nothing was added: what is declared already has mistakes");
        return Ok(ExitCode::FAILURE);
    };
    let domain_file = source.join(format!("{domain}.rs"));
    let policies = workspace.path(&workspace.config.policies).join(format!("{domain}.csv"));
    let mut edits = vec![
        Edit::new(file, |_| declaration(name, (&module, &tenancy(&model)), &fields))?,
        Edit::new(domain_file, |known| entered(&known, domain, (&module, name)))?,
    ];
    if edits[1].before.is_none() {
        edits.push(Edit::new(lib, |known| with_line(&known, &format!("pub mod {domain};")))?);
    }
    if let Some(roles) = &workspace.config.roles {
        edits.push(Edit::new(policies.clone(), |known| format!("{known}{}", grants(roles, domain, &module, &known)))?);
    }
    for edit in &edits {
        edit.make()?;
    }
    if codegen::load(workspace)?.is_none() {
        for edit in &edits {
            edit.undo()?;
        }
        eprintln!("nothing was added");
        return Ok(ExitCode::FAILURE);
    }
    for edit in &edits {
        println!("{}", edit.path.strip_prefix(&workspace.root).unwrap_or(&edit.path).display());
    }
    eprintln!("{}: now `cargo xtask codegen`, then `cargo xtask migrate diff add_{module}`", output::green("declared"));
    match edits.iter().find(|edit| edit.path == policies) {
        Some(edit) if edit.before.is_some() => {}
        Some(_) => {
            eprintln!("the policy file of the domain is new; name it where the application compiles its policies in");
        }
        None => eprintln!("nobody may do anything with it yet; grants are rows of {}", policies.display()),
    }
    Ok(ExitCode::SUCCESS)
}

/// A file with what it is to become, so that all of them can be taken back.
struct Edit {
    path: PathBuf,
    before: Option<String>,
    after: String,
}

impl Edit {
    fn new(path: PathBuf, change: impl FnOnce(String) -> String) -> Result<Edit> {
        let before = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| path.display().to_string()),
        };
        let after = change(before.clone().unwrap_or_default());
        Ok(Edit { path, before, after })
    }

    fn make(&self) -> Result<()> {
        let folder = self.path.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::write(&self.path, &self.after)).with_context(|| self.path.display().to_string())
    }

    fn undo(&self) -> Result<()> {
        let undone = match &self.before {
            Some(text) => fs::write(&self.path, text),
            None => fs::remove_file(&self.path),
        };
        undone.with_context(|| self.path.display().to_string())?;
        if let Some(folder) = self.path.parent() {
            // Only succeeds where nothing is left in it.
            let _ = fs::remove_dir(folder);
        }
        Ok(())
    }
}

/// The file of a domain with one more resource.
fn entered(known: &str, domain: &str, (module, name): (&str, &str)) -> String {
    let start = format!("//! {}: say here what belongs into this domain.\n", sentence(domain));
    let known = if known.is_empty() { &start } else { known };
    with_line(&with_line(known, &format!("pub mod {module};")), &format!("pub use {module}::{name};"))
}

/// A text with one more line: in order among the lines that begin with the same two words, else at the end.
fn with_line(text: &str, line: &str) -> String {
    let kind: String = line.split_inclusive(' ').take(2).collect();
    let alike = |found: &&str| found.starts_with(&kind);
    if text.lines().find(alike).is_none() {
        return format!("{text}\n{line}\n");
    }
    let mut lines: Vec<&str> = text.lines().collect();
    let after = lines.iter().rposition(|found| alike(found) && *found < line);
    let first = lines.iter().position(alike).unwrap_or(0);
    lines.insert(after.map_or(first, |at| at + 1), line);
    lines.join("\n") + "\n"
}

fn parse_field(field: &str) -> Result<(&str, &str)> {
    match field.split_once(':') {
        Some((name, ty)) if is_name(name, char::is_lowercase) && !ty.is_empty() => Ok((name, ty)),
        _ => bail!("`{field}` is no field: write `name:Type`, as in `height:Option<i32>`"),
    }
}

fn is_name(name: &str, first: fn(char) -> bool) -> bool {
    name.starts_with(first) && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

fn sentence(name: &str) -> String {
    let words = name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How rows of this application belong to their tenants.
fn tenancy(model: &Model) -> String {
    let mut columns = model.resources.iter().filter_map(|resource| match resource.tenancy {
        Tenancy::Column(at) => Some(resource.fields[usize::from(at)].name.as_str()),
        Tenancy::Root(_) | Tenancy::Shared => None,
    });
    let has_root = model.resources.iter().any(|resource| matches!(resource.tenancy, Tenancy::Root(_)));
    let otherwise = if has_root { "tenant_id" } else { "shared" };
    columns.next().unwrap_or(otherwise).to_owned()
}

fn declaration(name: &str, (module, tenancy): (&str, &str), fields: &[(&str, &str)]) -> String {
    let words = module.replace('_', " ");
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let accept = if names.is_empty() { String::new() } else { format!(", accept({})", names.join(", ")) };
    let columns: String = fields
        .iter()
        .map(|(field, ty)| format!("    /// Say what the {} means.\n    pub {field}: {ty},\n", field.replace('_', " ")))
        .collect();
    format!(
        "//! The {words}.\n\nuse resource::prelude::*;\n\n/// Say in a sentence what a {words} is.\n#[derive(Resource)]\n\
         #[resource(table = \"{module}s\", json_api)]\n#[tenancy({tenancy})]\n\
         #[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = \"Lists them.\")]\n\
         #[read(get, get(), doc = \"Fetches one by id.\")]\n#[create(create, primary{accept}, doc = \"Adds one.\")]\n\
         #[update(update, primary{accept}, doc = \"Changes one.\")]\n#[destroy(destroy, doc = \"Removes one.\")]\n\
         pub struct {name} {{\n    /// Its id.\n    pub id: Id<{name}>,\n{columns}    /// When it was added.\n    \
         pub inserted_at: CreatedAt,\n    /// When it last changed.\n    pub updated_at: UpdatedAt,\n}}\n"
    )
}

fn grants(roles: &Roles, domain: &str, module: &str, known: &str) -> String {
    let Roles { look, change, remove } = roles;
    let rows = [(look, "list"), (look, "get"), (change, "create"), (change, "update"), (remove, "destroy")];
    let row = |(role, action): (&String, &str)| format!("p, {role}, {domain}.{module}, {action}, , allow\n");
    let rows: String = rows.into_iter().map(row).collect();
    let gap = if known.is_empty() { "" } else { "\n" };
    format!("{gap}# {}: {look} looks, {change} adds and changes, {remove} removes.\n{rows}", sentence(module))
}

#[cfg(test)]
mod tests {
    use super::with_line;

    #[test]
    fn lines_stand_in_order() {
        let known = "//! Doc.\n\npub mod b;\npub mod d;\n\npub use b::B;\n";
        assert_eq!(with_line(known, "pub mod a;"), known.replace("pub mod b;", "pub mod a;\npub mod b;"));
        assert_eq!(with_line(known, "pub mod c;"), known.replace("pub mod d;", "pub mod c;\npub mod d;"));
        assert_eq!(with_line(known, "pub mod e;"), known.replace("pub mod d;", "pub mod d;\npub mod e;"));
        assert_eq!(with_line("//! Doc.\n", "pub mod a;"), "//! Doc.\n\npub mod a;\n");
    }
}
