//! What a test amounts to: how many requests, jobs, kills.
//!
//! The test runner keeps to itself what a test prints that passes. So that such counts are seen, `cargo xtask test`
//! names a file that they are added to, and prints them before its summary.

use std::fs::OpenOptions;
use std::io::{Result, Write as _};
use std::path::Path;

/// The variable that names the file.
pub const FILE: &str = "TEST_COUNTS";

/// Prints a line, and adds it to the file if there is one.
///
/// # Panics
/// When the file cannot be written.
pub fn tell(line: &str) {
    println!("{line}");
    if let Some(file) = std::env::var_os(FILE) {
        add(Path::new(&file), line).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
}

/// Adds a line to a file, whole, whoever else does so at the same moment.
///
/// # Errors
/// When it cannot be written.
pub fn add(file: &Path, line: &str) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(format!("{line}\n").as_bytes())
}
