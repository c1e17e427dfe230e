//! A statement as a row of words and names.

use crate::script::{Token, TokenKind};

pub(super) struct Phrase<'a> {
    tokens: Vec<Token<'a>>,
}

impl<'a> Phrase<'a> {
    pub(super) fn new(tokens: Vec<Token<'a>>) -> Phrase<'a> {
        Phrase { tokens: tokens.into_iter().filter(|token| !token.is_comment()).collect() }
    }

    pub(super) fn tokens(&self) -> impl Iterator<Item = &Token<'a>> {
        self.tokens.iter()
    }

    /// Whether it begins with these keywords.
    pub(super) fn starts(&self, words: &[&str]) -> bool {
        self.matches_at(0, words)
    }

    /// Whether these keywords stand somewhere, side by side.
    pub(super) fn has(&self, words: &[&str]) -> bool {
        self.find(words).is_some()
    }

    /// The name after these keywords, wherever they stand; `IF EXISTS` and `IF NOT EXISTS` are skipped, and so is a
    /// schema before the name.
    pub(super) fn name_after(&self, words: &[&str]) -> Option<String> {
        let mut at = self.find(words)? + words.len();
        for skipped in [&["if", "not", "exists"][..], &["if", "exists"], &["only"]] {
            if self.matches_at(at, skipped) {
                at += skipped.len();
            }
        }
        if self.tokens.get(at + 1).is_some_and(|token| token.is_symbol(".")) {
            at += 2;
        }
        self.tokens.get(at)?.name()
    }

    /// All columns and constraints that an ALTER TABLE drops, adds or alters: the name after the keywords, for each time.
    pub(super) fn names_after(&self, words: &[&str]) -> Vec<String> {
        (0..self.tokens.len())
            .filter(|at| self.matches_at(*at, words))
            .filter_map(|at| self.tokens.get(at + words.len())?.name())
            .collect()
    }

    /// The column that an ALTER TABLE drops. `COLUMN` may be left out.
    pub(super) fn dropped_column(&self) -> Option<String> {
        if !self.starts(&["alter", "table"]) {
            return None;
        }
        let others = ["constraint", "not", "default", "identity", "expression", "column", "if"];
        let bare = |at: &usize| {
            self.matches_at(*at, &["drop"])
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|next| next.name().is_some() && !others.iter().any(|word| next.is(word)))
        };
        self.name_after(&["drop", "column"])
            .or_else(|| (0..self.tokens.len()).find(bare).and_then(|at| self.tokens[at + 1].name()))
    }

    /// Whether an ALTER TABLE adds a column. `COLUMN` may be left out.
    pub(super) fn added_column(&self) -> bool {
        let others = ["constraint", "check", "foreign", "primary", "unique", "exclude", "generated", "value"];
        self.tokens
            .windows(2)
            .any(|pair| pair[0].is("add") && pair[1].name().is_some() && !others.iter().any(|word| pair[1].is(word)))
    }

    fn find(&self, words: &[&str]) -> Option<usize> {
        (0..self.tokens.len()).find(|at| self.matches_at(*at, words))
    }

    fn matches_at(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(offset, word)| {
            self.tokens.get(at + offset).is_some_and(|token| token.kind == TokenKind::Word && token.is(word))
        })
    }
}
