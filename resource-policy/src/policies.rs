//! Compiled policies: what the program asks.
//!
//! Not here: how they came about ([`crate::compile`]).

use crate::{
    catalog::Catalog,
    grants::Grants,
    model::PolicyEffect,
    roles::{RoleSet, RoleTable},
    rules::Rule,
};

/// Policy files, compiled against a catalog. Immutable; share it in an `Arc` and swap that on reload.
#[derive(Debug)]
pub struct Policies {
    pub(crate) catalog: Catalog,
    pub(crate) effect: PolicyEffect,
    pub(crate) roles: RoleTable,
    pub(crate) rules: Vec<Rule>,
    pub(crate) resources: Vec<ResourceGrants>,
    pub(crate) files: Vec<FileCount>,
    pub(crate) notes: Vec<String>,
    pub(crate) fingerprint: String,
}

#[derive(Debug)]
pub(crate) struct ResourceGrants {
    pub(crate) actions: Vec<Grants>,
    pub(crate) fields: Vec<Grants>,
}

/// How much a file says.
#[derive(Debug)]
pub(crate) struct FileCount {
    pub(crate) name: String,
    pub(crate) rules: usize,
    pub(crate) links: usize,
}

impl Policies {
    /// The rules of an action; both are indices into the [`Catalog`].
    ///
    /// # Panics
    /// If the catalog has no such action.
    pub fn action(&self, resource: usize, action: usize) -> &Grants {
        &self.resources[resource].actions[action]
    }

    /// The rules of seeing a field; both are indices into the [`Catalog`].
    ///
    /// A field is guarded as soon as a rule names it: a rule whose action matches `see` and whose
    /// object matches the field but no resource. Then every rule that matches it counts, also one
    /// with a wider object. A field that no rule names is open to whoever reads the row.
    ///
    /// # Panics
    /// If the catalog has no such field.
    pub fn field(&self, resource: usize, field: usize) -> &Grants {
        &self.resources[resource].fields[field]
    }

    /// One principal. Roles that the files do not name are left out; they match nothing.
    pub fn role_set<'a>(&self, roles: impl IntoIterator<Item = &'a str>) -> RoleSet {
        self.roles.set(roles)
    }

    /// The roles that the files name, sorted.
    pub fn roles(&self) -> &[String] {
        &self.roles.names
    }

    /// The rules, in the order of the files.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The names the files were checked against.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// How matching rules add up.
    pub fn effect(&self) -> PolicyEffect {
        self.effect
    }

    /// What is allowed but worth a look: slow matchers, rules that decide nothing.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The hash of the files, as [`crate::Sources::fingerprint`] has it.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}
