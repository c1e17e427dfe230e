//! The row inside a record, which would show what the policies hide.

use generated::infrastructure::Poller;

pub fn tenant(poller: &Poller) -> String {
    poller.model.tenant_id.to_string()
}
