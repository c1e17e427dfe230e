//! `impl Value` of a value object, through the values of its fields.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::Ident;

use super::enumeration;
use crate::declaration::Embedded;

pub(super) fn implementation(declared: &Embedded) -> TokenStream {
    let name = &declared.name;
    let text = name.to_string();
    let fingerprint = declared.fingerprint;
    let names: Vec<&Ident> = declared.fields.iter().map(|field| &field.name).collect();
    let keys: Vec<String> = names.iter().map(ToString::to_string).collect();
    // Texts in columns are compared as such, so they have one order whatever that of the declaration is.
    let mut sorted_names = names.clone();
    sorted_names.sort_by_key(ToString::to_string);
    let sorted_keys: Vec<String> = sorted_names.iter().map(ToString::to_string).collect();
    let count = keys.len();
    // Apart from what else the code below names.
    let values: Vec<Ident> = names.iter().map(|name| format_ident!("value_of_{name}")).collect();
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
                ::resource::__private::write::scalar(self)
            }
            fn from_scalar(
                scalar: ::resource::__private::Scalar,
            ) -> ::core::result::Result<Self, ::resource::__private::ValueError> {
                ::resource::__private::from_document(&scalar)
            }
            fn write_json<S: ::resource::__private::Serializer>(
                &self,
                writer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let mut members = writer.serialize_map(::core::option::Option::Some(#count))?;
                #(::resource::__private::SerializeMap::serialize_entry(
                    &mut members,
                    #sorted_keys,
                    &::resource::__private::write::One(&self.#sorted_names),
                )?;)*
                ::resource::__private::SerializeMap::end(members)
            }
            fn read_json<'d, D: ::resource::__private::Deserializer<'d>>(
                document: D,
            ) -> ::core::result::Result<Self, D::Error> {
                struct Members;
                impl<'d> ::resource::__private::Visitor<'d> for Members {
                    type Value = #name;
                    fn expecting(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        formatter.write_str(#text)
                    }
                    fn visit_map<A: ::resource::__private::MapAccess<'d>>(
                        self,
                        mut members: A,
                    ) -> ::core::result::Result<#name, A::Error> {
                        #(let mut #values = ::core::option::Option::None;)*
                        while let ::core::option::Option::Some(key) = ::resource::__private::member(&mut members)? {
                            match &*key {
                                #(#keys => #values = ::core::option::Option::Some(
                                    members.next_value_seed(::resource::__private::One::default())?
                                ),)*
                                _ => ::resource::__private::pass_over(&mut members)?,
                            }
                        }
                        ::core::result::Result::Ok(#name { #(#names: ::resource::__private::given::<_, A::Error>(#values)?,)* })
                    }
                }
                document.deserialize_map(Members)
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
