//! Required references form no cycle: no first row could be written.

use resource_core::meta::RelationKind;

use super::Whole;
use crate::model::{Model, Relation};

pub(super) fn verify(whole: &Whole<'_>) {
    let mut reported: Vec<Vec<usize>> = Vec::new();
    for start in 0..whole.model.resources.len() {
        let Some(path) = cycle(whole.model, start) else { continue };
        let mut members: Vec<usize> = path.iter().map(|(resource, _)| *resource).collect();
        members.sort_unstable();
        if reported.contains(&members) {
            continue;
        }
        let steps = path
            .iter()
            .map(|(resource, relation)| format!("{}.{}", whole.model.resources[*resource].type_name, relation.name));
        let steps: Vec<String> = steps.chain([whole.model.resources[start].type_name.clone()]).collect();
        whole
            .errors
            .error(
                whole.field(start, &path[0].1.name),
                "required references form a cycle, so no first row can be written",
            )
            .label(steps.join(" -> "))
            .help("make one of the relations optional: `Option<BelongsTo<..>>`");
        reported.push(members);
    }
}

/// The shortest way from a resource back to itself over required references.
fn cycle(model: &Model, start: usize) -> Option<Vec<(usize, &Relation)>> {
    let mut paths: Vec<Vec<(usize, &Relation)>> = vec![Vec::new()];
    let mut seen = Vec::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let at = path.last().map_or(start, |(_, relation)| relation.target);
            let required = model.resources[at]
                .relations
                .iter()
                .filter(|relation| relation.kind == RelationKind::BelongsTo && !relation.nullable);
            for relation in required {
                let mut path = path.clone();
                path.push((at, relation));
                if relation.target == start {
                    return Some(path);
                }
                if !seen.contains(&relation.target) {
                    seen.push(relation.target);
                    longer.push(path);
                }
            }
        }
        paths = longer;
    }
    None
}
