-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add column agents.alerted
--   add column pollers.lost
--   add column pollers.alerted
--   add column service_checks.health
--   add table leases

ALTER TABLE "agents" ADD COLUMN "alerted" boolean NOT NULL DEFAULT false;

ALTER TABLE "pollers" ADD COLUMN "lost" boolean NOT NULL DEFAULT false;

ALTER TABLE "pollers" ADD COLUMN "alerted" boolean NOT NULL DEFAULT false;

ALTER TABLE "service_checks" ADD COLUMN "health" text COLLATE "C";

-- For new rows; existing ones are checked later, without a lock.
ALTER TABLE "service_checks" ADD CONSTRAINT "service_checks_health_enum" CHECK ("health" IN ('down', 'up')) NOT VALID;

CREATE TABLE "leases" (
    "name" text COLLATE "C" NOT NULL,
    "holder" text COLLATE "C",
    "revision" bigint NOT NULL DEFAULT 0,
    "held_until" timestamptz,
    "taken_at" timestamptz,
    "inserted_at" timestamptz NOT NULL,
    "updated_at" timestamptz NOT NULL,
    CONSTRAINT "leases_pkey" PRIMARY KEY ("name")
);

-- migrate: transaction

-- Reads the table without locking out anybody.
ALTER TABLE "service_checks" VALIDATE CONSTRAINT "service_checks_health_enum";
