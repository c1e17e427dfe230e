//! Devices: columns, records, and their part of documents.

use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::cells::{Cells, null};
use super::moment::Moment;
use super::ocsf::{self, Agent, Group, Hardware, Interface, Organization, Os, Owner};
use super::refused::{Refused, Result};
use super::write;

/// The columns that every statement about devices answers with, in this order.
macro_rules! columns {
    () => {
        "uid, partition_id, status, type_id, type_name, name, hostname, ip, mac, uid_alt, domain, zone, subnet_uid, \
         vlan_uid, region, vendor_name, model, os, hw_info, network_interfaces, first_seen_time, last_seen_time, \
         created_time, modified_time, risk_level_id, risk_score, is_compliant, is_trusted, owner, org, groups, \
         agent_list, group_id, poller_id, discovery_sources, is_available, metadata, agent_uid"
    };
}
pub(super) use columns;

/// A device.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as the columns of the same names")]
pub struct Device {
    pub uid: String,
    pub partition_id: Uuid,
    pub status: Status,
    pub type_id: i64,
    pub type_name: Option<String>,
    pub name: Option<String>,
    pub hostname: Option<String>,
    pub ip: Option<String>,
    pub mac: Option<String>,
    pub uid_alt: Option<String>,
    pub domain: Option<String>,
    pub zone: Option<String>,
    pub subnet_uid: Option<String>,
    pub vlan_uid: Option<String>,
    pub region: Option<String>,
    pub vendor_name: Option<String>,
    pub model: Option<String>,
    pub os: Option<Os>,
    pub hw_info: Option<Hardware>,
    pub network_interfaces: Vec<Interface>,
    pub first_seen_time: Moment,
    pub last_seen_time: Moment,
    pub created_time: Moment,
    pub modified_time: Moment,
    pub risk_level_id: Option<i64>,
    pub risk_score: Option<i64>,
    pub is_compliant: Option<bool>,
    pub is_trusted: bool,
    pub owner: Option<Owner>,
    pub org: Option<Organization>,
    pub groups: Vec<Group>,
    pub agent_list: Vec<Agent>,
    pub group_id: Option<Uuid>,
    pub poller_id: Option<String>,
    pub discovery_sources: Vec<String>,
    pub is_available: bool,
    pub metadata: serde_json::Value,
    pub agent_uid: Option<String>,
}

/// How far a device is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Status {
    Discovered,
    Identified,
    Managed,
}

impl Status {
    fn parse(text: &str) -> Result<Status> {
        match text {
            "discovered" => Ok(Status::Discovered),
            "identified" => Ok(Status::Identified),
            "managed" => Ok(Status::Managed),
            _ => Err(Refused::Invalid("a device has a status that nobody knows")),
        }
    }
}

impl Device {
    /// The device of a row.
    pub fn read(row: &impl Cells) -> Result<Device> {
        fn document<T: for<'d> Deserialize<'d>>(text: Option<&str>) -> Result<Option<T>> {
            Ok(text.map(serde_json::from_str).transpose()?)
        }
        let text = |at| row.text(at).map(|text| text.map(str::to_owned));
        let moment = |at| row.moment(at)?.ok_or_else(|| null(at));
        Ok(Device {
            uid: row.given_text(0)?.to_owned(),
            partition_id: row.uuid(1)?.ok_or_else(|| null(1))?,
            status: Status::parse(row.given_text(2)?)?,
            type_id: row.small(3)?.ok_or_else(|| null(3))?,
            type_name: text(4)?,
            name: text(5)?,
            hostname: text(6)?,
            ip: text(7)?,
            mac: text(8)?,
            uid_alt: text(9)?,
            domain: text(10)?,
            zone: text(11)?,
            subnet_uid: text(12)?,
            vlan_uid: text(13)?,
            region: text(14)?,
            vendor_name: text(15)?,
            model: text(16)?,
            os: document(row.json(17)?)?,
            hw_info: document(row.json(18)?)?,
            network_interfaces: serde_json::from_str(row.given_json(19)?)?,
            first_seen_time: moment(20)?,
            last_seen_time: moment(21)?,
            created_time: moment(22)?,
            modified_time: moment(23)?,
            risk_level_id: row.small(24)?,
            risk_score: row.normal(25)?,
            is_compliant: row.truth(26)?,
            is_trusted: row.truth(27)?.unwrap_or_default(),
            owner: document(row.json(28)?)?,
            org: document(row.json(29)?)?,
            groups: serde_json::from_str(row.given_json(30)?)?,
            agent_list: serde_json::from_str(row.given_json(31)?)?,
            group_id: row.uuid(32)?,
            poller_id: text(33)?,
            discovery_sources: serde_json::from_str(row.given_json(34)?)?,
            is_available: row.truth(35)?.unwrap_or_default(),
            metadata: serde_json::from_str(row.given_json(36)?)?,
            agent_uid: text(37)?,
        })
    }

