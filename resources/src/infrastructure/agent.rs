//! The agent: runs checks where the network is that they are about.

use resource::prelude::*;

use crate::infrastructure::{Checker, HealthEvent, Partition, Poller};
use crate::inventory::Device;
use crate::monitoring::ServiceCheck;

/// A component that runs checks and reports what it found. Its attributes have the names and meanings
/// that the Open Cybersecurity Schema Framework gives them.
#[derive(Resource)]
#[resource(table = "agents", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[scope(in_partition, actor.partition == null || partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[state_machine(status, initial(Connecting, Connected))]
#[index(status, uid)]
#[index(-last_seen_time, uid)]
#[index(partition, uid)]
#[index(poller, uid)]
#[index(device, uid)]
#[read(list, primary, sort(uid), page(keyset, offset, default = 50, max = 250), doc = "Lists the agents.")]
#[read(get, get(), doc = "Fetches an agent by its uid.")]
#[read(by_poller, argument(poller: Id<Poller>), filter(poller == argument.poller), sort(uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the agents that a poller chooses from.")]
#[read(by_device, argument(device: Id<Device>), filter(device == argument.device), sort(uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the agents that run on a device.")]
#[read(connected, filter(status == Connected && is_healthy), sort(uid), page(keyset, offset, default = 50, max = 250),
    doc = "Lists the agents that are connected and healthy.")]
#[read(by_status, argument(status: AgentStatus), filter(status == argument.status), sort(uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the agents in one state.")]
#[read(by_capability, argument(capability: AgentCapability), filter(argument.capability in capabilities), sort(uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the agents that can do something.")]
#[read(recently_seen, filter(last_seen_time > ago(5 minutes)), sort(-last_seen_time, uid),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the agents heard from in the last five minutes.")]
#[create(register, primary, => Connecting,
    accept(uid, name, type_id, type_name, uid_alt, vendor_name, version, policies, capabilities, host, port,
        spiffe_identity, partition, poller, device, metadata),
    set(first_seen_time = now(), last_seen_time = now()),
    doc = "Registers an agent that is still to connect.")]
#[create(register_connected, => Connected,
    accept(uid, name, type_id, type_name, uid_alt, vendor_name, version, policies, capabilities, host, port,
        spiffe_identity, partition, poller, device, metadata),
    set(first_seen_time = now(), last_seen_time = now()),
    doc = "Registers an agent that is connected.")]
#[update(
    update,
    primary,
    accept(
        name,
        type_name,
        uid_alt,
        vendor_name,
        version,
        policies,
        capabilities,
        host,
        port,
        poller,
        device,
        metadata
    ),
    doc = "Changes what is known of an agent; the state has actions of its own."
)]
#[update(heartbeat, _ => _,
    argument(is_healthy: bool, doc = "Whether the agent finds that it works well."),
    argument(capabilities: Option<Vec<AgentCapability>>, doc = "What it can do, if that changed."),
    argument(version: Option<String>, length(1..=255), doc = "Which version it is, if that changed."),
    set(is_healthy = argument.is_healthy, last_seen_time = now(),
        capabilities = coalesce(argument.capabilities, capabilities),
        version = coalesce(argument.version, version),
        status = if status == Unavailable { Unavailable } else if status == Disconnected { Connecting }
            else if argument.is_healthy { Connected } else if status == Connecting { Connecting } else { Degraded },
        state_since = if status == Disconnected || argument.is_healthy && status in [Connecting, Degraded]
            || !argument.is_healthy && status == Connected { now() } else { state_since }),
    doc = "Takes a sign of life. A healthy one completes a connection or ends a degradation, an unhealthy one begins \
        a degradation, and either begins to connect an agent that was disconnected; one that somebody marked as \
        unavailable stays so.")]
#[update(establish_connection, Connecting => Connected, path = "connect",
    argument(poller: Option<Id<Poller>>, doc = "The poller that it is connected to."),
    set(poller = coalesce(argument.poller, poller), is_healthy = true, last_seen_time = now(), state_since = now()),
    doc = "Notes that an agent is connected.")]
