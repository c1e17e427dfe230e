//! The imports of a file: who is named, sorted as rustfmt sorts them.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::string;
use super::{STEP, WIDTH, width};

/// What a file imports. A name that means two things is imported once and spelled out for the other.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    modules: BTreeMap<String, BTreeSet<String>>,
    names: BTreeMap<String, String>,
}

impl Uses {
    /// Imports in a file that itself declares these names.
    pub fn beside(declared: impl IntoIterator<Item = String>) -> Uses {
        let names = declared.into_iter().map(|name| (name, String::new())).collect();
        Uses { names, ..Uses::default() }
    }

    /// How the file spells `module::name`.
    pub fn name(&mut self, module: &str, name: &str) -> String {
        let owner = self.names.entry(name.to_owned()).or_insert_with(|| module.to_owned());
        if owner != module {
            return format!("{module}::{name}");
        }
        self.modules.entry(module.to_owned()).or_default().insert(name.to_owned());
        name.to_owned()
    }

    /// How the file spells a whole path.
    pub fn path(&mut self, path: &str) -> String {
        match path.rsplit_once("::") {
            Some((module, name)) => self.name(module, name),
            None => path.to_owned(),
        }
    }

    /// The `use` lines.
    pub fn lines(&self) -> String {
        lines("use", &self.modules)
    }
}

/// `pub use module::{..};` for every module.
pub fn exported<'a, M: Into<String>, N: IntoIterator<Item = &'a str>>(
    exports: impl IntoIterator<Item = (M, N)>,
) -> String {
    let names = |names: N| names.into_iter().map(str::to_owned).collect();
    let modules: BTreeMap<String, BTreeSet<String>> =
        exports.into_iter().map(|(module, exported)| (module.into(), names(exported))).collect();
    lines("pub use", &modules)
}

fn lines(keyword: &str, modules: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut modules: Vec<(&String, Vec<&str>)> =
        modules.iter().map(|(module, names)| (module, sorted(names))).collect();
    modules.sort_by(|a, b| order(&path(a.0, &a.1), &path(b.0, &b.1)));
    modules.iter().map(|(module, names)| line(keyword, module, names)).collect()
}

fn line(keyword: &str, module: &str, names: &[&str]) -> String {
    // Rustfmt keeps two columns free behind a list.
    let (line, free) = match names {
        [name] => (format!("{keyword} {module}::{name};"), 0),
        names => (format!("{keyword} {module}::{{{}}};", names.join(", ")), 2),
    };
    if width(&line) + free <= WIDTH {
        return line + "\n";
    }
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    format!("{keyword} {module}::{{\n{}}};\n", string::filled(&names, STEP))
}

fn sorted(names: &BTreeSet<String>) -> Vec<&str> {
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.sort_by(|a, b| segment(a, b));
    names
}

/// The segments of an import, a braced list standing last.
fn path<'a>(module: &'a str, names: &[&'a str]) -> Vec<&'a str> {
    let last = if let [name] = names { *name } else { "{" };
    module.split("::").chain([last]).collect()
}

fn order(a: &[&str], b: &[&str]) -> Ordering {
    let differing = a.iter().zip(b).map(|(a, b)| segment(a, b)).find(|order| order.is_ne());
    differing.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// `self`, `super`, `crate`, names by rustfmt's version order, lists.
fn segment(a: &str, b: &str) -> Ordering {
    let rank = |name: &str| match name {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        "{" => 4,
        _ => 3,
    };
    rank(a).cmp(&rank(b)).then_with(|| version(a, b))
}

/// Runs of digits compare as numbers; an underscore stands before every other letter.
fn version(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches("r#"), b.trim_start_matches("r#"));
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (m, n) = (digits(&a[i..]), digits(&b[j..]));
            let number = |letters: &[char]| letters.iter().collect::<String>().parse::<u64>().unwrap_or(u64::MAX);
            match number(&a[i..i + m]).cmp(&number(&b[j..j + n])) {
                Ordering::Equal => (i, j) = (i + m, j + n),
                unequal => return unequal,
            }
        } else {
            let class = |letter: &char| (*letter != '_', *letter);
            match class(x).cmp(&class(y)) {
                Ordering::Equal => (i, j) = (i + 1, j + 1),
                unequal => return unequal,
            }
        }
    }
    (a.len() - i).cmp(&(b.len() - j))
}

fn digits(letters: &[char]) -> usize {
    letters.iter().take_while(|letter| letter.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_like_rustfmt() {
        let mut uses = Uses::default();
        for (module, name) in [
            ("resource_core", "Zeta"),
            ("resource_core", "a10"),
            ("resource_core", "a2"),
            ("resource_core", "CONST"),
            ("resource_core::meta", "Field"),
            ("crate::identity", "User"),
            ("super", "Poller"),
            ("resources::identity", "Role"),
        ] {
            uses.name(module, name);
        }
        let expected = "use super::Poller;\nuse crate::identity::User;\nuse resource_core::meta::Field;\n\
            use resource_core::{CONST, Zeta, a2, a10};\nuse resources::identity::Role;\n";
        assert_eq!(uses.lines(), expected);
    }

    #[test]
    fn a_list_is_broken_two_columns_early() {
        for (letters, lines) in [(101, 1), (102, 3)] {
            let mut uses = Uses::default();
            uses.name("resource", "a");
            uses.name("resource", &"b".repeat(letters - 3));
            assert_eq!(uses.lines().lines().count(), lines, "{}", uses.lines());
        }
    }

    #[test]
    fn spells_out_what_means_two_things() {
        let mut uses = Uses::beside(["Status".to_owned()]);
        assert_eq!(uses.name("resources::identity", "Status"), "resources::identity::Status");
        assert_eq!(uses.name("a", "Event"), "Event");
        assert_eq!(uses.name("b", "Event"), "b::Event");
        assert_eq!(uses.lines(), "use a::Event;\n");
    }
}
