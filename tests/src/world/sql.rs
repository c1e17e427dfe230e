//! SQL that looks at a [`super::World`] from outside of the engine.

use resource_core::meta::{RelationKind, ResourceMeta};
use resource_core::{Kind, Scalar};
use resource_runtime::db::Dialect;

use super::{Tenant, made};

/// A value as text in a statement.
pub(super) fn literal(value: &Scalar, kind: Kind, dialect: Dialect) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    match (value, dialect) {
        (Scalar::Null, _) => "NULL".to_owned(),
        (Scalar::Bool(value), Dialect::Sqlite) => u8::from(*value).to_string(),
        (Scalar::Bool(value), Dialect::Postgres) => value.to_string(),
        (Scalar::I64(number), _) => number.to_string(),
        (Scalar::F64(number), _) => format!("{number:?}"),
        (Scalar::Text(text), _) => quoted(text),
        (Scalar::Uuid(uuid), Dialect::Sqlite) => format!("X'{}'", uuid.simple()),
        (Scalar::Uuid(uuid), Dialect::Postgres) => format!("'{uuid}'"),
        (Scalar::Time(micros), Dialect::Sqlite) => micros.to_string(),
        (Scalar::Time(micros), Dialect::Postgres) => {
            format!("timestamptz '1970-01-01 00:00:00+00' + {micros} * interval '1 microsecond'")
        }
        (Scalar::Json(text), _) => quoted(text),
        (value, _) => panic!("nothing in a world is {value:?} of {}", kind.name()),
    }
}

fn resources() -> impl Iterator<Item = &'static ResourceMeta> {
    made().application.resources.iter().map(|entry| entry.meta)
}

/// Removes every row.
pub(super) fn emptied(dialect: Dialect) -> String {
    let removed: String = resources().map(|meta| format!("DELETE FROM \"{}\";\n", meta.table)).collect();
    match dialect {
        // As a replica: without the triggers that keep rows of append-only tables, and those of references. Faster
        // than TRUNCATE, which makes new files.
        Dialect::Postgres => {
            format!("SET session_replication_role = replica;\n{removed}SET session_replication_role = DEFAULT")
        }
        Dialect::Sqlite => format!("PRAGMA foreign_keys = OFF; BEGIN;\n{removed}COMMIT; PRAGMA foreign_keys = ON;"),
    }
}

fn ids(tenants: &[Tenant], dialect: Dialect) -> String {
    let ids = tenants.iter().map(|tenant| literal(&Scalar::Uuid(tenant.id()), Kind::Uuid, dialect));
    ids.collect::<Vec<_>>().join(", ")
}

/// Selects one text with every column of every row of some tenants.
pub(super) fn snapshot(dialect: Dialect, tenants: &[Tenant]) -> String {
    let ids = ids(tenants, dialect);
    // What is shared is no tenant's.
    let tables = resources().filter_map(|meta| {
        let tenant = meta.fields[usize::from(meta.tenant_field()?)].column;
        let row = match dialect {
            Dialect::Postgres => format!("\"{}\"::text", meta.table),
            Dialect::Sqlite => {
                let columns = meta.fields.iter().map(|field| format!("quote(\"{}\")", field.column));
                columns.collect::<Vec<_>>().join(" || ',' || ")
            }
        };
        Some(format!("SELECT '{0}: ' || {row} AS line FROM \"{0}\" WHERE \"{tenant}\" IN ({ids})", meta.table))
    });
    joined(dialect, &tables.collect::<Vec<_>>())
}

/// Selects one text with a line for each row of a tenant: its table, and its columns as JSON.
pub(super) fn records(dialect: Dialect, tenant: Tenant) -> String {
    let id = ids(&[tenant], dialect);
    let tables = resources().filter_map(|meta| {
        let tenant = meta.fields[usize::from(meta.tenant_field()?)].column;
        let row = match dialect {
            Dialect::Postgres => format!("to_jsonb(\"{}\")::text", meta.table),
            Dialect::Sqlite => {
                let columns = meta.fields.iter().map(|field| format!("'{0}', quote(\"{0}\")", field.column));
                format!("json_object({})", columns.collect::<Vec<_>>().join(", "))
            }
        };
        Some(format!("SELECT '{0} ' || {row} AS line FROM \"{0}\" WHERE \"{tenant}\" = {id}", meta.table))
    });
    joined(dialect, &tables.collect::<Vec<_>>())
}

/// Selects one text with every reference of a tenant's rows that leads to no row of the tenant.
pub(super) fn dangling(dialect: Dialect, tenant: Tenant) -> String {
    let id = ids(&[tenant], dialect);
    let mut lines = Vec::new();
    for meta in resources() {
        let Some(own_tenant) = meta.tenant_field() else { continue };
        let own_tenant = meta.fields[usize::from(own_tenant)].column;
        let references = meta.relations.iter().filter(|relation| relation.kind == RelationKind::BelongsTo);
        for relation in references {
            let target = relation.target;
            let equal = |with_tenant: bool| {
                // What leads to the row's own tenant has nothing else to be compared by.
                let all = with_tenant || relation.on.len() == 1;
                let pairs = relation.on.iter().filter(|(own, _)| all || meta.tenant_field() != Some(*own));
                let pairs = pairs.map(|(own, theirs)| {
                    let (own, theirs) = (&meta.fields[usize::from(*own)], &target.fields[usize::from(*theirs)]);
                    format!("t.\"{}\" = s.\"{}\"", theirs.column, own.column)
                });
                pairs.collect::<Vec<_>>().join(" AND ")
            };
            let last = meta.fields[usize::from(relation.on.last().expect("columns").0)].column;
            lines.push(format!(
                "SELECT '{table}.{name} leads to ' || CASE WHEN EXISTS (SELECT 1 FROM \"{to}\" t WHERE {any}) \
                 THEN 'a row of another tenant' ELSE 'nothing' END AS line FROM \"{table}\" s \
                 WHERE s.\"{own_tenant}\" = {id} AND s.\"{last}\" IS NOT NULL \
                 AND NOT EXISTS (SELECT 1 FROM \"{to}\" t WHERE {same})",
                table = meta.table,
                name = relation.name,
                to = target.table,
                any = equal(false),
                same = equal(true),
            ));
        }
    }
    joined(dialect, &lines)
}

fn joined(dialect: Dialect, selects: &[String]) -> String {
    let together = match dialect {
        Dialect::Postgres => "string_agg(line, E'\\n' ORDER BY line)",
        Dialect::Sqlite => "group_concat(line, char(10))",
    };
    format!(
        "SELECT {together} FROM (SELECT line FROM ({}) AS every ORDER BY line) AS sorted",
        selects.join(" UNION ALL ")
    )
}
