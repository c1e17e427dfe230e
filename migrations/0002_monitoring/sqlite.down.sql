-- The way back.
--   drop foreign key devices_agent_fkey of devices
--   drop index devices_agent_uid_uid_index of devices
--   drop column devices.agent_uid
--   drop table tenant_memberships
--   drop table source_devices
--   drop table alerts
--   drop table service_checks
--   drop table poll_jobs
--   drop table polling_schedules
--   drop table merge_audits
--   drop table jobs
--   drop table job_schedules
--   drop table interfaces
--   drop table integration_sources
--   drop table events
--   drop table device_intakes
--   drop table device_alias_states
--   drop table checkers
--   drop table check_results
--   drop table audit_logs
--   drop table agents

-- migrate: foreign-keys-off

DROP TRIGGER "agents_device_fkey_nullify";

DROP TRIGGER "agents_poller_fkey_nullify";

DROP TRIGGER "alerts_agent_fkey_nullify";

DROP TRIGGER "alerts_device_fkey_nullify";

DROP TRIGGER "alerts_service_check_fkey_nullify";

DROP TRIGGER "audit_logs_append_only_delete";

DROP TRIGGER "audit_logs_append_only_update";

DROP TRIGGER "check_results_append_only_delete";

DROP TRIGGER "check_results_append_only_update";

DROP TRIGGER "checkers_agent_fkey_nullify";

DROP TRIGGER "device_alias_states_previous_alias_fkey_nullify";

DROP TRIGGER "device_alias_states_replaced_by_alias_fkey_nullify";

DROP TRIGGER "devices_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "devices_group_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "devices_poller_fkey_nullify";

DROP TRIGGER "events_append_only_delete";

DROP TRIGGER "events_append_only_update";

DROP TRIGGER "integration_sources_agent_fkey_nullify";

DROP TRIGGER "integration_sources_poller_fkey_nullify";

DROP TRIGGER "interfaces_agent_fkey_nullify";

DROP TRIGGER "interfaces_poller_fkey_nullify";

DROP TRIGGER "merge_audits_append_only_delete";

DROP TRIGGER "merge_audits_append_only_update";

DROP TRIGGER "poll_jobs_agent_fkey_nullify";

DROP TRIGGER "poll_jobs_poller_fkey_nullify";

DROP TRIGGER "service_checks_agent_fkey_nullify";

DROP TRIGGER "service_checks_device_fkey_nullify";

DROP TRIGGER "service_checks_schedule_fkey_nullify";

DROP INDEX "devices_agent_uid_uid_index";

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
    "discovery_sources" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("discovery_sources")),
    "is_available" INTEGER NOT NULL DEFAULT 1 CHECK ("is_available" IN (0, 1)),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    PRIMARY KEY ("tenant_id", "uid"),
    CONSTRAINT "devices_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "devices_group_fkey" FOREIGN KEY ("tenant_id", "group_id") REFERENCES "device_groups" ("tenant_id", "id") ON DELETE NO ACTION,
    CONSTRAINT "devices_poller_fkey" FOREIGN KEY ("tenant_id", "poller_id") REFERENCES "pollers" ("tenant_id", "id") ON DELETE NO ACTION,
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
    "discovery_sources",
    "is_available",
    "metadata"
FROM "devices";

-- Not copied, gone with it: agent_uid.
-- migrate: allow data-loss
DROP TABLE "devices";

ALTER TABLE "__new_devices" RENAME TO "devices";

CREATE INDEX "devices_partition_id_uid_index" ON "devices" ("tenant_id", "partition_id", "uid");

CREATE INDEX "devices_partition_id_ip_index" ON "devices" ("tenant_id", "partition_id", "ip");

CREATE INDEX "devices_partition_id_mac_index" ON "devices" ("tenant_id", "partition_id", "mac");

CREATE INDEX "devices_poller_id_uid_index" ON "devices" ("tenant_id", "poller_id", "uid");

CREATE INDEX "devices_group_id_uid_index" ON "devices" ("tenant_id", "group_id", "uid");

CREATE INDEX "devices_status_uid_index" ON "devices" ("tenant_id", "status", "uid");

CREATE INDEX "devices_last_seen_time_uid_index" ON "devices" ("tenant_id", "last_seen_time" DESC, "uid");

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "tenant_memberships";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "source_devices";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "alerts";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "service_checks";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "poll_jobs";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "polling_schedules";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "merge_audits";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "jobs";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "job_schedules";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "interfaces";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "integration_sources";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "events";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "device_intakes";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "device_alias_states";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "checkers";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "check_results";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "audit_logs";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "agents";

CREATE TRIGGER "devices_group_fkey_nullify" AFTER DELETE ON "device_groups"
BEGIN
    UPDATE "devices" SET "group_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "group_id" = OLD."id";
END;

CREATE TRIGGER "devices_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "devices" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;
