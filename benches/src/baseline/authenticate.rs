//! Who sends a request, by API token.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use super::actor::{Access, Actor, Role};
use super::cells::{Cells, null};
use super::moment::Moment;
use super::refused::{Refused, Result};
use super::store::{Store, read};

/// Token, user and tenant at once.
const TOKEN: &str = "select t.tenant_id, t.id, t.token_hash, t.access, t.expires_at, t.last_used_at, u.role \
    from api_tokens t join users u on u.tenant_id = t.tenant_id and u.id = t.user_id \
    join tenants n on n.id = t.tenant_id \
    where t.prefix = $1 and t.enabled and t.revoked_at is null and n.status = 'active'";

const NOTE: &str = "update api_tokens set use_count = use_count + 1, last_used_at = $3, last_used_ip = null, \
    updated_at = $3 where tenant_id = $1 and id = $2";

/// Uses within this time of each other are noted once.
const NOTED_EVERY: i64 = 60;

struct Token {
    id: Uuid,
    hash: String,
    expires_at: Option<Moment>,
    last_used_at: Option<Moment>,
    actor: Actor,
}

impl Store {
    /// The actor behind the headers of a request.
    pub async fn signed_in(&self, headers: &HeaderMap) -> Result<Actor> {
        let header = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let (scheme, key) = header.and_then(|header| header.split_once(' ')).ok_or(Refused::Unauthenticated)?;
        match scheme.eq_ignore_ascii_case("bearer") {
            true => self.authenticate(key.trim()).await,
            false => Err(Refused::Unauthenticated),
        }
    }

    /// The actor who holds a key.
    pub async fn authenticate(&self, key: &str) -> Result<Actor> {
        let plausible = (40..=200).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !plausible {
            return Err(Refused::Unauthenticated);
        }
        let token = read!(self, TOKEN, [&key[..8]], rows => token(rows.first().ok_or(Refused::Unauthenticated)?))?;
        let now = Moment::now();
        let digest: String = Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let same = bool::from(digest.as_bytes().ct_eq(token.hash.as_bytes()));
        if !same || token.expires_at.is_some_and(|end| end <= now) {
            return Err(Refused::Unauthenticated);
        }
        if token.last_used_at.is_none_or(|last| last <= now.before(NOTED_EVERY)) {
            self.note(&token, now).await?;
        }
        Ok(token.actor)
    }

    async fn note(&self, token: &Token, now: Moment) -> Result<()> {
        match self {
            Store::Postgres(pool) => {
                sqlx::query(NOTE).bind(token.actor.tenant).bind(token.id).bind(now).execute(pool).await?;
            }
            Store::Sqlite { writer, .. } => {
                sqlx::query(NOTE).bind(token.actor.tenant).bind(token.id).bind(now).execute(writer).await?;
            }
        }
        Ok(())
    }
}

fn token(row: &impl Cells) -> Result<Token> {
    Ok(Token {
        id: row.uuid(1)?.ok_or_else(|| null(1))?,
        hash: row.given_text(2)?.to_owned(),
        expires_at: row.moment(4)?,
        last_used_at: row.moment(5)?,
        actor: Actor {
            tenant: row.uuid(0)?.ok_or_else(|| null(0))?,
            partition: None,
            role: Role::parse(row.given_text(6)?).ok_or(Refused::Unauthenticated)?,
            access: Access::parse(row.given_text(3)?).ok_or(Refused::Unauthenticated)?,
        },
    })
}
