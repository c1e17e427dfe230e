//! A tenant with sources.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use app::sync::{Intake, Outcome};
use connectors::{Files, Retry, Surroundings};
use fake_netbox::FakeNetbox;
use futures::TryStreamExt as _;
use generated::identity::tenant;
use generated::infrastructure::Partition;
use generated::infrastructure::partition::{self, BySlug};
use generated::integrations::integration_source::{self, Create};
use generated::integrations::{IntegrationSource, SourceType};
use generated::inventory::{Device, DeviceIdentifier, IdentifierType, device, device_identifier};
use resource_core::{Id, Json, Secret};
use resource_runtime::Cx;
use resource_runtime::testing::{TestCx, TestTenant};
use serde_json::json;

/// Rows on a page.
pub const PAGE: i32 = 20;

/// A source.
pub type Source = Id<IntegrationSource>;

/// A tenant, as the part of the system sees it that takes devices in.
pub struct Site {
    pub tenant: TestTenant,
    pub sync: Cx,
    pub intake: Intake,
}

/// Limits that tests can wait for.
pub fn intake() -> Intake {
    // An error means that another test was first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let around = Surroundings::new(Files::Within(crate::FILES.path().to_owned()));
    let retry =
        Retry { attempts: 2, base: Duration::from_millis(2), longest: Duration::from_millis(5), ..around.retry };
    Intake::new(Surroundings { retry, ..around })
}

impl Site {
    /// The tenant that the test calls `name`.
    pub fn new(t: &TestCx, name: &str) -> Site {
        let tenant = t.tenant(name);
        Site { sync: tenant.system("sync"), tenant, intake: intake() }
    }

    /// A partition, by its slug.
    pub async fn partition(&self, slug: &str) -> Id<Partition> {
        let admin = self.tenant.role("admin");
        match partition::by_slug(&admin, BySlug { slug: slug.to_owned() }).await {
            Ok(partition) => partition.id,
            Err(_) => partition::create(&admin, new_partition(slug)).await.expect("a partition").id,
        }
    }

    /// A source that reads a NetBox into a partition.
    pub async fn netbox(&self, netbox: &FakeNetbox, name: &str, slug: &str) -> Source {
        let mut input = self.input(name, SourceType::Netbox, &netbox.url(), slug).await;
        input.page_size = Some(PAGE);
        input.settings = Some(object(json!({ "timeout_seconds": 60 })));
        input.credentials = self.credentials(netbox);
        integration_source::create(&self.tenant.role("admin"), input).await.expect("a source").id
    }

    /// From now on the source gives its NetBox so many seconds for a page.
    pub async fn allow(&self, source: &Source, seconds: u64) {
        let settings = Some(object(json!({ "timeout_seconds": seconds })));
        let update = integration_source::Update { settings, ..integration_source::Update::default() };
        integration_source::update(&self.tenant.role("admin"), source, update).await.expect("changed");
    }

    /// A source that reads a file.
    pub async fn file(&self, path: &str, source_type: SourceType) -> Source {
        let input = self.input(path, source_type, path, "default").await;
        integration_source::create(&self.tenant.role("admin"), input).await.expect("a source").id
    }

    /// Writes a file where those of the tenant are read from.
    pub async fn write(&self, name: &str, text: &str) {
        let folder = self.folder().await;
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(name), text).expect("written");
    }

    /// Where the files of the tenant are read from.
    pub async fn folder(&self) -> PathBuf {
        let tenant = tenant::get(&self.tenant.role("viewer"), &Id::new(self.sync.tenant())).await.expect("the tenant");
        crate::FILES.path().join(tenant.slug.as_str().to_ascii_lowercase())
    }

    /// What a source is added with.
    pub async fn input(&self, name: &str, source_type: SourceType, endpoint: &str, slug: &str) -> Create {
        source(name, source_type, endpoint, self.partition(slug).await)
    }

    /// What a NetBox wants to see.
    pub fn credentials(&self, netbox: &FakeNetbox) -> Option<Secret<Json>> {
        Some(Secret::new(object(json!({ "api_token": netbox.token() }))))
    }

    /// Asks a source.
    pub async fn run(&self, source: &Source) -> Outcome {
        app::sync::run(&self.sync, &self.intake, source, &|_| {}).await.expect("asked")
    }

    /// What the source says of itself.
    pub async fn look(&self, source: &Source) -> IntegrationSource {
        integration_source::get(&self.tenant.role("viewer"), source).await.expect("the source")
    }

    /// Every device by its key.
    pub async fn devices(&self) -> BTreeMap<String, Device> {
        let devices: Vec<Device> = device::list(&self.sync).stream().try_collect().await.expect("devices");
        devices.into_iter().map(|device| (device.uid.clone(), device)).collect()
    }

    /// The keys of devices by their numbers in NetBox, in a partition.
    pub async fn by_number(&self, slug: &str) -> BTreeMap<u64, String> {
        let place = self.partition(slug).await;
        let numbers = DeviceIdentifier::IDENTIFIER_TYPE.eq(IdentifierType::NetboxDeviceId);
        let numbers = numbers.and(DeviceIdentifier::PARTITION_ID.eq(place));
        let rows: Vec<DeviceIdentifier> =
            device_identifier::list(&self.sync).filter(numbers).stream().try_collect().await.expect("identifiers");
        rows.iter().map(|row| (row.identifier_value.parse().expect("a number"), row.device_uid.to_string())).collect()
    }
}

/// A JSON object.
pub fn object(value: serde_json::Value) -> Json {
    Json(value.as_object().expect("an object").clone())
}

/// What a source is added with.
pub fn source(name: &str, source_type: SourceType, endpoint: &str, partition: Id<Partition>) -> Create {
    Create {
        name: name.to_owned(),
        source_type,
        endpoint: endpoint.to_owned(),
        enabled: None,
        agent: None,
        poller: None,
        partition,
        poll_interval_seconds: None,
        page_size: None,
        network_blacklist: None,
        queries: None,
        custom_fields: None,
        settings: None,
        credentials: None,
    }
}

fn new_partition(slug: &str) -> partition::Create {
    partition::Create {
        name: slug.to_owned(),
        slug: slug.to_owned(),
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
    }
}
