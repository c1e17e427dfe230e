//! Who acts, and what that allows.

use uuid::Uuid;

use super::refused::{Refused, Result};

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The tenant.
    pub tenant: Uuid,
    /// The only partition that the actor works in.
    pub partition: Option<Uuid>,
    /// What the user may do.
    pub role: Role,
    /// What the token may do.
    pub access: Access,
}

/// Roles, each with what the ones before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks.
    Viewer,
    /// Adds and changes.
    Operator,
    /// Runs the tenant.
    Admin,
    /// Runs the platform.
    SuperAdmin,
}

/// How much of it a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Look.
    Read,
    /// Add and change.
    Write,
    /// Everything.
    Admin,
}

impl Role {
    /// The role that is stored so.
    pub fn parse(text: &str) -> Option<Role> {
        Some(match text {
            "viewer" => Role::Viewer,
            "operator" => Role::Operator,
            "admin" => Role::Admin,
            "super_admin" => Role::SuperAdmin,
            _ => return None,
        })
    }
}

impl Access {
    /// The access that is stored so.
    pub fn parse(text: &str) -> Option<Access> {
        Some(match text {
            "read" => Access::Read,
            "write" => Access::Write,
            "admin" => Access::Admin,
            _ => return None,
        })
    }
}

impl Actor {
    /// Reading devices, pollers and identifiers: everybody may.
    pub fn may_read(&self) -> Result<()> {
        self.needs(Role::Viewer, Access::Read)
    }

    /// Adding a device to a partition.
    pub fn may_add_device(&self, partition: Uuid) -> Result<()> {
        self.needs(Role::Operator, Access::Write)?;
        match self.partition {
            Some(own) if own != partition => Err(Refused::Forbidden),
            _ => Ok(()),
        }
    }

    /// Changing the state of a poller.
    pub fn may_move_poller(&self) -> Result<()> {
        self.needs(Role::Admin, Access::Write)
    }

    fn needs(&self, role: Role, access: Access) -> Result<()> {
        match self.role >= role && self.access >= access {
            true => Ok(()),
            false => Err(Refused::Forbidden),
        }
    }
}
