//! Texts from outside: what is taken over, and how much of one is shown.

/// The longest text that is taken over, in bytes.
const LONGEST: usize = 4096;
/// How much of a value a message shows, in characters.
const SHOWN: usize = 80;

/// The text without white space around it, or nothing if it is blank. The error says what is wrong with it.
pub fn clean(text: &str) -> Result<Option<&str>, &'static str> {
    let text = text.trim();
    if text.contains('\0') {
        return Err("it holds a NUL character; remove it");
    }
    if text.len() > LONGEST {
        return Err("it is longer than 4096 bytes; shorten it");
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// A value for a message: one line, shortened.
pub fn excerpt(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// The candidate that was probably meant.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let near = candidates.into_iter().map(|candidate| (strsim::osa_distance(&written, candidate), candidate));
    let (distance, candidate) = near.min_by_key(|(distance, _)| *distance)?;
    (distance <= candidate.len().div_ceil(3)).then_some(candidate)
}
