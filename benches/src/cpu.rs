//! Processor time of this process, without the thread that sends requests.

use std::fs;
use std::time::Duration;

/// The name of the thread that sends requests.
pub(crate) const CLIENT: &str = "client";

/// The processor time so far; zero where the system does not tell it per thread (it does on Linux).
pub(crate) fn spent() -> Duration {
    of(|name| name != CLIENT)
}

/// The processor time of threads whose names begin so.
pub(crate) fn of_threads(prefix: &str) -> Duration {
    of(|name| name.starts_with(prefix))
}

fn of(counts: impl Fn(&str) -> bool) -> Duration {
    let Ok(threads) = fs::read_dir("/proc/self/task") else { return Duration::ZERO };
    let nanos = threads.flatten().map(|thread| {
        let read = |file: &str| fs::read_to_string(thread.path().join(file)).unwrap_or_default();
        match counts(read("comm").trim()) {
            false => 0,
            true => read("schedstat").split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0),
        }
    });
    Duration::from_nanos(nanos.sum())
}
