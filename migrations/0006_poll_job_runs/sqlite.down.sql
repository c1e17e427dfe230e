-- The way back.
--   drop column poll_jobs.poller_run

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "poll_jobs_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "poll_jobs_poller_fkey_nullify";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "poll_jobs" DROP COLUMN "poller_run";

CREATE TRIGGER "poll_jobs_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "poll_jobs" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "poll_jobs_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "poll_jobs" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;
