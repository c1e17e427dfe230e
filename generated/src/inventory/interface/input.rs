//! Generated from `resources/src/inventory/interface.rs` by `cargo xtask codegen`. Do not edit.
//!
//! What the actions of an interface take.

use crate::infrastructure::{Agent, Partition, Poller};
use crate::inventory::Device;
use resource_core::{Id, Json};
use resource_runtime::{Patch, into_slots};
use resources::inventory::interface::InterfaceStatus;

/// What [`by_device`](super::by_device) takes.
#[derive(Clone, Debug)]
pub struct ByDevice {
    /// Device.
    pub device: Id<Device, String>,
}

/// What [`by_number`](super::by_number) takes.
#[derive(Clone, Debug)]
pub struct ByNumber {
    /// The device that it is on.
    pub device: Id<Device, String>,
    /// Its number on the device.
    pub if_index: i32,
}

/// What [`by_poller`](super::by_poller) takes.
#[derive(Clone, Debug)]
pub struct ByPoller {
    /// Poller.
    pub poller: Id<Poller, String>,
}

/// What [`observe`](super::observe) takes.
#[derive(Clone, Debug)]
pub struct Observe {
    /// The device that it is on.
    pub device: Id<Device, String>,
    /// The partition of its device.
    pub partition: Id<Partition>,
    /// The agent that looked at it.
    pub agent: Option<Id<Agent, String>>,
    /// The poller that had it looked at.
    pub poller: Option<Id<Poller, String>>,
    /// Its number on the device.
    pub if_index: i32,
    /// The address at which the device was asked.
    pub device_ip: Option<String>,
    /// What the device calls it.
    pub if_name: Option<String>,
    /// How the device describes it.
    pub if_descr: Option<String>,
    /// What people call it.
    pub if_alias: Option<String>,
    /// How many bits a second it can carry.
    pub if_speed: Option<i64>,
    /// Its MAC address.
    pub if_phys_address: Option<String>,
    /// Its IP addresses.
    pub ip_addresses: Option<Vec<String>>,
    /// What it is meant to do.
    pub if_admin_status: Option<InterfaceStatus>,
    /// What it does.
    pub if_oper_status: Option<InterfaceStatus>,
    /// Facts around it.
    pub metadata: Option<Json>,
}

/// What [`update`](super::update) takes.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// What people call it.
    pub if_alias: Patch<String>,
    /// Facts around it.
    pub metadata: Option<Json>,
}

/// What [`move_to_device`](super::move_to_device) takes.
#[derive(Clone, Debug)]
pub struct MoveToDevice {
    /// The device from now on.
    pub device: Id<Device, String>,
}

into_slots! {
    ByDevice { device }
    ByNumber { device, if_index }
    ByPoller { poller }
    Observe {
        device, partition, agent: optional, poller: optional, if_index, device_ip: optional, if_name: optional,
        if_descr: optional, if_alias: optional, if_speed: optional, if_phys_address: optional, ip_addresses: optional,
        if_admin_status: optional, if_oper_status: optional, metadata: optional,
    }
    Update { if_alias: patch, metadata: optional }
    MoveToDevice { device }
}
