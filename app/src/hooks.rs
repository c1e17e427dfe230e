//! What code must decide about resources: one file per resource that has hooks.
//!
//! Forgetting, renaming or mistyping one is a compile error here.

mod api_token;
mod device_identifier;
mod tenant;
mod user;

use std::sync::Arc;

use generated::Hooks;

/// Every hook of the application.
pub fn hooks() -> Hooks {
    Hooks {
        api_token: Arc::new(api_token::ApiTokenRules),
        tenant: Arc::new(tenant::TenantRules),
        user: Arc::new(user::UserRules),
        device_identifier: Arc::new(device_identifier::DeviceIdentifierRules),
    }
}
