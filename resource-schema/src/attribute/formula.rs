//! An expression as an attribute holds it.

use syn::Ident;
use syn::parse::{Parse, ParseStream};

use crate::errors::Location;
use crate::expression::Ast;

/// An expression that is parsed but neither resolved nor checked.
pub struct Formula {
    /// The syntax tree.
    pub ast: Ast,
    /// From its first token to its last.
    pub location: Location,
    /// The name, if the expression is nothing but one: it may be that of a scope.
    pub word: Option<Ident>,
}

impl Formula {
    /// As [`Parse::parse`], for calls that take a function.
    pub fn parse_input(input: ParseStream<'_>) -> syn::Result<Self> {
        input.parse()
    }
}

impl Parse for Formula {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let begin = input.cursor();
        let ast: Ast = input.parse()?;
        let end = input.cursor();
        let word = begin.ident().filter(|(_, rest)| *rest == end).map(|(name, _)| name);
        Ok(Formula { location: ast.location(), ast, word })
    }
}
