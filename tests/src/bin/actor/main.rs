//! A process of its own for tests that race or kill processes.
//!
//! `actor migrations FOLDER ARGUMENTS..` is the command line of a product whose migrations are in a folder.
//! `actor race ..` and `actor write ..` act on a database of the product, see [`race`] and [`write`];
//! `actor background ..` is what the product does there by itself, see [`background`]. `actor keyring FILE`
//! opens a ring of keys, see [`keyring`].

mod background;
mod keyring;
mod migrations;
mod overheard;
mod race;
mod stage;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next().as_ref().and_then(|part| part.to_str()) {
        Some("background") => background::run(arguments),
        Some("keyring") => keyring::run(arguments),
        Some("migrations") => migrations::run(arguments),
        Some("race") => race::run(arguments),
        Some("write") => write::run(arguments),
        part => unknown(part),
    }
}

/// What the harness must never ask for.
fn unknown(part: Option<&str>) -> ExitCode {
    eprintln!("an actor plays no part called {part:?}");
    ExitCode::from(u8::MAX)
}

/// The next argument, which the harness always gives.
fn next(arguments: &mut impl Iterator<Item = OsString>, what: &str) -> OsString {
    arguments.next().unwrap_or_else(|| panic!("an actor is told {what}"))
}

/// The next argument as something that is written as text.
fn parsed<T: std::str::FromStr>(arguments: &mut impl Iterator<Item = OsString>, what: &str) -> T {
    let text = next(arguments, what).into_string().unwrap_or_default();
    text.parse().unwrap_or_else(|_| panic!("an actor is told {what}, not `{text}`"))
}
