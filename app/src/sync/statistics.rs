//! What the database knows of the inventory keeps up with it.

use std::ops::Range;

use generated::inventory::device::DEVICE;
use generated::inventory::device_identifier::DEVICE_IDENTIFIER;
use resource_runtime::Cx;

/// Below so many devices, no plan is slow.
const FEW: u64 = 1_000;

/// Has the database count anew when a batch led from the first number of devices to the second and that is another
/// order of magnitude: twice as many. What fails here only costs time.
pub(super) async fn keep_up(cx: &Cx, devices: Range<u64>) {
    if cx.any().in_transaction() || !doubled(&devices) {
        return;
    }
    if let Err(error) = cx.any().engine().db().analyze(&[&DEVICE, &DEVICE_IDENTIFIER]).await {
        tracing::warn!(?error, "the database could not count the devices");
    }
}

/// Whether a power of two of [`FEW`] is within.
fn doubled(devices: &Range<u64>) -> bool {
    let doublings = |devices: u64| (devices / FEW).checked_ilog2();
    doublings(devices.end) > doublings(devices.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_doubling_is_noticed_once() {
        let noticed: Vec<u64> = (0..40).map(|at| at * 500).filter(|from| doubled(&(*from..from + 500))).collect();
        assert_eq!(noticed, [500, 1_500, 3_500, 7_500, 15_500]);
        assert!(doubled(&(0..50_000)) && !doubled(&(2_000..3_999)) && !doubled(&(5_000..5_000)));
    }
}
