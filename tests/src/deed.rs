//! What an `actor` does, and what came of it: written down as JSON, so that a test can tell another
//! process and hear from it.

use std::time::{Duration, Instant};

use generated::identity::api_token::RecordUse;
use generated::identity::user::ChangePassword;
use generated::identity::{api_token, tenant, user};
use generated::infrastructure::poller::{
    Deactivate, Degrade, EndMaintenance, GoOffline, Recover, Register, RestoreHealth, StartMaintenance,
};
use generated::infrastructure::{Poller, poller};
use generated::inventory::device_group::MoveTo;
use generated::inventory::{IdentifierType, device_group, device_identifier};
use resource_core::{CiString, Id, Secret};
use resource_runtime::{Actor, Cx, Error, Patch, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

/// One call of an action.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub enum Deed {
    /// Registers a poller, which causes a health event.
    Register {
        /// Its name.
        poller: String,
    },
    /// Moves a poller to another state, which causes a health event.
    Change {
        /// Its name.
        poller: String,
        /// The transition.
        by: Transition,
        /// Kept in the health event, so that a test finds it again.
        reason: String,
    },
    /// Notes that an identifier means a device: creates a row or takes one over.
    Identify {
        /// The device.
        device: String,
        /// Where.
        partition: Uuid,
        /// The identifier.
        value: String,
    },
    /// Moves a group into another one, or to the top.
    Move {
        /// The group.
        group: Uuid,
        /// The other one.
        into: Option<Uuid>,
    },
    /// Changes a password.
    ChangePassword {
        /// Whose.
        user: Uuid,
        /// The password until now.
        current: String,
        /// The password from now on.
        new: String,
    },
    /// Notes that a token was used, as the server does.
    UseToken {
        /// The token.
        token: Uuid,
    },
    /// Creates a tenant with partition, first user and owner, in a transaction of several actions.
    SignUp {
        /// The slug of the tenant.
        slug: String,
    },
}

/// Transitions of a poller that an administrator may make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Transition {
    /// Inactive to healthy; it takes no reason.
    Activate,
    /// Healthy to degraded.
    Degrade,
    /// Degraded or recovering to healthy.
    RestoreHealth,
    /// Healthy or degraded to maintenance.
    StartMaintenance,
    /// Maintenance to healthy.
    EndMaintenance,
    /// Healthy, degraded or draining to offline.
    GoOffline,
    /// Degraded, offline or recovering to recovering.
    Recover,
    /// Anything else to inactive.
    Deactivate,
}

/// What came of a deed.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub enum Outcome {
    /// The action answered with this.
    Done(Value),
    /// The action was refused.
    Refused {
        /// The class of the error.
        class: String,
        /// Its code.
        code: String,
        /// What the actor could do instead.
        allowed: Vec<String>,
        /// Everything that the error says.
        text: String,
        /// How long it took, in milliseconds.
        after: u64,
    },
}

/// The class of errors after which the same can be done again.
const UNAVAILABLE: &str = "Unavailable";
/// How long somebody insists.
const PATIENCE: Duration = Duration::from_secs(300);

/// Every password that a deed sets for somebody new.
pub const PASSWORD: &str = "correct horse battery staple";

impl Deed {
    /// Does it, again and again while the database does not answer: on SQLite, many processes do not queue for the
    /// writer in order, and who was refused for that has written nothing.
    pub async fn insist(&self, cx: &Cx) -> Outcome {
        let started = Instant::now();
        loop {
            match self.perform(cx).await {
                Outcome::Refused { class, .. } if class == UNAVAILABLE && started.elapsed() < PATIENCE => {}
                outcome => return outcome,
            }
        }
    }

