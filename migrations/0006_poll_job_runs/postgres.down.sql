-- The way back.
--   drop column poll_jobs.poller_run

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "poll_jobs" DROP COLUMN "poller_run";
