//! What the derives emit: the implementations, and an inert function that names what a declaration
//! mentions, at the author's spans.
//!
//! The inert function lets rustc say what only it knows: that a type does not exist, that a state is no
//! variant. It also reads private fields, which nothing else does, so that they are not called dead. A
//! broken declaration still gets a stub, so one mistake is one message. `resource-macros` only forwards
//! to the functions here.

mod embedded;
mod enumeration;
mod inert;
mod mention;
mod names;
mod resource;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{DeriveInput, ItemStruct};

use crate::check;
use crate::declaration::{Actor, Embedded, Enumeration, Home, Resource};
use crate::errors::{Errors, Location, Report};

/// `#[derive(Resource)]`
pub fn derive_resource(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let read = |errors: &Errors| {
        let declared = Resource::read(errors, &input, Home::default())?;
        if errors.count() == 0 {
            check::resource(errors, &declared);
            mention::check(errors, &declared);
        }
        Some(declared)
    };
    let (declared, reports) = checked(read);
    let implementation = match declared.filter(|_| reports.is_empty()) {
        Some(declared) => resource::implementation(&declared),
        None => resource::stub(&input.ident),
    };
    with_reports(names::around(&input, &implementation), &reports)
}

/// `#[derive(ResourceEnum)]`
pub fn derive_enum(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let read = |errors: &Errors| {
        let declared = Enumeration::read(errors, &input, Home::default())?;
        (errors.count() == 0).then(|| check::enumeration(errors, &declared));
        Some(declared)
    };
    let (declared, reports) = checked(read);
    let implementation = match declared.filter(|_| reports.is_empty()) {
        Some(declared) => enumeration::implementation(&declared),
        None => enumeration::stub(&input.ident),
    };
    with_reports(implementation, &reports)
}

/// `#[derive(Embedded)]`
pub fn derive_embedded(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let read = |errors: &Errors| {
        let declared = Embedded::read(errors, &input, Home::default())?;
        (errors.count() == 0).then(|| check::embedded(errors, &declared));
        Some(declared)
    };
    let (declared, reports) = checked(read);
    let implementation = match declared.filter(|_| reports.is_empty()) {
        Some(declared) => embedded::implementation(&declared),
        None => embedded::stub(&input.ident),
    };
    with_reports(implementation, &reports)
}

/// `#[actor]`
pub fn actor(arguments: TokenStream, input: TokenStream) -> TokenStream {
    let item: ItemStruct = match syn::parse2(input) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    let (declared, reports) = checked(|errors| {
        if !arguments.is_empty() {
            errors.error(Location::of(&arguments), "`#[actor]` takes no arguments");
        }
        Actor::read(errors, &item, Home::default())
    });
    let mut out = item.to_token_stream();
    if let Some(declared) = declared.filter(|_| reports.is_empty()) {
        out.extend(inert::actor(&declared));
    }
    with_reports(out, &reports)
}

/// Runs a phase to its end. Warnings have no place in a derive: stable rustc lets macros only fail.
fn checked<T>(run: impl FnOnce(&Errors) -> Option<T>) -> (Option<T>, Vec<Report>) {
    let errors = Errors::new();
    let result = run(&errors);
    match errors.check() {
        Ok(_) => (result, Vec::new()),
        Err(mut reports) => {
            reports.retain(|report| report.severity == crate::diagnostic::Severity::Error);
            (result, reports)
        }
    }
}

fn with_reports(mut tokens: TokenStream, reports: &[Report]) -> TokenStream {
    for report in reports {
        let error = report.to_compile_error();
        tokens.extend(quote::quote!(const _: () = { #error };));
    }
    tokens
}
