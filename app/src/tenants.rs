//! Tenants, as the command line on the server finds them.

use anyhow::{Context, Result, bail};
use generated::identity::{Tenant, TenantStatus};
use resource_core::CiString;
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, Cx, Engine, Platform};
use uuid::Uuid;

/// The most tenants that a command looks into at once, of each status.
const MOST: usize = 100;

/// The context of a part of the system in the tenant with a slug.
///
/// # Errors
/// When there is none.
pub(crate) async fn named(engine: &Engine, part: &str, slug: &str) -> Result<Cx> {
    let platform = engine.platform(Actor::system(part), "a command on the server");
    let found = lookup(&platform, Tenant::SLUG, CiString::new(slug)).await?;
    let (tenant, _) = found.first().with_context(|| {
        format!("there is no tenant with the slug `{slug}`; `GET /api/v2/tenants` shows each tenant its own")
    })?;
    Ok(platform.enter(*tenant))
}

/// The contexts of a part of the system in every tenant.
///
/// # Errors
/// When there are too many of them to look into each.
pub(crate) async fn every(engine: &Engine, part: &str) -> Result<Vec<Cx>> {
    let platform = engine.platform(Actor::system(part), "a command on the server");
    let mut all = Vec::new();
    for status in [TenantStatus::Active, TenantStatus::Pending, TenantStatus::Suspended, TenantStatus::Deleted] {
        let found = of_status(&platform, status).await?;
        if found.len() >= MOST {
            bail!("there are {MOST} tenants or more; name one with `--tenant SLUG`");
        }
        all.extend(found.into_iter().map(|tenant| platform.enter(tenant)));
    }
    Ok(all)
}

async fn of_status(platform: &Cx<Platform>, status: TenantStatus) -> Result<Vec<Uuid>> {
    let found = lookup(platform, Tenant::STATUS, status).await?;
    Ok(found.into_iter().map(|(tenant, _)| tenant).collect())
}
