//! `token`: API tokens from the command line on the server itself.

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Subcommand, ValueEnum};
use generated::identity::api_token::{self, ByUser, Issue};
use generated::identity::user::{self, ByEmail};
use generated::identity::{ApiToken, TokenAccess, User};
use resource_core::{CiString, Id, Timestamp, Value};
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, Class, Cx, Engine};
use serde_json::json;
use uuid::Uuid;

use crate::configuration::{Configuration, DataFlags};
use crate::table::Table;
use crate::{open, tenants};

/// What to do with tokens.
#[derive(Subcommand)]
pub(crate) enum TokenCommand {
    /// Make a token and print its key, which nobody can show a second time
    Create(Create),
    /// List the tokens of a tenant
    List(List),
    /// End a token for ever
    Revoke(Revoke),
}

#[derive(Args)]
pub(crate) struct Create {
    /// The slug of the tenant
    #[arg(long, value_name = "SLUG")]
    tenant: String,
    /// The address of the user whom the token acts for
    #[arg(long, value_name = "EMAIL")]
    user: String,
    /// What the token is for
    #[arg(long)]
    name: String,
    /// How much of what the user may do the token may do
    #[arg(long, value_enum, default_value_t = Access::Read)]
    access: Access,
    /// When the token stops working by itself, from now: 12h, 30d, 8w; never if left out
    #[arg(long, value_name = "TIME", value_parser = seconds)]
    expires_in: Option<i64>,
    #[command(flatten)]
    flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct List {
    /// The slug of the tenant
    #[arg(long, value_name = "SLUG")]
    tenant: String,
    /// Only tokens of the user with this address
    #[arg(long, value_name = "EMAIL")]
    user: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    flags: DataFlags,
}

#[derive(Args)]
pub(crate) struct Revoke {
    /// The id of the token, as `token list` prints it
    id: Uuid,
    #[command(flatten)]
    flags: DataFlags,
}

#[derive(Clone, Copy, ValueEnum)]
enum Access {
    Read,
    Write,
    Admin,
}

/// The part of the system that does this, with its rows in the policy files.
const PART: &str = "console";

impl TokenCommand {
    /// The settings that the command line gives.
    pub fn flags(&self) -> &DataFlags {
        match self {
            TokenCommand::Create(command) => &command.flags,
            TokenCommand::List(command) => &command.flags,
            TokenCommand::Revoke(command) => &command.flags,
        }
    }
}

/// Runs a token command.
///
/// # Errors
/// What could not be done, and what to do instead.
pub(crate) async fn run(configuration: &Configuration, command: &TokenCommand) -> Result<()> {
    let (engine, writer) = open::engine(configuration).await?;
    open::up_to_date(engine.db(), configuration).await?;
    let done = match command {
        TokenCommand::Create(command) => create(&engine, command).await,
        TokenCommand::List(command) => list(&engine, command).await,
        TokenCommand::Revoke(command) => revoke(&engine, command).await,
    };
    // It ends at once, having written what was done here.
    writer.run(engine.clone(), std::future::ready(())).await;
    engine.db().clone().close().await?;
    done
}

async fn create(engine: &Engine, command: &Create) -> Result<()> {
    let cx = tenants::named(engine, PART, &command.tenant).await?;
    let user = user_of(&cx, &command.tenant, &command.user).await?;
    let access = match command.access {
        Access::Read => TokenAccess::Read,
        Access::Write => TokenAccess::Write,
        Access::Admin => TokenAccess::Admin,
    };
    let until = |seconds: i64| Timestamp::from_micros(cx.now().micros().saturating_add(seconds * 1_000_000));
    let issue = Issue {
        name: command.name.clone(),
        description: None,
        access: Some(access),
        expires_at: command.expires_in.map(until),
        metadata: None,
        user: Some(user.id),
    };
    let issued = api_token::issue(&cx, issue).await.context("the token was not made")?;
    eprintln!("The key of token {} follows. It is shown this once.", issued.id);
    println!("{}", issued.token);
    Ok(())
}

async fn list(engine: &Engine, command: &List) -> Result<()> {
    let cx = tenants::named(engine, PART, &command.tenant).await?;
    let user = match &command.user {
        Some(email) => Some(user_of(&cx, &command.tenant, email).await?.id),
        None => None,
    };
    let mut tokens = Vec::new();
    let mut after = None;
    loop {
        let mut read = match user {
            Some(user) => api_token::by_user(&cx, ByUser { user }),
            None => api_token::list(&cx),
        };
        if let Some(cursor) = after {
            read = read.after(cursor);
        }
        let page = read.page().await?;
        tokens.extend(page.records);
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    if command.json {
        let documents: Vec<_> = tokens.iter().map(document).collect();
        println!("{:#}", serde_json::Value::from(documents));
        return Ok(());
    }
    let mut table = Table::new(["id", "prefix", "name", "access", "status", "expires", "last used", "uses", "user"]);
    for token in &tokens {
        table.row([
            token.id.to_string(),
            token.prefix.clone(),
            token.name.clone(),
            word(&token.access),
            word(&token.status),
            time(token.expires_at),
            time(token.last_used_at),
            token.use_count.to_string(),
            token.user_id.to_string(),
        ]);
    }
    print!("{}", table.text());
    Ok(())
}

async fn revoke(engine: &Engine, command: &Revoke) -> Result<()> {
    let id: Id<ApiToken> = command.id.into();
    let platform = engine.platform(Actor::system(PART), "revoking a token on the server");
    let found = lookup(&platform, ApiToken::ID, id).await?;
    let Some((tenant, _)) = found.first() else {
        bail!("there is no token {id}; `serviceradar token list --tenant SLUG` lists those of a tenant");
    };
    let token = match api_token::revoke(&platform.enter(*tenant), &id).await {
        Ok(token) => token,
        Err(error) if error.class() == Class::Conflict => bail!("token {id} is revoked already"),
        Err(error) => return Err(error).context("the token was not revoked"),
    };
    println!("Token {id} ({}) is revoked.", token.name);
    Ok(())
}

async fn user_of(cx: &Cx, tenant: &str, email: &str) -> Result<User> {
    match user::by_email(cx, ByEmail { email: CiString::new(email) }).await {
        Ok(user) => Ok(user),
        Err(error) if error.class() == Class::NotFound => bail!(
            "there is no user with the address `{email}` in the tenant `{tenant}`; `GET /api/v2/users` lists those there are"
        ),
        Err(error) => Err(error.into()),
    }
}

fn document(token: &ApiToken) -> serde_json::Value {
    json!({
        "id": token.id.to_string(),
        "prefix": token.prefix,
        "name": token.name,
        "access": word(&token.access),
        "status": word(&token.status),
        "expires_at": token.expires_at.map(|at| at.to_string()),
        "last_used_at": token.last_used_at.map(|at| at.to_string()),
        "last_used_ip": token.last_used_ip,
        "use_count": token.use_count,
        "user": token.user_id.to_string(),
    })
}

/// The name of a value of an enum, as the API has it.
pub(crate) fn word(value: &impl Value) -> String {
    value.to_scalar().as_text().unwrap_or_default().to_owned()
}

/// A time, if there is one.
pub(crate) fn time(at: Option<Timestamp>) -> String {
    at.map_or_else(|| "-".to_owned(), |at| at.to_string())
}

/// A time to come, in seconds.
fn seconds(text: &str) -> Result<i64> {
    let wanted = "is a whole number with a unit: 30m, 12h, 30d or 8w";
    let (number, unit) =
        text.split_at(text.len().saturating_sub(1).min(text.trim_end_matches(char::is_alphabetic).len()));
    let unit = match unit {
        "m" => 60,
        "h" => 3_600,
        "d" => 24 * 3_600,
        "w" => 7 * 24 * 3_600,
        _ => bail!("{wanted}"),
    };
    let number: i64 = number.parse().context(wanted)?;
    ensure!((1..=1_000_000).contains(&number), "{wanted}, from 1 on");
    Ok(number * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_to_come_have_a_number_and_a_unit() {
        assert_eq!(seconds("30d").expect("a time"), 30 * 24 * 3_600);
        assert_eq!(seconds("90m").expect("a time"), 5_400);
        for wrong in ["", "d", "30", "0d", "-1d", "3 d", "3dd", "ä", "1000001w"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }
}
