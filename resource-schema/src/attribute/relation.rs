//! `#[relation(on_delete = cascade)]` and `#[relation(inverse = group)]`

use syn::Ident;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;

use super::{Once, list};
use crate::errors::Errors;
use crate::model::OnDelete;
use crate::nearest::suggest;

/// Rules of a relation.
#[derive(Default)]
pub struct Options {
    /// `on_delete = ..`
    pub on_delete: Once<OnDelete>,
    /// `inverse = ..`
    pub inverse: Once<Ident>,
}

pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Options> {
    let mut options = Options::default();
    list::items(errors, input, |input| {
        let name = Ident::parse_any(input)?;
        match name.to_string().as_str() {
            "on_delete" => {
                if let Some(on_delete) = on_delete(errors, &list::name(input)?) {
                    options.on_delete.set(errors, &name, on_delete);
                }
            }
            "inverse" => options.inverse.set(errors, &name, list::name(input)?),
            _ => list::unknown(errors, "relation", &name, input),
        }
        Ok(())
    });
    Ok(options)
}

fn on_delete(errors: &Errors, name: &Ident) -> Option<OnDelete> {
    match name.to_string().as_str() {
        "restrict" => Some(OnDelete::Restrict),
        "cascade" => Some(OnDelete::Cascade),
        "nullify" => Some(OnDelete::Nullify),
        other => {
            errors
                .error(name, format!("`on_delete` cannot be `{other}`"))
                .help(suggest(other, ["restrict", "cascade", "nullify"]));
            None
        }
    }
}