    /// What to call it.
    pub fn display_name(&self) -> &str {
        self.name.as_deref().or(self.hostname.as_deref()).or(self.ip.as_deref()).unwrap_or(&self.uid)
    }

    /// Whether it is under management.
    pub fn is_managed(&self) -> bool {
        self.status == Status::Managed
    }

    /// Whether it has not been seen for a day.
    pub fn is_stale(&self, now: Moment) -> bool {
        self.last_seen_time < now.before(86_400)
    }

    /// A colour for whether it answers.
    pub fn status_color(&self, now: Moment) -> &'static str {
        color(self.is_available, self.last_seen_time, now)
    }
}

fn color(is_available: bool, last_seen: Moment, now: Moment) -> &'static str {
    match is_available && last_seen > now.before(300) {
        true => "green",
        false if last_seen > now.before(3_600) => "yellow",
        false => "red",
    }
}

/// Writes a device as a resource object; `identifiers` are the keys of loaded ones.
pub fn object(out: &mut Vec<u8>, row: &impl Cells, now: Moment, identifiers: Option<&[i64]>) -> Result<()> {
    let uid = row.given_text(0)?;
    write::text(out, r#"{"type":"devices","id":"#, Some(uid));
    write::text(out, r#","attributes":{"uid":"#, Some(uid));
    let status = row.given_text(2)?;
    write::text(out, r#","status":"#, Some(status));
    write::text(out, r#","type_id":"#, row.small(3)?.and_then(ocsf::kind));
    write::text(out, r#","type_name":"#, row.text(4)?);
    let (name, hostname, ip) = (row.text(5)?, row.text(6)?, row.text(7)?);
    write::text(out, r#","name":"#, name);
    write::text(out, r#","hostname":"#, hostname);
    write::text(out, r#","ip":"#, ip);
    write::text(out, r#","mac":"#, row.text(8)?);
    write::text(out, r#","uid_alt":"#, row.text(9)?);
    write::text(out, r#","domain":"#, row.text(10)?);
    write::text(out, r#","zone":"#, row.text(11)?);
    write::text(out, r#","subnet_uid":"#, row.text(12)?);
    write::text(out, r#","vlan_uid":"#, row.text(13)?);
    write::text(out, r#","region":"#, row.text(14)?);
    write::text(out, r#","vendor_name":"#, row.text(15)?);
    write::text(out, r#","model":"#, row.text(16)?);
    write::json(out, r#","os":"#, row.json(17)?);
    write::json(out, r#","hw_info":"#, row.json(18)?);
    write::json(out, r#","network_interfaces":"#, row.json(19)?);
    write::moment(out, r#","first_seen_time":"#, row.moment(20)?);
    let last_seen = row.moment(21)?.ok_or_else(|| null(21))?;
    write::moment(out, r#","last_seen_time":"#, Some(last_seen));
    write::moment(out, r#","created_time":"#, row.moment(22)?);
    write::moment(out, r#","modified_time":"#, row.moment(23)?);
    write::text(out, r#","risk_level_id":"#, row.small(24)?.and_then(ocsf::risk));
    write::number(out, r#","risk_score":"#, row.normal(25)?);
    write::truth(out, r#","is_compliant":"#, row.truth(26)?);
    write::truth(out, r#","is_trusted":"#, row.truth(27)?);
    write::json(out, r#","owner":"#, row.json(28)?);
    write::json(out, r#","org":"#, row.json(29)?);
    write::json(out, r#","groups":"#, row.json(30)?);
    write::json(out, r#","agent_list":"#, row.json(31)?);
    write::json(out, r#","discovery_sources":"#, row.json(34)?);
    let is_available = row.truth(35)?.unwrap_or_default();
    write::truth(out, r#","is_available":"#, Some(is_available));
    write::json(out, r#","metadata":"#, row.json(36)?);
    write::truth(out, r#","is_managed":"#, Some(status == "managed"));
    write::text(out, r#","display_name":"#, Some(name.or(hostname).or(ip).unwrap_or(uid)));
    write::truth(out, r#","is_stale":"#, Some(last_seen < now.before(86_400)));
    write::text(out, r#","status_color":"#, Some(color(is_available, last_seen, now)));
    out.extend_from_slice(br#"},"relationships":{"partition":{"data":{"type":"partitions","id":""#);
    write::uuid(out, row.uuid(1)?.ok_or_else(|| null(1))?);
    out.extend_from_slice(br#""}},"group":{"data":"#);
    match row.uuid(32)? {
        Some(group) => {
            out.extend_from_slice(br#"{"type":"device-groups","id":""#);
            write::uuid(out, group);
            out.extend_from_slice(br#""}},"poller":{"data":"#);
        }
        None => out.extend_from_slice(br#"null},"poller":{"data":"#),
    }
    named(out, "pollers", row.text(33)?);
    out.extend_from_slice(br#"},"agent":{"data":"#);
    named(out, "agents", row.text(37)?);
    out.extend_from_slice(b"}");
    if let Some(identifiers) = identifiers {
        out.extend_from_slice(br#","identifiers":{"data":["#);
        for (at, id) in identifiers.iter().enumerate() {
            let open = if at == 0 { "" } else { "," };
            out.extend_from_slice(open.as_bytes());
            write::number(out, r#"{"type":"device-identifiers","id":""#, Some(*id));
            out.extend_from_slice(b"\"}");
        }
        out.extend_from_slice(b"]}");
    }
    out.extend_from_slice(b"}}");
    Ok(())
}

/// Writes what identifies a record by its name, or that there is none.
fn named(out: &mut Vec<u8>, kind: &str, name: Option<&str>) {
    match name {
        Some(name) => {
            write::text(out, r#"{"type":"#, Some(kind));
            write::text(out, r#","id":"#, Some(name));
            out.extend_from_slice(b"}");
        }
        None => out.extend_from_slice(b"null"),
    }
}

/// What a new device is made from. The attributes and relationships of the request, checked.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as the columns of the same names")]
pub struct NewDevice {
    pub uid: String,
    pub partition_id: Uuid,
    pub poller_id: Option<String>,
    pub group_id: Option<Uuid>,
    pub known: Known,
}

/// What is known of a new device.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "as the columns of the same names")]
pub struct Known {
    pub uid: Option<String>,
    pub type_id: Option<String>,
    pub type_name: Option<String>,
    pub name: Option<String>,
    pub hostname: Option<String>,
    pub ip: Option<String>,
    pub mac: Option<String>,
    pub uid_alt: Option<String>,
    pub domain: Option<String>,
    pub zone: Option<String>,
    pub subnet_uid: Option<String>,
    pub vlan_uid: Option<String>,
    pub region: Option<String>,
    pub vendor_name: Option<String>,
    pub model: Option<String>,
    pub os: Option<Os>,
    pub hw_info: Option<Hardware>,
    pub network_interfaces: Vec<Interface>,
    pub risk_level_id: Option<String>,
    pub risk_score: Option<i32>,
    pub is_compliant: Option<bool>,
    pub is_trusted: bool,
    pub owner: Option<Owner>,
    pub org: Option<Organization>,
    pub groups: Vec<Group>,
    pub agent_list: Vec<Agent>,
    pub discovery_sources: Vec<String>,
    pub is_available: Option<bool>,
    pub metadata: Option<Box<RawValue>>,
}

impl NewDevice {
    /// Trims what is trimmed and refuses what is too long.
    pub fn check(&mut self) -> Result<()> {
        let Known { name, hostname, ip, mac, .. } = &mut self.known;
        for text in [name, hostname, ip, mac].into_iter().flatten() {
            if text.trim().len() != text.len() {
                *text = text.trim().to_owned();
            }
        }
        let uid = &self.uid;
        if uid.is_empty()
            || uid.chars().count() > 255
            || uid.contains(|letter: char| letter == '~' || letter.is_whitespace())
        {
            return Err(Refused::Invalid("uid must have 1 to 255 characters, none of them ~ or white space"));
        }
        let known = &self.known;
        let within = |text: &Option<String>, most: usize| text.as_ref().is_none_or(|text| text.chars().count() <= most);
        let short = [
            &known.type_name,
            &known.name,
            &known.hostname,
            &known.uid_alt,
            &known.domain,
            &known.zone,
            &known.subnet_uid,
            &known.vlan_uid,
            &known.region,
            &known.vendor_name,
            &known.model,
        ];
        let fit = short.into_iter().all(|text| within(text, 255)) && within(&known.ip, 45) && within(&known.mac, 63);
        if fit { Ok(()) } else { Err(Refused::Invalid("a text is too long")) }
    }
}
