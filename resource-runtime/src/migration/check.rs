//! What the database's own catalogs say, against what a schema asks for.

use resource_migrate::{Catalog, Difference, Schema, catalog, compare};

use super::Error;
use super::session::Session;
use crate::db::Db;

/// The table in which a database remembers its migrations.
pub const BOOKKEEPING: &str = "schema_migrations";

/// Everything in which the database differs from the schema.
///
/// # Errors
/// [`Error::Database`].
pub async fn check(db: &Db, schema: &Schema) -> Result<Vec<Difference>, Error> {
    let found = introspect(db).await?;
    Ok(compare(schema, &found, db.dialect().into()))
}

/// The tables of the database, without the one that remembers migrations.
///
/// # Errors
/// [`Error::Database`].
pub async fn introspect(db: &Db) -> Result<Catalog, Error> {
    let dialect = db.dialect().into();
    let mut session = Session::open(db).await?;
    let answer = session.texts(catalog::query(dialect)).await?;
    session.close().await;
    let mut found = Catalog::from_json(answer.first().map_or("{}", String::as_str), dialect)?;
    found.tables.remove(BOOKKEEPING);
    Ok(found)
}
