//! Writes the generated crate of a workspace: `cargo run -p resource-codegen --example generate -- <root>`.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = std::env::args().nth(1).ok_or("name the workspace's folder")?;
    let root = Path::new(&root);
    let model = match resource_schema::load(root, Path::new("resources/src/lib.rs")) {
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
        let path = root.join("generated").join(path);
        std::fs::create_dir_all(path.parent().ok_or("a file has a folder")?)?;
        std::fs::write(path, text)?;
    }
    println!("{} files", files.len());
    Ok(())
}
