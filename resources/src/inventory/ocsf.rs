//! Values that the Open Cybersecurity Schema Framework (OCSF 1.7) describes machines with. A resource that
//! has them stands in a file of its own.

use resource::prelude::*;

/// Kinds of machines, with the numbers of OCSF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum DeviceType {
    /// Not known.
    Unknown = 0,
    /// A server.
    Server = 1,
    /// A desktop computer.
    Desktop = 2,
    /// A laptop computer.
    Laptop = 3,
    /// A tablet.
    Tablet = 4,
    /// A telephone.
    Mobile = 5,
    /// A virtual machine.
    Virtual = 6,
    /// A thing with a network connection.
    #[value("iot")]
    Iot = 7,
    /// A browser.
    Browser = 8,
    /// A firewall.
    Firewall = 9,
    /// A switch.
    Switch = 10,
    /// A hub.
    Hub = 11,
    /// A router.
    Router = 12,
    /// A system that detects intrusions.
    Ids = 13,
    /// A system that prevents intrusions.
    Ips = 14,
    /// A load balancer.
    LoadBalancer = 15,
    /// Something else; see the kind in words.
    Other = 99,
}

/// Levels of risk, with the numbers of OCSF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ResourceEnum)]
#[repr(i16)]
pub enum RiskLevel {
    /// Worth knowing.
    Info = 0,
    /// Low.
    Low = 1,
    /// Medium.
    Medium = 2,
    /// High.
    High = 3,
    /// Critical.
    Critical = 4,
}

/// An operating system.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct DeviceOs {
    /// Its name.
    pub name: Option<String>,
    /// The family, such as linux or windows.
    pub family: Option<String>,
    /// The version.
    pub version: Option<String>,
    /// The build.
    pub build: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The release of the kernel.
    pub kernel_release: Option<String>,
    /// The length of a machine word.
    pub cpu_bits: Option<i32>,
    /// The language it is set to.
    pub lang: Option<String>,
}

/// The hardware of a device.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct DeviceHardware {
    /// The architecture of the processor.
    pub cpu_architecture: Option<String>,
    /// The kind of processor.
    pub cpu_type: Option<String>,
    /// How many processors there are.
    pub cpu_count: Option<i32>,
    /// How many cores each has.
    pub cpu_cores: Option<i32>,
    /// The clock rate in MHz.
    pub cpu_speed_mhz: Option<i32>,
    /// The memory in bytes.
    pub ram_size: Option<i64>,
    /// The serial number.
    pub serial_number: Option<String>,
    /// What the housing is.
    pub chassis: Option<String>,
    /// Who made the firmware.
    pub bios_manufacturer: Option<String>,
    /// The version of the firmware.
    pub bios_ver: Option<String>,
}

/// A network interface as a source describes it.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct DeviceNetworkInterface {
    /// Its name on the device.
    pub name: Option<String>,
    /// The key that the source has for it.
    pub uid: Option<String>,
    /// The kind, such as wired or wireless.
    pub interface_type: Option<String>,
    /// The host name behind it.
    pub hostname: Option<String>,
    /// Its MAC address.
    pub mac: Option<String>,
    /// Its main IP address.
    pub ip: Option<String>,
    /// All its IP addresses.
    pub ip_addresses: Vec<String>,
    /// The length of the subnet's prefix.
    pub subnet_prefix: Option<i32>,
    /// The name space that its addresses are valid in.
    pub namespace: Option<String>,
}

/// Whoever has a device.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct DeviceOwner {
    /// The name.
    pub name: Option<String>,
    /// The key in a directory.
    pub uid: Option<String>,
    /// The e-mail address.
    pub email_addr: Option<String>,
    /// The domain of the account.
    pub domain: Option<String>,
}

/// The organization that a device belongs to.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct DeviceOrganization {
    /// The name.
    pub name: Option<String>,
    /// The key in a directory.
    pub uid: Option<String>,
    /// The unit inside it.
    pub ou_name: Option<String>,
    /// The key of the unit.
    pub ou_uid: Option<String>,
}

/// A group of a directory such as Active Directory.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct DirectoryGroup {
    /// The name.
    pub name: Option<String>,
    /// The key in the directory.
    pub uid: Option<String>,
    /// What it is for.
    pub desc: Option<String>,
    /// What its members may do.
    pub privileges: Vec<String>,
}

/// An agent that runs on a device.
#[derive(Clone, Debug, PartialEq, Embedded)]
pub struct InstalledAgent {
    /// The name.
    pub name: Option<String>,
    /// The key it has with its vendor.
    pub uid: Option<String>,
    /// What kind of agent it is.
    pub agent_type: Option<String>,
    /// Who makes it.
    pub vendor_name: Option<String>,
    /// The version.
    pub version: Option<String>,
}
