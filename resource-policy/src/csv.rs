//! Lines of a rule file and their cells, read as casbin reads them.
//!
//! Spellings that casbin's implementations read differently (a quote inside a cell, text after a
//! closing quote) are refused, so one file has one meaning. Not here: what the cells mean
//! ([`crate::rules`]).

use crate::error::{Place, PolicyError};
use std::sync::Arc;

/// A line that is neither empty nor a comment.
pub(crate) struct Row {
    pub(crate) place: Place,
    pub(crate) cells: Vec<String>,
}

pub(crate) fn rows(file: &str, text: &str, errors: &mut Vec<PolicyError>) -> Vec<Row> {
    let file: Arc<str> = file.into();
    let mut rows = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let place = Place { file: file.clone(), line: at + 1 };
        match cells(line) {
            Ok(cells) => rows.push(Row { place, cells }),
            Err((what, remedy)) => errors.push(place.refuse(what, remedy)),
        }
    }
    rows
}

fn cells(line: &str) -> Result<Vec<String>, (String, &'static str)> {
    if let Some(strange) = line.chars().find(|c| !c.is_ascii() || (c.is_ascii_control() && *c != '\t')) {
        return Err((format!("`{}` is not plain ASCII", strange.escape_default()), "write names in ASCII"));
    }
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let (cell, after) = cell(rest)?;
        cells.push(cell);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None => return Ok(cells),
        }
    }
}

/// The first cell of `rest`, and what follows it: nothing, or a comma and more.
fn cell(rest: &str) -> Result<(String, &str), (String, &'static str)> {
    let rest = rest.trim_start();
    let Some(quoted) = rest.strip_prefix('"') else {
        let (cell, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
        let cell = cell.trim_end();
        return match cell.contains('"') {
            true => Err((format!("the cell `{cell}` has a quote inside"), "quote the whole cell or nothing")),
            false => Ok((cell.to_owned(), after)),
        };
    };
    let Some((cell, after)) = quoted.split_once('"') else {
        return Err((format!("the quote of `\"{quoted}` is not closed"), "close the quote on the same line"));
    };
    let after = after.trim_start();
    if !after.is_empty() && !after.starts_with(',') {
        return Err((format!("`{after}` follows a closing quote"), "quote the whole cell or nothing"));
    }
    Ok((cell.to_owned(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_and_quoted_cells_are_cells() {
        assert_eq!(cells("p, a,, \"x{1,2}\" ,").unwrap(), ["p", "a", "", "x{1,2}", ""]);
    }

    #[test]
    fn ambiguous_quotes_are_refused() {
        assert!(cells("p, a\"b").unwrap_err().0.contains("quote inside"));
        assert!(cells("p, \"a").unwrap_err().0.contains("not closed"));
        assert!(cells("p, \"a\" b").unwrap_err().0.contains("follows a closing quote"));
        assert!(cells("p, \u{e9}").unwrap_err().0.contains("not plain ASCII"));
    }
}
