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

-- migrate: foreign-keys-off

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_device_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_service_check_fkey_nullify";

DROP INDEX "alerts_source_type_last_notification_at_index";

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

-- The default of devices.is_available changes for new versions of the program only; the stored one stays until the table is next rebuilt.

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "jobs" DROP COLUMN "losses";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "job_queues";

CREATE TRIGGER "alerts_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "alerts" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "alerts" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_service_check_fkey_nullify" AFTER DELETE ON "service_checks"
BEGIN
    UPDATE "alerts" SET "service_check_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "service_check_id" = OLD."id";
END;
