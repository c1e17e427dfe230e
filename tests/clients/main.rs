//! Clients that others wrote, each taking what is served for what it says it is.
//!
//! They are Python programs; each has its own virtual environment below the target folder, with exactly what
//! the `requirements.txt` beside its script names.

mod jsonapi;
mod pynetbox;
mod python;
mod schemathesis;
