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

ALTER TABLE "devices" ADD COLUMN "agent_uid" text COLLATE "C";

-- migrate: no-transaction

-- Built while the table is in use; dropped first in case an earlier attempt was interrupted.
DROP INDEX CONCURRENTLY IF EXISTS "devices_agent_uid_uid_index";

CREATE INDEX CONCURRENTLY "devices_agent_uid_uid_index" ON "devices" ("tenant_id", "agent_uid", "uid");

-- migrate: transaction

CREATE TABLE "agents" (
    "tenant_id" uuid NOT NULL,
    "uid" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C",
    "type_id" smallint NOT NULL DEFAULT 0 CONSTRAINT "agents_type_id_enum" CHECK ("type_id" IN (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 99)),
    "type_name" text COLLATE "C",
    "uid_alt" text COLLATE "C",
    "vendor_name" text COLLATE "C" NOT NULL DEFAULT 'ServiceRadar',
    "version" text COLLATE "C",
    "policies" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "capabilities" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "host" text COLLATE "C",
    "port" integer,
    "spiffe_identity" text COLLATE "C",
    "status" text COLLATE "C" NOT NULL CONSTRAINT "agents_status_enum" CHECK ("status" IN ('connected', 'connecting', 'degraded', 'disconnected', 'unavailable')),
    "state_since" timestamptz NOT NULL DEFAULT now(),
    "is_healthy" boolean NOT NULL DEFAULT true,
    "first_seen_time" timestamptz NOT NULL,
    "last_seen_time" timestamptz NOT NULL,
    "created_time" timestamptz NOT NULL,
    "modified_time" timestamptz NOT NULL,
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "partition_id" uuid,
    "poller_id" text COLLATE "C",
    "device_uid" text COLLATE "C",
    CONSTRAINT "agents_pkey" PRIMARY KEY ("tenant_id", "uid"),
    CONSTRAINT "agents_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "agents_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE SET NULL ("poller_id"),
    CONSTRAINT "agents_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE SET NULL ("device_uid"),
    CONSTRAINT "agents_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "agents_status_uid_index" ON "agents" ("tenant_id", "status", "uid");

CREATE INDEX "agents_last_seen_time_uid_index" ON "agents" ("tenant_id", "last_seen_time" DESC, "uid");

CREATE INDEX "agents_partition_id_uid_index" ON "agents" ("tenant_id", "partition_id", "uid");

CREATE INDEX "agents_poller_id_uid_index" ON "agents" ("tenant_id", "poller_id", "uid");

CREATE INDEX "agents_device_uid_uid_index" ON "agents" ("tenant_id", "device_uid", "uid");

CREATE TABLE "audit_logs" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "at" timestamptz NOT NULL,
    "actor_name" text COLLATE "C" NOT NULL,
    "actor_kind" text COLLATE "C" NOT NULL CONSTRAINT "audit_logs_actor_kind_enum" CHECK ("actor_kind" IN ('anonymous', 'component', 'system', 'token', 'user')),
    "on_behalf_of" text COLLATE "C",
    "resource" text COLLATE "C" NOT NULL,
    "action" text COLLATE "C" NOT NULL,
    "record_key" text COLLATE "C",
    "outcome" text COLLATE "C" NOT NULL CONSTRAINT "audit_logs_outcome_enum" CHECK ("outcome" IN ('denied', 'entered', 'looked_up')),
    "reason" text COLLATE "C",
    "request_id" text COLLATE "C",
    "recorded_at" timestamptz NOT NULL,
    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "audit_logs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "audit_logs_at_id_index" ON "audit_logs" ("tenant_id", "at" DESC, "id" DESC);

CREATE INDEX "audit_logs_actor_name_at_id_index" ON "audit_logs" ("tenant_id", "actor_name", "at" DESC, "id" DESC);

CREATE INDEX "audit_logs_resource_at_id_index" ON "audit_logs" ("tenant_id", "resource", "at" DESC, "id" DESC);

CREATE INDEX "audit_logs_outcome_at_id_index" ON "audit_logs" ("tenant_id", "outcome", "at" DESC, "id" DESC);

-- Shared by all append-only tables.
CREATE OR REPLACE FUNCTION "refuse_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append_only: rows of % cannot be changed or removed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;

-- Append-only: the database refuses updates and deletes.
CREATE TRIGGER "audit_logs_append_only" BEFORE UPDATE OR DELETE ON "audit_logs" FOR EACH ROW EXECUTE FUNCTION "refuse_append_only"();

-- Else TRUNCATE would remove them all.
CREATE TRIGGER "audit_logs_append_only_truncate" BEFORE TRUNCATE ON "audit_logs" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_append_only"();

CREATE TABLE "check_results" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "service_check" uuid NOT NULL,
    "poll_job" uuid,
    "attempt" uuid NOT NULL,
    "result" text COLLATE "C" NOT NULL CONSTRAINT "check_results_result_enum" CHECK ("result" IN ('critical', 'error', 'success', 'unknown', 'warning')),
    "response_time_us" bigint,
    "error" text COLLATE "C",
    "agent" text COLLATE "C",
    "poller" text COLLATE "C",
    "partition" uuid,
    "details" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "checked_at" timestamptz NOT NULL,
    "recorded_at" timestamptz NOT NULL,
    CONSTRAINT "check_results_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "check_results_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "check_results_run_unique" ON "check_results" ("tenant_id", "service_check", "attempt");

CREATE INDEX "check_results_checked_at_id_index" ON "check_results" ("tenant_id", "checked_at" DESC, "id" DESC);

CREATE INDEX "check_results_service_check_checked_at_id_index" ON "check_results" ("tenant_id", "service_check", "checked_at" DESC, "id" DESC);

CREATE INDEX "check_results_poll_job_id_index" ON "check_results" ("tenant_id", "poll_job", "id" DESC);

-- Append-only: the database refuses updates and deletes.
CREATE TRIGGER "check_results_append_only" BEFORE UPDATE OR DELETE ON "check_results" FOR EACH ROW EXECUTE FUNCTION "refuse_append_only"();

-- Else TRUNCATE would remove them all.
CREATE TRIGGER "check_results_append_only_truncate" BEFORE TRUNCATE ON "check_results" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_append_only"();

CREATE TABLE "checkers" (
    "tenant_id" uuid NOT NULL,
    "id" text COLLATE "C" NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "checker_type" text COLLATE "C" NOT NULL CONSTRAINT "checkers_checker_type_enum" CHECK ("checker_type" IN ('custom', 'dns', 'grpc', 'http', 'ping', 'port_scan', 'process', 'snmp', 'sweep', 'tcp')),
    "description" text COLLATE "C",
    "status" text COLLATE "C" NOT NULL CONSTRAINT "checkers_status_enum" CHECK ("status" IN ('active', 'disabled', 'failing', 'paused')),
    "state_since" timestamptz NOT NULL DEFAULT now(),
    "consecutive_failures" integer NOT NULL DEFAULT 0,
    "last_success" timestamptz,
    "last_failure" timestamptz,
    "failure_reason" text COLLATE "C",
    "config" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "interval_seconds" integer NOT NULL DEFAULT 60,
    "timeout_seconds" integer NOT NULL DEFAULT 30,
    "retries" integer NOT NULL DEFAULT 3,
    "target_type" text COLLATE "C" NOT NULL DEFAULT 'agent' CONSTRAINT "checkers_target_type_enum" CHECK ("target_type" IN ('agent', 'device', 'endpoint')),
    "target_filter" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "agent_uid" text COLLATE "C",
    "partition_id" uuid,
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "checkers_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "checkers_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid"),
    CONSTRAINT "checkers_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "checkers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "checkers_status_id_index" ON "checkers" ("tenant_id", "status", "id");

CREATE INDEX "checkers_agent_uid_id_index" ON "checkers" ("tenant_id", "agent_uid", "id");

CREATE INDEX "checkers_partition_id_id_index" ON "checkers" ("tenant_id", "partition_id", "id");

CREATE TABLE "device_alias_states" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "device_uid" text COLLATE "C" NOT NULL,
    "partition_id" uuid NOT NULL,
    "alias_type" text COLLATE "C" NOT NULL CONSTRAINT "device_alias_states_alias_type_enum" CHECK ("alias_type" IN ('collector_ip', 'ip', 'mac', 'service_id')),
    "alias_value" text COLLATE "C" NOT NULL,
    "state" text COLLATE "C" NOT NULL CONSTRAINT "device_alias_states_state_enum" CHECK ("state" IN ('archived', 'confirmed', 'detected', 'replaced', 'stale', 'updated')),
    "first_seen_at" timestamptz NOT NULL,
    "last_seen_at" timestamptz NOT NULL,
    "sighting_count" integer NOT NULL DEFAULT 1,
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "previous_alias_id" uuid,
    "replaced_by_alias_id" uuid,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "device_alias_states_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "device_alias_states_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "device_alias_states_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "device_alias_states_previous_alias_fkey" FOREIGN KEY ("tenant_id", "previous_alias_id") REFERENCES "device_alias_states" ("tenant_id", "id") ON DELETE SET NULL ("previous_alias_id"),
    CONSTRAINT "device_alias_states_replaced_by_alias_fkey" FOREIGN KEY ("tenant_id", "replaced_by_alias_id") REFERENCES "device_alias_states" ("tenant_id", "id") ON DELETE SET NULL ("replaced_by_alias_id"),
    CONSTRAINT "device_alias_states_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "device_alias_states_alias_unique" ON "device_alias_states" ("tenant_id", "device_uid", "alias_type", "alias_value");

CREATE INDEX "device_alias_states_partition_id_alias_type_alias_value_index" ON "device_alias_states" ("tenant_id", "partition_id", "alias_type", "alias_value");

CREATE INDEX "device_alias_states_device_uid_id_index" ON "device_alias_states" ("tenant_id", "device_uid", "id");

CREATE INDEX "device_alias_states_state_id_index" ON "device_alias_states" ("tenant_id", "state", "id");

CREATE INDEX "device_alias_states_last_seen_at_id_index" ON "device_alias_states" ("tenant_id", "last_seen_at", "id");

CREATE INDEX "device_alias_states_previous_alias_index" ON "device_alias_states" ("tenant_id", "previous_alias_id");

CREATE INDEX "device_alias_states_replaced_by_alias_index" ON "device_alias_states" ("tenant_id", "replaced_by_alias_id");

CREATE TABLE "device_intakes" (
    "tenant_id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "batches" bigint NOT NULL DEFAULT 1,
    "records" bigint NOT NULL DEFAULT 0,
    "added" bigint NOT NULL DEFAULT 0,
    "merged" bigint NOT NULL DEFAULT 0,
    "churned" bigint NOT NULL DEFAULT 0,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "device_intakes_pkey" PRIMARY KEY ("tenant_id", "name"),
    CONSTRAINT "device_intakes_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE TABLE "events" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "category" text COLLATE "C" NOT NULL CONSTRAINT "events_category_enum" CHECK ("category" IN ('agent', 'alert', 'audit', 'check', 'device', 'poller', 'system')),
    "event_type" text COLLATE "C" NOT NULL,
    "severity" smallint NOT NULL DEFAULT 1 CONSTRAINT "events_severity_enum" CHECK ("severity" IN (0, 1, 2, 3, 4)),
    "message" text COLLATE "C" NOT NULL,
    "details" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "source_type" text COLLATE "C" CONSTRAINT "events_source_type_enum" CHECK ("source_type" IN ('agent', 'alert', 'checker', 'device', 'integration_source', 'poll_job', 'poller', 'polling_schedule', 'service_check', 'system', 'user')),
    "source_id" text COLLATE "C",
    "source_name" text COLLATE "C",
    "target_type" text COLLATE "C" CONSTRAINT "events_target_type_enum" CHECK ("target_type" IN ('agent', 'alert', 'checker', 'device', 'integration_source', 'poll_job', 'poller', 'polling_schedule', 'service_check', 'system', 'user')),
    "target_id" text COLLATE "C",
    "target_name" text COLLATE "C",
    "device" text COLLATE "C",
    "agent" text COLLATE "C",
    "poller" text COLLATE "C",
    "alert" uuid,
    "service_check" uuid,
    "poll_job" uuid,
    "partition" uuid,
    "old_state" text COLLATE "C",
    "new_state" text COLLATE "C",
    "reason" text COLLATE "C",
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "tags" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "actor_name" text COLLATE "C",
    "client_ip" text COLLATE "C",
    "occurred_at" timestamptz NOT NULL,
    "recorded_at" timestamptz NOT NULL,
    CONSTRAINT "events_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "events_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "events_occurred_at_id_index" ON "events" ("tenant_id", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_category_occurred_at_id_index" ON "events" ("tenant_id", "category", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_severity_occurred_at_id_index" ON "events" ("tenant_id", "severity", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_device_occurred_at_id_index" ON "events" ("tenant_id", "device", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_agent_occurred_at_id_index" ON "events" ("tenant_id", "agent", "occurred_at" DESC, "id" DESC);

CREATE INDEX "events_alert_occurred_at_id_index" ON "events" ("tenant_id", "alert", "occurred_at" DESC, "id" DESC);

-- Append-only: the database refuses updates and deletes.
CREATE TRIGGER "events_append_only" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION "refuse_append_only"();

-- Else TRUNCATE would remove them all.
CREATE TRIGGER "events_append_only_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_append_only"();

CREATE TABLE "integration_sources" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "source_type" text COLLATE "C" NOT NULL CONSTRAINT "integration_sources_source_type_enum" CHECK ("source_type" IN ('armis', 'csv_file', 'custom', 'json_file', 'netbox', 'nmap', 'snmp', 'syslog')),
    "endpoint" text COLLATE "C" NOT NULL,
    "enabled" boolean NOT NULL DEFAULT true,
    "agent_uid" text COLLATE "C",
    "poller_id" text COLLATE "C",
    "partition_id" uuid NOT NULL,
    "poll_interval_seconds" integer NOT NULL DEFAULT 300,
    "page_size" integer NOT NULL DEFAULT 100,
    "network_blacklist" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "queries" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "custom_fields" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "settings" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "credentials" bytea,
    "sync_requested_at" timestamptz,
    "claimed_by" uuid,
    "claimed_until" timestamptz,
    "fetch_number" bigint NOT NULL DEFAULT 0,
    "last_whole_fetch" bigint,
    "last_sync_at" timestamptz,
    "last_sync_result" text COLLATE "C" CONSTRAINT "integration_sources_last_sync_result_enum" CHECK ("last_sync_result" IN ('failed', 'partial', 'success', 'timeout')),
    "last_device_count" integer NOT NULL DEFAULT 0,
    "last_error_message" text COLLATE "C",
    "consecutive_failures" integer NOT NULL DEFAULT 0,
    "total_syncs" bigint NOT NULL DEFAULT 0,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "integration_sources_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "integration_sources_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid"),
    CONSTRAINT "integration_sources_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE SET NULL ("poller_id"),
    CONSTRAINT "integration_sources_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "integration_sources_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "integration_sources_name_unique" ON "integration_sources" ("tenant_id", "name");

CREATE INDEX "integration_sources_partition_id_id_index" ON "integration_sources" ("tenant_id", "partition_id", "id");

CREATE INDEX "integration_sources_agent_uid_id_index" ON "integration_sources" ("tenant_id", "agent_uid", "id");

CREATE INDEX "integration_sources_poller_id_id_index" ON "integration_sources" ("tenant_id", "poller_id", "id");

CREATE INDEX "integration_sources_last_sync_at_id_index" ON "integration_sources" ("tenant_id", "last_sync_at", "id") WHERE "enabled";

CREATE INDEX "integration_sources_last_sync_at_index" ON "integration_sources" ("last_sync_at") WHERE "enabled";

CREATE TABLE "interfaces" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "device_uid" text COLLATE "C" NOT NULL,
    "partition_id" uuid NOT NULL,
    "agent_uid" text COLLATE "C",
    "poller_id" text COLLATE "C",
    "if_index" integer NOT NULL,
    "device_ip" text COLLATE "C",
    "if_name" text COLLATE "C",
    "if_descr" text COLLATE "C",
    "if_alias" text COLLATE "C",
    "if_speed" bigint,
    "if_phys_address" text COLLATE "C",
    "ip_addresses" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "if_admin_status" smallint CONSTRAINT "interfaces_if_admin_status_enum" CHECK ("if_admin_status" IN (1, 2, 3)),
    "if_oper_status" smallint CONSTRAINT "interfaces_if_oper_status_enum" CHECK ("if_oper_status" IN (1, 2, 3)),
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "first_seen" timestamptz NOT NULL,
    "last_seen" timestamptz NOT NULL,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "interfaces_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "interfaces_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "interfaces_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "interfaces_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid"),
    CONSTRAINT "interfaces_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE SET NULL ("poller_id"),
    CONSTRAINT "interfaces_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "interfaces_number_unique" ON "interfaces" ("tenant_id", "device_uid", "if_index");

CREATE INDEX "interfaces_device_uid_id_index" ON "interfaces" ("tenant_id", "device_uid", "id");

CREATE INDEX "interfaces_poller_id_id_index" ON "interfaces" ("tenant_id", "poller_id", "id");

CREATE INDEX "interfaces_agent_uid_id_index" ON "interfaces" ("tenant_id", "agent_uid", "id");

CREATE INDEX "interfaces_partition_id_id_index" ON "interfaces" ("tenant_id", "partition_id", "id");

CREATE INDEX "interfaces_last_seen_id_index" ON "interfaces" ("tenant_id", "last_seen" DESC, "id" DESC);

CREATE TABLE "job_schedules" (
    "id" uuid NOT NULL,
    "job_key" text COLLATE "C" NOT NULL,
    "cron" text COLLATE "C" NOT NULL,
    "enabled" boolean NOT NULL DEFAULT true,
    "last_enqueued_at" timestamptz,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "job_schedules_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "job_schedules_job_key_unique" ON "job_schedules" ("job_key");

CREATE TABLE "jobs" (
    "tenant_id" uuid NOT NULL,
    "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "queue" text COLLATE "C" NOT NULL,
    "worker" text COLLATE "C" NOT NULL,
    "version" smallint NOT NULL,
    "payload" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "state" text COLLATE "C" NOT NULL DEFAULT 'available' CONSTRAINT "jobs_state_enum" CHECK ("state" IN ('available', 'cancelled', 'completed', 'discarded', 'executing', 'retryable', 'scheduled')),
    "priority" smallint NOT NULL,
    "attempt" integer NOT NULL,
    "max_attempts" integer NOT NULL,
    "scheduled_at" timestamptz NOT NULL,
    "attempted_at" timestamptz,
    "finished_at" timestamptz,
    "lease_until" timestamptz,
    "leased_by" text COLLATE "C",
    "unique_key" text COLLATE "C",
    "actor" text COLLATE "C" NOT NULL,
    "errors" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "jobs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "jobs_unfinished_unique" ON "jobs" ("tenant_id", "unique_key") WHERE ("unique_key" IS NOT NULL) AND ("state" IN ('available', 'scheduled', 'executing', 'retryable'));

CREATE UNIQUE INDEX "jobs_tenant_key" ON "jobs" ("tenant_id", "id");

CREATE INDEX "jobs_queue_priority_scheduled_at_id_index" ON "jobs" ("queue", "priority", "scheduled_at", "id") WHERE "state" IN ('available', 'scheduled', 'retryable');

CREATE INDEX "jobs_lease_until_index" ON "jobs" ("lease_until") WHERE "state" = 'executing';

CREATE INDEX "jobs_finished_at_index" ON "jobs" ("finished_at") WHERE "state" IN ('completed', 'discarded', 'cancelled');

CREATE INDEX "jobs_id_index" ON "jobs" ("tenant_id", "id" DESC);

CREATE TABLE "merge_audits" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "kind" text COLLATE "C" NOT NULL DEFAULT 'merge' CONSTRAINT "merge_audits_kind_enum" CHECK ("kind" IN ('merge', 'unmerge')),
    "from_device" text COLLATE "C" NOT NULL,
    "to_device" text COLLATE "C" NOT NULL,
    "partition" uuid NOT NULL,
    "reason" text COLLATE "C",
    "confidence_score" double precision CONSTRAINT "merge_audits_confidence_score_finite" CHECK ("confidence_score" > '-Infinity'::double precision AND "confidence_score" < 'Infinity'::double precision),
    "source" text COLLATE "C",
    "details" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "merged_at" timestamptz NOT NULL,
    CONSTRAINT "merge_audits_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "merge_audits_confidence_score_check" CHECK (("confidence_score" IS NULL) OR (("confidence_score" >= 0.0) AND ("confidence_score" <= 1.0))),
    CONSTRAINT "merge_audits_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "merge_audits_from_device_merged_at_id_index" ON "merge_audits" ("tenant_id", "from_device", "merged_at" DESC, "id" DESC);

CREATE INDEX "merge_audits_to_device_merged_at_id_index" ON "merge_audits" ("tenant_id", "to_device", "merged_at" DESC, "id" DESC);

CREATE INDEX "merge_audits_merged_at_id_index" ON "merge_audits" ("tenant_id", "merged_at" DESC, "id" DESC);

-- Append-only: the database refuses updates and deletes.
CREATE TRIGGER "merge_audits_append_only" BEFORE UPDATE OR DELETE ON "merge_audits" FOR EACH ROW EXECUTE FUNCTION "refuse_append_only"();

-- Else TRUNCATE would remove them all.
CREATE TRIGGER "merge_audits_append_only_truncate" BEFORE TRUNCATE ON "merge_audits" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_append_only"();

CREATE TABLE "polling_schedules" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C",
    "schedule_type" text COLLATE "C" NOT NULL DEFAULT 'interval' CONSTRAINT "polling_schedules_schedule_type_enum" CHECK ("schedule_type" IN ('cron', 'interval', 'manual')),
    "interval_seconds" integer,
    "cron_expression" text COLLATE "C",
    "assignment_mode" text COLLATE "C" NOT NULL DEFAULT 'any' CONSTRAINT "polling_schedules_assignment_mode_enum" CHECK ("assignment_mode" IN ('any', 'domain', 'partition', 'specific')),
    "assigned_poller_id" text COLLATE "C",
    "assigned_domain" text COLLATE "C",
    "partition_id" uuid,
    "enabled" boolean NOT NULL DEFAULT true,
    "priority" integer NOT NULL DEFAULT 0,
    "max_concurrent" integer NOT NULL DEFAULT 10,
    "timeout_seconds" integer NOT NULL DEFAULT 60,
    "last_executed_at" timestamptz,
    "next_due_at" timestamptz,
    "requested_at" timestamptz,
    "last_result" text COLLATE "C" CONSTRAINT "polling_schedules_last_result_enum" CHECK ("last_result" IN ('failed', 'partial', 'success', 'timeout')),
    "last_check_count" integer NOT NULL DEFAULT 0,
    "last_success_count" integer NOT NULL DEFAULT 0,
    "last_failure_count" integer NOT NULL DEFAULT 0,
    "execution_count" bigint NOT NULL DEFAULT 0,
    "consecutive_failures" integer NOT NULL DEFAULT 0,
    "lock_token" uuid,
    "locked_at" timestamptz,
    "locked_by" text COLLATE "C",
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "polling_schedules_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "polling_schedules_interval_check" CHECK (("schedule_type" <> 'interval') OR ("interval_seconds" IS NOT NULL)),
    CONSTRAINT "polling_schedules_calendar_check" CHECK (("schedule_type" <> 'cron') OR ("cron_expression" IS NOT NULL)),
    CONSTRAINT "polling_schedules_poller_named_check" CHECK (("assignment_mode" <> 'specific') OR ("assigned_poller_id" IS NOT NULL)),
    CONSTRAINT "polling_schedules_partition_named_check" CHECK (("assignment_mode" <> 'partition') OR ("partition_id" IS NOT NULL)),
    CONSTRAINT "polling_schedules_domain_named_check" CHECK (("assignment_mode" <> 'domain') OR ("assigned_domain" IS NOT NULL)),
    CONSTRAINT "polling_schedules_assigned_poller_fkey" FOREIGN KEY ("tenant_id", "assigned_poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "polling_schedules_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "polling_schedules_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "polling_schedules_partition_id_id_index" ON "polling_schedules" ("tenant_id", "partition_id", "id");

CREATE INDEX "polling_schedules_assigned_poller_id_id_index" ON "polling_schedules" ("tenant_id", "assigned_poller_id", "id");

CREATE INDEX "polling_schedules_enabled_priority_id_index" ON "polling_schedules" ("tenant_id", "enabled", "priority" DESC, "id");

CREATE TABLE "poll_jobs" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "schedule_id" uuid,
    "schedule_name" text COLLATE "C",
    "check_count" integer NOT NULL DEFAULT 0,
    "check_ids" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "status" text COLLATE "C" NOT NULL CONSTRAINT "poll_jobs_status_enum" CHECK ("status" IN ('cancelled', 'completed', 'dispatching', 'failed', 'pending', 'running', 'timeout')),
    "attempt" uuid,
    "lease_revision" bigint NOT NULL DEFAULT 0,
    "poller_id" text COLLATE "C",
    "agent_uid" text COLLATE "C",
    "partition_id" uuid,
    "priority" integer NOT NULL DEFAULT 0,
    "timeout_seconds" integer NOT NULL DEFAULT 60,
    "dispatched_at" timestamptz,
    "started_at" timestamptz,
    "completed_at" timestamptz,
    "success_count" integer NOT NULL DEFAULT 0,
    "failure_count" integer NOT NULL DEFAULT 0,
    "error_message" text COLLATE "C",
    "error_code" text COLLATE "C",
    "retry_count" integer NOT NULL DEFAULT 0,
    "max_retries" integer NOT NULL DEFAULT 3,
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "poll_jobs_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "poll_jobs_schedule_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "polling_schedules" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "poll_jobs_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE SET NULL ("poller_id"),
    CONSTRAINT "poll_jobs_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid"),
    CONSTRAINT "poll_jobs_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "poll_jobs_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "poll_jobs_schedule_id_inserted_at_id_index" ON "poll_jobs" ("tenant_id", "schedule_id", "inserted_at" DESC, "id" DESC);

CREATE INDEX "poll_jobs_status_inserted_at_id_index" ON "poll_jobs" ("tenant_id", "status", "inserted_at", "id");

CREATE INDEX "poll_jobs_poller_id_id_index" ON "poll_jobs" ("tenant_id", "poller_id", "id");

CREATE INDEX "poll_jobs_agent_uid_id_index" ON "poll_jobs" ("tenant_id", "agent_uid", "id");

CREATE INDEX "poll_jobs_partition_id_id_index" ON "poll_jobs" ("tenant_id", "partition_id", "id");

CREATE INDEX "poll_jobs_inserted_at_id_index" ON "poll_jobs" ("tenant_id", "inserted_at" DESC, "id" DESC);

CREATE TABLE "service_checks" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "name" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C",
    "check_type" text COLLATE "C" NOT NULL CONSTRAINT "service_checks_check_type_enum" CHECK ("check_type" IN ('custom', 'dns', 'grpc', 'http', 'ping', 'snmp', 'tcp')),
    "target" text COLLATE "C" NOT NULL,
    "port" integer,
    "interval_seconds" integer NOT NULL DEFAULT 60,
    "timeout_seconds" integer NOT NULL DEFAULT 10,
    "retries" integer NOT NULL DEFAULT 3,
    "enabled" boolean NOT NULL DEFAULT true,
    "config" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "warning_threshold_ms" integer,
    "critical_threshold_ms" integer,
    "last_check_at" timestamptz,
    "last_result_at" timestamptz,
    "last_result" text COLLATE "C" CONSTRAINT "service_checks_last_result_enum" CHECK ("last_result" IN ('critical', 'error', 'success', 'unknown', 'warning')),
    "last_response_time_ms" bigint,
    "last_error" text COLLATE "C",
    "consecutive_failures" integer NOT NULL DEFAULT 0,
    "agent_uid" text COLLATE "C",
    "device_uid" text COLLATE "C",
    "schedule_id" uuid,
    "partition_id" uuid,
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "service_checks_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "service_checks_thresholds_check" CHECK ((("warning_threshold_ms" IS NULL) OR ("critical_threshold_ms" IS NULL)) OR ("warning_threshold_ms" <= "critical_threshold_ms")),
    CONSTRAINT "service_checks_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid"),
    CONSTRAINT "service_checks_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE SET NULL ("device_uid"),
    CONSTRAINT "service_checks_schedule_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "polling_schedules" ("tenant_id", "id") ON DELETE SET NULL ("schedule_id"),
    CONSTRAINT "service_checks_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "service_checks_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE INDEX "service_checks_agent_uid_id_index" ON "service_checks" ("tenant_id", "agent_uid", "id");

CREATE INDEX "service_checks_device_uid_id_index" ON "service_checks" ("tenant_id", "device_uid", "id");

CREATE INDEX "service_checks_schedule_id_id_index" ON "service_checks" ("tenant_id", "schedule_id", "id");

CREATE INDEX "service_checks_partition_id_id_index" ON "service_checks" ("tenant_id", "partition_id", "id");

CREATE INDEX "service_checks_last_check_at_id_index" ON "service_checks" ("tenant_id", "last_check_at", "id") WHERE "enabled";

CREATE INDEX "service_checks_consecutive_failures_id_index" ON "service_checks" ("tenant_id", "consecutive_failures", "id") WHERE "consecutive_failures" > 0;

CREATE TABLE "alerts" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "title" text COLLATE "C" NOT NULL,
    "description" text COLLATE "C",
    "severity" smallint NOT NULL DEFAULT 1 CONSTRAINT "alerts_severity_enum" CHECK ("severity" IN (0, 1, 2, 3)),
    "status" text COLLATE "C" NOT NULL CONSTRAINT "alerts_status_enum" CHECK ("status" IN ('acknowledged', 'escalated', 'pending', 'resolved', 'suppressed')),
    "state_since" timestamptz NOT NULL DEFAULT now(),
    "source_type" text COLLATE "C" NOT NULL DEFAULT 'external' CONSTRAINT "alerts_source_type_enum" CHECK ("source_type" IN ('agent', 'device', 'external', 'poller', 'service_check', 'system')),
    "source_id" text COLLATE "C",
    "metric_name" text COLLATE "C" NOT NULL DEFAULT '',
    "metric_value" double precision CONSTRAINT "alerts_metric_value_finite" CHECK ("metric_value" > '-Infinity'::double precision AND "metric_value" < 'Infinity'::double precision),
    "threshold_value" double precision CONSTRAINT "alerts_threshold_value_finite" CHECK ("threshold_value" > '-Infinity'::double precision AND "threshold_value" < 'Infinity'::double precision),
    "comparison" text COLLATE "C" CONSTRAINT "alerts_comparison_enum" CHECK ("comparison" IN ('equals', 'greater_than', 'less_than', 'not_equals')),
    "triggered_at" timestamptz NOT NULL,
    "last_raised_at" timestamptz NOT NULL,
    "raise_count" bigint NOT NULL DEFAULT 1,
    "acknowledged_at" timestamptz,
    "acknowledged_by" text COLLATE "C",
    "resolved_at" timestamptz,
    "resolved_by" text COLLATE "C",
    "resolution_note" text COLLATE "C",
    "escalated_at" timestamptz,
    "escalation_level" integer NOT NULL DEFAULT 0,
    "escalation_reason" text COLLATE "C",
    "notification_count" integer NOT NULL DEFAULT 0,
    "last_notification_at" timestamptz,
    "notified_level" integer NOT NULL DEFAULT -1,
    "claimed_until" timestamptz,
    "suppressed_until" timestamptz,
    "metadata" jsonb NOT NULL DEFAULT '{}'::jsonb,
    "tags" jsonb NOT NULL DEFAULT '[]'::jsonb,
    "device_uid" text COLLATE "C",
    "service_check_id" uuid,
    "agent_uid" text COLLATE "C",
    "partition_id" uuid,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "alerts_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "alerts_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE SET NULL ("device_uid"),
    CONSTRAINT "alerts_service_check_fkey" FOREIGN KEY ("tenant_id", "service_check_id") REFERENCES "service_checks" ("tenant_id", "id") ON DELETE SET NULL ("service_check_id"),
    CONSTRAINT "alerts_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid"),
    CONSTRAINT "alerts_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "alerts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "alerts_open_source_unique" ON "alerts" ("tenant_id", "source_type", "source_id", "metric_name") WHERE "resolved_at" IS NULL;

CREATE INDEX "alerts_status_triggered_at_id_index" ON "alerts" ("tenant_id", "status", "triggered_at" DESC, "id" DESC);

CREATE INDEX "alerts_severity_triggered_at_id_index" ON "alerts" ("tenant_id", "severity", "triggered_at" DESC, "id" DESC);

CREATE INDEX "alerts_triggered_at_id_index" ON "alerts" ("tenant_id", "triggered_at" DESC, "id" DESC);

CREATE INDEX "alerts_device_uid_id_index" ON "alerts" ("tenant_id", "device_uid", "id" DESC);

CREATE INDEX "alerts_service_check_id_id_index" ON "alerts" ("tenant_id", "service_check_id", "id" DESC);

CREATE INDEX "alerts_agent_uid_id_index" ON "alerts" ("tenant_id", "agent_uid", "id" DESC);

CREATE INDEX "alerts_partition_id_id_index" ON "alerts" ("tenant_id", "partition_id", "id" DESC);

CREATE TABLE "source_devices" (
    "tenant_id" uuid NOT NULL,
    "id" bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY,
    "source_id" uuid NOT NULL,
    "device_uid" text COLLATE "C" NOT NULL,
    "last_fetch" bigint NOT NULL,
    "inserted_at" timestamptz NOT NULL,
    CONSTRAINT "source_devices_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "source_devices_source_fkey" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "integration_sources" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "source_devices_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "source_devices_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "source_devices_mention_unique" ON "source_devices" ("tenant_id", "source_id", "device_uid");

CREATE UNIQUE INDEX "source_devices_tenant_key" ON "source_devices" ("tenant_id", "id");

CREATE INDEX "source_devices_device_uid_id_index" ON "source_devices" ("tenant_id", "device_uid", "id");

CREATE INDEX "source_devices_source_id_last_fetch_id_index" ON "source_devices" ("tenant_id", "source_id", "last_fetch", "id");

CREATE TABLE "tenant_memberships" (
    "tenant_id" uuid NOT NULL,
    "id" uuid NOT NULL,
    "user" uuid NOT NULL,
    "role" text COLLATE "C" NOT NULL DEFAULT 'member' CONSTRAINT "tenant_memberships_role_enum" CHECK ("role" IN ('admin', 'member', 'owner')),
    "joined_at" timestamptz NOT NULL,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "tenant_memberships_pkey" PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "tenant_memberships_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "tenant_memberships_user_unique" ON "tenant_memberships" ("tenant_id", "user");

CREATE INDEX "tenant_memberships_role_id_index" ON "tenant_memberships" ("tenant_id", "role", "id");

-- For new rows; existing ones are checked later, without a lock.
ALTER TABLE "devices" ADD CONSTRAINT "devices_agent_fkey" FOREIGN KEY ("tenant_id", "agent_uid") REFERENCES "agents" ("tenant_id", "uid") ON DELETE SET NULL ("agent_uid") NOT VALID;

-- migrate: transaction

-- Reads the table without locking out anybody.
ALTER TABLE "devices" VALIDATE CONSTRAINT "devices_agent_fkey";
