//! Attributes that stand on fields.

use super::On::Field;
use super::{Attribute, Part};

const fn part(name: &'static str, syntax: &'static str, doc: &'static str) -> Part {
    Part { name, syntax, doc }
}

pub(super) const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "field",
        on: Field,
        syntax: "#[field(..)]",
        doc: "Rules and defaults of a stored field.",
        parts: &[&[
            part("key", "key", "Is the key, or part of it; also on a belongs-to relation."),
            part("generated", "generated", "The database counts this integer key up."),
            part("length", "length(1..=200)", "Bounds of a text's characters or a list's items."),
            part("range", "range(0..=100)", "Inclusive bounds of an integer."),
            part("pattern", "pattern(\"[a-z]+\")", "A regular expression that the whole text matches."),
            part("trim", "trim", "White space around a text is removed first."),
            part("default", "default = expression", "The value of a create that gives none."),
            part("renamed_from", "renamed_from = \"old\"", "The column's former name, whose values are kept."),
        ]],
    },
    Attribute {
        name: "relation",
        on: Field,
        syntax: "#[relation(..)]",
        doc: "Rules of a relation.",
        parts: &[&[
            part(
                "on_delete",
                "on_delete = restrict | cascade | nullify",
                "What happens to this row when the row it belongs to is removed; `restrict` if left out.",
            ),
            part(
                "inverse",
                "inverse = relation",
                "The belongs-to relation of the target that leads back; found by itself if there is only one.",
            ),
        ]],
    },
    Attribute {
        name: "calculate",
        on: Field,
        syntax: "#[calculate(expression)]",
        doc: "How a `Calculated<T>` field is computed on reading.",
        parts: &[],
    },
];
