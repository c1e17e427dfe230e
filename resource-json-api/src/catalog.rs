//! What follows from the metadata alone, worked out once: names, their JSON spelling, routes.

mod endpoint;

use resource_core::meta::{ActionKind, Method, RelationKind, Route};
use resource_core::{Kind, ResourceMeta};
use resource_runtime::read::{Column, Selection};
use resource_runtime::{Application, ResourceEntry};

pub(crate) use endpoint::{Endpoint, endpoints};

use crate::key::{KeyColumns, segment};
use crate::write;

/// The types of an application.
#[derive(Debug)]
pub(crate) struct Catalog {
    /// Where the API is: `/api/v2`, or nothing.
    pub prefix: String,
    /// One per resource, in the application's order.
    pub types: Vec<ApiType>,
}

/// A resource as documents show it.
#[derive(Debug)]
pub(crate) struct ApiType {
    /// The resource.
    pub meta: &'static ResourceMeta,
    /// Whether it has routes.
    pub served: bool,
    /// Whether a GET of its key answers.
    pub by_key: bool,
    /// Keys that no URL leads to; empty where no URL has keys.
    pub reserved: Vec<&'static str>,
    /// `{"type":"authors","id":"`
    pub open: Vec<u8>,
    /// What a document shows of it, in its order.
    pub members: Vec<Member>,
    /// The columns that show all of it.
    pub whole: Selection,
}

/// An attribute or relationship.
#[derive(Debug)]
pub(crate) struct Member {
    /// The name.
    pub name: &'static str,
    /// `,"name":`
    pub label: Vec<u8>,
    /// What it is.
    pub shows: Shows,
}

/// What a member shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// A field or calculation.
    Attribute(Column, Kind),
    /// A relation, by position.
    Relationship(u16),
}

impl Catalog {
    /// The catalog of an application under a prefix.
    pub fn new(application: &Application, prefix: &str) -> Catalog {
        let types = application.resources.iter().map(|entry| ApiType::new(application, entry));
        Catalog { prefix: prefix.trim_end_matches('/').to_owned(), types: types.collect() }
    }

    /// The type of a resource.
    ///
    /// # Panics
    /// When the resource is of another application: generated code cannot do this.
    pub fn of(&self, meta: &ResourceMeta) -> &ApiType {
        let found = self.types.iter().find(|each| std::ptr::eq(each.meta, meta));
        found.expect("the resource is part of the application")
    }

    /// The type that documents call so.
    pub fn by_name(&self, name: &str) -> Option<&ApiType> {
        self.types.iter().find(|each| each.served && each.meta.api_type == name)
    }

    /// The names of all types with routes.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.types.iter().filter(|each| each.served).map(|each| each.meta.api_type)
    }

    /// The URL of a record, if it has one.
    pub fn url(&self, api_type: &ApiType, key: &str) -> Option<String> {
        let leads_there = api_type.by_key && !api_type.reserved.contains(&key);
        leads_there.then(|| format!("{}/{}/{}", self.prefix, api_type.meta.api_type, segment(key)))
    }
}

impl ApiType {
    fn new(application: &Application, entry: &ResourceEntry) -> ApiType {
        let ResourceEntry { meta, routes, .. } = *entry;
        let own = format!("/{}/{{id}}", meta.api_type);
        let mut open = b"{\"type\":".to_vec();
        write::string(&mut open, meta.api_type);
        open.extend_from_slice(b",\"id\":\"");
        let members = members(meta);
        ApiType {
            meta,
            served: !routes.is_empty(),
            by_key: routes.iter().any(|route| route.method == Method::Get && route.path == own),
            reserved: reserved(application, routes),
            open,
            whole: selection(meta, &members),
            members,
        }
    }

