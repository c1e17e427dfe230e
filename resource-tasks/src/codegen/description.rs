//! The description of the API. The application writes it, because it alone knows what it serves; it names the
//! declarations that it was made from, so that code generation sees whether they are those of today.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;

use anyhow::{Context, Result};
use resource_codegen::Options;
use resource_schema::model::Model;
use serde::Deserialize;

use crate::workspace::Workspace;

/// What of it is read.
#[derive(Deserialize)]
struct Description {
    #[serde(rename = "x-declared")]
    declared: BTreeMap<String, String>,
}

/// What is wrong with it, and what mends that; `None` if it was made from these declarations, or if the
/// workspace has none.
pub fn problem(workspace: &Workspace, model: &Model) -> Result<Option<String>> {
    let Some(described) = &workspace.config.openapi else { return Ok(None) };
    let problem = match fs::read_to_string(workspace.path(&described.file)) {
        Ok(text) if is_made_from(&text, model) => return Ok(None),
        Ok(_) => "stale",
        Err(error) if error.kind() == ErrorKind::NotFound => "missing",
        Err(error) if error.kind() == ErrorKind::InvalidData => "stale",
        Err(error) => return Err(error).with_context(|| described.file.display().to_string()),
    };
    Ok(Some(format!("{problem}; `{}` writes it", described.written_by)))
}

fn is_made_from(text: &str, model: &Model) -> bool {
    let declared = resource_codegen::declared(model, &Options::default());
    let wanted: BTreeMap<String, String> =
        declared.into_iter().map(|(name, number)| (name, format!("{number:016x}"))).collect();
    serde_json::from_str::<Description>(text).is_ok_and(|found| found.declared == wanted)
}
