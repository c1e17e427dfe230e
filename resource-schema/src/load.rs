//! The front end from end to end: parse all, check each, resolve all, verify the whole.
//!
//! Each phase reports everything it finds and stops the rest: a later phase never sees a broken tree,
//! and one mistake never hides another of its phase.

use std::path::Path;

use crate::check;
use crate::diagnostic::Diagnostics;
use crate::errors::{Errors, Report};
use crate::find::{Directory, Files, Memory, find};
use crate::model::Model;
use crate::resolve::resolve;
use crate::source::Sources;
use crate::verify::verify;

/// A model with what is probably not what was meant.
#[derive(Debug)]
pub struct Loaded {
    /// Everything declared.
    pub model: Model,
    /// To be printed.
    pub warnings: Diagnostics,
}

/// The model of the declarations below `lib`, a path relative to the workspace's `root`.
///
/// # Errors
/// All diagnostics of the first phase that has an error, sorted by file and position.
pub fn load(root: &Path, lib: &Path) -> Result<Model, Diagnostics> {
    load_with_warnings(root, lib).map(|loaded| loaded.model)
}

/// As [`load`], with the warnings of a successful load.
///
/// # Errors
/// As [`load`].
pub fn load_with_warnings(root: &Path, lib: &Path) -> Result<Loaded, Diagnostics> {
    let lib = lib.strip_prefix(root).unwrap_or(lib).to_string_lossy().replace('\\', "/");
    load_files(&Directory { root: root.to_owned() }, &lib)
}

/// The model of files given as path and text; one of them ends in `lib.rs`.
///
/// # Errors
/// As [`load`].
pub fn load_text(files: &[(&str, &str)]) -> Result<Model, Diagnostics> {
    load_text_with_warnings(files).map(|loaded| loaded.model)
}

/// As [`load_text`], with the warnings of a successful load.
///
/// # Errors
/// As [`load`].
pub fn load_text_with_warnings(files: &[(&str, &str)]) -> Result<Loaded, Diagnostics> {
    let lib = files.iter().map(|(path, _)| *path).find(|path| path.ends_with("lib.rs"));
    load_files(&Memory { files }, lib.unwrap_or("lib.rs"))
}

fn load_files(files: &dyn Files, lib: &str) -> Result<Loaded, Diagnostics> {
    let mut sources = Sources::default();
    let mut warnings = Vec::new();

    let errors = Errors::new();
    let declarations = find(&errors, &mut sources, files, lib);
    settle(errors, &sources, &mut warnings)?;

    let errors = Errors::new();
    check::check(&errors, &declarations);
    settle(errors, &sources, &mut warnings)?;

    let errors = Errors::new();
    let model = resolve(&errors, &declarations);
    settle(errors, &sources, &mut warnings)?;
    let model = model.ok_or_else(|| Diagnostics::general("the declarations could not be resolved".to_owned(), None))?;

    let errors = Errors::new();
    verify(&errors, &declarations, &model);
    settle(errors, &sources, &mut warnings)?;

    Ok(Loaded { model, warnings: Diagnostics::locate(warnings, &sources) })
}

/// Ends a phase: keeps its warnings, or fails with everything reported so far.
fn settle(errors: Errors, sources: &Sources, warnings: &mut Vec<Report>) -> Result<(), Diagnostics> {
    match errors.check() {
        Ok(more) => {
            warnings.extend(more);
            Ok(())
        }
        Err(reports) => {
            let all = warnings.drain(..).chain(reports).collect();
            Err(Diagnostics::locate(all, sources))
        }
    }
}
