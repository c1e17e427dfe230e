//! What a cursor keeps, and what it refuses.

use proptest::prelude::*;

use super::*;

fn scalar() -> impl Strategy<Value = Scalar> {
    prop_oneof![
        Just(Scalar::Null),
        any::<bool>().prop_map(Scalar::Bool),
        any::<i64>().prop_map(Scalar::I64),
        (-1e300..1e300f64).prop_map(Scalar::F64),
        ".{0,20}".prop_map(|text| Scalar::from(text.as_str())),
        proptest::collection::vec(any::<u8>(), 0..20).prop_map(|bytes| Scalar::Bytes(bytes.into())),
        any::<u128>().prop_map(|number| Scalar::Uuid(Uuid::from_u128(number))),
        any::<i64>().prop_map(Scalar::Time),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let values = || proptest::collection::vec(scalar(), 0..5);
    prop_oneof![values().prop_map(Place::Values), values().prop_map(Place::Key)]
}

proptest! {
    #[test]
    fn comes_back_as_it_was_written(place in place(), shape in any::<[u8; 32]>()) {
        let keyring = Keyring::random().expect("random numbers");
        let text = write(&keyring, Shape(shape), &place);
        prop_assert_eq!(parse(&keyring, Shape(shape), &text), Some(place));
    }

    #[test]
    fn a_changed_byte_is_refused(place in place(), at in any::<prop::sample::Index>(), flip in 1..=255u8) {
        let keyring = Keyring::random().expect("random numbers");
        let shape = Shape([7; 32]);
        let mut bytes = URL_SAFE_NO_PAD.decode(write(&keyring, shape, &place)).expect("base64");
        let at = at.index(bytes.len());
        bytes[at] ^= flip;
        prop_assert_eq!(parse(&keyring, shape, &URL_SAFE_NO_PAD.encode(&bytes)), None);
    }

    #[test]
    fn a_changed_or_missing_character_is_refused(place in place(), at in any::<prop::sample::Index>(), other in "[A-Za-z0-9_-]") {
        let keyring = Keyring::random().expect("random numbers");
        let shape = Shape([7; 32]);
        let text = write(&keyring, shape, &place);
        let at = at.index(text.len());
        prop_assert_eq!(parse(&keyring, shape, &text[..at]), None);
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        prop_assume!(changed != text);
        prop_assert_eq!(parse(&keyring, shape, &changed), None);
    }
}

#[test]
fn another_query_or_key_refuses_it() {
    let (keyring, other) = (Keyring::random().expect("random numbers"), Keyring::random().expect("random numbers"));
    let place = Place::Key(vec![Scalar::I64(1)]);
    let text = write(&keyring, Shape([1; 32]), &place);
    assert_eq!(parse(&keyring, Shape([1; 32]), &text), Some(place));
    assert_eq!(parse(&keyring, Shape([2; 32]), &text), None);
    assert_eq!(parse(&other, Shape([1; 32]), &text), None);
}

#[test]
fn a_long_text_is_not_even_looked_at() {
    let keyring = Keyring::random().expect("random numbers");
    let place = Place::Key(vec![Scalar::from("x".repeat(2 * MOST_BYTES))]);
    let text = write(&keyring, Shape([1; 32]), &place);
    assert_eq!(parse(&keyring, Shape([1; 32]), &text), None);
}

#[test]
fn values_of_another_type_are_refused() {
    assert!(are_of(&[Scalar::I64(1), Scalar::Null], &[Kind::I16, Kind::Uuid]));
    assert!(!are_of(&[Scalar::I64(1)], &[Kind::Uuid]));
    assert!(!are_of(&[Scalar::I64(1)], &[Kind::I16, Kind::I16]));
    assert!(!are_of(&[Scalar::Json("{}".into())], &[Kind::Map]));
}
