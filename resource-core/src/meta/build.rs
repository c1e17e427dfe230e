//! How generated tables spell metadata: a line says what differs from the ordinary case, and no more.
//!
//! Fields and inputs are built by chains of `const` functions. Types that are written as struct
//! literals have a `BLANK` to fill up from.

use super::{Action, ActionKind, Field, Generated, Input, InputTarget, Rule};
use crate::{Expr, Kind};

impl Field {
    /// A required field that stays on the server; its column has its name.
    pub const fn new(name: &'static str, kind: Kind) -> Field {
        Field {
            name,
            column: name,
            doc: "",
            kind,
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

    /// What values must satisfy beyond their type.
    pub const fn rules(mut self, rules: &'static [Rule]) -> Field {
        self.rules = rules;
        self
    }

    /// The value of a create that gives none.
    pub const fn default(mut self, value: Expr) -> Field {
        // A destructor cannot run in a `const`, and what is replaced here has none to run.
        std::mem::forget(std::mem::replace(&mut self.default, Some(value)));
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
    /// An input that must be given and goes into a field.
    pub const fn field(name: &'static str, field: u16, kind: Kind) -> Input {
        Input::new(name, InputTarget::Field(field), kind)
    }

    /// An input that must be given and goes into a relation's key column.
    pub const fn relation(name: &'static str, relation: u16, field: u16, kind: Kind) -> Input {
        Input::new(name, InputTarget::Relation(relation, field), kind)
    }

    /// An input that must be given and goes to hooks and expressions only.
    pub const fn argument(name: &'static str, kind: Kind) -> Input {
        Input::new(name, InputTarget::Argument, kind)
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

    static FIELDS: &[Field] = &[
        Field::new("name", Kind::Text).public().doc("What people call it."),
        Field::new("at", Kind::Time).default(Expr::of(NOW)),
    ];

    static ACTION: Action =
        Action { name: "rename", inputs: &[Input::field("name", 0, Kind::Text).optional()], ..Action::BLANK };

    #[test]
    fn builds_in_statics() {
        assert!(FIELDS[0].public && !FIELDS[1].public);
        assert_eq!(FIELDS[0].column, "name");
        assert_eq!(FIELDS[1].default, Some(Expr::of(NOW)));
        assert_eq!(ACTION.input("name"), Some(0));
        assert!(!ACTION.inputs[0].required);
    }
}
