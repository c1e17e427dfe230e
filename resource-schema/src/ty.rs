//! Types as declarations write them: paths with arguments, and the wrappers that change what a field is.
//!
//! Nothing is resolved here; what a name stands for is settled in [`crate::resolve`].

use syn::spanned::Spanned as _;
use syn::{GenericArgument, Ident, PathArguments, Type};

use crate::errors::{Errors, Location};

/// A type as written.
#[derive(Clone)]
pub struct Ty {
    /// The last segment of its path.
    pub name: Ident,
    /// Its type arguments.
    pub arguments: Vec<Ty>,
    /// All of it, for rustc.
    pub syntax: Type,
}

/// The type of a value: what is left when `Option`, `Secret` and `Encrypted` are taken off.
#[derive(Clone)]
pub struct ValueType {
    /// The type itself.
    pub ty: Ty,
    /// `Option<..>`
    pub nullable: bool,
    /// `Secret<..>` or `Encrypted<..>`
    pub secret: bool,
    /// `Encrypted<..>`
    pub encrypted: bool,
    /// All of it, for rustc.
    pub syntax: Type,
}

/// What a field of a resource is, by its type.
#[derive(Clone)]
pub enum Shape {
    /// A column.
    Value(ValueType),
    /// `BelongsTo<T>` or `Option<BelongsTo<T>>`
    BelongsTo {
        /// The other resource.
        target: Ty,
        /// Whether there may be none.
        nullable: bool,
    },
    /// `HasOne<T>`
    HasOne(Ty),
    /// `HasMany<T>`
    HasMany(Ty),
    /// `Calculated<T>`
    Calculated(ValueType),
    /// `CreatedAt`
    CreatedAt,
    /// `UpdatedAt`
    UpdatedAt,
}

impl Ty {
    /// Reads a type; anything but a path is reported.
    pub fn read(errors: &Errors, syntax: &Type) -> Option<Ty> {
        let Type::Path(path) = syntax else {
            errors
                .error(Location::of(syntax), "this type cannot be stored")
                .help("expected a path such as `String`, `Option<i32>` or `BelongsTo<Device>`");
            return None;
        };
        let last = path.path.segments.last().filter(|_| path.qself.is_none());
        let Some(segment) = last else {
            errors.error(path.span(), "expected a plain path, without `<.. as ..>`");
            return None;
        };
        let arguments = arguments(errors, &segment.arguments)?;
        Some(Ty { name: segment.ident.clone(), arguments, syntax: syntax.clone() })
    }

    /// All of it.
    pub fn location(&self) -> Location {
        Location::of(&self.syntax)
    }

    /// The one argument of a wrapper with this name.
    pub fn wrapped(&self, wrapper: &str) -> Option<&Ty> {
        match self.arguments.as_slice() {
            [inner] if self.name == wrapper => Some(inner),
            _ => None,
        }
    }

    /// Whether it is this name without arguments.
    pub fn is(&self, name: &str) -> bool {
        self.name == name && self.arguments.is_empty()
    }
}

fn arguments(errors: &Errors, arguments: &PathArguments) -> Option<Vec<Ty>> {
    match arguments {
        PathArguments::None => Some(Vec::new()),
        PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .map(|argument| match argument {
                GenericArgument::Type(ty) => Ty::read(errors, ty),
                other => {
                    errors.error(Location::of(other), "expected a type");
                    None
                }
            })
            .collect(),
        PathArguments::Parenthesized(list) => {
            errors.error(Location::of(list), "functions cannot be stored");
            None
        }
    }
}

impl ValueType {
    /// Takes `Option`, `Secret` and `Encrypted` off.
    pub fn read(errors: &Errors, ty: Ty) -> ValueType {
        let syntax = ty.syntax.clone();
        let (ty, nullable) = unwrapped(ty, "Option");
        let (ty, secret) = unwrapped(ty, "Secret");
        let (ty, encrypted) = unwrapped(ty, "Encrypted");
        if (secret || encrypted) && ty.wrapped("Option").is_some() {
            let wrapper = if encrypted { "Encrypted" } else { "Secret" };
            errors
                .error(Location::of(&syntax), format!("`Option` stands inside `{wrapper}`"))
                .help(format!("a missing value is no secret: write `Option<{wrapper}<..>>`"));
        }
        if secret && encrypted {
            errors
                .error(Location::of(&syntax), "`Encrypted` stands inside `Secret`")
                .help("what is encrypted is secret: write `Encrypted<..>`");
        }
        ValueType { ty, nullable, secret: secret || encrypted, encrypted, syntax }
    }

    /// All of it.
    pub fn location(&self) -> Location {
        Location::of(&self.syntax)
    }
}

impl Shape {
    /// What a field of this type is.
    pub fn read(errors: &Errors, ty: &Ty) -> Shape {
        let (inner, nullable) = unwrapped(ty.clone(), "Option");
        let shape = match inner.name.to_string().as_str() {
            "BelongsTo" => {
                inner.wrapped("BelongsTo").map(|target| Shape::BelongsTo { target: target.clone(), nullable })
            }
            "HasOne" => inner.wrapped("HasOne").cloned().map(Shape::HasOne),
            "HasMany" => inner.wrapped("HasMany").cloned().map(Shape::HasMany),
            "Calculated" => {
                let ty = inner.wrapped("Calculated").cloned();
                ty.map(|ty| Shape::Calculated(ValueType::read(errors, ty)))
            }
            "CreatedAt" if inner.arguments.is_empty() => Some(Shape::CreatedAt),
            "UpdatedAt" if inner.arguments.is_empty() => Some(Shape::UpdatedAt),
            _ => return Shape::Value(ValueType::read(errors, ty.clone())),
        };
        let Some(shape) = shape else {
            errors.error(inner.location(), format!("`{}` takes one type", inner.name));
            return Shape::Value(ValueType::read(errors, ty.clone()));
        };
        if let Shape::BelongsTo { target, .. } | Shape::HasOne(target) | Shape::HasMany(target) = &shape
            && let Some(resource) = target.wrapped("Option")
        {
            let help = match shape {
                Shape::BelongsTo { .. } => format!("write `Option<BelongsTo<{}>>`", resource.name),
                _ => format!("write `{}<{}>`", inner.name, resource.name),
            };
            errors.error(target.location(), "`Option` stands inside a relation").help(help);
        }
        if nullable && !matches!(shape, Shape::BelongsTo { .. }) {
            let help = match shape {
                Shape::Calculated(_) => "write `Calculated<Option<..>>`".to_owned(),
                _ => format!("write `{}` without `Option`", inner.name),
            };
            errors.error(ty.location(), format!("`{}` does not stand in `Option`", inner.name)).help(help);
        }
        shape
    }
}

fn unwrapped(ty: Ty, wrapper: &str) -> (Ty, bool) {
    match ty.wrapped(wrapper) {
        Some(inner) => (inner.clone(), true),
        None => (ty, false),
    }
}
