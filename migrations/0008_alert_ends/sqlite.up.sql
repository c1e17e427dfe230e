-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column alerts.resolution_notified_at
--   add column alerts.end_due
--   add index alerts_id_index on alerts

ALTER TABLE "alerts" ADD COLUMN "resolution_notified_at" INTEGER;

ALTER TABLE "alerts" ADD COLUMN "end_due" INTEGER NOT NULL DEFAULT 0 CHECK ("end_due" IN (0, 1));

CREATE INDEX "alerts_id_index" ON "alerts" ("tenant_id", "id") WHERE "end_due";
