//! What a refused statement means to the caller: which identity, check or reference was broken.

use resource_core::Scalar;
use resource_core::meta::{Cause, Relation, RelationKind, ResourceMeta};
use sea_orm::{DbErr, RuntimeErr};
use sqlx::error::DatabaseError;

use super::call::Call;
use super::values;
use crate::db::{Access, statement_failed};
use crate::error::{Class, Error, Failure, Path};
use crate::sql::{Between, Text};

/// A constraint that a statement broke.
enum Broken {
    /// A unique index, by its name or by the columns that it covers.
    Unique(String),
    Check(String),
    /// A reference, by its name; SQLite does not say which.
    Reference(String),
    NotNull(String),
    /// Nothing that the database can store, a text with a zero character for example.
    Value,
}

/// Turns the driver's error about writing `row`, with what it causes, into what the caller is told.
pub(super) async fn explain(call: &Call<'_>, row: &[Scalar], error: DbErr) -> Error {
    let other = table(&error).filter(|table| *table != call.meta.table);
    if let Some(meta) = other.and_then(|table| written_beside(call.action.causes, table)) {
        return explain_caused(meta, error);
    }
    match broken(&error) {
        None => statement_failed(error),
        Some(Broken::Reference(name)) => reference(call, row, &name, error).await,
        Some(broken) => named(call.meta, &broken).caused_by(error),
    }
}

/// Whether a statement was refused because of what one of its rows holds.
pub(super) fn is_broken(error: &DbErr) -> bool {
    broken(error).is_some()
}

/// Turns the driver's error about a caused row into what the caller is told.
pub(super) fn explain_caused(meta: &'static ResourceMeta, error: DbErr) -> Error {
    match broken(&error) {
        Some(broken) => {
            let explained = named(meta, &broken);
            let class = explained.class();
            let failures = explained.into_failures().into_iter().map(|failure| of_other(meta, failure));
            Error::with_failures(class, failures.collect()).caused_by(error)
        }
        None => statement_failed(error),
    }
}

/// A failure of a row of another resource than the caller writes to: it points at nothing that was given.
pub(super) fn of_other(meta: &ResourceMeta, failure: Failure) -> Failure {
    let text = match &failure.path {
        Path::Input(name) | Path::Relation(name) => format!("{name} of {} {}", meta.name, failure.text),
        Path::Whole | Path::Parameter(_) | Path::Header(_) => format!("{}: {}", meta.name, failure.text),
    };
    Failure { path: Path::Whole, text: text.into(), ..failure }
}

