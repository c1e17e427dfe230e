//! The oracle notices: with any single fence taken out it finds the leak.

use resource_runtime::db::leak::Leak;
use resource_runtime::db::{Access, Dialect};
use tests::world::Lowered;

use crate::oracle::episode;

/// Episodes that a leak may take to be found, and requests of each.
const EPISODES: u64 = 20;
const REQUESTS: u64 = 300;

/// That requests find a leak, on both databases, in words that contain all of some alternative.
async fn noticed(lowered: Lowered, alternatives: &[&[&str]]) {
    let requests = async |dialect, seed| episode(dialect, seed, REQUESTS, Some(&lowered)).await.err();
    found(requests, alternatives).await;
}

/// That something finds a leak, as [`noticed`] wants it.
pub async fn found(leak: impl AsyncFn(Dialect, u64) -> Option<String>, alternatives: &[&[&str]]) {
    let meant = |leak: &str| alternatives.iter().any(|words| words.iter().all(|word| leak.contains(word)));
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let mut found = Vec::new();
        for seed in 1..=EPISODES {
            found.extend(leak(dialect, seed).await);
            if found.last().is_some_and(|leak| meant(leak)) {
                break;
            }
        }
        let last = found.last().unwrap_or_else(|| panic!("{dialect:?}: nothing was noticed"));
        assert!(meant(last), "{dialect:?}: noticed something else: {found:#?}");
        println!("{dialect:?}: {}", last.lines().take(2).collect::<Vec<_>>().join(" "));
    }
}

/// What a column is compared with where the comparison is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// A bind parameter.
    Parameter,
    /// The same column of another row.
    Itself,
}

/// Statements that satisfy a condition lose `column = parameter`.
pub fn without(column: &'static str, of: impl Fn(Access, &str) -> bool + Send + Sync + 'static) -> Lowered {
    Lowered::Statement(Leak::new(move |access, sql| {
        of(access, sql).then(|| always(sql, column, With::Parameter)).flatten()
    }))
}

/// The statement with every comparison of a column of that kind true; none if there is none.
pub fn always(sql: &str, column: &str, with: With) -> Option<String> {
    let mark = format!("\"{column}\" = ");
    let (mut rest, mut changed) = (sql, String::new());
    while let Some(at) = rest.find(&mark) {
        let behind = &rest[at + mark.len()..];
        let start = match rest[..at].strip_suffix('.') {
            Some(table) => table[..table.len() - 1].rfind('"').expect("a quoted table"),
            None => at,
        };
        let end = at + mark.len() + compared(behind, column, with);
        changed.push_str(&rest[..start]);
        match end == at + mark.len() {
            true => changed.push_str(&rest[start..end]),
            false => changed.push_str(&format!("({} OR TRUE)", &rest[start..end])),
        }
        rest = &rest[end..];
    }
    changed.push_str(rest);
    (changed != sql).then_some(changed)
}

/// The length of what stands behind the `=`, if it is of that kind, else 0.
fn compared(behind: &str, column: &str, with: With) -> usize {
    match with {
        With::Parameter => behind.find(|letter: char| !matches!(letter, '?' | '$' | '0'..='9')).unwrap_or(behind.len()),
        With::Itself => {
            let other = format!(".\"{column}\"");
            let table = behind.strip_prefix('"').and_then(|name| name.find('"'));
            let end = table.map(|end| end + 2).filter(|end| behind[*end..].starts_with(&other));
            end.map_or(0, |end| end + other.len())
        }
    }
}

/// Few keys are listed, many are one parameter of Postgres.
fn lists_keys(sql: &str) -> bool {
    sql.contains(" IN (") || sql.contains(" = ANY(")
}

/// Related rows are asked for by many keys at once, those of a belongs-to all of them.
fn includes_one(sql: &str) -> bool {
    sql.starts_with("SELECT ") && lists_keys(sql) && !sql.contains("LIMIT") && !sql.starts_with("SELECT COUNT")
}

