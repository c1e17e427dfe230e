-- Numbers in files are those of each source from now on, unless its settings say otherwise: sources that are there say so,
-- or their devices would come a second time.
UPDATE "integration_sources" SET "settings" = json_set("settings", '$.integration_type', 'file')
WHERE "source_type" IN ('csv_file', 'json_file') AND json_extract("settings", '$.integration_type') IS NULL;

-- Whoever signs up is a member as the owner from now on, and so are those who did before.
INSERT INTO "tenant_memberships" ("tenant_id", "id", "user", "role", "joined_at", "inserted_at", "updated_at")
SELECT "id", randomblob(16), "owner_id", 'owner', "inserted_at", "inserted_at", "inserted_at" FROM "tenants"
WHERE "owner_id" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "tenant_memberships"
    WHERE "tenant_memberships"."tenant_id" = "tenants"."id" AND "tenant_memberships"."user" = "tenants"."owner_id");
