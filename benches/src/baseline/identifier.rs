//! What devices are recognized by: columns, records, and their part of documents.

use uuid::Uuid;

use super::cells::{Cells, null};
use super::moment::Moment;
use super::refused::Result;
use super::write;

/// The columns that every statement about identifiers answers with, in this order.
macro_rules! columns {
    () => {
        "id, device_uid, partition_id, identifier_type, identifier_value, confidence, source, first_seen, last_seen, \
         verified, metadata"
    };
}
pub(super) use columns;

/// An identifier.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "as the columns of the same names")]
pub struct Identifier {
    pub id: i64,
    pub device_uid: String,
    pub partition_id: Uuid,
    pub identifier_type: String,
    pub identifier_value: String,
    pub confidence: String,
    pub source: Option<String>,
    pub first_seen: Moment,
    pub last_seen: Moment,
    pub verified: bool,
    pub metadata: serde_json::Value,
}

impl Identifier {
    /// The identifier of a row.
    pub fn read(row: &impl Cells) -> Result<Identifier> {
        let text = |at| row.given_text(at).map(str::to_owned);
        let moment = |at| row.moment(at)?.ok_or_else(|| null(at));
        Ok(Identifier {
            id: row.big(0)?.ok_or_else(|| null(0))?,
            device_uid: text(1)?,
            partition_id: row.uuid(2)?.ok_or_else(|| null(2))?,
            identifier_type: text(3)?,
            identifier_value: text(4)?,
            confidence: text(5)?,
            source: row.text(6)?.map(str::to_owned),
            first_seen: moment(7)?,
            last_seen: moment(8)?,
            verified: row.truth(9)?.unwrap_or_default(),
            metadata: serde_json::from_str(row.given_json(10)?)?,
        })
    }
}

/// Writes an identifier as a resource object.
pub fn object(out: &mut Vec<u8>, row: &impl Cells) -> Result<()> {
    let (kind, confidence) = (row.given_text(3)?, row.given_text(5)?);
    write::number(out, r#"{"type":"device-identifiers","id":""#, row.big(0)?);
    write::text(out, r#"","attributes":{"identifier_type":"#, Some(kind));
    write::text(out, r#","identifier_value":"#, row.text(4)?);
    write::text(out, r#","confidence":"#, Some(confidence));
    write::text(out, r#","source":"#, row.text(6)?);
    write::moment(out, r#","first_seen":"#, row.moment(7)?);
    write::moment(out, r#","last_seen":"#, row.moment(8)?);
    write::truth(out, r#","verified":"#, row.truth(9)?);
    write::json(out, r#","metadata":"#, row.json(10)?);
    write::truth(out, r#","is_strong":"#, Some(confidence == "strong"));
    let priority = match kind {
        "armis_device_id" => 1,
        "integration_id" => 2,
        "netbox_device_id" => 3,
        "mac" => 4,
        _ => 5,
    };
    write::number(out, r#","priority":"#, Some(priority));
    write::text(out, r#"},"relationships":{"device":{"data":{"type":"devices","id":"#, row.text(1)?);
    out.extend_from_slice(br#"}},"partition":{"data":{"type":"partitions","id":""#);
    write::uuid(out, row.uuid(2)?.ok_or_else(|| null(2))?);
    out.extend_from_slice(br#""}}}}"#);
    Ok(())
}
