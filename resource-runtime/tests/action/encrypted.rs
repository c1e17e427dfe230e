//! Encrypted fields: what the table holds, who reads it, and what does not open.

use resource_core::{Encrypted, Json, Scalar, Secret, Value};
use resource_runtime::error::{Class, Result};
use resource_runtime::keyring::Keyring;
use resource_runtime::sql::Dialect;
use resource_runtime::{Cx, Slot, Slots, typed};
use uuid::Uuid;

use crate::fixture::World;
use crate::fixture::meta::account;
use crate::fixture::safe::{CHANGE, CHANGE_WITH_HOOK, COPY_LABEL, KEEP, PUT, RELABEL, Safe};
use crate::on_both;

on_both! {
    a_value_comes_back_and_the_table_does_not_show_it
    both_plans_of_an_update_encrypt
    rules_are_asked_of_what_was_given
    an_upsert_moves_what_is_encrypted
    caused_rows_are_encrypted_too
    what_was_changed_or_moved_does_not_open
    a_new_key_reads_old_rows_and_rewrites_them
}

const CODE: &str = "hunter2";

fn text(text: &str) -> Slot {
    Slot::given(&Secret::new(text.to_owned()))
}

fn contents() -> Json {
    Json(serde_json::Map::from_iter([("gold".to_owned(), 7.into())]))
}

async fn put(cx: &Cx, label: &str, code: &str) -> Result<Safe> {
    typed::create(cx.any(), PUT, Slots::new(vec![text(label), text(code), Slot::Absent])).await
}

async fn change(cx: &Cx, action: u16, safe: &Safe, code: &str) -> Result<Safe> {
    typed::update(cx.any(), action, &safe.id, Slots::new(vec![text(code), Slot::Absent])).await
}

fn code(cx: &Cx, safe: &Safe) -> String {
    cx.reveal(Safe::CODE, &safe.code).expect("it opens").expose().clone()
}

/// The bytes of a column of the safe with a label, in hexadecimal.
async fn stored(world: &World, column: &str, label: &str) -> String {
    let hex = match world.dialect() {
        Dialect::Sqlite => format!("lower(hex({column}))"),
        Dialect::Postgres => format!("encode({column}, 'hex')"),
    };
    world.texts(&format!("SELECT {hex} FROM safes WHERE label = '{label}'")).await.remove(0)
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect()
}

async fn read(world: &World, cx: &Cx, label: &str) -> Safe {
    let id = world.key_of("safes", label).await;
    typed::update(cx.any(), RELABEL, &id, Slots::new(vec![text(label)])).await.expect("it is there")
}

async fn a_value_comes_back_and_the_table_does_not_show_it(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let cx = &world.cx;
    let input = Slots::new(vec![text("first"), text(CODE), Slot::given(&Secret::new(contents()))]);
    assert_eq!(format!("{input:?}"), "Slots given at {0, 1, 2}");
    let safe: Safe = typed::create(cx.any(), PUT, input).await.expect("put");
    assert_eq!(code(cx, &safe), CODE);
    let revealed = cx.reveal(Safe::CONTENTS, &safe.contents).expect("it opens").expect("given");
    assert_eq!(revealed.expose(), &contents());
    assert!(!format!("{safe:?} {revealed:?}").contains("hunter2") && !format!("{revealed:?}").contains("gold"));

    let bytes = stored(&world, "code", "first").await;
    assert!(!bytes.contains(&hex(CODE)) && bytes.starts_with("0100000001"), "{bytes}");
    assert!(!stored(&world, "contents", "first").await.contains(&hex("gold")));
    put(cx, "second", CODE).await.expect("put");
    assert_ne!(stored(&world, "code", "second").await, bytes, "equal values are stored as different bytes");
    let second = read(&world, cx, "second").await;
    assert!(second.contents.is_none() && cx.reveal(Safe::CONTENTS, &second.contents).expect("nothing").is_none());
}

async fn both_plans_of_an_update_encrypt(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let cx = &world.cx;
    let safe = put(cx, "first", CODE).await.expect("put");
    let (changed, statements) = world.statements(change(cx, CHANGE, &safe, "sesame")).await;
    assert_eq!((code(cx, &changed.expect("changed")), statements), ("sesame".to_owned(), 1));
    let changed = change(cx, CHANGE_WITH_HOOK, &safe, "abracadabra").await.expect("changed");
    assert_eq!(code(cx, &changed), "abracadabra");
    // What an update leaves alone stays as it is stored.
    let before = stored(&world, "code", "first").await;
    read(&world, cx, "first").await;
    let nothing = Slots::new(vec![Slot::Absent, Slot::Absent]);
    let _: Safe = typed::update(cx.any(), CHANGE_WITH_HOOK, &safe.id, nothing).await.expect("nothing changes");
    assert_eq!(stored(&world, "code", "first").await, before);
    // What only the stored row knows is read before it is encrypted.
    let copied: Safe = typed::update(cx.any(), COPY_LABEL, &safe.id, Slots::new(Vec::new())).await.expect("copied");
    assert_eq!(code(cx, &copied), "first");
}

