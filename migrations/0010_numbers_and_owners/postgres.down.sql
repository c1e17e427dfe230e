-- The way back. Owners stay members, which takes nothing from anybody.

-- That is what nothing says there.
UPDATE "integration_sources" SET "settings" = "settings" - 'integration_type'
WHERE "source_type" IN ('csv_file', 'json_file') AND "settings" ->> 'integration_type' = 'file';
