-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column device_alias_states.confirmed_at

ALTER TABLE "device_alias_states" ADD COLUMN "confirmed_at" INTEGER;

-- What was confirmed stays so. Of what was annotated it is not known any more, except where it was seen three times.
UPDATE "device_alias_states" SET "confirmed_at" = "last_seen_at"
WHERE "state" = 'confirmed' OR ("state" = 'updated' AND "sighting_count" >= 3);