async fn rules_are_asked_of_what_was_given(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let expected = "code: must have 4 to 12 characters";
    assert_eq!(put(&world.cx, "first", "abc").await.expect_err("too short").to_string(), expected);
    let safe = put(&world.cx, "first", "abcdefghijkl").await.expect("the envelope is longer than the rule");
    for action in [CHANGE, CHANGE_WITH_HOOK] {
        let error = change(&world.cx, action, &safe, "abc").await.expect_err("too short");
        assert_eq!(error.to_string(), expected);
    }
    world.sql("UPDATE safes SET label = 'abc'").await;
    let copied = typed::update::<Safe>(world.cx.any(), COPY_LABEL, &safe.id, Slots::new(Vec::new())).await;
    assert_eq!(copied.expect_err("so is the label").to_string(), expected);
}

async fn an_upsert_moves_what_is_encrypted(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let keep = async |code: &str| {
        let input = Slots::new(vec![text("first"), text(code), Slot::Absent]);
        typed::create::<Safe>(world.cx.any(), KEEP, input).await
    };
    let made = keep(CODE).await.expect("made");
    let kept = keep("sesame").await.expect("taken over");
    assert_eq!(made.id, kept.id);
    assert_eq!((code(&world.cx, &made), code(&world.cx, &kept)), (CODE.to_owned(), "sesame".to_owned()));
    assert!(!stored(&world, "code", "first").await.contains(&hex("sesame")));
    assert_eq!(keep("abc").await.expect_err("too short").code(), "length");
}

async fn caused_rows_are_encrypted_too(dialect: Dialect) {
    for action in [account::SECURE, account::SECURE_WITH_HOOK] {
        let world = World::open(dialect, "ada", None).await;
        world.book(action, 0, Some(CODE)).await.expect("booked");
        let safe = read(&world, &world.cx, "ada").await;
        assert_eq!(code(&world.cx, &safe), CODE);
        assert!(!stored(&world, "code", "ada").await.contains(&hex(CODE)));
        let error = world.book(action, 0, Some("abc")).await.expect_err("too short");
        assert_eq!((error.class(), error.code()), (Class::Invalid, "length"));
    }
}

async fn what_was_changed_or_moved_does_not_open(dialect: Dialect) {
    let world = World::open(dialect, "ada", None).await;
    let cx = &world.cx;
    put(cx, "first", CODE).await.expect("put");
    let refused = async |cx: &Cx, why: &str| {
        let safe = read(&world, cx, "first").await;
        let error = cx.reveal(Safe::CODE, &safe.code).expect_err("it does not open");
        assert_eq!(error.class(), Class::Internal);
        assert!(error.to_string().starts_with("bank.safe.code: ") && error.to_string().contains(why), "{error}");
    };
    // Into another column.
    world.sql("UPDATE safes SET contents = code").await;
    let moved = read(&world, cx, "first").await;
    assert!(cx.reveal(Safe::CONTENTS, &moved.contents).is_err());
    assert_eq!(code(cx, &moved), CODE);
    // Into another tenant.
    let other = Uuid::from_u128(0xB);
    world.move_to_tenant("safes", other).await;
    refused(&world.inside(other), "another column or tenant").await;
    world.move_to_tenant("safes", world.cx.tenant()).await;
    assert_eq!(code(cx, &read(&world, cx, "first").await), CODE);
    // Changed.
    let substituted = match dialect {
        Dialect::Sqlite => "UPDATE safes SET code = substr(code, 1, 30) || x'00'",
        Dialect::Postgres => "UPDATE safes SET code = substring(code from 1 for 30) || '\\x00'::bytea",
    };
    let cast = substituted.replace("substr(code, 1, 30) || x'00'", "CAST(substr(code, 1, 30) || x'00' AS BLOB)");
    world.sql(&cast).await;
    refused(cx, "changed").await;
    let plain = match dialect {
        Dialect::Sqlite => format!("UPDATE safes SET code = x'{}'", hex(CODE)),
        Dialect::Postgres => format!("UPDATE safes SET code = '\\x{}'::bytea", hex(CODE)),
    };
    world.sql(&plain).await;
    refused(cx, "not stored as this version").await;
}

async fn a_new_key_reads_old_rows_and_rewrites_them(dialect: Dialect) {
    let line = |id: u32, digit: &str| format!("{id}:{}\n", digit.repeat(64));
    let ring = |lines: &[String]| {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("keyring");
        Keyring::open(&path).expect("made, for its mode");
        std::fs::write(&path, lines.concat()).expect("written");
        Keyring::open(&path).expect("read")
    };
    let world = World::open(dialect, "ada", None).await;
    let first = world.with_keyring(ring(&[line(1, "a")]));
    let safe = put(&first, "first", CODE).await.expect("put");

    let rotated = world.with_keyring(ring(&[line(2, "b"), line(1, "a")]));
    let found = read(&world, &rotated, "first").await;
    assert_eq!(code(&rotated, &found), CODE);
    assert!(stored(&world, "code", "first").await.starts_with("0100000001"), "reading rewrites nothing");
    change(&rotated, CHANGE, &safe, CODE).await.expect("rewritten");
    assert!(stored(&world, "code", "first").await.starts_with("0100000002"));

    let without = world.with_keyring(ring(&[line(1, "a")]));
    let error = without.reveal(Safe::CODE, &read(&world, &without, "first").await.code).expect_err("no key");
    let expected = "bank.safe.code: it is encrypted with key 2, which the keyring does not have; put its line back \
                    below the first one";
    assert_eq!(error.to_string(), expected);
    let forged = Encrypted::<String>::from_scalar(Scalar::Bytes(vec![1, 2, 3].into())).expect("bytes");
    assert!(rotated.reveal(Safe::CODE, &forged).is_err());
}
