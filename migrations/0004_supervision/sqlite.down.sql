-- The way back.
--   drop column agents.alerted
--   drop column pollers.lost
--   drop column pollers.alerted
--   drop column service_checks.health
--   drop table leases

-- migrate: foreign-keys-off

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "agents_device_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "agents_poller_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_service_check_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "checkers_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "devices_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "devices_poller_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "integration_sources_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "integration_sources_poller_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "interfaces_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "interfaces_poller_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "poll_jobs_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "poll_jobs_poller_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "service_checks_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "service_checks_device_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "service_checks_schedule_fkey_nullify";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "agents" DROP COLUMN "alerted";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "pollers" DROP COLUMN "lost";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "pollers" DROP COLUMN "alerted";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "service_checks" DROP COLUMN "health";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "leases";

CREATE TRIGGER "agents_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "agents" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "agents_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "agents" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "alerts_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "alerts" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_service_check_fkey_nullify" AFTER DELETE ON "service_checks"
BEGIN
    UPDATE "alerts" SET "service_check_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "service_check_id" = OLD."id";
END;

CREATE TRIGGER "checkers_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "checkers" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "devices_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "devices" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "devices_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "devices" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "integration_sources_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "integration_sources" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "integration_sources_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "integration_sources" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "interfaces_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "interfaces" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "interfaces_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "interfaces" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "poll_jobs_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "poll_jobs" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "poll_jobs_poller_fkey_nullify" AFTER DELETE ON "pollers"
BEGIN
    UPDATE "poll_jobs" SET "poller_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "poller_id" = OLD."id";
END;

CREATE TRIGGER "service_checks_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "service_checks" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "service_checks_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "service_checks" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "service_checks_schedule_fkey_nullify" AFTER DELETE ON "polling_schedules"
BEGIN
    UPDATE "service_checks" SET "schedule_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "schedule_id" = OLD."id";
END;
