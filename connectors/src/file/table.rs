//! CSV, cut into rows and values. Quoted values and a byte order mark are understood; the encoding is UTF-8.

use std::fs::File;
use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::columns::{Columns, Meaning, Target};
use super::record::{Flaw, Value};
use super::{Cut, Import, LONGEST_ROW};
use crate::error::FetchError;
use crate::text;

/// A file that is being read.
pub struct Table {
    reader: Reader<Bounded<File>>,
    /// What each column is for.
    columns: Vec<(String, Option<Target>)>,
    record: ByteRecord,
}

impl Table {
    /// Reads the first line.
    pub fn new(import: &Import, file: File) -> Result<Table, FetchError> {
        let bounded = Bounded { input: file, left: LONGEST_ROW };
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(import.delimiter).from_reader(bounded);
        let mut table = Table { reader, columns: Vec::new(), record: ByteRecord::new() };
        let is_there = table.read(import)?;
        let header = |reason: String| FetchError::Header { file: import.shown(), reason };
        if !is_there {
            return Err(header("the file is empty; its first line names the columns".to_owned()));
        }
        table.columns = columns(&table.record, &import.columns).map_err(header)?;
        Ok(table)
    }

    /// Where in the file it is.
    pub fn bytes(&self) -> u64 {
        self.reader.position().byte()
    }

    pub fn next(&mut self, import: &Import) -> Result<Option<Cut>, FetchError> {
        if !self.read(import)? {
            return Ok(None);
        }
        let line = self.record.position().map_or(0, csv::Position::line);
        Ok(Some(match self.values() {
            Ok(values) => Cut::Values { line, values },
            Err(flaw) => Cut::Bad { line, flaw },
        }))
    }

    fn read(&mut self, import: &Import) -> Result<bool, FetchError> {
        self.reader.get_mut().left = LONGEST_ROW;
        let line = self.reader.position().line();
        self.reader.read_byte_record(&mut self.record).map_err(|error| match error.kind() {
            csv::ErrorKind::Io(reason) if reason.kind() != io::ErrorKind::FileTooLarge => import.failure(reason),
            _ => {
                let reason = "a row of more than 1 MiB begins here; is a quote not closed?".to_owned();
                FetchError::Malformed { file: import.shown(), line, reason }
            }
        })
    }

    fn values(&self) -> Result<Vec<Value>, Flaw> {
        let (there, named) = (self.record.len(), self.columns.len());
        if there != named {
            let value = self.record.iter().map(String::from_utf8_lossy).collect::<Vec<_>>().join(",");
            let remedy = format!("{there} values for {named} columns; is a quote or a separator missing?");
            return Err(Flaw { column: String::new(), value, remedy });
        }
        let wanted = self.columns.iter().zip(&self.record);
        let wanted = wanted.filter_map(|((column, target), bytes)| Some((column, target.clone()?, bytes)));
        wanted
            .map(|(column, target, bytes)| match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Value { column: column.clone(), target, text: text.to_owned() }),
                Err(_) => Err(Flaw {
                    column: column.clone(),
                    value: String::from_utf8_lossy(bytes).into_owned(),
                    remedy: "not UTF-8; save the file in that encoding".to_owned(),
                }),
            })
            .collect()
    }
}

/// What the columns of a header are for; the error names all that is wrong.
fn columns(header: &ByteRecord, choice: &Columns) -> Result<Vec<(String, Option<Target>)>, String> {
    if header.as_slice().starts_with(&[0xFF, 0xFE]) || header.as_slice().starts_with(&[0xFE, 0xFF]) {
        return Err("the file is UTF-16; save it as UTF-8".to_owned());
    }
    let names: Result<Vec<String>, String> = header
        .iter()
        .map(|name| match std::str::from_utf8(name) {
            Ok(name) => Ok(name.trim().to_owned()),
            Err(_) => Err(format!(
                "column `{}` is not UTF-8; save the file so",
                text::excerpt(&String::from_utf8_lossy(name))
            )),
        })
        .collect();
    let names = names?;
    let mut problems = Vec::new();
    let mut columns: Vec<(String, Option<Target>)> = Vec::new();
    for name in &names {
        let shown = text::excerpt(name);
        let chosen = choice.chosen.iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(name));
        let meaning = chosen.map_or_else(|| choice.meaning(name), |(_, target)| Meaning::For(target.clone()));
        let target = match meaning {
            Meaning::For(target) => Some(target),
            Meaning::Ignored => None,
            Meaning::Unknown(remedy) => {
                problems.push(format!("column `{shown}` {remedy}"));
                None
            }
        };
        if let Some((other, _)) = columns.iter().find(|(_, taken)| target.is_some() && *taken == target) {
            problems.push(format!("columns `{}` and `{shown}` mean the same; leave one out", text::excerpt(other)));
        }
        columns.push((name.clone(), target));
    }
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    for (theirs, _) in &choice.chosen {
        if !lower.contains(&theirs.to_lowercase()) {
            let meant = text::nearest(theirs, lower.iter().map(String::as_str));
            let meant = meant.map(|meant| format!("; did you mean `{meant}`?")).unwrap_or_default();
            problems.push(format!("there is no column `{}`{meant}", text::excerpt(theirs)));
        }
    }
    if problems.is_empty() && !columns.iter().any(|(_, target)| *target == Some(Target::Ip)) {
        problems.push("no column gives `ip`; name one so, or choose it under `columns`".to_owned());
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems.join("; ")) }
}

/// Input that ends with an error when one row takes too much of it.
struct Bounded<R> {
    input: R,
    left: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.input.read(buffer)?;
        self.left = self.left.saturating_sub(read);
        Ok(read)
    }
}
