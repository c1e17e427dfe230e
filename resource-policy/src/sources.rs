//! The text of the policy files, wherever it comes from: embedded, a folder, a test.
//!
//! Not here: what the text means ([`crate::compile`]).

use sha2::{Digest, Sha256};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// `model.conf` and the CSV files, each as (name, text).
///
/// Rules count in the order of `files` and of the lines in each; only the priority effect and the
/// duplicates' report depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Name and text of the casbin model.
    pub model: (String, String),
    /// Names and texts of the rules.
    pub files: Vec<(String, String)>,
}

/// A policy folder that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read {}: {source}; a policy folder holds model.conf and *.csv files in UTF-8", path.display())]
pub struct SourceError {
    /// The folder or file.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl Sources {
    /// Reads `model.conf` and every `*.csv` of a folder, in the order of their names.
    pub fn read(folder: &Path) -> Result<Sources, SourceError> {
        let model = read_file(&folder.join("model.conf"))?;
        let at_folder = |source| SourceError { path: folder.to_owned(), source };
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder).map_err(at_folder)? {
            let path = entry.map_err(at_folder)?.path();
            if path.extension().is_some_and(|extension| extension == "csv") {
                paths.push(path);
            }
        }
        paths.sort();
        let files = paths.iter().map(|path| read_file(path)).collect::<Result<_, _>>()?;
        Ok(Sources { model, files })
    }

    /// A hash of names and texts, in hexadecimal: equal exactly when nothing was edited.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (name, text) in std::iter::once(&self.model).chain(&self.files) {
            for part in [name, text] {
                hash.update((part.len() as u64).to_le_bytes());
                hash.update(part);
            }
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn read_file(path: &Path) -> Result<(String, String), SourceError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok((path.display().to_string(), text)),
        Err(source) => Err(SourceError { path: path.to_owned(), source }),
    }
}