/// The resource in whose table a statement writes a caused row.
fn written_beside(causes: &'static [Cause], table: &str) -> Option<&'static ResourceMeta> {
    causes.iter().find_map(|cause| match cause.target.table == table {
        true => Some(cause.target),
        false => written_beside(cause.target.actions[cause.action as usize].causes, table),
    })
}

/// Turns the driver's error about removing a row into what the caller is told.
pub(super) fn explain_removal(error: DbErr) -> Error {
    match broken(&error) {
        Some(Broken::Reference(_)) => {
            Error::conflict("referenced", "Other records refer to this one.").caused_by(error)
        }
        _ => statement_failed(error),
    }
}

/// The table whose constraint was broken; SQLite does not say.
fn table(error: &DbErr) -> Option<&str> {
    from_database(error)?.table()
}

fn from_database(error: &DbErr) -> Option<&(dyn DatabaseError + 'static)> {
    match error {
        DbErr::Exec(RuntimeErr::SqlxError(error)) | DbErr::Query(RuntimeErr::SqlxError(error)) => {
            error.as_database_error()
        }
        _ => None,
    }
}

fn broken(error: &DbErr) -> Option<Broken> {
    let error = from_database(error)?;
    let constraint = || error.constraint().unwrap_or_default().to_owned();
    let behind = |prefix: &str| error.message().strip_prefix(prefix).map(str::to_owned);
    match error.code()?.as_ref() {
        "23505" => Some(Broken::Unique(constraint())),
        "23514" => Some(Broken::Check(constraint())),
        "23503" | "23001" => Some(Broken::Reference(constraint())),
        "23502" => Some(Broken::NotNull(error.message().split('"').nth(1)?.to_owned())),
        code if code.len() == 5 && code.starts_with("22") => Some(Broken::Value),
        // SQLite's extended result codes.
        "2067" | "1555" => behind("UNIQUE constraint failed: ").map(Broken::Unique),
        "275" => behind("CHECK constraint failed: ").map(Broken::Check),
        "787" => Some(Broken::Reference(String::new())),
        // Restricting references are triggers to SQLite; others than those say something else.
        "1811" => behind("FOREIGN KEY constraint failed").map(|_| Broken::Reference(String::new())),
        "1299" => {
            behind("NOT NULL constraint failed: ")?.split('.').nth(1).map(|name| Broken::NotNull(name.to_owned()))
        }
        _ => None,
    }
}

fn named(meta: &'static ResourceMeta, broken: &Broken) -> Error {
    let failure = match broken {
        Broken::Unique(name) => return unique(meta, name),
        Broken::Check(name) => match meta.checks.iter().find(|check| check.constraint == Some(name)) {
            Some(check) => values::failed(meta, check),
            None => Failure::whole("check", "A value is not one that may be stored."),
        },
        Broken::NotNull(column) => {
            let (code, text) = values::required();
            match meta.fields.iter().find(|field| field.column == column) {
                Some(field) => values::wrong(meta, field, code, text),
                None => Failure::whole(code, text),
            }
        }
        Broken::Value => Failure::whole("value", "A value is not one that can be stored."),
        Broken::Reference(_) => Failure::whole("reference", "A record that this one refers to does not exist."),
    };
    Error::with_failures(Class::Invalid, vec![failure])
}

/// Which identity a unique index is, given by name (Postgres) or by its columns (SQLite).
fn unique(meta: &'static ResourceMeta, named: &str) -> Error {
    let identity = meta.identities.iter().find(|identity| {
        identity.index == named || columns_of(meta, identity.fields, !identity.across_tenants) == named
    });
    let Some(identity) = identity else {
        let key = meta.key.first().map_or("", |field| meta.fields[*field as usize].name);
        return Error::with_failures(Class::Conflict, vec![Failure::input(key, "exists", "exists already")]);
    };
    let failure = |field: &u16| {
        let field = &meta.fields[*field as usize];
        match field.relation {
            Some(relation) => Failure {
                path: Path::Relation(meta.relations[relation as usize].name.into()),
                ..Failure::input("", "taken", identity.message)
            },
            None => Failure::input(field.name, "taken", identity.message),
        }
    };
    Error::with_failures(Class::Invalid, identity.fields.iter().map(failure).collect())
}

/// The columns of an index as SQLite lists them in its message.
fn columns_of(meta: &ResourceMeta, fields: &[u16], prefixed: bool) -> String {
    let tenant = meta.tenant_field().filter(|tenant| prefixed && !fields.contains(tenant));
    let columns = tenant.iter().chain(fields).map(|field| {
        let field = &meta.fields[*field as usize];
        let suffix = if field.kind == resource_core::Kind::CiText { "_key" } else { "" };
        format!("{}.{}{suffix}", meta.table, field.column)
    });
    columns.collect::<Vec<_>>().join(", ")
}

/// Finds which of the given references lead nowhere, by looking for each: on SQLite the error says
/// nothing, and on Postgres it names one of several.
async fn reference(call: &Call<'_>, row: &[Scalar], name: &str, error: DbErr) -> Error {
    let mut references = call.meta.relations.iter().filter(|relation| relation.kind == RelationKind::BelongsTo);
    let mut failures = Vec::new();
    if call.cx.in_transaction() && call.dialect() == crate::db::Dialect::Postgres {
        // The transaction can run no further statement; at least the one that is named is known.
        failures.push(match references.find(|relation| is_named(call.meta, relation, name)) {
            Some(relation) => leads_nowhere(relation),
            None => Failure::whole("reference", "A record that this one refers to does not exist."),
        });
        return Error::with_failures(Class::NotFound, failures).caused_by(error);
    }
    for relation in references {
        if given(relation, row) && !exists(call, relation, row).await {
            failures.push(leads_nowhere(relation));
        }
    }
    if failures.is_empty() {
        failures.push(Failure::whole("referenced", "Other records refer to this one."));
        return Error::with_failures(Class::Conflict, failures).caused_by(error);
    }
    Error::with_failures(Class::NotFound, failures).caused_by(error)
}

fn leads_nowhere(relation: &Relation) -> Failure {
    Failure { path: Path::Relation(relation.name.into()), ..Failure::input("", "not_found", "does not exist") }
}

/// Whether a constraint is the one of a relation, as the schema names them; Postgres cuts long names.
fn is_named(meta: &ResourceMeta, relation: &Relation, constraint: &str) -> bool {
    let name = format!("{}_{}_fkey", meta.table, relation.name);
    name.get(..63).unwrap_or(&name) == constraint
}

fn given(relation: &Relation, row: &[Scalar]) -> bool {
    relation.on.iter().all(|(own, _)| !row[*own as usize].is_null())
}

async fn exists(call: &Call<'_>, relation: &Relation, row: &[Scalar]) -> bool {
    let target = relation.target;
    let (mut select, mut narrowed) = (Text::new(call.dialect()), Between::WHERE);
    select.add("SELECT 1 FROM ").name(target.table);
    for (own, other) in relation.on {
        let field = &target.fields[*other as usize];
        narrowed.next(&mut select).column(target.table, field.column);
        select.add(" = ").bind(&row[*own as usize], Some(field.kind));
    }
    select.add(" LIMIT 1");
    call.cx.connection().query(Access::Read, select).await.is_ok_and(|rows| !rows.is_empty())
}
