//! The machine that this program runs on, as it describes itself. Nothing is probed: names, interfaces and
//! listening ports are what the system says of them.

use std::collections::BTreeSet;
use std::fs;
use std::net::IpAddr;

/// This machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    /// What it calls itself.
    pub name: String,
    /// Its network interfaces, in the order of their numbers.
    pub interfaces: Vec<Interface>,
    /// The TCP ports that answer at the loopback address, except those that are open for a while only.
    pub ports: BTreeSet<u16>,
}

/// A network interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Its number.
    pub index: i32,
    /// What the system calls it.
    pub name: String,
    /// Its hardware address, if it has one.
    pub mac: Option<String>,
    /// Its addresses.
    pub addresses: Vec<IpAddr>,
    /// Whether it reaches this machine alone.
    pub is_loopback: bool,
}

impl Machine {
    /// The machine here. What the system does not tell is left out.
    pub fn here() -> Machine {
        let name = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
        let name = if name.trim().is_empty() { "localhost" } else { name.trim() };
        let tables = ["/proc/net/tcp", "/proc/net/tcp6"].map(|path| fs::read_to_string(path).unwrap_or_default());
        let passing = passing_ports(&fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap_or_default());
        let ports = tables.iter().flat_map(|table| listening(table)).filter(|port| !passing.contains(port)).collect();
        Machine { name: name.to_owned(), interfaces: interfaces(), ports }
    }

    /// The hardware address by which it is known: that of its first interface that has one.
    pub fn mac(&self) -> Option<&str> {
        self.interfaces.iter().filter(|interface| !interface.is_loopback).find_map(|interface| interface.mac.as_deref())
    }

    /// The address at which others know it, or that of the loopback.
    pub fn address(&self) -> IpAddr {
        let outward = self.interfaces.iter().filter(|interface| !interface.is_loopback);
        let mut addresses = outward.flat_map(|interface| &interface.addresses).filter(|address| address.is_ipv4());
        addresses.next().copied().unwrap_or(IpAddr::from([127, 0, 0, 1]))
    }
}

fn interfaces() -> Vec<Interface> {
    let mut interfaces: Vec<Interface> = Vec::new();
    for found in if_addrs::get_if_addrs().unwrap_or_default() {
        let index = found.index.and_then(|index| i32::try_from(index).ok()).unwrap_or_default();
        let (address, is_loopback) = (found.ip(), found.is_loopback());
        match interfaces.iter_mut().find(|known| known.name == found.name) {
            Some(known) => known.addresses.push(address),
            None => interfaces.push(Interface {
                mac: mac(&found.name),
                index,
                name: found.name,
                addresses: vec![address],
                is_loopback,
            }),
        }
    }
    interfaces.sort_by_key(|interface| interface.index);
    interfaces
}

fn mac(interface: &str) -> Option<String> {
    let text = fs::read_to_string(format!("/sys/class/net/{interface}/address")).ok()?;
    let text = text.trim();
    (!text.is_empty() && text != "00:00:00:00:00:00").then(|| text.to_owned())
}

/// The ports of `/proc/net/tcp` that take connections at the loopback address: proc(5).
fn listening(table: &str) -> impl Iterator<Item = u16> + '_ {
    const LISTEN: &str = "0A";
    table.lines().skip(1).filter_map(|line| {
        let mut columns = line.split_whitespace().skip(1);
        let (local, state) = (columns.next()?, columns.nth(1)?);
        let (address, port) = local.split_once(':')?;
        (state == LISTEN && answers_at_loopback(address)).then(|| u16::from_str_radix(port, 16).ok())?
    })
}

/// The ports that the system hands out for a while, which nobody offers anything at for long.
fn passing_ports(range: &str) -> std::ops::RangeInclusive<u16> {
    let mut ends = range.split_whitespace().map(|port| port.parse().unwrap_or(0));
    match (ends.next(), ends.next()) {
        (Some(first), Some(last)) if first > 0 => first..=last,
        _ => 32_768..=u16::MAX,
    }
}

/// `0100007F` is 127.0.0.1 in the order of the bytes of this machine; only zeros are all addresses.
fn answers_at_loopback(address: &str) -> bool {
    let loopback_v4 = [format!("{:08X}", u32::from_ne_bytes([127, 0, 0, 1]))];
    address.bytes().all(|digit| digit == b'0') || loopback_v4.contains(&address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_that_answer_at_the_loopback_are_found() {
        let own = format!("{:08X}", u32::from_ne_bytes([127, 0, 0, 1]));
        let table = format!(
            "  sl  local_address rem_address   st tx_queue\n\
             0: {own}:1F90 00000000:0000 0A 00000000:00000000\n\
             1: 00000000:0016 00000000:0000 0A 00000000:00000000\n\
             2: {own}:A1B2 {own}:1F90 01 00000000:00000000\n\
             3: 0A00000A:0050 00000000:0000 0A 00000000:00000000\n\
             broken\n"
        );
        assert_eq!(listening(&table).collect::<Vec<_>>(), [0x1F90, 22]);
    }

    #[test]
    fn ports_that_are_handed_out_for_a_while_are_known() {
        assert_eq!(passing_ports("32768\t60999\n"), 32_768..=60_999);
        assert_eq!(passing_ports(""), 32_768..=u16::MAX);
    }

    #[test]
    fn this_machine_has_a_name_and_interfaces() {
        let machine = Machine::here();
        assert!(!machine.name.is_empty());
        assert!(machine.interfaces.iter().any(|interface| interface.is_loopback), "{machine:?}");
    }
}
