//! Who sends a request: the user behind an API token.
//!
//! A key's first characters find its tenant through the platform's lookup, once; then the tenant is
//! entered, and the whole key is compared with the kept digest in constant time. Token, role and tenant are
//! read anew for every request, in one statement. Every refusal is the same error. A request may narrow
//! itself to one partition of the tenant.

mod located;
mod partition;

use std::net::IpAddr;
use std::sync::Arc;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use generated::ActorFields;
use generated::identity::api_token::{self, ByPrefix, RecordUse};
use generated::identity::{ApiToken, Role, TokenAccess};
use resource_core::Timestamp;
use resource_json_api::Authenticate;
use resource_runtime::hook::Boxed;
use resource_runtime::lookup::lookup;
use resource_runtime::{Actor, AnyCx, Class, Cx, Engine, Error, Principal, Result};

use self::located::Located;
use crate::address::Client;
use crate::token;

/// Authentication by API token, in `Authorization: Bearer` or `X-API-Key`. Clones share what they know.
#[derive(Clone, Debug, Default)]
pub struct ByToken {
    located: Arc<Located>,
}

/// Uses within this time of each other are noted once, so that reading does not write.
const NOTED_EVERY: i64 = 60_000_000;

impl Authenticate for ByToken {
    fn authenticate<'a>(&'a self, engine: &'a Engine, request: &'a Parts) -> Boxed<'a, Result<Option<AnyCx>>> {
        Box::pin(async move {
            match key(&request.headers)? {
                None => Ok(None),
                Some(key) => {
                    let cx = self.from(engine, key, address(request)).await?;
                    Ok(Some(partition::narrow(engine, cx, request).await?.any().clone()))
                }
            }
        })
    }
}

impl ByToken {
    /// The context of whoever holds a key.
    ///
    /// # Errors
    /// [`Class::Unauthenticated`] for every key that does not work now, whatever the reason.
    pub async fn context(&self, engine: &Engine, key: &str) -> Result<Cx> {
        self.from(engine, key, None).await
    }

    /// As [`ByToken::context`], for a request from an address.
    async fn from(&self, engine: &Engine, key: &str, address: Option<IpAddr>) -> Result<Cx> {
        let prefix = token::prefix(key).ok_or_else(Error::unauthenticated)?;
        let (cx, token) = self.token(engine, prefix).await?.ok_or_else(Error::unauthenticated)?;
        if !token::matches(key, &token.token_hash) || !works(&token, engine.now()) {
            return Err(Error::unauthenticated());
        }
        note_use(&cx, &token, address).await;
        Ok(engine.in_tenant(cx.tenant(), actor(&token)))
    }

    /// The token that a key with this prefix may be, and the tenant that it is in. A token never moves, so
    /// its tenant is remembered; everything else is read anew each time.
    async fn token(&self, engine: &Engine, prefix: &str) -> Result<Option<(Cx, ApiToken)>> {
        if let Some(tenant) = self.located.tenant(prefix) {
            let cx = engine.in_tenant(tenant, system());
            if let Some(token) = found(&cx, prefix).await? {
                return Ok(Some((cx, token)));
            }
            self.located.forget(prefix);
        }
        let platform = engine.platform(system(), "finding the token of a request");
        let rows = lookup::<ApiToken, String>(&platform, ApiToken::PREFIX, prefix).await?;
        let [(tenant, _)] = rows.as_slice() else { return Ok(None) };
        let cx = platform.enter(*tenant);
        let token = found(&cx, prefix).await?;
        if token.is_some() {
            self.located.remember(prefix, *tenant);
        }
        Ok(token.map(|token| (cx, token)))
    }
}

/// The token with a prefix, if it works in this tenant.
async fn found(cx: &Cx, prefix: &str) -> Result<Option<ApiToken>> {
    match api_token::by_prefix(cx, ByPrefix { prefix: prefix.to_owned() }).await {
        Ok(token) => Ok(Some(token)),
        Err(error) if matches!(error.class(), Class::NotFound | Class::Forbidden) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The key that a request carries.
pub(crate) fn key(headers: &HeaderMap) -> Result<Option<&str>> {
    let header = |name: &str| headers.get(name).map(|value| value.to_str().map_err(|_| Error::unauthenticated()));
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
    request.extensions.get::<Client>().map(|client| client.0)
}

/// The part of the system that looks at tokens.
fn system() -> Actor {
    Actor::system("authentication")
}

/// Whether a token signs in at that time.
pub(crate) fn works(token: &ApiToken, now: Timestamp) -> bool {
    let ended = token.expires_at.is_some_and(|end| end <= now) || token.revoked_at.is_some();
    token.enabled && !ended && token.is_tenant_active
}

/// The user with the user's role, narrowed by what the token may do.
pub(crate) fn actor(token: &ApiToken) -> Actor {
    Actor {
        name: format!("token:{}", token.id),
        principals: vec![Principal::role(role(token.user_role)), Principal::role(access(token.access))],
        fields: ActorFields { user: Some(token.user_id), partition: None }.into(),
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
    let ip = address.map(|address| address.to_string());
    match api_token::record_use(cx, &token.id, RecordUse { ip }).await {
        // A request at the same time was faster: its note is this one's too.
        Err(error) if error.class() == Class::Conflict => {}
        Err(error) => tracing::warn!(%error, token = %token.id, "the use of a token was not noted"),
        Ok(_) => {}
    }
}
