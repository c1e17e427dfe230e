//! Generated from `resources/src/identity.rs` by `cargo xtask codegen`. Do not edit.
//!
//! Who uses the product: the tenants, their users and members, and the tokens with which programs sign in.

pub mod api_token;
pub mod tenant;
pub mod tenant_membership;
pub mod user;

pub use api_token::ApiToken;
pub use resources::identity::api_token::{ApiTokenStatus, IssuedToken, TokenAccess};
pub use resources::identity::tenant::{Registration, TenantPlan, TenantStatus};
pub use resources::identity::tenant_membership::MembershipRole;
pub use resources::identity::user::Role;
pub use tenant::Tenant;
pub use tenant_membership::TenantMembership;
pub use user::User;
