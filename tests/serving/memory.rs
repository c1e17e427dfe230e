//! What a source with very many devices costs: time, but no more memory than one with fewer.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use resource_runtime::db::Dialect;
use resource_runtime::testing::TestCx;
use tempfile::TempDir;

use crate::program::Program;
use crate::sync::source;
use crate::tenant;

/// A file of the tenant `acme` with so many devices, each with some text.
fn file(folder: &Path, devices: usize) -> String {
    let mut text = "ip,hostname,integration_id\n".to_owned();
    for device in 0..devices {
        let [a, b, c] = [device >> 16, device >> 8, device].map(|part| part & 0xff);
        writeln!(text, "10.{a}.{b}.{c},host-{device}-{},n{device}", "x".repeat(240)).expect("written");
    }
    let name = format!("{devices}.csv");
    let acme = folder.join("acme");
    std::fs::create_dir(&acme).expect("a folder");
    std::fs::write(acme.join(&name), text).expect("written");
    name
}

/// The most memory that a process had while it took in so many devices, in MiB.
async fn peak(devices: usize) -> u64 {
    let t = TestCx::new(Dialect::Sqlite, &crate::setup()).await;
    let acme = tenant(&t, "acme").await;
    let folder = TempDir::new().expect("a folder");
    source(&t, acme, ("devices", &file(folder.path(), devices))).await;
    let arguments = ["sync", "run", "devices", "--tenant", "acme", "--files", folder.path().to_str().expect("text")];
    let started = Instant::now();
    let (ended, peak) = Program::of(&t).run_watched(&arguments);
    assert_eq!(ended.code, 0, "{}", ended.errors);
    let there = generated::inventory::device::list(&crate::sync::administrator(&t, acme)).count().await;
    assert_eq!(there.expect("counted"), devices as u64);
    tests::counts::tell(&format!("{devices} devices: {peak} MiB at most, {:.0?}", started.elapsed()));
    peak
}

/// Everything that is held for each device is seen as growth: a device is a quarter of a KiB of text alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "long: takes in 120,000 devices, which takes minutes"]
async fn five_times_the_devices_take_no_more_memory() {
    let (some, many) = (peak(20_000).await, peak(100_000).await);
    assert!(many <= some + 24, "{some} MiB for 20,000 devices, {many} MiB for 100,000");
}

/// The same with fewer, so that it is seen every day.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_times_the_devices_take_no_more_memory() {
    // It ends soon, and the most that it had may have come and gone between two looks.
    let mut some = 0;
    for _ in 0..3 {
        some = some.max(peak(2_000).await);
    }
    let many = peak(20_000).await;
    assert!(many <= some + 16, "{some} MiB for 2,000 devices, {many} MiB for 20,000");
}
