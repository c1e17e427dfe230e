-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column devices.agent_uid
--   add index devices_agent_uid_uid_index on devices
--   add table agents
--   add table audit_logs
--   add table check_results
--   add table checkers
--   add table device_alias_states
--   add table device_intakes
--   add table events
--   add table integration_sources
--   add table interfaces
--   add table job_schedules
--   add table jobs
--   add table merge_audits
--   add table polling_schedules
--   add table poll_jobs
--   add table service_checks
--   add table alerts
--   add table source_devices
--   add table tenant_memberships
--   add foreign key devices_agent_fkey from devices to agents

-- migrate: foreign-keys-off

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "devices_group_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "devices_poller_fkey_nullify";

-- Rebuild of devices: what changes is beyond SQLite's ALTER TABLE.
CREATE TABLE "__new_devices" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "uid" TEXT NOT NULL,
    "partition_id" BLOB NOT NULL CHECK (length("partition_id") = 16),
    "status" TEXT NOT NULL CHECK ("status" IN ('discovered', 'identified', 'managed')),
    "type_id" INTEGER NOT NULL DEFAULT 0 CHECK ("type_id" IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 99)),
    "type_name" TEXT,
    "name" TEXT,
    "hostname" TEXT,
    "ip" TEXT,
    "mac" TEXT,
    "uid_alt" TEXT,
    "domain" TEXT,
    "zone" TEXT,
    "subnet_uid" TEXT,
    "vlan_uid" TEXT,
    "region" TEXT,
    "vendor_name" TEXT,
    "model" TEXT,
    "os" TEXT CHECK (json_valid("os")),
    "hw_info" TEXT CHECK (json_valid("hw_info")),
    "network_interfaces" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("network_interfaces")),
    "first_seen_time" INTEGER NOT NULL,
    "last_seen_time" INTEGER NOT NULL,
    "created_time" INTEGER NOT NULL,
    "modified_time" INTEGER NOT NULL,
    "risk_level_id" INTEGER CHECK ("risk_level_id" IN (0, 1, 2, 3, 4)),
    "risk_score" INTEGER CHECK ("risk_score" BETWEEN -2147483648 AND 2147483647),
    "is_compliant" INTEGER CHECK ("is_compliant" IN (0, 1)),
    "is_trusted" INTEGER NOT NULL DEFAULT 0 CHECK ("is_trusted" IN (0, 1)),
    "owner" TEXT CHECK (json_valid("owner")),
    "org" TEXT CHECK (json_valid("org")),
    "groups" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("groups")),
    "agent_list" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("agent_list")),
    "group_id" BLOB CHECK (length("group_id") = 16),
    "poller_id" TEXT,
    "agent_uid" TEXT,
    "discovery_sources" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("discovery_sources")),
    "is_available" INTEGER NOT NULL DEFAULT 1 CHECK ("is_available" IN (0, 1)),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    PRIMARY KEY ("tenant_id", "uid"),
    CONSTRAINT "devices_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "devices_group_fkey" FOREIGN KEY ("tenant_id", "group_id") REFERENCES "device_groups" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "devices_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "devices_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "devices_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

INSERT INTO "__new_devices" (
    "tenant_id",
    "uid",
    "partition_id",
    "status",
    "type_id",
    "type_name",
    "name",
    "hostname",
    "ip",
    "mac",
    "uid_alt",
    "domain",
    "zone",
    "subnet_uid",
    "vlan_uid",
    "region",
    "vendor_name",
    "model",
    "os",
    "hw_info",
    "network_interfaces",
    "first_seen_time",
    "last_seen_time",
    "created_time",
    "modified_time",
    "risk_level_id",
    "risk_score",
    "is_compliant",
    "is_trusted",
    "owner",
    "org",
    "groups",
    "agent_list",
    "group_id",
    "poller_id",
    "agent_uid",
    "discovery_sources",
    "is_available",
    "metadata"
) SELECT
    "tenant_id",
    "uid",
    "partition_id",
    "status",
    "type_id",
    "type_name",
    "name",
    "hostname",
    "ip",
    "mac",
    "uid_alt",
    "domain",
    "zone",
    "subnet_uid",
    "vlan_uid",
    "region",
    "vendor_name",
    "model",
    "os",
    "hw_info",
    "network_interfaces",
    "first_seen_time",
    "last_seen_time",
    "created_time",
    "modified_time",
    "risk_level_id",
    "risk_score",
    "is_compliant",
    "is_trusted",
    "owner",
    "org",
    "groups",
    "agent_list",
    "group_id",
    "poller_id",
    NULL,
    "discovery_sources",
    "is_available",
    "metadata"
FROM "devices";

DROP TABLE "devices";

ALTER TABLE "__new_devices" RENAME TO "devices";

