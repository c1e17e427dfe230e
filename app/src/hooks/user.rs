//! Users: passwords.

use generated::identity::User;
use generated::identity::user::{self, ChangePassword, Register, StorePassword, UserHooks};
use resource_core::{Id, Secret};
use resource_runtime::hook::Draft;
use resource_runtime::{Cx, Error, Result};

use crate::password;

/// The rules of users.
pub struct UserRules;

impl UserHooks for UserRules {
    fn hash_password(&self, input: &Register, draft: &mut Draft<'_, User>) -> Result<()> {
        draft.set(User::HASHED_PASSWORD, Some(password::hash(&input.password)?));
        Ok(())
    }

    /// Verifies and hashes outside any transaction, since both are slow, then stores by an update that
    /// is guarded with the hash which was verified: of two changes at once, one is refused.
    async fn change_password(&self, cx: &Cx, id: &Id<User>, input: ChangePassword) -> Result<()> {
        if input.password != input.password_confirmation {
            return Err(Error::invalid("password_confirmation", "confirmation", "differs from the password"));
        }
        let cx = cx.system("password");
        let stored = user::get(&cx, id).await?.hashed_password.clone();
        let new_hash = password::aside({
            let (stored, current) = (stored.clone(), input.current_password);
            move || {
                verify(stored.as_ref(), current.as_ref())?;
                password::hash(&input.password)
            }
        })
        .await?;
        user::store_password(&cx, id, StorePassword { new_hash, verified_hash: stored }).await?;
        Ok(())
    }
}

/// The current password is required if there is one, and refused if there is none.
fn verify(stored: Option<&Secret<String>>, current: Option<&Secret<String>>) -> Result<()> {
    let refused = |code, text| Err(Error::invalid("current_password", code, text));
    match (stored, current) {
        (None, None) => Ok(()),
        (None, Some(_)) => refused("unexpected", "there is no password yet"),
        (Some(_), None) => refused("required", "is required"),
        (Some(stored), Some(current)) if password::matches(current, stored) => Ok(()),
        (Some(_), Some(_)) => refused("wrong", "is not the current password"),
    }
}
