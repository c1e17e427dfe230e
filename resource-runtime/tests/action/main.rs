//! Writing, on SQLite and Postgres, over metadata made by hand.

mod bulk;
mod bulk_update;
mod caused;
mod encrypted;
mod fixture;
mod lock;
mod moment;
mod upsert;

/// Runs a test on both databases.
macro_rules! on_both {
    ($($name:ident)*) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                super::$name(resource_runtime::sql::Dialect::Sqlite).await;
            }

            #[tokio::test]
            async fn postgres() {
                super::$name(resource_runtime::sql::Dialect::Postgres).await;
            }
        }
    )*};
}
use on_both;
