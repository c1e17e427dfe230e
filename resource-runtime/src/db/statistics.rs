//! What the database knows of how much is in its tables.

use resource_core::ResourceMeta;

use super::{Access, Connection, Db};
use crate::error::Result;
use crate::sql::{Dialect, Text};

/// Rows of an index that SQLite looks at, at most: it estimates, and holds its only writer meanwhile.
const LOOKED_AT: usize = 1_000;

impl Db {
    /// Counts anew what is in the tables of `resources`, for the plans of statements from now on.
    ///
    /// A table that fills within minutes is still planned as the small one that it was, until the database looks by
    /// itself; where a statement then walks through the whole of it for each row, filling takes the square of the
    /// time. On Postgres only its owner may have a table counted; for others the server leaves it with a warning.
    ///
    /// # Errors
    /// When the database does not answer, and inside of a transaction on SQLite.
    pub async fn analyze(&self, resources: &[&'static ResourceMeta]) -> Result<()> {
        let connection = Connection::Pool(self.clone());
        let run = async |text: Text| connection.query(Access::Write, text).await.map(drop);
        if self.dialect() == Dialect::Sqlite {
            let mut limit = Text::new(Dialect::Sqlite);
            limit.add("PRAGMA analysis_limit = ").number(LOOKED_AT);
            run(limit).await?;
        }
        for meta in resources {
            let mut analyze = Text::new(self.dialect());
            analyze.add("ANALYZE ").name(meta.table);
            run(analyze).await?;
        }
        Ok(())
    }
}
