-- The way back.
--   add column polling_schedules.last_result
--   add column polling_schedules.last_check_count
--   add column polling_schedules.consecutive_failures
--   drop column polling_schedules.failures_before
--   drop column polling_schedules.counted_run
--   drop column polling_schedules.last_timeout_count
--   drop column poll_jobs.told_timeouts
--   drop column poll_jobs.told_failures
--   drop column poll_jobs.told_successes
--   drop column poll_jobs.schedule_run

ALTER TABLE "polling_schedules" ADD COLUMN "last_result" text COLLATE "C" CONSTRAINT "polling_schedules_last_result_enum" CHECK ("last_result" IN ('failed', 'partial', 'success', 'timeout'));

ALTER TABLE "polling_schedules" ADD COLUMN "last_check_count" integer NOT NULL DEFAULT 0;

ALTER TABLE "polling_schedules" ADD COLUMN "consecutive_failures" integer NOT NULL DEFAULT 0;

UPDATE "polling_schedules" SET
    "last_result" = CASE WHEN "last_failure_count" = 0 THEN 'success' WHEN "last_timeout_count" > 0 THEN 'timeout'
        WHEN "last_success_count" = 0 THEN 'failed' ELSE 'partial' END,
    "last_check_count" = "last_success_count" + "last_failure_count",
    "consecutive_failures" = CASE WHEN "last_failure_count" > 0 AND ("last_timeout_count" > 0 OR "last_success_count" = 0)
        THEN "failures_before" + 1 ELSE 0 END
WHERE "counted_run" > 0;

-- What it said is said by the others.
-- migrate: allow data-loss
ALTER TABLE "polling_schedules" DROP COLUMN "failures_before";

-- What it said is said by the others.
-- migrate: allow data-loss
ALTER TABLE "polling_schedules" DROP COLUMN "counted_run";

-- What it said is said by the others.
-- migrate: allow data-loss
ALTER TABLE "polling_schedules" DROP COLUMN "last_timeout_count";

-- It is known by run, which goes as well.
-- migrate: allow data-loss
ALTER TABLE "poll_jobs" DROP COLUMN "told_timeouts";

-- It is known by run, which goes as well.
-- migrate: allow data-loss
ALTER TABLE "poll_jobs" DROP COLUMN "told_failures";

-- It is known by run, which goes as well.
-- migrate: allow data-loss
ALTER TABLE "poll_jobs" DROP COLUMN "told_successes";

-- It is known by run, which goes as well.
-- migrate: allow data-loss
ALTER TABLE "poll_jobs" DROP COLUMN "schedule_run";
