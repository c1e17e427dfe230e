//! `#[read(..)]`, `#[create(..)]`, `#[update(..)]`, `#[destroy(..)]`, `#[run(..)]`

pub mod argument;
pub mod hook;
pub mod page;
pub mod set;
pub mod transition;
pub mod upsert;

use proc_macro2::Span;
use resource_core::meta::ActionKind;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Token};

use self::argument::Argument;
use self::hook::Change;
use self::page::Page;
use self::set::Assignment;
use self::transition::Transition;
use self::upsert::Upsert;
use super::index::Term;
use super::validate::Condition;
use super::{Flag, Formula, Once, list};
use crate::errors::Errors;
use crate::grammar;
use crate::nearest::listed;
use crate::ty::{Ty, ValueType};

/// A declared action; which parts it can have depends on its kind and is settled when it is read.
pub struct Action {
    /// What it does to rows.
    pub kind: ActionKind,
    /// Where the attribute's name stands.
    pub span: Span,
    /// Its name.
    pub name: Ident,
    /// `internal`
    pub internal: Flag,
    /// `tenantless`
    pub tenantless: Flag,
    /// `primary`
    pub primary: Flag,
    /// `require(..)`
    pub require: Once<Formula>,
    /// `path = ".."`
    pub path: Once<LitStr>,
    /// `no_route`
    pub no_route: Flag,
    /// `doc = ".."`
    pub doc: Once<LitStr>,
    /// `argument(..)`
    pub arguments: Vec<Argument>,
    /// `From => To`
    pub transition: Once<Transition>,
    /// `accept(..)`
    pub accept: Vec<Ident>,
    /// `set(..)`
    pub set: Vec<Assignment>,
    /// `guard(..)`
    pub guard: Once<Formula>,
    /// `prepare(hook)`
    pub prepare: Vec<Ident>,
    /// `validate(hook)`
    pub validate: Vec<Ident>,
    /// `validate(expression, ..)`
    pub conditions: Vec<Condition>,
    /// `change(..)`
    pub change: Vec<Change>,
    /// `upsert(..)`
    pub upsert: Once<Upsert>,
    /// `bulk`
    pub bulk: Flag,
    /// `filter(..)`
    pub filter: Once<Formula>,
    /// `sort(..)`
    pub sort: Vec<Term>,
    /// `page(..)`
    pub page: Once<Page>,
    /// `get()` or `get(identity)`
    pub get: Once<Option<Ident>>,
    /// `on_record`
    pub on_record: Flag,
    /// `returns(..)`
    pub returns: Once<ValueType>,
}

/// The kind of action that an attribute declares.
pub fn kind(attribute: &str) -> Option<ActionKind> {
    Some(match attribute {
        "read" => ActionKind::Read,
        "create" => ActionKind::Create,
        "update" => ActionKind::Update,
        "destroy" => ActionKind::Destroy,
        "run" => ActionKind::Run,
        _ => return None,
    })
}

/// The attribute that declares a kind of action.
pub fn keyword(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::Read => "read",
        ActionKind::Create => "create",
        ActionKind::Update => "update",
        ActionKind::Destroy => "destroy",
        ActionKind::Run => "run",
    }
}

pub(super) fn read(errors: &Errors, attribute: &Attribute, kind: ActionKind) -> Option<Action> {
    let span = attribute.path().get_ident().map_or_else(Span::call_site, Ident::span);
    list::arguments(errors, attribute, |errors, input| {
        let name = input
            .parse()
            .map_err(|error: syn::Error| syn::Error::new(error.span(), "expected the action's name, then its parts"))?;
        let mut action = Action::new(kind, span, name);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
        list::items(errors, input, |input| action.part(errors, input));
        Ok(action)
    })
}

impl Action {
    /// Whether hand-written code runs with it.
    pub fn has_hooks(&self) -> bool {
        let changes = self.change.iter().any(|change| matches!(change, Change::Hook(_)));
        changes || !self.prepare.is_empty() || !self.validate.is_empty()
    }

    fn new(kind: ActionKind, span: Span, name: Ident) -> Action {
        Action {
            kind,
            span,
            name,
            internal: Flag::default(),
            tenantless: Flag::default(),
            primary: Flag::default(),
            require: Once::default(),
            path: Once::default(),
            no_route: Flag::default(),
            doc: Once::default(),
            arguments: Vec::new(),
            transition: Once::default(),
            accept: Vec::new(),
            set: Vec::new(),
            guard: Once::default(),
            prepare: Vec::new(),
            validate: Vec::new(),
            conditions: Vec::new(),
            change: Vec::new(),
            upsert: Once::default(),
            bulk: Flag::default(),
            filter: Once::default(),
            sort: Vec::new(),
            page: Once::default(),
            get: Once::default(),
            on_record: Flag::default(),
            returns: Once::default(),
        }
    }