#[update(connection_failed, internal, Connecting => Disconnected,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = now()),
    doc = "Notes that an agent could not connect.")]
#[update(degrade, Connected => Degraded,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = now()),
    doc = "Notes that an agent works badly.")]
#[update(restore_health, Degraded => Connected, path = "restore",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = true, last_seen_time = now(), state_since = now()),
    doc = "Notes that an agent works well again.")]
#[update(lose_connection, Connected | Degraded => Disconnected, path = "disconnect",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, poller = null, state_since = now()),
    doc = "Notes that an agent is not connected any more.")]
#[update(reconnect, Disconnected => Connecting,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()),
    doc = "Begins to connect an agent again.")]
#[update(mark_unavailable, Connecting | Connected | Degraded | Disconnected => Unavailable, path = "unavailable",
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(is_healthy = false, state_since = now()),
    doc = "Takes an agent out of service: it gets no checks until it is recovered.")]
#[update(recover, Unavailable => Connecting,
    argument(reason: Option<String>, length(..=1000), doc = "Why; kept in the health event."),
    set(state_since = now()),
    doc = "Takes an agent into service again.")]
#[update(move_to_device, internal, bulk, argument(device: Id<Device>, doc = "The device from now on."),
    set(device = argument.device), doc = "Moves an agent to the device that its own was merged into.")]
#[trigger(miss_heartbeat, action = lose_connection, cron = "* * * * *", queue = events, actor = monitor,
    when(status in [Connected, Degraded] && (last_seen_time == null || last_seen_time < ago(5 minutes))))]
#[update(note_alert, internal, argument(open: bool, doc = "Whether an alert says that it is away."),
    guard(alerted != argument.open), set(alerted = argument.open),
    doc = "Notes that an alert was raised or ended. Whoever comes second is refused.")]
#[run(raise_alert, internal, on_record, doc = "Raises an alert about an agent that was lost.")]
#[run(end_alert, internal, on_record, doc = "Ends the alert about an agent that is back, or out of service.")]
#[trigger(alert_of_loss, action = raise_alert, cron = "* * * * *", queue = alerts, actor = monitor,
    when(status == Disconnected && !alerted))]
#[trigger(alert_of_return, action = end_alert, cron = "* * * * *", queue = alerts, actor = monitor,
    when(alerted && !(status in [Disconnected, Connecting])))]
#[causes(transitions, HealthEvent::record(entity_type = Agent, entity_id = uid, old_state = old.status,
    new_state = status, reason = argument.reason,
    duration_seconds = if now() > old.state_since { seconds(now() - old.state_since) } else { 0 }))]
