//! How generated tables spell metadata: a line says what differs from the ordinary case, and no more.
//!
//! Most are built by chains of `const` functions. Types that are written as struct literals have a `BLANK`
//! to fill up from.

mod action;
mod table;
mod trigger;

use super::{Action, ActionKind, Field, Generated, Input, InputTarget, Relation, Rule, Sort};
use crate::{Expr, Kind};

/// Fills a part that was not there. A destructor cannot run in a `const`, and what is replaced here has
/// none to run.
const fn put<T>(part: &mut Option<T>, value: T) {
    std::mem::forget(part.replace(value));
}

impl Field {
    /// A required field that stays on the server; its column has its name.
    pub const fn new(name: &'static str, kind: Kind) -> Field {
        Field {
            name,
            column: name,
            doc: "",
            kind,
            encrypted: None,
            nullable: false,
            public: false,
            secret: false,
            rules: &[],
            default: None,
            generated: Generated::No,
            relation: None,
        }
    }

    /// May be null.
    pub const fn nullable(mut self) -> Field {
        self.nullable = true;
        self
    }

    /// May leave the server.
    pub const fn public(mut self) -> Field {
        self.public = true;
        self
    }

    /// Never printed, encoded, filtered or sorted by.
    pub const fn secret(mut self) -> Field {
        self.secret = true;
        self
    }

    /// Stored as bytes that only the engine can read, and secret.
    ///
    /// # Panics
    /// When its values are bytes, which are what encryption makes; in a `static` that is a compile error.
    pub const fn encrypted(mut self) -> Field {
        assert!(!matches!(self.kind, Kind::Bytes), "bytes cannot be told from encrypted ones");
        self.encrypted = Some(self.kind);
        self.kind = Kind::Bytes;
        self.secret()
    }

    /// What values must satisfy beyond their type.
    pub const fn rules(mut self, rules: &'static [Rule]) -> Field {
        self.rules = rules;
        self
    }

    /// The value of a create that gives none.
    pub const fn default(mut self, value: Expr) -> Field {
        put(&mut self.default, value);
        self
    }

    /// Who sets it, if not the caller.
    pub const fn generated(mut self, generated: Generated) -> Field {
        self.generated = generated;
        self
    }

    /// The relation whose key column this is.
    pub const fn relation(mut self, relation: u16) -> Field {
        self.relation = Some(relation);
        self
    }

    /// The doc comment.
    pub const fn doc(mut self, doc: &'static str) -> Field {
        self.doc = doc;
        self
    }
}

impl Input {
    /// An input that must be given and goes into the field of its name: it is all that the field is.
    ///
    /// # Panics
    /// When there is no such field; in a `static` that is a compile error.
    pub const fn field(name: &'static str, fields: &'static [Field]) -> Input {
        let mut at = 0;
        while !same(fields[at].name, name) {
            at += 1;
        }
        let field = &fields[at];
        let input = Input::new(field.name, InputTarget::Field(at as u16), field.given()).like(field);
        input.doc(field.doc)
    }

    /// An input that must be given and goes into the key column of the relation of its name.
    ///
    /// # Panics
    /// When there is no such relation or column; in a `static` that is a compile error.
    pub const fn relation(name: &'static str, relations: &'static [Relation], fields: &'static [Field]) -> Input {
        let (mut relation, mut at) = (0, 0);
        while !same(relations[relation].name, name) {
            relation += 1;
        }
        while !matches!(fields[at].relation, Some(of) if of as usize == relation) {
            at += 1;
        }
        let input =
            Input::new(name, InputTarget::Relation(relation as u16, at as u16), fields[at].kind).like(&fields[at]);
        input.doc(relations[relation].doc)
    }

    /// An input that must be given and goes elsewhere than to the field or relation of its name, or is not
    /// all that its field is.
    pub const fn into_target(name: &'static str, target: InputTarget, kind: Kind) -> Input {
        Input::new(name, target, kind)
    }

    /// An input that must be given and goes to hooks and expressions only.
    pub const fn argument(name: &'static str, kind: Kind) -> Input {
        Input::new(name, InputTarget::Argument, kind)
    }

    const fn like(mut self, field: &Field) -> Input {
        self.nullable = field.nullable;
        self.secret = field.secret;
        self.rules = field.rules;
        self
    }

    const fn new(name: &'static str, target: InputTarget, kind: Kind) -> Input {
        Input { name, doc: "", target, kind, nullable: false, required: true, secret: false, rules: &[] }
    }

    /// Accepts null.
    pub const fn nullable(mut self) -> Input {
        self.nullable = true;
        self
    }

    /// May be left out.
    pub const fn optional(mut self) -> Input {
        self.required = false;
        self
    }

    /// Never printed or logged.
    pub const fn secret(mut self) -> Input {
        self.secret = true;
        self
    }

    /// What values must satisfy beyond their type.
    pub const fn rules(mut self, rules: &'static [Rule]) -> Input {
        self.rules = rules;
        self
    }

    /// The doc comment.
    pub const fn doc(mut self, doc: &'static str) -> Input {
        self.doc = doc;
        self
    }
}

impl Sort {
    /// Least first.
    pub const fn up(field: u16) -> Sort {
        Sort { field, descending: false }
    }

    /// Greatest first.
    pub const fn down(field: u16) -> Sort {
        Sort { field, descending: true }
    }
}

/// Whether two names are the same, in a `const`.
const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

impl Action {
    /// A read action without a name that adds nothing.
    pub const BLANK: Action = Action {
        name: "",
        doc: "",
        kind: ActionKind::Read,
        internal: false,
        tenantless: false,
        primary: false,
        inputs: &[],
        require: None,
        guard: None,
        transition: None,
        set: &[],
        validations: &[],
        changes: &[],
        prepare: &[],
        validate: &[],
        change: &[],
        run: None,
        causes: &[],
        upsert: None,
        read: None,
        on_record: false,
        returns: None,
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Node;

    const NOW: &[Node] = &[Node::Now];

    const FIELDS: &[Field] = &[
        Field::new("at", Kind::Time).default(Expr::of(NOW)),
        Field::new("name", Kind::Text).public().nullable().doc("What people call it."),
    ];

    static ACTION: Action =
        Action { name: "rename", inputs: &[Input::field("name", FIELDS).optional()], ..Action::BLANK };

    #[test]
    fn builds_in_statics() {
        assert!(FIELDS[1].public && !FIELDS[0].public);
        assert_eq!(FIELDS[1].column, "name");
        assert_eq!(FIELDS[0].default, Some(Expr::of(NOW)));
        let input = &ACTION.inputs[0];
        assert_eq!((input.name, input.target), ("name", InputTarget::Field(1)));
        assert!(input.nullable && !input.required);
        assert!(same("ab", "ab") && !same("ab", "abc") && !same("abc", "ab") && same("", ""));
    }
}