    /// Does it, and says what came of it.
    pub async fn perform(&self, cx: &Cx) -> Outcome {
        let started = Instant::now();
        let error = match self.call(cx).await {
            Ok(value) => return Outcome::Done(value),
            Err(error) => error,
        };
        Outcome::Refused {
            class: format!("{:?}", error.class()),
            code: error.code().to_owned(),
            allowed: allowed(&error),
            text: format!("{error:?}"),
            after: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }

    async fn call(&self, cx: &Cx) -> Result<Value> {
        match self {
            Deed::Register { poller } => register(cx, poller).await,
            Deed::Change { poller, by, reason } => change(cx, *by, (poller, reason)).await,
            Deed::Identify { device, partition, value } => {
                let input = device_identifier::Register {
                    device: Id::new(device.clone()),
                    partition: Id::new(*partition),
                    identifier_type: IdentifierType::IntegrationId,
                    identifier_value: value.clone(),
                    confidence: None,
                    source: None,
                    verified: None,
                    metadata: None,
                };
                let row = device_identifier::register(cx, input).await?;
                let (first, last) = (row.first_seen.micros(), row.last_seen.micros());
                Ok(json!({ "id": row.id, "device": row.device_uid.key(), "first": first, "last": last }))
            }
            Deed::Move { group, into } => {
                let parent = into.map_or(Patch::Null, |into| Patch::Set(Id::new(into)));
                device_group::move_to(cx, &Id::new(*group), MoveTo { parent }).await.map(|_| Value::Null)
            }
            Deed::ChangePassword { user, current, new } => {
                let input = ChangePassword {
                    current_password: Some(Secret::new(current.clone())),
                    password: Secret::new(new.clone()),
                    password_confirmation: Secret::new(new.clone()),
                };
                user::change_password(cx, &Id::new(*user), input).await.map(|()| Value::Null)
            }
            Deed::UseToken { token } => {
                let tenant = cx.tenant();
                let system = cx.any().engine().in_tenant(tenant, Actor::system("authentication"));
                let used = api_token::record_use(&system, &Id::new(*token), RecordUse { ip: None }).await?;
                Ok(json!({ "uses": used.use_count }))
            }
            Deed::SignUp { slug } => {
                let input = tenant::Register {
                    name: slug.clone(),
                    slug: Some(CiString::new(slug.clone())),
                    email: CiString::new(email(slug)),
                    password: Secret::new(PASSWORD.to_owned()),
                    password_confirmation: Secret::new(PASSWORD.to_owned()),
                    display_name: None,
                };
                let made = tenant::register(&cx.any().engine().signed_out(), input).await?;
                Ok(json!({ "tenant": made.tenant.uuid() }))
            }
        }
    }
}

/// The address of the first user of a tenant that a deed has signed up.
pub fn email(slug: &str) -> String {
    format!("first@{slug}.example")
}

async fn register(cx: &Cx, poller: &str) -> Result<Value> {
    let input = Register {
        id: poller.to_owned(),
        component_id: None,
        registration_source: None,
        spiffe_identity: None,
        partition: None,
        agent_count: None,
        checker_count: None,
        metadata: None,
    };
    Ok(answer(&poller::register(cx, input).await?))
}

async fn change(cx: &Cx, by: Transition, (poller, reason): (&String, &String)) -> Result<Value> {
    let (id, reason) = (Id::new(poller.clone()), Some(reason.clone()));
    let changed = match by {
        Transition::Activate => poller::activate(cx, &id).await,
        Transition::Degrade => poller::degrade(cx, &id, Degrade { reason }).await,
        Transition::RestoreHealth => poller::restore_health(cx, &id, RestoreHealth { reason }).await,
        Transition::StartMaintenance => poller::start_maintenance(cx, &id, StartMaintenance { reason }).await,
        Transition::EndMaintenance => poller::end_maintenance(cx, &id, EndMaintenance { reason }).await,
        Transition::GoOffline => poller::go_offline(cx, &id, GoOffline { reason }).await,
        Transition::Recover => poller::recover(cx, &id, Recover { reason }).await,
        Transition::Deactivate => poller::deactivate(cx, &id, Deactivate { reason }).await,
    };
    changed.map(|poller| answer(&poller))
}

fn answer(poller: &Poller) -> Value {
    json!({ "status": format!("{:?}", poller.status) })
}

fn allowed(error: &Error) -> Vec<String> {
    error.failures().iter().flat_map(|failure| &failure.allowed).map(|name| (*name).to_owned()).collect()
}
