-- The way back.
--   drop index alerts_id_index of alerts
--   drop column alerts.resolution_notified_at
--   drop column alerts.end_due

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_agent_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_device_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "alerts_service_check_fkey_nullify";

DROP INDEX "alerts_id_index";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "resolution_notified_at";

-- Its values go with it.
-- migrate: allow data-loss
ALTER TABLE "alerts" DROP COLUMN "end_due";

CREATE TRIGGER "alerts_agent_fkey_nullify" AFTER DELETE ON "agents"
BEGIN
    UPDATE "alerts" SET "agent_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "agent_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_device_fkey_nullify" AFTER DELETE ON "devices"
BEGIN
    UPDATE "alerts" SET "device_uid" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "device_uid" = OLD."uid";
END;

CREATE TRIGGER "alerts_service_check_fkey_nullify" AFTER DELETE ON "service_checks"
BEGIN
    UPDATE "alerts" SET "service_check_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "service_check_id" = OLD."id";
END;
