//! Reading, on SQLite and Postgres, over metadata made by hand.

mod fixture;
mod include;
mod keyset;
mod page;
mod select;
mod visible;

use resource_core::Scalar;
use resource_runtime::Slots;
use resource_runtime::read::{Answer, Audience, Column, Query};

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

/// A query of an action without arguments.
fn query(action: u16) -> Query {
    Query::new(action, Slots::new(Vec::new()))
}

/// The same for somebody outside.
fn outside(action: u16) -> Query {
    Query { audience: Audience::Outside, ..query(action) }
}

/// The values of one column of an answer.
fn values(answer: &Answer, column: Column) -> Vec<Scalar> {
    let at = answer.selection.columns.iter().position(|selected| *selected == column).expect("the column is selected");
    answer.rows.iter().map(|row| row.scalar(at, column.kind(answer.meta)).expect("a value")).collect()
}

/// The texts of one column of an answer.
fn texts(answer: &Answer, field: u16) -> Vec<String> {
    let text = |value: Scalar| value.as_text().unwrap_or("-").to_owned();
    values(answer, Column::Field(field)).into_iter().map(text).collect()
}
