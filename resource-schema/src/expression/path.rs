//! Names joined by dots: roots, fields, and ways through relations.

use proc_macro2::Ident;
use resource_core::{Expr, Node, Root};

use super::ast::{is_root, plain};
use super::check::{Checker, Typed};
use super::{Named, Names, Place, Step};
use crate::model::Type;
use crate::nearest;

impl Checker<'_> {
    /// The value of a path.
    pub(super) fn path(&self, path: &[Ident]) -> Option<Typed> {
        let (first, rest) = path.split_first()?;
        match (first.to_string().as_str(), rest) {
            ("tenant", []) => self.tenant(first),
            ("actor", [name]) => self.actor(first, name),
            ("argument", [name, rest @ ..]) => {
                let argument = self.argument(first, name)?;
                self.members(argument, rest, vec![plain(first), plain(name)])
            }
            ("old", rest) => self.other_row(Root::Old, first, rest),
            ("new", rest) if self.gives("new") => self.other_row(Root::New, first, rest),
            ("actor" | "argument", _) => {
                self.errors
                    .error(self.span(path), format!("write `{first}.name` with one name behind the dot"))
                    .help(format!("a field called `{first}` is `self.{first}`"));
                None
            }
            ("tenant", _) => {
                self.errors
                    .error(self.span(path), "`tenant` is the key of the context's tenant and has no fields")
                    .help("a relation called `tenant` is `self.tenant`");
                None
            }
            ("self", rest) => {
                let shadowed = rest.first().is_some_and(|name| is_root(&plain(name)));
                let way = if shadowed { vec!["self".to_owned()] } else { Vec::new() };
                self.row(self.names, rest, first, way)
            }
            _ => self.row(self.names, path, first, Vec::new()),
        }
    }

    fn tenant(&self, root: &Ident) -> Option<Typed> {
        self.allow(root)?;
        let ty = self.names.tenant_type().unwrap_or(Type::Uuid);
        Some(Typed::new(Expr::leaf(Node::Tenant), ty, false))
    }

    fn actor(&self, root: &Ident, name: &Ident) -> Option<Typed> {
        self.allow(root)?;
        match self.names.actor(&plain(name)) {
            Some(named) => Some(self.value(Node::Root(Root::Actor, named.at), named, &[plain(root), plain(name)])),
            None => self.unknown(name, "the actor has no", "actor"),
        }
    }

    fn argument(&self, root: &Ident, name: &Ident) -> Option<Typed> {
        self.allow(root)?;
        match self.names.argument(&plain(name)) {
            Some(named) => Some(self.value(Node::Root(Root::Argument, named.at), named, &[plain(root), plain(name)])),
            None => self.unknown(name, "the action has no argument", "argument"),
        }
    }

    /// A field of the row before the write, or of the row that an upsert would insert.
    fn other_row(&self, root: Root, first: &Ident, rest: &[Ident]) -> Option<Typed> {
        self.allow(first)?;
        let [name, members @ ..] = rest else {
            self.errors.error(first, format!("`{first}` is a row; write `{first}.` and a field"));
            return None;
        };
        match column(self.names, &plain(name)) {
            // A create has no row before it.
            Some(mut named) => {
                if root == Root::Old {
                    self.readable(name, &named)?;
                }
                named.nullable |= root == Root::Old && self.names.place() == Place::Cause;
                let way = vec![plain(first), plain(name)];
                self.members(self.value(Node::Root(root, named.at), named, &way), members, way)
            }
            None => self.unknown(name, "there is no field", "field"),
        }
    }

    /// A field of the row, possibly behind to-one relations; `way` are the names before it.
    fn row(&self, names: &dyn Names, path: &[Ident], from: &Ident, mut way: Vec<String>) -> Option<Typed> {
        if names.place() == Place::Default {
            self.errors.error(from, "a default can use constants and `now()` only").help("use `set(..)` of the create");
            return None;
        }
        let Some((name, rest)) = path.split_first() else {
            self.errors.error(from, "`self` is no value; write `self.` and a field");
            return None;
        };
        way.push(plain(name));
        if rest.is_empty() {
            return match column(names, &plain(name)) {
                Some(named) => {
                    self.readable(name, &named)?;
                    Some(self.value(Node::Field(named.at), named, &way))
                }
                None => self.no_value(names, name),
            };
        }
        if let Some(named) = names.field(&plain(name)).filter(|named| matches!(named.ty, Type::Embedded(_))) {
            self.readable(name, &named)?;
            return self.members(self.value(Node::Field(named.at), named, &way), rest, way);
        }
        let step = self.step(names, name)?;
        let present = step.key.is_some() && (!step.nullable || self.is_never_null(&way));
        let whole = [way.as_slice(), &rest.iter().map(plain).collect::<Vec<_>>()].concat();
        let inner = self.row(step.target.as_ref(), rest, name, way)?;
        let nullable = (inner.nullable || !present) && !self.is_never_null(&whole);
        Some(Typed { expr: Expr::via(step.at, inner.expr), nullable, ..inner })
    }

    /// A relation to at most one row.
    fn step<'n>(&self, names: &'n dyn Names, name: &Ident) -> Option<Step<'n>> {
        let text = plain(name);
        let Some(step) = names.relation(&text) else {
            let found = names.field(&text).is_some();
            let problem = if found { "is a field, not a relation" } else { "is no relation" };
            let help = nearest::suggest(&text, names.names("relation").iter().map(String::as_str));
            self.errors.error(name, format!("`{text}` {problem}")).help(help);
            return None;
        };
        if step.many {
            self.errors.error(name, format!("`{text}` leads to any number of rows")).help(many_help(&text));
            return None;
        }
        self.allow_relations(name)?;
        Some(step)
    }

    fn no_value(&self, names: &dyn Names, name: &Ident) -> Option<Typed> {
        let text = plain(name);
        if let Some(step) = names.relation(&text) {
            let help = match step.many {
                true => many_help(&text),
                false => format!("write `{text}.` and a field, or `exists({text}, ..)`"),
            };
            self.errors.error(name, format!("`{text}` is a relation, not a value")).help(help);
            return None;
        }
        let mut known = names.names("field");
        known.extend(names.names("relation"));
        let help = nearest::suggest(&text, known.iter().map(String::as_str));
        let problem = match names.owner() {
            Some(owner) => format!("{owner} has no field `{text}`"),
            None => format!("there is no field `{text}`"),
        };
        self.errors.error(name, problem).help(help);
        None
    }

    fn unknown(&self, name: &Ident, problem: &str, root: &str) -> Option<Typed> {
        let text = plain(name);
        let help = nearest::suggest(&text, self.names.names(root).iter().map(String::as_str));
        self.errors.error(name, format!("{problem} `{text}`")).help(help);
        None
    }

    fn value(&self, node: Node, named: Named, way: &[String]) -> Typed {
        let nullable = named.nullable && !self.is_never_null(way);
        Typed::new(Expr::leaf(node), named.ty, nullable)
    }

    /// Refuses what only the engine can read.
    fn readable(&self, name: &Ident, named: &Named) -> Option<()> {
        if !named.encrypted {
            return Some(());
        }
        let text = plain(name);
        self.errors
            .error(name, format!("`{text}` is encrypted and has no value in expressions"))
            .help("only code reads it, with `cx.reveal(..)`; keep what conditions ask about in a field of its own");
        None
    }

    /// Whether a root exists where the expression stands.
    fn gives(&self, root: &str) -> bool {
        self.names.place().surroundings().roots.contains(&root)
    }

    /// Refuses a root that does not exist where the expression stands.
    fn allow(&self, root: &Ident) -> Option<()> {
        if self.gives(&plain(root)) {
            return Some(());
        }
        self.errors.error(root, format!("`{root}` does not exist here")).help(self.names.place().help());
        None
    }

    /// Refuses relations where the expression must follow from one row.
    pub(super) fn allow_relations(&self, name: &Ident) -> Option<()> {
        if self.names.place().surroundings().relations {
            return Some(());
        }
        self.errors
            .error(name, "other rows cannot be read here")
            .help("only filters, scopes, ceilings, guards, triggers and calculations follow relations; use a hook for the rest");
        None
    }
}

/// A field, or the key column of a belongs-to relation.
fn column(names: &dyn Names, name: &str) -> Option<Named> {
    names.field(name).or_else(|| names.relation(name).and_then(|step| step.key))
}

fn many_help(relation: &str) -> String {
    format!("write `exists({relation}, ..)` or `count({relation}, ..)`")
}