CREATE TABLE "agents" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "uid" TEXT NOT NULL,
    "name" TEXT,
    "type_id" INTEGER NOT NULL DEFAULT 0 CHECK ("type_id" IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99)),
    "type_name" TEXT,
    "uid_alt" TEXT,
    "vendor_name" TEXT NOT NULL DEFAULT 'ServiceRadar',
    "version" TEXT,
    "policies" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("policies")),
    "capabilities" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("capabilities")),
    "host" TEXT,
    "port" INTEGER CHECK ("port" BETWEEN -2147483648 AND 2147483647),
    "spiffe_identity" TEXT,
    "status" TEXT NOT NULL CHECK ("status" IN ('connected', 'connecting', 'degraded', 'disconnected', 'unavailable')),
    "state_since" INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
    "is_healthy" INTEGER NOT NULL DEFAULT 1 CHECK ("is_healthy" IN (0, 1)),
    "first_seen_time" INTEGER NOT NULL,
    "last_seen_time" INTEGER NOT NULL,
    "created_time" INTEGER NOT NULL,
    "modified_time" INTEGER NOT NULL,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "poller_id" TEXT,
    "device_uid" TEXT,
    PRIMARY KEY ("tenant_id", "uid"),
    CONSTRAINT "agents_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "agents_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "agents_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "agents_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "audit_logs" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "at" INTEGER NOT NULL,
    "actor_name" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL CHECK ("actor_kind" IN ('anonymous', 'component', 'system', 'token', 'user')),
    "on_behalf_of" TEXT,
    "resource" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "record_key" TEXT,
    "outcome" TEXT NOT NULL CHECK ("outcome" IN ('denied', 'entered', 'looked_up')),
    "reason" TEXT,
    "request_id" TEXT,
    "recorded_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "audit_logs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "check_results" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "service_check" BLOB NOT NULL CHECK (length("service_check") = 16),
    "poll_job" BLOB CHECK (length("poll_job") = 16),
    "attempt" BLOB NOT NULL CHECK (length("attempt") = 16),
    "result" TEXT NOT NULL CHECK ("result" IN ('critical', 'error', 'success', 'unknown', 'warning')),
    "response_time_us" INTEGER,
    "error" TEXT,
    "agent" TEXT,
    "poller" TEXT,
    "partition" BLOB CHECK (length("partition") = 16),
    "details" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("details")),
    "checked_at" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "check_results_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "checkers" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "checker_type" TEXT NOT NULL CHECK ("checker_type" IN ('custom', 'dns', 'grpc', 'http', 'ping', 'port_scan', 'process', 'snmp', 'sweep', 'tcp')),
    "description" TEXT,
    "status" TEXT NOT NULL CHECK ("status" IN ('active', 'disabled', 'failing', 'paused')),
    "state_since" INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("consecutive_failures" BETWEEN -2147483648 AND 2147483647),
    "last_success" INTEGER,
    "last_failure" INTEGER,
    "failure_reason" TEXT,
    "config" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("config")),
    "interval_seconds" INTEGER NOT NULL DEFAULT 60 CHECK ("interval_seconds" BETWEEN -2147483648 AND 2147483647),
    "timeout_seconds" INTEGER NOT NULL DEFAULT 30 CHECK ("timeout_seconds" BETWEEN -2147483648 AND 2147483647),
    "retries" INTEGER NOT NULL DEFAULT 3 CHECK ("retries" BETWEEN -2147483648 AND 2147483647),
    "target_type" TEXT NOT NULL DEFAULT 'agent' CHECK ("target_type" IN ('agent', 'device', 'endpoint')),
    "target_filter" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("target_filter")),
    "agent_uid" TEXT,
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "checkers_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "checkers_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "checkers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "device_alias_states" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "device_uid" TEXT NOT NULL,
    "partition_id" BLOB NOT NULL CHECK (length("partition_id") = 16),
    "alias_type" TEXT NOT NULL CHECK ("alias_type" IN ('collector_ip', 'ip', 'mac', 'service_id')),
    "alias_value" TEXT NOT NULL,
    "state" TEXT NOT NULL CHECK ("state" IN ('archived', 'confirmed', 'detected', 'replaced', 'stale', 'updated')),
    "first_seen_at" INTEGER NOT NULL,
    "last_seen_at" INTEGER NOT NULL,
    "sighting_count" INTEGER NOT NULL DEFAULT 1 CHECK ("sighting_count" BETWEEN -2147483648 AND 2147483647),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "previous_alias_id" BLOB CHECK (length("previous_alias_id") = 16),
    "replaced_by_alias_id" BLOB CHECK (length("replaced_by_alias_id") = 16),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "device_alias_states_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "device_alias_states_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "device_alias_states_previous_alias_fkey" FOREIGN KEY ("tenant_id", "previous_alias_id") REFERENCES "device_alias_states" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "device_alias_states_replaced_by_alias_fkey" FOREIGN KEY ("tenant_id", "replaced_by_alias_id") REFERENCES "device_alias_states" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "device_alias_states_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "device_intakes" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "name" TEXT NOT NULL,
    "batches" INTEGER NOT NULL DEFAULT 1,
    "records" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "churned" INTEGER NOT NULL DEFAULT 0,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "name"),
    CONSTRAINT "device_intakes_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "events" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "category" TEXT NOT NULL CHECK ("category" IN ('agent', 'alert', 'audit', 'check', 'device', 'poller', 'system')),
    "event_type" TEXT NOT NULL,
    "severity" INTEGER NOT NULL DEFAULT 1 CHECK ("severity" IN (0, 1, 2, 3, 4)),
    "message" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("details")),
    "source_type" TEXT CHECK ("source_type" IN ('agent', 'alert', 'checker', 'device', 'integration_source', 'poll_job', 'poller', 'polling_schedule', 'service_check', 'system', 'user')),
    "source_id" TEXT,
    "source_name" TEXT,
    "target_type" TEXT CHECK ("target_type" IN ('agent', 'alert', 'checker', 'device', 'integration_source', 'poll_job', 'poller', 'polling_schedule', 'service_check', 'system', 'user')),
    "target_id" TEXT,
    "target_name" TEXT,
    "device" TEXT,
    "agent" TEXT,
    "poller" TEXT,
    "alert" BLOB CHECK (length("alert") = 16),
    "service_check" BLOB CHECK (length("service_check") = 16),
    "poll_job" BLOB CHECK (length("poll_job") = 16),
    "partition" BLOB CHECK (length("partition") = 16),
    "old_state" TEXT,
    "new_state" TEXT,
    "reason" TEXT,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "tags" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("tags")),
    "actor_name" TEXT,
    "client_ip" TEXT,
    "occurred_at" INTEGER NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "events_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "integration_sources" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "source_type" TEXT NOT NULL CHECK ("source_type" IN ('armis', 'csv_file', 'custom', 'json_file', 'netbox', 'nmap', 'snmp', 'syslog')),
    "endpoint" TEXT NOT NULL,
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "agent_uid" TEXT,
    "poller_id" TEXT,
    "partition_id" BLOB NOT NULL CHECK (length("partition_id") = 16),
    "poll_interval_seconds" INTEGER NOT NULL DEFAULT 300 CHECK ("poll_interval_seconds" BETWEEN -2147483648 AND 2147483647),
    "page_size" INTEGER NOT NULL DEFAULT 100 CHECK ("page_size" BETWEEN -2147483648 AND 2147483647),
    "network_blacklist" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("network_blacklist")),
    "queries" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("queries")),
    "custom_fields" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("custom_fields")),
    "settings" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("settings")),
    "credentials" BLOB,
    "sync_requested_at" INTEGER,
    "claimed_by" BLOB CHECK (length("claimed_by") = 16),
    "claimed_until" INTEGER,
    "fetch_number" INTEGER NOT NULL DEFAULT 0,
    "last_whole_fetch" INTEGER,
    "last_sync_at" INTEGER,
    "last_sync_result" TEXT CHECK ("last_sync_result" IN ('failed', 'partial', 'success', 'timeout')),
    "last_device_count" INTEGER NOT NULL DEFAULT 0 CHECK ("last_device_count" BETWEEN -2147483648 AND 2147483647),
    "last_error_message" TEXT,
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("consecutive_failures" BETWEEN -2147483648 AND 2147483647),
    "total_syncs" INTEGER NOT NULL DEFAULT 0,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "integration_sources_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "integration_sources_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "integration_sources_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "integration_sources_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "interfaces" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "device_uid" TEXT NOT NULL,
    "partition_id" BLOB NOT NULL CHECK (length("partition_id") = 16),
    "agent_uid" TEXT,
    "poller_id" TEXT,
    "if_index" INTEGER NOT NULL CHECK ("if_index" BETWEEN -2147483648 AND 2147483647),
    "device_ip" TEXT,
    "if_name" TEXT,
    "if_descr" TEXT,
    "if_alias" TEXT,
    "if_speed" INTEGER,
    "if_phys_address" TEXT,
    "ip_addresses" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("ip_addresses")),
    "if_admin_status" INTEGER CHECK ("if_admin_status" IN (1, 2, 3)),
    "if_oper_status" INTEGER CHECK ("if_oper_status" IN (1, 2, 3)),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "first_seen" INTEGER NOT NULL,
    "last_seen" INTEGER NOT NULL,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "interfaces_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "interfaces_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "interfaces_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "interfaces_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "interfaces_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "job_schedules" (
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "job_key" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "last_enqueued_at" INTEGER,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "jobs" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "queue" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "version" INTEGER NOT NULL CHECK ("version" BETWEEN -32768 AND 32767),
    "payload" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("payload")),
    "state" TEXT NOT NULL DEFAULT 'available' CHECK ("state" IN ('available', 'cancelled', 'completed', 'discarded', 'executing', 'retryable', 'scheduled')),
    "priority" INTEGER NOT NULL CHECK ("priority" BETWEEN -32768 AND 32767),
    "attempt" INTEGER NOT NULL CHECK ("attempt" BETWEEN -2147483648 AND 2147483647),
    "max_attempts" INTEGER NOT NULL CHECK ("max_attempts" BETWEEN -2147483648 AND 2147483647),
    "scheduled_at" INTEGER NOT NULL,
    "attempted_at" INTEGER,
    "finished_at" INTEGER,
    "lease_until" INTEGER,
    "leased_by" TEXT,
    "unique_key" TEXT,
    "actor" TEXT NOT NULL,
    "errors" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("errors")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "jobs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "merge_audits" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "kind" TEXT NOT NULL DEFAULT 'merge' CHECK ("kind" IN ('merge', 'unmerge')),
    "from_device" TEXT NOT NULL,
    "to_device" TEXT NOT NULL,
    "partition" BLOB NOT NULL CHECK (length("partition") = 16),
    "reason" TEXT,
    "confidence_score" REAL CHECK ("confidence_score" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
    "source" TEXT,
    "details" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("details")),
    "merged_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "merge_audits_confidence_score_check" CHECK (("confidence_score" IS NULL) OR (("confidence_score" >= 0.0) AND ("confidence_score" <= 1.0))),
    CONSTRAINT "merge_audits_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "polling_schedules" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "description" TEXT,
    "schedule_type" TEXT NOT NULL DEFAULT 'interval' CHECK ("schedule_type" IN ('cron', 'interval', 'manual')),
    "interval_seconds" INTEGER CHECK ("interval_seconds" BETWEEN -2147483648 AND 2147483647),
    "cron_expression" TEXT,
    "assignment_mode" TEXT NOT NULL DEFAULT 'any' CHECK ("assignment_mode" IN ('any', 'domain', 'partition', 'specific')),
    "assigned_poller_id" TEXT,
    "assigned_domain" TEXT,
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "priority" INTEGER NOT NULL DEFAULT 0 CHECK ("priority" BETWEEN -2147483648 AND 2147483647),
    "max_concurrent" INTEGER NOT NULL DEFAULT 10 CHECK ("max_concurrent" BETWEEN -2147483648 AND 2147483647),
    "timeout_seconds" INTEGER NOT NULL DEFAULT 60 CHECK ("timeout_seconds" BETWEEN -2147483648 AND 2147483647),
    "last_executed_at" INTEGER,
    "next_due_at" INTEGER,
    "requested_at" INTEGER,
    "last_result" TEXT CHECK ("last_result" IN ('failed', 'partial', 'success', 'timeout')),
    "last_check_count" INTEGER NOT NULL DEFAULT 0 CHECK ("last_check_count" BETWEEN -2147483648 AND 2147483647),
    "last_success_count" INTEGER NOT NULL DEFAULT 0 CHECK ("last_success_count" BETWEEN -2147483648 AND 2147483647),
    "last_failure_count" INTEGER NOT NULL DEFAULT 0 CHECK ("last_failure_count" BETWEEN -2147483648 AND 2147483647),
    "execution_count" INTEGER NOT NULL DEFAULT 0,
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("consecutive_failures" BETWEEN -2147483648 AND 2147483647),
    "lock_token" BLOB CHECK (length("lock_token") = 16),
    "locked_at" INTEGER,
    "locked_by" TEXT,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "polling_schedules_interval_check" CHECK (("schedule_type" <> 'interval') OR ("interval_seconds" IS NOT NULL)),
    CONSTRAINT "polling_schedules_calendar_check" CHECK (("schedule_type" <> 'cron') OR ("cron_expression" IS NOT NULL)),
    CONSTRAINT "polling_schedules_poller_named_check" CHECK (("assignment_mode" <> 'specific') OR ("assigned_poller_id" IS NOT NULL)),
    CONSTRAINT "polling_schedules_partition_named_check" CHECK (("assignment_mode" <> 'partition') OR ("partition_id" IS NOT NULL)),
    CONSTRAINT "polling_schedules_domain_named_check" CHECK (("assignment_mode" <> 'domain') OR ("assigned_domain" IS NOT NULL)),
    CONSTRAINT "polling_schedules_assigned_poller_fkey" FOREIGN KEY ("tenant_id", "assigned_poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "polling_schedules_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "polling_schedules_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "poll_jobs" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "schedule_id" BLOB CHECK (length("schedule_id") = 16),
    "schedule_name" TEXT,
    "check_count" INTEGER NOT NULL DEFAULT 0 CHECK ("check_count" BETWEEN -2147483648 AND 2147483647),
    "check_ids" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("check_ids")),
    "status" TEXT NOT NULL CHECK ("status" IN ('cancelled', 'completed', 'dispatching', 'failed', 'pending', 'running', 'timeout')),
    "attempt" BLOB CHECK (length("attempt") = 16),
    "lease_revision" INTEGER NOT NULL DEFAULT 0,
    "poller_id" TEXT,
    "agent_uid" TEXT,
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "priority" INTEGER NOT NULL DEFAULT 0 CHECK ("priority" BETWEEN -2147483648 AND 2147483647),
    "timeout_seconds" INTEGER NOT NULL DEFAULT 60 CHECK ("timeout_seconds" BETWEEN -2147483648 AND 2147483647),
    "dispatched_at" INTEGER,
    "started_at" INTEGER,
    "completed_at" INTEGER,
    "success_count" INTEGER NOT NULL DEFAULT 0 CHECK ("success_count" BETWEEN -2147483648 AND 2147483647),
    "failure_count" INTEGER NOT NULL DEFAULT 0 CHECK ("failure_count" BETWEEN -2147483648 AND 2147483647),
    "error_message" TEXT,
    "error_code" TEXT,
    "retry_count" INTEGER NOT NULL DEFAULT 0 CHECK ("retry_count" BETWEEN -2147483648 AND 2147483647),
    "max_retries" INTEGER NOT NULL DEFAULT 3 CHECK ("max_retries" BETWEEN -2147483648 AND 2147483647),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "poll_jobs_schedule_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "polling_schedules" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "poll_jobs_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "poll_jobs_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "poll_jobs_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "poll_jobs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "service_checks" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "description" TEXT,
    "check_type" TEXT NOT NULL CHECK ("check_type" IN ('custom', 'dns', 'grpc', 'http', 'ping', 'snmp', 'tcp')),
    "target" TEXT NOT NULL,
    "port" INTEGER CHECK ("port" BETWEEN -2147483648 AND 2147483647),
    "interval_seconds" INTEGER NOT NULL DEFAULT 60 CHECK ("interval_seconds" BETWEEN -2147483648 AND 2147483647),
    "timeout_seconds" INTEGER NOT NULL DEFAULT 10 CHECK ("timeout_seconds" BETWEEN -2147483648 AND 2147483647),
    "retries" INTEGER NOT NULL DEFAULT 3 CHECK ("retries" BETWEEN -2147483648 AND 2147483647),
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "config" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("config")),
    "warning_threshold_ms" INTEGER CHECK ("warning_threshold_ms" BETWEEN -2147483648 AND 2147483647),
    "critical_threshold_ms" INTEGER CHECK ("critical_threshold_ms" BETWEEN -2147483648 AND 2147483647),
    "last_check_at" INTEGER,
    "last_result_at" INTEGER,
    "last_result" TEXT CHECK ("last_result" IN ('critical', 'error', 'success', 'unknown', 'warning')),
    "last_response_time_ms" INTEGER,
    "last_error" TEXT,
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("consecutive_failures" BETWEEN -2147483648 AND 2147483647),
    "agent_uid" TEXT,
    "device_uid" TEXT,
    "schedule_id" BLOB CHECK (length("schedule_id") = 16),
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "service_checks_thresholds_check" CHECK ((("warning_threshold_ms" IS NULL) OR ("critical_threshold_ms" IS NULL)) OR ("warning_threshold_ms" <= "critical_threshold_ms")),
    CONSTRAINT "service_checks_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "service_checks_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "service_checks_schedule_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "polling_schedules" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "service_checks_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "service_checks_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "alerts" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "title" TEXT NOT NULL,
    "description" TEXT,
    "severity" INTEGER NOT NULL DEFAULT 1 CHECK ("severity" IN (0, 1, 2, 3)),
    "status" TEXT NOT NULL CHECK ("status" IN ('acknowledged', 'escalated', 'pending', 'resolved', 'suppressed')),
    "state_since" INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
    "source_type" TEXT NOT NULL DEFAULT 'external' CHECK ("source_type" IN ('agent', 'device', 'external', 'poller', 'service_check', 'system')),
    "source_id" TEXT,
    "metric_name" TEXT NOT NULL DEFAULT '',
    "metric_value" REAL CHECK ("metric_value" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
    "threshold_value" REAL CHECK ("threshold_value" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
    "comparison" TEXT CHECK ("comparison" IN ('equals', 'greater_than', 'less_than', 'not_equals')),
    "triggered_at" INTEGER NOT NULL,
    "last_raised_at" INTEGER NOT NULL,
    "raise_count" INTEGER NOT NULL DEFAULT 1,
    "acknowledged_at" INTEGER,
    "acknowledged_by" TEXT,
    "resolved_at" INTEGER,
    "resolved_by" TEXT,
    "resolution_note" TEXT,
    "escalated_at" INTEGER,
    "escalation_level" INTEGER NOT NULL DEFAULT 0 CHECK ("escalation_level" BETWEEN -2147483648 AND 2147483647),
    "escalation_reason" TEXT,
    "notification_count" INTEGER NOT NULL DEFAULT 0 CHECK ("notification_count" BETWEEN -2147483648 AND 2147483647),
    "last_notification_at" INTEGER,
    "notified_level" INTEGER NOT NULL DEFAULT -1 CHECK ("notified_level" BETWEEN -2147483648 AND 2147483647),
    "claimed_until" INTEGER,
    "suppressed_until" INTEGER,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "tags" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("tags")),
    "device_uid" TEXT,
    "service_check_id" BLOB CHECK (length("service_check_id") = 16),
    "agent_uid" TEXT,
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "alerts_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "alerts_service_check_fkey" FOREIGN KEY ("tenant_id", "service_check_id") REFERENCES "service_checks" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "alerts_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE NO ACTION,
    CONSTRAINT "alerts_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "alerts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "source_devices" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "source_id" BLOB NOT NULL CHECK (length("source_id") = 16),
    "device_uid" TEXT NOT NULL,
    "last_fetch" INTEGER NOT NULL,
    "inserted_at" INTEGER NOT NULL,
    CONSTRAINT "source_devices_source_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "integration_sources" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "source_devices_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "source_devices_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "tenant_memberships" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "user" BLOB NOT NULL CHECK (length("user") = 16),
    "role" TEXT NOT NULL DEFAULT 'member' CHECK ("role" IN ('admin', 'member', 'owner')),
    "joined_at" INTEGER NOT NULL,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "tenant_memberships_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE INDEX "agents_status_uid_index" ON "agents" ("tenant_id", "status", "uid");

CREATE INDEX "agents_last_seen_time_uid_index" ON "agents" ("tenant_id", "last_seen_time" DESC, "uid");

CREATE INDEX "agents_partition_id_uid_index" ON "agents" ("tenant_id", "partition_id", "uid");

CREATE INDEX "agents_poller_id_uid_index" ON "agents" ("tenant_id", "poller_id", "uid");

CREATE INDEX "agents_device_uid_uid_index" ON "agents" ("tenant_id", "device_uid", "uid");

CREATE UNIQUE INDEX "alerts_open_source_unique" ON "alerts" ("tenant_id", "source_type", "source_id", "metric_name") WHERE "resolved_at" IS NULL;

CREATE INDEX "alerts_status_triggered_at_id_index" ON "alerts" ("tenant_id", "status", "triggered_at" DESC, "id" DESC);

CREATE INDEX "alerts_severity_triggered_at_id_index" ON "alerts" ("tenant_id", "severity", "triggered_at" DESC, "id" DESC);

CREATE INDEX "alerts_triggered_at_id_index" ON "alerts" ("tenant_id", "triggered_at" DESC, "id" DESC);

CREATE INDEX "alerts_device_uid_id_index" ON "alerts" ("tenant_id", "device_uid", "id" DESC);

CREATE INDEX "alerts_service_check_id_id_index" ON "alerts" ("tenant_id", "service_check_id", "id" DESC);

CREATE INDEX "alerts_agent_uid_id_index" ON "alerts" ("tenant_id", "agent_uid", "id" DESC);

CREATE INDEX "alerts_partition_id_id_index" ON "alerts" ("tenant_id", "partition_id", "id" DESC);

CREATE INDEX "audit_logs_at_id_index" ON "audit_logs" ("tenant_id", "at" DESC, "id" DESC);

CREATE INDEX "audit_logs_actor_name_at_id_index" ON "audit_logs" ("tenant_id", "actor_name", "at" DESC, "id" DESC);

CREATE INDEX "audit_logs_resource_at_id_index" ON "audit_logs" ("tenant_id", "resource", "at" DESC, "id" DESC);

CREATE INDEX "audit_logs_outcome_at_id_index" ON "audit_logs" ("tenant_id", "outcome", "at" DESC, "id" DESC);

CREATE UNIQUE INDEX "check_results_run_unique" ON "check_results" ("tenant_id", "service_check", "attempt");

CREATE INDEX "check_results_checked_at_id_index" ON "check_results" ("tenant_id", "checked_at" DESC, "id" DESC);

CREATE INDEX "check_results_service_check_checked_at_id_index" ON "check_results" ("tenant_id", "service_check", "checked_at" DESC, "id" DESC);

CREATE INDEX "check_results_poll_job_id_index" ON "check_results" ("tenant_id", "poll_job", "id" DESC);

CREATE INDEX "checkers_status_id_index" ON "checkers" ("tenant_id", "status", "id");

CREATE INDEX "checkers_agent_uid_id_index" ON "checkers" ("tenant_id", "agent_uid", "id");

CREATE INDEX "checkers_partition_id_id_index" ON "checkers" ("tenant_id", "partition_id", "id");

CREATE UNIQUE INDEX "device_alias_states_alias_unique" ON "device_alias_states" ("tenant_id", "device_uid", "alias_type", "alias_value");

CREATE INDEX "device_alias_states_partition_id_alias_type_alias_value_index" ON "device_alias_states" ("tenant_id", "partition_id", "alias_type", "alias_value");

CREATE INDEX "device_alias_states_device_uid_id_index" ON "device_alias_states" ("tenant_id", "device_uid", "id");

CREATE INDEX "device_alias_states_state_id_index" ON "device_alias_states" ("tenant_id", "state", "id");

CREATE INDEX "device_alias_states_last_seen_at_id_index" ON "device_alias_states" ("tenant_id", "last_seen_at", "id");

CREATE INDEX "device_alias_states_previous_alias_index" ON "device_alias_states" ("tenant_id", "previous_alias_id");

CREATE INDEX "device_alias_states_replaced_by_alias_index" ON "device_alias_states" ("tenant_id", "replaced_by_alias_id");

CREATE INDEX "devices_partition_id_uid_index" ON "devices" ("tenant_id", "partition_id", "uid");

CREATE INDEX "devices_partition_id_ip_index" ON "devices" ("tenant_id", "partition_id", "ip");

CREATE INDEX "devices_partition_id_mac_index" ON "devices" ("tenant_id", "partition_id", "mac");

CREATE INDEX "devices_poller_id_uid_index" ON "devices" ("tenant_id", "poller_id", "uid");

CREATE INDEX "devices_agent_uid_uid_index" ON "devices" ("tenant_id", "agent_uid", "uid");

CREATE INDEX "devices_group_id_uid_index" ON "devices" ("tenant_id", "group_id", "uid");

CREATE INDEX "devices_status_uid_index" ON "devices" ("tenant_id", "status", "uid");

CREATE INDEX "devices_last_seen_time_uid_index" ON "devices" ("tenant_id", "last_seen_time" DESC, "uid");

CREATE INDEX "events_occurred_at_id_index" ON "events" ("tenant_id", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_category_occurred_at_id_index" ON "events" ("tenant_id", "category", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_severity_occurred_at_id_index" ON "events" ("tenant_id", "severity", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_device_occurred_at_id_index" ON "events" ("tenant_id", "device", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_agent_occurred_at_id_index" ON "events" ("tenant_id", "agent", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_alert_occurred_at_id_index" ON "events" ("tenant_id", "alert", "occurred_at" DESC, "id" DESC);

CREATE UNIQUE INDEX "integration_sources_name_unique" ON "integration_sources" ("tenant_id", "name");

CREATE INDEX "integration_sources_partition_id_id_index" ON "integration_sources" ("tenant_id", "partition_id", "id");

CREATE INDEX "integration_sources_agent_uid_id_index" ON "integration_sources" ("tenant_id", "agent_uid", "id");

CREATE INDEX "integration_sources_poller_id_id_index" ON "integration_sources" ("tenant_id", "poller_id", "id");

CREATE INDEX "integration_sources_last_sync_at_id_index" ON "integration_sources" ("tenant_id", "last_sync_at", "id") WHERE "enabled";

CREATE INDEX "integration_sources_last_sync_at_index" ON "integration_sources" ("last_sync_at") WHERE "enabled";

CREATE UNIQUE INDEX "interfaces_number_unique" ON "interfaces" ("tenant_id", "device_uid", "if_index");

CREATE INDEX "interfaces_device_uid_id_index" ON "interfaces" ("tenant_id", "device_uid", "id");

CREATE INDEX "interfaces_poller_id_id_index" ON "interfaces" ("tenant_id", "poller_id", "id");

CREATE INDEX "interfaces_agent_uid_id_index" ON "interfaces" ("tenant_id", "agent_uid", "id");

CREATE INDEX "interfaces_partition_id_id_index" ON "interfaces" ("tenant_id", "partition_id", "id");

CREATE INDEX "interfaces_last_seen_id_index" ON "interfaces" ("tenant_id", "last_seen" DESC, "id" DESC);

CREATE UNIQUE INDEX "job_schedules_job_key_unique" ON "job_schedules" ("job_key");

CREATE UNIQUE INDEX "jobs_unfinished_unique" ON "jobs" ("tenant_id", "unique_key") WHERE ("unique_key" IS NOT NULL) AND ("state" IN ('available', 'scheduled', 'executing', 'retryable'));

CREATE UNIQUE INDEX "jobs_tenant_key" ON "jobs" ("tenant_id", "id");

CREATE INDEX "jobs_queue_priority_scheduled_at_id_index" ON "jobs" ("queue", "priority", "scheduled_at", "id") WHERE "state" IN ('available', 'scheduled', 'retryable');

CREATE INDEX "jobs_lease_until_index" ON "jobs" ("lease_until") WHERE "state" = 'executing';

CREATE INDEX "jobs_finished_at_index" ON "jobs" ("finished_at") WHERE "state" IN ('completed', 'discarded', 'cancelled');

CREATE INDEX "jobs_id_index" ON "jobs" ("tenant_id", "id" DESC);

CREATE INDEX "merge_audits_from_device_merged_at_id_index" ON "merge_audits" ("tenant_id", "from_device", "merged_at" DESC, "id" DESC);

CREATE INDEX "merge_audits_to_device_merged_at_id_index" ON "merge_audits" ("tenant_id", "to_device", "merged_at" DESC, "id" DESC);

CREATE INDEX "merge_audits_merged_at_id_index" ON "merge_audits" ("tenant_id", "merged_at" DESC, "id" DESC);

CREATE INDEX "poll_jobs_schedule_id_inserted_at_id_index" ON "poll_jobs" ("tenant_id", "schedule_id", "inserted_at" DESC, "id" DESC);

CREATE INDEX "poll_jobs_status_inserted_at_id_index" ON "poll_jobs" ("tenant_id", "status", "inserted_at", "id");

CREATE INDEX "poll_jobs_poller_id_id_index" ON "poll_jobs" ("tenant_id", "poller_id", "id");

CREATE INDEX "poll_jobs_agent_uid_id_index" ON "poll_jobs" ("tenant_id", "agent_uid", "id");

CREATE INDEX "poll_jobs_partition_id_id_index" ON "poll_jobs" ("tenant_id", "partition_id", "id");

CREATE INDEX "poll_jobs_inserted_at_id_index" ON "poll_jobs" ("tenant_id", "inserted_at" DESC, "id" DESC);

CREATE INDEX "polling_schedules_partition_id_id_index" ON "polling_schedules" ("tenant_id", "partition_id", "id");

CREATE INDEX "polling_schedules_assigned_poller_id_id_index" ON "polling_schedules" ("tenant_id", "assigned_poller_id", "id");

CREATE INDEX "polling_schedules_enabled_priority_id_index" ON "polling_schedules" ("tenant_id", "enabled", "priority" DESC, "id");

CREATE INDEX "service_checks_agent_uid_id_index" ON "service_checks" ("tenant_id", "agent_uid", "id");

CREATE INDEX "service_checks_device_uid_id_index" ON "service_checks" ("tenant_id", "device_uid", "id");

CREATE INDEX "service_checks_schedule_id_id_index" ON "service_checks" ("tenant_id", "schedule_id", "id");

CREATE INDEX "service_checks_partition_id_id_index" ON "service_checks" ("tenant_id", "partition_id", "id");

CREATE INDEX "service_checks_last_check_at_id_index" ON "service_checks" ("tenant_id", "last_check_at", "id") WHERE "enabled";

CREATE INDEX "service_checks_consecutive_failures_id_index" ON "service_checks" ("tenant_id", "consecutive_failures", "id") WHERE "consecutive_failures" > 0;

CREATE UNIQUE INDEX "source_devices_mention_unique" ON "source_devices" ("tenant_id", "source_id", "device_uid");

CREATE UNIQUE INDEX "source_devices_tenant_key" ON "source_devices" ("tenant_id", "id");

CREATE INDEX "source_devices_device_uid_id_index" ON "source_devices" ("tenant_id", "device_uid", "id");

CREATE INDEX "source_devices_source_id_last_fetch_id_index" ON "source_devices" ("tenant_id", "source_id", "last_fetch", "id");

CREATE UNIQUE INDEX "tenant_memberships_user_unique" ON "tenant_memberships" ("tenant_id", "user");

CREATE INDEX "tenant_memberships_role_id_index" ON "tenant_memberships" ("tenant_id", "role", "id");

CREATE TRIGGER "agents_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "agents" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "agents_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "agents" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "alerts_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "alerts" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "alerts" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_service_check_fkey_nullify" AFTER DELETE ON "service_checks"
BEGIN
    UPDATE "alerts" SET "service_check_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "service_check_id" = OLD."id";
END;

CREATE TRIGGER "audit_logs_append_only_delete" BEFORE DELETE ON "audit_logs"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of audit_logs cannot be changed or removed');
END;

CREATE TRIGGER "audit_logs_append_only_update" BEFORE UPDATE ON "audit_logs"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of audit_logs cannot be changed or removed');
END;

CREATE TRIGGER "check_results_append_only_delete" BEFORE DELETE ON "check_results"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of check_results cannot be changed or removed');
END;

CREATE TRIGGER "check_results_append_only_update" BEFORE UPDATE ON "check_results"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of check_results cannot be changed or removed');
END;

CREATE TRIGGER "checkers_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "checkers" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "device_alias_states_previous_alias_fkey_nullify" AFTER DELETE ON "device_alias_states"
BEGIN
    UPDATE "device_alias_states" SET "previous_alias_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "previous_alias_id" = OLD."id";
END;

CREATE TRIGGER "device_alias_states_replaced_by_alias_fkey_nullify" AFTER DELETE ON "device_alias_states"
BEGIN
    UPDATE "device_alias_states" SET "replaced_by_alias_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "replaced_by_alias_id" = OLD."id";
END;

CREATE TRIGGER "devices_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "devices" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "devices_group_fkey_nullify" AFTER DELETE ON "device_groups"
BEGIN
    UPDATE "devices" SET "group_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "group_id" = OLD."id";
END;

CREATE TRIGGER "devices_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "devices" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "events_append_only_delete" BEFORE DELETE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of events cannot be changed or removed');
END;

CREATE TRIGGER "events_append_only_update" BEFORE UPDATE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of events cannot be changed or removed');
END;

CREATE TRIGGER "integration_sources_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "integration_sources" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "integration_sources_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "integration_sources" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "interfaces_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "interfaces" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "interfaces_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "interfaces" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "merge_audits_append_only_delete" BEFORE DELETE ON "merge_audits"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of merge_audits cannot be changed or removed');
END;

CREATE TRIGGER "merge_audits_append_only_update" BEFORE UPDATE ON "merge_audits"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of merge_audits cannot be changed or removed');
END;

CREATE TRIGGER "poll_jobs_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "poll_jobs" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "poll_jobs_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "poll_jobs" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "service_checks_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "service_checks" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "service_checks_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "service_checks" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "service_checks_schedule_fkey_nullify" AFTER DELETE ON "polling_schedules"
BEGIN
    UPDATE "service_checks" SET "schedule_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "schedule_id" = OLD."id";
END;
