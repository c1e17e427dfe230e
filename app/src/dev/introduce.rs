//! The machine itself as the first device, with checks of what it offers to itself.

use std::net::SocketAddr;

use anyhow::Result;
use dire::{DeviceUpdate, Source};
use generated::infrastructure::partition::{self, BySlug};
use generated::inventory::InterfaceStatus;
use generated::inventory::interface::{self, Observe};
use generated::monitoring::CheckType;
use generated::monitoring::service_check::{self, ByDevice, Create};
use resource_core::Id;
use resource_runtime::Cx;

use super::machine::Machine;
use crate::sync;

/// The most ports that are checked.
const PORTS: usize = 10;

/// What was introduced.
pub(super) struct Introduced {
    /// The device's key.
    pub device: String,
    /// How many interfaces it has.
    pub interfaces: usize,
    /// The ports that are checked.
    pub ports: Vec<u16>,
}

/// Adds this machine to a tenant as an administrator of it: the device, its interfaces, and a check for each
/// port that answers at the loopback address, the API's among them. What is there already stays as it is.
///
/// # Errors
/// When an action is refused.
pub(super) async fn introduce(admin: &Cx, machine: &Machine, api: SocketAddr) -> Result<Introduced> {
    let update = DeviceUpdate {
        device_id: None,
        partition: "default".to_owned(),
        source: Source::SelfReported,
        ip: Some(machine.address().to_string()),
        mac: machine.mac().map(str::to_owned),
        hostname: Some(machine.name.clone()),
        metadata: Default::default(),
        seen_at: admin.now().into(),
        is_available: Some(true),
        is_deleted: false,
    };
    let device = sync::resolve_one(admin, update).await?;
    let partition = partition::by_slug(admin, BySlug { slug: "default".to_owned() }).await?.id;
    let sync = admin.system("sync");
    for found in &machine.interfaces {
        let observe = Observe {
            device: device.clone(),
            partition,
            agent: None,
            poller: None,
            if_index: found.index,
            device_ip: Some(machine.address().to_string()),
            if_name: Some(found.name.clone()),
            if_descr: None,
            if_alias: None,
            if_speed: None,
            if_phys_address: found.mac.clone(),
            ip_addresses: Some(found.addresses.iter().map(ToString::to_string).collect()),
            if_admin_status: Some(InterfaceStatus::Up),
            if_oper_status: Some(InterfaceStatus::Up),
            metadata: None,
        };
        interface::observe(&sync, observe).await?;
    }
    let own = api.port();
    let others = machine.ports.iter().copied().filter(|port| *port != own).take(PORTS - 1);
    let ports: Vec<u16> = [own].into_iter().chain(others).collect();
    let checks = service_check::by_device(admin, ByDevice { device: device.clone() }).all().await?;
    let is_checked = |port: u16| checks.iter().any(|check| check.port == Some(i32::from(port)));
    for port in ports.iter().filter(|port| !is_checked(**port)) {
        service_check::create(admin, check(*port, own, &device)).await?;
    }
    Ok(Introduced { device: device.key().clone(), interfaces: machine.interfaces.len(), ports })
}

fn check(port: u16, own: u16, device: &Id<generated::inventory::Device, String>) -> Create {
    let name = if port == own { "ServiceRadar itself".to_owned() } else { format!("port {port} of this machine") };
    Create {
        name,
        description: Some("Found when this machine introduced itself.".to_owned()),
        check_type: CheckType::Tcp,
        target: "127.0.0.1".to_owned(),
        port: Some(i32::from(port)),
        interval_seconds: None,
        timeout_seconds: Some(5),
        retries: Some(1),
        enabled: None,
        config: None,
        warning_threshold_ms: None,
        critical_threshold_ms: None,
        agent: None,
        device: Some(device.clone()),
        schedule: None,
        partition: None,
        metadata: None,
    }
}
