//! API tokens: making keys, and keeping only digests of them.

use generated::identity::api_token::{self, ApiTokenHooks, Create, Issue};
use generated::identity::{ApiToken, IssuedToken};
use resource_core::{Id, Scalar, Secret};
use resource_runtime::hook::Draft;
use resource_runtime::{Class, Cx, Error, Result};

use crate::token;

/// The rules of API tokens.
pub struct ApiTokenRules;

/// The position of `user` among the fields of the actor; 0 is the name.
const ACTOR_USER: u16 = 1;
/// Two of 62 ^ 8 prefixes clash hardly ever, three times running never.
const TRIES: usize = 3;

impl ApiTokenHooks for ApiTokenRules {
    fn digest_token(&self, input: &Create, draft: &mut Draft<'_, ApiToken>) -> Result<()> {
        let key = input.token.expose();
        let prefix = token::prefix(key)
            .ok_or_else(|| Error::invalid("token", "pattern", "must be 40 to 200 letters and digits"))?;
        draft.set(ApiToken::PREFIX, prefix);
        draft.set(ApiToken::TOKEN_HASH, token::digest(key));
        Ok(())
    }

    /// Creates as the same actor, so that the policy on `create` says for whom.
    async fn issue(&self, cx: &Cx, input: Issue) -> Result<IssuedToken> {
        let user = match (&input.user, cx.actor().field(ACTOR_USER)) {
            (Some(user), _) => *user,
            (None, Scalar::Uuid(own)) => Id::new(own),
            (None, _) => return Err(Error::invalid("user", "required", "is required: the caller is no user")),
        };
        let mut refused = Error::internal("no token was tried");
        for _ in 0..TRIES {
            let key = token::generate()?;
            let create = Create {
                name: input.name.clone(),
                description: input.description.clone(),
                access: input.access,
                expires_at: input.expires_at,
                metadata: input.metadata.clone(),
                user,
                token: Secret::new(key.expose().clone()),
            };
            match api_token::create(cx, create).await {
                Ok(token) => return Ok(issued(&token, &key)),
                Err(error) if is_clash(&error) => refused = error,
                Err(error) => return Err(error),
            }
        }
        Err(refused)
    }
}

fn issued(token: &ApiToken, key: &Secret<String>) -> IssuedToken {
    IssuedToken {
        id: Id::new(token.id.uuid()),
        token: key.expose().clone(),
        prefix: token.prefix.clone(),
        expires_at: token.expires_at,
    }
}

/// Whether another token has the same first characters.
fn is_clash(error: &Error) -> bool {
    error.class() == Class::Invalid && error.code() == "taken"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_prints_without_its_key() {
        let key = token::generate().expect("a key");
        let prefix = token::prefix(key.expose()).expect("a prefix").to_owned();
        let id = Id::new(uuid::Uuid::nil());
        let issued = IssuedToken { id, token: key.expose().clone(), prefix: prefix.clone(), expires_at: None };
        let printed = format!("{issued:?} {issued:#?}");
        assert!(printed.contains(&prefix) && !printed.contains(&key.expose()[token::PREFIX..]), "{printed}");
    }
}
