//! String literals, and words that fill lines.

use super::{STEP, WIDTH, spaces, width};

/// A string literal on one line.
pub fn literal(value: &str) -> String {
    format!("{value:?}")
}

/// A string literal over several lines, each but the last of which ends in a backslash: rustfmt leaves
/// such strings as they are.
pub fn continued(value: &str, indent: usize, column: usize) -> String {
    let indent = indent + STEP;
    // A space and the backslash must fit, too.
    let limit = WIDTH - 2;
    let mut out = String::new();
    let mut used = column;
    for (at, word) in literal(value).split(' ').enumerate() {
        let breaks = at > 0 && !word.is_empty() && used + 1 + width(word) > limit;
        if breaks {
            out += &format!(" \\\n{}", spaces(indent));
            used = indent;
        } else if at > 0 {
            out.push(' ');
            used += 1;
        }
        out += word;
        used += width(word);
    }
    out
}

/// Words with commas, as many on a line as fit, every line indented and ended. Rustfmt keeps one column
/// free, which the last comma may take if everything is on one line.
pub fn filled(words: &[String], indent: usize) -> String {
    let mut out = String::new();
    let mut line = spaces(indent);
    for (at, word) in words.iter().enumerate() {
        let starts = line.len() == indent;
        let comma = usize::from(at + 1 < words.len() || !out.is_empty());
        if !starts && width(&line) + 1 + width(word) + comma >= WIDTH {
            out += &format!("{line}\n");
            line = spaces(indent);
        }
        if line.len() != indent {
            line.push(' ');
        }
        line += &format!("{word},");
    }
    out + &line + "\n"
}
