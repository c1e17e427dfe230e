//! Generated from `resources/src/integrations/integration_source.rs` by `cargo xtask codegen`. Do not edit.
//!
//! The actions of an integration source.

use super::IntegrationSource;
use super::input::{ByName, ByType, Claim, Create, RecordSync, Renew, Update};
use resource_core::Id;
use resource_runtime::read::Select;
use resource_runtime::{Cx, Reaches, Result, Slots, questions, typed};

/// Lists the sources by name.
pub fn list<R: Reaches<IntegrationSource>>(cx: &Cx<R>) -> Select<'_, IntegrationSource> {
    Select::new(cx.any(), 0, Slots::default())
}

/// Fetches a source by id.
pub async fn get<R: Reaches<IntegrationSource>>(cx: &Cx<R>, id: &Id<IntegrationSource>) -> Result<IntegrationSource> {
    Select::new(cx.any(), 1, Slots::default()).get(id).await
}

/// Fetches a source by its name.
pub async fn by_name<R: Reaches<IntegrationSource>>(cx: &Cx<R>, input: ByName) -> Result<IntegrationSource> {
    Select::new(cx.any(), 2, input.into()).one().await
}

/// Lists the sources that are in use.
pub fn enabled<R: Reaches<IntegrationSource>>(cx: &Cx<R>) -> Select<'_, IntegrationSource> {
    Select::new(cx.any(), 3, Slots::default())
}

/// Lists the sources of one kind.
pub fn by_type<R: Reaches<IntegrationSource>>(cx: &Cx<R>, input: ByType) -> Select<'_, IntegrationSource> {
    Select::new(cx.any(), 4, input.into())
}

/// Lists the sources whose interval is over.
pub fn due<R: Reaches<IntegrationSource>>(cx: &Cx<R>) -> Select<'_, IntegrationSource> {
    Select::new(cx.any(), 5, Slots::default())
}

/// Adds a source. In a partition the numbers of one NetBox mean devices, so that another one has to be in another
/// partition.
pub async fn create<R: Reaches<IntegrationSource>>(cx: &Cx<R>, input: Create) -> Result<IntegrationSource> {
    typed::create(cx.any(), 6, input).await
}

/// Changes a source. Its kind and its partition stay. Credentials that are stored stay with the scheme, host and
/// port that they were written for: an endpoint elsewhere wants others in the same request, or `null`.
pub async fn update<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
    input: Update,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 7, id, input).await
}

/// Puts a source to use.
pub async fn enable<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 8, id, Slots::default()).await
}

/// Stops asking a source.
pub async fn disable<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 9, id, Slots::default()).await
}

/// Asks for the devices of a source to be taken in now, whenever the next time would be. It is done in the
/// background and begins within a minute.
pub async fn request_sync<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 10, id, Slots::default()).await
}

/// Takes in the devices of a source.
///
/// For parts of the system only.
pub async fn sync<R: Reaches<IntegrationSource>>(cx: &Cx<R>, id: &Id<IntegrationSource>) -> Result<()> {
    typed::run::<IntegrationSource>(cx.any(), 11, Some(id), Slots::default()).await
}

/// Claims a source for one reading of it. Whoever comes second is refused.
///
/// For parts of the system only.
pub async fn claim<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
    input: Claim,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 12, id, input).await
}

/// Keeps a source for two more minutes. Refused if somebody else has claimed it meanwhile.
///
/// For parts of the system only.
pub async fn renew<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
    input: Renew,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 13, id, input).await
}

/// Notes how asking a source went, and lets go of it. A failure keeps the count of the last success.
///
/// For parts of the system only.
pub async fn record_sync<R: Reaches<IntegrationSource>>(
    cx: &Cx<R>,
    id: &Id<IntegrationSource>,
    input: RecordSync,
) -> Result<IntegrationSource> {
    typed::update(cx.any(), 14, id, input).await
}

/// Removes a source. The devices that it named stay.
pub async fn destroy<R: Reaches<IntegrationSource>>(cx: &Cx<R>, id: &Id<IntegrationSource>) -> Result<()> {
    typed::destroy::<IntegrationSource>(cx.any(), 15, id, Slots::default()).await
}

questions! {
    IntegrationSource, Reaches<IntegrationSource>;
    can_create: create = 6;
}

questions! {
    IntegrationSource, Reaches<IntegrationSource>, Id<IntegrationSource>;
    can_update: update = 7;
    can_enable: enable = 8;
    can_disable: disable = 9;
    can_request_sync: request_sync = 10;
    can_sync: sync = 11;
    can_claim: claim = 12;
    can_renew: renew = 13;
    can_record_sync: record_sync = 14;
    can_destroy: destroy = 15;
}
