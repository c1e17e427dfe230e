//! Imports: a name in a declaration is the name of what it means.

use proc_macro2::Span;
use syn::{ItemUse, UseTree};

use crate::errors::Errors;

/// Refuses imports from this crate that rename or hide.
pub(super) fn check(errors: &Errors, import: &ItemUse) {
    if let UseTree::Path(path) = &import.tree
        && ["crate", "self", "super"].iter().any(|own| path.ident == own)
    {
        walk(errors, &path.tree);
    }
}

fn walk(errors: &Errors, tree: &UseTree) {
    match tree {
        UseTree::Path(path) => walk(errors, &path.tree),
        UseTree::Group(group) => group.items.iter().for_each(|tree| walk(errors, tree)),
        UseTree::Glob(glob) => {
            let span: Span = glob.star_token.spans[0];
            errors
                .error(span, "an import of everything hides what a declaration refers to")
                .help("import the names: `use crate::inventory::device::{Device, DeviceOs};`");
        }
        UseTree::Rename(rename) => {
            errors
                .error(&rename.rename, format!("`{}` is imported under another name", rename.ident))
                .help("declarations have one name in the whole application: import it as it is");
        }
        UseTree::Name(_) => {}
    }
}
