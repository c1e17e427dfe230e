//! One module: its items, and the files of the modules below it.

use syn::{Attribute, File, Item, ItemMod, Visibility};

use super::{Search, import, item};
use crate::declaration::{Domain, Home, doc};
use crate::errors::{Errors, Location};

impl Search<'_> {
    pub(super) fn module(&mut self, home: &Home, file: File) {
        refuse_conditions(self.errors, &file.attrs);
        if let [domain] = home.modules.as_slice() {
            let known = self.declarations.domains.iter_mut().find(|known| known.name == *domain);
            known.into_iter().for_each(|known| join(&mut known.doc, &doc(&file.attrs)));
        }
        let printed = item::printed_by_hand(&file.items);
        for item in file.items {
            match item {
                Item::Mod(module) => self.child(home, &module),
                Item::Use(import) => import::check(self.errors, &import),
                Item::Macro(call) if !call.mac.path.is_ident("macro_rules") => {
                    self.errors
                        .error(Location::of(&call.mac.path), "declarations stand in the source, not behind a macro")
                        .help("code generation reads the source and does not expand macros: write them out");
                }
                Item::Struct(item) => item::structure(self, home, item, &printed),
                Item::Enum(item) => item::enumeration(self, home, item),
                _ => {}
            }
        }
    }

    fn child(&mut self, home: &Home, module: &ItemMod) {
        if is_test(&module.attrs) {
            return;
        }
        refuse_conditions(self.errors, &module.attrs);
        if module.content.is_some() {
            self.errors
                .error(&module.ident, "declarations stand in files of their own")
                .help(format!("move the module to a file and write `pub mod {};`", module.ident));
            return;
        }
        if !matches!(module.vis, Visibility::Public(_)) {
            self.errors
                .error(&module.ident, format!("the module `{}` is private", module.ident))
                .help(format!("generated code refers to what it declares: write `pub mod {};`", module.ident));
        }
        let mut below = home.clone();
        below.modules.push(module.ident.to_string());
        below.file = path_below(home, &module.ident.to_string());
        if home.modules.is_empty() {
            self.declarations.domains.push(Domain { name: module.ident.to_string(), doc: doc(&module.attrs) });
        }
        let moved = format!("{}/mod.rs", below.file.trim_end_matches(".rs"));
        if self.files.read(&below.file).is_err() && self.files.read(&moved).is_ok() {
            self.errors
                .error(&module.ident, format!("the module `{}` stands in `{moved}`", module.ident))
                .help(format!("move it to `{}`", below.file));
            return;
        }
        self.file(below, module.ident.span());
    }
}

/// `resources/src/inventory.rs` and `device` make `resources/src/inventory/device.rs`.
fn path_below(home: &Home, module: &str) -> String {
    let folder = match home.modules.is_empty() {
        true => home.file.rsplit_once('/').map_or("", |(folder, _)| folder),
        false => home.file.trim_end_matches(".rs"),
    };
    if folder.is_empty() { format!("{module}.rs") } else { format!("{folder}/{module}.rs") }
}

fn is_test(attributes: &[Attribute]) -> bool {
    let test = |attribute: &&Attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
    };
    attributes.iter().any(|attribute| test(&attribute))
}

/// What the compiler would include or leave out by its own state, code generation cannot know.
pub(super) fn refuse_conditions(errors: &Errors, attributes: &[Attribute]) {
    for attribute in attributes {
        let Some(name) = attribute.path().get_ident() else { continue };
        if name == "cfg" || name == "cfg_attr" {
            errors
                .error(Location::of(attribute), format!("a declaration cannot depend on `{name}`"))
                .help("the generated code is the same for every build");
        } else if name == "path" {
            errors
                .error(Location::of(attribute), "a module's file cannot be chosen by `#[path]`")
                .help("name the file after the module");
        }
    }
}

fn join(doc: &mut String, more: &str) {
    if !doc.is_empty() && !more.is_empty() {
        doc.push_str("\n\n");
    }
    doc.push_str(more);
}
