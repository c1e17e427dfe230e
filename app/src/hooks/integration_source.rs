//! Integration sources: which go together, and taking in what they know.

use generated::integrations::integration_source::{Create, IntegrationSourceHooks, Update};
use generated::integrations::{IntegrationSource, SourceType};
use resource_core::Id;
use resource_runtime::hook::View;
use resource_runtime::{Cx, Error, Patch, Result, Tx};

use crate::sync::{self, Intake, numbers};

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
    async fn numbers_apart(&self, tx: &Tx, input: &Create, _: &View<'_, IntegrationSource>) -> Result<()> {
        match input.source_type == SourceType::Netbox && input.enabled != Some(false) {
            true => numbers::apart(tx, (None, input.partition), &input.endpoint).await,
            false => Ok(()),
        }
    }

    async fn numbers_stay_apart(
        &self,
        tx: &Tx,
        _: &Update,
        old: &IntegrationSource,
        new: &View<'_, IntegrationSource>,
    ) -> Result<()> {
        match new.get(IntegrationSource::ENDPOINT).filter(|endpoint| *endpoint != old.endpoint) {
            Some(endpoint) if old.source_type == SourceType::Netbox && old.enabled => {
                numbers::apart(tx, (Some(old.id), old.partition_id), &endpoint).await
            }
            _ => Ok(()),
        }
    }

    async fn credentials_stay(
        &self,
        _: &Tx,
        input: &Update,
        old: &IntegrationSource,
        new: &View<'_, IntegrationSource>,
    ) -> Result<()> {
        let is_file = matches!(old.source_type, SourceType::CsvFile | SourceType::JsonFile);
        if is_file || old.credentials.is_none() || !matches!(input.credentials, Patch::Keep) {
            return Ok(());
        }
        match new.get(IntegrationSource::ENDPOINT) {
            Some(endpoint) if !connectors::is_same_origin(&old.endpoint, &endpoint) => {
                let text = "is at another scheme, host or port than the stored credentials are for, which nobody may read; send \
                            `credentials` along, or null to remove them";
                Err(Error::invalid("endpoint", "other_origin", text))
            }
            _ => Ok(()),
        }
    }

    async fn numbers_apart_from_now_on(
        &self,
        tx: &Tx,
        old: &IntegrationSource,
        _: &View<'_, IntegrationSource>,
    ) -> Result<()> {
        match old.source_type {
            SourceType::Netbox => numbers::apart(tx, (Some(old.id), old.partition_id), &old.endpoint).await,
            _ => Ok(()),
        }
    }

    /// That a source fails is an outcome, which is noted with the source, and no failure of the action.
    async fn sync(&self, cx: &Cx, id: &Id<IntegrationSource>) -> Result<()> {
        sync::run(cx, &self.intake, id, &|_| {}).await.map(drop)
    }
}
