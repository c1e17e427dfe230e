//! Encrypted fields: sealed on the way into a statement, revealed where code asks for it.
//!
//! Pipelines work on what callers gave, so rules and hooks see it plain; the last step before a statement
//! seals it. The column holds bytes, which neither database takes a text for: a value that was forgotten
//! here could not be stored. What was sealed already (the stored row of an update) stays as it is.
//!
//! Keys and the cipher are in [`crate::keyring`].

use std::borrow::Cow;

use resource_core::meta::{Field, Tenancy};
use resource_core::value::{json_from_scalar, json_to_scalar};
use resource_core::{Kind, ResourceMeta, Scalar, Sealed, Value};
use uuid::Uuid;

use crate::cx::{AnyCx, Cx, Reach};
use crate::error::{Error, Result};
use crate::record::{EncryptedAttribute, Record};

impl AnyCx {
    /// What an encrypted field of a record of this context's tenant holds.
    ///
    /// # Errors
    /// [`crate::error::Class::Internal`], with the field and the remedy for the log: the key is not in the
    /// keyring, or the stored bytes were changed or moved from another column or tenant.
    pub fn reveal<R: Record, E: Sealed>(&self, field: EncryptedAttribute<R, E>, value: &E) -> Result<E::Plain> {
        let Some(envelope) = value.envelope() else { return Ok(E::Plain::from_scalar(Scalar::Null)?) };
        let field = &R::META.fields[usize::from(field.position())];
        let unreadable = |text: String| Error::internal(format!("{}.{}: {text}", R::META.name, field.name));
        let tenant = match (R::META.tenancy, self.tenant()) {
            (Tenancy::Shared, _) => None,
            (_, Some(tenant)) => Some(tenant),
            (_, None) => return Err(unreadable("a value of a tenant is revealed outside it".to_owned())),
        };
        let opened = self.engine().keyring().open_sealed(&purpose(R::META, field, tenant), envelope);
        let bytes = opened.map_err(|why| unreadable(why.to_string()))?;
        let value = decoded(<E::Plain as Value>::KIND, bytes).and_then(|plain| E::Plain::from_scalar(plain).ok());
        value.ok_or_else(|| unreadable("what it holds is none of its type; declare the type it was written as".into()))
    }
}

impl<R: Reach> Cx<R> {
    /// As [`AnyCx::reveal`]: `cx.reveal(Source::CREDENTIALS, &source.credentials)`.
    ///
    /// # Errors
    /// As [`AnyCx::reveal`].
    pub fn reveal<T: Record, E: Sealed>(&self, field: EncryptedAttribute<T, E>, value: &E) -> Result<E::Plain> {
        self.any().reveal(field, value)
    }
}

/// The row as its table holds it.
pub(crate) fn sealed(cx: &AnyCx, meta: &ResourceMeta, mut row: Vec<Scalar>) -> Result<Vec<Scalar>> {
    let tenant = meta.tenant_field().and_then(|field| row[usize::from(field)].as_uuid());
    for (at, field) in meta.fields.iter().enumerate() {
        if let Some(value) = sealed_value(cx, meta, field, tenant, &row[at])? {
            row[at] = value;
        }
    }
    Ok(row)
}

/// A value that is to be written to a field of a row in the context's tenant, as the table holds it.
pub(crate) fn assigned(cx: &AnyCx, meta: &ResourceMeta, field: u16, value: &Scalar) -> Result<Option<Scalar>> {
    let tenant = meta.tenant_field().and(cx.tenant());
    sealed_value(cx, meta, &meta.fields[usize::from(field)], tenant, value)
}

/// Whether any field is encrypted.
pub(crate) fn has_encrypted(meta: &ResourceMeta) -> bool {
    meta.fields.iter().any(|field| field.encrypted.is_some())
}

/// Whether a value of a field is sealed already; the rules were asked of it before it was.
pub(crate) fn is_sealed(field: &Field, value: &Scalar) -> bool {
    field.encrypted.is_some() && matches!(value, Scalar::Bytes(_))
}

/// `None` where nothing is to be done.
fn sealed_value(
    cx: &AnyCx,
    meta: &ResourceMeta,
    field: &Field,
    tenant: Option<Uuid>,
    value: &Scalar,
) -> Result<Option<Scalar>> {
    let Some(kind) = field.encrypted.filter(|_| !value.is_null() && !is_sealed(field, value)) else { return Ok(None) };
    let envelope = cx.engine().keyring().seal(&purpose(meta, field, tenant), &encoded(kind, value))?;
    Ok(Some(Scalar::Bytes(Cow::Owned(envelope))))
}

/// What an envelope is for: a table, a column, a tenant. The lengths keep the names apart.
fn purpose(meta: &ResourceMeta, field: &Field, tenant: Option<Uuid>) -> Vec<u8> {
    let mut purpose = Vec::new();
    for part in [meta.table.as_bytes(), field.column.as_bytes(), tenant.as_ref().map_or(&[], |id| id.as_bytes())] {
        purpose.extend((part.len() as u64).to_be_bytes());
        purpose.extend(part);
    }
    purpose
}

/// Texts and documents as they are, everything else as JSON.
fn encoded(kind: Kind, value: &Scalar) -> Vec<u8> {
    match value {
        Scalar::Text(text) | Scalar::Json(text) if is_text(kind) || kind.is_json() => text.as_bytes().to_vec(),
        value => json_from_scalar(kind, value).to_string().into_bytes(),
    }
}

fn decoded(kind: Kind, bytes: Vec<u8>) -> Option<Scalar> {
    let text = String::from_utf8(bytes).ok()?;
    match kind {
        kind if is_text(kind) => Some(text.into()),
        kind if kind.is_json() => Some(Scalar::Json(text.into())),
        kind => json_to_scalar(kind, serde_json::from_str(&text).ok()?).ok(),
    }
}

fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::CiText)
}
