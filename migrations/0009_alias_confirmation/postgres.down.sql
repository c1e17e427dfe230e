-- The way back.
--   drop column device_alias_states.confirmed_at

-- What was annotated held before, whether it was confirmed or not.
UPDATE "device_alias_states" SET "state" = 'detected' WHERE "state" = 'updated' AND "confirmed_at" IS NULL;

-- The state says it again.
-- migrate: allow data-loss
ALTER TABLE "device_alias_states" DROP COLUMN "confirmed_at";
