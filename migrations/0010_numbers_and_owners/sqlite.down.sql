-- The way back. Owners stay members, which takes nothing from anybody.

-- That is what nothing says there.
UPDATE "integration_sources" SET "settings" = json_remove("settings", '$.integration_type')
WHERE "source_type" IN ('csv_file', 'json_file') AND json_extract("settings", '$.integration_type') = 'file';
