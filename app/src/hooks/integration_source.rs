//! Integration sources: taking in what they know.

use generated::integrations::IntegrationSource;
use generated::integrations::integration_source::IntegrationSourceHooks;
use resource_core::Id;
use resource_runtime::{Cx, Result};

use crate::sync::{self, Intake};

/// The rules of integration sources.
pub struct IntegrationSourceRules {
    intake: Intake,
}

impl IntegrationSourceRules {
    /// Sources are asked with these limits.
    pub fn new(intake: Intake) -> Self {
        IntegrationSourceRules { intake }
    }
}

impl IntegrationSourceHooks for IntegrationSourceRules {
    /// That a source fails is an outcome, which is noted with the source, and no failure of the action.
    async fn sync(&self, cx: &Cx, id: &Id<IntegrationSource>) -> Result<()> {
        sync::run(cx, &self.intake, id, &|_| {}).await.map(drop)
    }
}
