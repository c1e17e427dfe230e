//! Query strings: names in brackets, each at most once.

use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use crate::nearest::quoted;
use crate::problem::{Problem, Problems, Source};

/// More parameters than this are not read.
const MOST: usize = 100;

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parameter<'q> {
    /// As it stands in the URL, for links.
    pub raw: &'q str,
    /// The whole name: `filter[name][eq]`.
    pub name: String,
    /// What stands before the first bracket: `filter`.
    pub base: String,
    /// What stands in brackets: `name`, `eq`.
    pub keys: Vec<String>,
    /// The value.
    pub value: String,
}

impl Parameter<'_> {
    /// A problem of this parameter.
    pub fn problem(&self, code: &'static str, detail: impl Into<String>) -> Problem {
        Problem::new(400, code, detail.into()).at(Source::Parameter(self.name.clone()))
    }
}

/// The parameters of a query string.
pub(crate) fn parse(query: &str) -> Result<Vec<Parameter<'_>>, Problems> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    if pairs.clone().count() > MOST {
        return Err(Problem::new(400, "too_many_parameters", format!("At most {MOST} parameters are read.")).into());
    }
    let mut parameters = Vec::new();
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for raw in pairs {
        match parse_one(raw) {
            Ok(parameter) if seen.insert(parameter.name.clone()) => parameters.push(parameter),
            Ok(parameter) => problems.push(parameter.problem("repeated", "A parameter can be given once only.")),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(parameters) } else { Err(Problems(problems)) }
}

fn parse_one(raw: &str) -> Result<Parameter<'_>, Problem> {
    let (name, value) = raw.split_once('=').unwrap_or((raw, ""));
    let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
        return Err(Problem::new(400, "encoding", "A parameter is not UTF-8 in percent encoding."));
    };
    let Some((base, keys)) = brackets(&name) else {
        let detail = format!("{} is no parameter name; one looks like `filter[name]`.", quoted(&name));
        return Err(Problem::new(400, "malformed_parameter", detail).at(Source::Parameter(name)));
    };
    Ok(Parameter { raw, base, keys, name, value })
}

fn decoded(text: &str) -> Option<String> {
    let text = text.replace('+', " ");
    percent_decode_str(&text).decode_utf8().ok().map(|text| text.into_owned())
}

/// `a[b][c]` as `a` and `[b, c]`.
fn brackets(name: &str) -> Option<(String, Vec<String>)> {
    let (base, mut rest) = name.split_at(name.find('[').unwrap_or(name.len()));
    let mut keys = Vec::new();
    while !rest.is_empty() {
        let (key, after) = rest.strip_prefix('[')?.split_once(']')?;
        if key.is_empty() || key.contains('[') {
            return None;
        }
        keys.push(key.to_owned());
        rest = after;
    }
    (!base.is_empty() && !base.contains(']')).then(|| (base.to_owned(), keys))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let parameters = parse("filter%5Bpartition.slug%5D[eq]=a%20b+c&sort=-name&&page[count]").expect("well formed");
        let seen: Vec<_> =
            parameters.iter().map(|each| (each.base.as_str(), each.keys.join("/"), each.value.as_str())).collect();
        assert_eq!(
            seen,
            [
                ("filter", "partition.slug/eq".to_owned(), "a b c"),
                ("sort", String::new(), "-name"),
                ("page", "count".to_owned(), ""),
            ]
        );
        assert_eq!(parameters[0].name, "filter[partition.slug][eq]");
    }

    #[test]
    fn all_mistakes_are_found_at_once() {
        let Err(Problems(problems)) = parse("sort=a&sort=b&filter[=1&filter[]=2&x=%FF") else { panic!("not refused") };
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.as_ref()).collect();
        assert_eq!(codes, ["repeated", "malformed_parameter", "malformed_parameter", "encoding"]);
    }

    #[test]
    fn parameters_are_counted() {
        assert!(parse(&"a=1&".repeat(MOST + 1)).is_err());
    }
}
