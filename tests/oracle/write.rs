//! Random documents.

use resource_core::ResourceMeta;
use resource_core::meta::{Action, InputTarget};
use resource_runtime::testing::Random;
use serde_json::{Map, Value, json};
use tests::world::{self, Tenant};

use crate::choice::{key, written};

/// A document for an action; mostly right, now and then with something that nobody may say.
pub fn document(meta: &'static ResourceMeta, action: &Action, id: Option<&str>, random: &mut Random) -> Value {
    let (mut attributes, mut relationships) = (Map::new(), Map::new());
    let mut stated = id.filter(|_| random.chance(50)).map(str::to_owned);
    for input in action.inputs {
        if !input.required && random.chance(50) {
            continue;
        }
        match input.target {
            InputTarget::Relation(at, _) => {
                let target = meta.relations[usize::from(at)].target.api_type;
                let linkage = match input.nullable && random.chance(15) {
                    true => Value::Null,
                    false => json!({ "type": target, "id": key(target, random) }),
                };
                relationships.insert(input.name.to_owned(), json!({ "data": linkage }));
            }
            InputTarget::Field(at) if meta.key == [at] && input.name == "id" => {
                stated = Some(key(meta.api_type, random))
            }
            InputTarget::Field(at) if meta.key == [at] => {
                attributes.insert(input.name.to_owned(), json!(key(meta.api_type, random)));
            }
            _ => {
                let value = match input.name {
                    // Whoever is named is admitted, also from another tenant, and named from then on.
                    "user" => {
                        let named = key("users", random);
                        let own = [None, Some(Tenant::A)].into_iter().flat_map(|owner| world::keys("users", owner));
                        let own: Vec<String> = own.collect();
                        json!(if own.contains(&named) { named } else { own[0].clone() })
                    }
                    name => written(name, input.kind, input.rules, random),
                };
                attributes.insert(input.name.to_owned(), value);
            }
        }
    }
    confirm(&mut attributes);
    if random.chance(8) {
        forge(&mut attributes, random);
    }
    let mut data = Map::from_iter([("type".to_owned(), json!(meta.api_type))]);
    data.extend(stated.map(|id| ("id".to_owned(), json!(id))));
    data.insert("attributes".to_owned(), Value::Object(attributes));
    data.insert("relationships".to_owned(), Value::Object(relationships));
    json!({ "data": data })
}

/// A confirmation repeats what it confirms.
fn confirm(attributes: &mut Map<String, Value>) {
    if let (Some(password), true) =
        (attributes.get("password").cloned(), attributes.contains_key("password_confirmation"))
    {
        attributes.insert("password_confirmation".to_owned(), password);
    }
}

/// Something about whose row it is.
fn forge(attributes: &mut Map<String, Value>, random: &mut Random) {
    let name = *random.pick(&["tenant_id", "tenant", "role", "user_id", "partition_id", "created_by", "token_hash"]);
    attributes.insert(name.to_owned(), json!(Tenant::B.id().to_string()));
}
