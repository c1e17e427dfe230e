-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add table events
--   add table tenants
--   add table devices
--   add table alerts

CREATE TABLE "events" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    PRIMARY KEY ("tenant_id", "id")
) STRICT;

CREATE TABLE "tenants" (
    "id" BLOB NOT NULL CHECK (length("id") = 16),
    "slug" TEXT NOT NULL,
    "slug_key" TEXT GENERATED ALWAYS AS (lower("slug")) STORED,
    PRIMARY KEY ("id")
) STRICT;

CREATE TABLE "devices" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "uid" TEXT NOT NULL,
    "enabled" INTEGER NOT NULL DEFAULT 1 CHECK ("enabled" IN (0, 1)),
    "port" INTEGER NOT NULL CHECK ("port" BETWEEN -2147483648 AND 2147483647),
    "load" REAL CHECK ("load" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308),
    "cost" INTEGER CHECK ("cost" BETWEEN -9999999999 AND 9999999999),
    "state" TEXT NOT NULL CHECK ("state" IN ('offline', 'online')),
    "first_seen" INTEGER NOT NULL DEFAULT (CAST(round((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER) * 1000),
    "metadata" TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("metadata")),
    "fingerprint" BLOB,
    PRIMARY KEY ("tenant_id", "uid"),
    CONSTRAINT "devices_port_check" CHECK ("port" > 0 AND "port" < 65536),
    CONSTRAINT "devices_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT
) STRICT;

CREATE TABLE "alerts" (
    "tenant_id" BLOB NOT NULL CHECK (length("tenant_id") = 16),
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "severity" INTEGER NOT NULL CHECK ("severity" IN (0, 1, 2)),
    "device_uid" TEXT,
    CONSTRAINT "alerts_tenant_id_fkey" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id") ON DELETE RESTRICT,
    CONSTRAINT "alerts_device_fkey" FOREIGN KEY ("tenant_id", "device_uid") REFERENCES "devices" ("tenant_id", "uid") ON DELETE NO ACTION
) STRICT;

CREATE UNIQUE INDEX "alerts_tenant_id_id_key" ON "alerts" ("tenant_id", "id");

CREATE INDEX "devices_recent" ON "devices" ("tenant_id", "first_seen" DESC) WHERE "enabled" = 1;

CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants" ("slug_key");

CREATE TRIGGER "alerts_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "alerts" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "events_append_only_delete" BEFORE DELETE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of events cannot be changed or removed');
END;

CREATE TRIGGER "events_append_only_update" BEFORE UPDATE ON "events"
BEGIN
    SELECT RAISE(ABORT, 'append_only: rows of events cannot be changed or removed');
END;
