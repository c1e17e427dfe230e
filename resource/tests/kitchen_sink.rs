//! The derives accept every entry of the language, and say the same about it as code generation.

use std::path::Path;

use resource::prelude::*;
use resource::{Declared, Resource};
use resource_schema::model::Model;

use kitchen_sink::front::{self, Badge, Employee, Restaurant, Role};
use kitchen_sink::kitchen::dish::Step;
use kitchen_sink::kitchen::{Dish, Heat, Line, LogEntry, Nutrition, Order, OrderStatus, Station};
use kitchen_sink::supply::Allergen;

fn model() -> Model {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate is in a workspace");
    let lib = Path::new("resource-codegen/tests/kitchen_sink/src/lib.rs");
    resource_schema::load(workspace, lib).unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

fn same<R: Resource>(model: &Model) {
    let resource = model.resources.iter().find(|resource| resource.name == R::NAME);
    let resource = resource.unwrap_or_else(|| panic!("{} is in the model", R::NAME));
    assert_eq!(R::FINGERPRINT, resource.fingerprint, "{}", R::NAME);
}

fn same_value<V: Declared>(model: &Model) {
    let name = std::any::type_name::<V>();
    let found = model.fingerprints.iter().find(|(path, _)| path == name);
    assert_eq!(Some(V::FINGERPRINT), found.map(|(_, fingerprint)| *fingerprint), "{name}");
}

#[test]
fn the_compiler_and_code_generation_see_the_same_tokens() {
    let model = model();
    same::<Restaurant>(&model);
    same::<Employee>(&model);
    same::<Station>(&model);
    same::<Dish>(&model);
    same::<Order>(&model);
    same::<Line>(&model);
    same::<LogEntry>(&model);
    same::<Allergen>(&model);
    same_value::<Role>(&model);
    same_value::<Heat>(&model);
    same_value::<Badge>(&model);
    same_value::<Nutrition>(&model);
}

#[test]
fn keys_have_the_types_of_their_columns() {
    let _: <Station as Resource>::Key = Id::<Station>::new(Uuid::nil());
    let _: <Dish as Resource>::Key = Id::<Dish, String>::from("A1");
    let _: <Line as Resource>::Key = (Id::<Order>::new(Uuid::nil()), 3);
    let _: <LogEntry as Resource>::Key = Id::<LogEntry, i64>::new(7);
}

#[test]
fn enums_are_their_names_or_numbers() {
    assert_eq!(OrderStatus::Placed.to_scalar(), resource_core::Scalar::text("placed"));
    assert_eq!(Heat::Hot.to_scalar(), resource_core::Scalar::I64(2));
    assert_eq!(Heat::from_scalar(resource_core::Scalar::I64(1)), Ok(Heat::Warm));
    assert_eq!("full_house".parse(), Ok(front::Plan::House));
    assert_eq!(front::Plan::House.to_string(), "full_house");
    let error = "large".parse::<Heat>().expect_err("there is no such value");
    assert_eq!(error.to_string(), "must be one of mild, warm, hot");
}

#[test]
fn embedded_values_are_their_json() {
    let step = Step { text: "stir".to_owned(), minutes: None };
    let nutrition = Nutrition { kilojoules: 800, fat: Some(1.5), heat: Heat::Warm, samples: vec![step] };
    let scalar = nutrition.to_scalar();
    let expected = r#"{"fat":1.5,"heat":"warm","kilojoules":800,"samples":[{"minutes":null,"text":"stir"}]}"#;
    assert_eq!(scalar, resource_core::Scalar::Json(expected.into()));
    assert_eq!(Nutrition::from_scalar(scalar), Ok(nutrition));
    let error = Nutrition::from_scalar(resource_core::Scalar::Json(r#"{"kilojoules":"many"}"#.into()));
    assert_eq!(error.expect_err("not a number").to_string(), "must be a Nutrition whose `kilojoules` is an integer");
}
