//! What the program reaches beyond its database: the bus between roles, files, and whom it tells of alerts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use resource_core::Secret;
use resource_runtime::Result;
use wire::{Bus, InProcess};

use crate::configuration::Configuration;
use crate::monitoring::notify::{Webhook, Webhooks};

/// What hooks reach beyond the database. Clones share everything.
#[derive(Clone)]
pub struct Outside {
    /// The bus on which pollers and agents are.
    pub bus: Arc<dyn Bus>,
    /// Who is told of alerts.
    pub webhooks: Arc<Webhooks>,
    /// The folder from which sources may import files.
    pub files: Option<PathBuf>,
}

impl Outside {
    /// A bus within this process, and these webhooks.
    pub fn new(webhooks: Webhooks) -> Outside {
        Outside { bus: Arc::new(InProcess::new()), webhooks: Arc::new(webhooks), files: None }
    }

    /// As configured.
    ///
    /// # Errors
    /// When the webhook's address cannot be read.
    pub fn configured(configuration: &Configuration) -> Result<Outside> {
        let alerts = &configuration.alerts;
        let headers =
            alerts.webhook_headers.iter().map(|(name, value)| (name.to_owned(), Secret::new(value.to_owned())));
        let headers: BTreeMap<String, Secret<String>> = headers.collect();
        let webhook = alerts.webhook.iter().map(|url| Webhook {
            url: Secret::new(url.to_string()),
            headers: headers.clone(),
            enabled: alerts.webhook_enabled,
        });
        let seconds = |seconds: u32| Duration::from_secs(seconds.into());
        let webhooks = Webhooks::new(&webhook.collect::<Vec<_>>())?
            .patience(seconds(alerts.webhook_timeout_seconds))
            .rest(seconds(alerts.cooldown_seconds));
        Ok(Outside { files: configuration.sync.files.clone(), ..Outside::new(webhooks) })
    }
}

impl Default for Outside {
    /// A bus within this process, and nobody to tell but the log.
    fn default() -> Outside {
        Outside::new(Webhooks::default())
    }
}
