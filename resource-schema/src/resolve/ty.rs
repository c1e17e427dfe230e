//! From types as written to types of the model.

use syn::Ident;

use super::names::{Declared, Names};
use crate::declaration::{Declarations, Resource};
use crate::errors::Errors;
use crate::model::Type;
use crate::nearest::{nearest, suggest};
use crate::ty::{Shape, Ty};

/// Types of values that Rust or the framework declares.
const BUILT_IN: &[&str] = &["bool", "i16", "i32", "i64", "f64", "String", "CiString", "Uuid", "Timestamp", "Json"];

/// Types of Rust that are close to one that can be stored.
const INSTEAD: &[(&str, &str)] = &[
    ("u8", "i16"),
    ("i8", "i16"),
    ("u16", "i32"),
    ("u32", "i64"),
    ("u64", "i64"),
    ("usize", "i64"),
    ("isize", "i64"),
    ("f32", "f64"),
    ("str", "String"),
    ("char", "String"),
    ("DateTime", "Timestamp"),
    ("NaiveDateTime", "Timestamp"),
    ("SystemTime", "Timestamp"),
    ("Duration", "i64"),
    ("HashMap", "Json"),
    ("BTreeMap", "Json"),
    ("Value", "Json"),
    ("HashSet", "Vec<..>"),
    ("BTreeSet", "Vec<..>"),
];

/// What types are resolved with.
pub(super) struct Types<'a> {
    declarations: &'a Declarations,
    names: &'a Names,
    /// The type of each resource's key column; `None` if it has several.
    keys: Vec<Option<Type>>,
}

impl<'a> Types<'a> {
    pub(super) fn new(errors: &Errors, declarations: &'a Declarations, names: &'a Names) -> Types<'a> {
        let mut types = Types { declarations, names, keys: Vec::new() };
        // A key has no declared type but enums, so it resolves before the keys are known.
        types.keys = declarations.resources.iter().map(|resource| types.key(errors, resource)).collect();
        types
    }

    fn key(&self, errors: &Errors, resource: &Resource) -> Option<Type> {
        let mut keys = resource.fields.iter().filter(|field| field.is_key(&resource.name));
        let (first, second) = (keys.next()?, keys.next());
        match &first.shape {
            _ if second.is_some() => None,
            Shape::Value(_) if first.is_own_id(&resource.name) => Some(Type::Uuid),
            Shape::Value(value) => self.value(errors, Some(resource), &value.ty),
            _ => None,
        }
    }

    /// `Id<..>` of a resource, if its key is one column.
    pub(super) fn id(&self, resource: usize) -> Option<Type> {
        let declared = &self.declarations.resources[resource];
        let name = resource_core::name::snake_case(&declared.name.to_string());
        let key = self.keys.get(resource)?.clone()?;
        Some(Type::Id(format!("{}.{name}", declared.home.domain()), Box::new(key)))
    }

    /// The type of a value; `own` is what `Self` means.
    pub(super) fn value(&self, errors: &Errors, own: Option<&Resource>, ty: &Ty) -> Option<Type> {
        match (ty.name.to_string().as_str(), ty.arguments.as_slice()) {
            ("bool", []) => Some(Type::Bool),
            ("i16", []) => Some(Type::I16),
            ("i32", []) => Some(Type::I32),
            ("i64", []) => Some(Type::I64),
            ("f64", []) => Some(Type::F64),
            ("String", []) => Some(Type::Text),
            ("CiString", []) => Some(Type::CiText),
            ("Uuid", []) => Some(Type::Uuid),
            ("Timestamp", []) => Some(Type::Time),
            ("Json", []) => Some(Type::Map),
            ("Vec", [item]) => Some(Type::List(Box::new(self.value(errors, own, item)?))),
            ("Id", [target]) => {
                let resource = self.target(errors, own, target)?;
                self.id(resource).or_else(|| composite(errors, &self.declarations.resources[resource].name, target))
            }
            (name @ ("Option" | "Secret" | "Encrypted"), [_]) => {
                errors
                    .error(ty.location(), format!("`{name}` stands inside another type"))
                    .help("the order from outside is `Option<Secret<..>>` or `Option<Encrypted<..>>`; items of lists are none of them");
                None
            }
            (_, []) => self.declared(errors, ty),
            _ => unknown(errors, self.names, &ty.name),
        }
    }

    fn declared(&self, errors: &Errors, ty: &Ty) -> Option<Type> {
        match self.names.get(&ty.name) {
            Some(Declared::Enum(at)) => Some(Type::Enum(at)),
            Some(Declared::Embedded(at)) => Some(Type::Embedded(at)),
            Some(Declared::Resource(_)) => {
                errors
                    .error(ty.location(), format!("`{}` is a resource, not a value", ty.name))
                    .help(format!("a relation is `BelongsTo<{0}>`, a bare reference `Id<{0}>`", ty.name));
                None
            }
            None => unknown(errors, self.names, &ty.name),
        }
    }

    /// As [`Types::target`], for a name that was looked up before.
    pub(super) fn target_silently(&self, own: &Resource, target: &Ty) -> Option<usize> {
        let name = if target.is("Self") { &own.name } else { &target.name };
        match self.names.get(name) {
            Some(Declared::Resource(at)) => Some(at),
            _ => None,
        }
    }

    /// The resource that a relation or key names.
    pub(super) fn target(&self, errors: &Errors, own: Option<&Resource>, target: &Ty) -> Option<usize> {
        let name = own.filter(|_| target.is("Self")).map_or(&target.name, |own| &own.name);
        match self.names.get(name) {
            Some(Declared::Resource(at)) => Some(at),
            other => {
                let error = match other {
                    Some(_) => errors.error(target.location(), format!("`{name}` is a value, not a resource")),
                    None => errors.error(target.location(), format!("there is no resource `{name}`")),
                };
                let known = self.names.of(|declared| matches!(declared, Declared::Resource(_)));
                error.help(suggest(&name.to_string(), known));
                None
            }
        }
    }
}

fn composite(errors: &Errors, name: &Ident, target: &Ty) -> Option<Type> {
    errors
        .error(target.location(), format!("the key of `{name}` has several fields"))
        .help("refer to resources whose key is one field");
    None
}

fn unknown(errors: &Errors, names: &Names, name: &Ident) -> Option<Type> {
    let text = name.to_string();
    let error = errors.error(name, format!("there is no value type `{text}`"));
    let values = names.of(|declared| !matches!(declared, Declared::Resource(_)));
    if let Some((_, instead)) = INSTEAD.iter().find(|(wrong, _)| *wrong == text) {
        error.help(format!("use `{instead}`"));
    } else if let Some(meant) = nearest(&text, BUILT_IN.iter().copied().chain(values)) {
        error.help(format!("did you mean `{meant}`?"));
    } else {
        error
            .help("declare it with `#[derive(ResourceEnum)]` or `#[derive(Embedded)]`, or use a type of the reference");
    }
    None
}
