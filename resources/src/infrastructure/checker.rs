//! The checker: a part behind an agent that puts questions of one kind.

use resource::prelude::*;

use crate::infrastructure::{Agent, HealthEvent, Partition};

/// A part that an agent asks, for example for SNMP or for sweeps, and that can itself fail.
#[derive(Resource)]
#[resource(table = "checkers", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(status, initial(Active, Paused, Disabled))]
#[index(status, id)]
#[index(agent, id)]
#[index(partition, id)]
#[read(list, primary, sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the checkers.")]
#[read(get, get(), doc = "Fetches a checker by id.")]
#[read(by_agent, argument(agent: Id<Agent>), filter(agent == argument.agent), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the checkers behind an agent.")]
#[read(by_status, argument(status: CheckerStatus), filter(status == argument.status), sort(id),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the checkers in one state.")]
#[read(failing, filter(status == Failing), sort(id), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the checkers that fail.")]
#[read(over_threshold, filter(status == Active && consecutive_failures >= 3), sort(id),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the checkers that have failed three times in a row and are not marked as failing.")]
#[create(register, primary, => _,
    accept(id, name, checker_type, description, config, interval_seconds, timeout_seconds, retries, target_type,
        target_filter, agent, partition, metadata),
    argument(start: Option<CheckerStart>, doc = "How it begins; `active` if left out."),
    set(status = if coalesce(argument.start, Active) == Active { Active }
        else if coalesce(argument.start, Active) == Paused { Paused } else { Disabled }),
    doc = "Registers a checker.")]
#[update(
    update,
    primary,
    accept(
        name,
        description,
        config,
        interval_seconds,
        timeout_seconds,
        retries,
        target_type,
        target_filter,
        agent,
        metadata
    ),
    doc = "Changes a checker; the state has actions of its own."
)]
#[update(pause, Active => Paused, argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()), doc = "Lets a checker rest.")]
#[update(resume, Paused => Active, argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()), doc = "Puts a resting checker to work again.")]
#[update(mark_failing, Active | Paused => Failing,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now(), failure_reason = coalesce(argument.reason, failure_reason)),
    doc = "Notes that a checker does not work.")]
#[update(clear_failure, Failing => Active,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now(), consecutive_failures = 0, failure_reason = null),
    doc = "Notes that a checker works again.")]
#[update(disable, Active | Paused | Failing => Disabled,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()), doc = "Takes a checker out of use.")]
#[update(enable, Disabled => Active,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now(), consecutive_failures = 0, failure_reason = null),
    doc = "Takes a checker into use again.")]
#[update(record_success, set(consecutive_failures = 0, last_success = now(), failure_reason = null),
    doc = "Notes that a checker did its work.")]
#[update(record_failure,
    argument(reason: Option<String>, length(..=1000), doc = "What went wrong."),
    set(consecutive_failures = consecutive_failures + 1, last_failure = now(), failure_reason = argument.reason),
    doc = "Notes that a checker did not do its work.")]
#[destroy(destroy, doc = "Removes a checker.")]
#[trigger(reach_threshold, action = mark_failing, cron = "* * * * *", queue = events, actor = monitor,
    when(status == Active && consecutive_failures >= 3))]
#[trigger(work_again, action = clear_failure, cron = "* * * * *", queue = events, actor = monitor,
    when(status == Failing && consecutive_failures == 0 && last_success > state_since))]
#[causes(transitions, HealthEvent::record(entity_type = Checker, entity_id = id, old_state = old.status,
    new_state = status, reason = argument.reason,
    duration_seconds = if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }))]
#[causes(register, HealthEvent::record(entity_type = Checker, entity_id = id, new_state = status))]
pub struct Checker {
    /// The name under which the checker is known, given by whoever registers it.
    #[field(key, length(1..=255), pattern("[A-Za-z0-9][A-Za-z0-9._:-]*"))]
    pub id: String,
    /// What people call it.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// What kind of questions it puts.
    pub checker_type: CheckerType,
    /// What it is for.
    #[field(length(..=1000))]
    pub description: Option<String>,
    /// What it is doing.
    pub status: CheckerStatus,
    /// Since when it has been in this state.
    #[field(default = now())]
    pub state_since: Timestamp,
    /// How many failures there were in a row.
    #[field(default = 0, range(0..))]
    pub consecutive_failures: i32,
    /// When it last did its work.
    pub last_success: Option<Timestamp>,
    /// When it last did not.
    pub last_failure: Option<Timestamp>,
    /// What went wrong last.
    #[field(length(..=1000))]
    pub failure_reason: Option<String>,
    /// What it needs to know.
    pub config: Json,
    /// How many seconds lie between two questions.
    #[field(default = 60, range(1..=604800))]
    pub interval_seconds: i32,
    /// How many seconds it waits for an answer.
    #[field(default = 30, range(1..=3600))]
    pub timeout_seconds: i32,
    /// How often it asks again before it fails.
    #[field(default = 3, range(0..=20))]
    pub retries: i32,
    /// What kind of targets it has.
    #[field(default = Agent)]
    pub target_type: CheckerTarget,
    /// Which targets it has, of their kind.
    pub target_filter: Json,
    /// The agent that it stands behind.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The only partition that it works in; without one it works in all.
    pub partition: Option<BelongsTo<Partition>>,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// When it was registered.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// Whether it is in use at all.
    #[calculate(status != Disabled)]
    pub enabled: Calculated<bool>,
    /// Whether it puts questions by itself.
    #[calculate(status == Active)]
    pub is_scheduled: Calculated<bool>,
    /// Whether it works.
    #[calculate(status == Active && consecutive_failures < 3)]
    pub is_healthy: Calculated<bool>,
    /// The state in words.
    #[calculate(if status == Active { "Active" } else if status == Paused { "Paused" }
        else if status == Failing { "Failing" } else { "Disabled" })]
    pub status_label: Calculated<String>,
    /// A colour for the state.
    #[calculate(if status == Active && consecutive_failures < 3 { "green" } else if status in [Active, Paused] { "yellow" }
        else if status == Failing { "red" } else { "gray" })]
    pub status_color: Calculated<String>,
}

/// Kinds of checkers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum CheckerType {
    /// Asks SNMP agents.
    Snmp,
    /// Asks gRPC services.
    Grpc,
    /// Asks web servers.
    Http,
    /// Sends ICMP echo requests.
    Ping,
    /// Opens TCP connections.
    Tcp,
    /// Sweeps networks.
    Sweep,
    /// Looks for open ports.
    PortScan,
    /// Asks name servers.
    Dns,
    /// Looks at processes.
    Process,
    /// Something that only the agent knows.
    Custom,
}

/// What a checker is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum CheckerStatus {
    /// Its work.
    Active,
    /// Nothing, for a while.
    Paused,
    /// Nothing that works.
    Failing,
    /// Nothing, since it is out of use.
    Disabled,
}

/// How a checker begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum CheckerStart {
    /// It works.
    Active,
    /// It rests.
    Paused,
    /// It is out of use.
    Disabled,
}

/// Kinds of targets of a checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum CheckerTarget {
    /// Its agent.
    Agent,
    /// Devices.
    Device,
    /// Addresses in the network.
    Endpoint,
}
