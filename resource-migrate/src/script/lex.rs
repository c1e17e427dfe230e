//! Words, quotes and comments of SQL: just enough to find where statements end and what they begin with.

use super::ScriptError;
use crate::Dialect;

/// A piece of SQL that is not white space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: TokenKind,
    pub(crate) text: &'a str,
    pub(crate) start: usize,
    pub(crate) line: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// `-- to the end of the line`.
    LineComment,
    /// `/* .. */`.
    BlockComment,
    /// A string, `$$ .. $$` included.
    Text,
    /// A name in quotes.
    Quoted,
    /// Keyword, bare name or number.
    Word,
    /// `{{ .. }}`: what somebody has yet to write.
    Placeholder,
    /// Any other character.
    Symbol,
}

impl Token<'_> {
    /// Whether it is this keyword.
    pub(crate) fn is(&self, keyword: &str) -> bool {
        self.kind == TokenKind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    pub(crate) fn is_symbol(&self, symbol: &str) -> bool {
        self.kind == TokenKind::Symbol && self.text == symbol
    }

    pub(crate) fn is_comment(&self) -> bool {
        matches!(self.kind, TokenKind::LineComment | TokenKind::BlockComment)
    }

    /// The name it stands for, without quotes.
    pub(crate) fn name(&self) -> Option<String> {
        match self.kind {
            TokenKind::Quoted => {
                let inner = &self.text[1..self.text.len() - 1];
                Some(match self.text.as_bytes()[0] {
                    b'"' => inner.replace("\"\"", "\""),
                    b'`' => inner.replace("``", "`"),
                    _ => inner.to_owned(),
                })
            }
            TokenKind::Word => Some(self.text.to_ascii_lowercase()),
            _ => None,
        }
    }
}

/// All tokens of a text.
pub(crate) fn tokens(text: &str, dialect: Dialect) -> Result<Vec<Token<'_>>, ScriptError> {
    let mut tokens = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(letter) = text[at..].chars().next() {
        if letter.is_whitespace() {
            line += usize::from(letter == '\n');
            at += letter.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let previous = tokens.last().filter(|token: &&Token<'_>| token.start + token.text.len() == at);
        let escapes = dialect == Dialect::Postgres && previous.is_some_and(|token| token.is("e"));
        let (kind, length) = token(rest, letter, (dialect, escapes))
            .map_err(|what| ScriptError { line, message: format!("{what} is never closed; close it") })?;
        let text = &rest[..length];
        tokens.push(Token { kind, text, start: at, line });
        line += text.matches('\n').count();
        at += length;
    }
    Ok(tokens)
}

fn token(rest: &str, letter: char, (dialect, escapes): (Dialect, bool)) -> Result<(TokenKind, usize), &'static str> {
    let postgres = dialect == Dialect::Postgres;
    if rest.starts_with("--") {
        return Ok((TokenKind::LineComment, rest.find('\n').unwrap_or(rest.len())));
    }
    if rest.starts_with("/*") {
        let length = block_comment(rest, dialect).ok_or("the comment `/*`")?;
        return Ok((TokenKind::BlockComment, length));
    }
    if rest.starts_with("{{") {
        let length = rest.find("}}").ok_or("the placeholder `{{`")? + 2;
        return Ok((TokenKind::Placeholder, length));
    }
    Ok(match letter {
        '\'' if escapes => (TokenKind::Text, escaped(rest).ok_or("the text that starts with E'")?),
        '\'' => (TokenKind::Text, quoted(rest, '\'').ok_or("the text that starts with '")?),
        '"' => (TokenKind::Quoted, quoted(rest, '"').ok_or("the name that starts with \"")?),
        '`' if !postgres => (TokenKind::Quoted, quoted(rest, '`').ok_or("the name that starts with `")?),
        '[' if !postgres => (TokenKind::Quoted, rest.find(']').ok_or("the name that starts with [")? + 1),
        '$' if postgres => match dollar_tag(rest) {
            Some(tag) => {
                let end = rest[tag.len()..].find(tag).ok_or("the text that starts with $")?;
                (TokenKind::Text, tag.len() * 2 + end)
            }
            None => (TokenKind::Symbol, 1),
        },
        _ if letter.is_alphanumeric() || letter == '_' => {
            let is_inside = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '$';
            (TokenKind::Word, rest.find(|letter| !is_inside(letter)).unwrap_or(rest.len()))
        }
        _ => (TokenKind::Symbol, letter.len_utf8()),
    })
}

/// Its length; the quote inside is doubled.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == quote && letters.next_if(|(_, next)| *next == quote).is_none() {
            return Some(at + 1);
        }
    }
    None
}

/// Its length; the quote inside is doubled or stands after a backslash.
fn escaped(rest: &str) -> Option<usize> {
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            '\'' if letters.next_if(|(_, next)| *next == '\'').is_none() => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// `$$` or `$tag$`.
fn dollar_tag(rest: &str) -> Option<&str> {
    let inner = &rest[1..];
    let end = inner.find('$')?;
    let tag = &inner[..end];
    let is_name = tag.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    (is_name && !tag.starts_with(|letter: char| letter.is_ascii_digit())).then(|| &rest[..end + 2])
}

/// Its length; Postgres nests them.
fn block_comment(rest: &str, dialect: Dialect) -> Option<usize> {
    if dialect == Dialect::Sqlite {
        return rest.find("*/").map(|end| end + 2);
    }
    let (mut depth, mut at) = (0_u32, 0);
    loop {
        let here = &rest[at..];
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += here.chars().next()?.len_utf8();
        }
    }
}
