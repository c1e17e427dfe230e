//! The parameters of a read, all together, as the query that the engine takes.

use resource_core::Expr;
use resource_runtime::read::{Audience, Query, sort};
use resource_runtime::{Slot, Slots};

use super::fieldset::Fieldsets;
use super::filter;
use super::include::Tree;
use super::page::Paging;
use super::parameter::Parameter;
use crate::catalog::{Catalog, Endpoint};
use crate::nearest::{quoted, suggest};
use crate::problem::{Problem, Problems};
use crate::value;

/// What a read is asked for.
pub(crate) struct ReadRequest {
    /// What the engine is to read.
    pub query: Query,
    /// Which members to show.
    pub fields: Fieldsets,
}

/// What has been read so far.
struct Reading<'a> {
    catalog: &'a Catalog,
    endpoint: &'a Endpoint,
    query: Query,
    filters: Vec<Expr>,
    fields: Fieldsets,
    include: Tree,
    paging: Paging,
    problems: Vec<Problem>,
}

impl ReadRequest {
    /// Reads every parameter.
    pub fn parse(
        catalog: &Catalog,
        endpoint: &Endpoint,
        parameters: &[Parameter<'_>],
    ) -> Result<ReadRequest, Problems> {
        let query = Query { audience: Audience::Outside, ..Query::new(endpoint.at, Slots::empty(endpoint.action)) };
        let mut reading = Reading {
            catalog,
            endpoint,
            query,
            filters: Vec::new(),
            fields: Fieldsets::default(),
            include: Tree::default(),
            paging: Paging::default(),
            problems: Vec::new(),
        };
        parameters.iter().for_each(|parameter| reading.parameter(parameter));
        reading.finish()
    }
}

/// The parameters of a read action beside its arguments.
pub(crate) fn names(endpoint: &Endpoint) -> Vec<&'static str> {
    let paged = endpoint.action.read.as_ref().is_some_and(|read| read.page.is_some());
    match (endpoint.lists(), paged) {
        (true, true) => vec!["filter", "sort", "fields", "include", "page"],
        (true, false) => vec!["filter", "sort", "fields", "include"],
        (false, _) => vec!["fields", "include"],
    }
}

/// The parameters of a write: which members of the answer to show.
pub(crate) fn only_fields(catalog: &Catalog, parameters: &[Parameter<'_>]) -> Result<Fieldsets, Problems> {
    let mut fields = Fieldsets::default();
    let mut problems = Vec::new();
    for parameter in parameters {
        match parameter.base.as_str() {
            "fields" => fields.read(catalog, parameter, &mut problems),
            _ => problems.push(unknown(parameter, ["fields"])),
        }
    }
    if problems.is_empty() { Ok(fields) } else { Err(Problems(problems)) }
}

/// Nothing can be asked where nothing is shown.
pub(crate) fn no_parameters(parameters: &[Parameter<'_>]) -> Result<(), Problems> {
    let problems: Vec<Problem> = parameters.iter().map(|parameter| unknown(parameter, [])).collect();
    if problems.is_empty() { Ok(()) } else { Err(Problems(problems)) }
}

impl Reading<'_> {
    fn parameter(&mut self, parameter: &Parameter<'_>) {
        let known = names(self.endpoint);
        match parameter.base.as_str() {
            base if !known.contains(&base) => self.argument(parameter),
            "filter" => match filter::read(self.endpoint.meta, parameter) {
                Ok(condition) => self.filters.push(condition),
                Err(problem) => self.problems.push(problem),
            },
            "sort" => self.sort(parameter),
            "fields" => self.fields.read(self.catalog, parameter, &mut self.problems),
            "include" => {
                self.include = Tree::read(self.catalog, self.endpoint.meta, parameter, &mut self.problems);
            }
            _ => self.paging.read(self.endpoint.action, parameter, &mut self.problems),
        }
    }

    fn sort(&mut self, parameter: &Parameter<'_>) {
        if !parameter.keys.is_empty() || parameter.value.is_empty() {
            return self.problems.push(parameter.problem("malformed_parameter", "It looks like `sort=-name,other`."));
        }
        match sort::parse(self.endpoint.meta, &parameter.value) {
            Ok(terms) => self.query.sort = terms,
            Err(failures) => {
                let problems = failures.into_iter().map(|failure| parameter.problem(failure.code, failure.text));
                self.problems.extend(problems);
            }
        }
    }

    fn argument(&mut self, parameter: &Parameter<'_>) {
        let inputs = self.endpoint.action.inputs;
        let Some(slot) = inputs.iter().position(|input| input.name == parameter.name) else {
            let names = names(self.endpoint).into_iter().chain(inputs.iter().map(|input| input.name));
            return self.problems.push(unknown(parameter, names));
        };
        match value::from_text(inputs[slot].kind, &parameter.value) {
            Ok(value) => self.query.arguments.put(slot as u16, Slot::Given(value)),
            Err(error) => self.problems.push(parameter.problem("type", format!("{} {error}.", inputs[slot].name))),
        }
    }

    fn finish(self) -> Result<ReadRequest, Problems> {
        if !self.problems.is_empty() {
            return Err(Problems(self.problems));
        }
        let Reading { catalog, endpoint, mut query, filters, fields, include, paging, .. } = self;
        query.filter = (!filters.is_empty()).then(|| Expr::all(filters));
        query.page = paging.request;
        query.select = Some(fields.selection(catalog.of(endpoint.meta)));
        query.include = include.queries(catalog, endpoint.meta, &fields);
        Ok(ReadRequest { query, fields })
    }
}

fn unknown<'a>(parameter: &Parameter<'_>, names: impl IntoIterator<Item = &'a str>) -> Problem {
    let detail = format!("There is no parameter {} here; {}", quoted(&parameter.name), suggest(&parameter.base, names));
    parameter.problem("unknown", detail)
}
