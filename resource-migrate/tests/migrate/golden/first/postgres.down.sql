-- The way back.
--   drop table alerts
--   drop table devices
--   drop table tenants
--   drop table events

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "alerts";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "devices";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "tenants";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "events";
