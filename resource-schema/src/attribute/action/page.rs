//! `page(keyset, offset, default = 50, max = 250)`

use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Ident, LitInt};

use crate::attribute::{Flag, Once, list};
use crate::errors::Errors;
use crate::nearest::suggest;

/// How callers page.
#[derive(Default)]
pub struct Page {
    /// `keyset`
    pub keyset: Flag,
    /// `offset`
    pub offset: Flag,
    /// `default = ..`
    pub default: Once<LitInt>,
    /// `max = ..`
    pub max: Once<LitInt>,
}

impl Page {
    pub(super) fn read(errors: &Errors, input: ParseStream<'_>) -> syn::Result<Page> {
        let mut page = Page::default();
        list::items(errors, input, |input| {
            let name = Ident::parse_any(input)?;
            match name.to_string().as_str() {
                "keyset" => page.keyset.set(errors, &name, ()),
                "offset" => page.offset.set(errors, &name, ()),
                "default" => page.default.set(errors, &name, list::number(input)?),
                "max" => page.max.set(errors, &name, list::number(input)?),
                other => {
                    errors
                        .error(&name, format!("`page(..)` has no part `{other}`"))
                        .help(suggest(other, ["keyset", "offset", "default", "max"]));
                    list::skip_value(input);
                }
            }
            Ok(())
        });
        Ok(page)
    }
}
