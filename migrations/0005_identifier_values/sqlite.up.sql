-- Drafted from the declarations; from here on it is yours: read it, correct it, commit it.
--   add index device_identifiers_partition_id_identifier_value_id_index on device_identifiers

CREATE INDEX "device_identifiers_partition_id_identifier_value_id_index" ON "device_identifiers" ("tenant_id", "partition_id", "identifier_value", "id");
