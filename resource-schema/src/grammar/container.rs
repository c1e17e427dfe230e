//! Attributes that stand on a resource as a whole, and on enums.

use super::On::{Enum, Resource, Variant};
use super::{Attribute, Part};

const fn part(name: &'static str, syntax: &'static str, doc: &'static str) -> Part {
    Part { name, syntax, doc }
}

const MESSAGE: Part = part("message", "message = \"...\"", "What a caller who breaks the rule is told.");
const WHERE: Part = part("where", "where(expression)", "Only rows for which this holds are in the index.");

pub(super) const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "resource",
        on: Resource,
        syntax: "#[resource(table = \"alerts\", ..)]",
        doc: "The table and the interfaces of a resource. Required.",
        parts: &[&[
            part("table", "table = \"alerts\"", "The table. Required."),
            part("json_api", "json_api", "Has JSON:API routes."),
            part(
                "api_type",
                "api_type = \"alerts\"",
                "JSON:API type and URL segment; the table in kebab-case if left out.",
            ),
            part("append_only", "append_only", "Rows are never changed or removed; the database refuses it too."),
            part("renamed_from", "renamed_from = \"old\"", "A former name of the table, whose rows are kept."),
        ]],
    },
    Attribute {
        name: "tenancy",
        on: Resource,
        syntax: "#[tenancy(tenant_id)]",
        doc: "Whose rows these are: a column that every row has, `root` where the rows are the tenants, or `shared` \
              for rows of the platform. Required.",
        parts: &[],
    },
    Attribute {
        name: "partition",
        on: Resource,
        syntax: "#[partition(relation)]",
        doc: "The belongs-to relation that leads to the row's partition.",
        parts: &[],
    },
    Attribute {
        name: "unique",
        on: Resource,
        syntax: "#[unique(name, slug)] or #[unique(by_prefix, fields(prefix), ..)]",
        doc: "Fields that are unique within a tenant. With fields only, the identity's name is theirs joined by `_`.",
        parts: &[&[
            part("fields", "fields(a, b)", "The fields, where the identity has a name of its own."),
            WHERE,
            part("across_tenants", "across_tenants", "Unique in the whole platform instead of within a tenant."),
            MESSAGE,
        ]],
    },
    Attribute {
        name: "index",
        on: Resource,
        syntax: "#[index(status, -last_seen, ..)]",
        doc: "An index; `-` sorts descending. The tenant is put before the fields.",
        parts: &[&[
            WHERE,
            part("across_tenants", "across_tenants", "For statements of the engine that look at all tenants at once."),
        ]],
    },
    Attribute {
        name: "validate",
        on: Resource,
        syntax: "#[validate(name, expression, ..)]",
        doc: "A condition that every row satisfies; the database checks it too.",
        parts: &[&[
            part("field", "field = name", "The field that the failure points at."),
            part("code", "code = name", "What a program that breaks it is told; the condition's name if left out."),
            MESSAGE,
        ]],
    },
    Attribute {
        name: "scope",
        on: Resource,
        syntax: "#[scope(name, expression)]",
        doc: "A named row condition for ceilings and policy files.",
        parts: &[],
    },
    Attribute {
        name: "policy",
        on: Resource,
        syntax: "#[policy(require(expression))] or #[policy(action, require(expression))]",
        doc: "A ceiling over all actions or over one: no policy file can grant more.",
        parts: &[&[part("require", "require(scope or expression)", "The condition.")]],
    },
    Attribute {
        name: "state_machine",
        on: Resource,
        syntax: "#[state_machine(status, initial(Pending), ..)]",
        doc: "The enum field that holds the state; transitions stand with the actions that make them.",
        parts: &[&[
            part("initial", "initial(A, B)", "States that a create may start in. Required."),
            part("final", "final(Z)", "States that nothing leads out of, on purpose."),
        ]],
    },
    Attribute {
        name: "causes",
        on: Resource,
        syntax: "#[causes(transitions, Target::create(input = expression, ..), ..)]",
        doc: "A row that is written in the same transaction: on every state change (`transitions`), or with one \
              action (`action`) or several (`[a, b]`). An argument that an action lacks is null.",
        parts: &[&[part("when", "when(expression)", "Only if this holds on the resulting row.")]],
    },
    Attribute {
        name: "value",
        on: Variant,
        syntax: "#[value(\"tcp_connect\")]",
        doc: "The stored name of a variant; its name in snake_case if left out.",
        parts: &[],
    },
    Attribute {
        name: "repr",
        on: Enum,
        syntax: "#[repr(i16)]",
        doc: "The enum is stored as the numbers of its variants and ordered by them.",
        parts: &[],
    },
];
