//! Where the text of files comes from.

use std::path::PathBuf;

/// Texts by their path relative to the workspace, with forward slashes.
pub trait Files {
    /// The text of a file.
    ///
    /// # Errors
    /// Says why there is none.
    fn read(&self, path: &str) -> Result<String, String>;
}

/// Files below a folder on disk.
pub struct Directory {
    /// The workspace.
    pub root: PathBuf,
}

/// Files given as texts.
pub struct Memory<'a> {
    /// Path and text.
    pub files: &'a [(&'a str, &'a str)],
}

impl Files for Directory {
    fn read(&self, path: &str) -> Result<String, String> {
        std::fs::read_to_string(self.root.join(path)).map_err(|error| error.to_string())
    }
}

impl Files for Memory<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        let found = self.files.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| (*text).to_owned()).ok_or_else(|| "there is no such file".to_owned())
    }
}

/// The crate's name as Rust code spells it: from its manifest, or else the folder's name.
pub(super) fn crate_name(files: &dyn Files, lib: &str) -> String {
    let folder = lib.rsplit_once("/src/").map_or("", |(folder, _)| folder);
    let manifest = files.read(&format!("{folder}/Cargo.toml")).unwrap_or_default();
    let named = manifest.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "name").then(|| value.trim().trim_matches('"').to_owned())
    });
    let name = named.unwrap_or_else(|| folder.rsplit('/').next().unwrap_or_default().to_owned());
    name.replace('-', "_")
}
