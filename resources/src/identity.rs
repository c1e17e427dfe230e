//! Who uses the product: the tenants, their users, and the tokens with which programs sign in.

pub mod api_token;
pub mod tenant;
pub mod user;

pub use api_token::{ApiToken, ApiTokenStatus, IssuedToken, TokenAccess};
pub use tenant::{Registration, Tenant, TenantPlan, TenantStatus};
pub use user::{Role, User};
