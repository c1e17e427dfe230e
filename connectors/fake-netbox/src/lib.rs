//! A NetBox for tests: answers what clients of `dcim/devices` ask, as NetBox 4 does, and fails on demand.
//!
//! The devices follow from a seed, so two servers with the same options hold the same inventory. What changes
//! them is a Rust method; over HTTP the server is read-only. There is no OpenAPI document, no web interface and
//! no session: a token is the only way in.

pub mod fault;

mod catalog;
mod device;
mod inventory;
mod listing;
mod random;
mod server;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::Ordering;
use std::sync::{Arc, MutexGuard};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use self::fault::{Fault, When};
use self::inventory::Inventory;
pub use self::inventory::Options;
use self::server::Shared;

/// A running server on a loopback port; it stops when this is dropped.
pub struct FakeNetbox {
    address: SocketAddr,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

impl FakeNetbox {
    /// Starts on the port of the options, or on a free one where that is 0.
    ///
    /// # Errors
    /// The port cannot be opened.
    pub async fn start(options: Options) -> std::io::Result<FakeNetbox> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared::new(options));
        let router = server::router(Arc::clone(&shared));
        let serving = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                eprintln!("fake-netbox: {error}");
            }
        });
        Ok(FakeNetbox { address, shared, serving })
    }

    /// Where it answers, such as `http://127.0.0.1:40123`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The token that it accepts.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// How many requests for the list of devices have arrived, refused and failed ones included.
    pub fn list_requests(&self) -> u64 {
        self.shared.list_requests.load(Ordering::SeqCst)
    }

    /// The ids of all devices, ascending.
    pub fn ids(&self) -> Vec<u64> {
        self.inventory().ids()
    }

    /// The address of a device, without its prefix length.
    pub fn address(&self, id: u64) -> Option<Ipv4Addr> {
        self.inventory().address(id)
    }

    /// Hands the addresses of all devices round among them, in an order that follows from the seed.
    pub fn shuffle_addresses(&self, seed: u64) {
        self.inventory().shuffle_addresses(seed);
    }

    /// Gives a device another primary address, or none. Says whether there is such a device.
    pub fn set_address(&self, id: u64, address: Option<Ipv4Addr>) -> bool {
        self.inventory().change(id, |device| device.address = address)
    }

    /// Gives a device another name, or none, as NetBox allows. Says whether there is such a device.
    pub fn rename(&self, id: u64, name: Option<&str>) -> bool {
        self.inventory().change(id, |device| device.name = name.map(str::to_owned))
    }

    /// Removes a device. Says whether there was one.
    pub fn remove(&self, id: u64) -> bool {
        self.inventory().remove(id)
    }

    /// Adds a device after the others and returns its id.
    pub fn add(&self) -> u64 {
        self.inventory().add()
    }

    /// Makes requests for the list of devices fail. Of several faults that are due, the first injected acts.
    pub fn inject(&self, fault: Fault, when: When) {
        self.shared.faults().inject(fault, when);
    }

    /// Takes all faults back.
    pub fn heal(&self) {
        self.shared.faults().clear();
    }

    /// Serves until the task is cancelled.
    pub async fn serve(mut self) {
        // A server that ended has said why.
        let _ = (&mut self.serving).await;
    }

    fn inventory(&self) -> MutexGuard<'_, Inventory> {
        self.shared.inventory()
    }
}

impl Drop for FakeNetbox {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
