-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column poll_jobs.schedule_run
--   add column poll_jobs.told_successes
--   add column poll_jobs.told_failures
--   add column poll_jobs.told_timeouts
--   add column polling_schedules.last_timeout_count
--   add column polling_schedules.counted_run
--   add column polling_schedules.failures_before
--   drop column polling_schedules.last_result
--   drop column polling_schedules.last_check_count
--   drop column polling_schedules.consecutive_failures

ALTER TABLE "poll_jobs" ADD COLUMN "schedule_run" bigint;

ALTER TABLE "poll_jobs" ADD COLUMN "told_successes" integer NOT NULL DEFAULT 0;

ALTER TABLE "poll_jobs" ADD COLUMN "told_failures" integer NOT NULL DEFAULT 0;

ALTER TABLE "poll_jobs" ADD COLUMN "told_timeouts" integer NOT NULL DEFAULT 0;

ALTER TABLE "polling_schedules" ADD COLUMN "last_timeout_count" integer NOT NULL DEFAULT 0;

ALTER TABLE "polling_schedules" ADD COLUMN "counted_run" bigint NOT NULL DEFAULT 0;

ALTER TABLE "polling_schedules" ADD COLUMN "failures_before" integer NOT NULL DEFAULT 0;

-- What was known of the last run stays known.
UPDATE "polling_schedules" SET
    "counted_run" = CASE WHEN "execution_count" > 0 THEN "execution_count" ELSE 1 END,
    "last_timeout_count" = CASE WHEN "last_result" = 'timeout' THEN 1 ELSE 0 END,
    "failures_before" = CASE WHEN "consecutive_failures" > 0 THEN "consecutive_failures" - 1 ELSE 0 END
WHERE "last_result" IS NOT NULL;

-- It follows from the others.
-- migrate: allow data-loss
ALTER TABLE "polling_schedules" DROP COLUMN "last_result";

-- It follows from the others.
-- migrate: allow data-loss
ALTER TABLE "polling_schedules" DROP COLUMN "last_check_count";

-- It follows from the others.
-- migrate: allow data-loss
ALTER TABLE "polling_schedules" DROP COLUMN "consecutive_failures";
