-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add table api_tokens
--   add table device_groups
--   add table device_identifiers
--   add table devices
--   add table health_events
--   add table partitions
--   add table pollers
--   add table tenants
--   add table users

CREATE TABLE "api_tokens" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "description" TEXT,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "access" TEXT NOT NULL DEFAULT 'read' CHECK ("access" IN ('admin', 'read', 'write')),
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "expires_at" INTEGER,
    "last_used_at" INTEGER,
    "last_used_ip" TEXT,
    "use_count" INTEGER NOT NULL DEFAULT 0,
    "revoked_at" INTEGER,
    "revoked_by" TEXT,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "user_id" BLOB NOT NULL CHECK (length("user_id") = 16),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "api_tokens_user_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "users" ("tenant_id", "id") ON DELETE CASCADE,
    CONSTRAINT "api_tokens_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "device_groups" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "description" TEXT,
    "group_type" TEXT NOT NULL DEFAULT 'custom' CHECK ("group_type" IN ('custom', 'department', 'environment', 'function', 'location')),
    "parent_id" BLOB CHECK (length("parent_id") = 16),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "device_groups_parent_fkey" FOREIGN KEY ("tenant_id", "parent_id") REFERENCES "device_groups" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "device_groups_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "device_identifiers" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "device_uid" TEXT NOT NULL,
    "partition_id" BLOB NOT NULL CHECK (length("partition_id") = 16),
    "identifier_type" TEXT NOT NULL CHECK ("identifier_type" IN ('armis_device_id', 'integration_id', 'ip', 'mac', 'netbox_device_id')),
    "identifier_value" TEXT NOT NULL,
    "confidence" TEXT NOT NULL DEFAULT 'strong' CHECK ("confidence" IN ('medium', 'strong', 'weak')),
    "source" TEXT,
    "first_seen" INTEGER NOT NULL,
    "last_seen" INTEGER NOT NULL,
    "verified" INTEGER NOT NULL DEFAULT 0 CHECK ("verified" IN (0, 1)),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    CONSTRAINT "device_identifiers_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE CASCADE,
    CONSTRAINT "device_identifiers_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "device_identifiers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "devices" (
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

CREATE TABLE "health_events" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "entity_type" TEXT NOT NULL CHECK ("entity_type" IN ('agent', 'checker', 'collector', 'core', 'custom', 'poller', 'web')),
    "entity_id" TEXT NOT NULL,
    "old_state" TEXT,
    "new_state" TEXT NOT NULL,
    "reason" TEXT,
    "node" TEXT,
    "duration_seconds" INTEGER,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "recorded_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "health_events_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "partitions" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "description" TEXT,
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "cidr_ranges" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("cidr_ranges")),
    "default_gateway" TEXT,
    "dns_servers" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("dns_servers")),
    "site" TEXT,
    "region" TEXT,
    "environment" TEXT NOT NULL DEFAULT 'production' CHECK ("environment" IN ('development', 'lab', 'production', 'staging')),
    "connectivity_type" TEXT NOT NULL DEFAULT 'direct' CHECK ("connectivity_type" IN ('direct', 'proxy', 'vpn')),
    "proxy_endpoint" TEXT,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "partitions_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "pollers" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" TEXT NOT NULL,
    "component_id" TEXT,
    "registration_source" TEXT NOT NULL DEFAULT 'manual' CHECK ("registration_source" IN ('auto', 'kubernetes', 'manual')),
    "status" TEXT NOT NULL CHECK ("status" IN ('degraded', 'draining', 'healthy', 'inactive', 'maintenance', 'offline', 'recovering')),
    "state_since" INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
    "spiffe_identity" TEXT,
    "first_registered" INTEGER NOT NULL,
    "first_seen" INTEGER,
    "last_seen" INTEGER,
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "created_by" TEXT,
    "is_healthy" INTEGER NOT NULL DEFAULT 1 CHECK ("is_healthy" IN (0, 1)),
    "agent_count" INTEGER NOT NULL DEFAULT 0 CHECK ("agent_count" BETWEEN -2147483648 AND 2147483647),
    "checker_count" INTEGER NOT NULL DEFAULT 0 CHECK ("checker_count" BETWEEN -2147483648 AND 2147483647),
    "partition_id" BLOB CHECK (length("partition_id") = 16),
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "pollers_partition_fkey" FOREIGN KEY ("tenant_id", "partition_id") REFERENCES "partitions" ("tenant_id", "id") ON DELETE RESTRICT,
    CONSTRAINT "pollers_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "tenants" (
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "slug_key" TEXT GENERATED ALWAYS AS (lower("slug")) STORED,
    "status" TEXT NOT NULL CHECK ("status" IN ('active', 'deleted', 'pending', 'suspended')),
    "plan" TEXT NOT NULL DEFAULT 'free' CHECK ("plan" IN ('enterprise', 'free', 'pro')),
    "max_devices" INTEGER NOT NULL DEFAULT 100 CHECK ("max_devices" BETWEEN -2147483648 AND 2147483647),
    "max_users" INTEGER NOT NULL DEFAULT 5 CHECK ("max_users" BETWEEN -2147483648 AND 2147483647),
    "settings" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("settings")),
    "owner_id" BLOB CHECK (length("owner_id") = 16),
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("id"),
    CONSTRAINT "tenants_owner_fkey" FOREIGN KEY ("id", "owner_id") REFERENCES "users" ("tenant_id", "id") ON DELETE NO ACTION
) STRICT;

