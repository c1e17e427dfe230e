//! What the cases of mistakes do, done right.

use generated::identity::User;
use generated::identity::user::{ChangePassword, Register, UserHooks};
use generated::infrastructure::{Poller, poller};
use resource_core::{Id, Secret};
use resource_runtime::hook::Draft;
use resource_runtime::{Cx, Result};

pub async fn read(cx: &Cx, id: &Id<Poller, String>) -> Result<Vec<Poller>> {
    poller::get(cx, id).await?;
    poller::list(cx).all().await
}

pub struct Rules;

impl UserHooks for Rules {
    fn hash_password(&self, _input: &Register, draft: &mut Draft<'_, User>) -> Result<()> {
        draft.set(User::HASHED_PASSWORD, Some(Secret::new("hash".to_owned())));
        Ok(())
    }

    async fn change_password(&self, _cx: &Cx, _id: &Id<User>, _input: ChangePassword) -> Result<()> {
        Ok(())
    }
}
