//! A wrong declaration: every mistake with its place, nothing written, and an exit code that is not 0.

use crate::copy::Copy;

const PARTITION: &str = "resources/src/infrastructure/partition.rs";
const DEVICE: &str = "resources/src/inventory/device.rs";

#[test]
fn mistakes_of_all_files_are_shown_with_their_lines() {
    let copy = Copy::fresh();
    let (line, column) = copy.replace(PARTITION, ("#[index(site, slug)]", "#[index(sit, slug)]"));
    let field = copy.replace(
        PARTITION,
        (
            "sort(slug), page(keyset, offset, default = 50, max = 250), doc = \"Lists the partitions by slug.\"",
            "sort(slog), page(keyset, offset, default = 50, max = 250), doc = \"Lists the partitions by slug.\"",
        ),
    );
    let before = copy.files();
    for arguments in [&["codegen"] as &[&str], &["codegen", "--check"], &["explain"]] {
        let outcome = copy.xtask(arguments);
        assert_eq!((outcome.code, outcome.out.as_str()), (1, ""), "{outcome:#?}");
        let at = column + "#[index(".len();
        let place = format!("--> {PARTITION}:{line}:{at}\n");
        assert!(outcome.err.contains(&place), "{place}{}", outcome.err);
        assert!(outcome.err.contains(&format!("{line} | #[index(sit, slug)]\n")), "{}", outcome.err);
        assert!(outcome.err.contains("did you mean `site`?"), "{}", outcome.err);
        let place = format!("--> {PARTITION}:{}:{}\n", field.0, field.1 + "sort(".len());
        assert!(outcome.err.contains(&place), "{place}{}", outcome.err);
        assert!(outcome.err.contains("did you mean `slug`?"), "{}", outcome.err);
        assert!(copy.files() == before, "{arguments:?} wrote something");
    }
}

#[test]
fn one_mistake_does_not_hide_that_of_another_file() {
    let copy = Copy::fresh();
    copy.replace(PARTITION, ("#[index(site, slug)]", "#[indx(site, slug)]"));
    let device = copy.read(DEVICE);
    copy.write(DEVICE, device.replacen("#[tenancy(tenant_id)]\n", "#[tenanty(tenant_id)]\n", 1));
    let outcome = copy.xtask(&["codegen"]);
    assert_eq!(outcome.code, 1);
    assert_eq!(
        outcome.err.matches("\nerror: ").count() + usize::from(outcome.err.starts_with("error: ")),
        2,
        "{}",
        outcome.err
    );
    assert!(outcome.err.contains(PARTITION) && outcome.err.contains(DEVICE), "{}", outcome.err);
    assert!(outcome.err.contains("did you mean `index`?"), "{}", outcome.err);
    assert!(outcome.err.contains("did you mean `tenancy`?"), "{}", outcome.err);
}

#[test]
fn a_file_that_is_no_rust_is_a_mistake_with_a_place() {
    let copy = Copy::fresh();
    let text = copy.read(DEVICE);
    copy.write(DEVICE, format!("{text}\npub struct {{\n"));
    let line = text.lines().count() + 2;
    let outcome = copy.xtask(&["codegen"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains(&format!("--> {DEVICE}:{line}:12\n")), "{}", outcome.err);
    assert!(outcome.err.contains("| pub struct {\n"), "{}", outcome.err);
}

#[test]
fn a_warning_is_printed_and_stops_nothing() {
    let copy = Copy::fresh();
    let before = "#[index(site, slug)]";
    let doubtful = "#[validate(near, site == \"here\", field = site, message = \"is too far away\")]";
    copy.replace(PARTITION, (before, &format!("{before}\n{doubtful}")));
    let outcome = copy.succeed(&["codegen"]);
    assert!(outcome.err.starts_with("warning: "), "{outcome:#?}");
    assert!(outcome.err.contains("can be null, and then this validation passes"), "{}", outcome.err);
    assert!(outcome.err.contains(&format!("--> {PARTITION}:")), "{}", outcome.err);
    copy.describe();
    copy.succeed(&["codegen", "--check"]);
}
