//! Names that other declarations mention: creates, which cause rows, and the relations that others are the inverse of.
//!
//! Each is a constant of a hidden type, so that rustc finds a wrong one where it is written, and knows a similar one.
//! They are read from the tokens alone: a declaration with mistakes has them, too, and is no mistake of those that
//! mention it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::ParseStream;
use syn::{Data, DeriveInput, Ident};

use crate::declaration::Resource;
use crate::ty::Shape;

/// Around the implementation of a resource: the types that hold its names.
pub(super) fn around(input: &DeriveInput, implementation: &TokenStream) -> TokenStream {
    let creates = input.attrs.iter().filter(|attribute| attribute.path().is_ident("create"));
    let first = |input: ParseStream<'_>| {
        let name: Ident = input.parse()?;
        input.parse::<TokenStream>().map(|_| name)
    };
    let creates = creates.filter_map(|attribute| attribute.parse_args_with(first).ok()).collect();
    let relations = match &input.data {
        Data::Struct(data) => data.fields.iter().filter_map(|field| field.ident.clone()).collect(),
        _ => Vec::new(),
    };
    let (creates, relations) = (constants(creates), constants(relations));
    quote! {
        const _: () = {
            pub struct __Creates;
            #[allow(non_upper_case_globals)]
            impl __Creates { #creates }
            pub struct __Fields;
            #[allow(non_upper_case_globals)]
            impl __Fields { #relations }
            #implementation
        };
    }
}

fn constants(mut names: Vec<Ident>) -> TokenStream {
    names.sort();
    names.dedup();
    quote!(#(pub const #names: () = ();)*)
}

/// What a declaration mentions of other types.
pub(super) fn mentioned(declared: &Resource) -> TokenStream {
    let causes = declared.on.causes.iter().map(|causes| {
        let (target, create) = (&causes.target, &causes.action);
        quote_spanned!(create.span()=> let () = <<#target as ::resource::Resource>::__Creates>::#create;)
    });
    let inverses = declared.fields.iter().filter_map(|field| {
        let (Shape::HasOne(target) | Shape::HasMany(target)) = &field.shape else { return None };
        let (target, inverse) = (&target.syntax, field.on.relation.get()?.inverse.get()?);
        Some(quote_spanned!(inverse.span()=> let () = <<#target as ::resource::Resource>::__Fields>::#inverse;))
    });
    quote!(#(#causes)* #(#inverses)*)
}
