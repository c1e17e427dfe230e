//! Random keys and values, of which many belong to somebody else.

use resource_core::{Kind, ResourceMeta, Scalar};
use resource_runtime::testing::Random;
use resource_runtime::testing::factory::value;
use serde_json::{Value, json};
use tests::world::{self, NOW, ROLES, Tenant};

/// Resources by the name of their type.
pub fn resources() -> impl Iterator<Item = &'static resource_runtime::ResourceEntry> {
    // The system's own tables have no routes, so there is nothing to ask of them.
    generated::APPLICATION.resources.iter().filter(|entry| !entry.routes.is_empty())
}

/// A key of a type: one that all tenants have, one of A, B or C alone, or one that nobody has.
pub fn key(api_type: &str, random: &mut Random) -> String {
    let owner = match random.below(10) {
        0..=4 => None,
        5..=6 => Some(Tenant::A),
        7 => Some(Tenant::B),
        8 => Some(Tenant::C),
        _ => return nobodys(api_type, random),
    };
    let keys = world::keys(api_type, owner);
    if keys.is_empty() { nobodys(api_type, random) } else { random.pick(&keys).clone() }
}

fn nobodys(api_type: &str, random: &mut Random) -> String {
    match api_type {
        "pollers" | "devices" | "agents" | "checkers" | "device-intakes" => format!("nobody-{}", random.below(3)),
        "device-identifiers" | "jobs" | "source-devices" => random.between(400, 999).to_string(),
        _ => world::id(9, 0, random.below(3) as u16).to_string(),
    }
}

/// A key as a value of the field that holds it.
pub fn scalar(kind: Kind, key: &str) -> Scalar {
    match kind {
        Kind::Uuid => Scalar::Uuid(key.parse().expect("a UUID")),
        kind if kind.is_integer() => Scalar::I64(key.parse().expect("a number")),
        _ => Scalar::from(key.to_owned()),
    }
}

/// Who asks: people by token and by name, with and without a partition; always of tenant A.
pub fn somebody(random: &mut Random) -> String {
    let role = *random.pick(&ROLES);
    match random.below(10) {
        0..=2 => {
            let access = *random.pick(&[world::Access::Read, world::Access::Write, world::Access::Full]);
            Tenant::A.token(role, access)
        }
        3..=6 => format!("@a {role}"),
        _ => format!("@a {role} {}", key("partitions", random)),
    }
}

/// A value for a filter or an argument of a read, as text.
pub fn asked(kind: Kind, about: Option<&'static ResourceMeta>, random: &mut Random) -> String {
    if let Some(meta) = about {
        return key(meta.api_type, random);
    }
    match kind {
        Kind::Text | Kind::CiText => text(random),
        Kind::Uuid => {
            let kind = *random.pick(&[
                "users",
                "partitions",
                "device-groups",
                "tenants",
                "health-events",
                "alerts",
                "service-checks",
            ]);
            key(kind, random)
        }
        Kind::Time => {
            let at = resource_core::Timestamp::from_micros(NOW + random.between(-2, 2) * 3_600_000_000);
            at.to_string()
        }
        Kind::Bool => random.chance(50).to_string(),
        Kind::Enum(kind) => random.pick(kind.values).name.to_owned(),
        kind if kind.is_integer() => random.between(-1, 420).to_string(),
        _ => "x".to_owned(),
    }
}

/// Texts that rows hold, of A and of others.
fn text(random: &mut Random) -> String {
    let tenant = *random.pick(&Tenant::ALL);
    let row = random.below(6);
    match random.below(8) {
        0 => format!("user{row}@example.com"),
        1 => {
            if row == 0 {
                "default".to_owned()
            } else {
                format!("site-{row}")
            }
        }
        2 => group(random),
        3 => format!("0200000000{row:02}"),
        4 => format!("10.0.0.{row}"),
        5 => format!("tenant-{}", tenant.letter()),
        6 => format!("zq{}{:02}{row:02}{:02}", tenant.letter(), random.below(9), random.below(20)),
        _ => key(random.pick::<&str>(&["pollers", "devices"]), random),
    }
}

/// The name of a group: of all tenants, or of one alone.
fn group(random: &mut Random) -> String {
    let tenant = *random.pick(&Tenant::ALL);
    match random.below(3) {
        0 => format!("group {}{}", tenant.letter(), random.between(4, 5)),
        _ => format!("group {}", random.below(9)),
    }
}

/// A value to write, as JSON: sometimes one that somebody has.
pub fn written(name: &str, kind: Kind, rules: &[resource_core::meta::Rule], random: &mut Random) -> Value {
    let row = random.below(9);
    let taken = random.chance(40);
    match name {
        "email" if taken => json!(format!("user{row}@example.com")),
        "slug" if taken && matches!(kind, Kind::Text) => json!(format!("site-{row}")),
        "name" if taken => json!(group(random)),
        "identifier_value" if taken => json!(format!("0200000000{row:02}")),
        "entity_id" | "component_id" if taken => json!(key("pollers", random)),
        _ => resource_core::value::json_from_scalar(kind, &value(kind, rules, random)),
    }
}
