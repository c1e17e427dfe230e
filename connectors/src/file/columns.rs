//! Which column means what.

use std::collections::BTreeMap;

use crate::error::Mistake;
use crate::settings::OtherColumns;
use crate::text;

/// What a value is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    Ip,
    Mac,
    Hostname,
    SeenAt,
    /// This key of the metadata.
    Metadata(String),
}

/// Columns that are understood by their names as they are, whatever the case.
pub const COLUMNS: [&str; 17] = [
    "ip",
    "mac",
    "hostname",
    "seen_at",
    "integration_id",
    "armis_device_id",
    "netbox_device_id",
    "integration_type",
    "role",
    "site",
    "serial",
    "asset_tag",
    "manufacturer",
    "model",
    "platform",
    "status",
    "tags",
];

/// The choice of the settings.
pub struct Columns {
    /// Names in the file, each with what it is for.
    pub chosen: Vec<(String, Target)>,
    pub other: OtherColumns,
}

/// What a column turns out to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Meaning {
    For(Target),
    Ignored,
    /// The text says what to do.
    Unknown(String),
}

impl Columns {
    pub fn new(columns: &BTreeMap<String, String>, other: OtherColumns) -> Result<Columns, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut chosen: Vec<(String, Target)> = Vec::new();
        let mut refuse = |remedy: String| mistakes.push(Mistake { setting: "columns", remedy });
        for (own, theirs) in columns {
            if theirs.trim().is_empty() {
                refuse(format!("`{own}` is given no column; name one or leave it out"));
            }
            if chosen.iter().any(|(other, _)| other == theirs) {
                refuse(format!("`{theirs}` is chosen twice; a column has one meaning"));
            }
            match target(own) {
                Ok(target) => chosen.push((theirs.trim().to_owned(), target)),
                Err(remedy) => refuse(remedy),
            }
        }
        if mistakes.is_empty() { Ok(Columns { chosen, other }) } else { Err(mistakes) }
    }

    /// What a column is for that has not been chosen by its name.
    pub fn meaning(&self, name: &str) -> Meaning {
        let is_taken = |target: &Target| self.chosen.iter().any(|(_, chosen)| chosen == target);
        let lower = name.to_lowercase();
        if COLUMNS.contains(&lower.as_str())
            && let Ok(target) = target(&lower)
            && !is_taken(&target)
        {
            return Meaning::For(target);
        }
        match self.other {
            OtherColumns::Ignore => Meaning::Ignored,
            OtherColumns::Metadata => match target(&lower.replace([' ', '-'], "_")) {
                Ok(target) if is_taken(&target) => Meaning::Ignored,
                Ok(target) => Meaning::For(target),
                Err(remedy) => Meaning::Unknown(remedy),
            },
            OtherColumns::Refuse => {
                let free = COLUMNS.into_iter().filter(|known| target(known).is_ok_and(|target| !is_taken(&target)));
                let meant = text::nearest(&lower, free).map(|known| format!("did you mean `{known}`? otherwise "));
                let meant = meant.unwrap_or_default();
                Meaning::Unknown(format!("is not known; {meant}choose it under `columns` or set `other_columns`"))
            }
        }
    }
}

/// What one of our names is for.
fn target(own: &str) -> Result<Target, String> {
    Ok(match own {
        "ip" => Target::Ip,
        "mac" => Target::Mac,
        "hostname" => Target::Hostname,
        "seen_at" => Target::SeenAt,
        key => {
            let is_plain = key.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'.'));
            if !is_plain || key.is_empty() || key.len() > 64 {
                let shown = text::excerpt(key);
                return Err(format!("`{shown}` is no key of metadata; use a-z, 0-9, _ and ., at most 64 of them"));
            }
            // These are this system's own words about a device.
            if key.starts_with('_') || key.starts_with("canonical_") {
                return Err(format!("`{key}` is kept for this system; choose another key"));
            }
            Target::Metadata(key.to_owned())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(chosen: &[(&str, &str)], other: OtherColumns) -> Result<Columns, Vec<Mistake>> {
        let chosen = chosen.iter().map(|(own, theirs)| ((*own).to_owned(), (*theirs).to_owned())).collect();
        Columns::new(&chosen, other)
    }

    #[test]
    fn finds_the_name_that_was_meant() {
        let columns = columns(&[("hostname", "Device")], OtherColumns::Refuse).unwrap();
        assert_eq!(columns.meaning("IP"), Meaning::For(Target::Ip));
        let Meaning::Unknown(remedy) = columns.meaning("seriall") else { panic!() };
        assert!(remedy.contains("did you mean `serial`?"), "{remedy}");
        let Meaning::Unknown(remedy) = columns.meaning("hostname") else { panic!("chosen from another column") };
        assert!(!remedy.contains("did you mean"), "{remedy}");
        let Meaning::Unknown(remedy) = columns.meaning("cost centre") else { panic!() };
        assert!(!remedy.contains("did you mean"), "{remedy}");
    }

    #[test]
    fn other_columns_are_ignored_or_kept() {
        let ignoring = columns(&[], OtherColumns::Ignore).unwrap();
        assert_eq!(ignoring.meaning("Cost Centre"), Meaning::Ignored);
        let keeping = columns(&[], OtherColumns::Metadata).unwrap();
        assert_eq!(keeping.meaning("Cost Centre"), Meaning::For(Target::Metadata("cost_centre".to_owned())));
        for refused in ["_merged_into", "Canonical Device ID", "größe", ""] {
            assert!(matches!(keeping.meaning(refused), Meaning::Unknown(_)), "{refused}");
        }
    }

    #[test]
    fn choices_are_checked() {
        let told = |chosen: &[(&str, &str)]| match columns(chosen, OtherColumns::Refuse) {
            Ok(_) => panic!("{chosen:?} is accepted"),
            Err(mistakes) => mistakes.into_iter().map(|mistake| mistake.remedy).collect::<Vec<_>>().join("\n"),
        };
        assert!(told(&[("canonical_ip", "A")]).contains("kept for this system"));
        assert!(told(&[("Cost Centre", "A")]).contains("no key of metadata"));
        assert!(told(&[("ip", "A"), ("mac", "A")]).contains("chosen twice"));
        assert!(told(&[("ip", " ")]).contains("given no column"));
    }
}
