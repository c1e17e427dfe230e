-- The way back.
--   drop index device_identifiers_partition_id_identifier_value_id_index of device_identifiers

DROP INDEX "device_identifiers_partition_id_identifier_value_id_index";
