//! Who sends a request: the user behind an API token.
//!
//! A key's first characters find the row through the platform's lookup; then the tenant is entered, and
//! the whole key is compared with the kept digest in constant time. Every refusal is the same error.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use generated::identity::api_token::{self, ByPrefix, RecordUse};
use generated::identity::tenant;
use generated::identity::{ApiToken, Role, TenantStatus, TokenAccess, User, user};
use resource_core::{Id, Scalar, Value};
use resource_json_api::Authenticate;
use resource_runtime::hook::Boxed;
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, AnyCx, Class, Cx, Engine, Error, Principal, Result};

use crate::token;

/// Authentication by API token, in `Authorization: Bearer` or `X-API-Key`.
#[derive(Clone, Copy, Debug)]
pub struct ByToken;

/// Uses within this time of each other are noted once, so that reading does not write.
const NOTED_EVERY: i64 = 60_000_000;

impl Authenticate for ByToken {
    fn authenticate<'a>(&'a self, engine: &'a Engine, request: &'a Parts) -> Boxed<'a, Result<Option<AnyCx>>> {
        Box::pin(async move {
            match key(request)? {
                None => Ok(None),
                Some(key) => context_from(engine, key, address(request)).await.map(|cx| Some(cx.any().clone())),
            }
        })
    }
}

/// The key that a request carries.
fn key(request: &Parts) -> Result<Option<&str>> {
    let header =
        |name: &str| request.headers.get(name).map(|value| value.to_str().map_err(|_| Error::unauthenticated()));
    match (header(AUTHORIZATION.as_str()).transpose()?, header("x-api-key").transpose()?) {
        (None, None) => Ok(None),
        (None, Some(key)) => Ok(Some(key)),
        (Some(credentials), None) => {
            let (scheme, key) = credentials.split_once(' ').ok_or_else(Error::unauthenticated)?;
            match scheme.eq_ignore_ascii_case("bearer") {
                true => Ok(Some(key.trim())),
                false => Err(Error::unauthenticated()),
            }
        }
        (Some(_), Some(_)) => Err(Error::unauthenticated()),
    }
}

/// Where the request comes from, as far as the server knows.
fn address(request: &Parts) -> Option<IpAddr> {
    request.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip())
}

/// The context of whoever holds a key.
///
/// # Errors
/// [`Class::Unauthenticated`] for every key that does not work now, whatever the reason.
pub async fn context(engine: &Engine, key: &str) -> Result<Cx> {
    context_from(engine, key, None).await
}

/// As [`context`], for a request from an address.
async fn context_from(engine: &Engine, key: &str, address: Option<IpAddr>) -> Result<Cx> {
    let prefix = token::prefix(key).ok_or_else(Error::unauthenticated)?;
    let platform = engine.platform(Actor::system("authentication"), "finding the token of a request");
    let found = lookup::<ApiToken, String>(&platform, ApiToken::PREFIX, prefix).await?;
    let [(tenant, _)] = found.as_slice() else { return Err(Error::unauthenticated()) };
    let cx = platform.enter(*tenant);
    let token = known(api_token::by_prefix(&cx, ByPrefix { prefix: prefix.to_owned() }).await)?;
    let expired = token.expires_at.is_some_and(|end| end <= engine.now());
    if !token::matches(key, &token.token_hash) || expired {
        return Err(Error::unauthenticated());
    }
    if known(tenant::get(&cx, &Id::new(*tenant)).await)?.status != TenantStatus::Active {
        return Err(Error::unauthenticated());
    }
    let user = known(user::by_subject(&cx, &token.user_id).await)?;
    note_use(&cx, &token, address).await;
    Ok(engine.in_tenant(*tenant, actor(&token, &user)))
}

/// A row that is not there is a key that does not work.
fn known<T>(found: Result<T>) -> Result<T> {
    found.map_err(|error| match error.class() {
        Class::NotFound | Class::Forbidden => Error::unauthenticated(),
        _ => error,
    })
}

/// The user with the user's role, narrowed by what the token may do.
fn actor(token: &ApiToken, user: &User) -> Actor {
    Actor {
        name: format!("token:{}", token.id),
        principals: vec![Principal::role(role(user.role)), Principal::role(access(token.access))],
        fields: vec![user.id.to_scalar(), Scalar::Null],
        is_system: false,
    }
}

/// The role as the policy files spell it.
fn role(role: Role) -> &'static str {
    match role {
        Role::Viewer => "viewer",
        Role::Operator => "operator",
        Role::Admin => "admin",
        Role::SuperAdmin => "super_admin",
    }
}

fn access(access: TokenAccess) -> &'static str {
    match access {
        TokenAccess::Read => "token_read",
        TokenAccess::Write => "token_write",
        TokenAccess::Admin => "token_admin",
    }
}

/// Counts a use, at most one a minute. A count that fails refuses nobody.
async fn note_use(cx: &Cx, token: &ApiToken, address: Option<IpAddr>) {
    let now = cx.now().micros();
    let recently = token.last_used_at.is_some_and(|last| now - last.micros() < NOTED_EVERY);
    if recently {
        return;
    }
    if let Err(error) =
        api_token::record_use(cx, &token.id, RecordUse { ip: address.map(|address| address.to_string()) }).await
    {
        tracing::warn!(%error, token = %token.id, "the use of a token was not noted");
    }
}
