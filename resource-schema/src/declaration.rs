//! The spanned tree: what stands in the source, with typed attributes, before any name is resolved.

pub mod actor;
pub mod embedded;
pub mod enumeration;
pub mod resource;

use syn::{Attribute, Expr, ExprLit, Lit, Meta, Visibility};

pub use actor::Actor;
pub use embedded::Embedded;
pub use enumeration::Enumeration;
pub use resource::{Field, Resource};

use crate::errors::{Errors, Location};

/// Everything declared in one application.
#[derive(Default)]
pub struct Declarations {
    /// Sorted by name.
    pub resources: Vec<Resource>,
    /// Sorted by name.
    pub enums: Vec<Enumeration>,
    /// Sorted by name.
    pub embedded: Vec<Embedded>,
    /// In the order of the files.
    pub actors: Vec<Actor>,
    /// In the order of the files.
    pub domains: Vec<Domain>,
}

/// A folder of resources.
pub struct Domain {
    /// The module.
    pub name: String,
    /// Its doc comment.
    pub doc: String,
}

/// Where a declaration stands. The derive knows no more than that there is a file.
#[derive(Clone, Debug, Default)]
pub struct Home {
    /// The crate, as Rust names it.
    pub krate: String,
    /// The modules on the way from the crate's root.
    pub modules: Vec<String>,
    /// The file, relative to the workspace, with forward slashes.
    pub file: String,
}

impl Home {
    /// The first module.
    pub fn domain(&self) -> &str {
        self.modules.first().map_or("", String::as_str)
    }

    /// The last module.
    pub fn module(&self) -> &str {
        self.modules.last().map_or("", String::as_str)
    }

    /// `resources::monitoring::alert::Alert`
    pub fn rust_path(&self, name: &str) -> String {
        let segments = std::iter::once(self.krate.as_str()).chain(self.modules.iter().map(String::as_str));
        segments.chain([name]).collect::<Vec<_>>().join("::")
    }
}

/// The text of doc comments.
pub fn doc(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned()).collect();
    lines.join("\n").trim().to_owned()
}

/// `pub` or nothing: there is no middle between readable and not readable.
pub(crate) fn is_public(errors: &Errors, visibility: &Visibility) -> bool {
    match visibility {
        Visibility::Public(_) => true,
        Visibility::Inherited => false,
        Visibility::Restricted(restricted) => {
            errors
                .error(Location::of(restricted), "a declaration is public or private, not in between")
                .help("write `pub` or nothing");
            false
        }
    }
}
