//! Which rows of A somebody may see, worked out here once more from roles and partitions.

use std::collections::BTreeSet;

use resource_runtime::db::Dialect;
use serde_json::Value;
use tests::http::{self, Reply};
use tests::world::{self, Access, ROLES, SHARED, Tenant, World};

use crate::request::Request;

/// What is in one partition.
const REQUIRED: [&str; 6] =
    ["devices", "device-identifiers", "interfaces", "device-alias-states", "merge-audits", "integration-sources"];
/// What is for one partition or for all.
const OPTIONAL: [&str; 9] = [
    "pollers",
    "agents",
    "checkers",
    "service-checks",
    "polling-schedules",
    "poll-jobs",
    "check-results",
    "alerts",
    "events",
];

/// Who asks: a role, and the partition that the actor works in.
#[derive(Clone, Debug)]
pub struct Viewer {
    role: String,
    partition: Option<String>,
}

impl Viewer {
    /// Whoever [`World::api`] would find behind a token or name of tenant A.
    pub fn of(who: &str) -> Viewer {
        match who.strip_prefix("@a ") {
            Some(name) => {
                let mut parts = name.split(' ').map(str::to_owned);
                Viewer { role: parts.next().unwrap_or_default(), partition: parts.next() }
            }
            None => {
                let role = ROLES.iter().find(|role| {
                    [Access::Read, Access::Write, Access::Full]
                        .iter()
                        .any(|access| Tenant::A.token(role, *access) == who)
                });
                Viewer { role: role.expect("a token of a role").to_string(), partition: None }
            }
        }
    }

    /// Whoever a request is limited to being.
    pub fn behind(request: &Request) -> Viewer {
        let viewer = Viewer::of(&request.who);
        Viewer { partition: request.partition.clone().or(viewer.partition), ..viewer }
    }

    fn user(&self) -> String {
        let user = ROLES.iter().position(|role| *role == self.role).expect("a role");
        world::keys("users", None)[user].clone()
    }

    /// The first record of an answer that this viewer may not read, by type and id.
    pub fn forbidden(&self, reply: &Reply) -> Option<String> {
        if reply.status != 200 && reply.status != 201 {
            return None;
        }
        let document = reply.json();
        let data = match &document["data"] {
            Value::Array(records) => records.clone(),
            record => vec![record.clone()],
        };
        let included = document["included"].as_array().cloned().unwrap_or_default();
        let hidden = data.iter().chain(&included).find(|record| !self.reads(record))?;
        Some(format!("{} {}", hidden["type"], hidden["id"]))
    }

    /// What the linkage of a record says; where it says nothing, nothing is known.
    fn reads(&self, record: &Value) -> bool {
        let linked = |name: &str| match record["relationships"][name].get("data") {
            Some(Value::Object(linkage)) => Some(linkage["id"].as_str().map(str::to_owned)),
            Some(Value::Null) => Some(None),
            // What refers to nothing has the partition as an attribute.
            _ => match record["attributes"].get(name) {
                Some(Value::String(id)) => Some(Some(id.clone())),
                Some(Value::Null) => Some(None),
                _ => None,
            },
        };
        let in_partition = |unbound: bool| match (&self.partition, linked("partition")) {
            (None, _) | (_, None) => true,
            (Some(_), Some(None)) => unbound,
            (Some(own), Some(Some(other))) => *own == other,
        };
        match record["type"].as_str().unwrap_or_default() {
            other if REQUIRED.contains(&other) => in_partition(false),
            "audit-logs" | "job-queues" | "job-schedules" | "jobs" => {
                self.is_granted(record["type"].as_str().unwrap_or_default())
            }
            other if OPTIONAL.contains(&other) => in_partition(true),
            "api-tokens" if matches!(self.role.as_str(), "viewer" | "operator") => {
                linked("user").is_none_or(|user| user == Some(self.user()))
            }
            _ => true,
        }
    }

    /// Whether the role may look at this type at all.
    fn is_granted(&self, api_type: &str) -> bool {
        match api_type {
            "audit-logs" => matches!(self.role.as_str(), "admin" | "super_admin"),
            "jobs" => self.role != "viewer",
            "job-queues" | "job-schedules" => self.role == "super_admin",
            _ => true,
        }
    }

    /// The keys of every row of A that this viewer may read, of a type, as worlds begin.
    fn all(&self, api_type: &str) -> BTreeSet<String> {
        let owners = [None, Some(Tenant::A)];
        let rows = owners.into_iter().flat_map(|owner| world::keys(api_type, owner));
        let partitions: Vec<String> = owners.into_iter().flat_map(|owner| world::keys("partitions", owner)).collect();
        let numbered = rows.enumerate();
        let granted = self.is_granted(api_type);
        let sees = |row: usize| match (api_type, &self.partition) {
            (other, Some(own)) if REQUIRED.contains(&other) => partitions[row] == *own,
            (other, Some(own)) if OPTIONAL.contains(&other) => row.is_multiple_of(2) || partitions[row] == *own,
            _ => true,
        };
        numbered.filter(|(row, _)| granted && sees(*row)).map(|(_, key)| key).collect()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lists_are_whole() {
    let mut lists = 0;
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let world = World::open(dialect, &Tenant::ALL).await;
        let theirs = world::keys("partitions", Some(Tenant::B));
        let partitions = world::keys("partitions", None).into_iter().chain(theirs.clone());
        let partitions: Vec<Option<String>> = [None].into_iter().chain(partitions.map(Some)).collect();
        for role in ROLES {
            for partition in &partitions {
                let who = format!("@a {role} {}", partition.clone().unwrap_or_default());
                let who = who.trim_end().to_owned();
                let viewer = Viewer::of(&who);
                // Whatever the role, the header does the same.
                let own = partition.as_ref().filter(|partition| role == "operator" && !theirs.contains(partition));
                for entry in crate::choice::resources() {
                    let path = format!("/{}", entry.meta.api_type);
                    let wanted = if entry.meta.api_type == "api-tokens" {
                        tokens(&viewer)
                    } else {
                        viewer.all(entry.meta.api_type)
                    };
                    let mut replies = vec![world.get(Some(&who), &path).await];
                    if let Some(own) = own {
                        replies.push(limited(&world, (role, own), &path).await);
                    }
                    for reply in replies {
                        lists += 1;
                        let found: BTreeSet<String> = reply.ids().into_iter().collect();
                        assert_eq!(found, wanted, "{dialect:?}: {} for {who}: {}", entry.meta.api_type, reply.text);
                    }
                }
            }
        }
    }
    tests::counts::tell(&format!("oracle: {lists} lists are whole"));
    assert!(lists > 500);
}

/// A list as somebody with a role gets it whose request says that it stays in a partition.
async fn limited(world: &World, (role, partition): (&str, &str), path: &str) -> Reply {
    let mut request = http::request("GET", path, Some(&Tenant::A.token(role, Access::Full)), None);
    request.headers_mut().insert("x-partition-id", partition.parse().expect("a header"));
    world.api.request(request).await
}

/// Three tokens for each role; people see their own, administrators all.
fn tokens(viewer: &Viewer) -> BTreeSet<String> {
    let own = ROLES.iter().position(|role| *role == viewer.role).expect("a role") as u16;
    let everybody = matches!(viewer.role.as_str(), "admin" | "super_admin");
    let rows = (0..12).filter(|row| everybody || row / 3 == own);
    rows.map(|row| world::id(2, if row < SHARED { 0 } else { Tenant::A.number() }, row).to_string()).collect()
}
