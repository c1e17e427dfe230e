//! Pollers and agents that have just been heard from.

use generated::infrastructure::agent::{self, RegisterConnected};
use generated::infrastructure::poller::{self, Register};
use resource_runtime::Cx;

/// A poller that registers.
///
/// # Panics
/// When it may not.
pub async fn poller(cx: &Cx, id: &str) {
    let register = Register {
        id: id.to_owned(),
        component_id: None,
        registration_source: None,
        spiffe_identity: None,
        partition: None,
        agent_count: None,
        checker_count: None,
        metadata: None,
    };
    poller::register(cx, register).await.expect("a poller");
}

/// An agent that registers and is connected.
///
/// # Panics
/// When it may not.
pub async fn agent(cx: &Cx, uid: &str) {
    let register = RegisterConnected {
        uid: uid.to_owned(),
        name: None,
        type_id: None,
        type_name: None,
        uid_alt: None,
        vendor_name: None,
        version: None,
        policies: None,
        capabilities: None,
        host: None,
        port: None,
        spiffe_identity: None,
        partition: None,
        poller: None,
        device: None,
        metadata: None,
    };
    agent::register_connected(cx, register).await.expect("an agent");
}
