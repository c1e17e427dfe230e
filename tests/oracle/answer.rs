//! Answers, made comparable and looked through for what is not A's.

use serde_json::Value;
use tests::http::Reply;
use tests::world::Tenant;
use uuid::Uuid;

/// The beginning of every id that a world starts with.
const ID: &str = "5ca1ab1e-";

/// What two worlds must agree on: everything but random ids and keys and what is signed.
pub fn comparable(reply: &Reply) -> Value {
    let mut document = if reply.text.is_empty() { Value::Null } else { reply.json() };
    mask("", &mut document);
    if let Some(included) = document.get_mut("included").and_then(Value::as_array_mut) {
        // The order of what is included is the database's.
        included.sort_by_key(Value::to_string);
    }
    document
}

fn mask(name: &str, value: &mut Value) {
    match value {
        Value::Object(object) => object.iter_mut().for_each(|(name, value)| mask(name, value)),
        Value::Array(values) => values.iter_mut().for_each(|value| mask(name, value)),
        Value::String(text) if is_random(name, text) => *text = format!("<{name}>"),
        _ => {}
    }
}

fn is_random(name: &str, text: &str) -> bool {
    let made_here = text.parse::<Uuid>().is_ok() && !text.starts_with(ID);
    let signed = text.contains("page%5Bafter%5D")
        || text.contains("page%5Bbefore%5D")
        || text.contains("page[after]")
        || text.contains("page[before]");
    let key = matches!(name, "token" | "prefix" | "slug")
        && !text.starts_with("zq")
        && !text.starts_with("site-")
        && !text.starts_with("tenant-");
    let is_new = |part: &str| part.parse::<Uuid>().is_ok() && !part.starts_with(ID);
    let names_new = text.starts_with('/') && text.split(['/', '?']).any(is_new);
    made_here || signed || key || names_new || name == "request_id" || name == "trace"
}

/// What in an answer belongs to others than A, unless the request said it.
pub fn foreign(answer: &str, request: &str) -> Option<String> {
    let others = [Tenant::B, Tenant::C];
    let canaries = others.map(|tenant| format!("zq{}", tenant.letter()));
    let ids = others.map(|tenant| format!("{ID}{:04x}-", tenant.number()));
    let found = |mark: &str| {
        let words = answer.match_indices(mark).map(|(at, _)| word(&answer[at..]));
        words.filter(|word| is_mark(word)).find(|word| !request.contains(word)).map(str::to_owned)
    };
    canaries.iter().chain(&ids).find_map(|mark| found(mark))
}

/// Random text may begin like a canary, but has no number there.
fn is_mark(word: &str) -> bool {
    word.starts_with(ID) || word[3..].trim_start_matches('u').starts_with(|letter: char| letter.is_ascii_digit())
}

fn word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-').unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod cases {
    use super::*;

    #[test]
    fn what_is_foreign_is_found() {
        assert_eq!(foreign("{\"name\":\"zqb010203\"}", "GET /x"), Some("zqb010203".to_owned()));
        assert_eq!(foreign("{\"name\":\"zqa010203\"}", "GET /x"), None);
        assert_eq!(foreign("{\"name\":\"zqb010203\"}", "GET /x?filter=zqb010203"), None);
        let id = tests::world::id(1, 2, 3).to_string();
        assert_eq!(foreign(&format!("\"{id}\""), ""), Some(id));
    }
}
