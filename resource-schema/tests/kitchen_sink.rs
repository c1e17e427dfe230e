//! The declarations that use every entry of the grammar load, and they do use every entry.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use resource_core::meta::{CauseOn, RelationKind};
use resource_core::{Node, Scalar};
use resource_schema::grammar::On;
use resource_schema::model::{Model, Resource, Tenancy, Type};
use resource_schema::{grammar, load_with_warnings};

const LIB: &str = "resource-codegen/tests/kitchen_sink/src/lib.rs";

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in a workspace").to_owned()
}

fn model() -> Model {
    match load_with_warnings(&workspace(), Path::new(LIB)) {
        Ok(loaded) => {
            assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
            loaded.model
        }
        Err(diagnostics) => panic!("{diagnostics}"),
    }
}

fn resource<'a>(model: &'a Model, name: &str) -> &'a Resource {
    model.resources.iter().find(|resource| resource.name == name).expect("it is declared")
}

#[test]
fn every_entry_of_the_grammar_is_used() {
    let mut used = Vec::new();
    let mut folders = vec![workspace().join(LIB).parent().expect("a folder").to_owned()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("readable").flatten().map(|entry| entry.path()) {
            match path.is_dir() {
                true => folders.push(path),
                false => attributes(fs::read_to_string(path).expect("readable").parse().expect("Rust"), &mut used),
            }
        }
    }
    for attribute in grammar::attributes() {
        assert!(used.iter().any(|(name, _)| name == attribute.name), "`{}` is not used", attribute.name);
        // Actions share parts: one use shows what a part is, whatever the kind of action.
        let alike = |name: &str| {
            let other = grammar::attributes().find(|other| other.name == name);
            name == attribute.name || other.is_some_and(|other| other.on == On::Action && attribute.on == On::Action)
        };
        let found: Vec<&Vec<String>> = used.iter().filter(|(name, _)| alike(name)).map(|(_, words)| words).collect();
        for part in attribute.all_parts() {
            let written = found.iter().any(|words| words.iter().any(|word| word == part.name));
            assert!(written, "`{}` of `{}` is not used", part.name, attribute.name);
        }
    }
}

/// Collects the attributes with the words and arrows at the top level of their arguments.
fn attributes(tokens: TokenStream, used: &mut Vec<(String, Vec<String>)>) {
    let mut after_pound = false;
    for token in tokens {
        if let (TokenTree::Group(group), true) = (&token, after_pound) {
            let mut inner = group.stream().into_iter();
            if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(arguments))) = (inner.next(), inner.next()) {
                used.push((name.to_string(), words(arguments.stream())));
            }
        } else if let TokenTree::Group(group) = &token {
            attributes(group.stream(), used);
        }
        after_pound = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
    }
}

fn words(tokens: TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    let mut last = ' ';
    for token in tokens {
        match token {
            TokenTree::Ident(name) => words.push(name.to_string()),
            TokenTree::Punct(punct) => {
                if last == '=' && punct.as_char() == '>' {
                    words.push("=>".to_owned());
                }
                last = punct.as_char();
                continue;
            }
            _ => {}
        }
        last = ' ';
    }
    words
}

#[test]
fn tenant_columns_come_first_and_prefix_references() {
    let model = model();
    let line = resource(&model, "kitchen.line");
    assert_eq!(line.tenancy, Tenancy::Column(0));
    assert_eq!(line.fields[0].ty, Type::Id("front.restaurant".to_owned(), Box::new(Type::Uuid)));
    assert_eq!(line.key, [1, 2]);
    let dish = &line.relations[1];
    assert_eq!((dish.kind, dish.on.as_slice()), (RelationKind::BelongsTo, [(0, 0), (3, 1)].as_slice()));
    assert_eq!(line.fields[3].name, "dish_code");
    assert_eq!(line.fields[3].ty, Type::Id("kitchen.dish".to_owned(), Box::new(Type::Text)));
}

#[test]
fn inverse_relations_mirror_their_columns() {
    let model = model();
    let station = resource(&model, "kitchen.station");
    let parts = station.relations.iter().find(|relation| relation.name == "parts").expect("declared");
    assert_eq!((parts.kind, parts.on.as_slice()), (RelationKind::HasMany, [(0, 0), (1, 4)].as_slice()));
}

#[test]
fn an_argument_that_an_action_lacks_is_null() {
    let model = model();
    let order = resource(&model, "kitchen.order");
    let cause = |name: &str| {
        let action = order.actions.iter().find(|action| action.name == name).expect("declared");
        &action.causes[0]
    };
    assert_eq!(cause("serve").on, CauseOn::Transition);
    assert_eq!(cause("serve").values[1].1.expr.nodes[0], Node::Const(Scalar::Null));
    assert!(matches!(cause("cancel").values[1].1.expr.nodes[0], Node::Root(..)));
    assert_eq!(cause("place").on, CauseOn::Always);
}

#[test]
fn an_update_that_accepts_nothing_is_asked_for_by_name() {
    let model = model();
    let dish = resource(&model, "kitchen.dish");
    let action = |name: &str| dish.actions.iter().find(|action| action.name == name).expect("declared");
    assert!(!action("refresh").primary && action("update").primary, "the first that could, where none says so");
}

#[test]
fn lists_and_maps_begin_empty() {
    let model = model();
    let dish = resource(&model, "kitchen.dish");
    let default = |name: &str| {
        let field = dish.fields.iter().find(|field| field.name == name).expect("declared");
        field.default.as_ref().map(|default| default.source.clone())
    };
    assert_eq!(default("tags").as_deref(), Some("[]"));
    assert_eq!(default("details").as_deref(), Some("{}"));
    assert_eq!(default("nutrition"), None);
}
