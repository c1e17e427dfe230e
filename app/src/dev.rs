//! `dev`: from an empty folder to the first answer.

mod introduce;
mod machine;
mod store;

use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result};
use generated::ActorFields;
use generated::identity::api_token::{self, Issue};
use generated::identity::tenant::{self, BySlug, Register};
use generated::identity::user::{self, ByEmail};
use generated::identity::{ApiToken, TokenAccess};
use resource_core::{CiString, Secret};
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, Cx, Engine, Principal};
use uuid::Uuid;

use self::introduce::{Introduced, introduce};
use self::machine::Machine;
use self::store::Store;
use crate::command::Dev;
use crate::configuration::{Configuration, Shutdown};
use crate::{open, serve};

/// What is logged unless somebody says what is: the states that records enter, and nothing of who asks.
pub(crate) const LOG: &str = "info,state=debug,audit=warn";

const SLUG: &str = "demo";
const EMAIL: &str = "admin@demo.example";
const TOKEN: &str = "First steps";

/// Makes and migrates the database, seeds a demo tenant through actions, prints a token, serves.
pub(crate) async fn run(settings: &Dev, given: Configuration) -> Result<()> {
    make_private(&settings.folder).with_context(|| settings.folder.display().to_string())?;
    let store = Store::ready(settings).await?;
    let keyring = settings.folder.join("keyring");
    let configuration = Configuration {
        database: Some(store.url.clone()),
        connections: 8,
        keyring,
        listen: settings.listen,
        shutdown: Shutdown { delay_seconds: 0, ..given.shutdown.clone() },
        ..given
    };
    let opened = open::all(&configuration).await?;
    let engine = opened.engine.clone();

    // Each step may be the last one of a start that is interrupted; the next start does what is missing.
    let tenant = match demo_tenant(&engine).await? {
        Some(tenant) => tenant,
        None => seed(&engine).await?,
    };
    let admin = engine.in_tenant(tenant, administrator(&engine, tenant).await?);
    let has_token = api_token::list(&admin).filter(ApiToken::NAME.eq(TOKEN)).count().await? > 0;
    if !has_token {
        let introduced = introduce(&admin, &Machine::here(), settings.listen).await?;
        println!("{}", introduction(&introduced));
    }
    if !has_token || settings.new_token {
        let key = token(&admin).await?;
        println!("{}", welcome(&store.place, settings.listen, key.expose()));
    } else {
        println!("The demo tenant has a token already, which was shown once. `--new-token` makes another.");
    }
    if settings.prepare_only {
        return Ok(());
    }
    serve::all(opened, &configuration).await
}

/// The folder holds keys and password hashes, so nobody else may look into it.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
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

/// The demo administrator.
async fn administrator(engine: &Engine, tenant: Uuid) -> Result<Actor> {
    let console = engine.platform(Actor::system("console"), "finding the demo administrator").enter(tenant);
    tenant::by_slug(&console, BySlug { slug: CiString::new(SLUG) }).await?;
    let admin = user::by_email(&console, ByEmail { email: CiString::new(EMAIL) }).await?;
    Ok(Actor {
        name: format!("user:{}", admin.id),
        principals: vec![Principal::role("admin")],
        fields: ActorFields { user: Some(admin.id), partition: None }.into(),
        is_system: false,
    })
}

/// Issues a token with full access for the demo administrator.
async fn token(admin: &Cx) -> Result<Secret<String>> {
    let input = Issue {
        name: TOKEN.to_owned(),
        description: None,
        access: Some(TokenAccess::Admin),
        expires_at: None,
        metadata: None,
        user: None,
    };
    let issued = api_token::issue(admin, input).await?;
    Ok(Secret::new(issued.token))
}

fn introduction(introduced: &Introduced) -> String {
    let Introduced { device, interfaces, ports } = introduced;
    let listed: Vec<String> = ports.iter().map(u16::to_string).collect();
    format!(
        "\n  This machine is the first device, {device}, with {interfaces} interfaces. From now on its own ports\n  \
         {} are checked once a minute; no other machine is asked anything.",
        listed.join(", ")
    )
}

fn welcome(place: &str, listen: SocketAddr, key: &str) -> String {
    let base = format!("http://{listen}/api/v2");
    format!(
        "\n  ServiceRadar keeps its data in {place}.\n  This token is shown once. It acts for the demo tenant's administrator:\n\n    \
         export TOKEN={key}\n\n  See this machine, and how its checks went; then check a port that nobody listens at, and see\n  \
         the alert within two minutes:\n\n    \
         curl -sg '{base}/devices?fields[devices]=hostname,ip,status,is_available' -H \"Authorization: Bearer $TOKEN\"\n\n    \
         curl -s -X POST {base}/service-checks -H \"Authorization: Bearer $TOKEN\" \\\n      \
         -H 'Content-Type: application/vnd.api+json' \\\n      \
         -d '{{\"data\":{{\"type\":\"service-checks\",\"attributes\":{{\"name\":\"nobody\",\"check_type\":\"tcp\",\
         \"target\":\"127.0.0.1\",\"port\":9}}}}}}'\n\n    \
         curl -sg '{base}/alerts?fields[alerts]=title,status,severity' -H \"Authorization: Bearer $TOKEN\"\n"
    )
}
