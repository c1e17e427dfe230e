-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column agents.alerted
--   add column pollers.lost
--   add column pollers.alerted
--   add column service_checks.health
--   add table leases

ALTER TABLE "agents" ADD COLUMN "alerted" INTEGER NOT NULL DEFAULT 0 CHECK ("alerted" IN (0, 1));

ALTER TABLE "pollers" ADD COLUMN "lost" INTEGER NOT NULL DEFAULT 0 CHECK ("lost" IN (0, 1));

ALTER TABLE "pollers" ADD COLUMN "alerted" INTEGER NOT NULL DEFAULT 0 CHECK ("alerted" IN (0, 1));

ALTER TABLE "service_checks" ADD COLUMN "health" TEXT CHECK ("health" IN ('down', 'up'));

CREATE TABLE "leases" (
    "name" TEXT NOT NULL,
    "holder" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "held_until" INTEGER,
    "taken_at" INTEGER,
    "inserted_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    PRIMARY KEY ("name")
) STRICT;
