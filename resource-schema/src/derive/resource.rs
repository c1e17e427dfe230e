//! `impl Resource`.

use proc_macro2::TokenStream;
use quote::quote;
use resource_core::name::snake_case;
use syn::Ident;

use super::{inert, names};
use crate::declaration::{Field, Resource};
use crate::ty::Shape;

pub(super) fn implementation(declared: &Resource) -> TokenStream {
    let name = &declared.name;
    let snake = snake_case(&name.to_string());
    let fingerprint = declared.fingerprint;
    let key = key(declared);
    let (mentions, others) = (inert::resource(declared), names::mentioned(declared));
    quote! {
        impl ::resource::Resource for #name {
            type Key = #key;
            type __Creates = __Creates;
            type __Fields = __Fields;
            const NAME: &'static str = {
                const DOMAIN: &str = ::resource::__private::domain(::core::module_path!());
                const NAME: [u8; ::resource::__private::joined_length(DOMAIN, #snake)] =
                    ::resource::__private::joined(DOMAIN, #snake);
                ::resource::__private::text(&NAME)
            };
            const FINGERPRINT: u64 = #fingerprint;
            fn __declaration(&self) { #mentions #others }
        }
    }
}

/// Enough for everything else to compile, so that a mistake here is the only message.
pub(super) fn stub(name: &Ident) -> TokenStream {
    quote! {
        impl ::resource::Resource for #name {
            type Key = ::resource::Id<Self>;
            type __Creates = __Creates;
            type __Fields = __Fields;
            const NAME: &'static str = "";
            const FINGERPRINT: u64 = 0;
        }
    }
}

fn key(declared: &Resource) -> TokenStream {
    let keys: Vec<&Field> = declared.fields.iter().filter(|field| field.is_key(&declared.name)).collect();
    if let [only] = keys.as_slice() {
        if only.is_own_id(&declared.name) {
            return quote!(::resource::Id<Self>);
        }
        let ty = &only.ty.syntax;
        return quote!(::resource::Id<Self, #ty>);
    }
    let parts = keys.iter().map(|field| match &field.shape {
        Shape::BelongsTo { target, .. } => {
            let target = &target.syntax;
            quote!(<#target as ::resource::Resource>::Key)
        }
        _ => {
            let ty = &field.ty.syntax;
            quote!(#ty)
        }
    });
    quote!((#(#parts),*))
}
