//! Leaks that tests plant: statements lose a condition on their way to the database.
//!
//! A test that finds no leak proves something only if it finds the ones that are there. With this a
//! test takes one fence out of the statements of one database and shows that it notices. The engine's
//! code stays as it ships: what is changed is the text that it sends.
//!
//! Builds without debug assertions, which is what ships, do not have this module. In others a leak
//! exists only in the value that [`Db::leaking`] returned: there is no setting, variable or feature
//! that could plant one in a program.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::{Access, Db, Pools};
use crate::sql::Text;

/// What becomes of a statement: another text with the same bind parameters, or nothing new.
#[derive(Clone)]
pub struct Leak(Arc<Rewrite>);

type Rewrite = dyn Fn(Access, &str) -> Option<String> + Send + Sync;

impl Leak {
    /// A leak that changes the statements for which `rewrite` has another text.
    pub fn new(rewrite: impl Fn(Access, &str) -> Option<String> + Send + Sync + 'static) -> Leak {
        Leak(Arc::new(rewrite))
    }
}

impl fmt::Debug for Leak {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Leak")
    }
}

impl Db {
    /// The same database with a leak in what is sent through the value that is returned.
    #[must_use]
    pub fn leaking(&self, leak: Leak) -> Db {
        let pools = &self.0;
        Db(Arc::new(Pools {
            writer: pools.writer.clone(),
            readers: pools.readers.clone(),
            dialect: pools.dialect,
            statements: AtomicU64::new(0),
            leak: Some(leak),
        }))
    }

    pub(super) fn leaked(&self, access: Access, text: Text) -> Text {
        match self.0.leak.as_ref().and_then(|leak| (leak.0)(access, text.sql())) {
            Some(sql) => text.with_sql(sql),
            None => text,
        }
    }
}
