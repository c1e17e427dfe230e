//! The same work by hand: axum, sqlx, prepared statements, and the answers byte for byte as the API's.
//!
//! What a careful author would write for these few endpoints alone, on SQLite and Postgres: columns by
//! position and unchecked, as `sqlx::query_as!` reads them; related rows by one query per relation and a
//! hash join; a transition with its event in one statement where the database can; authentication by
//! one joined query; documents written straight from rows into the buffer that is sent.
//!
//! Of two reviewed ways to write a list, this one is kept: filling structs that borrow from the rows and
//! serializing them took longer than writing bytes (`docs/performance.md`).

pub mod actor;
pub mod authenticate;
pub mod batch;
pub mod cells;
pub mod cursor;
pub mod device;
pub mod document;
pub mod identifier;
pub mod intake;
pub mod moment;
pub mod ocsf;
pub mod poller;
pub mod refused;
pub mod request;
pub mod server;
pub mod store;
mod transition;
pub mod write;

pub use actor::{Access, Actor, Role};
pub use device::{Device, NewDevice};
pub use identifier::Identifier;
pub use moment::Moment;
pub use poller::Poller;
pub use refused::{Refused, Result};
pub use store::Store;
pub use transition::Transition;
