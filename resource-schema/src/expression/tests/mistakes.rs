//! What is said about mistakes, whole sentences.

use super::{checked, condition};
use crate::diagnostic::Severity;
use crate::expression::{Expected, Place};
use crate::model::Type;

/// Every report as `message | help`.
fn reports(place: Place, text: &str, expected: Expected) -> Vec<String> {
    let (reports, _) = checked(place, text, expected);
    let line = |report: crate::errors::Report| match report.help {
        Some(help) => format!("{} | {help}", report.message),
        None => report.message,
    };
    reports.into_iter().map(line).collect()
}

fn says(text: &str, expected: &[&str]) {
    assert_eq!(reports(Place::Filter, text, condition()), expected, "{text}");
}

#[test]
fn unknown_names() {
    says("statsu == Pending", &["Device has no field `statsu` | did you mean `status`?"]);
    says("group.slugg == \"a\"", &["Group has no field `slugg` | did you mean `slug`?"]);
    says("gruop.slug == \"a\"", &["`gruop` is no relation | did you mean `group`?"]);
    says("name.slug == \"a\"", &["`name` is a field, not a relation | expected one of `group`, `children`, `latest`"]);
    says("status == Pendin", &["Status has no variant `Pendin` | did you mean `Pending`?"]);
    says("level == actor.grup", &["the actor has no `grup` | did you mean `group`?"]);
    says("level == argument.levl", &["the action has no argument `levl` | did you mean `level`?"]);
    says("lenght(name) > 1", &["there is no function `lenght` | did you mean `length`?"]);
    says("length() > 1", &["`length` takes other arguments | write `length(text)`"]);
    says(
        "Pending == Gone",
        &["nothing says which enum `Gone` is of | `Gone` is a variant of Status; compare it with a field of that type"],
    );
    says(
        "tenant.name == \"a\"",
        &[
            "`tenant` is the key of the context's tenant and has no fields | a relation called `tenant` is `self.tenant`",
        ],
    );
}

#[test]
fn documents() {
    let takes = "databases search lists of text, truth values, integers, UUIDs, and enums that are stored as text";
    says(
        "name in label",
        &["expected a list behind `in`, found text | write values in brackets, `in [a, b]`, or name a list: a field, \
             a member or an argument"],
    );
    says("level in tags", &["an integer cannot be compared with text"]);
    says("null in tags", &["null equals nothing; test for it with `== null`"]);
    says("email in tags", &[&format!("a list is not searched for text without case | {takes}")]);
    says("name in emails", &[&format!("a list is not searched for text without case | {takes}")]);
    says("Activ in states", &["Status has no variant `Activ` | did you mean `Active`?"]);
    says("os.nam == \"a\"", &["Os has no member `nam` | did you mean `name`?"]);
    says("os.name.first == \"a\"", &["`name` is text and has no members"]);
    says(
        "os.weight > 1",
        &["`weight` is a number, which databases do not read out of embedded values | keep it in a field of its own"],
    );
    says(
        "os.kernel == os.kernel",
        &["an embedded value cannot be compared in the database | only tests for null are possible, or a comparison \
             in `validate`"],
    );
}

#[test]
fn every_mistake_is_reported() {
    says(
        "statsu == Pending && nam == \"a\" && level > \"a\"",
        &[
            "Device has no field `statsu` | did you mean `status`?",
            "Device has no field `nam` | did you mean `name`?",
            "an integer cannot be compared with text",
        ],
    );
}

#[test]
fn types_that_do_not_go_together() {
    says("level == name", &["an integer cannot be compared with text"]);
    says("level < load", &["an integer cannot be compared with a number"]);
    says("status == \"pending\"", &["the enum Status cannot be compared with text"]);
    says("id == group", &["the key of Device cannot be compared with the key of Group"]);
    says("id == actor.user", &["the key of Device cannot be compared with the key of User"]);
    says(
        "status < Gone",
        &[
            "Status is stored as text and has no order; give it `#[repr(i16)]` and numbers, or list the values with `in`",
        ],
    );
    says("id < owner_uuid", &["the key of Device has no order"]);
    says("label < null", &["null has no order; write `== null` or `!= null`"]);
    says("label in [null]", &["null equals nothing; test for it with `== null`"]);
    says("level", &["expected a boolean, found an integer"]);
    says("level && online", &["expected a condition, found an integer"]);
    says(
        "level + since == 1",
        &[
            "`+` does not go with an integer and a timestamp | arithmetic is on integers, and on timestamps with durations",
        ],
    );
    says("contains(level, \"1\")", &["expected text, found an integer"]);
    says("level / 0 == 1", &["division by zero has no result"]);
    says("since + 200000 days > now()", &["a timestamp is moved by at most 285 years"]);
    says("if online { 1 } else { name } == 1", &["one side is an integer, the other text"]);
    says(
        "tags == tags",
        &[
            "a list cannot be compared in the database | only tests for null are possible, or a comparison in `validate`",
        ],
    );
}

