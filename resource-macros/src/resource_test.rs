//! `#[resource_test]`: one function becomes a test on each database.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, ItemFn, Path, parse_quote};

/// The module of tests, or the reason why there is none.
pub(crate) fn expand(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let function = match syn::parse2::<ItemFn>(item) {
        Ok(function) => function,
        Err(error) => return error.to_compile_error(),
    };
    match setup(arguments).and_then(|setup| tests(&setup, &function)) {
        Ok(tests) => tests,
        // The function stays, so that its other mistakes show as well.
        Err(error) => {
            let error = error.to_compile_error();
            quote!(#error #[allow(dead_code)] #function)
        }
    }
}

/// `setup = path::to::setup`, `crate::setup` without it.
fn setup(arguments: TokenStream) -> Result<Path, Error> {
    let mut setup = parse_quote!(crate::setup);
    let parser = syn::meta::parser(|meta| {
        if meta.path.is_ident("setup") {
            setup = meta.value()?.parse()?;
            return Ok(());
        }
        Err(meta.error("expected `setup = path::to::function`"))
    });
    syn::parse::Parser::parse2(parser, arguments)?;
    Ok(setup)
}

fn tests(setup: &Path, function: &ItemFn) -> Result<TokenStream, Error> {
    let signature = &function.sig;
    if signature.asyncness.is_none() {
        return Err(Error::new_spanned(signature.fn_token, "a resource test is asynchronous; write `async fn`"));
    }
    if signature.inputs.len() != 1 {
        return Err(Error::new_spanned(
            &signature.ident,
            "a resource test takes what its set-up makes and nothing else: `(t: TestCx)`",
        ));
    }
    let (name, visibility) = (&signature.ident, &function.vis);
    // Attributes such as `#[ignore]` belong to the tests, comments to the module.
    let (docs, attributes): (Vec<_>, Vec<_>) =
        function.attrs.iter().partition(|attribute| attribute.path().is_ident("doc"));
    let body = ItemFn { attrs: Vec::new(), vis: syn::Visibility::Inherited, ..function.clone() };
    Ok(quote! {
        #(#docs)*
        #visibility mod #name {
            #[allow(unused_imports)]
            use super::*;

            #body

            #[test]
            #(#attributes)*
            fn sqlite() {
                ::resource_runtime::testing::run(::resource_runtime::db::Dialect::Sqlite, #setup, #name);
            }

            #[test]
            #(#attributes)*
            fn postgres() {
                ::resource_runtime::testing::run(::resource_runtime::db::Dialect::Postgres, #setup, #name);
            }
        }
    })
}
