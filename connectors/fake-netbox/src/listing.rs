//! Lists as NetBox pages them: filters, order, `limit`, `offset`, and the links to both sides.

use serde_json::json;

use crate::catalog::{self, Kind};
use crate::device::{Device, References};
use crate::inventory::Inventory;

/// Rows on a page where the request does not say.
const PAGE: usize = 50;

/// The parameters of a request, in its order.
pub type Parameters = Vec<(String, String)>;

/// What a filter is given that it cannot read: the parameter and NetBox's message.
pub struct Unreadable(pub String, pub &'static str);

/// One page of a request.
pub struct Window<'a> {
    pub base: &'a str,
    pub path: &'a str,
    pub parameters: &'a Parameters,
    pub max_page_size: usize,
}

impl Window<'_> {
    fn value(&self, name: &str) -> Option<&str> {
        self.parameters.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.value(name)?.parse().ok()
    }

    fn limit(&self) -> usize {
        match self.number("limit") {
            None => PAGE,
            Some(0) => self.max_page_size,
            Some(limit) => limit.min(self.max_page_size),
        }
    }

    /// The document of this page: which of `count` rows it holds, written by `row`.
    pub fn page<R>(&self, rows: impl Iterator<Item = R>, count: usize, row: impl Fn(R) -> String) -> Page {
        let (limit, offset) = (self.limit(), self.number("offset").unwrap_or(0));
        Page {
            count,
            next: (offset + limit < count).then(|| self.link(limit, offset + limit)),
            previous: (offset > 0).then(|| self.link(limit, offset.saturating_sub(limit))),
            rows: rows.skip(offset).take(limit).map(row).collect(),
        }
    }

    /// This request at another offset; parameters come back sorted, and an offset of 0 is left out.
    fn link(&self, limit: usize, offset: usize) -> String {
        let kept = self.parameters.iter().filter(|(key, _)| key != "limit" && key != "offset");
        let mut parameters: Vec<(&str, String)> = kept.map(|(key, value)| (key.as_str(), escape(value))).collect();
        parameters.push(("limit", limit.to_string()));
        if offset > 0 {
            parameters.push(("offset", offset.to_string()));
        }
        parameters.sort();
        let query: Vec<String> = parameters.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("{}{}?{}", self.base, self.path, query.join("&"))
    }

    /// The page of devices that the request asks for.
    pub fn devices(&self, inventory: &mut Inventory) -> Result<Page, Unreadable> {
        let filter = Filter::new(self.parameters)?;
        let brief = self.value("brief").is_some_and(|value| matches!(value, "1" | "true" | "True"));
        let references = References::new(self.base);
        let row = |device: &Device| if brief { device.brief(self.base) } else { device.detail(&references) };
        let order = self.value("ordering");
        if !matches!(order, Some("id" | "-id")) {
            inventory.sort();
        }
        let count = inventory.by_id().filter(|device| filter.admits(device)).count();
        let admitted = |device: &&Device| filter.admits(device);
        Ok(match order {
            Some("id") => self.page(inventory.by_id().filter(admitted), count, row),
            Some("-id") => self.page(inventory.by_id().rev().filter(admitted), count, row),
            Some("-name") => self.page(inventory.by_name().rev().filter(admitted), count, row),
            _ => self.page(inventory.by_name().filter(admitted), count, row),
        })
    }
}

/// One page, whose rows are written already.
pub struct Page {
    count: usize,
    pub next: Option<String>,
    previous: Option<String>,
    rows: Vec<String>,
}

impl Page {
    pub fn text(&self) -> String {
        let (next, previous) = (json!(self.next), json!(self.previous));
        let rows = self.rows.join(",");
        format!(r#"{{"count":{},"next":{next},"previous":{previous},"results":[{rows}]}}"#, self.count)
    }
}

/// Conditions on devices. Values of one parameter are alternatives; parameters that NetBox has and this server
/// does not are ignored, as NetBox ignores those that it does not have.
#[derive(Default)]
struct Filter {
    ids: Vec<u64>,
    names: Vec<String>,
    contained: Vec<String>,
    sites: Vec<usize>,
    roles: Vec<usize>,
    states: Vec<String>,
    has_address: Option<bool>,
}

impl Filter {
    fn new(parameters: &Parameters) -> Result<Filter, Unreadable> {
        let mut filter = Filter::default();
        for (key, value) in parameters {
            let number = || value.parse().map_err(|_| Unreadable(key.clone(), "Enter a number."));
            let chosen = |kind: Kind| {
                let found = kind.names().iter().position(|name| catalog::slug(name) == *value);
                let why = "Select a valid choice. That choice is not one of the available choices.";
                found.map(|index| index + 1).ok_or_else(|| Unreadable(key.clone(), why))
            };
            match key.as_str() {
                "id" => filter.ids.push(number()?),
                "name" => filter.names.push(value.clone()),
                "name__ic" => filter.contained.push(value.to_lowercase()),
                "site" => filter.sites.push(chosen(Kind::Sites)?),
                "site_id" => filter.sites.push(usize::try_from(number()?).unwrap_or_default()),
                "role" => filter.roles.push(chosen(Kind::Roles)?),
                "role_id" => filter.roles.push(usize::try_from(number()?).unwrap_or_default()),
                "status" => filter.states.push(value.clone()),
                "has_primary_ip" => filter.has_address = Some(value.eq_ignore_ascii_case("true") || value == "1"),
                _ => {}
            }
        }
        Ok(filter)
    }

    fn admits(&self, device: &Device) -> bool {
        let name = device.name.as_deref().unwrap_or_default();
        let holds = |part: &String| name.to_lowercase().contains(part);
        (self.ids.is_empty() || self.ids.contains(&device.id))
            && (self.names.is_empty() || self.names.iter().any(|wanted| wanted == name))
            && (self.contained.is_empty() || self.contained.iter().any(holds))
            && (self.sites.is_empty() || self.sites.contains(&device.site))
            && (self.roles.is_empty() || self.roles.contains(&device.role))
            && (self.states.is_empty() || self.states.iter().any(|state| state == device.status))
            && self.has_address.is_none_or(|wanted| wanted == device.address.is_some())
    }
}

fn escape(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
