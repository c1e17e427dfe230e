//! The values inside devices.

use serde::{Deserialize, Serialize};

/// An operating system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Os {
    pub name: Option<String>,
    pub family: Option<String>,
    pub version: Option<String>,
    pub build: Option<String>,
    pub edition: Option<String>,
    pub kernel_release: Option<String>,
    pub cpu_bits: Option<i32>,
    pub lang: Option<String>,
}

/// Hardware.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Hardware {
    pub cpu_architecture: Option<String>,
    pub cpu_type: Option<String>,
    pub cpu_count: Option<i32>,
    pub cpu_cores: Option<i32>,
    pub cpu_speed_mhz: Option<i32>,
    pub ram_size: Option<i64>,
    pub serial_number: Option<String>,
    pub chassis: Option<String>,
    pub bios_manufacturer: Option<String>,
    pub bios_ver: Option<String>,
}

/// A network interface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Interface {
    pub name: Option<String>,
    pub uid: Option<String>,
    pub interface_type: Option<String>,
    pub hostname: Option<String>,
    pub mac: Option<String>,
    pub ip: Option<String>,
    #[serde(default)]
    pub ip_addresses: Vec<String>,
    pub subnet_prefix: Option<i32>,
    pub namespace: Option<String>,
}

/// An owner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Owner {
    pub name: Option<String>,
    pub uid: Option<String>,
    pub email_addr: Option<String>,
    pub domain: Option<String>,
}

/// An organization.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Organization {
    pub name: Option<String>,
    pub uid: Option<String>,
    pub ou_name: Option<String>,
    pub ou_uid: Option<String>,
}

/// A directory group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Group {
    pub name: Option<String>,
    pub uid: Option<String>,
    pub desc: Option<String>,
    #[serde(default)]
    pub privileges: Vec<String>,
}

/// An agent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Agent {
    pub name: Option<String>,
    pub uid: Option<String>,
    pub agent_type: Option<String>,
    pub vendor_name: Option<String>,
    pub version: Option<String>,
}

const KINDS: [(i64, &str); 17] = [
    (0, "unknown"),
    (1, "server"),
    (2, "desktop"),
    (3, "laptop"),
    (4, "tablet"),
    (5, "mobile"),
    (6, "virtual"),
    (7, "iot"),
    (8, "browser"),
    (9, "firewall"),
    (10, "switch"),
    (11, "hub"),
    (12, "router"),
    (13, "ids"),
    (14, "ips"),
    (15, "load_balancer"),
    (99, "other"),
];

/// The name of a kind of device.
pub fn kind(number: i64) -> Option<&'static str> {
    KINDS.iter().find(|(stored, _)| *stored == number).map(|(_, name)| *name)
}

/// The number of a kind of device.
pub fn kind_number(name: &str) -> Option<i16> {
    KINDS.iter().find(|(_, known)| *known == name).map(|(number, _)| *number as i16)
}

const RISKS: [&str; 5] = ["info", "low", "medium", "high", "critical"];

/// The name of a level of risk.
pub fn risk(number: i64) -> Option<&'static str> {
    usize::try_from(number).ok().and_then(|at| RISKS.get(at).copied())
}

/// The number of a level of risk.
pub fn risk_number(name: &str) -> Option<i16> {
    RISKS.iter().position(|known| *known == name).map(|at| at as i16)
}
