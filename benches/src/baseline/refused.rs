//! Why a request is refused.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A result of the hand-written side.
pub type Result<T> = std::result::Result<T, Refused>;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Nobody knows who asks.
    #[error("a valid token is needed")]
    Unauthenticated,
    /// The caller may not do this.
    #[error("this is not allowed")]
    Forbidden,
    /// There is no such record within reach.
    #[error("there is no such record")]
    NotFound,
    /// The record is in another state.
    #[error("this is not possible in the present state")]
    Conflict,
    /// The request cannot be understood.
    #[error("{0}")]
    Malformed(&'static str),
    /// The values are not valid.
    #[error("{0}")]
    Invalid(&'static str),
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// What is stored cannot be read.
    #[error("a document in the database cannot be read: {0}")]
    Stored(#[from] serde_json::Error),
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self {
            Refused::Unauthenticated => StatusCode::UNAUTHORIZED,
            Refused::Forbidden => StatusCode::FORBIDDEN,
            Refused::NotFound => StatusCode::NOT_FOUND,
            Refused::Conflict => StatusCode::CONFLICT,
            Refused::Malformed(_) => StatusCode::BAD_REQUEST,
            Refused::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Refused::Database(_) | Refused::Stored(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let error = serde_json::json!({ "errors": [{ "status": status.as_str(), "detail": self.to_string() }] });
        (status, [(header::CONTENT_TYPE, "application/vnd.api+json")], error.to_string()).into_response()
    }
}