fn includes_many(sql: &str) -> bool {
    sql.starts_with("SELECT ") && lists_keys(sql) && sql.contains("LIMIT")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_reads() {
    let lowered = without("tenant_id", |access, sql| access == Access::Read && !includes_one(sql));
    noticed(lowered, &[&["names `zq"], &["is answered otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_included_rows() {
    let lowered = without("tenant_id", |access, sql| access == Access::Read && includes_one(sql));
    noticed(lowered, &[&["names `zq"], &["is answered otherwise"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_updates() {
    let updates =
        |access, sql: &str| access == Access::Write && !sql.starts_with("DELETE") && !sql.starts_with("INSERT");
    noticed(without("tenant_id", updates), &[&["PATCH", "has written a foreign row"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_of_destroys() {
    let destroys = |access, sql: &str| access == Access::Write && sql.starts_with("DELETE");
    noticed(without("tenant_id", destroys), &[&["DELETE", "has written a foreign row"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_in_references() {
    let script = |dialect| match dialect {
        Dialect::Sqlite => "PRAGMA foreign_keys = OFF".to_owned(),
        Dialect::Postgres => "DO $$ DECLARE key record; BEGIN \
            FOR key IN SELECT conrelid::regclass AS of, conname AS name FROM pg_constraint \
                WHERE contype = 'f' AND connamespace = current_schema()::regnamespace \
            LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', key.of, key.name); END LOOP; END $$"
            .to_owned(),
    };
    noticed(
        Lowered::Schema(script),
        &[&["POST", "to a row of another tenant"], &["PATCH", "to a row of another tenant"]],
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_binding_of_cursors() {
    noticed(Lowered::Cursor, &[&["another tenant's cursor is taken"], &["another query's cursor is taken"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_policy_of_included_rows() {
    let lowered = Leak::new(|access, sql| {
        let tokens = access == Access::Read && includes_many(sql) && sql.contains("FROM \"api_tokens\" WHERE");
        tokens.then(|| always(sql, "user_id", With::Parameter)).flatten()
    });
    noticed(Lowered::Statement(lowered), &[&["shows what the actor may not read"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_ceiling_of_included_rows() {
    let lowered = without("partition_id", |access, sql| {
        access == Access::Read && includes_many(sql) && sql.contains("FROM \"devices\" WHERE")
    });
    noticed(lowered, &[&["shows what the actor may not read"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_on_paths() {
    // Tokens still sign in: with several users for one of them, nothing else would be looked at.
    let read = |access: Access, sql: &str| access == Access::Read && !sql.contains("api_tokens");
    let lowered =
        Leak::new(move |access, sql| read(access, sql).then(|| always(sql, "tenant_id", With::Itself)).flatten());
    noticed(Lowered::Statement(lowered), &[&["is answered otherwise"], &["names `zq"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_tenant_in_identities() {
    // Names that all tenants have already are left out, or the index could not be made.
    let script = |_| {
        "DROP INDEX device_groups_name_unique; CREATE UNIQUE INDEX device_groups_name_unique ON device_groups (name) \
         WHERE name >= 'group a' AND name < 'group d';"
            .to_owned()
    };
    noticed(Lowered::Schema(script), &[&["device-groups", "is answered otherwise"]]).await;
}

#[test]
fn conditions_are_taken_out() {
    let sql = r#"SELECT 1 FROM "a" WHERE "a"."t" = $12 AND "a"."t" = "b"."t" AND "t" = ? AND "a"."t" = "b"."u""#;
    let bound = r#"SELECT 1 FROM "a" WHERE ("a"."t" = $12 OR TRUE) AND "a"."t" = "b"."t" AND ("t" = ? OR TRUE) AND "a"."t" = "b"."u""#;
    assert_eq!(always(sql, "t", With::Parameter).as_deref(), Some(bound));
    let joined =
        r#"SELECT 1 FROM "a" WHERE "a"."t" = $12 AND ("a"."t" = "b"."t" OR TRUE) AND "t" = ? AND "a"."t" = "b"."u""#;
    assert_eq!(always(sql, "t", With::Itself).as_deref(), Some(joined));
    assert_eq!(always(sql, "other", With::Parameter), None);
}
