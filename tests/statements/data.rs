//! Twenty thousand rows in every table, most of them in one tenant.

use resource_runtime::testing::TestCx;
use sea_orm::ConnectionTrait;
use uuid::Uuid;

/// Fills a Postgres database past the engine, since twenty thousand calls would take minutes.
pub async fn fill(t: &TestCx, tenant: Uuid, other: Uuid) {
    for sql in TABLES {
        let sql = sql
            .replace("$tenant", &format!("(CASE WHEN n % 10 = 0 THEN '{other}' ELSE '{tenant}' END)::uuid"))
            .replace("$rows", "generate_series(1, 20000) AS n");
        t.db().writer().execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
}

/// The key of the row with a number.
pub fn key(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// `key(n)` is what [`key`] is; rows refer to rows whose number ends with the same digit, which says the tenant.
const TABLES: [&str; 12] = [
    "CREATE FUNCTION key(n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT lpad(to_hex(n), 32, '0')::uuid $$",
    "UPDATE tenants SET status = 'active'",
    "INSERT INTO tenants (id, name, slug, status, inserted_at, updated_at) \
     SELECT key(n), 'Tenant', 'tenant-' || n, CASE WHEN n % 3 = 0 THEN 'suspended' ELSE 'active' END, \
     now(), now() FROM $rows",
    "INSERT INTO partitions (tenant_id, id, name, slug, enabled, site, environment, inserted_at, updated_at) \
     SELECT $tenant, key(n), 'Partition', 'p' || n, n % 20 <> 1, 'site-' || n % 97, \
     (ARRAY['production', 'staging', 'development', 'lab'])[1 + n % 4], now(), now() FROM $rows",
    "INSERT INTO pollers (tenant_id, id, status, first_registered, last_seen, is_healthy, partition_id, updated_at) \
     SELECT $tenant, 'poller-' || n, (ARRAY['healthy', 'healthy', 'healthy', 'degraded', 'offline'])[1 + n % 5], now(), \
     now() - n * interval '1 minute', n % 7 <> 0, CASE WHEN n % 3 = 1 THEN key(n % 100 * 10 + 1) END, now() \
     FROM $rows WHERE n % 10 > 0",
    "INSERT INTO health_events (tenant_id, id, entity_type, entity_id, old_state, new_state, recorded_at) \
     SELECT $tenant, key(n), (ARRAY['poller', 'agent', 'core'])[1 + n % 3], 'poller-' || n % 199, 'healthy', \
     (ARRAY['healthy', 'degraded', 'offline', 'recovering'])[1 + n % 4], now() - n * interval '7 seconds' FROM $rows",
    "INSERT INTO users (tenant_id, id, email, role, inserted_at, updated_at) \
     SELECT $tenant, key(n), 'user-' || n || '@example.org', \
     CASE WHEN n % 101 = 0 THEN 'admin' ELSE 'viewer' END, now(), now() FROM $rows",
    "INSERT INTO api_tokens (tenant_id, id, name, token_hash, prefix, enabled, user_id, inserted_at, updated_at) \
     SELECT $tenant, key(n), 'Token', repeat('0', 64), lpad(n::text, 8, '0'), n % 9 <> 0, \
     key(n % 500 * 10 + n % 10), now(), now() FROM $rows WHERE n % 500 > 0",
    "INSERT INTO device_groups (tenant_id, id, name, group_type, parent_id, inserted_at, updated_at) \
     SELECT $tenant, key(n), 'Group ' || n, (ARRAY['location', 'department', 'function', 'custom'])[1 + n % 4], \
     CASE WHEN n > 1000 THEN key(n % 100 * 10 + n % 10 + 10) END, now(), now() FROM $rows",
    "INSERT INTO devices (tenant_id, uid, partition_id, status, ip, mac, first_seen_time, last_seen_time, created_time, \
     modified_time, group_id, poller_id, is_available) \
     SELECT $tenant, 'device-' || n, key(n % 100 * 10 + n % 10 + 10), \
     (ARRAY['discovered', 'identified', 'managed'])[1 + n % 3], '10.0.' || n % 200 || '.' || n / 200, \
     lpad(to_hex(n), 12, '0'), now(), now() - n * interval '1 minute', now(), now(), \
     key(n % 100 * 10 + n % 10 + 10), CASE WHEN n % 10 > 0 THEN 'poller-' || (n % 100 * 10 + n % 10) END, n % 10 <> 3 \
     FROM $rows",
    "INSERT INTO device_identifiers (tenant_id, device_uid, partition_id, identifier_type, identifier_value, first_seen, \
     last_seen) SELECT $tenant, 'device-' || n, key(n % 100 * 10 + n % 10 + 10), 'integration_id', \
     'value-' || n, now(), now() FROM $rows",
    "ANALYZE",
];
