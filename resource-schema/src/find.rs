//! Finds declarations: follows `mod` from the root of the declaring crate over its files.
//!
//! Only what rustc would compile unconditionally counts, so everything that makes this depend on the
//! compiler's state is refused: `#[path]`, `cfg`, `include!` and other macros, and imports that hide
//! where a name comes from. Nothing is resolved here.

mod files;
mod import;
mod item;
mod module;

pub use files::{Directory, Files, Memory};

use proc_macro2::{Span, TokenStream};

use crate::declaration::{Declarations, Home};
use crate::errors::Errors;
use crate::source::Sources;

/// Everything that the crate with this root file declares, sorted by name.
pub fn find(errors: &Errors, sources: &mut Sources, files: &dyn Files, lib: &str) -> Declarations {
    let mut search = Search { errors, sources, files, declarations: Declarations::default() };
    let krate = files::crate_name(files, lib);
    search.file(Home { krate, modules: Vec::new(), file: lib.to_owned() }, Span::call_site());
    let mut declarations = search.declarations;
    declarations
        .resources
        .sort_by_cached_key(|resource| (resource.home.domain().to_owned(), resource.home.module().to_owned()));
    declarations.enums.sort_by_cached_key(|declared| declared.name.to_string());
    declarations.embedded.sort_by_cached_key(|declared| declared.name.to_string());
    declarations
}

struct Search<'a> {
    errors: &'a Errors,
    sources: &'a mut Sources,
    files: &'a dyn Files,
    declarations: Declarations,
}

impl Search<'_> {
    /// Reads a file and everything below it; `span` is what asks for it.
    fn file(&mut self, home: Home, span: Span) {
        let text = match self.files.read(&home.file) {
            Ok(text) => text,
            Err(problem) => {
                self.errors.error(span, format!("cannot read `{}`: {problem}", home.file));
                return;
            }
        };
        if let Some(file) = self.parse(&home.file, &text) {
            self.module(&home, file);
        }
    }

    fn parse(&mut self, path: &str, text: &str) -> Option<syn::File> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tokens: TokenStream = match text.parse() {
            Ok(tokens) => tokens,
            Err(error) => {
                let error: proc_macro2::LexError = error;
                self.sources.add(error.span(), path, text);
                self.errors.error(error.span(), "this is not Rust: a quote or bracket has no partner");
                return None;
            }
        };
        let last = tokens.clone().into_iter().last()?.span();
        self.sources.add(last, path, text);
        match syn::parse2(tokens) {
            Ok(file) => Some(file),
            Err(error) => {
                // The end of a file has no span of its own.
                let known = self.sources.path(error.span()).is_some();
                self.errors.error(if known { error.span() } else { last }, error.to_string());
                None
            }
        }
    }
}
