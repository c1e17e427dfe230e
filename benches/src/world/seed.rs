//! Fills a database through actions; only what no action says of many (when a device was last seen, whether it answers)
//! is SQL.

use anyhow::Result;
use generated::identity::api_token::{self, Issue};
use generated::identity::{Role, TokenAccess, User, tenant, user};
use generated::infrastructure::{Partition, Poller, partition, poller};
use generated::inventory::{IdentifierType, device, device_identifier};
use resource_core::{CiString, Id, Value as _};
use resource_runtime::{Actor, Cx, Engine, Principal};
use uuid::Uuid;

use super::Size;
use super::sample::NewDevice;
use crate::baseline::{Moment, Store};

/// What is in the database.
#[derive(Clone, Debug)]
pub struct Seeded {
    /// The tenant to measure in. There is another one, as large.
    pub tenant: Uuid,
    /// An administrator of it.
    pub user: Id<User>,
    /// The key of a token of that administrator, which writes.
    pub key: String,
    /// The partition to measure in: a quarter of the tenant.
    pub partition: Id<Partition>,
    /// What it is called in addresses.
    pub slug: String,
    /// Devices of the partition.
    pub devices: Vec<String>,
    /// Pollers of the partition.
    pub pollers: Vec<String>,
}

const PARTITIONS: usize = 4;
const POLLERS: usize = 40;
/// Devices in one transaction.
const BATCH: usize = 200;

pub(super) async fn fill(engine: &Engine, store: &Store, size: Size) -> Result<Seeded> {
    fill_tenant(engine, "Other", size).await?;
    let seeded = fill_tenant(engine, "Measured", size).await?;
    spread(store).await?;
    Ok(seeded)
}

async fn fill_tenant(engine: &Engine, name: &str, size: Size) -> Result<Seeded> {
    let platform = engine.platform(Actor::system("console"), "filling a database");
    let create = tenant::Create {
        name: name.to_owned(),
        plan: None,
        max_devices: None,
        max_users: None,
        settings: None,
        slug: None,
        reserved: None,
    };
    let tenant = tenant::create(&platform, create).await?.id.uuid();
    let administrator = |fields| Actor {
        name: "user:seed".to_owned(),
        principals: vec![Principal::role("admin")],
        fields,
        is_system: false,
    };
    let cx = engine.in_tenant(tenant, administrator(Vec::new()));
    let create =
        user::Create { email: CiString::new("admin@example.org"), display_name: None, role: Some(Role::Admin) };
    let user = user::create(&cx, create).await?.id;
    let cx = engine.in_tenant(tenant, administrator(vec![user.to_scalar()]));
    let issue = Issue {
        name: "Measuring".to_owned(),
        description: None,
        access: Some(TokenAccess::Write),
        expires_at: None,
        metadata: None,
        user: None,
    };
    let key = api_token::issue(&cx, issue).await?.token;

    let partitions = partitions(&cx).await?;
    let pollers = pollers(&cx, &partitions).await?;
    let devices = devices(&cx, &partitions, &pollers, size).await?;
    let own = |all: Vec<String>| all.into_iter().step_by(PARTITIONS).collect();
    Ok(Seeded {
        tenant,
        user,
        key,
        partition: partitions[0],
        slug: "partition-0".to_owned(),
        devices: own(devices),
        pollers: own(pollers),
    })
}

async fn partitions(cx: &Cx) -> Result<Vec<Id<Partition>>> {
    let mut partitions = Vec::new();
    for number in 0..PARTITIONS {
        let create = partition::Create {
            name: format!("Partition {number}"),
            slug: format!("partition-{number}"),
            description: None,
            enabled: None,
            cidr_ranges: None,
            default_gateway: None,
            dns_servers: None,
            site: None,
            region: None,
            environment: None,
            connectivity_type: None,
            proxy_endpoint: None,
            metadata: None,
        };
        partitions.push(partition::create(cx, create).await?.id);
    }
    Ok(partitions)
}

async fn pollers(cx: &Cx, partitions: &[Id<Partition>]) -> Result<Vec<String>> {
    let mut pollers = Vec::new();
    for number in 0..POLLERS {
        let register = poller::Register {
            id: format!("poller-{number:02}"),
            component_id: Some(format!("edge-{number:02}")),
            registration_source: None,
            spiffe_identity: Some(format!("spiffe://example.org/poller/{number}")),
            partition: Some(partitions[number % PARTITIONS]),
            agent_count: Some(3),
            checker_count: Some(12),
            metadata: None,
        };
        pollers.push(poller::register(cx, register).await?.id.clone());
    }
    Ok(pollers)
}

async fn devices(cx: &Cx, partitions: &[Id<Partition>], pollers: &[String], size: Size) -> Result<Vec<String>> {
    let new = |number: usize| NewDevice {
        uid: format!("sr:device-{number:05}"),
        number,
        partition: partitions[number % PARTITIONS],
        poller: (!number.is_multiple_of(5)).then(|| Id::<Poller, String>::new(pollers[number % POLLERS].clone())),
    };
    let all: Vec<NewDevice> = (0..size.devices).map(new).collect();
    for batch in all.chunks(BATCH) {
        cx.transaction(async |tx| {
            for new in batch {
                device::create(tx, new.create()).await?;
                for (kind, value) in [
                    (IdentifierType::Mac, format!("0200{:08X}", new.number)),
                    (IdentifierType::ArmisDeviceId, format!("armis-{}", new.number)),
                ] {
                    let register = device_identifier::Register {
                        device: Id::new(new.uid.clone()),
                        partition: new.partition,
                        identifier_type: kind,
                        identifier_value: value,
                        confidence: None,
                        source: Some("armis".to_owned()),
                        verified: None,
                        metadata: None,
                    };
                    device_identifier::register(tx, register).await?;
                }
            }
            Ok(())
        })
        .await?;
    }
    Ok(all.into_iter().map(|new| new.uid).collect())
}

/// Spreads the devices over the last days, half a minute away from where a calculation changes, six of seven of which
/// answer, and lets
/// the database know its tables.
async fn spread(store: &Store) -> Result<()> {
    const POSTGRES: &str = "update devices set last_seen_time = $1 - (30 + 60 * (row.number - 1)) * interval '1 second', \
        is_available = row.number % 7 <> 0 \
        from (select tenant_id, uid, row_number() over (partition by tenant_id order by md5(uid)) as number from devices) row \
        where devices.tenant_id = row.tenant_id and devices.uid = row.uid";
    const SQLITE: &str = "update devices set last_seen_time = $1 - (30 + 60 * (row.number - 1)) * 1000000, \
        is_available = row.number % 7 <> 0 \
        from (select tenant_id, uid, row_number() over (partition by tenant_id order by substr(uid, -2), uid) as number from devices) row \
        where devices.tenant_id = row.tenant_id and devices.uid = row.uid";
    let now = Moment::now();
    match store {
        Store::Postgres(pool) => {
            sqlx::query(POSTGRES).bind(now).execute(pool).await?;
            sqlx::raw_sql("vacuum analyze").execute(pool).await?;
        }
        Store::Sqlite { writer, .. } => {
            sqlx::query(SQLITE).bind(now).execute(writer).await?;
            sqlx::raw_sql("analyze").execute(writer).await?;
        }
    }
    Ok(())
}
