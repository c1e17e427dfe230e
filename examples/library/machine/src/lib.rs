//! Generated from `shelves/src/lib.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The application as typed code: one module per domain, and in it one per resource.

use crate::lending::Member;
use resource_core::meta::{ActorField, ActorMeta};
use resource_core::{Id, Kind, Scalar, Value};
use resource_runtime::{Actor, Application};

pub mod lending;

/// Everything generated, for the engine.
pub static APPLICATION: Application = Application {
    resources: &[
        lending::book::ENTRY,
        lending::library::ENTRY,
        lending::loan::ENTRY,
        lending::loan_event::ENTRY,
        lending::member::ENTRY,
    ],
    actor: &ActorMeta { fields: &[ActorField { name: "member", kind: Kind::Uuid }] },
};

/// A number for each declaration, which changes with what the API shows of it.
pub static DECLARED: &[(&str, u64)] = &[
    ("lending.book", 0xae02a27f468afb27),
    ("lending.library", 0xb33608e2ab5e6867),
    ("lending.loan", 0xb573c599805f85c8),
    ("lending.loan_event", 0xdf3341746322a7b5),
    ("lending.member", 0xce880a9ef01aba62),
    ("shelves::lending::loan::LoanStatus", 0xd3a8f3e75023d3dd),
];

/// The declared fields of an actor by name; what is left out is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorFields {
    /// `actor.member`
    pub member: Option<Id<Member>>,
}

impl From<ActorFields> for Vec<Scalar> {
    fn from(fields: ActorFields) -> Self {
        vec![fields.member.to_scalar()]
    }
}

impl From<&Actor> for ActorFields {
    fn from(actor: &Actor) -> Self {
        ActorFields { member: declared(actor, 1) }
    }
}

/// What an actor does not have, or has of another type, is absent.
fn declared<T: Value>(actor: &Actor, at: u16) -> Option<T> {
    Option::from_scalar(actor.field(at)).unwrap_or_default()
}

/// The application's hand-written steps: one value per resource that has some.
pub struct Hooks {}
