//! From files to [`Policies`], and every mistake on the way.
//!
//! Not here: each step; this is the order of them.

use crate::{
    answers::Question,
    catalog::{Catalog, Request, Requests, Target},
    condition::Condition,
    error::{Place, PolicyError, list},
    grants::{Grant, Grants},
    hierarchy,
    matcher::Roles,
    model::{self, Model},
    notes, pattern,
    policies::{FileCount, Policies, ResourceGrants},
    reach::{Matches, Reach},
    roles::{MOST_ROLES, RoleTable},
    rules::{self, Rule, RuleBook},
    sources::Sources,
};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Compiles policy files against the names a program declares, or returns everything that is wrong
/// with them. The same input gives the same output. Blocks while casbin answers; no I/O.
pub fn compile(sources: &Sources, catalog: &Catalog) -> Result<Policies, Vec<PolicyError>> {
    let mut errors = Vec::new();
    let compiled = compile_or_note(sources, catalog, &mut errors);
    match compiled {
        Some(policies) if errors.is_empty() => Ok(policies),
        _ => {
            let names: Vec<&str> =
                std::iter::once(&sources.model).chain(&sources.files).map(|(name, _)| name.as_str()).collect();
            errors.sort_by_key(|error| (names.iter().position(|name| *name == error.file), error.line));
            Err(errors)
        }
    }
}

fn compile_or_note(sources: &Sources, catalog: &Catalog, errors: &mut Vec<PolicyError>) -> Option<Policies> {
    let model = model::parse(&sources.model, errors);
    let mut book = rules::read(&sources.files, errors);
    hierarchy::check(&book.links, errors);
    let model = model?;
    check_inheritance(&model, &book, errors);
    book.rules.retain(|rule| match unreadable_pattern(&model, rule) {
        Some(error) => {
            errors.push(error);
            false
        }
        None => true,
    });
    let roles = roles(&model, &book, errors)?;

    let requests = Requests::of(catalog);
    let question = Question { model: &model, book: &book, roles: &roles.names, requests: &requests };
    let matches = Matches::ask(question, roles.tag).map_err(|error| errors.push(error)).ok()?;
    let reached = reached(&matches, errors);
    let guarded = guarded_fields(&requests, &reached);
    let mut grants = grants(&question, &reached, catalog, errors);
    let mut notes = notes::of(&model, &book, &matches, &roles);
    notes.extend(notes::idle_rules(&book, &reached, |request| match requests.all[request].target {
        Target::Action(_) => true,
        Target::Field(_) => guarded.contains(&request),
    }));
    if !errors.is_empty() {
        return None;
    }

    let resources = by_resource(catalog, &requests, |number, request: &Request| match request.target {
        Target::Field(_) if !guarded.contains(&number) => Grants::open(model.effect, roles.tag),
        _ => Grants::new(model.effect, roles.tag, std::mem::take(&mut grants[number])),
    });
    Some(Policies {
        catalog: catalog.clone(),
        effect: model.effect,
        files: file_counts(sources, &book),
        roles,
        rules: book.rules,
        resources,
        notes,
        fingerprint: sources.fingerprint(),
    })
}

fn check_inheritance(model: &Model, book: &RuleBook, errors: &mut Vec<PolicyError>) {
    for link in &book.links {
        if model.roles == Roles::StandAlone {
            let remedy = "write `[role_definition]` and `g = _, _` in the model; casbin ignores the row without it";
            errors.push(link.place.refuse("the model does not let roles inherit", remedy));
        }
        for name in [&link.role, &link.inherited].into_iter().filter(|name| !pattern::is_name(name)) {
            let remedy = "a role in a `g` row has letters, digits and `_ - . : / @`; patterns are not followed there";
            errors.push(link.place.refuse(format!("`{name}` is no name of a role"), remedy));
        }
    }
}

fn unreadable_pattern(model: &Model, rule: &Rule) -> Option<PolicyError> {
    let patterns = model.parts.iter().flat_map(|part| &part.patterns);
    let mut failures = patterns.filter_map(|(function, column)| {
        let written = &rule.names[*column as usize];
        let why = pattern::readable(function, written).err()?;
        Some(rule.place.refuse(format!("`{function}` cannot read `{written}`"), why))
    });
    failures.next()
}

/// Every role that the files name; a subject that is a pattern names none.
fn roles(model: &Model, book: &RuleBook, errors: &mut Vec<PolicyError>) -> Option<RoleTable> {
    let named = model.parts.iter().flat_map(|part| &part.roles);
    let subjects = book.rules.iter().map(|rule| &rule.names[0]).filter(|name| pattern::is_name(name));
    let linked = book.links.iter().flat_map(|link| [&link.role, &link.inherited]);
    let table = RoleTable::of(named.chain(subjects).chain(linked).cloned().collect());
    if table.names.len() > MOST_ROLES {
        let what = format!("the files name {} roles", table.names.len());
        let whole = Place { file: model.matcher.file.clone(), line: 0 };
        errors
            .push(whole.refuse(what, format!("name at most {MOST_ROLES}; what a customer names is data, not a role")));
        return None;
    }
    Some(table)
}

