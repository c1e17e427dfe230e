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

-- The rows stay; references follow.
ALTER TABLE "devices" RENAME TO "hosts";

ALTER TABLE "hosts" RENAME CONSTRAINT "devices_pkey" TO "hosts_pkey";

ALTER TABLE "hosts" RENAME CONSTRAINT "devices_load_finite" TO "hosts_load_finite";

ALTER TABLE "hosts" RENAME CONSTRAINT "devices_state_enum" TO "hosts_state_enum";

-- The values stay; indexes and constraints follow.
ALTER TABLE "hosts" RENAME COLUMN "load" TO "pressure";

ALTER TABLE "hosts" RENAME CONSTRAINT "hosts_load_finite" TO "hosts_pressure_finite";

ALTER TABLE "hosts" RENAME CONSTRAINT "devices_tenant_id_fkey" TO "hosts_tenant_id_fkey";

ALTER TABLE "alerts" ADD COLUMN "note" text COLLATE "C";

-- Writes the table anew, locked.
-- migrate: review rewrite
ALTER TABLE "hosts" ALTER COLUMN "port" TYPE bigint USING "port"::bigint;

ALTER TABLE "hosts" DROP CONSTRAINT "hosts_state_enum";

-- For new rows; existing ones are checked later, without a lock.
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_state_enum" CHECK ("state" IN ('gone', 'offline', 'online')) NOT VALID;

-- Required, but not before existing rows have a value.
ALTER TABLE "hosts" ADD COLUMN "partition_id" uuid;

-- From here on new rows need a value; existing ones get theirs below.
ALTER TABLE "hosts" ADD CONSTRAINT "hosts_partition_id_required" CHECK ("partition_id" IS NOT NULL) NOT VALID;

-- migrate: transaction

-- Existing rows. If there are very many, split this into several steps.
UPDATE "hosts" SET "partition_id" = {{hosts.partition_id: the value for existing rows}} WHERE "partition_id" IS NULL;

-- migrate: transaction

-- Reads the table without locking out anybody.
ALTER TABLE "hosts" VALIDATE CONSTRAINT "hosts_state_enum";

-- migrate: transaction

-- Reads the table without locking out anybody.
ALTER TABLE "hosts" VALIDATE CONSTRAINT "hosts_partition_id_required";

-- migrate: transaction

ALTER TABLE "hosts" ALTER COLUMN "partition_id" SET NOT NULL;

ALTER TABLE "hosts" DROP CONSTRAINT "hosts_partition_id_required";

-- migrate: no-transaction

-- Built while the table is in use; dropped first in case an earlier attempt was interrupted.
DROP INDEX CONCURRENTLY IF EXISTS "hosts_partition";

CREATE INDEX CONCURRENTLY "hosts_partition" ON "hosts" ("tenant_id", "partition_id");

-- migrate: transaction

-- Its values go with it.
-- migrate: review data-loss
ALTER TABLE "hosts" DROP COLUMN "fingerprint";
