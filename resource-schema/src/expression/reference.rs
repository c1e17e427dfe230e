//! The expression language as Markdown, printed from the tables of the parser and the checker.

use std::fmt::Write as _;

use super::ast::Operator;
use super::check::FUNCTIONS;
use super::place::{Place, Surroundings};

/// What stands in expressions besides operators and functions.
const OPERANDS: &[(&str, &str)] = &[
    (
        "`null`, `true`, `5`, `0.5`, `\"text\"`, `30 minutes`",
        "Constants; durations are in seconds, minutes, hours or days.",
    ),
    ("`Pending`", "A variant. Its enum is that of what stands beside it."),
    ("`name`", "A field of the row, or the key of a belongs-to relation."),
    ("`self.name`", "The same, where `name` is also a root or where it reads better."),
    ("`device.partition.slug`", "What a relation to at most one row leads to; null where there is none."),
    (
        "`os.name`",
        "A member of an embedded value, of any depth; null where it or the value is absent. Numbers with a fraction and bytes are not read.",
    ),
    (
        "`actor.user`, `argument.note`, `old.status`, `new.name`, `tenant`",
        "What stands beside the row, where the place has it.",
    ),
    ("`if c { a } else { b }`", "A choice; an unknown condition takes the second."),
];

const RULES: &str = "\
Types are checked where a declaration is read. Comparisons with null are unknown, `&&`, `||` and `!` are those of SQL; \
`== null` and `!= null` are tests and never unknown. Arithmetic is on 64-bit integers, and null outside their range. \
Text is ordered by its bytes; functions fold the case of ASCII letters only. `CiString` compares without case. Lists, \
maps and embedded values are compared in a `validate` alone; everywhere else they can be tested for null, searched, and \
asked for members.\n\n\
`x in list` looks for `x` among the items of a list: a field, a member or an argument. It answers as if the items were \
written in brackets, and is unknown where the list is null. Lists of text, truth values, integers, UUIDs and text enums \
can be searched.\n";

/// The chapter about expressions.
pub(crate) fn reference() -> String {
    let mut out = String::from("\n## Expressions\n\n");
    out.push_str(RULES);
    table(
        &mut out,
        "",
        ["operand", "meaning"],
        OPERANDS.iter().map(|(spelled, meaning)| [(*spelled).into(), (*meaning).into()]),
    );
    let operators = Operator::LEVELS.iter().map(|(operators, meaning)| {
        let spelled: Vec<String> =
            operators.iter().map(|operator| format!("`{}`", operator.replace('|', "\\|"))).collect();
        [spelled.join(", "), (*meaning).into()]
    });
    table(&mut out, "### Operators\n\nThose that bind most tightly come first.\n", ["operators", "meaning"], operators);
    let functions = FUNCTIONS.iter().map(|function| [format!("`{}`", function.usage), function.doc.into()]);
    table(&mut out, "### Functions\n", ["function", "meaning"], functions);
    let places = Place::ALL.iter().map(|place| {
        let Surroundings { written, row, roots, relations, unknown } = place.surroundings();
        let roots: Vec<String> = roots.iter().map(|root| format!("`{root}`")).collect();
        let roots = if roots.is_empty() { "none".to_owned() } else { roots.join(", ") };
        let relations = if relations { "yes" } else { "no" };
        [written.into(), row.into(), roots, relations.into(), unknown.into()]
    });
    let heads = ["in", "a bare field is one of", "further roots", "relations, `exists`, `count`", "unknown counts as"];
    table(&mut out, "### Places\n", heads, places);
    out
}

fn table<const COLUMNS: usize>(
    out: &mut String,
    title: &str,
    heads: [&str; COLUMNS],
    rows: impl Iterator<Item = [String; COLUMNS]>,
) {
    let _ = write!(out, "\n{title}");
    if !title.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "| {} |\n|{}", heads.join(" | "), "---|".repeat(COLUMNS));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_in_the_reference() {
        let reference = reference();
        for function in FUNCTIONS {
            assert!(reference.contains(function.usage) && reference.contains(function.doc), "{}", function.name);
        }
        for place in Place::ALL {
            assert!(reference.contains(place.surroundings().written), "{place:?}");
        }
        for operator in Operator::ALL {
            let spelled = format!("`{}`", operator.text().replace('|', "\\|"));
            assert!(reference.contains(&spelled), "{spelled}");
        }
    }

    /// What the reference says about binding is what the parser does.
    #[test]
    fn levels_are_those_of_the_parser() {
        let level = |operator: &Operator| {
            let at = Operator::LEVELS.iter().position(|(operators, _)| operators.contains(&operator.text()));
            at.unwrap_or_else(|| panic!("{operator:?} has no level"))
        };
        for a in Operator::ALL {
            for b in Operator::ALL {
                assert_eq!(a.precedence().cmp(&b.precedence()), level(&b).cmp(&level(&a)), "{a:?} and {b:?}");
            }
        }
    }
}
