//! The key that a device gets when nobody knows it yet.
//!
//! It is a hash of what the device is first known by, so that the same export loaded twice, or by two
//! processes at once, yields the same devices. It is no way to *find* a device: with another identifier
//! known, the hash is another, so finding always comes before making, and what a key was made from is
//! registered at once.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::{DeviceId, Identifier, Partition};

/// The key of the device that these identifiers are of.
///
/// It is `sr:` and a UUID made of the first sixteen bytes of the SHA-256 digest, with version 4 and the
/// RFC's variant put in. Hashed are, as UTF-8 and with nothing in between,
///
/// ```text
/// serviceradar-device-v3:tenant:<tenant>:partition:<slug>:<seed><seed>...
/// ```
///
/// where `<tenant>` is the lower-case hyphenated UUID and each `<seed>` is the prefix of a kind
/// (`armis:`, `integration:`, `netbox:`, `mac:`, `ip:`) and a value, in the order of priority. `ip:` is
/// there alone or not at all.
///
/// `attempt` is 0, unless the key so made turns out to be that of another device: then `:again:<attempt>`
/// is appended.
pub fn device_id(tenant: Uuid, partition: &Partition, identifiers: &[Identifier], attempt: u32) -> DeviceId {
    let mut hash = Sha256::new();
    hash.update("serviceradar-device-v3:tenant:");
    hash.update(tenant.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes());
    hash.update(":partition:");
    hash.update(partition.as_str());
    hash.update(":");
    for identifier in identifiers {
        hash.update(identifier.kind.seed_prefix());
        hash.update(identifier.value.as_bytes());
    }
    if attempt > 0 {
        hash.update(format!(":again:{attempt}"));
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    DeviceId::canonical(Builder::from_random_bytes(bytes).into_uuid())
}

#[cfg(test)]
mod tests {
    use uuid::{Uuid, uuid};

    use super::device_id;
    use crate::{Identifier, Kind, Partition};

    const TENANT: Uuid = uuid!("8f14e45f-ceea-467f-9575-6f0d3c1b2a99");

    fn made(tenant: Uuid, partition: &str, identifiers: &[(Kind, &str)]) -> String {
        again(tenant, partition, identifiers, 0)
    }

    fn again(tenant: Uuid, partition: &str, identifiers: &[(Kind, &str)], attempt: u32) -> String {
        let partition = Partition::named(partition);
        let identifiers: Vec<_> =
            identifiers.iter().map(|(kind, value)| Identifier::new(partition.clone(), *kind, *value)).collect();
        device_id(tenant, &partition, &identifiers, attempt).to_string()
    }

    /// The expected keys were computed with Python's hashlib from the documented bytes.
    #[test]
    fn known_answers() {
        let armis = [(Kind::ArmisDeviceId, "42")];
        assert_eq!(made(Uuid::nil(), "", &armis), "sr:f449a83b-7c97-489b-bb1e-647151022319");
        assert_eq!(made(TENANT, "default", &armis), "sr:c98567ad-907e-4daa-b690-ac80330fd5aa");
        assert_eq!(made(TENANT, "lab", &armis), "sr:daa33fd3-a4c2-4495-a70b-6ec665293f7d");
        let all = [
            (Kind::ArmisDeviceId, "42"),
            (Kind::IntegrationId, "armis:42"),
            (Kind::NetboxDeviceId, "7"),
            (Kind::Mac, "AABBCCDDEEFF"),
        ];
        assert_eq!(made(TENANT, "default", &all), "sr:d7794cae-cd17-4520-b878-5ff387cd99a6");
        assert_eq!(made(TENANT, "default", &[(Kind::Ip, "10.0.0.1")]), "sr:a2dccd28-e86a-47b3-8d3b-f8948e466bad");
        assert_eq!(made(TENANT, "default", &[(Kind::Ip, "2001:db8::1")]), "sr:85865658-db04-4cd1-989d-31711457acbd");
        assert_eq!(again(TENANT, "default", &[(Kind::Ip, "10.0.0.1")], 1), "sr:9030bdd5-128b-4d3d-8b15-2e3e3209781b");
    }
}
