//! `new resource`: what is scaffolded passes every check, up to its first migration.

use std::path::Path;

use resource_policy::{Catalog, CatalogResource, Decision, Policies, Sources, compile};
use resource_schema::model::Model;

use crate::copy::{Copy, changed};

fn model(copy: &Copy) -> Model {
    let model = resource_schema::load(copy.root(), Path::new("resources/src/lib.rs"));
    model.unwrap_or_else(|diagnostics| panic!("{diagnostics}"))
}

/// What `policy check` does, with the names that the generated metadata would have.
fn policies(copy: &Copy, model: &Model) -> Policies {
    let catalog = model.resources.iter().map(|resource| CatalogResource {
        name: resource.name.clone(),
        actions: resource.actions.iter().map(|action| action.name.clone().into()).collect(),
        fields: (resource.fields.iter().map(|field| &field.name))
            .chain(resource.calculations.iter().map(|calculation| &calculation.name))
            .cloned()
            .collect(),
        scopes: resource.scopes.iter().map(|scope| scope.name.clone()).collect(),
    });
    let sources = Sources::read(&copy.root().join("policies")).expect("readable");
    compile(&sources, &Catalog { resources: catalog.collect() }).unwrap_or_else(|errors| panic!("{}", errors[0]))
}

/// From the scaffold to the migration.
fn passes_everything(copy: &Copy, domain: &str) {
    let folder = format!("generated/src/{domain}/rack");
    copy.succeed(&["codegen"]);
    copy.describe();
    copy.succeed(&["codegen", "--check"]);
    assert!(copy.generated().contains(&format!("{folder}/record.rs")));
    assert!(copy.read(&format!("{folder}/record.rs")).contains("pub struct Rack"));

    let model = model(copy);
    let name = format!("{domain}.rack");
    let at = model.resources.iter().position(|resource| resource.name == name).expect("it is declared");
    let policies = policies(copy, &model);
    let actions = &model.resources[at].actions;
    for (role, may) in
        [("viewer", &["list", "get"] as &[&str]), ("admin", &["list", "get", "create", "update", "destroy"])]
    {
        let roles = [policies.role_set([role])];
        for (number, action) in actions.iter().enumerate() {
            let allowed = matches!(policies.action(at, number).decide(&roles), Decision::Allow);
            assert_eq!(allowed, may.contains(&action.name.as_str()), "{role} {}", action.name);
        }
    }

    let before = copy.files();
    let drafted = copy.succeed(&["migrate", "diff", "add_rack"]);
    let folder = drafted.out.trim();
    assert!(folder.starts_with("migrations/0") && folder.ends_with("_add_rack"), "{folder}");
    assert!(copy.read(&format!("{folder}/postgres.up.sql")).contains("CREATE TABLE \"racks\""));
    assert!(copy.read(&format!("{folder}/sqlite.down.sql")).contains("DROP TABLE \"racks\""));
    assert!(copy.read("migrations/src/list.rs").contains("_add_rack\","));
    let written = changed(&before, &copy.files());
    assert!(written.iter().all(|path| path.starts_with("migrations/")), "{written:?}");
    copy.succeed(&["migrate", "lint"]);
    let again = copy.succeed(&["migrate", "diff"]);
    assert!(again.out.contains("nothing to draft"), "{again:#?}");
}

#[test]
fn a_resource_joins_a_domain() {
    let copy = Copy::fresh();
    let before = copy.files();
    let outcome = copy.succeed(&["new", "resource", "inventory", "Rack", "name:String", "height:Option<i32>"]);
    let expected = ["policies/inventory.csv", "resources/src/inventory.rs", "resources/src/inventory/rack.rs"];
    let written = changed(&before, &copy.files());
    assert_eq!(written, expected.map(str::to_owned).into());
    let mut told: Vec<&str> = outcome.out.lines().collect();
    told.sort_unstable();
    assert_eq!(told, expected);
    assert!(outcome.err.contains("now `cargo xtask codegen`, then `cargo xtask migrate diff add_rack`"));
    assert!(copy.read("resources/src/inventory/rack.rs").contains("    pub height: Option<i32>,\n"));
    passes_everything(&copy, "inventory");
}

#[test]
fn a_resource_opens_a_domain() {
    let copy = Copy::fresh();
    let before = copy.files();
    copy.succeed(&["new", "resource", "server_room", "Rack"]);
    let expected = [
        "policies/server_room.csv",
        "resources/src/lib.rs",
        "resources/src/server_room.rs",
        "resources/src/server_room/rack.rs",
    ];
    assert_eq!(changed(&before, &copy.files()), expected.map(str::to_owned).into());
    passes_everything(&copy, "server_room");
}

#[test]
fn a_scaffold_is_formatted() {
    let copy = Copy::fresh();
    copy.succeed(&["new", "resource", "inventory", "CableRun", "length_cm:i64", "label:Option<String>"]);
    copy.succeed(&["new", "resource", "server_room", "Rack"]);
    let mut rustfmt = std::process::Command::new("rustfmt");
    rustfmt.current_dir(copy.root()).args(["--check", "--edition", "2024", "resources/src/lib.rs"]);
    let output = rustfmt.output().expect("rustfmt is a component of the toolchain");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn what_cannot_be_scaffolded_leaves_nothing_behind() {
    let copy = Copy::fresh();
    let before = copy.files();
    for (wrong, says) in [
        (&["inventory", "Device"] as &[&str], "resources/src/inventory/device.rs exists already"),
        (&["Inventory", "Rack"], "`Inventory` is no domain: write it in snake_case, as in `inventory`"),
        (&["inventory", "rack"], "`rack` is no resource: write it in UpperCamelCase, as in `Rack`"),
        (&["inventory", "Rack", "height"], "`height` is no field: write `name:Type`, as in `height:Option<i32>`"),
        (&["inventory", "Rack", "height:"], "`height:` is no field"),
        (&["inventory", "Rack", "name:Strin"], "did you mean `String`?"),
        (&["server_room", "Rack", "room:BelongsTo<Room>"], "--> resources/src/server_room/rack.rs:"),
        (&["server_room", "Rack", "id:String"], "--> resources/src/server_room/rack.rs:"),
    ] {
        let outcome = copy.xtask(&[&["new", "resource"], wrong].concat());
        assert_eq!((outcome.code, outcome.out.as_str()), (1, ""), "{wrong:?}: {outcome:#?}");
        assert!(outcome.err.contains(says), "{wrong:?}: {}", outcome.err);
        assert!(copy.files() == before, "{wrong:?} left something behind");
    }
}
