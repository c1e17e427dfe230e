//! The reference of the language as Markdown, printed from the table.

use std::fmt::Write as _;

use super::{Attribute, On, attributes};

/// Derives, field types and what they declare: the part of the language that is not attributes.
const TYPES: &[(&str, &str)] = &[
    ("`bool`, `i16`, `i32`, `i64`, `f64`, `String`", "Values as in Rust; `f64` is finite."),
    ("`CiString`", "Text that compares without ASCII case."),
    ("`Uuid`, `Timestamp`", "A UUID; a point in time with microseconds."),
    ("`Json`", "A JSON object with any content; empty where nothing is given."),
    ("`Vec<T>`", "A list, stored as JSON; empty where nothing is given."),
    ("`Option<T>`", "May be null."),
    ("`Secret<T>`", "Never printed, sent, filtered or sorted by. `Option` stands outside."),
    (
        "`Encrypted<T>`",
        "A secret that the database holds encrypted: `T` is given, `Encrypted<T>` is read, and `cx.reveal(..)` makes it plain again. Nothing filters, sorts or computes by it. `Option` stands outside.",
    ),
    ("an enum with `#[derive(ResourceEnum)]`", "One of a closed set of names."),
    ("a struct with `#[derive(Embedded)]`", "A value object, stored as JSON."),
    ("`Id<Self>`", "The key: a UUID of version 7."),
    ("`Id<Other>`", "A key of another resource without a relation to it."),
    (
        "`BelongsTo<Other>`",
        "A relation to one row; adds the column `<relation>_<key of Other>`. To a row's own tenant it adds none: with `#[tenancy(tenant_id)]` that is `tenant: BelongsTo<Tenant>`, in expressions `self.tenant`.",
    ),
    ("`HasMany<Other>`, `HasOne<Other>`", "The rows, or the row, of `Other` that belong to this one."),
    ("`Calculated<T>`", "Computed on reading by `#[calculate(..)]`."),
    ("`CreatedAt`, `UpdatedAt`", "Times that the engine sets."),
];

/// `docs/declarations.md`.
pub fn reference() -> String {
    let mut out = String::from(
        "# Declarations\n\n\
         A resource is a struct with `#[derive(Resource)]` in a file of its own, `<domain>/<resource>.rs`. \
         Doc comments are the API documentation, `pub` makes a field readable on the APIs, `accept` makes it writable.\n\n\
         This page is printed from the table that the parser uses.\n\n## Field types\n\n| type | meaning |\n|---|---|\n",
    );
    for (types, meaning) in TYPES {
        let _ = writeln!(out, "| {types} | {meaning} |");
    }
    for (title, on) in [
        ("Attributes of a resource", On::Resource),
        ("Actions", On::Action),
        ("Attributes of a field", On::Field),
        ("Attributes of an enum", On::Enum),
        ("Attributes of a variant", On::Variant),
    ] {
        let _ = write!(out, "\n## {title}\n");
        attributes().filter(|attribute| attribute.on == on).for_each(|attribute| section(&mut out, attribute));
    }
    out.push_str(&crate::expression::reference());
    out.push_str(
        "\n## The actor\n\nA struct with `#[actor]` names the fields of `actor.x`; each may be absent at run time. \
         `actor.name`, a text, is built in.\n",
    );
    out
}

fn section(out: &mut String, attribute: &Attribute) {
    let Attribute { name, syntax, doc, .. } = attribute;
    let _ = write!(out, "\n### `{name}`\n\n`{syntax}`\n\n{doc}\n");
    if attribute.all_parts().next().is_none() {
        return;
    }
    out.push_str("\n| part | meaning |\n|---|---|\n");
    for part in attribute.all_parts() {
        let _ = writeln!(out, "| `{}` | {} |", part.syntax.replace('|', "\\|"), part.doc);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_in_the_reference() {
        let reference = reference();
        for attribute in attributes() {
            assert!(reference.contains(attribute.doc), "`{}` is missing", attribute.name);
            for part in attribute.all_parts() {
                assert!(reference.contains(part.doc), "`{}` of `{}` is missing", part.name, attribute.name);
            }
        }
    }
}
