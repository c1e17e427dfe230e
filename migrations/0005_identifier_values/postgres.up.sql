-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add index device_identifiers_partition_id_identifier_value_id_index on device_identifiers

-- migrate: no-transaction

-- Built while the table is in use; dropped first in case an earlier attempt was interrupted.
DROP INDEX CONCURRENTLY IF EXISTS "device_identifiers_partition_id_identifier_value_id_index";

CREATE INDEX CONCURRENTLY "device_identifiers_partition_id_identifier_value_id_index" ON "device_identifiers" ("tenant_id", "partition_id", "identifier_value", "id");
