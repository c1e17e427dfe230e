//! The Python client `pynetbox` takes the fake NetBox for a NetBox.

use fake_netbox::{FakeNetbox, Options};

use crate::python;

#[tokio::test(flavor = "multi_thread")]
async fn pynetbox_takes_it_for_a_netbox() {
    let netbox = FakeNetbox::start(Options { devices: 2345, ..Options::default() }).await.unwrap();
    let (url, token) = (netbox.url(), netbox.token().to_owned());
    let checks = tokio::task::spawn_blocking(move || python::checks("pynetbox", &[&url, &token, "2345"]));
    assert_eq!(checks.await.unwrap(), 27);
}
