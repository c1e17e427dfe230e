//! Caused rows come to an end.

use super::Whole;
use crate::attribute::causes::On;

/// An action by the positions of its resource and itself.
type Node = (usize, usize);

pub(super) fn verify(whole: &Whole<'_>) {
    let mut reported: Vec<Vec<Node>> = Vec::new();
    for (at, resource) in whole.model.resources.iter().enumerate() {
        for action in 0..resource.actions.len() {
            let mut path = vec![(at, action)];
            if !returns(whole, (at, action), &mut path) {
                continue;
            }
            let mut members = path.clone();
            members.sort_unstable();
            if !reported.contains(&members) {
                report(whole, &path);
                reported.push(members);
            }
        }
    }
}

/// Extends the path until it comes back to where it began.
fn returns(whole: &Whole<'_>, start: Node, path: &mut Vec<Node>) -> bool {
    let (resource, action) = path[path.len() - 1];
    for cause in &whole.model.resources[resource].actions[action].causes {
        let next = (cause.target, usize::from(cause.action));
        if next == start {
            return true;
        }
        if !path.contains(&next) {
            path.push(next);
            if returns(whole, start, path) {
                return true;
            }
            path.pop();
        }
    }
    false
}

fn report(whole: &Whole<'_>, path: &[Node]) {
    let name = |(resource, action): &Node| {
        let resource = &whole.model.resources[*resource];
        format!("{}::{}", resource.type_name, resource.actions[*action].name)
    };
    let steps: Vec<String> = path.iter().chain(path.first()).map(name).collect();
    let (resource, action) = path[0];
    let declared = &whole.declarations.resources[resource];
    let own = &declared.on.actions[action].name;
    let causes = declared.on.causes.iter().find(|causes| match &causes.on {
        On::Transitions(_) => true,
        On::Actions(names) => names.contains(own),
    });
    whole
        .errors
        .error(causes.map_or(own, |causes| &causes.action), "this would cause itself without end")
        .label(steps.join(" -> "))
        .help("remove one of the causes");
}
