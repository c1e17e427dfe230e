//! The grammar as a table: every attribute, where it stands, its parts, and one line about each.
//!
//! It feeds the "expected one of" of diagnostics, the reference in the documentation
//! ([`reference::reference`]), and the tests that every entry has a case. How an attribute is read is in
//! [`crate::attribute`].

mod action;
mod container;
mod field;
pub mod reference;
mod trigger;

/// An attribute of the declaration language.
#[derive(Debug)]
pub struct Attribute {
    /// The name, for example `unique`.
    pub name: &'static str,
    /// What it stands on.
    pub on: On,
    /// A pattern of its arguments.
    pub syntax: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// Its named parts, in groups that attributes share.
    pub parts: &'static [&'static [Part]],
}

/// What an attribute stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// A struct with `#[derive(Resource)]`.
    Resource,
    /// The same, declaring an action.
    Action,
    /// A field of a resource.
    Field,
    /// An enum with `#[derive(ResourceEnum)]`.
    Enum,
    /// A variant of such an enum.
    Variant,
}

/// A named part of an attribute.
#[derive(Debug)]
pub struct Part {
    /// Its first word, or `=>`.
    pub name: &'static str,
    /// A pattern.
    pub syntax: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// The attribute groups in the order of the reference.
const GROUPS: &[&[Attribute]] = &[container::ATTRIBUTES, action::ATTRIBUTES, trigger::ATTRIBUTES, field::ATTRIBUTES];

/// Every attribute, in the order of the reference.
pub fn attributes() -> impl Iterator<Item = &'static Attribute> {
    GROUPS.iter().copied().flatten()
}

/// The attribute of that name.
///
/// # Panics
/// If there is none: callers name attributes of the table.
pub fn attribute(name: &str) -> &'static Attribute {
    let found = attributes().find(|attribute| attribute.name == name);
    found.unwrap_or_else(|| panic!("`{name}` is not in the grammar"))
}

/// Whether an attribute of that name is part of the language.
pub fn is_attribute(name: &str) -> bool {
    attributes().any(|attribute| attribute.name == name)
}

impl Attribute {
    /// All named parts.
    pub fn all_parts(&self) -> impl Iterator<Item = &'static Part> {
        self.parts.iter().copied().flatten()
    }

    /// The part of that name.
    pub fn part(&self, name: &str) -> Option<&'static Part> {
        self.all_parts().find(|part| part.name == name)
    }
}
