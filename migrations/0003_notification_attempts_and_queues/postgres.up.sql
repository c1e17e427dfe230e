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

ALTER TABLE "alerts" ADD COLUMN "notification_attempts" integer NOT NULL DEFAULT 0;

ALTER TABLE "alerts" ADD COLUMN "last_notification_attempt_at" timestamptz;

ALTER TABLE "alerts" ADD COLUMN "notification_failures" integer NOT NULL DEFAULT 0;

ALTER TABLE "alerts" ADD COLUMN "last_notification_error" text COLLATE "C";

ALTER TABLE "alerts" ADD COLUMN "notification_given_up_at" timestamptz;

ALTER TABLE "alerts" ADD COLUMN "failing_level" integer NOT NULL DEFAULT -1;

ALTER TABLE "alerts" ADD COLUMN "claimed_by" text COLLATE "C";

ALTER TABLE "devices" ALTER COLUMN "is_available" SET DEFAULT false;

ALTER TABLE "jobs" ADD COLUMN "losses" integer NOT NULL DEFAULT 0;

-- migrate: no-transaction

-- Built while the table is in use; dropped first in case an earlier attempt was interrupted.
DROP INDEX CONCURRENTLY IF EXISTS "alerts_source_type_last_notification_at_index";

CREATE INDEX CONCURRENTLY "alerts_source_type_last_notification_at_index" ON "alerts" ("tenant_id", "source_type", "last_notification_at" DESC);

-- migrate: transaction

CREATE TABLE "job_queues" (
    "name" text COLLATE "C" NOT NULL,
    "paused_at" timestamptz,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "job_queues_pkey" PRIMARY KEY ("name")
);
