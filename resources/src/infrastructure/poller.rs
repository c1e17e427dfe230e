//! The poller: picks agents, hands them checks, and is watched while it does.

use resource::prelude::*;

use crate::infrastructure::{Agent, HealthEvent, Partition};
use crate::inventory::Device;

/// A component that hands checks to agents, for one partition or for all of a tenant.
#[derive(Resource)]
#[resource(table = "pollers", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(status, initial(Inactive, Healthy))]
#[index(status, id)]
#[index(-last_seen, id)]
#[index(partition, id)]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the pollers.")]
#[read(get, get(), doc = "Fetches a poller by id.")]
#[read(active, filter(status == Healthy && is_healthy), sort(id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the pollers that are healthy and say so.")]
#[read(by_status, argument(status: PollerStatus), filter(status == argument.status), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the pollers in one state.")]
#[read(recently_seen, filter(last_seen > ago(5 minutes)), sort(-last_seen, id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the pollers heard from in the last five minutes.")]
#[read(by_partition, argument(slug: String), filter(partition.slug == argument.slug), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the pollers of the partition with a slug.")]
#[read(by_partition_id, argument(partition: Id<Partition>), filter(partition == argument.partition), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the pollers of a partition.")]
#[create(register, primary, => Healthy,
    accept(id, component_id, registration_source, spiffe_identity, partition, agent_count, checker_count, metadata),
    set(is_healthy = true, first_seen = now(), last_seen = now(), created_by = actor.name),
    doc = "Registers a poller that is running.")]
#[create(announce, => Inactive, accept(id, component_id, registration_source, spiffe_identity, partition, metadata),
    set(is_healthy = false, created_by = actor.name),
    doc = "Registers a poller that is still to be started; it counts from its activation on.")]
#[update(
    update,
    primary,
    accept(metadata, agent_count, checker_count),
    doc = "Changes the notes and counts; the state has actions of its own."
)]
#[update(heartbeat, _ => _,
    argument(is_healthy: bool, doc = "Whether the poller finds that it works well."),
    argument(agent_count: Option<i32>, range(0..), doc = "How many agents it can choose from, if that changed."),
    argument(checker_count: Option<i32>, range(0..), doc = "How many checkers stand behind them, if that changed."),
    set(is_healthy = argument.is_healthy, last_seen = now(),
        agent_count = coalesce(argument.agent_count, agent_count),
        checker_count = coalesce(argument.checker_count, checker_count),
        status = if status == Inactive { Inactive } else if status == Maintenance { Maintenance }
            else if status == Draining { Draining } else if status == Offline { Recovering }
            else if argument.is_healthy { Healthy } else if status == Recovering { Recovering } else { Degraded },
        state_since = if status == Offline || argument.is_healthy && status in [Degraded, Recovering]
            || !argument.is_healthy && status == Healthy { now() } else { state_since }),
    doc = "Takes a sign of life. A healthy one ends a degradation or a recovery, an unhealthy one begins a \
        degradation, and either brings an offline poller into recovery; planned states stay.")]
#[update(activate, Inactive => Healthy,
    set(is_healthy = true, first_seen = coalesce(first_seen, now()), last_seen = now(), state_since = now()),
    doc = "Puts an inactive poller to work.")]
#[update(degrade, Healthy => Degraded,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = now()),
    doc = "Notes that a poller works badly.")]
#[update(mark_unhealthy, internal, Healthy => Degraded,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = now()),
    doc = "Notes that supervision finds a poller to work badly.")]
#[update(heartbeat_timeout, internal, Healthy | Degraded => Degraded,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = if status == Degraded { state_since } else { now() }),
    doc = "Notes that signs of life stay away.")]
#[update(go_offline, Healthy | Degraded | Draining => Offline, path = "offline",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, lost = false, state_since = now()),
    doc = "Takes a poller out of service.")]
#[update(lose_connection, internal, Healthy | Degraded => Offline,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, lost = true, state_since = now()),
    doc = "Notes that a poller cannot be reached.")]
#[update(recover, Degraded | Offline | Recovering => Recovering,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = if status == Recovering { state_since } else { now() }),
    doc = "Begins to bring a poller back.")]
#[update(restore_health, Degraded | Recovering => Healthy, path = "restore",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = true, last_seen = now(), state_since = now()),
    doc = "Notes that a poller works well again.")]
#[update(start_maintenance, Healthy | Degraded => Maintenance, path = "maintenance/start",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()),
    doc = "Begins planned work on a poller; it gets no checks meanwhile.")]
#[update(end_maintenance, Maintenance => Healthy, path = "maintenance/end",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = true, state_since = now()),
    doc = "Ends planned work on a poller.")]
#[update(start_draining, Healthy | Degraded => Draining, path = "drain/start",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()),
    doc = "Gives a poller no new checks while it finishes those it has.")]
#[update(finish_draining, Draining => Offline, path = "drain/finish",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, lost = false, state_since = now()),
    doc = "Takes a drained poller out of service.")]
