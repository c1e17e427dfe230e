//! Who sends a request: whoever holds one of the keys that were handed out when the desk opened.
//!
//! Not here: keys that outlive the program. A product keeps digests of them in a resource of its own.

use std::collections::HashMap;

use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use machine::lending::{Library, Member};
use resource_core::{Id, Value};
use resource_json_api::Authenticate;
use resource_runtime::hook::Boxed;
use resource_runtime::{Actor, AnyCx, Engine, Error, Principal, Result};
use uuid::Uuid;

/// The keys to one library, and for whom each of them speaks.
#[derive(Debug)]
pub struct Keys {
    library: Id<Library>,
    holders: HashMap<String, Actor>,
}

impl Keys {
    /// No keys yet.
    pub fn new(library: Id<Library>) -> Keys {
        Keys { library, holders: HashMap::new() }
    }

    /// A new key for a librarian.
    pub fn librarian(&mut self) -> String {
        self.hand_out("librarian", "librarian".to_owned(), Vec::new())
    }

    /// A new key for somebody who reads.
    pub fn reader(&mut self, member: Id<Member>) -> String {
        self.hand_out("reader", format!("member:{member}"), vec![member.to_scalar()])
    }

    fn hand_out(&mut self, role: &str, name: String, fields: Vec<resource_core::Scalar>) -> String {
        let key = Uuid::new_v4().simple().to_string();
        let actor = Actor { name, principals: vec![Principal::role(role)], fields, is_system: false };
        self.holders.insert(key.clone(), actor);
        key
    }
}

impl Authenticate for Keys {
    fn authenticate<'a>(&'a self, engine: &'a Engine, request: &'a Parts) -> Boxed<'a, Result<Option<AnyCx>>> {
        Box::pin(async move {
            let Some(credentials) = request.headers.get(AUTHORIZATION) else { return Ok(None) };
            let key = credentials.to_str().ok().and_then(|credentials| credentials.strip_prefix("Bearer "));
            let actor = key.and_then(|key| self.holders.get(key)).ok_or_else(Error::unauthenticated)?;
            Ok(Some(engine.in_tenant(self.library.uuid(), actor.clone()).any().clone()))
        })
    }
}
