-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column poll_jobs.poller_run

ALTER TABLE "poll_jobs" ADD COLUMN "poller_run" uuid;
