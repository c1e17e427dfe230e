//! What sources are asked with: limits, and the folder and the circuit breakers of each tenant.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use connectors::breaker::Rules;
use connectors::{Breakers, Files, Surroundings};
use resource_core::CiString;
use resource_runtime::Cx;
use uuid::Uuid;

use super::clock::EngineClock;

/// What sources are asked with in this process.
///
/// Endpoints are asked as administrators of a tenant give them: there is no list of networks that a source may
/// be in. Files of a tenant are read from its own folder only, which has the slug of the tenant for a name.
pub struct Intake {
    around: Surroundings,
    reads_files: bool,
    /// Each tenant has its own, lest one keeps others from an endpoint that they share.
    breakers: Mutex<HashMap<Uuid, Breakers>>,
}

impl Intake {
    /// The surroundings of every source, except for breakers.
    pub fn new(around: Surroundings) -> Intake {
        Intake { around, reads_files: true, breakers: Mutex::default() }
    }

    /// The usual limits, and files from folders in this one; without it, sources that are files are refused.
    pub fn of_folder(folder: Option<&Path>) -> Intake {
        let files = Files::Within(folder.map(Path::to_owned).unwrap_or_default());
        Intake { reads_files: folder.is_some(), ..Intake::new(Surroundings::new(files)) }
    }

    /// Whether sources may be files.
    pub(super) fn reads_files(&self) -> bool {
        self.reads_files
    }

    /// What a source of the context's tenant, which has this slug, is asked with.
    pub(super) fn around(&self, cx: &Cx, slug: &CiString) -> Surroundings {
        let mut known = self.breakers.lock().unwrap_or_else(PoisonError::into_inner);
        let stopwatch = self.around.clock.clone();
        let make = || Breakers::new(Rules::default(), stopwatch.clone());
        let breakers = known.entry(cx.tenant()).or_insert_with(make).clone();
        let clock = Arc::new(EngineClock { engine: cx.any().engine().clone(), stopwatch });
        let files = match &self.around.files {
            // Slugs are unique without regard to case, and so are the folders.
            Files::Within(folder) => Files::Within(folder.join(slug.as_str().to_ascii_lowercase())),
            Files::Anywhere => Files::Anywhere,
        };
        Surroundings { clock, breakers, files, ..self.around.clone() }
    }
}
