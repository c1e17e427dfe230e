//! A hook that takes the input of another action.

use generated::identity::User;
use generated::identity::user::{ChangePassword, Create, UserHooks};
use resource_core::Id;
use resource_runtime::hook::Draft;
use resource_runtime::{Cx, Result};

pub struct Rules;

impl UserHooks for Rules {
    fn hash_password(&self, _input: &Create, _draft: &mut Draft<'_, User>) -> Result<()> {
        Ok(())
    }

    async fn change_password(&self, _cx: &Cx, _id: &Id<User>, _input: ChangePassword) -> Result<()> {
        Ok(())
    }
}
