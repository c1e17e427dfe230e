//! What must be in the database after writers were killed, and what is.

use std::collections::{BTreeMap, BTreeSet};

use resource_core::Kind;
use resource_runtime::row::Row;
use resource_runtime::testing::TestCx;
use tests::deed::{Deed, Transition, email};

use crate::crash::Life;
use crate::race::{rows, text};

/// What is in the database. Lists are sorted, and name what is there twice twice.
pub struct Stored {
    pollers: Vec<(String, String)>,
    /// Poller, old state, new state, reason.
    events: Vec<[String; 4]>,
    identifiers: Vec<String>,
    /// Slug, number of default partitions, e-mail address of the first user, whether that is the owner.
    tenants: Vec<(String, i64, String, bool)>,
}

/// What should be there.
#[derive(Default)]
pub struct Account {
    /// Interrupted writes that are there nevertheless.
    pub whole: usize,
    pollers: BTreeMap<String, &'static str>,
    events: Vec<[String; 4]>,
    identifiers: Vec<String>,
    tenants: Vec<(String, i64, String, bool)>,
}

impl Stored {
    /// Reads it, past the engine.
    pub async fn of(t: &TestCx) -> Stored {
        let pollers = rows(t, "SELECT id, status FROM pollers").await;
        let events = rows(t, "SELECT entity_id, old_state, new_state, reason FROM health_events").await;
        let identifiers = rows(t, "SELECT identifier_value FROM device_identifiers").await;
        let tenants = rows(
            t,
            "SELECT t.slug, (SELECT CAST(count(*) AS bigint) FROM partitions p WHERE p.tenant_id = t.id AND p.slug = 'default'), \
             u.email, COALESCE(t.owner_id = u.id, false), \
             (SELECT CAST(count(*) AS bigint) FROM users v WHERE v.tenant_id = t.id AND v.role = 'admin') \
             FROM tenants t LEFT JOIN users u ON u.tenant_id = t.id WHERE t.slug LIKE 'k%-%-%'",
        );
        let tenant = |row: &Row| {
            let number = |at| row.scalar(at, Kind::I64).expect("a number").as_i64().expect("not null");
            let owned = row.scalar(3, Kind::Bool).expect("a truth value").as_bool() == Some(true);
            (text(row, 0), number(1), text(row, 2), owned && number(4) == 1)
        };
        let mut stored = Stored {
            pollers: pollers.iter().map(|row| (text(row, 0), text(row, 1))).collect(),
            events: events.iter().map(|row| [0, 1, 2, 3].map(|at| text(row, at))).collect(),
            identifiers: identifiers.iter().map(|row| text(row, 0)).collect(),
            tenants: tenants.await.iter().map(tenant).collect(),
        };
        stored.pollers.sort();
        stored.events.sort();
        stored.identifiers.sort();
        stored.tenants.sort();
        stored
    }

    /// Whether the first thing that a deed writes is there.
    fn has(&self, deed: &Deed) -> bool {
        match deed {
            Deed::Register { poller } => self.pollers.iter().any(|(id, _)| id == poller),
            Deed::Change { reason, .. } => self.events.iter().any(|event| event[3] == *reason),
            Deed::Identify { value, .. } => self.identifiers.contains(value),
            Deed::SignUp { slug } => self.tenants.iter().any(|(found, ..)| found == slug),
            Deed::Move { .. } | Deed::ChangePassword { .. } | Deed::UseToken { .. } => {
                unreachable!("no writer does this")
            }
        }
    }
}

impl Account {
    /// All that was acknowledged, and of the rest what seems to be there: all of it must be.
    pub fn of(lives: &[Life], stored: &Stored) -> Account {
        let mut account = Account::default();
        for life in lives {
            for (at, deed) in life.tried.iter().enumerate() {
                if at < life.done {
                    account.enter(deed);
                } else if stored.has(deed) {
                    account.whole += 1;
                    account.enter(deed);
                }
            }
        }
        account.events.sort();
        account.identifiers.sort();
        account.tenants.sort();
        account
    }

    fn enter(&mut self, deed: &Deed) {
        match deed {
            Deed::Register { poller } => {
                self.pollers.insert(poller.clone(), "healthy");
                self.events.push([poller.clone(), String::new(), "healthy".to_owned(), String::new()]);
            }
            Deed::Change { poller, by, reason } => {
                let now = leads_to(*by);
                let before = self.pollers.insert(poller.clone(), now).expect("it was registered");
                self.events.push([poller.clone(), before.to_owned(), now.to_owned(), reason.clone()]);
            }
            Deed::Identify { value, .. } => self.identifiers.push(value.clone()),
            Deed::SignUp { slug } => self.tenants.push((slug.clone(), 1, email(slug), true)),
            Deed::Move { .. } | Deed::ChangePassword { .. } | Deed::UseToken { .. } => {
                unreachable!("no writer does this")
            }
        }
    }

    /// Both sides are the same: nothing is lost, doubled, or there in part.
    pub fn settle(&self, stored: &Stored) {
        let pollers: Vec<(String, String)> =
            self.pollers.iter().map(|(id, state)| (id.clone(), (*state).to_owned())).collect();
        same("pollers", &pollers, &stored.pollers);
        same("health events", &self.events, &stored.events);
        same("identifiers", &self.identifiers, &stored.identifiers);
        same("tenants", &self.tenants, &stored.tenants);
    }
}

fn same<T: Ord + std::fmt::Debug>(what: &str, wanted: &[T], found: &[T]) {
    let (wanted_once, found_once): (BTreeSet<&T>, BTreeSet<&T>) = (wanted.iter().collect(), found.iter().collect());
    let missing: Vec<_> = wanted_once.difference(&found_once).collect();
    let surplus: Vec<_> = found_once.difference(&wanted_once).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "{what}: missing {missing:#?}, surplus {surplus:#?}");
    assert_eq!(wanted.len(), found.len(), "{what}: something is there twice");
}

fn leads_to(by: Transition) -> &'static str {
    match by {
        Transition::Activate | Transition::RestoreHealth | Transition::EndMaintenance => "healthy",
        Transition::Degrade => "degraded",
        Transition::StartMaintenance => "maintenance",
        Transition::GoOffline => "offline",
        Transition::Recover => "recovering",
        Transition::Deactivate => "inactive",
    }
}
