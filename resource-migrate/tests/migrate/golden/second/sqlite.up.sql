-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   rename table devices to hosts
--   rename column hosts.load to pressure
--   rename foreign key devices_tenant_id_fkey of hosts to hosts_tenant_id_fkey
--   add column alerts.note
--   change column hosts.port: type
--   change column hosts.state: values
--   add column hosts.partition_id
--   add index hosts_partition on hosts
--   drop column hosts.fingerprint

-- migrate: foreign-keys-off

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_device_fkey_nullify";

-- The rows stay; references follow.
ALTER TABLE "devices" RENAME TO "hosts";

-- The values stay; indexes and constraints follow.
ALTER TABLE "hosts" RENAME COLUMN "load" TO "pressure";

ALTER TABLE "alerts" ADD COLUMN "note" TEXT;

-- Rebuild of hosts: what changes is beyond SQLite's ALTER TABLE.
CREATE TABLE "__new_hosts" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "uid" TEXT NOT NULL,
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "port" INTEGER NOT NULL,
    "pressure" REAL CHECK ("pressure" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
    "cost" INTEGER CHECK ("cost" BETWEEN -9999999999 AND 9999999999),
    "state" TEXT NOT NULL CHECK ("state" IN ('gone', 'offline', 'online')),
    "first_seen" INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "partition_id" BLOB NOT NULL CHECK (length("partition_id") = 16),
    PRIMARY KEY ("tenant_id", "uid"),
    CONSTRAINT "devices_port_check" CHECK ("port" > 0 AND "port" < 65536),
    CONSTRAINT "hosts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

INSERT INTO "__new_hosts" (
    "tenant_id",
    "uid",
    "enabled",
    "port",
    "pressure",
    "cost",
    "state",
    "first_seen",
    "metadata",
    "partition_id"
) SELECT
    "tenant_id",
    "uid",
    "enabled",
    "port",
    "pressure",
    "cost",
    "state",
    "first_seen",
    "metadata",
    {{hosts.partition_id: the value for existing rows}}
FROM "hosts";

-- Not copied, gone with it: fingerprint.
-- migrate: review data-loss
DROP TABLE "hosts";

ALTER TABLE "__new_hosts" RENAME TO "hosts";

CREATE INDEX "devices_recent" ON "hosts" ("tenant_id", "first_seen" DESC) WHERE "enabled" = 1;

CREATE INDEX "hosts_partition" ON "hosts" ("tenant_id", "partition_id");

CREATE TRIGGER "alerts_device_fkey_nullify" AFTER DELETE ON "hosts"
BEGIN
    UPDATE "alerts" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;
