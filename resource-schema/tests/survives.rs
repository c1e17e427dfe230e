//! Whatever is declared, the front end answers: with a model, or with mistakes that point into the text.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use resource_schema::load_text;

/// What expressions are made of, and what they are not.
const TOKENS: [&str; 48] = [
    "name",
    "copies",
    "labels",
    "address",
    "author",
    "reviews",
    "status",
    "missing",
    "actor",
    "argument",
    "old",
    "new",
    "tenant",
    "id",
    "street",
    "Open",
    "true",
    "null",
    "0",
    "-1",
    "9223372036854775808",
    "1.5",
    "\"text\"",
    "'c'",
    "+",
    "-",
    "*",
    "==",
    "!=",
    "<",
    ">=",
    "&&",
    "||",
    "!",
    "is",
    "in",
    "if",
    "else",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "now",
    "exists",
];

/// A declaration with room for an expression in every kind of place.
const DECLARATION: &str = "
use resource::prelude::*;

#[derive(Resource)]
#[resource(table = \"items\")]
#[tenancy(tenant_id)]
#[scope(own, HERE)]
#[validate(right, HERE)]
#[unique(name, where(HERE))]
#[read(list, primary, argument(least: i32), filter(HERE), sort(name))]
#[update(update, accept(name), argument(by: Option<i32>), set(copies = HERE), guard(HERE))]
pub struct Item {
    pub id: Id<Self>,
    pub name: String,
    pub copies: i32,
    pub labels: Vec<String>,
    pub author: BelongsTo<Item>,
    #[calculate(HERE)]
    pub worth: Calculated<Option<i32>>,
    pub status: Status,
}

#[derive(ResourceEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Open,
    Closed,
}
";

/// Loads it as the only resource. What is said points into the file.
fn load(text: &str) -> Result<(), TestCaseError> {
    let files = [
        ("resources/src/lib.rs", "pub mod shop;\n"),
        ("resources/src/shop.rs", "pub mod item;\n"),
        ("resources/src/shop/item.rs", text),
    ];
    let Err(diagnostics) = load_text(&files) else { return Ok(()) };
    let said = diagnostics.to_string();
    prop_assert!(said.contains("error: "), "{said}");
    prop_assert!(said.contains(" --> resources/src/"), "it points nowhere: {said}");
    Ok(())
}

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let folders = fs::read_dir(root).expect("the cases exist").flatten();
    let files = folders.flat_map(|folder| fs::read_dir(folder.path()).expect("a folder").flatten());
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files
}

/// A text with a few of its words removed, doubled or replaced by words from elsewhere in it.
fn mutated(text: &str, changes: &[(usize, usize, u8)]) -> String {
    let mut words: Vec<&str> = text.split_inclusive([' ', '\n', '(', ')', ',', '.', '<', '>', '[', ']']).collect();
    for (at, from, kind) in changes {
        if words.is_empty() {
            break;
        }
        let (at, from) = (at % words.len(), from % words.len());
        match kind {
            0 => drop(words.remove(at)),
            1 => words.insert(at, words[at]),
            2 => words[at] = words[from],
            _ => words.swap(at, from),
        }
    }
    words.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn any_expression(tokens in prop::collection::vec(prop::sample::select(&TOKENS[..]), 1..12)) {
        load(&DECLARATION.replace("HERE", &tokens.join(" ")))?;
    }

    #[test]
    fn any_change_of_a_declaration(
        case in 0..10_000_usize,
        changes in prop::collection::vec((any::<usize>(), any::<usize>(), 0..4_u8), 1..4),
    ) {
        let cases = cases();
        let text = fs::read_to_string(&cases[case % cases.len()]).expect("a case");
        load(&mutated(&text, &changes))?;
    }
}
