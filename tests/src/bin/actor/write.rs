//! `actor write DATABASE TENANT USER NAME SEED DEVICE PARTITION`: writes until it is killed.
//!
//! It says `ready`, then for each deed `try` with the deed and, once the call has returned, `done`. A
//! deed that is refused ends it with `refused`: nothing it does can be wrong.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::process::ExitCode;

use resource_runtime::testing::Random;
use tests::deed::{Deed, Outcome, Transition};
use uuid::Uuid;

use crate::stage;

/// Somebody who writes at random.
struct Writer {
    name: String,
    random: Random,
    device: String,
    partition: Uuid,
    /// The pollers that this process has registered, and the transition that led to where each is.
    pollers: BTreeMap<String, Transition>,
    deeds: usize,
}

pub fn run(mut arguments: impl Iterator<Item = OsString>) -> ExitCode {
    stage::play(async move {
        let cx = stage::enter(&mut arguments).await;
        let mut writer = Writer {
            name: crate::parsed(&mut arguments, "its name"),
            random: Random::new(crate::parsed(&mut arguments, "a seed")),
            device: crate::parsed(&mut arguments, "a device"),
            partition: crate::parsed(&mut arguments, "a partition"),
            pollers: BTreeMap::new(),
            deeds: 0,
        };
        println!("ready");
        loop {
            let deed = writer.next();
            println!("try {}", serde_json::to_string(&deed).expect("JSON"));
            match deed.insist(&cx).await {
                Outcome::Done(_) => println!("done"),
                Outcome::Refused { text, .. } => return println!("refused {text}"),
            }
            writer.note(deed);
        }
    });
    ExitCode::SUCCESS
}

impl Writer {
    fn next(&mut self) -> Deed {
        self.deeds += 1;
        let unique = format!("{}-{}", self.name, self.deeds);
        match self.random.below(100) {
            0..30 => Deed::Register { poller: unique },
            30..70 if !self.pollers.is_empty() => {
                let names: Vec<&String> = self.pollers.keys().collect();
                let poller = (*self.random.pick(&names)).clone();
                let by = follows(self.pollers[&poller]);
                Deed::Change { poller, by, reason: unique }
            }
            70..88 => Deed::SignUp { slug: unique },
            _ => Deed::Identify { device: self.device.clone(), partition: self.partition, value: unique },
        }
    }

    /// What was done decides what can be done next.
    fn note(&mut self, deed: Deed) {
        match deed {
            // A registered poller is healthy, as is one that was restored.
            Deed::Register { poller } => self.pollers.insert(poller, Transition::RestoreHealth),
            Deed::Change { poller, by, .. } => self.pollers.insert(poller, by),
            _ => None,
        };
    }
}

/// A legal transition after another one.
fn follows(last: Transition) -> Transition {
    match last {
        Transition::RestoreHealth => Transition::Degrade,
        Transition::Degrade => Transition::StartMaintenance,
        Transition::StartMaintenance => Transition::EndMaintenance,
        Transition::EndMaintenance | Transition::Activate => Transition::GoOffline,
        Transition::GoOffline => Transition::Recover,
        Transition::Recover => Transition::RestoreHealth,
        Transition::Deactivate => Transition::Activate,
    }
}
