//! SQLite files for tests: copies of one that was migrated once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use uuid::Uuid;

use super::postgres::Template;

/// A file of its own, gone with the value.
#[derive(Debug)]
pub(super) struct TestFile {
    pub url: String,
    _folder: TempDir,
}

/// A fresh file: empty, or a copy of the template.
pub(super) async fn file(template: Option<&Template>) -> TestFile {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("test.db");
    if let Some(template) = template {
        let source = made(template).await;
        fs::copy(&source, &path).unwrap_or_else(|error| panic!("{}: {error}", source.display()));
    }
    TestFile { url: url(&path), _folder: folder }
}

/// The template's file, made by whichever test process comes first.
async fn made(template: &Template) -> PathBuf {
    let folder = templates();
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let path = folder.join(format!("{}.db", template.name));
    if path.exists() {
        return path;
    }
    let lock = folder.join("lock");
    let lock = tokio::task::spawn_blocking(move || File::create(lock).and_then(|lock| lock.lock().map(|()| lock)));
    let _lock = lock.await.expect("the lock's thread").expect("the lock of the templates");
    if path.exists() {
        return path;
    }
    let draft = folder.join(format!("draft-{}.db", Uuid::new_v4().simple()));
    if let Err(error) = (template.fill)(url(&draft)).await {
        panic!("the template {} could not be filled: {error}", template.name);
    }
    // The write-ahead log is merged when the last connection closes.
    let log = draft.with_extension("db-wal");
    assert!(!log.exists(), "whoever fills the template {} must close its connections", template.name);
    fs::rename(&draft, &path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path
}

/// Beside the test program, so that cleaning the build cleans these, too.
fn templates() -> PathBuf {
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent);
    beside.map_or_else(std::env::temp_dir, Path::to_owned).join("test-databases")
}

fn url(path: &Path) -> String {
    format!("sqlite://{}", path.display())
}
