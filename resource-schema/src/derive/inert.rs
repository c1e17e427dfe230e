//! The statements of the inert function: they do nothing and name everything.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Ident;

use super::mention;
use crate::attribute::Formula;
use crate::attribute::action::transition::From;
use crate::declaration::{Actor, Field, Resource};
use crate::expression::Mentioned;
use crate::ty::{Shape, ValueType};

/// For a resource: its fields, the types of its values, its states, the targets of its causes.
pub(super) fn resource(declared: &Resource) -> TokenStream {
    let reads = declared.fields.iter().map(|field| {
        let name = &field.name;
        quote!(let _ = &self.#name;)
    });
    let values = declared.fields.iter().filter_map(|field| match &field.shape {
        Shape::Value(value) => Some(is_value(value)),
        _ => None,
    });
    let arguments = declared.on.actions.iter().flat_map(|action| {
        let arguments = action.arguments.iter().map(|argument| is_value(&argument.ty));
        arguments.chain(action.returns.get().map(is_value))
    });
    let defaults = declared.fields.iter().filter_map(default);
    let causes = declared.on.causes.iter().map(|causes| {
        let target = &causes.target;
        let span = target.segments.last().map_or_else(proc_macro2::Span::call_site, |last| last.ident.span());
        quote_spanned!(span=> ::resource::__private::is_resource::<#target>();)
    });
    let states = states(declared);
    let own = mention::resource_formulas(declared).chain(declared.on.actions.iter().flat_map(mention::action_formulas));
    let compared = own.flat_map(|formula| compared(declared, formula));
    quote! {
        #(#reads)*
        #(#values)*
        #(#arguments)*
        #(#defaults)*
        #states
        #(#compared)*
        #(#causes)*
    }
}

/// For the actor: the types of its fields.
pub(super) fn actor(declared: &Actor) -> TokenStream {
    let name = &declared.name;
    let values = declared.fields.iter().map(|field| is_value(&field.ty));
    let reads = declared.fields.iter().map(|field| {
        let name = &field.name;
        quote!(let _ = &actor.#name;)
    });
    quote! {
        const _: fn(&#name) = |actor| {
            #(#reads)*
            #(#values)*
        };
    }
}

/// rustc says at the type that it cannot be stored.
fn is_value(value: &ValueType) -> TokenStream {
    let ty = &value.syntax;
    let span = value.ty.name.span();
    quote_spanned!(span=> ::resource::__private::is_value::<#ty>();)
}

/// `default = Warning` names a variant of the field's enum.
fn default(field: &Field) -> Option<TokenStream> {
    let Shape::Value(value) = &field.shape else { return None };
    let word = field.on.field.get()?.default.get()?.word.as_ref()?;
    word.to_string().starts_with(char::is_uppercase).then(|| variant(value, word))
}

/// Variants that are compared with an own field.
fn compared(declared: &Resource, formula: &Formula) -> Vec<TokenStream> {
    let own = formula.ast.mentions().into_iter().filter(|mention| mention.within.is_empty());
    let variants = own.filter_map(|mention| {
        let Mentioned::Variant { name, of: Some(path) } = mention.what else { return None };
        let field = mention::first_field(&path).filter(|field| path.last() == Some(*field))?;
        match &declared.field(field)?.shape {
            Shape::Value(value) => Some(variant(value, &name)),
            _ => None,
        }
    });
    variants.collect()
}

fn states(declared: &Resource) -> TokenStream {
    let Some(machine) = declared.on.state_machine.get() else { return TokenStream::new() };
    let Some(Shape::Value(value)) = declared.field(&machine.field).map(|field| &field.shape) else {
        return TokenStream::new();
    };
    let transitions = declared.on.actions.iter().filter_map(|action| action.transition.get());
    let from = transitions.clone().flat_map(|transition| match &transition.from {
        From::States(states) | From::Except(states) => states.as_slice(),
        From::Nowhere | From::Any => &[],
    });
    let to = transitions.filter_map(|transition| transition.to.as_ref());
    let listed = [machine.initial.get(), machine.terminal.get()].into_iter().flatten().flatten();
    let variants = listed.chain(from).chain(to).map(|state| variant(value, state));
    quote!(#(#variants)*)
}

fn variant(value: &ValueType, name: &Ident) -> TokenStream {
    let ty = &value.ty.syntax;
    quote_spanned!(name.span()=> let _ = <#ty>::#name;)
}
