-- The way back.
--   drop column device_alias_states.confirmed_at

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "device_alias_states_previous_alias_fkey_nullify";

-- It names a table that changes, and comes back at the end.
DROP TRIGGER "device_alias_states_replaced_by_alias_fkey_nullify";

-- What was annotated held before, whether it was confirmed or not.
UPDATE "device_alias_states" SET "state" = 'detected' WHERE "state" = 'updated' AND "confirmed_at" IS NULL;

-- The state says it again.
-- migrate: allow data-loss
ALTER TABLE "device_alias_states" DROP COLUMN "confirmed_at";

CREATE TRIGGER "device_alias_states_previous_alias_fkey_nullify" AFTER DELETE ON "device_alias_states"
BEGIN
    UPDATE "device_alias_states" SET "previous_alias_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "previous_alias_id" = OLD."id";
END;

CREATE TRIGGER "device_alias_states_replaced_by_alias_fkey_nullify" AFTER DELETE ON "device_alias_states"
BEGIN
    UPDATE "device_alias_states" SET "replaced_by_alias_id" = NULL WHERE "tenant_id" = OLD."tenant_id" AND "replaced_by_alias_id" = OLD."id";
END;
