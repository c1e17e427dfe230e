//! Policy files that change while the program runs.

use std::path::PathBuf;
use std::time::Duration;

use resource_policy::Sources;
use resource_runtime::Engine;

use crate::policies;

/// How soon a change is seen.
const EVERY: Duration = Duration::from_secs(2);

/// Puts the files of a folder into force whenever they change. A broken file is refused with its
/// mistakes in the log, while the rules in force stay. Never ends.
pub async fn folder(engine: Engine, folder: PathBuf) {
    let mut known = fingerprint(&folder);
    loop {
        tokio::time::sleep(EVERY).await;
        let found = fingerprint(&folder);
        if found == known {
            continue;
        }
        known = found;
        let compiled = tokio::task::spawn_blocking({
            let folder = folder.clone();
            move || policies::load(Some(&folder))
        });
        match compiled.await {
            Ok(Ok(policies)) => {
                engine.replace_policies(policies);
                tracing::info!(folder = %folder.display(), "the changed policy files are in force");
            }
            Ok(Err(error)) => tracing::error!("{error}; the rules in force stay"),
            Err(panic) => tracing::error!(%panic, "the policy files were not compiled; the rules in force stay"),
        }
    }
}

/// What the files say, as far as they can be read.
fn fingerprint(folder: &std::path::Path) -> Option<String> {
    Sources::read(folder).ok().map(|sources| sources.fingerprint())
}
