-- The way back.
--   drop index alerts_id_index of alerts
--   drop column alerts.resolution_notified_at
--   drop column alerts.end_due

DROP INDEX "alerts_id_index";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "resolution_notified_at";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "end_due";
