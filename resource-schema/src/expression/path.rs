//! Names joined by dots: roots, fields, and ways through relations.

use proc_macro2::Ident;
use resource_core::{Expr, Node, Root};

use super::check::{Checker, Typed};
use super::{Named, Names, Place};
use crate::model::Type;
use crate::nearest;

impl Checker<'_> {
    /// The value of a path.
    pub(super) fn path(&self, path: &[Ident]) -> Option<Typed> {
        let (first, rest) = path.split_first()?;
        match (first.to_string().as_str(), rest) {
            ("tenant", []) => self.tenant(first),
            ("actor", [name]) => self.actor(first, name),
            ("argument", [name]) => self.argument(first, name),
            ("old", rest) => self.other_row(Root::Old, first, rest),
            ("new", rest) if self.names.place() == Place::UpsertSet => self.other_row(Root::New, first, rest),
            ("actor" | "argument", _) => {
                self.errors.error(self.span(path), format!("write `{first}.name` with one name behind the dot"));
                None
            }
            ("self", rest) => self.row(self.names, rest, first),
            _ => self.row(self.names, path, first),
        }
    }

    fn tenant(&self, root: &Ident) -> Option<Typed> {
        self.allow(root, &[Place::Filter, Place::Guard, Place::Set, Place::Create, Place::UpsertSet, Place::Calculate])?;
        let ty = self.names.tenant_type().unwrap_or(Type::Uuid);
        Some(Typed { expr: Expr::leaf(Node::Tenant), ty: Some(ty), nullable: false })
    }

    fn actor(&self, root: &Ident, name: &Ident) -> Option<Typed> {
        let places = [Place::Filter, Place::Guard, Place::Set, Place::Create, Place::UpsertSet, Place::Cause];
        self.allow(root, &places)?;
        match self.names.actor(&name.to_string()) {
            Some(named) => Some(value(Node::Root(Root::Actor, named.at), named)),
            None => self.unknown(name, "the actor has no", "actor"),
        }
    }

    fn argument(&self, root: &Ident, name: &Ident) -> Option<Typed> {
        let places = [
            Place::Filter,
            Place::Guard,
            Place::Set,
            Place::Create,
            Place::UpsertSet,
            Place::Validate,
            Place::Calculate,
            Place::Cause,
        ];
        self.allow(root, &places)?;
        match self.names.argument(&name.to_string()) {
            Some(named) => Some(value(Node::Root(Root::Argument, named.at), named)),
            None => self.unknown(name, "the action has no argument", "argument"),
        }
    }

    /// A field of the row before the write, or of the row that an upsert would insert.
    fn other_row(&self, root: Root, first: &Ident, rest: &[Ident]) -> Option<Typed> {
        let places: &[Place] = match root {
            Root::Old => &[Place::Validate, Place::Cause],
            _ => &[Place::UpsertSet],
        };
        self.allow(first, places)?;
        let [name] = rest else {
            self.errors.error(first, format!("write `{first}.name` with one name behind the dot"));
            return None;
        };
        match self.column(self.names, name) {
            // A create has no row before it.
            Some(mut named) => {
                named.nullable |= root == Root::Old && self.names.place() == Place::Cause;
                Some(value(Node::Root(root, named.at), named))
            }
            None => self.unknown(name, "there is no field", "field"),
        }
    }

    /// A field of the row, possibly behind to-one relations.
    fn row(&self, names: &dyn Names, path: &[Ident], from: &Ident) -> Option<Typed> {
        if self.names.place() == Place::Default {
            self.errors.error(from, "a default can use constants and `now()` only").help("use `set(..)` of the create");
            return None;
        }
        let Some((name, rest)) = path.split_first() else {
            self.errors.error(from, "`self` is no value; write `self.` and a field");
            return None;
        };
        if rest.is_empty() {
            return match self.column(names, name) {
                Some(named) => Some(value(Node::Field(named.at), named)),
                None => self.no_value(names, name),
            };
        }
        let text = name.to_string();
        let Some(step) = names.relation(&text) else {
            let found = names.field(&text).is_some();
            let problem = if found { "is a field, not a relation" } else { "is no relation" };
            let help = nearest::suggest(&text, names.names("relation").iter().map(String::as_str));
            self.errors.error(name, format!("`{text}` {problem}")).help(help);
            return None;
        };
        if step.many {
            let help = format!("write `exists({text}, ..)` or `count({text}, ..)`");
            self.errors.error(name, format!("`{text}` leads to any number of rows")).help(help);
            return None;
        }
        self.allow_relations(name)?;
        let inner = self.row(step.target.as_ref(), rest, name)?;
        Some(Typed { expr: Expr::via(step.at, inner.expr), ty: inner.ty, nullable: inner.nullable || step.nullable })
    }

    /// A field, or the key column of a belongs-to relation.
    fn column(&self, names: &dyn Names, name: &Ident) -> Option<Named> {
        let name = name.to_string();
        names.field(&name).or_else(|| names.relation(&name).and_then(|step| step.key))
    }

    fn no_value(&self, names: &dyn Names, name: &Ident) -> Option<Typed> {
        let text = name.to_string();
        if let Some(step) = names.relation(&text) {
            let help = match step.many {
                true => format!("write `exists({text}, ..)` or `count({text}, ..)`"),
                false => format!("write `{text}.` and a field, or `exists({text}, ..)`"),
            };
            self.errors.error(name, format!("`{text}` is a relation, not a value")).help(help);
            return None;
        }
        let mut known = names.names("field");
        known.extend(names.names("relation"));
        let help = nearest::suggest(&text, known.iter().map(String::as_str));
        self.errors.error(name, format!("there is no field `{text}`")).help(help);
        None
    }

    fn unknown(&self, name: &Ident, problem: &str, root: &str) -> Option<Typed> {
        let text = name.to_string();
        let help = nearest::suggest(&text, self.names.names(root).iter().map(String::as_str));
        self.errors.error(name, format!("{problem} `{text}`")).help(help);
        None
    }

    /// Refuses a root that does not exist where the expression stands.
    fn allow(&self, root: &Ident, places: &[Place]) -> Option<()> {
        if places.contains(&self.names.place()) {
            return Some(());
        }
        self.errors.error(root, format!("`{root}` does not exist here")).help(super::check::roots(self.names.place()));
        None
    }

    /// Refuses relations where the expression must follow from one row.
    pub(super) fn allow_relations(&self, name: &Ident) -> Option<()> {
        if matches!(self.names.place(), Place::Filter | Place::Guard | Place::Calculate) {
            return Some(());
        }
        self.errors
            .error(name, "other rows cannot be read here")
            .help("only filters, scopes, ceilings, guards and calculations follow relations; use a hook for the rest");
        None
    }
}

fn value(node: Node, named: Named) -> Typed {
    Typed { expr: Expr::leaf(node), ty: Some(named.ty), nullable: named.nullable }
}
