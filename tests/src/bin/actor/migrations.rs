//! The command line of a product whose migrations are in a folder.
//!
//! `schema.json` in it is what they lead to, `declared.json` what the declarations ask for, if that differs.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use resource_migrate::folder;
use resource_runtime::migration::{Product, command_line};

pub fn run(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let folder = PathBuf::from(crate::next(&mut arguments, "the folder of the migrations"));
    let snapshot = fs::read_to_string(folder.join("schema.json")).expect("the snapshot");
    let declared = fs::read_to_string(folder.join("declared.json")).unwrap_or_else(|_| snapshot.clone());
    let migrations = folder::read(&folder).unwrap_or_else(|error| panic!("{error}"));
    command_line(&Product { name: "actor", migrations, snapshot: &snapshot, declared: &declared }, arguments)
}
