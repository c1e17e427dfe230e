//! Fifty thousand devices under changing addresses.

use std::collections::BTreeSet;

use crate::store::Store;
use crate::updates::{Update, armis};

const DEVICES: usize = 50_000;

/// Every device with an address of its own, which is another one in every round.
fn round(shift: usize) -> Vec<Update> {
    (0..DEVICES)
        .map(|number| {
            let place = (number * 7 + shift) % DEVICES;
            armis(number, &format!("10.{}.{}.{}", place / 62_500, place / 250 % 250, place % 250 + 1)).mac(&format!(
                "00:1a:2b:{:02x}:{:02x}:{:02x}",
                number >> 16,
                number >> 8 & 255,
                number & 255
            ))
        })
        .collect()
}

#[test]
fn fifty_thousand_devices_stay_fifty_thousand_under_shuffled_addresses() {
    let mut store = Store::default();
    let first = store.ingest(&round(0)).ids();
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), DEVICES);
    assert_eq!(store.churn, 0);

    let second = store.ingest(&round(1));
    assert_eq!(second.ids(), first);
    assert_eq!(store.devices.len(), DEVICES);
    assert!(second.plan.register.is_empty());
    assert_eq!(second.plan.touch.len(), 2 * DEVICES);
    assert!(store.devices.values().all(|device| device.ip.is_some() && !device.is_available));
    assert!(store.churn > 0);
}
