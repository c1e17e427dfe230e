//! Who uses the product: the tenants, their users and members, and the tokens with which programs sign in.

pub mod api_token;
pub mod tenant;
pub mod tenant_membership;
pub mod user;

pub use api_token::{ApiToken, ApiTokenStatus, IssuedToken, TokenAccess};
pub use tenant::{Registration, Tenant, TenantPlan, TenantStatus};
pub use tenant_membership::{MembershipRole, TenantMembership};
pub use user::{Role, User};
