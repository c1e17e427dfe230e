//! The devices, and what tests do to them.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::device::Device;
use crate::random::Random;

/// How the server starts.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many devices it holds.
    pub devices: u64,
    /// What they follow from.
    pub seed: u64,
    /// The port, or 0 for a free one.
    pub port: u16,
    /// The token that it accepts.
    pub token: String,
    /// Each so many devices have no primary address; 0 for none.
    pub without_address_every: u64,
    /// The most rows on a page; larger limits are cut to it, and `limit=0` means it.
    pub max_page_size: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            devices: 5000,
            seed: 7,
            port: 0,
            token: "0123456789abcdef0123456789abcdef01234567".to_owned(),
            without_address_every: 0,
            max_page_size: 1000,
        }
    }
}

/// All devices by id.
pub struct Inventory {
    devices: BTreeMap<u64, Device>,
    random: Random,
    /// The ids in the order of the names, which is NetBox's own; made when it is asked for.
    by_name: Option<Vec<u64>>,
}

impl Inventory {
    pub fn new(options: &Options) -> Inventory {
        let mut inventory = Inventory { devices: BTreeMap::new(), random: Random::new(options.seed), by_name: None };
        for _ in 0..options.devices {
            let id = inventory.add();
            if options.without_address_every > 0 && id.is_multiple_of(options.without_address_every) {
                inventory.change(id, |device| device.address = None);
            }
        }
        inventory
    }

    pub fn add(&mut self) -> u64 {
        let id = self.devices.last_key_value().map_or(1, |(last, _)| last + 1);
        self.by_name = None;
        self.devices.insert(id, Device::new(id, &mut self.random));
        id
    }

    pub fn remove(&mut self, id: u64) -> bool {
        self.by_name = None;
        self.devices.remove(&id).is_some()
    }

    pub fn change(&mut self, id: u64, change: impl FnOnce(&mut Device)) -> bool {
        self.by_name = None;
        self.devices.get_mut(&id).map(change).is_some()
    }

    pub fn shuffle_addresses(&mut self, seed: u64) {
        let holders = || self.devices.values().filter(|device| device.address.is_some());
        let mut addresses: Vec<Option<Ipv4Addr>> = holders().map(|device| device.address).collect();
        Random::new(seed).shuffle(&mut addresses);
        let holders = self.devices.values_mut().filter(|device| device.address.is_some());
        for (device, address) in holders.zip(addresses) {
            device.address = address;
        }
    }

    pub fn ids(&self) -> Vec<u64> {
        self.devices.keys().copied().collect()
    }

    pub fn get(&self, id: u64) -> Option<&Device> {
        self.devices.get(&id)
    }

    pub fn address(&self, id: u64) -> Option<Ipv4Addr> {
        self.get(id)?.address
    }

    /// The devices in the order of their ids.
    pub fn by_id(&self) -> impl DoubleEndedIterator<Item = &Device> {
        self.devices.values()
    }

    /// Makes the order of the names anew where something has changed.
    pub fn sort(&mut self) {
        if self.by_name.is_none() {
            let mut ids = self.ids();
            ids.sort_by_cached_key(|id| (self.devices[id].name.is_none(), self.devices[id].name.clone(), *id));
            self.by_name = Some(ids);
        }
    }

    /// The devices in the order of their names, unnamed ones last. Sort first.
    pub fn by_name(&self) -> impl DoubleEndedIterator<Item = &Device> {
        self.by_name.iter().flatten().filter_map(|id| self.devices.get(id))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::device::References;

    fn shown(inventory: &Inventory) -> Vec<String> {
        let references = References::new("http://netbox");
        inventory.by_id().map(|device| device.detail(&references)).collect()
    }

    #[test]
    fn follows_from_the_seed() {
        let of = |seed| Inventory::new(&Options { devices: 200, seed, ..Options::default() });
        assert_eq!(shown(&of(7)), shown(&of(7)));
        assert_ne!(shown(&of(7)), shown(&of(8)));
    }

    #[test]
    fn shuffling_loses_no_address() {
        let options = Options { devices: 500, without_address_every: 7, ..Options::default() };
        let mut inventory = Inventory::new(&options);
        let addresses = |inventory: &Inventory| {
            inventory.ids().into_iter().map(|id| inventory.address(id)).collect::<Vec<Option<Ipv4Addr>>>()
        };
        let before = addresses(&inventory);
        inventory.shuffle_addresses(3);
        let after = addresses(&inventory);
        assert_ne!(before, after);
        assert_eq!(before.iter().collect::<BTreeSet<_>>(), after.iter().collect::<BTreeSet<_>>());
        let without = |addresses: &[Option<Ipv4Addr>]| {
            addresses.iter().enumerate().filter(|(_, address)| address.is_none()).map(|(at, _)| at).collect::<Vec<_>>()
        };
        assert_eq!(without(&before), without(&after));
        assert_eq!(without(&before).len(), 71);
    }
}
