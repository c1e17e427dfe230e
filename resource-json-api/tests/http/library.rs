//! An application made by hand: authors write books, books are lent.

use resource_core::meta::{ActorMeta, Field, Generated, Input, InputTarget};
use resource_core::{BinaryOp, EnumKind, EnumStorage, EnumValue, Expr, Kind, Node, Root, Scalar};
use resource_runtime::sql::Dialect;
use resource_runtime::{Application, ResourceEntry};

use crate::{authors, books, loans};

pub static LIBRARY: Application = Application {
    resources: &[
        ResourceEntry { meta: &authors::AUTHOR, routes: authors::ROUTES, hooks: &[], triggers: &[] },
        ResourceEntry { meta: &books::BOOK, routes: books::ROUTES, hooks: books::HOOKS, triggers: &[] },
        ResourceEntry { meta: &loans::LOAN, routes: loans::ROUTES, hooks: &[], triggers: &[] },
    ],
    actor: &ActorMeta { fields: &[] },
};

/// Whose rows these are.
pub const TENANT: Field = Field::new("tenant_id", Kind::Uuid).generated(Generated::Tenant);

/// An input for the field at a position.
pub const fn input(name: &'static str, at: u16, kind: Kind) -> Input {
    Input { target: InputTarget::Field(at), ..Input::argument(name, kind) }
}

/// An input for the relation at a position, whose key column is another.
pub const fn related(name: &'static str, relation: u16, at: u16, kind: Kind) -> Input {
    Input { target: InputTarget::Relation(relation, at), ..Input::argument(name, kind) }
}

pub static STATUS: EnumKind = EnumKind {
    name: "BookStatus",
    storage: EnumStorage::Text,
    values: &[
        EnumValue { variant: "Draft", name: "draft", number: 0, doc: "Not to be lent yet." },
        EnumValue { variant: "Published", name: "published", number: 1, doc: "" },
        EnumValue { variant: "Retired", name: "retired", number: 2, doc: "" },
    ],
};

pub static GRADE: EnumKind = EnumKind {
    name: "Grade",
    storage: EnumStorage::Integer,
    values: &[
        EnumValue { variant: "Poor", name: "poor", number: 1, doc: "" },
        EnumValue { variant: "Good", name: "good", number: 5, doc: "" },
    ],
};

/// `field >= argument`
pub static AT_LEAST: [Node; 3] =
    [Node::Field(books::PAGES), Node::Root(Root::Argument, 0), Node::Binary(BinaryOp::GreaterOrEqual, 0, 1)];

/// `pages > 300`
pub static LONG: [Node; 3] =
    [Node::Field(books::PAGES), Node::Const(Scalar::I64(300)), Node::Binary(BinaryOp::Greater, 0, 1)];

/// `status == published`
pub static PUBLISHED: [Node; 3] =
    [Node::Field(books::STATUS), Node::Const(Scalar::text("published")), Node::Binary(BinaryOp::Equal, 0, 1)];

pub const NOW: Expr = Expr::of(&[Node::Now]);

pub const MODEL: &str = r#"
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act, cond, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && keyMatch(r.obj, p.obj) && (r.act == p.act || p.act == "*")
"#;

/// Librarians do everything and alone see ratings; clerks do everything with books; readers read what
/// is published; nobody signed in may ping.
pub const RULES: &str = "
p, librarian, library.author, *, , allow
p, librarian, library.book, *, , allow
p, librarian, library.loan, *, , allow
p, librarian, library.book.rating, see, , allow
p, clerk, library.book, *, , allow
p, clerk, library.author, list, , allow
p, reader, library.book, list, published, allow
p, reader, library.book, get, published, allow
p, reader, library.author, list, , allow
p, reader, library.author, get, , allow
p, anonymous, library.book, ping, , allow
";

/// The tables, with the types of a database.
pub fn tables(dialect: Dialect) -> String {
    let types: [(&str, &str); 7] = match dialect {
        Dialect::Sqlite => [
            ("UUID", "blob"),
            ("TEXT", "text"),
            ("INT", "integer"),
            ("REAL", "real"),
            ("JSON", "text"),
            ("TIME", "integer"),
            ("BYTES", "blob"),
        ],
        Dialect::Postgres => [
            ("UUID", "uuid"),
            ("TEXT", "text collate \"C\""),
            ("INT", "integer"),
            ("REAL", "double precision"),
            ("JSON", "jsonb"),
            ("TIME", "timestamptz"),
            ("BYTES", "bytea"),
        ],
    };
    let typed = types.iter().fold(TABLES.to_owned(), |text, (name, stored)| text.replace(name, stored));
    match dialect {
        Dialect::Sqlite => typed.replace("SMALL", "integer").replace("\n);", "\n) strict;"),
        Dialect::Postgres => typed.replace("SMALL", "smallint"),
    }
}

const TABLES: &str = "
create table authors (
    tenant_id UUID not null, id UUID not null, name TEXT not null, born INT, notes TEXT,
    contract BYTES, pen BYTES,
    primary key (tenant_id, id)
);
create unique index authors_name on authors (tenant_id, name);
create table books (
    tenant_id UUID not null, isbn TEXT not null, title TEXT not null, status TEXT not null, grade SMALL,
    pages INT not null, rating REAL, tags JSON not null, extra JSON, author_id UUID, published_at TIME,
    inserted_at TIME not null,
    primary key (tenant_id, isbn),
    foreign key (tenant_id, author_id) references authors (tenant_id, id)
);
create table loans (
    tenant_id UUID not null, book_isbn TEXT not null, number INT not null, reader TEXT not null,
    primary key (tenant_id, book_isbn, number),
    foreign key (tenant_id, book_isbn) references books (tenant_id, isbn)
);
";