#[test]
fn constants_that_fields_cannot_hold() {
    says("small == 70000", &["70000 is out of range; an `i16` holds -32768 to 32767"]);
    says("70000 > small", &["70000 is out of range; an `i16` holds -32768 to 32767"]);
    says("small in [1, 70000]", &["70000 is out of range; an `i16` holds -32768 to 32767"]);
    says("small + 1 < 70000", &[]);
    let expected = Expected { ty: Some(Type::I16), nullable: false };
    assert_eq!(reports(Place::Set, "40000", expected), ["40000 is out of range; an `i16` holds -32768 to 32767"]);
}

#[test]
fn relations() {
    let many = "write `exists(children, ..)` or `count(children, ..)`";
    says("children == null", &[&format!("`children` is a relation, not a value | {many}")]);
    says("children.name == \"a\"", &[&format!("`children` leads to any number of rows | {many}")]);
    says(
        "latest == null",
        &["`latest` is a relation, not a value | write `latest.` and a field, or `exists(latest, ..)`"],
    );
    let nowhere = "other rows cannot be read here | only filters, scopes, ceilings, guards, triggers and calculations \
                   follow relations; use a hook for the rest";
    for place in [Place::Set, Place::Create, Place::UpsertSet, Place::Validate, Place::Cause] {
        assert_eq!(reports(place, "group.slug == \"a\"", condition()), [nowhere], "{place:?}");
        assert_eq!(reports(place, "exists(children)", condition()), [nowhere], "{place:?}");
    }
}

#[test]
fn roots_where_they_do_not_exist() {
    let missing = |place, text, root: &str| {
        let said = reports(place, text, condition());
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with(&format!("`{root}` does not exist here | ")), "{said:?}");
    };
    missing(Place::Validate, "name == actor.name", "actor");
    missing(Place::Validate, "tenant is null", "tenant");
    missing(Place::Calculate, "name == actor.name", "actor");
    missing(Place::Filter, "old.level == level", "old");
    missing(Place::Cause, "tenant is null", "tenant");
    let default = "a default can use constants and `now()` only | use `set(..)` of the create";
    assert_eq!(reports(Place::Default, "name == \"a\"", condition()), [default]);
    let said = reports(Place::Set, "new.level == level", condition());
    assert_eq!(said, ["`new` is no relation | expected one of `group`, `children`, `latest`"]);
}

#[test]
fn null_where_there_is_none() {
    let text = || Expected { ty: Some(Type::Text), nullable: false };
    let help = "give a value for that case with `coalesce(.., ..)`, or make the target an `Option`";
    let said = format!("this can be null, and null is not allowed here | {help}");
    for value in ["label", "null", "argument.note", "if online { name } else { label }"] {
        assert_eq!(reports(Place::Set, value, text()), [said.as_str()], "{value}");
    }
    assert!(reports(Place::Set, "coalesce(label, name)", text()).is_empty());
    let number = |ty| Expected { ty: Some(ty), nullable: false };
    let said = reports(Place::Calculate, "total + 1", number(Type::I64));
    assert_eq!(
        said,
        [
            "this can be null, and null is not allowed here | give a value for that case with `coalesce(.., ..)`, or declare \
          the calculation as `Calculated<Option<..>>`; arithmetic is null where its result does not fit"
        ]
    );
    let said = reports(Place::Calculate, "level + 1", number(Type::I32));
    assert_eq!(said, ["the result may not fit an `i32` | declare the calculation with `i64`"]);
}

#[test]
fn keys_go_into_references_of_their_resource() {
    let group = || Expected { ty: Some(super::key("Group")), nullable: true };
    assert_eq!(reports(Place::Set, "id", group()), ["expected the key of Group, found the key of Device"]);
    assert_eq!(reports(Place::Set, "owner_uuid", group()), ["expected the key of Group, found a UUID"]);
    assert!(reports(Place::Set, "argument.group", group()).is_empty());
}

#[test]
fn regular_expressions_exist_in_validations() {
    let elsewhere = "databases do not have the same regular expressions | use it in a `validate`, or `starts_with`, \
                     `ends_with` and `contains` here";
    says("matches(name, \"a\")", &[elsewhere]);
    let said = reports(Place::Validate, "matches(name, \"(\")", condition());
    assert!(said[0].starts_with("this is no regular expression: "), "{said:?}");
    let said = reports(Place::Validate, "matches(name, name)", condition());
    assert_eq!(said, ["the pattern must be a literal text"]);
}

/// The warning of `validate`, and how to be rid of it.
#[test]
fn null_that_makes_a_validation_pass() {
    let warned = |text| {
        let (reports, checked) = checked(Place::Validate, text, condition());
        assert!(checked.is_some() && reports.iter().all(|report| report.severity == Severity::Warning), "{text}");
        reports.into_iter().map(|report| report.message).collect::<Vec<_>>()
    };
    let message = "`spare` can be null, and then this validation passes";
    assert_eq!(warned("spare > 3"), [message]);
    assert_eq!(warned("spare in [1, 2]"), [message]);
    assert_eq!(warned("label == null || spare > 3"), [message]);
    for thought_of in
        ["spare == null || spare > 3", "spare != null && spare > 3", "coalesce(spare, 0) > 3", "level > 3"]
    {
        assert!(warned(thought_of).is_empty(), "{thought_of}");
    }
}
