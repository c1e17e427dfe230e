//! Parsing, printing and checking, against a small world of names.

mod meaning;
mod mistakes;
mod print;

use resource_core::Expr;
use resource_core::kind::EnumStorage;

use super::{Ast, Checked, Expected, Named, Names, Place, Step, check};
use crate::diagnostic::Severity;
use crate::errors::{Errors, Report};
use crate::model::{Embedded, EmbeddedField, Enum, Type, Variant};

/// A device with a group; `actor` and `argument` beside it.
#[derive(Clone, Copy)]
struct Row {
    place: Place,
    resource: &'static str,
    enums: &'static [Enum],
    embedded: &'static [Embedded],
}

fn row(place: Place) -> Row {
    let variant =
        |name: &str, number| Variant { variant: name.into(), name: name.to_lowercase(), number, doc: "".into() };
    let of = |name: &str, storage, variants: [&str; 3]| Enum {
        name: name.into(),
        rust_path: "".into(),
        doc: "".into(),
        storage,
        variants: (0..).zip(variants).map(|(number, name)| variant(name, number)).collect(),
    };
    let enums = vec![
        of("Status", EnumStorage::Text, ["Pending", "Active", "Gone"]),
        of("Severity", EnumStorage::Integer, ["Low", "High", "Worst"]),
    ];
    let member = |name: &str, ty, nullable| EmbeddedField { name: name.into(), ty, nullable, doc: "".into() };
    let of = |name: &str, fields| Embedded { name: name.into(), rust_path: "".into(), doc: "".into(), fields };
    let kernel = [member("release", Type::Text, false)];
    let os = [
        member("name", Type::Text, true),
        member("bits", Type::I16, false),
        member("severity", Type::Enum(1), true),
        member("weight", Type::F64, true),
        member("tags", Type::List(Box::new(Type::Text)), true),
        member("kernel", Type::Embedded(1), true),
    ];
    let embedded = vec![of("Os", os.into()), of("Kernel", kernel.into())];
    Row { place, resource: "Device", enums: enums.leak(), embedded: embedded.leak() }
}

fn key(resource: &str) -> Type {
    Type::Id(resource.into(), Box::new(Type::Uuid))
}

/// Name, type, and whether it can be null.
type Column = (&'static str, fn() -> Type, bool);

const DEVICE: [Column; 21] = [
    ("id", || key("Device"), false),
    ("name", || Type::Text, false),
    ("label", || Type::Text, true),
    ("email", || Type::CiText, true),
    ("small", || Type::I16, false),
    ("level", || Type::I32, false),
    ("total", || Type::I64, false),
    ("spare", || Type::I32, true),
    ("load", || Type::F64, true),
    ("online", || Type::Bool, true),
    ("status", || Type::Enum(0), false),
    ("severity", || Type::Enum(1), true),
    ("seen", || Type::Time, true),
    ("since", || Type::Time, false),
    ("tags", || Type::List(Box::new(Type::Text)), false),
    ("group_id", || key("Group"), true),
    ("actor", || Type::Text, false),
    ("owner_uuid", || Type::Uuid, true),
    ("os", || Type::Embedded(0), true),
    ("states", || Type::List(Box::new(Type::Enum(0))), true),
    ("emails", || Type::List(Box::new(Type::CiText)), false),
];

const GROUP: [Column; 3] =
    [("id", || key("Group"), false), ("slug", || Type::Text, false), ("note", || Type::Text, true)];

fn find(table: &[Column], name: &str) -> Option<Named> {
    let at = table.iter().position(|(known, ..)| *known == name)?;
    Some(Named { at: at as u16, ty: table[at].1(), nullable: table[at].2, encrypted: false })
}

impl Row {
    fn table(&self) -> &'static [Column] {
        if self.resource == "Device" { &DEVICE } else { &GROUP }
    }
}

impl Names for Row {
    fn place(&self) -> Place {
        self.place
    }

    fn owner(&self) -> Option<String> {
        Some(self.resource.into())
    }

    fn field(&self, name: &str) -> Option<Named> {
        find(self.table(), name)
    }

    fn relation(&self, name: &str) -> Option<Step<'_>> {
        let to = |resource| Box::new(Row { resource, ..*self });
        Some(match (self.resource, name) {
            ("Device", "group") => {
                Step { at: 0, many: false, key: self.field("group_id"), nullable: true, target: to("Group") }
            }
            ("Device", "children") => Step { at: 1, many: true, key: None, nullable: false, target: to("Device") },
            ("Device", "latest") => Step { at: 2, many: false, key: None, nullable: false, target: to("Device") },
            _ => return None,
        })
    }

    fn argument(&self, name: &str) -> Option<Named> {
        let (at, ty, nullable) = match name {
            "note" => (0, Type::Text, true),
            "level" => (1, Type::I32, false),
            "group" => (2, key("Group"), false),
            "names" => (3, Type::List(Box::new(Type::Text)), false),
            _ => return None,
        };
        Some(Named { at, ty, nullable, encrypted: false })
    }

    fn actor(&self, name: &str) -> Option<Named> {
        let (at, ty, nullable) = match name {
            "name" => (0, Type::Text, false),
            "group" => (1, key("Group"), true),
            "user" => (2, key("User"), true),
            _ => return None,
        };
        Some(Named { at, ty, nullable, encrypted: false })
    }

    fn names(&self, root: &str) -> Vec<String> {
        let known: &[&str] = match root {
            "relation" if self.resource == "Device" => &["group", "children", "latest"],
            "argument" => &["note", "level", "group", "names"],
            "actor" => &["name", "group", "user"],
            "field" => return self.table().iter().map(|(name, ..)| (*name).to_owned()).collect(),
            _ => &[],
        };
        known.iter().map(|name| (*name).to_owned()).collect()
    }

    fn enums(&self) -> &[Enum] {
        self.enums
    }

    fn embedded(&self) -> &[Embedded] {
        self.embedded
    }

    fn tenant_type(&self) -> Option<Type> {
        Some(key("Tenant"))
    }
}

fn parse(text: &str) -> Ast {
    syn::parse_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Checks at a place; what was reported, and the result.
fn checked(place: Place, text: &str, expected: Expected) -> (Vec<Report>, Option<Checked>) {
    let errors = Errors::new();
    let checked = check(&errors, &parse(text), &row(place), expected);
    let (Ok(reports) | Err(reports)) = errors.check();
    let failed = reports.iter().any(|report| report.severity == Severity::Error);
    assert_eq!(checked.is_none(), failed, "{text}: a result and an error, or neither");
    (reports, checked)
}

fn condition() -> Expected {
    Expected { ty: Some(Type::Bool), nullable: true }
}

/// The nodes of a filter without mistakes.
fn filter(text: &str) -> Expr {
    let (reports, checked) = checked(Place::Filter, text, condition());
    checked.unwrap_or_else(|| panic!("{text}: {reports:#?}")).expression.expr
}
