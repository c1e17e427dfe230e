-- The way back.
--   drop column agents.alerted
--   drop column pollers.lost
--   drop column pollers.alerted
--   drop column service_checks.health
--   drop table leases

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
