//! What an expression names, for the derive: rustc checks these at their own places.

use proc_macro2::Ident;

use super::ast::{Ast, Kind};

/// Something that an expression names.
#[derive(Clone, Debug)]
pub enum Mention {
    /// Names joined by dots, as they are written.
    Path(Vec<Ident>),
    /// A variant of some enum.
    Variant(Ident),
}

impl Ast {
    /// Everything that the expression names, in order.
    pub fn mentions(&self) -> Vec<Mention> {
        let mut mentions = Vec::new();
        self.walk(&mut |ast| match &ast.kind {
            Kind::Path(path) => mentions.push(Mention::Path(path.clone())),
            Kind::Variant(name) => mentions.push(Mention::Variant(name.clone())),
            _ => {}
        });
        mentions
    }
}
