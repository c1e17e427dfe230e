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

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "service_checks_schedule_fkey_nullify";

ALTER TABLE "poll_jobs" ADD COLUMN "schedule_run" INTEGER;

ALTER TABLE "poll_jobs" ADD COLUMN "told_successes" INTEGER NOT NULL DEFAULT 0 CHECK ("told_successes" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "poll_jobs" ADD COLUMN "told_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("told_failures" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "poll_jobs" ADD COLUMN "told_timeouts" INTEGER NOT NULL DEFAULT 0 CHECK ("told_timeouts" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "polling_schedules" ADD COLUMN "last_timeout_count" INTEGER NOT NULL DEFAULT 0 CHECK ("last_timeout_count" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "polling_schedules" ADD COLUMN "counted_run" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "polling_schedules" ADD COLUMN "failures_before" INTEGER NOT NULL DEFAULT 0 CHECK ("failures_before" BETWEEN -2147483648 AND 2147483647);

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

CREATE TRIGGER "service_checks_schedule_fkey_nullify" AFTER DELETE ON "polling_schedules"
BEGIN
    UPDATE "service_checks" SET "schedule_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "schedule_id" = OLD."id";
END;
