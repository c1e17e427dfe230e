//! Who may do what, as two checked-in files that a reviewer reads: what the policy files grant, and what
//! the API answers. `UPDATE_EXPECT=1 cargo test -p tests --test matrix` writes them; review the
//! difference like any other.

mod endpoint;
mod input;
mod intent;
mod policy;

use std::path::Path;

/// Compares a text with a checked-in file, or writes it.
fn expect(file: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("matrix").join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, wanted).expect("written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    let differing = |a: &str, b: &str| -> Vec<String> {
        a.lines().filter(|line| !b.lines().any(|other| other == *line)).map(str::to_owned).collect()
    };
    assert!(
        found == wanted,
        "{} differs; run `UPDATE_EXPECT=1 cargo test -p tests --test matrix` and review.\ngone: {:#?}\nnew: {:#?}",
        path.display(),
        differing(&found, wanted),
        differing(wanted, &found),
    );
}
