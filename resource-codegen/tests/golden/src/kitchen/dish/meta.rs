//! Generated from `resource-codegen/tests/kitchen_sink/src/kitchen/dish.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a dish; positions refer to the tables here.

use crate::kitchen::line::LINE;
use crate::supply::allergen::ALLERGEN;
use kitchen_sink::kitchen::dish::{Heat, Nutrition, Step};
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Input, Page, Relation, Rule, Sort, Tenancy, Upsert,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr, inputs};

/// The resource `kitchen.dish`.
pub static DISH: ResourceMeta = ResourceMeta {
    name: "kitchen.dish",
    type_name: "Dish",
    api_type: "dishes",
    doc: "Something that can be ordered.",
    table: "dishes",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[
        Calculation::new("label", Kind::Text, CALCULATE_LABEL).public().doc("The name with the price."),
        Calculation::new("allergen_name", Kind::Text, CALCULATE_ALLERGEN_NAME)
            .nullable()
            .public()
            .doc("What the allergen is called."),
    ],
    actions: &[
        Action::read("list").doc("List.").primary().sort(&[Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::read("mild")
            .doc("Mild.")
            .inputs(MILD_INPUTS)
            .filter(MILD_FILTER)
            .sort(&[Sort::down(4), Sort::up(1)])
            .page(PAGE_2),
        Action::create("import").doc("Import.").primary().inputs(IMPORT_INPUTS).upsert(Upsert {
            identity: None,
            update: 4,
            set: &[
                (2, expr![Root(New, 2)]),
                (5, expr![Root(New, 5)]),
                (3, expr![Root(New, 3)]),
                (8, IMPORT_UPSERT_IMPORTS),
            ],
        }),
        Action::update("refresh").doc("Refresh.").set(&[(13, Expr::NOW)]),
        Action::update("update").doc("Update.").primary().inputs(UPDATE_INPUTS),
        Action::destroy("destroy").doc("Destroy.").primary(),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("code", Kind::Text)
        .public()
        .rules(&[Rule::length(1, 20), Rule::Pattern("[A-Z0-9.]+")])
        .doc("The number on the card."),
    Field::new("name", Kind::Text).public().doc("What it is called."),
    Field::new("recipe", Kind::Text)
        .public()
        .encrypted()
        .rules(&[Rule::Trim, Rule::length(1, 4000)])
        .doc("How it is made, which is nobody's business."),
    Field::new("heat", Heat::KIND).public().default(expr![Const(I64(0))]).doc("How hot it is."),
    Field::new("price", Kind::I64).public().rules(&[Rule::min(0)]).doc("In cents."),
    Field::new("weight", Kind::F64).public().default(expr![Const(F64(1.5))]).doc("In grams."),
    Field::new("vegan", Kind::Bool).public().default(Expr::FALSE).doc("Whether it has nothing of animals."),
    Field::new("imports", Kind::I16).public().default(expr![Const(I64(0))]).doc("How often it was taken over."),
    Field::new("tags", Kind::List(&Kind::Text))
        .public()
        .rules(&[Rule::max_length(20)])
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("Words to find it by."),
    Field::new("steps", Kind::List(&Step::KIND))
        .public()
        .default(expr![Const(Json(Borrowed("[]")))])
        .doc("How it is made."),
    Field::new("nutrition", Nutrition::KIND).nullable().public().doc("What is in it."),
    Field::new("details", Kind::Map).public().default(expr![Const(Json(Borrowed("{}")))]).doc("Anything else."),
    Field::new("imported_at", Kind::Time).nullable().public().doc("When it was last taken over."),
    Field::new("allergen_id", Kind::Uuid).nullable().public().relation(0).doc("What it must be kept away from."),
];

static RELATIONS: [Relation; 2] = [
    Relation::belongs_to("allergen", &ALLERGEN, &[(14, 0)]).public().doc("What it must be kept away from."),
    Relation::has_many("lines", &LINE, &[(0, 0), (1, 3)]).public().doc("Where it was ordered."),
];

const PAGE: Page = Page { keyset: true, offset: true, default: 50, max: 250 };

const MILD_INPUTS: &[Input] = &[Input::argument("up_to", Heat::KIND)];

const PAGE_2: Page = Page { keyset: true, offset: false, default: 10, max: 250 };

const IMPORT_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "code", "name", "heat": optional, "price", "weight": optional, "vegan": optional, "tags": optional,
    "steps": optional, "nutrition": optional, "details": optional, "recipe", "allergen": optional relation,
};

const UPDATE_INPUTS: &[Input] = inputs! {
    FIELDS, &RELATIONS;
    "name": optional, "heat": optional, "price": optional, "tags": optional, "steps": optional, "nutrition": optional,
    "details": optional, "recipe": optional,
};

// if price == 0 { "free" } else { name }
const CALCULATE_LABEL: Expr = expr![Field(5), Const(I64(0)), Binary(Equal, 0, 1), text("free"), Field(2), If(2, 3, 4)];

// allergen.name
const CALCULATE_ALLERGEN_NAME: Expr = expr![Via(0, expr![Field(1)])];

// heat <= argument.up_to
const MILD_FILTER: Expr = expr![Field(4), Root(Argument, 0), Binary(LessOrEqual, 0, 1)];

// imports + 1
const IMPORT_UPSERT_IMPORTS: Expr = expr![Field(8), Const(I64(1)), Binary(Add, 0, 1)];

const _: () = assert!(
    <kitchen_sink::kitchen::dish::Dish as resource::Resource>::FINGERPRINT == 0xb991964ecf8f3a01,
    "stale generated code, run `cargo xtask codegen`"
);
