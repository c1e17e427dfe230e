//! Licences of everything that is linked.

use crate::workspace::Workspace;

/// Licences that go with Apache-2.0 without obligations on users' own code.
/// MPL-2.0 asks for the source of its own files alone, and those are used as published.
const ACCEPTED: [&str; 15] = [
    "Apache-2.0",
    "MIT",
    "MIT-0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "Unlicense",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
    "CDLA-Permissive-2.0",
    "MPL-2.0",
    "MPL-2.0+",
];

/// Packages whose licence expression offers no accepted choice.
pub fn check(workspace: &Workspace) -> Vec<String> {
    let packages = workspace.metadata.packages.iter();
    packages
        .filter_map(|package| {
            let licence = package.license.as_deref().unwrap_or("none stated");
            (!accepted(licence))
                .then(|| format!("{} {}: licence {licence} is not accepted", package.name, package.version))
        })
        .collect()
}

/// Whether some choice of an SPDX expression consists of accepted licences: `OR` offers, `AND` adds.
fn accepted(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], " ");
    expression.split(" OR ").any(|choice| {
        choice.split(" AND ").all(|licence| {
            let licence = licence.split(" WITH ").next().unwrap_or_default().trim();
            ACCEPTED.contains(&licence)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::accepted;

    #[test]
    fn reads_choices_and_sums() {
        assert!(accepted("MIT OR Apache-2.0"));
        assert!(accepted("MIT/Apache-2.0"));
        assert!(accepted("GPL-3.0 OR MIT"));
        assert!(accepted("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(accepted("Apache-2.0 WITH LLVM-exception"));
        assert!(!accepted("GPL-3.0"));
        assert!(!accepted("MIT AND GPL-3.0"));
    }
}
