//! Pollers: columns, records, and their part of documents.

use uuid::Uuid;

use super::cells::{Cells, null};
use super::moment::Moment;
use super::refused::Result;
use super::write;

/// The columns that every statement about pollers answers with, in this order.
macro_rules! columns {
    () => {
        "id, component_id, registration_source, status, state_since, spiffe_identity, first_registered, first_seen, \
         last_seen, metadata, created_by, is_healthy, agent_count, checker_count, partition_id, updated_at"
    };
}
pub(super) use columns;

/// A poller.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as the columns of the same names")]
pub struct Poller {
    pub id: String,
    pub component_id: Option<String>,
    pub registration_source: String,
    pub status: String,
    pub state_since: Moment,
    pub spiffe_identity: Option<String>,
    pub first_registered: Moment,
    pub first_seen: Option<Moment>,
    pub last_seen: Option<Moment>,
    pub metadata: serde_json::Value,
    pub created_by: Option<String>,
    pub is_healthy: bool,
    pub agent_count: i64,
    pub checker_count: i64,
    pub partition_id: Option<Uuid>,
    pub updated_at: Moment,
}

impl Poller {
    /// The poller of a row.
    pub fn read(row: &impl Cells) -> Result<Poller> {
        let text = |at| row.text(at).map(|text| text.map(str::to_owned));
        let moment = |at| row.moment(at)?.ok_or_else(|| null(at));
        Ok(Poller {
            id: row.given_text(0)?.to_owned(),
            component_id: text(1)?,
            registration_source: row.given_text(2)?.to_owned(),
            status: row.given_text(3)?.to_owned(),
            state_since: moment(4)?,
            spiffe_identity: text(5)?,
            first_registered: moment(6)?,
            first_seen: row.moment(7)?,
            last_seen: row.moment(8)?,
            metadata: serde_json::from_str(row.given_json(9)?)?,
            created_by: text(10)?,
            is_healthy: row.truth(11)?.unwrap_or_default(),
            agent_count: row.normal(12)?.unwrap_or_default(),
            checker_count: row.normal(13)?.unwrap_or_default(),
            partition_id: row.uuid(14)?,
            updated_at: moment(15)?,
        })
    }
}

/// Writes a poller as a resource object.
pub fn object(out: &mut Vec<u8>, row: &impl Cells, now: Moment) -> Result<()> {
    let (id, component, status) = (row.given_text(0)?, row.text(1)?, row.given_text(3)?);
    let last_seen = row.moment(8)?;
    write::text(out, r#"{"type":"pollers","id":"#, Some(id));
    write::text(out, r#","attributes":{"component_id":"#, component);
    write::text(out, r#","registration_source":"#, row.text(2)?);
    write::text(out, r#","status":"#, Some(status));
    write::moment(out, r#","state_since":"#, row.moment(4)?);
    write::text(out, r#","spiffe_identity":"#, row.text(5)?);
    write::moment(out, r#","first_registered":"#, row.moment(6)?);
    write::moment(out, r#","first_seen":"#, row.moment(7)?);
    write::moment(out, r#","last_seen":"#, last_seen);
    write::json(out, r#","metadata":"#, row.json(9)?);
    write::text(out, r#","created_by":"#, row.text(10)?);
    write::truth(out, r#","is_healthy":"#, row.truth(11)?);
    write::number(out, r#","agent_count":"#, row.normal(12)?);
    write::number(out, r#","checker_count":"#, row.normal(13)?);
    write::moment(out, r#","updated_at":"#, row.moment(15)?);
    let seen_lately = last_seen.is_some_and(|seen| seen > now.before(300));
    write::truth(out, r#","is_online":"#, Some(status == "healthy" && seen_lately));
    let (color, label) = match status {
        "healthy" => ("green", "Healthy"),
        "degraded" => ("yellow", "Degraded"),
        "draining" => ("yellow", "Draining"),
        "recovering" => ("blue", "Recovering"),
        "maintenance" => ("purple", "Maintenance"),
        "inactive" => ("gray", "Inactive"),
        _ => ("red", "Offline"),
    };
    write::text(out, r#","status_color":"#, Some(color));
    write::text(out, r#","status_label":"#, Some(label));
    write::text(out, r#","display_name":"#, Some(component.unwrap_or(id)));
    match row.uuid(14)? {
        Some(partition) => {
            out.extend_from_slice(br#"},"relationships":{"partition":{"data":{"type":"partitions","id":""#);
            write::uuid(out, partition);
            out.extend_from_slice(br#""}}}}"#);
        }
        None => out.extend_from_slice(br#"},"relationships":{"partition":{"data":null}}}"#),
    }
    Ok(())
}
