//! An inventory in memory, which answers keys and carries out plans as a database would: it knows rows,
//! and nothing of reconciliation.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use dire::{
    Batch, Confidence, DeviceId, Holdings, Identifier, Keys, Kind, Known, KnownDevice, Life, Partition, Plan, Presence,
    Refusal, Standing, resolve,
};

use crate::updates::{TENANT, Update};

#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    pub partition: Partition,
    pub ip: Option<IpAddr>,
    pub hostname: Option<String>,
    pub first_seen: Option<DateTime<Utc>>,
    pub last_seen: Option<DateTime<Utc>>,
    pub is_available: bool,
    pub is_identified: bool,
    pub is_deleted: bool,
    pub is_retracted: bool,
    pub metadata: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Store {
    pub devices: BTreeMap<DeviceId, Device>,
    pub identifiers: BTreeMap<Identifier, (DeviceId, Confidence, DateTime<Utc>)>,
    /// Addresses under which devices were seen beside their main ones.
    pub aliases: BTreeMap<(Partition, IpAddr, DeviceId), Standing>,
    /// Devices that somebody has decided to be two.
    pub apart: BTreeSet<(DeviceId, DeviceId)>,
    /// From, to, reason.
    pub audit: Vec<(DeviceId, DeviceId, &'static str)>,
    pub churn: usize,
}

/// What became of a batch.
pub struct Outcome {
    pub plan: Plan,
    pub refused: Vec<Refusal>,
}

impl Outcome {
    pub fn ids(&self) -> Vec<String> {
        self.plan.assignments.iter().map(|assignment| assignment.device.to_string()).collect()
    }
}

impl Store {
    /// Takes a batch in at once.
    pub fn ingest(&mut self, updates: &[Update]) -> Outcome {
        self.ingest_batch(&Batch::admit(TENANT, (0..).zip(updates.iter().map(|update| update.0.clone()))))
    }

    /// Takes a single update in and tells which device it is about.
    pub fn ingest_one(&mut self, update: Update) -> String {
        let outcome = self.ingest_batch(&Batch::single(TENANT, update.0));
        outcome.ids().pop().expect("the update leads to a device")
    }

    pub fn ingest_batch(&mut self, batch: &Batch) -> Outcome {
        let plan = resolve(batch, &self.known(&batch.keys())).expect("every device was looked up");
        self.apply(batch, &plan);
        let refused = batch.refused().iter().chain(&plan.refused).cloned().collect();
        Outcome { plan, refused }
    }

    /// The answers to the keys, and no more than that.
    pub fn known(&self, keys: &Keys) -> Known {
        let mut known = Known::default();
        for ((partition, kind), values) in &keys.identifiers {
            for value in values {
                let identifier = Identifier::new(partition.clone(), *kind, value.clone());
                if let Some((device, ..)) = self.identifiers.get(&identifier) {
                    known.add_identifier(identifier, device.clone());
                }
            }
        }
        let mut wanted: BTreeSet<_> = keys.devices.iter().cloned().collect();
        wanted.extend(known.undescribed());
        for ((partition, ip, device), standing) in &self.aliases {
            if keys.addresses.get(partition).is_some_and(|addresses| addresses.contains(ip)) {
                known.add_alias((partition.clone(), *ip), device.clone(), *standing);
                wanted.insert(device.clone());
            }
        }
        for (one, other) in &self.apart {
            known.keep_apart(one.clone(), other.clone());
        }
        let mut at: HashMap<_, Vec<_>> = HashMap::new();
        for (id, device) in &self.devices {
            at.entry((&device.partition, device.ip)).or_default().push(id);
        }
        for (partition, addresses) in &keys.addresses {
            for ip in addresses {
                wanted.extend(at.get(&(partition, Some(*ip))).into_iter().flatten().copied().cloned());
            }
        }
        let mut holds: HashMap<_, Holdings> = HashMap::new();
        for (identifier, (device, confidence, _)) in &self.identifiers {
            holds.entry(device).or_default().insert(identifier.kind, *confidence);
        }
        let merged: BTreeMap<_, _> = self.audit.iter().map(|(from, to, _)| (from, to)).collect();
        for id in wanted {
            let holds = holds.get(&id).copied().unwrap_or_default();
            if let Some(device) = self.devices.get(&id) {
                known.add_device(KnownDevice {
                    partition: device.partition.clone(),
                    ip: device.ip,
                    life: if device.is_deleted { Life::Deleted } else { Life::Live },
                    first_seen: device.first_seen,
                    is_retracted: device.is_retracted,
                    id,
                    holds,
                });
            } else if merged.contains_key(&id) {
                let (partition, life, is_retracted) = (Partition::named(""), Life::Merged, false);
                known.add_device(KnownDevice { id, partition, ip: None, life, first_seen: None, holds, is_retracted });
            }
        }
        known
    }

    fn apply(&mut self, batch: &Batch, plan: &Plan) {
        for cleared in &plan.cleared {
            if let Some(device) = self.devices.get_mut(&cleared.device).filter(|device| device.ip == Some(cleared.ip)) {
                device.ip = None;
            }
        }
        for change in &plan.devices {
            assert_eq!(self.devices.contains_key(&change.id), change.presence != Presence::New, "{change:?}");
            let facts = batch.facts(change);
            let device = self.devices.entry(change.id.clone()).or_insert_with(|| Device {
                partition: change.partition.clone(),
                ip: None,
                hostname: None,
                first_seen: None,
                last_seen: None,
                is_available: false,
                is_identified: false,
                is_deleted: false,
                is_retracted: false,
                metadata: BTreeMap::new(),
            });
            assert_eq!(device.partition, change.partition, "no device changes its partition");
            device.ip = change.ip;
            device.hostname = facts.hostname.or(device.hostname.take());
            device.first_seen = change.first_seen;
            device.last_seen = device.last_seen.max(change.last_seen);
            device.is_available = change.availability.unwrap_or(device.is_available);
            device.is_identified = change.is_identified;
            device.is_deleted = false;
            device.is_retracted = change.retracted_by.is_some();
            device.metadata.extend(facts.metadata);
        }
        let moves: BTreeMap<_, _> = plan.moves().map(|(from, to)| (from.clone(), to.clone())).collect();
        for (device, ..) in self.identifiers.values_mut() {
            if let Some(to) = moves.get(device) {
                *device = to.clone();
            }
        }
        for ((partition, ip, device), standing) in std::mem::take(&mut self.aliases) {
            let device = moves.get(&device).cloned().unwrap_or(device);
            self.note_alias((partition, ip), device, standing);
        }
        for merge in &plan.merges {
            if let Some(ip) = merge.address {
                self.note_alias((merge.partition.clone(), ip), merge.survivor.clone(), Standing::Confirmed);
            }
        }
        for from in moves.keys() {
            self.devices.remove(from).expect("what is moved is stored");
        }
        for merge in &plan.merges {
            self.audit.push((merge.from.clone(), merge.to.clone(), merge.reason.as_str()));
        }
        for new in &plan.register {
            let seen = self.identifiers.get(&new.identifier).map_or(new.seen_at, |old| old.2.max(new.seen_at));
            self.identifiers.insert(new.identifier.clone(), (new.device.clone(), new.confidence, seen));
        }
        for known in &plan.touch {
            let stored = self.identifiers.get_mut(&known.identifier).expect("what is touched is stored");
            assert_eq!(stored.0, known.device, "what is touched means what it did");
            stored.2 = stored.2.max(known.seen_at);
        }
        self.churn += plan.churn();
        self.check();
    }

    /// Of two names of a device the one that says more stays.
    fn note_alias(&mut self, (partition, ip): (Partition, IpAddr), device: DeviceId, standing: Standing) {
        let known = self.aliases.entry((partition, ip, device)).or_insert(standing);
        *known = standing.max(*known);
    }

    /// What holds at all times.
    fn check(&self) {
        let mut owners = BTreeMap::new();
        for (id, device) in self.devices.iter().filter(|(id, device)| id.is_canonical() && !device.is_deleted) {
            if let Some(ip) = device.ip {
                let other = owners.insert((&device.partition, ip), id);
                assert_eq!(other, None, "{id} and another device have {ip} in {}", device.partition);
            }
        }
        for (identifier, (device, ..)) in &self.identifiers {
            let device = self.devices.get(device).expect("what an identifier means exists");
            assert_eq!(device.partition, identifier.partition, "an identifier means a device of its partition");
        }
        for (partition, ip, device) in self.aliases.keys() {
            let device = self.devices.get(device).expect("what has a name exists");
            assert_eq!(&device.partition, partition, "{ip} is a name of a device of its partition");
        }
    }

    /// The device that a key means after all merges.
    pub fn survivor(&self, id: &str) -> String {
        let merged: BTreeMap<_, _> = self.audit.iter().map(|(from, to, _)| (from.as_str(), to.as_str())).collect();
        let mut id = id;
        while let Some(to) = merged.get(id) {
            id = to;
        }
        id.to_owned()
    }

    /// Notes that an address is another one of a device.
    pub fn confirm(&mut self, id: &str, ip: &str) {
        let (partition, ip) = (self.device(id).partition.clone(), ip.parse().expect("an address"));
        self.note_alias((partition, ip), DeviceId::stored(id), Standing::Confirmed);
    }

    pub fn device(&self, id: &str) -> &Device {
        &self.devices[&DeviceId::stored(id)]
    }

    pub fn ip(&self, id: &str) -> Option<String> {
        self.device(id).ip.map(|ip| ip.to_string())
    }

    /// The device that an identifier means in the default partition.
    pub fn meaning(&self, kind: Kind, value: &str) -> Option<String> {
        let identifier = Identifier::new(Partition::named(""), kind, value);
        self.identifiers.get(&identifier).map(|(device, ..)| device.to_string())
    }
}
