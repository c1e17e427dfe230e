//! A settings file: TOML, whose tables are the first parts of keys.

use anyhow::{Result, bail};
use toml::{Table, Value};

/// Every value with its key, as a text.
///
/// # Errors
/// When the text is no TOML, or a value is of a type that no setting has.
pub(super) fn values(text: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    collect("", &text.parse::<Table>()?, &mut found)?;
    Ok(found)
}

fn collect(prefix: &str, table: &Table, found: &mut Vec<(String, String)>) -> Result<()> {
    for (name, value) in table {
        let key = format!("{prefix}{name}");
        match value {
            Value::Table(inner) => collect(&format!("{key}."), inner, found)?,
            Value::Array(items) => {
                let items: Result<Vec<String>> = items.iter().map(|item| plain(&key, item)).collect();
                found.push((key, items?.join(",")));
            }
            value => {
                let text = plain(&key, value)?;
                found.push((key, text));
            }
        }
    }
    Ok(())
}

fn plain(key: &str, value: &Value) -> Result<String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Integer(number) => Ok(number.to_string()),
        Value::Boolean(is_so) => Ok(is_so.to_string()),
        other => bail!(
            "`{key}` is a {}; settings are texts, whole numbers, `true` or `false`, and lists of texts",
            other.type_str()
        ),
    }
}
