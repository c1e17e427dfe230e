//! Spellings: names of the model as Rust identifiers, constants and words.

use resource_core::name::snake_case;

/// Words that are identifiers only behind `r#`.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A field, function or module.
pub fn ident(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

/// A constant: `first_seen` to `FIRST_SEEN`.
pub fn constant(name: &str) -> String {
    name.to_ascii_uppercase()
}

/// Words: `first_seen` to `first seen`.
pub fn words(name: &str) -> String {
    snake_case(name).replace('_', " ")
}

/// A noun behind its article, by its first letter; most words in `u` start as `you` does.
pub fn article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// A sentence: `first_seen` to `First seen.`
pub fn sentence(name: &str) -> String {
    let words = words(name);
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// The documentation, or a sentence made of the name where there is none.
pub fn documented(doc: &str, name: &str) -> String {
    if doc.trim().is_empty() { sentence(name) } else { doc.trim().to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells() {
        assert_eq!(ident("type"), "r#type");
        assert_eq!(ident("name"), "name");
        assert_eq!(constant("first_seen"), "FIRST_SEEN");
        assert_eq!(sentence("first_seen"), "First seen.");
        assert_eq!(words("DeviceGroup"), "device group");
        assert_eq!([article("user"), article("employee")], ["a user", "an employee"]);
        assert_eq!(documented(" Doc. ", "x"), "Doc.");
    }
}
