//! `X-Partition-Id`: a request that concerns one partition alone.

use axum::http::request::Parts;
use generated::ActorFields;
use generated::infrastructure::{Partition, partition};
use resource_core::Id;
use resource_runtime::error::Failure;
use resource_runtime::{Actor, Class, Cx, Engine, Error, Result};
use uuid::Uuid;

const HEADER: &str = "X-Partition-Id";

/// The context, limited to the partition that the request names, if it names one. An actor that is in a
/// partition already stays there: a header only narrows.
pub(super) async fn narrow(engine: &Engine, cx: Cx, request: &Parts) -> Result<Cx> {
    let Some(wanted) = named(request)? else { return Ok(cx) };
    let own = ActorFields::from(cx.actor());
    if own.partition.is_some_and(|own| own != wanted) {
        return Err(unknown());
    }
    let system = engine.in_tenant(cx.tenant(), Actor::system("authentication"));
    match partition::get(&system, &wanted).await {
        Err(error) if error.class() == Class::NotFound => return Err(unknown()),
        found => found?,
    };
    let fields = ActorFields { partition: Some(wanted), ..own };
    let actor = Actor { fields: fields.into(), ..cx.actor().clone() };
    Ok(engine.in_tenant(cx.tenant(), actor))
}

/// The partition that the request names.
fn named(request: &Parts) -> Result<Option<Id<Partition>>> {
    let mut values = request.headers.get_all(HEADER).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return if request.headers.contains_key(HEADER) { Err(malformed("is given twice")) } else { Ok(None) };
    };
    let text = value.to_str().map(str::trim).map_err(|_| malformed("is no text"))?;
    Uuid::parse_str(text).map(|id| Some(Id::from(id))).map_err(|_| malformed("is not the id of a partition"))
}

fn malformed(text: &'static str) -> Error {
    Error::with_failures(Class::Malformed, vec![Failure::header(HEADER, "partition", text)])
}

/// The same for no partition, another tenant's, and one that the actor is not in.
fn unknown() -> Error {
    malformed("names no partition that you can work in")
}
