//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a member; positions refer to the tables here.

use super::policy;
use crate::lending::loan::LOAN;
use resource_core::meta::{Action, Field, Generated, GetBy, Identity, Input, Page, Relation, Rule, Sort, Tenancy};
use resource_core::{Kind, ResourceMeta, inputs};

/// The resource `lending.member`.
pub static MEMBER: ResourceMeta = ResourceMeta {
    name: "lending.member",
    type_name: "Member",
    api_type: "members",
    doc: "Somebody who may borrow books.",
    table: "members",
    tenancy: Tenancy::Column(0),
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    identities: &[Identity::new("card", "members_card_unique", &[3]).message("belongs to another member")],
    scopes: policy::SCOPES,
    actions: &[
        Action::read("list").doc("Lists the members.").primary().sort(&[Sort::up(2), Sort::up(1)]).page(PAGE),
        Action::read("get").doc("Fetches a member.").get(GetBy::Key),
        Action::create("join").doc("Takes in a member.").primary().inputs(JOIN_INPUTS),
    ],
    ..ResourceMeta::BLANK
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The member's id."),
    Field::new("name", Kind::Text).public().rules(&[Rule::Trim, Rule::length(1, 200)]).doc("The member's name."),
    Field::new("card", Kind::CiText)
        .public()
        .rules(&[Rule::length(4, 20)])
        .doc("The number on the card, in whatever case."),
];

static RELATIONS: [Relation; 1] =
    [Relation::has_many("loans", &LOAN, &[(0, 0), (1, 3)]).public().doc("What the member has borrowed.")];

const PAGE: Page = Page { keyset: true, offset: false, default: 20, max: 100 };

const JOIN_INPUTS: &[Input] = inputs![FIELDS, &RELATIONS; "name", "card"];

const _: () = assert!(
    <shelves::lending::member::Member as resource::Resource>::FINGERPRINT == 0xecc36070ecee68c6,
    "stale generated code, run `cargo xtask codegen`"
);
