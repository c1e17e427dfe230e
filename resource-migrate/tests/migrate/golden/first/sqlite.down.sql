-- The way back.
--   drop table alerts
--   drop table devices
--   drop table tenants
--   drop table events

-- migrate: foreign-keys-off

DROP TRIGGER "alerts_device_fkey_nullify";

DROP TRIGGER "events_append_only_delete";

DROP TRIGGER "events_append_only_update";

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
