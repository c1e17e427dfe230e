//! `include=a.b,c`: which relations an answer brings along.

use resource_core::ResourceMeta;
use resource_runtime::Slots;
use resource_runtime::read::{Audience, Include, MOST_LEVELS, Query};

use super::fieldset::{Fieldsets, relationships};
use super::parameter::Parameter;
use crate::catalog::Catalog;
use crate::nearest::{quoted, suggest};
use crate::problem::Problem;

/// More relations than these are not brought along at once.
const MOST: usize = 20;

/// Relations to include, as a tree.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    branches: Vec<(u16, Tree)>,
}

impl Tree {
    /// Reads the `include` parameter.
    pub fn read(
        catalog: &Catalog,
        meta: &ResourceMeta,
        parameter: &Parameter<'_>,
        problems: &mut Vec<Problem>,
    ) -> Tree {
        let mut tree = Tree::default();
        if !parameter.keys.is_empty() {
            problems
                .push(parameter.problem("malformed_parameter", "It looks like `include=relation,relation.relation`."));
        }
        for path in parameter.value.split(',').filter(|path| !path.is_empty()) {
            if let Err(detail) = tree.add(catalog, meta, path) {
                problems.push(parameter.problem("unknown", detail));
            }
        }
        if tree.size() > MOST {
            problems.push(parameter.problem("too_large", format!("At most {MOST} relations can be included.")));
        }
        tree
    }

    fn add(&mut self, catalog: &Catalog, meta: &ResourceMeta, path: &str) -> Result<(), String> {
        if path.split('.').count() > MOST_LEVELS {
            return Err(format!("At most {MOST_LEVELS} relations can follow each other."));
        }
        let mut tree = self;
        let mut meta = meta;
        for name in path.split('.') {
            let includable = || {
                let all = relationships(catalog.of(meta));
                all.filter(|(_, at)| is_includable(catalog, meta.relations[usize::from(*at)].target))
            };
            let Some((_, relation)) = includable().find(|(relation, _)| *relation == name) else {
                let names = suggest(name, includable().map(|(name, _)| name));
                return Err(format!("{} has no relation {} to include; {names}", meta.api_type, quoted(name)));
            };
            let known = tree.branches.iter().position(|(at, _)| *at == relation);
            let branch = known.unwrap_or_else(|| {
                tree.branches.push((relation, Tree::default()));
                tree.branches.len() - 1
            });
            tree = &mut tree.branches[branch].1;
            meta = meta.relations[usize::from(relation)].target;
        }
        Ok(())
    }

    fn size(&self) -> usize {
        self.branches.iter().map(|(_, tree)| 1 + tree.size()).sum()
    }

    /// What the engine is to read.
    pub fn queries(&self, catalog: &Catalog, meta: &ResourceMeta, fields: &Fieldsets) -> Vec<Include> {
        let branch = |(relation, tree): &(u16, Tree)| {
            let target = meta.relations[usize::from(*relation)].target;
            let action = target.primary_read()?;
            let query = Query {
                select: Some(fields.selection(catalog.of(target))),
                include: tree.queries(catalog, target, fields),
                audience: Audience::Outside,
                ..Query::new(action, Slots::empty(&target.actions[usize::from(action)]))
            };
            Some(Include { relation: *relation, query })
        };
        self.branches.iter().filter_map(branch).collect()
    }
}

/// Records can be brought along if their type is served and reading them takes no arguments.
pub(crate) fn is_includable(catalog: &Catalog, target: &ResourceMeta) -> bool {
    let action = target.primary_read().map(|action| &target.actions[usize::from(action)]);
    let plain = action.is_some_and(|action| {
        !action.internal
            && action.read.as_ref().is_some_and(|read| read.get.is_none())
            && action.inputs.iter().all(|input| !input.required)
    });
    plain && catalog.of(target).served
}