CREATE TABLE "users" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "email" TEXT NOT NULL,
    "email_key" TEXT GENERATED ALWAYS AS (lower("email")) STORED,
    "hashed_password" TEXT,
    "display_name" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer' CHECK ("role" IN ('admin', 'operator', 'super_admin', 'viewer')),
    "confirmed_at" INTEGER,
    "authenticated_at" INTEGER,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("tenant_id", "id"),
    CONSTRAINT "users_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE UNIQUE INDEX "api_tokens_prefix_unique" ON "api_tokens" ("prefix");

CREATE INDEX "api_tokens_user_id_id_index" ON "api_tokens" ("tenant_id", "user_id", "id" DESC);

CREATE UNIQUE INDEX "device_groups_name_unique" ON "device_groups" ("tenant_id", "name");

CREATE INDEX "device_groups_parent_id_name_index" ON "device_groups" ("tenant_id", "parent_id", "name");

CREATE INDEX "device_groups_group_type_name_index" ON "device_groups" ("tenant_id", "group_type", "name");

CREATE UNIQUE INDEX "device_identifiers_identifier_unique" ON "device_identifiers" ("tenant_id", "partition_id", "identifier_type", "identifier_value");

CREATE UNIQUE INDEX "device_identifiers_tenant_key" ON "device_identifiers" ("tenant_id", "id");

CREATE INDEX "device_identifiers_device_uid_id_index" ON "device_identifiers" ("tenant_id", "device_uid", "id");

CREATE INDEX "devices_partition_id_uid_index" ON "devices" ("tenant_id", "partition_id", "uid");

CREATE INDEX "devices_partition_id_ip_index" ON "devices" ("tenant_id", "partition_id", "ip");

CREATE INDEX "devices_partition_id_mac_index" ON "devices" ("tenant_id", "partition_id", "mac");

CREATE INDEX "devices_poller_id_uid_index" ON "devices" ("tenant_id", "poller_id", "uid");

CREATE INDEX "devices_group_id_uid_index" ON "devices" ("tenant_id", "group_id", "uid");

CREATE INDEX "devices_status_uid_index" ON "devices" ("tenant_id", "status", "uid");

CREATE INDEX "devices_last_seen_time_uid_index" ON "devices" ("tenant_id", "last_seen_time" DESC, "uid");

CREATE INDEX "health_events_recorded_at_id_index" ON "health_events" ("tenant_id", "recorded_at" DESC, "id" DESC);

CREATE INDEX "health_events_entity_type_entity_id_recorded_at_id_index" ON "health_events" ("tenant_id", "entity_type", "entity_id", "recorded_at" DESC, "id" DESC);

CREATE INDEX "health_events_new_state_recorded_at_id_index" ON "health_events" ("tenant_id", "new_state", "recorded_at" DESC, "id" DESC);

CREATE INDEX "health_events_entity_type_new_state_recorded_at_id_index" ON "health_events" ("tenant_id", "entity_type", "new_state", "recorded_at" DESC, "id" DESC);

CREATE UNIQUE INDEX "partitions_slug_unique" ON "partitions" ("tenant_id", "slug");

CREATE INDEX "partitions_site_slug_index" ON "partitions" ("tenant_id", "site", "slug");

CREATE INDEX "partitions_environment_slug_index" ON "partitions" ("tenant_id", "environment", "slug");

CREATE INDEX "pollers_status_id_index" ON "pollers" ("tenant_id", "status", "id");

CREATE INDEX "pollers_last_seen_id_index" ON "pollers" ("tenant_id", "last_seen" DESC, "id");

CREATE INDEX "pollers_partition_id_id_index" ON "pollers" ("tenant_id", "partition_id", "id");

CREATE UNIQUE INDEX "tenants_slug_unique" ON "tenants" ("slug_key");

CREATE UNIQUE INDEX "users_email_unique" ON "users" ("tenant_id", "email_key");

CREATE INDEX "users_role_id_index" ON "users" ("tenant_id", "role", "id");

CREATE TRIGGER "devices_group_fkey_nullify" AFTER DELETE ON "device_groups"
BEGIN
    UPDATE "devices" SET "group_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "group_id" = OLD."id";
END;

CREATE TRIGGER "devices_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "devices" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "health_events_append_only_delete" BEFORE DELETE ON "health_events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of health_events cannot be changed or removed');
END;

CREATE TRIGGER "health_events_append_only_update" BEFORE UPDATE ON "health_events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of health_events cannot be changed or removed');
END;

CREATE TRIGGER "tenants_owner_fkey_nullify" AFTER DELETE ON "users"
BEGIN
    UPDATE "tenants" SET "owner_id" = NULL WHERE "id" = OLD."tenant_id" AND "owner_id" = OLD."id";
END;
