//! Generated from `resource-codegen/tests/kitchen_sink/src/front/employee.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of an employee; positions refer to the tables here.

use super::policy;
use crate::front::restaurant::RESTAURANT;
use kitchen_sink::front::employee::{Badge, Role};
use resource_core::meta::{
    Action, Calculation, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy, Validation,
};
use resource_core::{Expr, Kind, ResourceMeta, Value, expr};

/// The resource `front.employee`.
pub static EMPLOYEE: ResourceMeta = ResourceMeta {
    name: "front.employee",
    type_name: "Employee",
    api_type: "staff",
    doc: "Somebody who works in a restaurant.",
    table: "employees",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[Calculation::new("is_present", Kind::Bool, CALCULATE_IS_PRESENT)
        .public()
        .doc("Whether they still work here.")],
    identities: &[
        Identity::new("email", "employees_email_unique", &[2]).message("belongs to somebody else"),
        Identity::new("active_phone", "employees_active_phone_unique", &[5])
            .filter(CALCULATE_IS_PRESENT)
            .message("is taken"),
    ],
    scopes: policy::SCOPES,
    actions: &[
        Action::read("list").doc("List.").primary().filter(CALCULATE_IS_PRESENT).sort(&[Sort::up(2)]).page(PAGE),
        Action::read("get").doc("Get.").get(GetBy::Key),
        Action::read("by_email").doc("By email.").internal().inputs(BY_EMAIL_INPUTS).get(GetBy::Identity(0)),
        Action::create("hire")
            .doc("Hire.")
            .primary()
            .inputs(HIRE_INPUTS)
            .set(&[(8, Expr::NOW)])
            .validations(&[
                Validation {
                    code: "passwords_differ",
                    constraint: None,
                    expr: VALIDATE__1,
                    field: None,
                    message: "the passwords differ",
                },
                Validation {
                    code: "invalid",
                    constraint: None,
                    expr: VALIDATE__2,
                    field: Some(4),
                    message: "an owner is appointed, not hired",
                },
            ])
            .prepare(&[0])
            .validate(&[1])
            .change(&[2]),
        Action::update("update").doc("Update.").primary().inputs(UPDATE_INPUTS),
        Action::update("store_password")
            .doc("Store password.")
            .internal()
            .inputs(STORE_PASSWORD_INPUTS)
            .require(policy::REQUIRE_STORE_PASSWORD)
            .guard(STORE_PASSWORD_GUARD)
            .set(&[(3, expr![Root(Argument, 0)])]),
        Action::update("leave")
            .doc("Leave.")
            .require(policy::REQUIRE_LEAVE)
            .guard(CALCULATE_IS_PRESENT)
            .set(&[(9, Expr::NOW)]),
        Action::destroy("forget").doc("Forget.").primary().guard(FORGET_GUARD),
        Action::run("change_password", 4)
            .doc("Changes the password of whoever knows the present one.")
            .on_record()
            .inputs(CHANGE_PASSWORD_INPUTS)
            .prepare(&[3]),
        Action::run("remind", 5).doc("Remind.").internal().inputs(REMIND_INPUTS),
        Action::run("light_up", 6).doc("Light up.").internal(),
        Action::run("issue_badge", 7).doc("Issue badge.").inputs(ISSUE_BADGE_INPUTS).returns(Badge::KIND),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The employee."),
    Field::new("email", Kind::CiText)
        .public()
        .rules(&[Rule::Trim, Rule::length(3, 254), Rule::Pattern("[^@ ]+@[^@ ]+")])
        .doc("The address to sign in with."),
    Field::new("password_hash", Kind::Text).nullable().secret(),
    Field::new("role", Role::KIND).public().default(expr![Const(I64(0))]).doc("What they may do."),
    Field::new("phone", Kind::Text).nullable().public().doc("Where they are called."),
    Field::new("previous_employer", Kind::Uuid).nullable().public().doc("A number of another system."),
    Field::new("own_account", Kind::Bool).default(Expr::FALSE),
    Field::new("hired_at", Kind::Time).public().doc("When they came."),
    Field::new("left_at", Kind::Time).nullable().public().doc("When they left."),
];

static RELATIONS: [Relation; 1] =
    [Relation::has_one("managed", &RESTAURANT, &[(0, 0), (1, 7)]).public().doc("The restaurant that they manage.")];

const PAGE: Page = Page { keyset: false, offset: true, default: 20, max: 100 };

const BY_EMAIL_INPUTS: &[Input] = &[Input::field("email", FIELDS)];

const HIRE_INPUTS: &[Input] = &[
    Input::field("email", FIELDS),
    Input::field("role", FIELDS).optional(),
    Input::field("phone", FIELDS).optional(),
    Input::field("previous_employer", FIELDS).optional(),
    Input::argument("password", Kind::Text).secret().rules(&[Rule::length(12, 72)]).doc("The first password."),
    Input::argument("confirmation", Kind::Text).secret(),
];

const UPDATE_INPUTS: &[Input] = &[Input::field("phone", FIELDS).optional()];

const STORE_PASSWORD_INPUTS: &[Input] = &[
    Input::argument("new_hash", Kind::Text).secret(),
    Input::argument("verified_hash", Kind::Text).nullable().optional().secret(),
];

const CHANGE_PASSWORD_INPUTS: &[Input] = &[
    Input::argument("current", Kind::Text).nullable().optional().secret(),
    Input::argument("password", Kind::Text).secret().rules(&[Rule::length(12, 72)]),
];

const REMIND_INPUTS: &[Input] = &[Input::argument("employees", Kind::List(&Kind::Uuid))];

const ISSUE_BADGE_INPUTS: &[Input] = &[Input::argument("employee", Kind::Uuid)];

// left_at == null
const CALCULATE_IS_PRESENT: Expr = expr![Field(9), Const(Null), Binary(Is, 0, 1)];

// argument.password == argument.confirmation
const VALIDATE__1: Expr = expr![Root(Argument, 4), Root(Argument, 5), Binary(Equal, 0, 1)];

// role != Owner
const VALIDATE__2: Expr = expr![Field(4), Const(I64(20)), Binary(NotEqual, 0, 1)];

// password_hash is argument.verified_hash
const STORE_PASSWORD_GUARD: Expr = expr![Field(3), Root(Argument, 1), Binary(Is, 0, 1)];

// left_at != null && left_at < ago(365 days)
const FORGET_GUARD: Expr = expr! {
    Field(9), Const(Null), Binary(IsNot, 0, 1), Field(9), Now, Const(I64(31536000000000)), Binary(TimeSubtract, 4, 5),
    Binary(Less, 3, 6), Binary(And, 2, 7),
};

const _: () = assert!(
    <kitchen_sink::front::employee::Employee as resource::Resource>::FINGERPRINT == 0xea09aa4683b93bd6,
    "stale generated code, run `cargo xtask codegen`"
);
