//! Tenants: slugs, and signing up.

use generated::identity::tenant::{self, AppointOwner, Create, Register, TenantHooks};
use generated::identity::{MembershipRole, Registration, Role, Tenant, tenant_membership, user};
use resource_core::{CiString, Id};
use resource_runtime::hook::Draft;
use resource_runtime::{AnyCx, Error, Result, SignedOut};

use crate::password;

/// The rules of tenants.
pub struct TenantRules;

/// Characters of a DNS label.
const LABEL: usize = 63;
/// Characters of the random end of a slug that was made from a name.
const SUFFIX: usize = 5;

impl TenantHooks for TenantRules {
    fn generate_slug(&self, input: &Create, draft: &mut Draft<'_, Tenant>) -> Result<()> {
        let slug = match &input.slug {
            Some(slug) => slug.clone(),
            None => CiString::new(slug_of(&input.name)?),
        };
        draft.set(Tenant::SLUG, slug);
        Ok(())
    }

    /// Tenant, first user, membership and owner, or nothing.
    async fn register(&self, cx: &AnyCx, input: Register) -> Result<Registration> {
        if input.password != input.password_confirmation {
            return Err(Error::invalid("password_confirmation", "confirmation", "differs from the password"));
        }
        let cx = cx.typed::<SignedOut>().map_err(|_| Error::forbidden())?.system("registration");
        // Before the transaction, which on SQLite holds the only writer.
        let password_hash = password::hash_aside(input.password).await?;
        cx.transaction(async |tx| {
            let tenant = tenant::create(
                tx,
                Create {
                    name: input.name,
                    slug: input.slug,
                    plan: None,
                    max_devices: None,
                    max_users: None,
                    settings: None,
                    reserved: None,
                },
            )
            .await?;
            let tx = tx.enter(tenant.id.uuid());
            let user = user::enroll(
                &tx,
                user::Enroll {
                    email: input.email,
                    display_name: input.display_name,
                    role: Some(Role::Admin),
                    password_hash,
                },
            )
            .await?;
            let membership = tenant_membership::Create { user: user.id, role: Some(MembershipRole::Owner) };
            tenant_membership::create(&tx, membership).await?;
            tenant::appoint_owner(&tx, &tenant.id, AppointOwner { owner: user.id }).await?;
            Ok(Registration {
                tenant: Id::new(tenant.id.uuid()),
                slug: tenant.slug.to_string(),
                user: Id::new(user.id.uuid()),
            })
        })
        .await
    }
}

/// The name as a DNS label, with a random end so that two organizations of one name both get a slug.
fn slug_of(name: &str) -> Result<String> {
    let mut label = String::new();
    for letter in name.chars() {
        match letter.is_ascii_alphanumeric() {
            true => label.push(letter.to_ascii_lowercase()),
            false if label.ends_with('-') || label.is_empty() => {}
            false => label.push('-'),
        }
    }
    label.truncate(LABEL - SUFFIX - 1);
    let label = label.trim_end_matches('-');
    let mut bytes = [0; SUFFIX];
    getrandom::fill(&mut bytes).map_err(|error| Error::internal(format!("no random numbers: {error}")))?;
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let suffix: String = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    Ok(if label.is_empty() { suffix } else { format!("{label}-{suffix}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_labels() {
        for name in ["Acme & Sons, Ltd.", "Ωmega", "--", &"long ".repeat(60)] {
            let slug = slug_of(name).expect("a slug");
            assert!(slug.len() <= LABEL, "{slug}");
            assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
            assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"), "{slug}");
        }
        assert!(slug_of("Acme & Sons").expect("a slug").starts_with("acme-sons-"));
    }
}
