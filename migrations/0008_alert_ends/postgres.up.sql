-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column alerts.resolution_notified_at
--   add column alerts.end_due
--   add index alerts_id_index on alerts

ALTER TABLE "alerts" ADD COLUMN "resolution_notified_at" timestamptz;

ALTER TABLE "alerts" ADD COLUMN "end_due" boolean NOT NULL DEFAULT false;

-- Whoever was told of an alert that still stands is told when it ends.
UPDATE "alerts" SET "end_due" = true WHERE "notified_level" >= 0 AND "notification_count" > 0 AND "status" <> 'resolved';

-- migrate: no-transaction

-- Built while the table is in use; dropped first in case an earlier attempt was interrupted.
DROP INDEX CONCURRENTLY IF EXISTS "alerts_id_index";

CREATE INDEX CONCURRENTLY "alerts_id_index" ON "alerts" ("tenant_id", "id") WHERE "end_due";
