//! Rows of the same tenant in two worlds, made comparable.

use std::collections::BTreeMap;

use resource_core::ResourceMeta;
use tests::world::Record;
use uuid::Uuid;

/// The beginning of every id that a world starts with.
const ID: &str = "5ca1ab1e";

/// `Err` if the rows of two worlds differ in more than what is random.
pub fn alike(crowded: &[Record], lonely: &[Record]) -> Result<(), String> {
    let mut surplus: BTreeMap<Record, i64> = BTreeMap::new();
    for (records, sign) in [(crowded, 1), (lonely, -1)] {
        for record in records {
            *surplus.entry(comparable(record)).or_default() += sign;
        }
    }
    let only = |sign: i64| surplus.iter().filter(move |(_, count)| **count * sign > 0).map(|(record, _)| record);
    match (only(1).next(), only(-1).next()) {
        (None, None) => Ok(()),
        (Some(record), _) => Err(match only(-1).max_by_key(|other| likeness(record, other)) {
            Some(other) if other.table == record.table => {
                format!("in a row of {} there is beside other tenants {}", record.table, differences(record, other))
            }
            _ => format!("only beside other tenants there is {record:?}"),
        }),
        (None, Some(record)) => Err(format!("only alone there is {record:?}")),
    }
}

/// How much two rows have in common.
fn likeness(record: &Record, other: &Record) -> (bool, usize) {
    let same = record.columns.iter().filter(|(column, value)| other.columns.get(*column) == Some(value));
    (record.table == other.table, same.count())
}

fn differences(record: &Record, other: &Record) -> String {
    let pairs = record.columns.iter().zip(other.columns.values()).filter(|((_, value), other)| value != other);
    let told = pairs.map(|((column, value), other)| format!("{column} = {value}, alone {other}"));
    told.collect::<Vec<_>>().join("; ")
}

/// A row without what is random or counted over all tenants.
fn comparable(record: &Record) -> Record {
    let meta = generated::APPLICATION.resources.iter().map(|entry| entry.meta);
    let meta = meta.into_iter().find(|meta| meta.table == record.table).expect("a resource");
    let columns = record.columns.iter().map(|(column, value)| {
        let value = if is_kept_apart(meta, column, record) { "..".to_owned() } else { masked(value) };
        (column.clone(), value)
    });
    Record { table: record.table.clone(), columns: columns.collect() }
}

/// Secrets are salted and keys of tokens random; jobs are numbered over all tenants, and how long a failed one rests
/// depends on its number.
fn is_kept_apart(meta: &ResourceMeta, column: &str, record: &Record) -> bool {
    let secret = |field: &resource_core::meta::Field| field.secret || field.encrypted.is_some();
    match (record.table.as_str(), column) {
        ("jobs", "id") | ("api_tokens", "prefix") => true,
        ("jobs", "scheduled_at") => record.text("state") == Some("retryable"),
        _ => meta.fields.iter().any(|field| field.column == column && secret(field)),
    }
}

/// A text without the ids that are not from the beginning of the world, and without numbers of jobs.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let end = rest.find(|other: char| !letter(other)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        masked.push_str(if is_random(word) { "<id>" } else { word });
        let end = behind.find(letter).unwrap_or(behind.len());
        let (between, behind) = behind.split_at(end);
        masked.push_str(between);
        rest = behind;
    }
    masked
}

fn is_random(word: &str) -> bool {
    let made_here = word.parse::<Uuid>().is_ok() && !word.to_ascii_lowercase().starts_with(ID);
    let job = word.strip_prefix("job-").is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    made_here || job
}

#[cfg(test)]
mod cases {
    use super::*;

    #[test]
    fn what_is_random_is_masked() {
        let (old, new) = (tests::world::id(1, 2, 3), Uuid::now_v7());
        assert_eq!(masked(&format!("{old},'{new}' of job-17: \"job-x\"")), format!("{old},'<id>' of <id>: \"job-x\""));
        assert_eq!(masked(&format!("X'{}'", new.simple())), "X'<id>'");
        assert_eq!(masked(&format!("X'{:X}'", old.simple())), format!("X'{:X}'", old.simple()));
    }

    #[test]
    fn what_differs_is_told() {
        let record = |name: &str| Record {
            table: "device_groups".to_owned(),
            columns: BTreeMap::from([("name".to_owned(), name.to_owned())]),
        };
        assert_eq!(alike(&[record("a"), record("b")], &[record("b"), record("a")]), Ok(()));
        let told = alike(&[record("a"), record("a")], &[record("a"), record("b")]).unwrap_err();
        assert!(told.ends_with("in a row of device_groups there is beside other tenants name = a, alone b"), "{told}");
        let told = alike(&[record("a")], &[record("a"), record("b")]).unwrap_err();
        assert!(told.starts_with("only alone there is"), "{told}");
    }
}
