//! The oracle notices: with any single fence taken out it finds the leak.

use resource_runtime::db::leak::Leak;
use resource_runtime::db::{Access, Dialect};
use tests::world::Lowered;

use crate::oracle::episode;

/// Episodes that a leak may take to be found, and requests of each.
const EPISODES: u64 = 12;
const REQUESTS: u64 = 300;

/// That the oracle finds a leak, on both databases, in words that contain all of some alternative.
async fn noticed(lowered: Lowered, alternatives: &[&[&str]]) {
    let meant = |leak: &str| alternatives.iter().any(|words| words.iter().all(|word| leak.contains(word)));
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let mut found = Vec::new();
        for seed in 1..=EPISODES {
            found.extend(episode(dialect, seed, REQUESTS, Some(&lowered)).await.err());
            if found.last().is_some_and(|leak| meant(leak)) {
                break;
            }
        }
        let last = found.last().unwrap_or_else(|| panic!("{dialect:?}: nothing was noticed"));
        assert!(meant(last), "{dialect:?}: noticed something else: {found:#?}");
        println!("{dialect:?}: {}", last.lines().take(2).collect::<Vec<_>>().join(" "));
    }
}

/// Statements that satisfy a condition lose `column = value`.
fn without(column: &'static str, of: impl Fn(Access, &str) -> bool + Send + Sync + 'static) -> Lowered {
    Lowered::Statement(Leak::new(move |access, sql| of(access, sql).then(|| always(sql, column)).flatten()))
}

/// The statement with every `"column" = parameter` true; none if there is none.
fn always(sql: &str, column: &str) -> Option<String> {
    let mark = format!("\"{column}\" = ");
    let (mut rest, mut changed) = (sql, String::new());
    while let Some(at) = rest.find(&mark) {
        let behind = &rest[at + mark.len()..];
        let parameter = behind.find(|letter: char| !matches!(letter, '?' | '$' | '0'..='9')).unwrap_or(behind.len());
        let start = match rest[..at].strip_suffix('.') {
            Some(table) => table[..table.len() - 1].rfind('"').expect("a quoted table"),
            None => at,
        };
        let end = at + mark.len() + parameter;
        let comparison = &rest[start..end];
        changed.push_str(&rest[..start]);
        match parameter {
            0 => changed.push_str(comparison),
            _ => changed.push_str(&format!("({comparison} OR TRUE)")),
        }
        rest = &rest[end..];
    }
    changed.push_str(rest);
    (changed != sql).then_some(changed)
}

/// Related rows are asked for by many keys at once, those of a belongs-to all of them.
fn includes_one(sql: &str) -> bool {
    sql.starts_with("SELECT ") && sql.contains(" IN (") && !sql.contains("LIMIT") && !sql.starts_with("SELECT COUNT")
}

fn includes_many(sql: &str) -> bool {
    sql.starts_with("SELECT ") && sql.contains(" IN (") && sql.contains("LIMIT")
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
    let updates = |access, sql: &str| access == Access::Write && !sql.starts_with("DELETE") && !sql.starts_with("INSERT");
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
        Dialect::Postgres => ["devices_partition_fkey", "devices_poller_fkey", "devices_group_fkey"]
            .map(|name| format!("ALTER TABLE devices DROP CONSTRAINT {name};"))
            .concat(),
    };
    noticed(Lowered::Schema(script), &[&["POST", "to a row of another tenant"], &["PATCH", "to a row of another tenant"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_binding_of_cursors() {
    noticed(Lowered::Cursor, &[&["another tenant's cursor is taken"], &["another query's cursor is taken"]]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_policy_of_included_rows() {
    let lowered = Leak::new(|access, sql| {
        let tokens = access == Access::Read && includes_many(sql) && sql.contains("FROM \"api_tokens\" WHERE");
        tokens.then(|| always(sql, "user_id")).flatten()
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

#[test]
fn conditions_are_taken_out() {
    let sql = "SELECT 1 FROM \"a\" WHERE \"a\".\"tenant_id\" = $12 AND \"a\".\"x\" = \"b\".\"tenant_id\" AND \"tenant_id\" = ?";
    let wanted = "SELECT 1 FROM \"a\" WHERE (\"a\".\"tenant_id\" = $12 OR TRUE) AND \"a\".\"x\" = \"b\".\"tenant_id\" AND (\"tenant_id\" = ? OR TRUE)";
    assert_eq!(always(sql, "tenant_id").as_deref(), Some(wanted));
    assert_eq!(always(sql, "other"), None);
    assert_eq!(always("\"a\".\"tenant_id\" = \"b\".\"tenant_id\"", "tenant_id"), None);
}
