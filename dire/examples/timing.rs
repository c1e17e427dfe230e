//! How long it takes to plan batches of devices, new ones and such as are known and have other addresses:
//! `cargo run --release -p dire --example timing`.

use std::net::Ipv4Addr;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use dire::{Batch, DeviceUpdate, Known, KnownDevice, Life, Plan, Source, resolve};
use uuid::Uuid;

fn updates(count: u32, shift: u32) -> impl Iterator<Item = (u64, DeviceUpdate)> {
    (0..count).map(move |number| {
        let update = DeviceUpdate {
            device_id: None,
            partition: String::new(),
            source: Source::Armis,
            ip: Some(Ipv4Addr::from_bits(0x0a00_0001 + (number + shift) % count).to_string()),
            mac: Some(format!(
                "00:1a:{:02x}:{:02x}:{:02x}:{:02x}",
                number >> 24,
                number >> 16 & 255,
                number >> 8 & 255,
                number & 255
            )),
            hostname: Some(format!("host-{number}")),
            metadata: [
                ("armis_device_id", number.to_string()),
                ("integration_type", "armis".to_owned()),
                ("integration_id", number.to_string()),
            ]
            .map(|(key, value)| (key.to_owned(), value))
            .into(),
            seen_at: DateTime::<Utc>::UNIX_EPOCH,
            is_available: None,
            is_deleted: false,
        };
        (u64::from(number), update)
    })
}

/// What an inventory answers in which a plan was carried out.
fn known(plan: &Plan) -> Known {
    let mut known = Known::default();
    for registration in &plan.register {
        known.add_identifier(registration.identifier.clone(), registration.device.clone());
    }
    for device in &plan.devices {
        let mut holds = dire::Holdings::default();
        holds.insert(dire::Kind::ArmisDeviceId, dire::Confidence::Strong);
        known.add_device(KnownDevice {
            id: device.id.clone(),
            partition: device.partition.clone(),
            ip: device.ip,
            life: Life::Live,
            first_seen: device.first_seen,
            holds,
            is_retracted: false,
        });
    }
    known
}

/// The shortest of some runs, which is the one that nobody disturbed, and its result.
fn shortest<T>(mut run: impl FnMut() -> T) -> (Duration, T) {
    let runs = (0..5).map(|_| {
        let start = Instant::now();
        let result = run();
        (start.elapsed(), result)
    });
    runs.min_by_key(|(time, _)| *time).expect("there are runs")
}

fn main() {
    println!("{:>8} {:>6} {:>10} {:>10} {:>10} {:>8}", "devices", "round", "admit", "keys", "resolve", "churn");
    for count in [12_500, 25_000, 50_000, 100_000] {
        let mut stored = Known::default();
        for (round, shift) in [("new", 0), ("moved", 1)] {
            let mut inputs: Vec<Vec<_>> = (0..5).map(|_| updates(count, shift).collect()).collect();
            let (admitted, batch) = shortest(|| Batch::admit(Uuid::nil(), inputs.pop().expect("one for each run")));
            let (keyed, keys) = shortest(|| batch.keys());
            let (resolved, plan) = shortest(|| resolve(&batch, &stored).expect("every device is described"));
            assert_eq!(plan.devices.len(), count as usize);
            assert!(keys.devices.len() >= count as usize);
            println!("{count:>8} {round:>6} {admitted:>10.1?} {keyed:>10.1?} {resolved:>10.1?} {:>8}", plan.churn());
            if shift == 0 {
                stored = known(&plan);
            }
        }
    }
}
