//! What a connector is told, from what administrators wrote down of a source.

use connectors::Settings;
use generated::integrations::{IntegrationSource, SourceType};
use resource_core::Json;
use serde_json::{Map, Value, json};

/// The settings of a source, or what is wrong with it.
pub(super) fn of(source: &IntegrationSource, credentials: Option<&Json>, partition: &str) -> Result<Settings, String> {
    let mut given = Given { source, settings: source.settings.0.clone(), mistakes: Vec::new() };
    given.check();
    given.put("network_blacklist", json!(source.network_blacklist));
    given.put("partition", json!(partition));
    let kind = match source.source_type {
        SourceType::Netbox => {
            let token = credentials.and_then(|map| map.0.get("api_token")).and_then(Value::as_str);
            match token.map(str::trim).filter(|token| !token.is_empty()) {
                Some(token) => given.put("token", json!(token)),
                None => given.wrong("credentials: a NetBox wants an `api_token` that may view devices"),
            }
            given.put("endpoint", json!(source.endpoint));
            given.put("page_size", json!(source.page_size));
            "netbox"
        }
        SourceType::CsvFile | SourceType::JsonFile => {
            given.put("path", json!(source.endpoint));
            // Number 1 of a file is not number 1 of another one, unless somebody says so.
            let own = || json!(format!("file:{}", source.id));
            given.settings.entry("integration_type").or_insert_with(own);
            if source.source_type == SourceType::CsvFile { "csv" } else { "json" }
        }
        SourceType::Armis | SourceType::Snmp | SourceType::Syslog | SourceType::Nmap | SourceType::Custom => {
            return Err("source_type: nothing reads sources of this kind yet; disable it".to_owned());
        }
    };
    given.put("type", json!(kind));
    match given.mistakes.is_empty() {
        true => serde_json::from_value(Value::Object(given.settings)).map_err(|error| format!("settings: {error}")),
        false => Err(given.mistakes.join("\n")),
    }
}

struct Given<'a> {
    source: &'a IntegrationSource,
    settings: Map<String, Value>,
    mistakes: Vec<String>,
}

impl Given<'_> {
    fn check(&mut self) {
        if let Some(agent) = &self.source.agent_uid {
            self.wrong(format!("agent: sources are asked by the server, not by agent `{agent}`; take it off"));
        }
        if !self.source.queries.is_empty() {
            self.wrong("queries: sources of this kind are read whole; remove the queries");
        }
    }

    /// Settings that the source has fields for, or that belong among the credentials, are not taken from elsewhere.
    fn put(&mut self, name: &str, value: Value) {
        if self.settings.insert(name.to_owned(), value).is_some() {
            self.wrong(format!("settings: `{name}` is not for the settings; the source has it elsewhere"));
        }
    }

    fn wrong(&mut self, mistake: impl Into<String>) {
        self.mistakes.push(mistake.into());
    }
}