    /// The member with a name.
    pub fn member(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// The columns that show the key and the members at the positions.
    pub fn selection(&self, members: &[usize]) -> Selection {
        selection(self.meta, members.iter().map(|at| &self.members[*at]))
    }

    /// Where rows of a selection hold the key.
    pub fn key_columns(&self, selection: &Selection) -> KeyColumns {
        columns_of(self.meta, self.meta.key, selection).unwrap_or_default()
    }
}

/// The columns that show the key and some members.
fn selection<'a>(meta: &ResourceMeta, members: impl IntoIterator<Item = &'a Member>) -> Selection {
    let mut columns: Vec<Column> = meta.key.iter().map(|field| Column::Field(*field)).collect();
    for member in members {
        let shown = match member.shows {
            Shows::Attribute(column, _) => vec![column],
            Shows::Relationship(relation) => linkage(meta, relation).into_iter().flatten().map(Column::Field).collect(),
        };
        for column in shown {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
    }
    Selection { columns }
}

/// What stands in URLs where a key would and is none: the segments of other routes, and what programs
/// that handle URLs leave out or take for a way upwards.
fn reserved(application: &Application, routes: &[Route]) -> Vec<&'static str> {
    let before_key = |route: &Route| route.path.split_once("{id}").map(|(before, _)| before);
    let prefixes: Vec<&str> = routes.iter().filter_map(before_key).collect();
    if prefixes.is_empty() {
        return Vec::new();
    }
    let all = application.resources.iter().flat_map(|entry| entry.routes);
    let segments = all.flat_map(|route| {
        let rest = prefixes.iter().filter_map(|prefix| route.path.strip_prefix(prefix));
        rest.filter_map(|rest| rest.split('/').next())
    });
    let mut reserved: Vec<&str> = segments.filter(|segment| *segment != "{id}").chain([".", ".."]).collect();
    reserved.sort_unstable();
    reserved.dedup();
    reserved
}

/// Where rows of a selection hold fields; `None` if one of them is missing.
pub(crate) fn columns_of(meta: &ResourceMeta, fields: &[u16], selection: &Selection) -> Option<KeyColumns> {
    let column = |field: &u16| {
        let at = selection.columns.iter().position(|column| *column == Column::Field(*field))?;
        Some((at, meta.fields[usize::from(*field)].kind))
    };
    fields.iter().map(column).collect()
}

/// The own fields that hold the key of what a belongs-to leads to, in the order of that key.
pub(crate) fn linkage(meta: &ResourceMeta, relation: u16) -> Option<Vec<u16>> {
    let relation = &meta.relations[usize::from(relation)];
    if relation.kind != RelationKind::BelongsTo {
        return None;
    }
    let own = |key: &u16| relation.on.iter().find(|(_, target)| target == key).map(|(own, _)| *own);
    relation.target.key.iter().map(own).collect()
}

/// Fields, calculations, then relations. A key named `id` is the `id` and no attribute.
fn members(meta: &'static ResourceMeta) -> Vec<Member> {
    let fields = meta.fields.iter().enumerate().filter(|(at, field)| {
        let is_id = meta.key == [*at as u16] && field.name == "id";
        field.public && !field.secret && field.relation.is_none() && !is_id
    });
    let fields = fields.map(|(at, field)| (field.name, Shows::Attribute(Column::Field(at as u16), field.kind)));
    let calculations = meta.calculations.iter().enumerate().filter(|(_, each)| each.public);
    let calculations =
        calculations.map(|(at, each)| (each.name, Shows::Attribute(Column::Calculation(at as u16), each.kind)));
    let relations = meta.relations.iter().enumerate().filter(|(_, relation)| relation.public);
    let relations = relations.map(|(at, relation)| (relation.name, Shows::Relationship(at as u16)));
    let all = fields.chain(calculations).chain(relations);
    all.map(|(name, shows)| Member { name, label: label(name), shows }).collect()
}

fn label(name: &str) -> Vec<u8> {
    let mut label = vec![b','];
    write::string(&mut label, name);
    label.push(b':');
    label
}

/// Whether an action answers with rows of its resource.
pub(crate) fn answers_with_row(kind: ActionKind) -> bool {
    matches!(kind, ActionKind::Read | ActionKind::Create | ActionKind::Update)
}
