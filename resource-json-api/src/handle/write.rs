//! Writing: creates, updates, destroys and hand-written actions.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use resource_runtime::action::{self, RunTarget, Target};

use super::Call;
use super::shown::record;
use crate::problem::Problems;
use crate::request::document::Inputs;
use crate::request::read::{no_parameters, only_fields};
use crate::response;

/// Creates a record and answers with it and where it is, or with the one that was there and was taken over.
pub(super) async fn create(call: &Call<'_>, body: Body) -> Result<Response, Problems> {
    let fields = only_fields(&call.api.catalog, &call.parameters)?;
    let Inputs { slots, origin } = call.inputs(body).await?;
    let endpoint = call.endpoint;
    let created = action::create_or_take_over(&call.cx, endpoint.meta, endpoint.at, slots).await;
    let created = created.map_err(|error| call.refused_document(error, origin))?;
    let (bytes, url) = record(call, &created.row, &fields).await.map_err(|error| call.refused(error))?;
    if created.origin == action::Origin::TakenOver {
        return Ok(response::document(StatusCode::OK, bytes));
    }
    let mut response = response::document(StatusCode::CREATED, bytes);
    if let Some(url) = url.and_then(|url| HeaderValue::try_from(url).ok()) {
        response.headers_mut().insert(header::LOCATION, url);
    }
    Ok(response)
}

/// Changes a record and answers with what it became.
pub(super) async fn update(call: &Call<'_>, body: Body) -> Result<Response, Problems> {
    let fields = only_fields(&call.api.catalog, &call.parameters)?;
    let Inputs { slots, origin } = call.inputs(body).await?;
    let endpoint = call.endpoint;
    let target = Target { action: endpoint.at, key: call.key.as_deref().unwrap_or_default() };
    let row = action::update(&call.cx, endpoint.meta, target, slots).await;
    let row = row.map_err(|error| call.refused_document(error, origin))?;
    let (bytes, _) = record(call, &row, &fields).await.map_err(|error| call.refused(error))?;
    Ok(response::document(StatusCode::OK, bytes))
}

/// Removes a record.
pub(super) async fn destroy(call: &Call<'_>, body: Body) -> Result<Response, Problems> {
    no_parameters(&call.parameters)?;
    let Inputs { slots, origin } = call.inputs(body).await?;
    let endpoint = call.endpoint;
    let target = Target { action: endpoint.at, key: call.key.as_deref().unwrap_or_default() };
    let done = action::destroy(&call.cx, endpoint.meta, target, slots).await;
    done.map_err(|error| call.refused_document(error, origin))?;
    Ok(response::no_content())
}

/// Runs hand-written code; what it returns stands under `meta.result`.
pub(super) async fn run(call: &Call<'_>, body: Body) -> Result<Response, Problems> {
    no_parameters(&call.parameters)?;
    let Inputs { slots, origin } = call.inputs(body).await?;
    let endpoint = call.endpoint;
    let target = RunTarget { action: endpoint.at, key: call.key.as_deref() };
    let result = action::run(&call.cx, endpoint.meta, target, slots).await;
    let result = result.map_err(|error| call.refused_document(error, origin))?;
    Ok(match endpoint.action.returns {
        Some(kind) => response::document(StatusCode::OK, response::result(kind, &result)),
        None => response::no_content(),
    })
}
