//! Words and signs of a matcher or a condition.
//!
//! Not here: which of them may stand where ([`crate::matcher`], [`crate::condition`]).

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    Name(&'a str),
    Literal(String),
    And,
    Or,
    Not,
    Equal,
    Unequal,
    Open,
    Close,
    Comma,
    Dot,
}

/// A token with the bytes it stands on.
#[derive(Clone, Debug)]
pub(crate) struct Spanned<'a> {
    pub(crate) token: Token<'a>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

const SIGNS: &[(&str, Token<'static>)] = &[
    ("&&", Token::And),
    ("||", Token::Or),
    ("==", Token::Equal),
    ("!=", Token::Unequal),
    ("!", Token::Not),
    ("(", Token::Open),
    (")", Token::Close),
    (",", Token::Comma),
    (".", Token::Dot),
];

/// Parentheses and negations may not nest deeper: enough for people, and the stack is safe.
pub(crate) const DEEPEST: usize = 32;

/// Splits a text into tokens, or says which character it stumbled over.
pub(crate) fn tokens(text: &str) -> Result<Vec<Spanned<'_>>, String> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(first) = text[start..].chars().next() {
        if first.is_ascii_whitespace() {
            start += 1;
            continue;
        }
        let (token, length) = token(&text[start..])?;
        found.push(Spanned { token, start, end: start + length });
        start += length;
    }
    Ok(found)
}

fn token(rest: &str) -> Result<(Token<'_>, usize), String> {
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((token.clone(), sign.len()));
    }
    if rest.starts_with('"') {
        return literal(rest);
    }
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    match rest.chars().next() {
        Some(first) if length > 0 && !first.is_ascii_digit() => Ok((Token::Name(&rest[..length]), length)),
        Some(first) => Err(format!("`{first}` cannot stand here")),
        None => Err("the text ends too early".to_owned()),
    }
}

fn literal(rest: &str) -> Result<(Token<'_>, usize), String> {
    let mut value = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Ok((Token::Literal(value), at + 1)),
            '\\' => match characters.next() {
                Some((_, escaped @ ('\\' | '"'))) => value.push(escaped),
                _ => return Err("a string knows the escapes `\\\\` and `\\\"` only".to_owned()),
            },
            other => value.push(other),
        }
    }
    Err("a string is not closed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_cover_the_text_they_came_from() {
        let text = r#"g(r.sub, "a\"b") != x"#;
        let found = tokens(text).unwrap();
        assert_eq!(&text[found[7].start..found[7].end], ")");
        assert_eq!(found[6].token, Token::Literal("a\"b".to_owned()));
        assert_eq!(found[8].token, Token::Unequal);
    }

    #[test]
    fn strange_characters_are_named() {
        assert_eq!(tokens("a + b").unwrap_err(), "`+` cannot stand here");
        assert_eq!(tokens("é").unwrap_err(), "`é` cannot stand here");
        assert_eq!(tokens("\"a").unwrap_err(), "a string is not closed");
    }
}
