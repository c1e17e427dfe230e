//! The integration source: another system that knows devices, and how to ask it.

use resource::prelude::*;

use crate::infrastructure::{Agent, Partition, Poller};

/// A system outside that devices are taken in from at intervals.
#[derive(Resource)]
#[resource(table = "integration_sources", json_api)]
#[tenancy(tenant_id)]
#[partition(partition)]
#[unique(name, message = "is the name of another source")]
#[scope(in_partition, actor.partition == null || partition == actor.partition)]
#[policy(require(in_partition))]
#[index(partition, id)]
#[index(agent, id)]
#[index(poller, id)]
#[index(last_sync_at, id, where(enabled))]
#[index(last_sync_at, where(enabled), across_tenants)]
#[read(list, primary, sort(name), page(keyset, offset, default = 50, max = 250), doc = "Lists the sources by name.")]
#[read(get, get(), doc = "Fetches a source by id.")]
#[read(by_name, get(name), doc = "Fetches a source by its name.")]
#[read(
    enabled,
    filter(enabled),
    sort(name),
    page(keyset, offset, default = 50, max = 250),
    doc = "Lists the sources that are in use."
)]
#[read(by_type, argument(source_type: SourceType), filter(source_type == argument.source_type), sort(name),
    page(keyset, offset, default = 50, max = 250), doc = "Lists the sources of one kind.")]
#[read(due, filter(enabled && (last_sync_at == null || seconds(now() - last_sync_at) >= poll_interval_seconds)),
    sort(id), page(keyset, offset, default = 50, max = 250), doc = "Lists the sources whose interval is over.")]
#[create(
    create,
    primary,
    accept(
        name,
        source_type,
        endpoint,
        enabled,
        agent,
        poller,
        partition,
        poll_interval_seconds,
        page_size,
        network_blacklist,
        queries,
        custom_fields,
        settings,
        credentials
    ),
    validate(
        !enabled || source_type in [Netbox, CsvFile, JsonFile],
        field = source_type,
        code = unsupported,
        message = "is a kind that nothing reads; a source of it can be kept with `enabled` false"
    ),
    validate(numbers_apart),
    doc = "Adds a source. In a partition the numbers of one NetBox mean devices, so that another one has to be in another \
        partition."
)]
#[update(
    update,
    primary,
    accept(
        name,
        endpoint,
        agent,
        poller,
        poll_interval_seconds,
        page_size,
        network_blacklist,
        queries,
        custom_fields,
        settings,
        credentials
    ),
    validate(numbers_stay_apart),
    validate(credentials_stay),
    doc = "Changes a source. Its kind and its partition stay. Credentials that are stored stay with the scheme, host and port \
        that they were written for: an endpoint elsewhere wants others in the same request, or `null`."
)]
#[update(
    enable,
    set(enabled = true),
    validate(
        source_type in [Netbox, CsvFile, JsonFile],
        field = source_type,
        code = unsupported,
        message = "is a kind that nothing reads"
    ),
    validate(numbers_apart_from_now_on),
    doc = "Puts a source to use."
)]
#[update(disable, set(enabled = false), doc = "Stops asking a source.")]
#[update(request_sync, path = "sync", guard(enabled), set(sync_requested_at = now()),
    doc = "Asks for the devices of a source to be taken in now, whenever the next time would be. It is done in the \
        background and begins within a minute.")]
#[run(sync, on_record, internal, doc = "Takes in the devices of a source.")]
#[update(claim, internal, argument(by: Uuid, doc = "Who asks the source from now on."),
    guard(claimed_until == null || claimed_until <= now()),
    set(claimed_by = argument.by, claimed_until = from_now(2 minutes), fetch_number = fetch_number + 1,
        sync_requested_at = null),
    doc = "Claims a source for one reading of it. Whoever comes second is refused.")]
#[update(renew, internal, argument(by: Uuid, doc = "Who has claimed it."), guard(claimed_by == argument.by),
    set(claimed_until = from_now(2 minutes)),
    doc = "Keeps a source for two more minutes. Refused if somebody else has claimed it meanwhile.")]
#[update(record_sync, internal,
    argument(result: SyncResult, doc = "How it went."),
    argument(device_count: i32, range(0..), doc = "How many devices it knows."),
    argument(error: Option<String>, length(..=4000), doc = "What went wrong."),
    argument(by: Option<Uuid>, doc = "Who has claimed it, if somebody has."),
    argument(is_whole: Option<bool>, doc = "Whether everything that it has was seen."),
    guard(claimed_by == null || claimed_by == argument.by),
    set(last_sync_at = now(), last_sync_result = argument.result,
        last_device_count = if argument.result in [Success, Partial] { argument.device_count } else { last_device_count },
        last_error_message = argument.error, total_syncs = total_syncs + 1,
        consecutive_failures = if argument.result in [Success, Partial] { 0 } else { consecutive_failures + 1 },
        last_whole_fetch = if coalesce(argument.is_whole, false) { fetch_number } else { last_whole_fetch },
        claimed_by = null, claimed_until = null),
    doc = "Notes how asking a source went, and lets go of it. A failure keeps the count of the last success.")]
