//! What tasks print: colour on terminals only, results on standard output, everything else on error.

use std::io::IsTerminal;

/// Red on a terminal.
pub fn red(text: &str) -> String {
    paint(text, "31")
}

/// Green on a terminal.
pub fn green(text: &str) -> String {
    paint(text, "32")
}

/// A line that says what is being done.
pub fn doing(text: &str) {
    eprintln!("{} {text}", paint("==>", "36"));
}

fn paint(text: &str, colour: &str) -> String {
    match std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
        true => format!("\u{1b}[1;{colour}m{text}\u{1b}[0m"),
        false => text.to_owned(),
    }
}
