-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column alerts.notification_attempts
--   add column alerts.last_notification_attempt_at
--   add column alerts.notification_failures
--   add column alerts.last_notification_error
--   add column alerts.notification_given_up_at
--   add column alerts.failing_level
--   add column alerts.claimed_by
--   change column devices.is_available: default
--   add column jobs.losses
--   add index alerts_source_type_last_notification_at_index on alerts
--   add table job_queues

ALTER TABLE "alerts" ADD COLUMN "notification_attempts" INTEGER NOT NULL DEFAULT 0 CHECK ("notification_attempts" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "alerts" ADD COLUMN "last_notification_attempt_at" INTEGER;

ALTER TABLE "alerts" ADD COLUMN "notification_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("notification_failures" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "alerts" ADD COLUMN "last_notification_error" TEXT;

ALTER TABLE "alerts" ADD COLUMN "notification_given_up_at" INTEGER;

ALTER TABLE "alerts" ADD COLUMN "failing_level" INTEGER NOT NULL DEFAULT -1 CHECK ("failing_level" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "alerts" ADD COLUMN "claimed_by" TEXT;

-- The default of devices.is_available changes for new versions of the program only; the stored one stays until the table is next rebuilt.

ALTER TABLE "jobs" ADD COLUMN "losses" INTEGER NOT NULL DEFAULT 0 CHECK ("losses" BETWEEN -2147483648 AND 2147483647);

CREATE TABLE "job_queues" (
    "name" TEXT NOT NULL,
    "paused_at" INTEGER,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("name")
) STRICT;

CREATE INDEX "alerts_source_type_last_notification_at_index" ON "alerts" ("tenant_id", "source_type", "last_notification_at" DESC);
