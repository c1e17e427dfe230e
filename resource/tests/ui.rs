//! What the derives say, at which spans, through the compiler. `TRYBUILD=overwrite` rewrites the texts.

#[test]
fn mistakes_show_where_they_are() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    cases.pass("tests/ui/pass/*.rs");
}
