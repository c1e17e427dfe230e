//! Random requests over every route.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use resource_core::meta::{Action, ActionKind, InputTarget, Method, Route};
use resource_core::{Kind, ResourceMeta};
use resource_runtime::ResourceEntry;
use resource_runtime::read::filter::Operator;
use resource_runtime::testing::Random;
use serde_json::Value;
use tests::http::{self, Api, Reply};

use crate::choice::{asked, key, resources, somebody};
use crate::write;

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method.
    pub method: &'static str,
    /// Path and query below the prefix.
    pub path: String,
    /// Who sends it.
    pub who: String,
    /// The partition that its header names.
    pub partition: Option<String>,
    /// The document.
    pub document: Option<Value>,
    /// The route, for counting.
    pub route: (Method, &'static str),
    /// The resource.
    pub meta: &'static ResourceMeta,
    /// The action.
    pub action: &'static Action,
}

impl Request {
    /// Any request of A's people.
    pub fn any(random: &mut Random) -> Request {
        loop {
            let entry = *random.pick(&resources().collect::<Vec<_>>());
            let route = *random.pick(entry.routes);
            if !is_drastic(&route) || random.chance(5) {
                return Request::of(entry.meta, route, random);
            }
        }
    }

    /// A request of the route whose turn it is, of those that [`walk`] has.
    pub fn of_turn(turn: u64, random: &mut Random) -> Request {
        let all = walk();
        let (meta, route) = all[turn as usize % all.len()];
        Request::of(meta, route, random)
    }

    /// A request of one route.
    pub fn of(meta: &'static ResourceMeta, route: Route, random: &mut Random) -> Request {
        let action = &meta.actions[usize::from(route.action)];
        let key = key(meta.api_type, random);
        let mut path = route.path.replace("{id}", &encoded(&key));
        let document = match action.kind {
            ActionKind::Read => {
                let parameters = parameters(meta, action, random);
                if !parameters.is_empty() {
                    path = format!("{path}?{}", parameters.join("&"));
                }
                None
            }
            ActionKind::Destroy => None,
            _ => Some(write::document(meta, action, route.path.contains("{id}").then_some(key.as_str()), random)),
        };
        let method = method(route.method);
        let route = (route.method, route.path);
        Request { method, path, who: somebody(random), partition: None, document, route, meta, action }
    }

    /// Sends it.
    pub async fn send(&self, api: &Api) -> Reply {
        let mut request = http::request(self.method, &self.path, Some(&self.who), self.document.as_ref());
        if let Some(partition) = &self.partition {
            request.headers_mut().insert("x-partition-id", partition.parse().expect("a header"));
        }
        api.request(request).await
    }

    /// Whether it only reads.
    pub fn reads(&self) -> bool {
        self.action.kind == ActionKind::Read
    }
}

impl fmt::Display for Request {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} by {}", self.method, self.path, self.who)?;
        if let Some(partition) = &self.partition {
            write!(formatter, " in partition {partition}")?;
        }
        match &self.document {
            Some(document) => write!(formatter, " {document}"),
            None => Ok(()),
        }
    }
}

/// Every route but the drastic ones.
pub fn walk() -> Vec<(&'static ResourceMeta, Route)> {
    let of = |entry: &'static ResourceEntry| entry.routes.iter().map(|route| (entry.meta, *route));
    resources().flat_map(of).filter(|(_, route)| !is_drastic(route)).collect()
}

/// What closes the tenant, hashes a password, or takes away the people who ask.
fn is_drastic(route: &Route) -> bool {
    let drastic = ["/tenants/{id}/suspend", "/tenants/{id}/soft-delete", "/tenants/register", "/users/register"];
    drastic.contains(&route.path)
        || route.path.ends_with("/change-password")
        || (route.method, route.path) == (Method::Delete, "/users/{id}")
}

/// A method by its name.
pub fn method(method: Method) -> &'static str {
    match method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    }
}

