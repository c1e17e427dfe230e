//! `fields[type]=a,b`: which members of which type an answer shows.

use resource_core::ResourceMeta;
use resource_runtime::read::Selection;

use super::parameter::Parameter;
use crate::catalog::{ApiType, Catalog, Shows};
use crate::nearest::{quoted, suggest};
use crate::problem::Problem;

/// The members that a request asks for; of a type that it does not mention, every one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fieldsets(Vec<(&'static ResourceMeta, Vec<usize>)>);

impl Fieldsets {
    /// Reads one `fields[type]` parameter.
    pub fn read(&mut self, catalog: &Catalog, parameter: &Parameter<'_>, problems: &mut Vec<Problem>) {
        let [name] = parameter.keys.as_slice() else {
            return problems.push(parameter.problem("malformed_parameter", "It looks like `fields[type]=name,name`."));
        };
        let Some(api_type) = catalog.by_name(name) else {
            let detail = format!("There is no type {}; {}", quoted(name), suggest(name, catalog.names()));
            return problems.push(parameter.problem("unknown", detail));
        };
        let mut members = Vec::new();
        for name in parameter.value.split(',').filter(|name| !name.is_empty() && *name != "id") {
            match api_type.member(name) {
                Some(member) if !members.contains(&member) => members.push(member),
                Some(_) => {}
                None => problems.push(parameter.problem("unknown", unknown(api_type, name))),
            }
        }
        members.sort_unstable();
        self.0.push((api_type.meta, members));
    }

    /// The members to show of a type, in document order.
    pub fn members(&self, api_type: &ApiType) -> Vec<usize> {
        self.asked(api_type).map_or_else(|| (0..api_type.members.len()).collect(), <[usize]>::to_vec)
    }

    /// The columns that show them.
    pub fn selection(&self, api_type: &ApiType) -> Selection {
        self.asked(api_type).map_or_else(|| api_type.whole.clone(), |members| api_type.selection(members))
    }

    fn asked(&self, api_type: &ApiType) -> Option<&[usize]> {
        let asked = self.0.iter().find(|(meta, _)| std::ptr::eq(*meta, api_type.meta));
        asked.map(|(_, members)| members.as_slice())
    }
}

fn unknown(api_type: &ApiType, name: &str) -> String {
    let names = api_type.members.iter().map(|member| member.name);
    format!("{} has no {}; {}", api_type.meta.api_type, quoted(name), suggest(name, names))
}

/// The relationships of a type.
pub(crate) fn relationships(api_type: &ApiType) -> impl Iterator<Item = (&'static str, u16)> {
    api_type.members.iter().filter_map(|member| match member.shows {
        Shows::Relationship(relation) => Some((member.name, relation)),
        Shows::Attribute(..) => None,
    })
}
