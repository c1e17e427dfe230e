-- The way back.
--   drop foreign key tenants_owner_fkey of tenants
--   drop foreign key pollers_tenant_id_fkey of pollers
--   drop foreign key partitions_tenant_id_fkey of partitions
--   drop foreign key health_events_tenant_id_fkey of health_events
--   drop foreign key devices_partition_fkey of devices
--   drop foreign key devices_poller_fkey of devices
--   drop foreign key devices_tenant_id_fkey of devices
--   drop foreign key device_identifiers_device_fkey of device_identifiers
--   drop foreign key device_identifiers_partition_fkey of device_identifiers
--   drop foreign key device_identifiers_tenant_id_fkey of device_identifiers
--   drop foreign key device_groups_tenant_id_fkey of device_groups
--   drop foreign key api_tokens_user_fkey of api_tokens
--   drop foreign key api_tokens_tenant_id_fkey of api_tokens
--   drop table users
--   drop table tenants
--   drop table pollers
--   drop table partitions
--   drop table health_events
--   drop table devices
--   drop table device_identifiers
--   drop table device_groups
--   drop table api_tokens

-- migrate: foreign-keys-off

DROP TRIGGER "devices_group_fkey_nullify";

DROP TRIGGER "devices_poller_fkey_nullify";

DROP TRIGGER "health_events_append_only_delete";

DROP TRIGGER "health_events_append_only_update";

DROP TRIGGER "tenants_owner_fkey_nullify";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "users";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "tenants";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "pollers";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "partitions";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "health_events";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "devices";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "device_identifiers";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "device_groups";

-- Its rows go with it.
-- migrate: allow data-loss
DROP TABLE "api_tokens";
