//! The schema of the kitchen sink: the resources that code generation is tested with, which use every entry
//! of the language.

use std::path::Path;
use std::sync::LazyLock;

use resource_codegen::{Options, generate};
use resource_migrate::Schema;

/// Where it is declared.
const DECLARATIONS: &str = "resource-codegen/tests/kitchen_sink/src/lib.rs";

/// From its declarations, by way of what code generation makes of them.
pub fn kitchen_sink() -> Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package is in the workspace");
        let model = resource_schema::load(workspace, Path::new(DECLARATIONS));
        let model = model.unwrap_or_else(|diagnostics| panic!("{diagnostics}"));
        let files = generate(&model, &Options::default());
        Schema::from_json(&files["schema.json"]).expect("the schema that was just written")
    });
    SCHEMA.clone()
}
