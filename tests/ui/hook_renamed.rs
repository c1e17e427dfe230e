//! A hook under another name than the declaration gives it.

use generated::identity::User;
use generated::identity::user::{ChangePassword, Register, UserHooks};
use resource_core::Id;
use resource_runtime::hook::Draft;
use resource_runtime::{Cx, Result};

pub struct Rules;

impl UserHooks for Rules {
    fn hash_the_password(&self, _input: &Register, _draft: &mut Draft<'_, User>) -> Result<()> {
        Ok(())
    }

    async fn change_password(&self, _cx: &Cx, _id: &Id<User>, _input: ChangePassword) -> Result<()> {
        Ok(())
    }
}
