//! A hook that a declaration names and nobody wrote.

use generated::identity::User;
use generated::identity::user::{Register, UserHooks};
use resource_runtime::Result;
use resource_runtime::hook::Draft;

pub struct Rules;

impl UserHooks for Rules {
    fn hash_password(&self, _input: &Register, _draft: &mut Draft<'_, User>) -> Result<()> {
        Ok(())
    }
}
