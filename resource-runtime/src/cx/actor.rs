//! Who acts.

use resource_core::Scalar;
use resource_policy::SYSTEM;

/// On whose behalf an action runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// A text for audit columns: `user:<uuid>`, `token:<uuid>`, `system:<name>`, or a SPIFFE id.
    pub name: String,
    /// Every one of them must allow an action.
    pub principals: Vec<Principal>,
    /// The declared fields of `actor.x`, in declaration order; null for absent.
    pub fields: Vec<Scalar>,
    /// Part of the system, which alone may call internal actions.
    pub is_system: bool,
}

/// One set of roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Principal {
    /// Role names as the policy files spell them; a name they do not know matches nothing.
    pub roles: Vec<String>,
}

impl Principal {
    /// A principal with one role.
    pub fn role(role: impl Into<String>) -> Principal {
        Principal { roles: vec![role.into()] }
    }
}

impl Actor {
    /// A part of the system: one principal with the role `system:<name>`.
    pub fn system(name: &str) -> Actor {
        let name = format!("{SYSTEM}{name}");
        Actor { principals: vec![Principal::role(name.clone())], name, fields: Vec::new(), is_system: true }
    }

    /// Nobody: one principal with the role `anonymous`.
    pub fn anonymous() -> Actor {
        Actor {
            name: "anonymous".to_owned(),
            principals: vec![Principal::role("anonymous")],
            fields: Vec::new(),
            is_system: false,
        }
    }

    /// What kind of actor this is, for traces: `user`, `token`, `system`, the scheme of a SPIFFE id.
    pub fn kind(&self) -> &str {
        self.name.split(':').next().unwrap_or_default()
    }

    /// The value of `actor.x` by position; 0 is the name.
    pub fn field(&self, at: u16) -> Scalar {
        match at {
            0 => Scalar::from(self.name.as_str()),
            _ => self.fields.get(at as usize - 1).cloned().unwrap_or(Scalar::Null),
        }
    }
}