/// Ids stay as they are, so that an answer that repeats one can be told from one that betrays it.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Arguments, filters, order, members, relations and page of a read.
fn parameters(meta: &'static ResourceMeta, action: &Action, random: &mut Random) -> Vec<String> {
    let mut parameters = Vec::new();
    let read = action.read.as_ref().expect("a read");
    for input in action.inputs {
        if input.required || random.chance(50) {
            let about = match input.target {
                InputTarget::Relation(at, _) => Some(meta.relations[usize::from(at)].target),
                _ => resources().map(|entry| entry.meta).find(|other| is_key_of(input.name, other)),
            };
            parameters.push(format!("{}={}", input.name, encoded(&asked(input.kind, about, random))));
        }
    }
    if read.get.is_none() {
        for _ in 0..random.below(3) {
            parameters.push(filter(meta, random));
        }
        if random.chance(40) {
            parameters.push(format!("sort={}", order(meta, random)));
        }
        if read.page.is_some() {
            match random.below(5) {
                0 | 3 => parameters.push(format!("page[size]={}", random.between(1, 3))),
                1 => parameters.push("page[count]=true&page[size]=2".to_owned()),
                2 => parameters.push(format!("page[offset]={}&page[size]=3", random.below(5))),
                _ => {}
            }
        }
    }
    if random.chance(50) {
        let paths: Vec<String> = (0..random.between(1, 3)).map(|_| path(meta, 3, random).0.join(".")).collect();
        parameters.push(format!("include={}", paths.join(",")));
    }
    if random.chance(25) {
        let names: Vec<&str> = (0..4).map(|_| field(meta, random).0).collect();
        parameters.push(format!("fields[{}]={}", meta.api_type, names.join(",")));
    }
    parameters.sort();
    parameters.dedup_by(|a, b| a.split('=').next() == b.split('=').next());
    parameters
}

/// Arguments that are keys are called as what they are keys of.
pub fn is_key_of(name: &str, meta: &ResourceMeta) -> bool {
    meta.name.split('.').next_back() == Some(name)
}

/// A filter, often through relations, now and then on something that does not leave the server.
fn filter(meta: &'static ResourceMeta, random: &mut Random) -> String {
    let steps = if random.chance(50) { random.between(1, 3) } else { 0 };
    let (mut names, target) = path(meta, steps, random);
    let ends_at_relation = !names.is_empty() && random.chance(25);
    let (kind, about) = if ends_at_relation {
        (target.fields[usize::from(target.key[0])].kind, Some(target))
    } else {
        let (name, kind) = field(target, random);
        names.push(name);
        (kind, None)
    };
    let operators: Vec<Operator> = Operator::of(kind).collect();
    let operator = if operators.is_empty() { Operator::Eq } else { *random.pick(&operators) };
    let value = match operator {
        Operator::IsNull => random.chance(50).to_string(),
        Operator::In | Operator::NotIn => {
            let values: Vec<String> = (0..random.between(1, 4)).map(|_| asked(kind, about, random)).collect();
            values.join(",")
        }
        _ => asked(kind, about, random),
    };
    format!("filter[{}][{}]={}", names.join("."), operator.name(), encoded(&value))
}

fn order(meta: &'static ResourceMeta, random: &mut Random) -> String {
    let terms: Vec<String> = (0..random.between(1, 2))
        .map(|_| format!("{}{}", if random.chance(50) { "-" } else { "" }, field(meta, random).0))
        .collect();
    terms.join(",")
}

/// Names of relations, one behind the other, and where they lead.
fn path(meta: &'static ResourceMeta, most: i64, random: &mut Random) -> (Vec<&'static str>, &'static ResourceMeta) {
    let (mut names, mut at) = (Vec::new(), meta);
    for _ in 0..most.min(random.between(1, 3)) {
        if at.relations.is_empty() {
            break;
        }
        let relation = random.pick(at.relations);
        names.push(relation.name);
        at = relation.target;
    }
    (names, at)
}

/// A field or calculation. Prefixes of keys are random once requests have issued some.
fn field(meta: &'static ResourceMeta, random: &mut Random) -> (&'static str, Kind) {
    let fields =
        meta.fields.iter().filter(|field| field.name != "prefix").map(|field| (field.name, field.kind, field.public));
    let calculations = meta.calculations.iter().map(|each| (each.name, each.kind, each.public));
    let all: Vec<(&'static str, Kind, bool)> = fields.chain(calculations).collect();
    let public: Vec<(&'static str, Kind, bool)> = all.iter().copied().filter(|(_, _, public)| *public).collect();
    let (name, kind, _) = if random.chance(92) { *random.pick(&public) } else { *random.pick(&all) };
    (name, kind)
}
