//! Names in the database: quoting, the length limit, and the names that the writer derives.
//!
//! Postgres cuts names at 63 bytes without a word, so two long names could become one. Every name
//! passes [`identifier`] before it reaches SQL, on both databases, and whoever reads a name back
//! from a catalog (errors, introspection) compares with its result.

use sha2::{Digest, Sha256};
use std::borrow::Cow;

const LIMIT: usize = 63;

/// The name as the databases have it: itself, or its beginning and a hash of the whole if it is longer than 63 bytes.
pub fn identifier(name: &str) -> Cow<'_, str> {
    if name.len() <= LIMIT {
        return Cow::Borrowed(name);
    }
    let mut cut = LIMIT - 9;
    while !name.is_char_boundary(cut) {
        cut -= 1;
    }
    Cow::Owned(format!("{}_{}", &name[..cut], &hash(name)[..8]))
}

/// The name as an SQL identifier, shortened and in double quotes.
pub fn quote(name: &str) -> String {
    format!("\"{}\"", identifier(name).replace('"', "\"\""))
}

/// A text as an SQL literal.
pub fn quote_text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The generated lower-case column beside a case-insensitive text column.
pub fn key_column(column: &str) -> String {
    derived(&[column, "key"])
}

/// The primary key constraint of a table (Postgres).
pub fn primary_key(table: &str) -> String {
    derived(&[table, "pkey"])
}

/// The constraint that keeps an enum column to its values (Postgres; nameless on SQLite).
pub fn enum_check(table: &str, column: &str) -> String {
    derived(&[table, column, "enum"])
}

/// The constraint that keeps a floating point column finite (Postgres; nameless on SQLite).
pub fn finite_check(table: &str, column: &str) -> String {
    derived(&[table, column, "finite"])
}

/// The triggers that refuse changes of an append-only table. Postgres has one for updates and deletes of rows and
/// one for `TRUNCATE`, which fires no trigger of rows; SQLite has one for updates and one for deletes.
pub fn append_only_triggers(table: &str, dialect: crate::Dialect) -> Vec<String> {
    match dialect {
        crate::Dialect::Postgres => {
            vec![append_only_row_trigger(table), derived(&[table, "append_only_truncate"])]
        }
        crate::Dialect::Sqlite => {
            vec![derived(&[table, "append_only_delete"]), derived(&[table, "append_only_update"])]
        }
    }
}

/// The one that is in the way of filling in a new column (Postgres).
pub(crate) fn append_only_row_trigger(table: &str) -> String {
    derived(&[table, "append_only"])
}

/// The trigger on the referenced table that clears a reference (SQLite).
pub fn nullify_trigger(foreign_key: &str) -> String {
    derived(&[foreign_key, "nullify"])
}

/// The passing constraint under which a column becomes NOT NULL without a long lock (Postgres).
pub(crate) fn required_check(table: &str, column: &str) -> String {
    derived(&[table, column, "required"])
}

/// The name of a table or column that makes room for a renamed one until it is dropped or renamed on.
pub(crate) fn set_aside(name: &str) -> String {
    format!("__old_{name}")
}

/// The table that a rebuild fills.
pub(crate) fn rebuilt(table: &str) -> String {
    format!("__new_{table}")
}

/// Hexadecimal SHA-256.
pub(crate) fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn derived(parts: &[&str]) -> String {
    identifier(&parts.join("_")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_short_names_and_hashes_long_ones() {
        let exact = "x".repeat(63);
        assert_eq!(identifier(&exact), exact);
        let (one, two) = (format!("{exact}1"), format!("{exact}2"));
        assert_eq!(identifier(&one).len(), 63);
        assert_ne!(identifier(&one), identifier(&two));
        assert_eq!(identifier(&identifier(&one)), identifier(&one));
        let wide = "ä".repeat(40);
        assert!(identifier(&wide).len() <= 63);
    }

    #[test]
    fn the_hash_never_changes() {
        assert_eq!(
            identifier("device_identifiers_tenant_id_partition_id_identifier_type_identifier_value_key"),
            "device_identifiers_tenant_id_partition_id_identifier_t_7a133994"
        );
    }

    #[test]
    fn quotes() {
        assert_eq!(quote("order"), "\"order\"");
        assert_eq!(quote("a\"b"), "\"a\"\"b\"");
        assert_eq!(quote_text("it's"), "'it''s'");
    }
}