    fn part(&mut self, errors: &Errors, input: ParseStream<'_>) -> syn::Result<()> {
        if transition::starts(input) {
            return self.transition_part(errors, input);
        }
        let name = Ident::parse_any(input)?;
        let keyword = keyword(self.kind);
        if grammar::attribute(keyword).part(&name.to_string()).is_none() {
            misplaced(errors, keyword, &name, input);
            return Ok(());
        }
        match name.to_string().as_str() {
            "internal" => self.internal.set(errors, &name, ()),
            "tenantless" => self.tenantless.set(errors, &name, ()),
            "primary" => self.primary.set(errors, &name, ()),
            "require" => self.require.set(errors, &name, list::nested(input, Formula::parse_input)?),
            "path" => self.path.set(errors, &name, list::text(input)?),
            "no_route" => self.no_route.set(errors, &name, ()),
            "doc" => self.doc.set(errors, &name, list::text(input)?),
            "argument" => self.arguments.extend(list::nested(input, |input| Argument::read(errors, input))?),
            "accept" => self.accept.extend(list::nested(input, accepted)?),
            "set" => self.set.extend(list::nested(input, |input| Ok(Assignment::read_all(errors, input)))?),
            "guard" => self.guard.set(errors, &name, list::nested(input, Formula::parse_input)?),
            "prepare" => self.prepare.extend(list::nested(input, hook::prepare)?),
            "validate" => list::nested(input, |input| self.validate_part(errors, input))?,
            "change" => list::nested(input, |input| hook::change(errors, input, &mut self.change))?,
            "upsert" => self.upsert.set(errors, &name, list::nested(input, |input| Upsert::read(errors, input))?),
            "bulk" => self.bulk.set(errors, &name, ()),
            "filter" => self.filter.set(errors, &name, list::nested(input, Formula::parse_input)?),
            "sort" => list::nested(input, |input| self.sort_part(input))?,
            "page" => self.page.set(errors, &name, list::nested(input, |input| Page::read(errors, input))?),
            "get" => self.get.set(errors, &name, list::nested(input, |input| input.parse())?),
            "on_record" => self.on_record.set(errors, &name, ()),
            "returns" => {
                let ty = Ty::read(errors, &list::nested(input, |input| input.parse())?);
                ty.into_iter().for_each(|ty| self.returns.set(errors, &name, ValueType::read(errors, ty)));
            }
            _ => list::unknown(errors, keyword, &name, input),
        }
        Ok(())
    }

    fn transition_part(&mut self, errors: &Errors, input: ParseStream<'_>) -> syn::Result<()> {
        let transition = Transition::parse(input)?;
        let keyword = keyword(self.kind);
        if grammar::attribute(keyword).part("=>").is_none() {
            errors
                .error(transition.location, format!("a {keyword} action cannot change the state"))
                .help("only `create` and `update` actions can");
        } else {
            self.transition.set(errors, &Ident::new("transition", transition.location.start), transition);
        }
        Ok(())
    }

    /// Bare words are hooks, anything else is a condition with its message.
    fn validate_part(&mut self, errors: &Errors, input: ParseStream<'_>) -> syn::Result<()> {
        match hook::bare_words(input) {
            Some(hooks) => self.validate.extend(hooks),
            None => self.conditions.push(Condition::read(errors, input)?),
        }
        Ok(())
    }

    fn sort_part(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        self.sort.extend(input.parse_terminated(Term::parse, Token![,])?);
        Ok(())
    }
}

/// `accept(a, b)`; a star would make new fields writable by accident.
fn accepted(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    match input.peek(Token![*]) {
        true => Err(input.error("`accept(*)` would make every new field writable: list the names")),
        false => list::names(input),
    }
}

/// Reports a part that this kind of action does not have, and says which kinds do.
fn misplaced(errors: &Errors, keyword: &str, name: &Ident, input: ParseStream<'_>) {
    let kinds: Vec<&str> = grammar::attributes()
        .filter(|attribute| attribute.on == grammar::On::Action && attribute.part(&name.to_string()).is_some())
        .map(|attribute| attribute.name)
        .collect();
    if kinds.is_empty() {
        return list::unknown(errors, keyword, name, input);
    }
    errors.error(name, format!("a {keyword} action has no `{name}`")).help(format!("it belongs to {}", listed(&kinds)));
    list::skip_value(input);
}
