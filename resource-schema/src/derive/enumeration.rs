//! `impl Value`, `Display` and `FromStr` of an enum.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use crate::declaration::Enumeration;

pub(super) fn implementation(declared: &Enumeration) -> TokenStream {
    let name = &declared.name;
    let text = name.to_string();
    let fingerprint = declared.fingerprint;
    let storage = if declared.integer { quote!(Integer) } else { quote!(Text) };
    let values = declared.variants.iter().map(|variant| {
        let (rust, stored, doc) = (variant.name.to_string(), &variant.stored, &variant.doc);
        let number = Literal::i16_suffixed(variant.number);
        quote!(::resource::__private::EnumValue { variant: #rust, name: #stored, number: #number, doc: #doc })
    });
    let variants: Vec<&Ident> = declared.variants.iter().map(|variant| &variant.name).collect();
    let stored: Vec<&String> = declared.variants.iter().map(|variant| &variant.stored).collect();
    let number = declared.variants.iter().map(|variant| Literal::i64_suffixed(i64::from(variant.number)));
    let to_scalar = match declared.integer {
        true => quote!(#(Self::#variants => ::resource::__private::Scalar::I64(#number),)*),
        false => quote!(#(Self::#variants => ::resource::__private::Scalar::text(#stored),)*),
    };
    quote! {
        impl ::resource::Value for #name {
            const KIND: ::resource::__private::Kind = ::resource::__private::Kind::Enum(&::resource::__private::EnumKind {
                name: #text,
                storage: ::resource::__private::EnumStorage::#storage,
                values: &[#(#values),*],
            });
            fn to_scalar(&self) -> ::resource::__private::Scalar {
                match self { #to_scalar }
            }
            fn from_scalar(
                scalar: ::resource::__private::Scalar,
            ) -> ::core::result::Result<Self, ::resource::__private::ValueError> {
                ::core::str::FromStr::from_str(::resource::__private::enum_name(Self::KIND, &scalar)?)
            }
        }
        impl ::resource::Declared for #name {
            const FINGERPRINT: u64 = #fingerprint;
        }
        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(match self { #(Self::#variants => #stored,)* })
            }
        }
        impl ::core::str::FromStr for #name {
            type Err = ::resource::__private::ValueError;
            fn from_str(name: &str) -> ::core::result::Result<Self, Self::Err> {
                match name {
                    #(#stored => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(::resource::__private::no_such_name(<Self as ::resource::Value>::KIND)),
                }
            }
        }
    }
}

pub(super) fn stub(name: &Ident) -> TokenStream {
    quote! {
        impl ::resource::Value for #name {
            const KIND: ::resource::__private::Kind = ::resource::__private::Kind::Text;
            fn to_scalar(&self) -> ::resource::__private::Scalar {
                ::resource::__private::Scalar::Null
            }
            fn from_scalar(
                _: ::resource::__private::Scalar,
            ) -> ::core::result::Result<Self, ::resource::__private::ValueError> {
                ::core::result::Result::Err(::resource::__private::ValueError::expected("a declared value"))
            }
        }
        impl ::resource::Declared for #name {
            const FINGERPRINT: u64 = 0;
        }
    }
}
