//! What a policy author is told about files that load.
//!
//! Not here: files that do not; [`crate::PolicyError`] has a sentence for each mistake.

use crate::policies::Policies;

/// A report on the files: how much each says, what they cover, and the notes.
pub fn check(policies: &Policies) -> String {
    let mut text = format!("effect: {}\n", policies.effect().text());
    for file in &policies.files {
        text.push_str(&format!(
            "{}: {}, {}\n",
            file.name,
            counted(file.rules, "rule"),
            counted(file.links, "inheritance")
        ));
    }
    let actions = policies.resources.iter().map(|resource| resource.actions.len()).sum();
    let fields = policies.resources.iter().flat_map(|resource| &resource.fields);
    let guarded = fields.filter(|field| !field.is_open()).count();
    let resources = counted(policies.resources.len(), "resource");
    text.push_str(&format!("{resources}, {}, {}\n", counted(actions, "action"), counted(guarded, "guarded field")));
    text.push_str(&format!("{}: {}\n", counted(policies.roles().len(), "role"), policies.roles().join(", ")));
    for note in policies.notes() {
        text.push_str(&format!("note: {note}\n"));
    }
    text
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}
