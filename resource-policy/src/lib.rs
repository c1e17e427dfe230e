//! Policy files compiled to role masks and conditions.
//!
//! An author writes plain casbin files: `model.conf` says how a rule matches a request, CSV files
//! grant actions to roles. [`compile`] checks them against the names a program declares (its
//! [`Catalog`]), asks casbin which rule matches which request, and keeps the answers as
//! [`Policies`]: bit masks that decide in nanoseconds and conditions that a query can carry.
//!
//! # The files
//!
//! ```
//! use resource_policy::{Catalog, CatalogResource, Decision, Sources, compile};
//!
//! let model = r#"
//! [request_definition]
//! r = sub, obj, act
//! [policy_definition]
//! p = sub, obj, act, cond, eft
//! [role_definition]
//! g = _, _
//! [policy_effect]
//! e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
//! [matchers]
//! m = g(r.sub, p.sub) && keyMatch(r.obj, p.obj) && (r.act == p.act || p.act == "*")
//! "#;
//! let rules = "
//! p, member, library.book, read, shelved && !reserved, allow
//! p, librarian, library.*, *, , allow
//! g, librarian, member
//! ";
//! let book = CatalogResource {
//!     name: "library.book".into(),
//!     actions: vec!["read".into(), "update".into()],
//!     fields: vec!["isbn".into()],
//!     scopes: vec!["shelved".into(), "reserved".into()],
//! };
//! let sources = Sources {
//!     model: ("model.conf".into(), model.into()),
//!     files: vec![("library.csv".into(), rules.into())],
//! };
//! let policies = compile(&sources, &Catalog { resources: vec![book] }).unwrap();
//!
//! let member = [policies.role_set(["member"])];
//! assert!(matches!(policies.action(0, 1).decide(&member), Decision::Deny));
//! let librarian = [policies.role_set(["librarian"])];
//! assert!(matches!(policies.action(0, 1).decide(&librarian), Decision::Allow));
//! ```
//!
//! `p` is role, object, action, condition, effect. An object is a resource (`library.book`) or a
//! field (`library.book.isbn`, whose only action is `see`). A condition is a scope that the
//! resource declares, or scopes joined by `&&`, `||`, `!` and parentheses; **an empty cell means
//! "no condition"**, and it is the only spelling of that. `g` says that the first role has what the
//! second one has.
//!
//! # Three-valued conditions
//!
//! A scope is true, false or unknown of a row (`Some(true)`, `Some(false)`, `None`). Only a
//! condition that is *true* allows; a matching deny steps aside only when it is *false*, under
//! every effect that reads denies at all.
//!
//! Not here: the expressions behind the scope names, SQL, ceilings beyond their names, who holds which role.

mod answers;
mod catalog;
mod check;
mod compile;
mod condition;
mod csv;
mod error;
mod grants;
mod hierarchy;
mod matcher;
mod matrix;
mod model;
mod notes;
mod pattern;
mod policies;
mod reach;
mod roles;
mod rules;
mod sources;
mod token;

pub use crate::{
    catalog::{Catalog, CatalogAction, CatalogResource, SYSTEM},
    check::check,
    compile::compile,
    condition::Condition,
    error::PolicyError,
    grants::{ConditionRef, Decision, Grant, Grants},
    matrix::matrix,
    model::PolicyEffect,
    policies::Policies,
    roles::RoleSet,
    rules::{Effect, Rule},
    sources::{SourceError, Sources},
};
