//! A number for the tokens of a declaration, by which generated code knows that it is stale.
//!
//! The derive computes it inside the compiler, code generation outside. Both walk the tokens and never
//! print them: printing puts spaces and escapes in differently.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::{Attribute, Data, DeriveInput, Fields, Lit};

use crate::grammar;

/// The fingerprint of a declaration. Attributes that are not of the language do not count.
pub fn of(input: &DeriveInput) -> u64 {
    let mut input = input.clone();
    input.attrs.retain(counts);
    let keep = |fields: &mut Fields| fields.iter_mut().for_each(|field| field.attrs.retain(counts));
    match &mut input.data {
        Data::Struct(data) => keep(&mut data.fields),
        Data::Enum(data) => data.variants.iter_mut().for_each(|variant| {
            variant.attrs.retain(counts);
            keep(&mut variant.fields);
        }),
        Data::Union(_) => {}
    }
    fingerprint(input.to_token_stream())
}

/// The fingerprint of tokens.
pub fn fingerprint(tokens: TokenStream) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    hash.tokens(tokens);
    hash.0
}

/// The fingerprint of texts, one after the other.
pub fn of_texts(texts: &[String]) -> u64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    texts.iter().for_each(|text| hash.text(text));
    hash.0
}

fn counts(attribute: &Attribute) -> bool {
    let name = attribute.path().get_ident().map(ToString::to_string);
    name.is_some_and(|name| name == "doc" || grammar::is_attribute(&name))
}

/// FNV-1a with 64 bits.
struct Hash(u64);

impl Hash {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let delimiters = match group.delimiter() {
                        proc_macro2::Delimiter::Parenthesis => "()",
                        proc_macro2::Delimiter::Brace => "{}",
                        proc_macro2::Delimiter::Bracket => "[]",
                        proc_macro2::Delimiter::None => "",
                    };
                    self.text(&delimiters[..delimiters.len() / 2]);
                    self.tokens(group.stream());
                    self.text(&delimiters[delimiters.len() / 2..]);
                }
                TokenTree::Ident(name) => self.text(&name.to_string()),
                TokenTree::Punct(punct) => self.text(punct.as_char().encode_utf8(&mut [0; 4])),
                TokenTree::Literal(literal) => self.literal(literal),
            }
        }
    }

    /// The value of a text counts, not how it is quoted: the compiler quotes doc comments in its own way.
    fn literal(&mut self, literal: proc_macro2::Literal) {
        match Lit::new(literal) {
            Lit::Str(text) => {
                self.text("\"");
                self.text(&text.value());
            }
            other => self.text(&other.to_token_stream().to_string()),
        }
    }

    fn text(&mut self, text: &str) {
        // A byte that no text contains keeps `ab c` and `a bc` apart.
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint_of(text: &str) -> u64 {
        of(&syn::parse_str(text).expect("a declaration"))
    }

    #[test]
    fn spelling_does_not_count() {
        let one = fingerprint_of("/// A \"device\".\n#[derive(Debug)] struct Device{id:Id<Self>,}");
        let other = fingerprint_of("#[doc = r#\" A \"device\".\"#] struct Device { id: Id<Self>, }");
        assert_eq!(one, other);
    }

    #[test]
    fn content_counts() {
        let one = fingerprint_of("#[tenancy(shared)] struct Device { id: Id<Self> }");
        assert_ne!(one, fingerprint_of("#[tenancy(root)] struct Device { id: Id<Self> }"));
        assert_ne!(one, fingerprint_of("#[tenancy(shared)] struct Device { pub id: Id<Self> }"));
    }
}
