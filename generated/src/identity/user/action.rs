//! Generated from `resources/src/identity/user.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of a user.

use super::User;
use super::input::{ByEmail, ChangePassword, Create, Enroll, Register, StorePassword, Update, UpdateEmail, UpdateRole};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the users of the tenant.
pub fn list<R: Reaches<User>>(cx: &Cx<R>) -> Select<'_, User> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a user by id.
pub async fn get<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>) -> Result<User> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches the user with an e-mail address, whatever the case it is written in.
pub async fn by_email<R: Reaches<User>>(cx: &Cx<R>, input: ByEmail) -> Result<User> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lists the users who administer the tenant.
pub fn admins<R: Reaches<User>>(cx: &Cx<R>) -> Select<'_, User> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Fetches the user whom a session or a token speaks for.
///
/// For parts of the system only.
pub async fn by_subject<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>) -> Result<User> {
    Select::new(cx.any(), 4, Slots::default()).get(id).await
}

/// Adds a user who has no password yet.
pub async fn create<R: Reaches<User>>(cx: &Cx<R>, input: Create) -> Result<User> {
    typed::create(cx.any(), 5, input).await
}

/// Adds a user with a password.
pub async fn register<R: Reaches<User>>(cx: &Cx<R>, input: Register) -> Result<User> {
    typed::create(cx.any(), 6, input).await
}

/// Adds a user whose password was hashed beforehand.
///
/// For parts of the system only.
pub async fn enroll<R: Reaches<User>>(cx: &Cx<R>, input: Enroll) -> Result<User> {
    typed::create(cx.any(), 7, input).await
}

/// Changes the profile.
pub async fn update<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>, input: Update) -> Result<User> {
    typed::update(cx.any(), 8, id, input).await
}

/// Changes the e-mail address, which is unconfirmed from then on.
pub async fn update_email<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>, input: UpdateEmail) -> Result<User> {
    typed::update(cx.any(), 9, id, input).await
}

/// Notes that the e-mail address has proved to be the user's.
///
/// For parts of the system only.
pub async fn confirm<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>) -> Result<User> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Notes that the user has just proved who they are.
///
/// For parts of the system only.
pub async fn record_sign_in<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>) -> Result<User> {
    typed::update(cx.any(), 11, id, Slots::default()).await
}

/// Changes what the user may do.
pub async fn update_role<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>, input: UpdateRole) -> Result<User> {
    typed::update(cx.any(), 12, id, input).await
}

/// Lets the user operate the whole platform. Tokens must be revoked first: others may know their keys.
pub async fn grant_super_admin<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>) -> Result<User> {
    typed::update(cx.any(), 13, id, Slots::default()).await
}

/// Stores a new password hash, provided that the one which was verified is still in place.
///
/// For parts of the system only.
pub async fn store_password<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>, input: StorePassword) -> Result<User> {
    typed::update(cx.any(), 14, id, input).await
}

/// Removes a user and the user's tokens.
pub async fn destroy<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>) -> Result<()> {
    typed::destroy::<User>(cx.any(), 15, id, Slots::default()).await
}

/// Changes the password. The current one is required if there is one, and refused if there is none.
pub async fn change_password<R: Reaches<User>>(cx: &Cx<R>, id: &Id<User>, input: ChangePassword) -> Result<()> {
    typed::run::<User>(cx.any(), 16, Some(id), input).await
}

questions! {
    User, Reaches<User>;
    can_create: create = 5;
    can_register: register = 6;
    can_enroll: enroll = 7;
}

questions! {
    User, Reaches<User>, Id<User>;
    can_update: update = 8;
    can_update_email: update_email = 9;
    can_confirm: confirm = 10;
    can_record_sign_in: record_sign_in = 11;
    can_update_role: update_role = 12;
    can_grant_super_admin: grant_super_admin = 13;
    can_store_password: store_password = 14;
    can_destroy: destroy = 15;
    can_change_password: change_password = 16;
}