#[trigger(sync, action = sync, cron = "* * * * *", queue = integrations, actor = sync, attempts = 1,
    when(enabled && (claimed_until == null || claimed_until <= now())
        && (sync_requested_at != null || last_sync_at == null
            || seconds(now() - last_sync_at) >= poll_interval_seconds)))]
#[destroy(destroy, doc = "Removes a source. The devices that it named stay.")]
pub struct IntegrationSource {
    /// The source's id.
    pub id: Id<IntegrationSource>,
    /// What people call it.
    #[field(trim, length(1..=255))]
    pub name: String,
    /// What kind of system it is.
    pub source_type: SourceType,
    /// Where it answers: a URL, or the path of a file.
    #[field(trim, length(1..=2048))]
    pub endpoint: String,
    /// Whether it is in use.
    #[field(default = true)]
    pub enabled: bool,
    /// The agent that asks it; without one the server does.
    #[relation(on_delete = nullify)]
    pub agent: Option<BelongsTo<Agent>>,
    /// The poller of that agent.
    #[relation(on_delete = nullify)]
    pub poller: Option<BelongsTo<Poller>>,
    /// The partition that its devices are in.
    pub partition: BelongsTo<Partition>,
    /// How many seconds lie between two times that it is asked.
    #[field(default = 300, range(10..=604800))]
    pub poll_interval_seconds: i32,
    /// How many devices it is asked for at once.
    #[field(default = 100, range(1..=1000))]
    pub page_size: i32,
    /// Networks in CIDR notation whose devices are left out.
    pub network_blacklist: Vec<String>,
    /// What it is asked.
    pub queries: Vec<SourceQuery>,
    /// Fields of the source that devices keep.
    pub custom_fields: Vec<String>,
    /// What its kind needs to know beyond that, except for credentials. For `netbox`: `insecure_tls` and
    /// `timeout_seconds`; for files: `columns`, `other_columns`, `integration_type`, `bad_rows_allowed` and `delimiter`. All
    /// may be left out.
    pub settings: Json,
    /// What it wants to know before it answers, such as `api_token` of a NetBox. It can be written and never read.
    credentials: Option<Encrypted<Json>>,
    /// Since when somebody has been waiting for it to be asked at once.
    pub sync_requested_at: Option<Timestamp>,
    /// Who asks it now.
    claimed_by: Option<Uuid>,
    /// Until when nobody else may; whoever asks prolongs it.
    pub claimed_until: Option<Timestamp>,
    /// The number of the last time that somebody began to ask it.
    #[field(default = 0, range(0..))]
    pub fetch_number: i64,
    /// The number of the last time that everything was seen which it has.
    pub last_whole_fetch: Option<i64>,
    /// When it was last asked.
    pub last_sync_at: Option<Timestamp>,
    /// How that went.
    pub last_sync_result: Option<SyncResult>,
    /// How many devices it knew when it last answered.
    #[field(default = 0, range(0..))]
    pub last_device_count: i32,
    /// What went wrong last.
    #[field(length(..=4000))]
    pub last_error_message: Option<String>,
    /// How often in a row it did not answer.
    #[field(default = 0, range(0..))]
    pub consecutive_failures: i32,
    /// How often it was asked.
    #[field(default = 0, range(0..))]
    pub total_syncs: i64,
    /// When it was added.
    pub inserted_at: CreatedAt,
    /// When it last changed.
    pub updated_at: UpdatedAt,
    /// Whether it answers, give or take two times.
    #[calculate(consecutive_failures < 3)]
    pub is_healthy: Calculated<bool>,
    /// How it stands, in words.
    #[calculate(if !enabled { "Disabled" } else if last_sync_result == null { "Never asked" }
        else if coalesce(last_sync_result == Success, false) { "Healthy" }
        else if coalesce(last_sync_result == Partial, false) { "Partly failing" } else { "Failing" })]
    pub status_label: Calculated<String>,
    /// A colour for how it stands.
    #[calculate(if !enabled || last_sync_result == null { "gray" }
        else if coalesce(last_sync_result == Success, false) { "green" }
        else if coalesce(last_sync_result == Partial, false) || consecutive_failures < 3 { "yellow" } else { "red" })]
    pub status_color: Calculated<String>,
}

/// Kinds of systems that know devices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum SourceType {
    /// Armis.
    Armis,
    /// NetBox.
    Netbox,
    /// Devices that answer SNMP.
    Snmp,
    /// Devices that send syslog.
    Syslog,
    /// Reports of Nmap.
    Nmap,
    /// A file with comma-separated values.
    CsvFile,
    /// A file with JSON.
    JsonFile,
    /// Another system.
    Custom,
}

/// How asking a source went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
pub enum SyncResult {
    /// It answered.
    Success,
    /// It answered in part.
    Partial,
    /// It did not answer, or something that nobody understands.
    Failed,
    /// It did not answer in time.
    Timeout,
}

/// A question to a source.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct SourceQuery {
    /// What people call it.
    pub label: String,
    /// The question in the source's own language.
    pub query: String,
    /// How the devices that it names are swept.
    pub sweep_modes: Vec<String>,
}
