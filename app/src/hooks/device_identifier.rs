//! Device identifiers: one spelling for each.

use generated::inventory::device_identifier::{DeviceIdentifierHooks, Register};
use generated::inventory::{DeviceIdentifier, IdentifierType};
use resource_runtime::hook::Draft;
use resource_runtime::{Error, Result};

/// The rules of device identifiers.
pub struct DeviceIdentifierRules;

impl DeviceIdentifierHooks for DeviceIdentifierRules {
    fn normalize_identifier(&self, input: &Register, draft: &mut Draft<'_, DeviceIdentifier>) -> Result<()> {
        let value = match input.identifier_type {
            IdentifierType::Mac => mac(&input.identifier_value)?,
            _ => input.identifier_value.trim().to_owned(),
        };
        if value.is_empty() {
            return Err(Error::invalid("identifier_value", "required", "is blank"));
        }
        draft.set(DeviceIdentifier::IDENTIFIER_VALUE, value);
        Ok(())
    }
}

/// A MAC address as twelve capital hexadecimal digits, however it is separated.
fn mac(text: &str) -> Result<String> {
    let digits: String = text.trim().chars().filter(|letter| !matches!(letter, ':' | '-' | '.')).collect();
    match digits.len() == 12 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        true => Ok(digits.to_ascii_uppercase()),
        false => Err(Error::invalid("identifier_value", "mac", "must be a MAC address of twelve hexadecimal digits")),
    }
}

#[cfg(test)]
mod tests {
    use super::mac;

    #[test]
    fn every_notation_of_a_mac_is_one() {
        for text in ["aa:bb:cc:dd:ee:ff", "AA-BB-CC-DD-EE-FF", " aabb.ccdd.eeff ", "AABBCCDDEEFF"] {
            assert_eq!(mac(text).expect("a MAC"), "AABBCCDDEEFF");
        }
        for text in ["", "aa:bb:cc", "gg:bb:cc:dd:ee:ff", "aabbccddeeff00"] {
            assert!(mac(text).is_err(), "{text}");
        }
    }
}
