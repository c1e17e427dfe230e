//! Parts that may be given once; giving one twice is reported where it happens.

use proc_macro2::Span;
use syn::parse::ParseStream;
use syn::{Attribute, Ident};

use super::list;
use crate::errors::Errors;

/// A part that may be given once.
pub struct Once<T> {
    given: Option<(Span, T)>,
}

/// A part without a value.
pub type Flag = Once<()>;

impl<T> Default for Once<T> {
    fn default() -> Self {
        Once { given: None }
    }
}

impl<T> Once<T> {
    /// Takes the value; a second one is reported and dropped.
    pub fn set(&mut self, errors: &Errors, name: &Ident, value: T) {
        if self.given.is_some() {
            errors.error(name, format!("`{name}` is given twice")).help("remove one of them");
        } else {
            self.given = Some((name.span(), value));
        }
    }

    /// Reads an attribute that stands at most once on an item.
    pub fn read(
        &mut self,
        errors: &Errors,
        attribute: &Attribute,
        read: impl FnOnce(&Errors, ParseStream<'_>) -> syn::Result<T>,
    ) {
        let Some(name) = attribute.path().get_ident() else { return };
        if let Some(value) = list::arguments(errors, attribute, read) {
            self.set(errors, name, value);
        }
    }

    /// The value, if given.
    pub fn get(&self) -> Option<&T> {
        self.given.as_ref().map(|(_, value)| value)
    }

    /// Where the part's name stands, if given.
    pub fn span(&self) -> Option<Span> {
        self.given.as_ref().map(|(span, _)| *span)
    }

    /// Whether it is given.
    pub fn is_given(&self) -> bool {
        self.given.is_some()
    }
}