#[causes([register, register_connected], HealthEvent::record(entity_type = Agent, entity_id = uid, new_state = status))]
pub struct Agent {
    /// The name under which the agent is known, given by whoever registers it.
    #[field(key, length(1..=128), pattern("[A-Za-z0-9][A-Za-z0-9._:-]*"))]
    pub uid: String,
    /// What people call it.
    #[field(trim, length(..=255))]
    pub name: Option<String>,
    /// What kind of agent it is.
    #[field(default = Unknown)]
    pub type_id: AgentType,
    /// The kind in the words of its maker, above all for kinds without a number.
    #[field(length(..=255))]
    pub type_name: Option<String>,
    /// Another key that some source has for it.
    #[field(length(..=255))]
    pub uid_alt: Option<String>,
    /// Who made it.
    #[field(default = "ServiceRadar", length(..=255))]
    pub vendor_name: String,
    /// Which version it is.
    #[field(length(..=255))]
    pub version: Option<String>,
    /// The policies that apply to it.
    pub policies: Vec<AgentPolicy>,
    /// What it can do.
    pub capabilities: Vec<AgentCapability>,
    /// The host at which it answers, where it does.
    #[field(trim, length(..=255))]
    pub host: Option<String>,
    /// The port at which it answers.
    #[field(range(1..=65535))]
    pub port: Option<i32>,
    /// The SPIFFE id with which it proves who it is.
    #[field(length(..=2048), pattern("spiffe://.+"))]
    pub spiffe_identity: Option<String>,
    /// What it is doing.
    pub status: AgentStatus,
    /// Since when it has been in this state.
    #[field(default = now())]
    pub state_since: Timestamp,
    /// What its latest sign of life or change of state said.
    #[field(default = true)]
    pub is_healthy: bool,
    /// When it was first heard from.
    pub first_seen_time: Timestamp,
    /// When it was last heard from.
    pub last_seen_time: Timestamp,
    /// When it was registered.
    pub created_time: CreatedAt,
    /// When it last changed.
    pub modified_time: UpdatedAt,
    #[field(default = false)]
    alerted: bool,
    /// Whatever its operators want to note.
    pub metadata: Json,
    /// The only partition that it works in; without one it works in all.
    pub partition: Option<BelongsTo<Partition>>,
    /// The poller that chooses it.
    #[relation(on_delete = nullify)]
    pub poller: Option<BelongsTo<Poller>>,
    /// The device that it runs on.
    #[relation(on_delete = nullify)]
    pub device: Option<BelongsTo<Device>>,
    /// The checkers behind it.
    #[relation(inverse = agent)]
    pub checkers: HasMany<Checker>,
    /// The checks that it alone runs.
    #[relation(inverse = agent)]
    pub service_checks: HasMany<ServiceCheck>,
    /// What to call it in lists.
    #[calculate(coalesce(name, host, uid))]
    pub display_name: Calculated<String>,
    /// Whether it is connected and was heard from in the last five minutes.
    #[calculate(status == Connected && last_seen_time > ago(5 minutes))]
    pub is_online: Calculated<bool>,
    /// A colour for the state.
    #[calculate(if status == Connected && is_healthy { "green" } else if status in [Connected, Degraded] { "yellow" }
        else if status == Connecting { "blue" } else if status == Disconnected { "red" } else { "gray" })]
    pub status_color: Calculated<String>,
    /// The state in words.
    #[calculate(if status == Connecting { "Connecting" } else if status == Connected { "Connected" }
        else if status == Degraded { "Degraded" } else if status == Disconnected { "Disconnected" }
        else { "Unavailable" })]
    pub status_label: Calculated<String>,
}

/// What an agent is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AgentStatus {
    /// It is being connected.
    Connecting,
    /// It works.
    Connected,
    /// It works badly.
    Degraded,
    /// It cannot be reached.
    Disconnected,
    /// Somebody took it out of service.
    Unavailable,
}

/// Kinds of agents, with OCSF's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum AgentType {
    /// Nobody knows.
    Unknown = 0,
    /// Detects and answers attacks on its host.
    EndpointDetection = 1,
    /// Keeps data from leaving.
    DataLossPrevention = 2,
    /// Makes copies.
    Backup = 3,
    /// Measures performance and watches whether things work.
    Performance = 4,
    /// Looks for vulnerabilities.
    Vulnerability = 5,
    /// Takes in logs.
    LogManagement = 6,
    /// Manages mobile devices.
    MobileDevice = 7,
    /// Manages configurations.
    Configuration = 8,
    /// Lets people in from afar.
    RemoteAccess = 9,
    /// Another kind.
    Other = 99,
}

/// Things that agents can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum AgentCapability {
    /// Sends ICMP echo requests.
    Icmp,
    /// Opens TCP connections.
    Tcp,
    /// Asks web servers.
    Http,
    /// Asks gRPC services.
    Grpc,
    /// Asks name servers.
    Dns,
    /// Looks at processes.
    Process,
    /// Asks SNMP agents.
    Snmp,
    /// Sweeps networks.
    Sweep,
    /// Passes on what other agents found.
    Agent,
}

/// A policy that applies to an agent.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct AgentPolicy {
    /// What it is called.
    pub name: Option<String>,
    /// Its own key.
    pub uid: Option<String>,
    /// Which version of it.
    pub version: Option<String>,
    /// What it is for.
    pub desc: Option<String>,
}
