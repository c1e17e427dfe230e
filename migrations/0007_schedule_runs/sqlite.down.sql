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

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "service_checks_schedule_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "poll_jobs_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "poll_jobs_poller_fkey_nullify";

ALTER TABLE "polling_schedules" ADD COLUMN "last_result" TEXT CHECK ("last_result" IN ('failed', 'partial', 'success', 'timeout'));

ALTER TABLE "polling_schedules" ADD COLUMN "last_check_count" INTEGER NOT NULL DEFAULT 0 CHECK ("last_check_count" BETWEEN -2147483648 AND 2147483647);

ALTER TABLE "polling_schedules" ADD COLUMN "consecutive_failures" INTEGER NOT NULL DEFAULT 0 CHECK ("consecutive_failures" BETWEEN -2147483648 AND 2147483647);

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

CREATE TRIGGER "service_checks_schedule_fkey_nullify" AFTER DELETE ON "polling_schedules"
BEGIN
    UPDATE "service_checks" SET "schedule_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "schedule_id" = OLD."id";
END;

CREATE TRIGGER "poll_jobs_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "poll_jobs" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "poll_jobs_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "poll_jobs" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;
