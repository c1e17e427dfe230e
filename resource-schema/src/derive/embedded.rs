//! `impl Value` of a value object, through the values of its fields.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Ident;

use super::enumeration;
use crate::declaration::Embedded;

pub(super) fn implementation(declared: &Embedded) -> TokenStream {
    let name = &declared.name;
    let text = name.to_string();
    let fingerprint = declared.fingerprint;
    let names: Vec<&Ident> = declared.fields.iter().map(|field| &field.name).collect();
    let keys: Vec<String> = names.iter().map(ToString::to_string).collect();
    let fields = declared.fields.iter().zip(&keys).map(|(field, key)| {
        let (ty, doc) = (&field.ty.syntax, &field.doc);
        let span = field.ty.ty.name.span();
        quote_spanned! {span=>
            ::resource::__private::EmbeddedField {
                name: #key,
                kind: <#ty as ::resource::Value>::KIND,
                nullable: <#ty as ::resource::Value>::NULLABLE,
                doc: #doc,
            }
        }
    });
    quote! {
        impl ::resource::Value for #name {
            const KIND: ::resource::__private::Kind =
                ::resource::__private::Kind::Embedded(&::resource::__private::EmbeddedKind {
                    name: #text,
                    fields: &[#(#fields),*],
                });
            fn to_scalar(&self) -> ::resource::__private::Scalar {
                ::resource::__private::to_scalar(&::resource::Value::to_json(self))
            }
            fn from_scalar(
                scalar: ::resource::__private::Scalar,
            ) -> ::core::result::Result<Self, ::resource::__private::ValueError> {
                ::resource::Value::from_json(::resource::__private::document(#text, &scalar)?)
            }
            fn to_json(&self) -> ::resource::__private::Document {
                ::resource::__private::object([#((#keys, ::resource::Value::to_json(&self.#names))),*])
            }
            fn from_json(
                document: ::resource::__private::Document,
            ) -> ::core::result::Result<Self, ::resource::__private::ValueError> {
                let mut members = ::resource::__private::Members::of(#text, document)?;
                ::core::result::Result::Ok(Self { #(#names: members.take(#keys)?,)* })
            }
        }
        impl ::resource::Declared for #name {
            const FINGERPRINT: u64 = #fingerprint;
        }
    }
}

/// As that of an enum: the kind does not matter where nothing is generated.
pub(super) fn stub(name: &Ident) -> TokenStream {
    enumeration::stub(name)
}
