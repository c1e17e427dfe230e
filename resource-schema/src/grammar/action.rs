//! The attributes that declare actions, and their parts.

use super::On::Action;
use super::{Attribute, Part};

const fn part(name: &'static str, syntax: &'static str, doc: &'static str) -> Part {
    Part { name, syntax, doc }
}

/// Parts of any action.
const ANY: &[Part] = &[
    part("internal", "internal", "Only principals of the system may call it; it has no route."),
    part(
        "tenantless",
        "tenantless",
        "May be called without a tenant: a create of the tenancy root, an action on shared rows, or a `run` that is not on a record.",
    ),
    part(
        "primary",
        "primary",
        "Serves where a caller names no action of this kind. If none says so, the first does that could: an update that changes the state or accepts nothing could not.",
    ),
    part("require", "require(scope or expression)", "A ceiling: no policy file can grant more."),
    part("path", "path = \"maintenance/start\"", "The URL below the resource; the name in kebab-case if left out."),
    part("no_route", "no_route", "Has no HTTP route."),
    part("doc", "doc = \"...\"", "The documentation; the name as a sentence if left out."),
    part(
        "argument",
        "argument(name: Type, ..)",
        "An input for expressions and hooks. Rules of fields may follow the type: `length`, `range`, `pattern`, `trim`.",
    ),
];

/// Parts of actions that write a row.
const WRITE: &[Part] = &[
    part("prepare", "prepare(hook)", "Hand-written, before any transaction; sees the input only."),
    part(
        "validate",
        "validate(hook) or validate(expression, field = name, code = name, message = \"...\")",
        "A hand-written check inside the transaction, or a condition on the resulting row. The code is what a program \
         that breaks it is told; `invalid` if left out.",
    ),
    part(
        "change",
        "change(hook) or change(acyclic(relation))",
        "Hand-written, inside the transaction before the write; or built in: `acyclic` keeps a tree free of cycles.",
    ),
];

/// Parts of actions that give values.
const GIVE: &[Part] = &[
    part("accept", "accept(a, b)", "Fields and relations that the caller may give."),
    part("set", "set(field = expression, ..)", "Assignments."),
];

/// Parts of actions on a stored row.
const STORED: &[Part] = &[part("guard", "guard(expression)", "Refused unless this holds on the stored row.")];

pub(super) const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "read",
        on: Action,
        syntax: "#[read(name, ..)]",
        doc: "An action that selects rows.",
        parts: &[
            ANY,
            &[
                part("filter", "filter(expression)", "Only rows for which this holds."),
                part("sort", "sort(-triggered_at, id)", "The order where the caller asks for none."),
                part(
                    "page",
                    "page(keyset, offset, default = 50, max = 250)",
                    "How callers page, how many rows they get and can get.",
                ),
                part("get", "get() or get(identity)", "Answers with one row, found by its key or by an identity."),
            ],
        ],
    },
    Attribute {
        name: "create",
        on: Action,
        syntax: "#[create(name, => State, ..)]",
        doc: "An action that writes a new row.",
        parts: &[
            ANY,
            &[part("=>", "=> State or => _", "The initial state; `_` if `set` computes it.")],
            GIVE,
            WRITE,
            &[
                part(
                    "upsert",
                    "upsert(identity or key, update = action, set(field = expression))",
                    "Takes over the row that has the same identity, under the named update's policy and guard.",
                ),
                part(
                    "bulk",
                    "bulk",
                    "Adds a function `<name>_many` that takes a stream of inputs and writes them in chunks.",
                ),
            ],
        ],
    },
    Attribute {
        name: "update",
        on: Action,
        syntax: "#[update(name, From => To, ..)]",
        doc: "An action that changes a row.",
        parts: &[
            ANY,
            &[part(
                "=>",
                "A | B => C, !A => B, _ => C or A => _",
                "The state change: from the named states, from all others, from any; `=> _` if `set` computes the target.",
            )],
            GIVE,
            STORED,
            WRITE,
            &[part(
                "bulk",
                "bulk",
                "Adds the functions `<name>_many`, which takes a stream of keys with their inputs, and `<name>_each`, \
                 which takes a read and one input for all that it finds; both write in chunks.",
            )],
        ],
    },
    Attribute {
        name: "destroy",
        on: Action,
        syntax: "#[destroy(name, ..)]",
        doc: "An action that removes a row.",
        parts: &[ANY, STORED, WRITE],
    },
    Attribute {
        name: "run",
        on: Action,
        syntax: "#[run(name, ..)]",
        doc: "An action written by hand, of the same name.",
        parts: &[
            ANY,
            &[
                part("on_record", "on_record", "Takes the key of a row."),
                part("returns", "returns(Type)", "What it answers with."),
                part("prepare", "prepare(hook)", "Hand-written, before it; sees the input only."),
            ],
        ],
    },
];
