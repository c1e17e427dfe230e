//! Entry points of the derives; what they do is in `resource_schema::derive`. And the attribute of tests.

mod resource_test;

use proc_macro::TokenStream;

/// Declares a resource; see the reference of the declaration language.
#[proc_macro_derive(
    Resource,
    attributes(
        resource,
        tenancy,
        partition,
        unique,
        index,
        validate,
        scope,
        policy,
        state_machine,
        causes,
        trigger,
        schedule,
        read,
        create,
        update,
        destroy,
        run,
        field,
        relation,
        calculate
    )
)]
pub fn derive_resource(input: TokenStream) -> TokenStream {
    resource_schema::derive_resource(input.into()).into()
}

/// Declares an enum whose variants are values; `#[repr(i16)]` stores numbers instead of names.
#[proc_macro_derive(ResourceEnum, attributes(value))]
pub fn derive_enum(input: TokenStream) -> TokenStream {
    resource_schema::derive_enum(input.into()).into()
}

/// Declares a value object, stored as JSON.
#[proc_macro_derive(Embedded)]
pub fn derive_embedded(input: TokenStream) -> TokenStream {
    resource_schema::derive_embedded(input.into()).into()
}

/// Declares the fields of `actor.x` in expressions.
#[proc_macro_attribute]
pub fn actor(arguments: TokenStream, input: TokenStream) -> TokenStream {
    resource_schema::actor(arguments.into(), input.into()).into()
}

/// Makes a module of two tests from an asynchronous function, one for each database.
///
/// The function takes what its set-up makes: `#[resource_test]` calls `crate::setup`,
/// `#[resource_test(setup = path::to::function)]` another function. See `resource_runtime::testing`.
#[proc_macro_attribute]
pub fn resource_test(arguments: TokenStream, item: TokenStream) -> TokenStream {
    resource_test::expand(arguments.into(), item.into()).into()
}