/// The rules that reach something, by number.
fn reached(matches: &Matches<'_>, errors: &mut Vec<PolicyError>) -> Vec<(usize, Reach)> {
    let mut reached = Vec::new();
    for rule in 0..matches.question.book.rules.len() {
        match matches.reach(rule) {
            Ok(reach) => reached.push((rule, reach)),
            Err(error) => errors.push(error),
        }
    }
    reached
}

/// For each request the rules that reach it, in the order of the files.
fn grants(
    question: &Question<'_>,
    reached: &[(usize, Reach)],
    catalog: &Catalog,
    errors: &mut Vec<PolicyError>,
) -> Vec<Vec<Grant>> {
    let requests = question.requests;
    let mut grants: Vec<Vec<Grant>> = requests.all.iter().map(|_| Vec::new()).collect();
    for (rule, reach) in reached {
        let written = &question.book.rules[*rule];
        let conditions = match conditions(written, reach, requests, catalog) {
            Ok(conditions) => conditions,
            Err(missing) => {
                errors.extend(missing);
                continue;
            }
        };
        for (request, roles) in reach.requests.iter().filter(|(_, roles)| !roles.is_empty()) {
            let resource = requests.all[*request].resource;
            grants[*request].push(Grant {
                roles: *roles,
                effect: written.effect,
                condition: conditions.as_ref().map(|by_resource| by_resource[&resource].clone()),
                rule: *rule,
            });
        }
    }
    grants
}

/// Requests for fields that some rule names, by number.
fn guarded_fields(requests: &Requests, reached: &[(usize, Reach)]) -> HashSet<usize> {
    let naming = reached.iter().filter(|(_, reach)| !reach.resources);
    let numbers = naming.flat_map(|(_, reach)| &reach.requests).map(|(number, _)| *number);
    numbers.filter(|number| matches!(requests.all[*number].target, Target::Field(_))).collect()
}

/// A rule's condition over the scopes of each resource it reaches, if it has one.
fn conditions(
    rule: &Rule,
    reach: &Reach,
    requests: &Requests,
    catalog: &Catalog,
) -> Result<Option<BTreeMap<usize, Condition>>, Vec<PolicyError>> {
    let Some(written) = &rule.condition else {
        return Ok(None);
    };
    let resources: BTreeSet<usize> = reach.requests.iter().map(|(number, _)| requests.all[*number].resource).collect();
    let mut conditions = BTreeMap::new();
    let mut missing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for resource in resources {
        match written.resolve(&catalog.resources[resource].scopes) {
            Ok(condition) => {
                conditions.insert(resource, condition);
            }
            Err(names) => names.into_iter().for_each(|name| missing.entry(name).or_default().push(resource)),
        }
    }
    if missing.is_empty() {
        return Ok(Some(conditions));
    }
    let refuse = |(name, resources): (&str, Vec<usize>)| {
        let lacking = resources.iter().map(|resource| catalog.resources[*resource].name.as_str());
        let what = format!("the scope `{name}` is not declared by {}", list(lacking));
        let first = &catalog.resources[resources[0]];
        let known = list(first.scopes.iter().map(String::as_str));
        let remedy = format!("declare it, let the rule reach less, or use a scope of `{}`: {known}", first.name);
        rule.place.refuse(what, remedy).near(name, first.scopes.iter().map(String::as_str))
    };
    Err(missing.into_iter().map(refuse).collect())
}

fn by_resource(
    catalog: &Catalog,
    requests: &Requests,
    mut grants: impl FnMut(usize, &Request) -> Grants,
) -> Vec<ResourceGrants> {
    let empty = |_| ResourceGrants { actions: Vec::new(), fields: Vec::new() };
    let mut resources: Vec<ResourceGrants> = catalog.resources.iter().map(empty).collect();
    for (number, request) in requests.all.iter().enumerate() {
        let resource = &mut resources[request.resource];
        match request.target {
            Target::Action(_) => resource.actions.push(grants(number, request)),
            Target::Field(_) => resource.fields.push(grants(number, request)),
        }
    }
    resources
}

fn file_counts(sources: &Sources, book: &RuleBook) -> Vec<FileCount> {
    let count = |(name, _): &(String, String)| FileCount {
        name: name.clone(),
        rules: book.rules.iter().filter(|rule| rule.file() == name).count(),
        links: book.links.iter().filter(|link| *link.place.file == **name).count(),
    };
    sources.files.iter().map(count).collect()
}
