//! The generated crate in the tree is what code generation makes of the declarations in the tree.

use std::fs;
use std::path::Path;

use resource_codegen::{Options, generate};

use crate::copy::workspace;

#[test]
fn the_generated_crate_is_what_its_declarations_become() {
    let model = resource_schema::load(workspace(), Path::new("resources/src/lib.rs"));
    let model = model.unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
    let files = generate(&model, &Options::default());
    assert!(files.len() > 80 && model.resources.len() >= 9, "{} files", files.len());
    let differs = |(path, text): &(&String, &String)| {
        let found = fs::read_to_string(workspace().join("generated").join(path));
        found.ok().as_ref() != Some(*text)
    };
    let stale: Vec<&String> = files.iter().filter(differs).map(|(path, _)| path).collect();
    assert!(stale.is_empty(), "run `cargo xtask codegen`; these are not as generated: {stale:#?}");
}
