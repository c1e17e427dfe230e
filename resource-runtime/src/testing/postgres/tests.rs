//! The harness itself: templates are copied, dropped databases go, servers are shared.

use super::*;

async fn count(url: &str, sql: &'static str) -> i64 {
    let mut connection = PgConnection::connect(url).await.expect("the database answers");
    sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("the query is answered")
}

fn template() -> Template {
    let fill = |url: String| -> BoxFuture<'static, Result<(), String>> {
        Box::pin(async move {
            let mut connection = PgConnection::connect(&url).await.map_err(|error| error.to_string())?;
            let content = "CREATE TABLE content AS SELECT generate_series(1, 3) AS number";
            connection.execute(content).await.map_err(|error| error.to_string())?;
            connection.close().await.map_err(|error| error.to_string())
        })
    };
    Template { name: "harness".into(), fill: Box::new(fill) }
}

#[tokio::test]
async fn databases_are_copies_and_apart() {
    let (template, again) = (template(), template());
    let (one, two) = tokio::join!(database(Some(&template)), database(Some(&again)));
    assert_ne!(one.url, two.url);
    assert_eq!(count(&one.url, "WITH gone AS (DELETE FROM content RETURNING 1) SELECT count(*) FROM gone").await, 3);
    assert_eq!(count(&two.url, "SELECT count(*) FROM content").await, 3);
}

#[tokio::test]
async fn dropped_databases_go() {
    let (kept, dropped) = (database(None).await, database(None).await);
    let name = dropped.name.clone();
    drop(dropped);
    let mut connection = PgConnection::connect(&kept.url).await.expect("the database answers");
    let begun = std::time::Instant::now();
    while begun.elapsed() < Duration::from_secs(120) {
        let known = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1").bind(&name);
        if known.fetch_optional(&mut connection).await.expect("the catalog can be read").is_none() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the database {name} is still there");
}

#[tokio::test]
async fn text_is_not_folded_or_ordered_by_bytes_by_default() {
    let database = database(None).await;
    assert_eq!(count(&database.url, "SELECT count(*) WHERE lower('É') = 'é' AND 'a' < 'B'").await, 1);
}
