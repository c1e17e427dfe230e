//! Writes the generated crate of a workspace: `cargo run -p resource-codegen --example generate -- <root>`.
//! Two more arguments name other declarations and another folder.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = std::env::args().nth(1).ok_or("name the workspace's folder")?;
    let root = Path::new(&root);
    let lib = std::env::args().nth(2).unwrap_or_else(|| "resources/src/lib.rs".to_owned());
    let folder = std::env::args().nth(3).unwrap_or_else(|| "generated".to_owned());
    let model = match resource_schema::load(root, Path::new(&lib)) {
        Ok(model) => model,
        Err(problem) => {
            eprintln!("{problem}");
            std::process::exit(1);
        }
    };
    let files = match resource_codegen::generate(&model, &resource_codegen::Options::default()) {
        Ok(files) => files,
        Err(refused) => {
            refused.iter().for_each(|refused| eprintln!("{refused}"));
            std::process::exit(1);
        }
    };
    for (path, text) in &files {
        let path = root.join(&folder).join(path);
        std::fs::create_dir_all(path.parent().ok_or("a file has a folder")?)?;
        std::fs::write(path, text)?;
    }
    println!("{} files", files.len());
    Ok(())
}
