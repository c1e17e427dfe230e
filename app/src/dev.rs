//! `dev`: from an empty folder to the first answer.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result};
use generated::identity::TokenAccess;
use generated::identity::api_token::{self, Issue};
use generated::identity::tenant::{self, BySlug, Register};
use generated::identity::user::{self, ByEmail};
use resource_core::{CiString, Secret, Value};
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, Db, Engine, Principal, migration};
use uuid::Uuid;

use crate::command::Dev;
use crate::{open, serve};

const SLUG: &str = "demo";
const EMAIL: &str = "admin@demo.example";

/// Makes and migrates the database, seeds a demo tenant through actions, prints a token, serves.
pub async fn run(settings: &Dev) -> Result<()> {
    make_private(&settings.folder).with_context(|| settings.folder.display().to_string())?;
    let database = format!("sqlite://{}", settings.folder.join("dev.db").display());
    migrate(&database).await?;
    let keyring = settings.folder.join("keyring");
    let engine =
        open::engine(&open::Settings { database: &database, connections: 8, keyring: &keyring, policies: None })
            .await?;

    let known = demo_tenant(&engine).await?;
    let tenant = match known {
        Some(tenant) => tenant,
        None => seed(&engine).await?,
    };
    if known.is_none() || settings.new_token {
        let key = token(&engine, tenant).await?;
        println!("{}", welcome(&settings.folder, settings.listen, key.expose()));
    } else {
        println!("The demo tenant is there; its token was printed when it was made. `--new-token` makes another.");
    }
    if settings.prepare_only {
        return Ok(());
    }
    serve::api(engine, settings.listen).await
}

/// The folder holds keys and password hashes, so nobody else may look into it.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

async fn migrate(database: &str) -> Result<()> {
    let db = Db::connect(database, 1).await.context("opening the database")?;
    let migrations = migrations::all();
    let steps = migration::Runner::new(&db, &migrations).up().await?;
    tracing::info!(steps, "the database is up to date");
    db.close().await?;
    Ok(())
}

/// The tenant of an earlier start.
async fn demo_tenant(engine: &Engine) -> Result<Option<Uuid>> {
    let platform = engine.platform(Actor::system("console"), "looking for the demo tenant");
    let found = lookup(&platform, generated::identity::Tenant::SLUG, SLUG).await?;
    Ok(found.first().map(|(tenant, _)| *tenant))
}

/// Signs up as anybody would. The password is random and forgotten: the token is how to get in.
async fn seed(engine: &Engine) -> Result<Uuid> {
    let password = crate::token::generate()?;
    let input = Register {
        name: "Demo".to_owned(),
        slug: Some(CiString::new(SLUG)),
        email: CiString::new(EMAIL),
        password: password.clone(),
        password_confirmation: password,
        display_name: Some("Demo administrator".to_owned()),
    };
    Ok(tenant::register(&engine.signed_out(), input).await?.tenant.uuid())
}

/// Issues a token with full access for the demo administrator.
async fn token(engine: &Engine, tenant: Uuid) -> Result<Secret<String>> {
    let console = engine.platform(Actor::system("console"), "finding the demo administrator").enter(tenant);
    tenant::by_slug(&console, BySlug { slug: CiString::new(SLUG) }).await?;
    let admin = user::by_email(&console, ByEmail { email: CiString::new(EMAIL) }).await?;
    let actor = Actor {
        name: format!("user:{}", admin.id),
        principals: vec![Principal::role("admin")],
        fields: vec![admin.id.to_scalar()],
        is_system: false,
    };
    let input = Issue {
        name: "First steps".to_owned(),
        description: None,
        access: Some(TokenAccess::Admin),
        expires_at: None,
        metadata: None,
        user: None,
    };
    let issued = api_token::issue(&engine.in_tenant(tenant, actor), input).await?;
    Ok(Secret::new(issued.token))
}

fn welcome(folder: &Path, listen: SocketAddr, key: &str) -> String {
    let base = format!("http://{listen}/api/v2");
    format!(
        "\n  ServiceRadar keeps its data in {}.\n  This token is shown once. It acts for the demo tenant's administrator:\n\n    \
         export TOKEN={key}\n\n  Register a poller, see it, and send it into maintenance:\n\n    \
         curl -s -X POST {base}/pollers -H \"Authorization: Bearer $TOKEN\" \\\n      \
         -H 'Content-Type: application/vnd.api+json' \\\n      \
         -d '{{\"data\":{{\"type\":\"pollers\",\"id\":\"poller-1\",\"attributes\":{{\"component_id\":\"edge-1\"}}}}}}'\n\n    \
         curl -sg '{base}/pollers?filter[status]=healthy&sort=-last_seen' -H \"Authorization: Bearer $TOKEN\"\n\n    \
         curl -s -X PATCH {base}/pollers/poller-1/maintenance/start -H \"Authorization: Bearer $TOKEN\" \\\n      \
         -H 'Content-Type: application/vnd.api+json' \\\n      \
         -d '{{\"data\":{{\"type\":\"pollers\",\"id\":\"poller-1\",\"attributes\":{{\"reason\":\"first steps\"}}}}}}'\n",
        folder.display()
    )
}
