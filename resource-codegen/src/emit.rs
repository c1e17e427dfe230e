//! One module per generated file, of the file's name.

pub mod action;
pub mod application;
pub mod document;
pub mod domain;
pub mod entity;
pub mod hook;
pub mod input;
pub mod json_api;
pub mod meta;
pub mod policy;
pub mod record;
pub mod resource;
pub mod schema;
pub mod tenancy;
pub mod worker;
