//! Reading: lists and single records.

use axum::http::StatusCode;
use axum::response::Response;
use resource_core::meta::GetBy;
use resource_runtime::read;

use super::Call;
use crate::problem::Problems;
use crate::request::read::ReadRequest;
use crate::response::link::{Asked, Links};
use crate::response::{self, Node};

/// Answers with the records that a read action finds.
pub(super) async fn answer(call: &Call<'_>) -> Result<Response, Problems> {
    let ReadRequest { query, fields } = ReadRequest::parse(&call.api.catalog, call.endpoint, &call.parameters)?;
    let (meta, page) = (call.endpoint.meta, query.page.clone());
    let found = match (call.endpoint.get_by(), &call.key) {
        (Some(GetBy::Key), Some(key)) => read::get(&call.cx, meta, key, query).await,
        _ => read::read(&call.cx, meta, query).await,
    };
    let found = found.map_err(|error| call.refused(error))?;
    let catalog = &call.api.catalog;
    let node = Node::new(catalog, &found, &fields);
    let path = format!("{}{}", catalog.prefix, call.parts.uri.path());
    let asked = Asked { path: &path, parameters: &call.parameters };
    let bytes = match call.endpoint.lists() {
        true => {
            let paging = call.endpoint.action.read.as_ref().and_then(|read| read.page);
            let links = Links::of_list(asked, paging, &page, &found);
            links.and_then(|links| response::many(&node, &links))
        }
        false => response::one(&node, &Links::to_self(Some(asked.url(None)))),
    };
    let bytes = bytes.map_err(|error| call.refused(error))?;
    Ok(response::document(StatusCode::OK, bytes))
}
