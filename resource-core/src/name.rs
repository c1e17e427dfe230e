//! Spelling of names: conversions between the cases that Rust, SQL and URLs use.

/// `DeviceGroup` to `device_group`; a run of capitals counts as one word (`HTTPCheck` to `http_check`).
pub fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    for (at, letter) in letters.iter().enumerate() {
        let starts_word = letter.is_uppercase()
            && at > 0
            && letters[at - 1] != '_'
            && (!letters[at - 1].is_uppercase() || letters.get(at + 1).is_some_and(|next| next.is_lowercase()));
        if starts_word {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

/// `device_group` to `DeviceGroup`.
pub fn camel_case(name: &str) -> String {
    name.split('_')
        .flat_map(|word| {
            let mut letters = word.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
        })
        .collect()
}

/// `device_groups` to `device-groups`, the spelling of URL segments and JSON:API types.
pub fn kebab_case(name: &str) -> String {
    name.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_between_cases() {
        assert_eq!(snake_case("DeviceGroup"), "device_group");
        assert_eq!(snake_case("HTTPCheck"), "http_check");
        assert_eq!(snake_case("OnHTTP"), "on_http");
        assert_eq!(camel_case("device_group"), "DeviceGroup");
        assert_eq!(kebab_case("device_groups"), "device-groups");
    }
}
