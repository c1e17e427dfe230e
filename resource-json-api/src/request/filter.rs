//! `filter[path][operator]=value`: which records of a list.
//!
//! Values of `in` and `not_in` stand with commas between them; a `\` before a comma makes it part of a
//! value. What names and operators there are is decided by [`resource_runtime::read::filter`].

use resource_core::{Expr, ResourceMeta};
use resource_runtime::read::filter::{self, Operator};

use super::parameter::Parameter;
use crate::problem::{Problem, Source};

/// The condition of one parameter.
pub(crate) fn read(meta: &'static ResourceMeta, parameter: &Parameter<'_>) -> Result<Expr, Problem> {
    let (path, operator) = match parameter.keys.as_slice() {
        [path] => (path, Operator::Eq),
        [path, operator] => (path, operator.parse().map_err(|text: String| parameter.problem("unknown", text))?),
        _ => {
            return Err(parameter
                .problem("malformed_parameter", "It looks like `filter[name]=value` or `filter[name][gt]=value`."));
        }
    };
    let path: Vec<&str> = path.split('.').collect();
    let values = match operator {
        Operator::In | Operator::NotIn => listed(&parameter.value),
        _ => vec![parameter.value.clone()],
    };
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    filter::compare(meta, &path, operator, &values).map_err(|failure| Problem {
        allowed: failure.allowed,
        ..Problem::new(400, failure.code, failure.text).at(Source::Parameter(parameter.name.clone()))
    })
}

/// `a,b\,c` as `a` and `b,c`.
fn listed(text: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        let last = values.len() - 1;
        match letter {
            ',' => values.push(String::new()),
            '\\' => values[last].extend(letters.next()),
            letter => values[last].push(letter),
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_part_values_unless_escaped() {
        assert_eq!(listed("a,b\\,c,\\\\,"), ["a", "b,c", "\\", ""]);
    }
}