#[update(deactivate, !Inactive => Inactive,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = now()),
    doc = "Retires a poller until it is activated again.")]
#[trigger(miss_heartbeat, action = heartbeat_timeout, cron = "* * * * *", queue = events, actor = monitor,
    when(status == Healthy && (last_seen == null || last_seen < ago(2 minutes))))]
#[trigger(give_up, action = lose_connection, cron = "* * * * *", queue = events, actor = monitor,
    when(status == Degraded && (last_seen == null || last_seen < ago(2 minutes)) && state_since < ago(1 minute)))]
#[update(note_alert, internal, argument(open: bool, doc = "Whether an alert says that it is away."),
    guard(alerted != argument.open), set(alerted = argument.open),
    doc = "Notes that an alert was raised or ended. Whoever comes second is refused.")]
#[run(raise_alert, internal, on_record, doc = "Raises an alert about a poller that was lost.")]
#[run(end_alert, internal, on_record, doc = "Ends the alert about a poller that is back, or away as planned.")]
#[trigger(alert_of_loss, action = raise_alert, cron = "* * * * *", queue = alerts, actor = monitor,
    when(status == Offline && lost && !alerted))]
#[trigger(alert_of_return, action = end_alert, cron = "* * * * *", queue = alerts, actor = monitor,
    when(alerted && !(status in [Offline, Recovering])))]
#[causes(transitions, HealthEvent::record(entity_type = Poller, entity_id = id, old_state = old.status,
    new_state = status, reason = argument.reason,
    duration_seconds = if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }))]
#[causes([register, announce], HealthEvent::record(entity_type = Poller, entity_id = id, new_state = status))]
pub struct Poller {
    /// The name under which the poller is known, given by whoever registers it.
    #[field(key, length(1..=128), pattern("[A-Za-z0-9][A-Za-z0-9._:-]*"))]
    pub id: String,
    /// The component that it was deployed as.
    #[field(length(1..=255))]
    pub component_id: Option<String>,
    /// How it came to be registered.
    #[field(default = Manual)]
    pub registration_source: RegistrationSource,
    /// What it is doing.
    pub status: PollerStatus,
    /// Since when it has been in this state.
    #[field(default = now())]
    pub state_since: Timestamp,
    /// The SPIFFE id with which it proves who it is.
    #[field(length(..=2048), pattern("spiffe://.+"))]
    pub spiffe_identity: Option<String>,
    /// When it was registered.
    pub first_registered: CreatedAt,
    /// When it was first heard from.
    pub first_seen: Option<Timestamp>,
    /// When it was last heard from.
    pub last_seen: Option<Timestamp>,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// Who registered it.
    pub created_by: Option<String>,
    /// What its latest sign of life or change of state said.
    #[field(default = true)]
    pub is_healthy: bool,
    /// How many agents it can choose from.
    #[field(default = 0, range(0..))]
    pub agent_count: i32,
    /// How many checkers stand behind them.
    #[field(default = 0, range(0..))]
    pub checker_count: i32,
    /// The only partition that it serves; without one it serves all.
    pub partition: Option<BelongsTo<Partition>>,
    #[field(default = false)]
    lost: bool,
    #[field(default = false)]
    alerted: bool,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// The devices it looks after.
    #[relation(inverse = poller)]
    pub devices: HasMany<Device>,
    /// The agents it chooses from.
    #[relation(inverse = poller)]
    pub agents: HasMany<Agent>,
    /// Whether it is healthy and was heard from in the last five minutes.
    #[calculate(status == Healthy && coalesce(last_seen > ago(5 minutes), false))]
    pub is_online: Calculated<bool>,
    /// A colour for the state.
    #[calculate(if status == Healthy { "green" } else if status in [Degraded, Draining] { "yellow" }
        else if status == Recovering { "blue" } else if status == Maintenance { "purple" }
        else if status == Inactive { "gray" } else { "red" })]
    pub status_color: Calculated<String>,
    /// The state in words.
    #[calculate(if status == Healthy { "Healthy" } else if status == Degraded { "Degraded" }
        else if status == Draining { "Draining" } else if status == Recovering { "Recovering" }
        else if status == Maintenance { "Maintenance" } else if status == Inactive { "Inactive" } else { "Offline" })]
    pub status_label: Calculated<String>,
    /// What to call it in lists.
    #[calculate(coalesce(component_id, id))]
    pub display_name: Calculated<String>,
}

/// What a poller is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum PollerStatus {
    /// Nothing: not started yet, or retired.
    Inactive,
    /// Its work.
    Healthy,
    /// Its work, badly.
    Degraded,
    /// Nothing, since it is out of service or out of reach.
    Offline,
    /// Coming back.
    Recovering,
    /// Nothing, as planned.
    Maintenance,
    /// Finishing the checks that it has.
    Draining,
}

/// How a poller came to be registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum RegistrationSource {
    /// It registered itself.
    Auto,
    /// Somebody registered it.
    Manual,
    /// The cluster's controller registered it.
    Kubernetes,
}
