-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column alerts.resolution_notified_at
--   add column alerts.end_due
--   add index alerts_id_index on alerts

ALTER TABLE "alerts" ADD COLUMN "resolution_notified_at" INTEGER;

ALTER TABLE "alerts" ADD COLUMN "end_due" INTEGER NOT NULL DEFAULT 0 CHECK ("end_due" IN (0, 1));

-- Whoever was told of an alert that still stands is told when it ends.
UPDATE "alerts" SET "end_due" = 1 WHERE "notified_level" >= 0 AND "notification_count" > 0 AND "status" <> 'resolved';

CREATE INDEX "alerts_id_index" ON "alerts" ("tenant_id", "id") WHERE "end_due";
