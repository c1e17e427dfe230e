//! Patterns that casbin's matching functions can read.
//!
//! casbin panics on a pattern it cannot read, so nothing unreadable may reach it. The `keyMatch2`
//! to `keyMatch5` functions build regular expressions from their patterns; only patterns that mean
//! what they look like are accepted for them. Not here: matching, which casbin does itself.

/// The functions that take a pattern as their second argument.
pub(crate) const FUNCTIONS: [&str; 7] =
    ["keyMatch", "keyMatch2", "keyMatch3", "keyMatch4", "keyMatch5", "regexMatch", "globMatch"];

/// Whether `function` can read `pattern`; if not, why.
pub(crate) fn readable(function: &str, pattern: &str) -> Result<(), String> {
    match function {
        "regexMatch" => match regex::Regex::new(pattern) {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("write a regular expression ({})", one_line(&error))),
        },
        "globMatch" => match globset::GlobBuilder::new(pattern).literal_separator(true).build() {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("write a glob ({})", one_line(&error))),
        },
        "keyMatch" => Ok(()),
        "keyMatch2" => path(pattern, "").ok_or_else(|| PATH.to_owned()),
        _ => path(pattern, "{}").ok_or_else(|| format!("{PATH}, and `{{name}}`")),
    }
}

const PATH: &str = "it takes letters, digits, `_ - . / :` and `*` after `/` or `.`";

fn path(pattern: &str, braces: &str) -> Option<()> {
    let mut before = '\0';
    let mut inside = false;
    for character in pattern.chars() {
        let name = character.is_ascii_alphanumeric() || character == '_';
        let good = match character {
            '{' => braces.contains('{') && !inside,
            '}' => inside && before != '{',
            '-' | '.' | '/' | ':' => !inside,
            '*' => !inside && matches!(before, '/' | '.'),
            _ => name,
        };
        if !good {
            return None;
        }
        inside = character == '{' || inside && character != '}';
        before = character;
    }
    (!inside).then_some(())
}

/// The last line of a multi-line message says what is wrong; the others draw it.
fn one_line(error: &impl ToString) -> String {
    let text = error.to_string();
    text.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
}

/// Whether a text can be the name of a role rather than a pattern of names.
pub(crate) fn is_name(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '@');
    !text.is_empty() && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use casbin::function_map as casbin_functions;
    use proptest::prelude::*;

    #[test]
    fn the_reason_is_one_sentence() {
        assert_eq!(readable("regexMatch", "(").unwrap_err(), "write a regular expression (unclosed group)");
        assert!(readable("globMatch", "[").unwrap_err().starts_with("write a glob ("));
        assert!(readable("keyMatch2", "*").is_err());
        assert!(readable("keyMatch2", "a{1}").is_err());
        assert!(readable("keyMatch4", "library.{name}/*").is_ok());
    }

    proptest! {
        /// What is called readable does not make casbin panic.
        #[test]
        fn casbin_reads_what_is_readable(pattern in "[a-c./:*{}()\\[\\]?+|^$-]{0,8}", key in "[a-c./:-]{0,6}") {
            for function in FUNCTIONS {
                if readable(function, &pattern).is_err() {
                    continue;
                }
                let answer = match function {
                    "keyMatch" => casbin_functions::key_match,
                    "keyMatch2" => casbin_functions::key_match2,
                    "keyMatch3" => casbin_functions::key_match3,
                    "keyMatch4" => casbin_functions::key_match4,
                    "keyMatch5" => casbin_functions::key_match5,
                    "regexMatch" => casbin_functions::regex_match,
                    _ => casbin_functions::glob_match,
                };
                answer(&key, &pattern);
            }
        }
    }
}
