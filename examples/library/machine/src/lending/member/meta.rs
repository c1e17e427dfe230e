//! Generated from `shelves/src/lending/member.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the engine knows of a member; positions refer to the tables here.

use super::policy;
use crate::lending::loan::LOAN;
use resource_core::meta::{
    Action, ActionKind, Field, Generated, GetBy, Identity, Input, Page, ReadAction, Relation, RelationKind, Rule, Sort,
    Tenancy,
};
use resource_core::{Kind, ResourceMeta};

/// The resource `lending.member`.
pub static MEMBER: ResourceMeta = ResourceMeta {
    name: "lending.member",
    type_name: "Member",
    api_type: "members",
    doc: "Somebody who may borrow books.",
    table: "members",
    tenancy: Tenancy::Column(0),
    partition: None,
    key: &[1],
    fields: FIELDS,
    relations: &RELATIONS,
    calculations: &[],
    identities: &[Identity {
        name: "card",
        index: "members_card_unique",
        fields: &[3],
        filter: None,
        across_tenants: false,
        message: "belongs to another member",
    }],
    checks: &[],
    scopes: policy::SCOPES,
    require: None,
    machine: None,
    actions: &[
        Action {
            name: "list",
            doc: "Lists the members.",
            kind: ActionKind::Read,
            primary: true,
            read: Some(ReadAction { filter: None, sort: &[Sort::up(2), Sort::up(1)], page: PAGE, get: None }),
            ..Action::BLANK
        },
        Action {
            name: "get",
            doc: "Fetches a member.",
            kind: ActionKind::Read,
            read: Some(ReadAction { filter: None, sort: &[], page: None, get: Some(GetBy::Key) }),
            ..Action::BLANK
        },
        Action {
            name: "join",
            doc: "Takes in a member.",
            kind: ActionKind::Create,
            primary: true,
            inputs: &[Input::field("name", FIELDS), Input::field("card", FIELDS)],
            ..Action::BLANK
        },
    ],
    append_only: false,
};

const FIELDS: &[Field] = &[
    Field::new("library_id", Kind::Uuid).generated(Generated::Tenant).doc("The tenant."),
    Field::new("id", Kind::Uuid).public().generated(Generated::UuidV7).doc("The member's id."),
    Field::new("name", Kind::Text)
        .public()
        .rules(&[Rule::Trim, Rule::Length { min: Some(1), max: Some(200) }])
        .doc("The member's name."),
    Field::new("card", Kind::CiText)
        .public()
        .rules(&[Rule::Length { min: Some(4), max: Some(20) }])
        .doc("The number on the card, in whatever case."),
];

static RELATIONS: [Relation; 1] = [Relation {
    name: "loans",
    doc: "What the member has borrowed.",
    target: &LOAN,
    kind: RelationKind::HasMany,
    on: &[(0, 0), (1, 3)],
    public: true,
}];

const PAGE: Option<Page> = Some(Page { keyset: true, offset: false, default: 20, max: 100 });

const _: () = assert!(
    <shelves::lending::member::Member as resource::Resource>::FINGERPRINT == 0xecc36070ecee68c6,
    "stale generated code, run `cargo xtask codegen`"
);
