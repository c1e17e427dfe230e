//! Requests that would succeed if the caller may send them.

use resource_core::meta::{Action, ActionKind, InputTarget};
use resource_core::value::json_from_scalar;
use resource_core::{Kind, ResourceMeta, Scalar};
use resource_runtime::Slot;
use resource_runtime::testing::factory;
use serde_json::{Map, Value, json};
use tests::world::{Tenant, keys};

/// The query string of a read.
pub fn query(meta: &'static ResourceMeta, action: &Action) -> String {
    let required = action.inputs.iter().filter(|input| input.required);
    let pairs = required.map(|input| {
        let value = match (input.name, meta.api_type, input.kind) {
            ("slug", "tenants", _) => "tenant-a".to_owned(),
            ("slug", _, _) => "site-1".to_owned(),
            ("email", _, _) => "user0@example.com".to_owned(),
            ("partition" | "poller" | "device" | "user", _, _) => keys(&format!("{}s", input.name), None)[0].clone(),
            ("agent" | "service_check" | "poll_job" | "alert", _, _) => {
                keys(&format!("{}s", input.name.replace('_', "-")), None)[0].clone()
            }
            ("schedule", _, _) => keys("polling-schedules", None)[0].clone(),
            (_, _, Kind::Time) => "2026-03-01T12:00:00Z".to_owned(),
            ("if_index", _, _) => "50".to_owned(),
            ("name", _, _) => "source%200".to_owned(),
            ("identifier_value", _, _) => "020000000000".to_owned(),
            ("identifier_type", _, _) => "mac".to_owned(),
            (_, _, Kind::Enum(kind)) => kind.values[0].name.to_owned(),
            _ => "x".to_owned(),
        };
        format!("{}={value}", input.name)
    });
    let pairs: Vec<String> = pairs.collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// The document of a write, with values that nobody has yet.
pub fn document(meta: &'static ResourceMeta, action: &Action, seed: u64) -> Option<Value> {
    if matches!(action.kind, ActionKind::Read | ActionKind::Destroy) {
        return None;
    }
    let slots = factory::input(action, seed);
    let (mut attributes, mut relationships, mut id) = (Map::new(), Map::new(), None);
    for (at, input) in action.inputs.iter().enumerate() {
        match (input.target, slots.at(at as u16)) {
            (InputTarget::Relation(relation, _), _) if input.required || input.name == "parent" => {
                let target = meta.relations[usize::from(relation)].target.api_type;
                let linkage = json!({ "type": target, "id": keys(target, None)[0] });
                let linkage = if input.name == "parent" { Value::Null } else { linkage };
                relationships.insert(input.name.to_owned(), json!({ "data": linkage }));
            }
            (InputTarget::Field(field), Slot::Given(Scalar::Text(text)))
                if meta.key == [field] && input.name == "id" =>
            {
                id = Some(text.to_string());
            }
            (_, Slot::Given(value)) => {
                attributes.insert(input.name.to_owned(), json_from_scalar(input.kind, value));
            }
            (_, Slot::Absent) => {}
        }
    }
    make_sense(meta, action, &mut attributes);
    let mut data = json!({ "type": meta.api_type, "attributes": attributes, "relationships": relationships });
    if let Some(id) = id {
        data["id"] = json!(id);
    }
    Some(json!({ "data": data }))
}

/// Where values must fit each other, random ones do not.
fn make_sense(meta: &ResourceMeta, action: &Action, attributes: &mut Map<String, Value>) {
    let takes = |name: &str| action.inputs.iter().any(|input| input.name == name);
    if takes("source_type") && meta.api_type == "integration-sources" {
        // A kind that something reads.
        attributes.insert("source_type".to_owned(), json!("json_file"));
    }
    if takes("password_confirmation") {
        for name in ["password", "password_confirmation"] {
            attributes.insert(name.to_owned(), json!("correct horse battery"));
        }
        attributes.remove("current_password");
    }
    if takes("role") {
        let role = if meta.name == "identity.tenant_membership" { "member" } else { "operator" };
        attributes.insert("role".to_owned(), json!(role));
    }
    if takes("identifier_type") {
        attributes.insert("identifier_type".to_owned(), json!("ip"));
    }
    if takes("schedule_type") {
        attributes.insert("schedule_type".to_owned(), json!("interval"));
        attributes.insert("interval_seconds".to_owned(), json!(60));
        attributes.insert("cron_expression".to_owned(), json!("0 * * * *"));
        attributes.insert("assignment_mode".to_owned(), json!("any"));
    }
    if meta.name == "monitoring.service_check" && takes("config") {
        let asks = [("target", json!("example.org")), ("port", json!(80)), ("config", json!({}))];
        attributes.extend(asks.map(|(name, value)| (name.to_owned(), value)));
    }
    if takes("until") {
        attributes.insert("until".to_owned(), json!("2100-01-01T00:00:00Z"));
    }
    attributes.retain(|name, _| !name.ends_with("_threshold_ms"));
    // An agent's poller is one that there is, or none.
    if action.name == "establish_connection" {
        attributes.remove("poller");
    }
    // Whose token it is decides who may issue it; without anybody it is the caller's.
    if (meta.name, action.name) == ("identity.api_token", "issue") {
        attributes.remove("user");
    }
}

/// A record of tenant A that a caller of some role does not own, or owns.
pub fn record(meta: &ResourceMeta, user: usize, own: bool) -> String {
    let (shared, alone) = (keys(meta.api_type, None), keys(meta.api_type, Some(Tenant::A)));
    match (meta.api_type, own) {
        ("users", true) => shared[user].clone(),
        // Three tokens each, one after the other; the first four rows have keys that others have, too.
        ("api-tokens", own) => {
            let row = if own { user * 3 } else { (user + 1) % 4 * 3 } as u16;
            tests::world::id(2, if row < tests::world::SHARED { 0 } else { Tenant::A.number() }, row).to_string()
        }
        // What the platform has is nobody's alone.
        _ => alone.first().or(shared.first()).expect("a record").clone(),
    }
}
