//! The lint: what it finds, what it lets pass, and how its findings read.

use resource_migrate::{Dialect, lint};

fn found(text: &str, dialect: Dialect) -> Vec<String> {
    lint("up.sql", text, dialect).iter().map(|finding| format!("{}: {}", finding.line, finding.message)).collect()
}

fn postgres(text: &str) -> Vec<String> {
    found(text, Dialect::Postgres)
}

fn sqlite(text: &str) -> Vec<String> {
    found(text, Dialect::Sqlite)
}

#[test]
fn a_finding_names_place_and_remedy() {
    let findings = lint("0002_x/postgres.up.sql", "\nDROP TABLE alerts;", Dialect::Postgres);
    assert_eq!(
        findings[0].to_string(),
        "0002_x/postgres.up.sql:2: this drops the table `alerts` and its rows\n    \
         If it was renamed, say so with ALTER TABLE .. RENAME TO. If it is meant as it is, \
         write `-- migrate: allow data-loss` above the statement."
    );
}

#[test]
fn loss_has_to_be_allowed() {
    for text in [
        "DROP TABLE alerts",
        "DROP TABLE IF EXISTS \"alerts\"",
        "ALTER TABLE alerts DROP COLUMN title",
        "ALTER TABLE alerts DROP title",
        "ALTER TABLE alerts DROP COLUMN IF EXISTS title",
        "TRUNCATE alerts",
        "TRUNCATE TABLE ONLY \"alerts\", users RESTART IDENTITY CASCADE",
        "DELETE FROM alerts",
    ] {
        assert_eq!(postgres(text).len(), 1, "{text}: {:?}", postgres(text));
        let allowed = format!("-- migrate: allow data-loss\n{text}");
        assert_eq!(postgres(&allowed), Vec::<String>::new());
    }
    assert!(postgres("DELETE FROM alerts WHERE old").is_empty());
    assert!(postgres("CREATE TRIGGER t BEFORE TRUNCATE ON a FOR EACH STATEMENT EXECUTE FUNCTION f()").is_empty());
    assert!(postgres("ALTER TABLE alerts DROP CONSTRAINT title").is_empty());
    assert!(postgres("ALTER TABLE alerts ALTER COLUMN a DROP NOT NULL, ALTER COLUMN b DROP DEFAULT").is_empty());
}

#[test]
fn allowing_one_risk_or_one_statement_allows_no_other() {
    assert_eq!(postgres("-- migrate: allow lock\nDROP TABLE alerts").len(), 1);
    assert_eq!(postgres("-- migrate: allow data-loss\nDROP TABLE alerts;\nDROP TABLE users;").len(), 1);
}

#[test]
fn a_new_table_has_nothing_to_lock_or_lose() {
    let text = "CREATE TABLE \"a\" (\"b\" int);\nCREATE INDEX \"i\" ON \"a\" (\"b\");\n\
                ALTER TABLE \"a\" ADD CONSTRAINT \"c\" CHECK (\"b\" > 0);\nDROP TABLE \"a\";";
    assert_eq!(postgres(text), Vec::<String>::new());
}

#[test]
fn locks_on_postgres() {
    for (text, message) in [
        ("CREATE INDEX i ON a (b)", "1: building this index locks `a` against writes"),
        ("CREATE UNIQUE INDEX i ON ONLY public.a (b)", "1: building this index locks `a` against writes"),
        ("ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0)", "1: this locks `a` while every row is checked"),
        ("ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c (d)", "1: this locks `a` while every row is checked"),
        ("ALTER TABLE a ADD CONSTRAINT c UNIQUE (b)", "1: this locks `a` while every row is checked"),
        ("ALTER TABLE a ALTER COLUMN b SET NOT NULL", "1: this locks `a` while `b` of every row is checked"),
        ("ALTER TABLE a ALTER COLUMN b TYPE bigint", "1: this writes `a` anew while nobody can use it"),
        (
            "ALTER TABLE a ADD COLUMN b text GENERATED ALWAYS AS (lower(c)) STORED",
            "1: this writes `a` anew while nobody can use it",
        ),
        (
            "ALTER TABLE a ADD COLUMN b int CHECK (b > 0)",
            "1: the constraint in this ADD COLUMN locks `a` while every row is checked",
        ),
        (
            "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID",
            "1: `c` is NOT VALID and stays so: existing rows of `a` are never checked",
        ),
        (
            "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID;\nALTER TABLE a VALIDATE CONSTRAINT c",
            "2: the lock of ADD CONSTRAINT is held while every row is checked",
        ),
    ] {
        assert_eq!(postgres(text), [message], "{text}");
    }
}

