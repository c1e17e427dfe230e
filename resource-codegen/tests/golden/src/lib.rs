//! Generated from `resource-codegen/tests/kitchen_sink/src/lib.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The application as typed code: one module per domain, and in it one per resource.

use crate::front::Employee;
use crate::kitchen::Station;
use resource_core::meta::{ActorField, ActorMeta};
use resource_core::{Id, Kind, Scalar, Value};
use resource_runtime::{Actor, Application};
use std::sync::Arc;

pub mod front;
pub mod kitchen;
pub mod supply;

/// Everything generated, for the engine.
pub static APPLICATION: Application = Application {
    resources: &[
        front::employee::ENTRY,
        front::restaurant::ENTRY,
        kitchen::dish::ENTRY,
        kitchen::line::ENTRY,
        kitchen::log_entry::ENTRY,
        kitchen::order::ENTRY,
        kitchen::station::ENTRY,
        supply::allergen::ENTRY,
    ],
    actor: &ActorMeta {
        fields: &[ActorField { name: "employee", kind: Kind::Uuid }, ActorField { name: "station", kind: Kind::Uuid }],
    },
};

/// A number for each declaration, which changes with what the API shows of it.
pub static DECLARED: &[(&str, u64)] = &[
    ("front.employee", 0xe4dc9712f9ea4855),
    ("front.restaurant", 0x03341886fcd160f2),
    ("kitchen.dish", 0xd208748f70a86ae7),
    ("kitchen.line", 0x30fe9d971d6053d1),
    ("kitchen.log_entry", 0x6a7bd5d92b999233),
    ("kitchen.order", 0xc16894064dfade5b),
    ("kitchen.station", 0x729b0612b94fd25a),
    ("kitchen_sink::front::employee::Badge", 0x32d04ddb83a189f0),
    ("kitchen_sink::front::employee::Role", 0x44d0ba225a830841),
    ("kitchen_sink::front::restaurant::Plan", 0x5de91143f9e54896),
    ("kitchen_sink::front::restaurant::RestaurantStatus", 0x63e15efa10401bd8),
    ("kitchen_sink::kitchen::dish::Heat", 0x26027d79d817a2cf),
    ("kitchen_sink::kitchen::dish::Nutrition", 0x018d9f29588fd1d1),
    ("kitchen_sink::kitchen::dish::Step", 0x9ecd45851358bbc9),
    ("kitchen_sink::kitchen::log_entry::Subject", 0xa3ab840b06300513),
    ("kitchen_sink::kitchen::order::OrderStatus", 0x6ea90e52fad57fe1),
    ("supply.allergen", 0x19fe45d025f358b7),
];

/// The declared fields of an actor by name; what is left out is absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActorFields {
    /// `actor.employee`
    pub employee: Option<Id<Employee>>,
    /// `actor.station`
    pub station: Option<Id<Station>>,
}

impl From<ActorFields> for Vec<Scalar> {
    fn from(fields: ActorFields) -> Self {
        vec![fields.employee.to_scalar(), fields.station.to_scalar()]
    }
}

impl From<&Actor> for ActorFields {
    fn from(actor: &Actor) -> Self {
        ActorFields { employee: declared(actor, 1), station: declared(actor, 2) }
    }
}

/// What an actor does not have, or has of another type, is absent.
fn declared<T: Value>(actor: &Actor, at: u16) -> Option<T> {
    Option::from_scalar(actor.field(at)).unwrap_or_default()
}

/// The application's hand-written steps: one value per resource that has some.
pub struct Hooks {
    /// [`Employee`](front::employee::EmployeeHooks)
    pub employee: Arc<dyn front::employee::DynEmployeeHooks>,
}
