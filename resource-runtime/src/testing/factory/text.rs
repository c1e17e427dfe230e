//! Random texts: words with awkward characters in them, or whatever matches a pattern.

use regex_syntax::hir::{Class, Hir, HirKind};
use resource_core::meta::Rule;

use super::value::length;
use crate::testing::Random;

/// Long enough that two texts are hardly ever the same.
const WORD: i64 = 12;
/// What breaks programs that paste texts into other texts.
const AWKWARD: [char; 10] = [' ', '\'', '"', '%', '_', '\\', '<', 'ä', 'Ω', '😀'];

/// A random text that follows the rules.
///
/// # Panics
/// When a pattern is none, or nothing can be found that matches it and has the right length.
pub(super) fn text(rules: &[Rule], random: &mut Random) -> String {
    let pattern = rules.iter().find_map(|rule| match rule {
        Rule::Pattern(pattern) => Some(*pattern),
        _ => None,
    });
    match pattern {
        None => word(length(rules, 2 * WORD), random),
        Some(pattern) => matching(pattern, length(rules, i64::MAX), random),
    }
}

/// Letters at both ends, since white space there may be cut off.
fn word((min, max): (i64, i64), random: &mut Random) -> String {
    let count = random.between(min.max(WORD).min(max), max);
    (0..count)
        .map(|at| match at > 0 && at + 1 < count && random.chance(10) {
            true => *random.pick(&AWKWARD),
            false => char::from(b'a' + random.below(26) as u8),
        })
        .collect()
}

/// Tries until one has the right length; the longest of a few, so that two are hardly ever the same.
fn matching(pattern: &str, (min, max): (i64, i64), random: &mut Random) -> String {
    let hir = regex_syntax::parse(pattern).unwrap_or_else(|error| panic!("the pattern {pattern}: {error}"));
    let mut found: Vec<String> = Vec::new();
    for _ in 0..10_000 {
        let mut text = String::new();
        write(&hir, random, &mut text);
        if (min..=max).contains(&(text.chars().count() as i64)) {
            found.push(text);
        }
        if found.len() == 8 {
            break;
        }
    }
    let longest = found.into_iter().max_by_key(String::len);
    longest.unwrap_or_else(|| panic!("found no text of {min} to {max} characters that matches {pattern}; give one"))
}

fn write(hir: &Hir, random: &mut Random, out: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => out.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => out.push(letter(class, random)),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX).min(repetition.min.saturating_add(WORD as u32));
            for _ in 0..random.between(repetition.min.into(), most.into()) {
                write(&repetition.sub, random, out);
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, random, out),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, random, out)),
        HirKind::Alternation(ways) => write(random.pick(ways), random, out),
    }
}

/// A visible ASCII character of the class, or its first one.
fn letter(class: &Class, random: &mut Random) -> char {
    let contains = |letter: char| match class {
        Class::Unicode(class) => class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&letter)),
        Class::Bytes(class) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&(letter as u8)))
        }
    };
    let visible: Vec<char> = ('!'..='~').filter(|letter| contains(*letter)).collect();
    match (visible.is_empty(), class) {
        (false, _) => *random.pick(&visible),
        (true, Class::Unicode(class)) => class.ranges().first().map_or(' ', |range| range.start()),
        (true, Class::Bytes(class)) => class.ranges().first().map_or(' ', |range| char::from(range.start())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_follow_their_rules() {
        let patterns = [
            "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?",
            "[^@\\s]+@[^@\\s]+",
            "[0-9a-f]{2}(:[0-9a-f]{2}){5}",
            "\\d{1,3}(\\.\\d{1,3}){3}|localhost",
        ];
        for pattern in patterns {
            let regex = regex_lite::Regex::new(&format!("^(?:{pattern})$")).expect("a pattern");
            for seed in 0..200 {
                let rules = [Rule::Pattern(pattern), Rule::Length { min: Some(3), max: Some(30) }];
                let text = text(&rules, &mut Random::new(seed));
                assert!(regex.is_match(&text) && (3..=30).contains(&text.len()), "{text} {pattern}");
            }
        }
    }

    #[test]
    fn words_have_the_right_length_and_hardly_repeat() {
        let rules = [Rule::Trim, Rule::Length { min: Some(1), max: Some(20) }];
        let words: std::collections::BTreeSet<String> =
            (0..500).map(|seed| text(&rules, &mut Random::new(seed))).collect();
        assert_eq!(words.len(), 500);
        for word in words {
            assert!((12..=20).contains(&word.chars().count()) && word.trim() == word, "{word}");
        }
        let short = [Rule::Length { min: None, max: Some(2) }];
        assert!((0..50).all(|seed| text(&short, &mut Random::new(seed)).len() <= 2));
    }
}
