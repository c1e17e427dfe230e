//! What a declaration imports: the derives, the types of fields, and the traits that the derives implement.
//!
//! It is light on purpose: no database and no server, so that checking declarations takes a second.
//! Declarations write `use resource::prelude::*;`.

#[doc(hidden)]
pub mod __private;
mod declaration;
mod marker;

pub use declaration::{Declared, Resource};
pub use marker::{BelongsTo, Calculated, CreatedAt, HasMany, HasOne, UpdatedAt};
pub use resource_core::{CiString, Encrypted, Id, Json, Key, Secret, Timestamp, Value, ValueError};
pub use resource_macros::{Embedded, Resource, ResourceEnum, actor};
pub use uuid::Uuid;

/// Everything that declarations use.
pub mod prelude {
    pub use crate::{
        BelongsTo, Calculated, CiString, CreatedAt, Embedded, Encrypted, HasMany, HasOne, Id, Json, Resource,
        ResourceEnum, Secret, Timestamp, UpdatedAt, Uuid, Value, actor,
    };
}
