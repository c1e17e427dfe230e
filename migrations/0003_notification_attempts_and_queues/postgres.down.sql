-- The way back.
--   drop index alerts_source_type_last_notification_at_index of alerts
--   change column devices.is_available: default
--   drop column alerts.notification_attempts
--   drop column alerts.last_notification_attempt_at
--   drop column alerts.notification_failures
--   drop column alerts.last_notification_error
--   drop column alerts.notification_given_up_at
--   drop column alerts.failing_level
--   drop column alerts.claimed_by
--   drop column jobs.losses
--   drop table job_queues

DROP INDEX "alerts_source_type_last_notification_at_index";

ALTER TABLE "devices" ALTER COLUMN "is_available" SET DEFAULT true;

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "notification_attempts";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "last_notification_attempt_at";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "notification_failures";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "last_notification_error";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "notification_given_up_at";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "failing_level";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "claimed_by";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "jobs" DROP COLUMN "losses";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "job_queues";
