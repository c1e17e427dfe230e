//! `cargo xtask new resource <domain> <Name> [field:type ...]`: a declaration that passes every check,
//! and one group of grants to go with it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand};
use resource_core::name::snake_case;

use crate::workspace::Workspace;
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

    let domain_file = source.join(format!("{domain}.rs"));
    if !domain_file.exists() {
        write(&domain_file, &format!("//! {}: say here what belongs into this domain.\n", sentence(domain)))?;
        append(&lib, &format!("\npub mod {domain};\n"))?;
    }
    write(&file, &declaration(name, &module, &fields))?;
    append(&domain_file, &format!("\nmod {module};\n\npub use {module}::{name};\n"))?;
    let policies = workspace.path(&workspace.config.policies).join(format!("{domain}.csv"));
    append(&policies, &grants(domain, &module))?;

    for path in [&file, &domain_file, &policies] {
        println!("{}", path.strip_prefix(&workspace.root).unwrap_or(path).display());
    }
    let Some(_) = codegen::load(workspace)? else { return Ok(ExitCode::FAILURE) };
    eprintln!("{}: now `cargo xtask codegen`, then `cargo xtask migrate diff add_{module}`", output::green("declared"));
    Ok(ExitCode::SUCCESS)
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

fn declaration(name: &str, module: &str, fields: &[(&str, &str)]) -> String {
    let words = module.replace('_', " ");
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    let accept = if names.is_empty() { String::new() } else { format!(", accept({})", names.join(", ")) };
    let columns: String = fields
        .iter()
        .map(|(field, ty)| format!("    /// Say what the {} means.\n    pub {field}: {ty},\n", field.replace('_', " ")))
        .collect();
    format!(
        "//! The {words}.\n\nuse resource::prelude::*;\n\n/// Say in a sentence what a {words} is.\n#[derive(Resource)]\n\
         #[resource(table = \"{module}s\", json_api)]\n#[tenancy(tenant_id)]\n\
         #[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = \"Lists them.\")]\n\
         #[read(get, get(), doc = \"Fetches one by id.\")]\n#[create(create, primary{accept}, doc = \"Adds one.\")]\n\
         #[update(update, primary{accept}, doc = \"Changes one.\")]\n#[destroy(destroy, doc = \"Removes one.\")]\n\
         pub struct {name} {{\n    /// Its id.\n    pub id: Id<{name}>,\n{columns}    /// When it was added.\n    \
         pub inserted_at: CreatedAt,\n    /// When it last changed.\n    pub updated_at: UpdatedAt,\n}}\n"
    )
}

fn grants(domain: &str, module: &str) -> String {
    let grant = |role: &str, action: &str| format!("p, {role}, {domain}.{module}, {action}, , allow\n");
    let rows =
        [("viewer", "list"), ("viewer", "get"), ("operator", "create"), ("operator", "update"), ("admin", "destroy")];
    let rows: String = rows.iter().map(|(role, action)| grant(role, action)).collect();
    format!("\n# {}: everyone looks, operators add and change, administrators remove.\n{rows}", sentence(module))
}

fn write(path: &Path, text: &str) -> Result<()> {
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text))
        .with_context(|| path.display().to_string())
}

fn append(path: &Path, text: &str) -> Result<()> {
    let known = fs::read_to_string(path).unwrap_or_default();
    write(path, &format!("{known}{text}"))
}
