//! `actor keyring FILE`: opens a ring of keys as soon as it is told to, and prints a signature of it.

use std::ffi::OsString;
use std::io::stdin;
use std::path::PathBuf;
use std::process::ExitCode;

use resource_runtime::keyring::Keyring;

pub fn run(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    let path = PathBuf::from(crate::next(&mut arguments, "the file"));
    println!("ready");
    stdin().read_line(&mut String::new()).expect("a line of input");
    let ring = Keyring::open(&path).unwrap_or_else(|error| panic!("{error:?}"));
    let (id, tag) = ring.sign("race", b"message");
    println!("{id} {tag:?}");
    ExitCode::SUCCESS
}