#[test]
fn not_null_is_free_behind_a_validated_constraint() {
    let text = "\
ALTER TABLE \"a\" ADD CONSTRAINT \"c\" CHECK (\"b\" IS NOT NULL) NOT VALID;
-- migrate: transaction
ALTER TABLE \"a\" VALIDATE CONSTRAINT \"c\";
-- migrate: transaction
ALTER TABLE \"a\" ALTER COLUMN \"b\" SET NOT NULL;
ALTER TABLE \"a\" DROP CONSTRAINT \"c\";
";
    assert_eq!(postgres(text), Vec::<String>::new());
    assert_eq!(postgres(&text.replace("COLUMN \"b\"", "COLUMN \"x\"")).len(), 1);
}

#[test]
fn concurrent_builds_stand_alone_and_can_be_repeated() {
    assert_eq!(postgres("CREATE INDEX CONCURRENTLY i ON a (b)"), ["1: Postgres refuses this inside a transaction"]);
    let build = "-- migrate: no-transaction\nCREATE INDEX CONCURRENTLY i ON a (b);";
    assert_eq!(
        postgres(build),
        ["2: an interrupted build leaves a broken index `i` behind, over which the next attempt stumbles"]
    );
    let repeatable = build.replace("CREATE", "DROP INDEX CONCURRENTLY IF EXISTS i;\nCREATE");
    assert_eq!(postgres(&repeatable), Vec::<String>::new());
    let other = build.replace("CREATE", "DROP INDEX CONCURRENTLY IF EXISTS j;\nCREATE");
    assert_eq!(postgres(&other).len(), 1);
    let insert = "-- migrate: no-transaction\nINSERT INTO a VALUES (1);";
    assert_eq!(
        postgres(insert),
        ["2: a `no-transaction` step is executed again after an interruption, and this cannot be"]
    );
}

#[test]
fn required_columns_need_a_value() {
    let message = "1: this adds a NOT NULL column without a default; it fails as soon as the table has a row";
    for dialect in Dialect::ALL {
        assert_eq!(found("ALTER TABLE a ADD COLUMN b int NOT NULL", dialect), [message]);
        assert_eq!(found("ALTER TABLE a ADD b int NOT NULL", dialect), [message]);
        assert!(found("ALTER TABLE a ADD COLUMN b int NOT NULL DEFAULT 1", dialect).is_empty());
    }
}

#[test]
fn what_a_draft_left_open() {
    let text =
        "UPDATE a\nSET b = {{a.b: the value}}\nWHERE c = '{{no}}';\n\n-- migrate: review data-loss\nDROP TABLE a;";
    for dialect in Dialect::ALL {
        let found = found(&format!("-- migrate: {}\n{text}", mode(dialect)), dialect);
        assert_eq!(
            found,
            ["3: `{{a.b: the value}}` is still open", "7: this statement loses data, and nobody has agreed to it yet"]
        );
    }
}

fn mode(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "foreign-keys-off",
        Dialect::Postgres => "transaction",
    }
}

#[test]
fn transactions_and_pragmas_are_the_runners() {
    let message = "1: transactions are begun and ended by the program that runs the migration";
    for text in ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT a"] {
        for dialect in Dialect::ALL {
            assert_eq!(found(text, dialect), [message]);
        }
    }
    assert_eq!(postgres("START TRANSACTION"), [message]);
    assert_eq!(sqlite("PRAGMA foreign_keys = OFF"), ["1: `PRAGMA foreign_keys` does nothing inside a transaction"]);
}

#[test]
fn a_rebuild_on_sqlite_is_no_loss_with_foreign_keys_off() {
    let rebuild = "\
CREATE TABLE n (b INTEGER) STRICT;
INSERT INTO n (b) SELECT b FROM a;
DROP TABLE a;
ALTER TABLE n RENAME TO a;
";
    assert_eq!(sqlite(rebuild), ["3: dropping `a` deletes its rows first, and with them what refers to them"]);
    let off = format!("-- migrate: foreign-keys-off\n{rebuild}");
    assert_eq!(sqlite(&off), Vec::<String>::new());
    let unfilled = off.replace("FROM a", "FROM c");
    assert_eq!(sqlite(&unfilled), ["4: this drops the table `a` and its rows"]);
}

#[test]
fn a_script_that_does_not_read_is_one_finding() {
    assert_eq!(
        sqlite("SELECT 1;\n-- migrate: allow everything\nDROP TABLE a"),
        ["2: no risk is called `everything`; the risks are `data-loss`, `rewrite`, `lock`"]
    );
}
