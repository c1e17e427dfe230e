//! Finds where each row of a JSON file begins and ends, without holding more than one.
//!
//! Brackets and strings are counted, not checked: a row that is no JSON is still one row, and the next one is
//! found. What the rows hold is not looked at here.

use std::io::{self, BufRead};

use super::super::LONGEST_ROW;

/// Cuts input into rows.
pub struct Splitter<R> {
    input: R,
    layout: Option<Layout>,
    row: Vec<u8>,
    line: u64,
    bytes: u64,
}

/// How rows follow one another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Lines,
    /// Within brackets; whether a row has come.
    Array {
        has_row: bool,
    },
    Over,
}

/// One row.
pub struct Split<'a> {
    /// The line on which it begins, from 1.
    pub line: u64,
    pub text: &'a [u8],
}

/// Why there is no next row, although the file has not ended as it should.
#[derive(Debug)]
pub enum Failure {
    Read(io::Error),
    Malformed { line: u64, reason: &'static str },
}

impl<R: BufRead> Splitter<R> {
    pub fn new(input: R) -> Splitter<R> {
        Splitter { input, layout: None, row: Vec::new(), line: 1, bytes: 0 }
    }

    /// How much of the input is behind.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn next(&mut self) -> Result<Option<Split<'_>>, Failure> {
        self.row.clear();
        let layout = match self.layout {
            Some(layout) => layout,
            None => self.begin()?,
        };
        let line = match layout {
            Layout::Over => return Ok(None),
            Layout::Lines => self.line()?,
            Layout::Array { has_row } => self.item(has_row)?,
        };
        Ok(line.map(|line| Split { line, text: &self.row }))
    }

    /// Looks at the first characters.
    fn begin(&mut self) -> Result<Layout, Failure> {
        match self.peek()? {
            Some(0xFF | 0xFE) => return Err(self.malformed("the file is UTF-16; save it as UTF-8")),
            Some(0xEF) => {
                for expected in [0xEF, 0xBB, 0xBF] {
                    if self.take()? != Some(expected) {
                        return Err(self.malformed("neither `[` nor `{`; write an array, or an object on each line"));
                    }
                }
            }
            _ => {}
        }
        let layout = match self.visible()? {
            Some(b'[') => {
                self.take()?;
                Layout::Array { has_row: false }
            }
            Some(b'{') => Layout::Lines,
            Some(_) => return Err(self.malformed("neither `[` nor `{`; write an array, or an object on each line")),
            None => Layout::Over,
        };
        self.layout = Some(layout);
        Ok(layout)
    }

    /// Reads a line that is not blank, and says which it is.
    fn line(&mut self) -> Result<Option<u64>, Failure> {
        if self.visible()?.is_none() {
            self.layout = Some(Layout::Over);
            return Ok(None);
        }
        let line = self.line;
        while let Some(byte) = self.take()? {
            if byte == b'\n' {
                break;
            }
            self.keep(byte, line)?;
        }
        Ok(Some(line))
    }

    /// Reads an item of the array, and says on which line it begins.
    fn item(&mut self, has_row: bool) -> Result<Option<u64>, Failure> {
        match self.visible()? {
            Some(b']') => return self.end(),
            Some(b',') if has_row => {
                self.take()?;
                self.visible()?;
            }
            Some(_) if has_row => return Err(self.malformed("neither `,` nor `]` after a row")),
            _ => {}
        }
        self.layout = Some(Layout::Array { has_row: true });
        let line = self.line;
        let (mut depth, mut is_text) = (0u32, false);
        loop {
            let Some(byte) = self.peek()? else {
                return Err(self.malformed("the file ends within the array; is it whole?"));
            };
            if depth == 0 && !is_text && matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n') {
                break;
            }
            self.take()?;
            self.keep(byte, line)?;
            match byte {
                b'\\' if is_text => {
                    if let Some(escaped) = self.take()? {
                        self.keep(escaped, line)?;
                    }
                }
                b'"' => is_text = !is_text,
                b'{' | b'[' if !is_text => depth += 1,
                b'}' | b']' if !is_text => depth -= 1,
                _ => {}
            }
            if depth == 0 && !is_text && matches!(byte, b'}' | b']' | b'"') {
                break;
            }
        }
        if self.row.is_empty() {
            return Err(self.malformed("a row is missing; is there one `,` too many?"));
        }
        Ok(Some(line))
    }

    fn end(&mut self) -> Result<Option<u64>, Failure> {
        self.take()?;
        if self.visible()?.is_some() {
            return Err(self.malformed("something follows the end of the array"));
        }
        self.layout = Some(Layout::Over);
        Ok(None)
    }

    /// The next byte that is not white space; it is not taken.
    fn visible(&mut self) -> Result<Option<u8>, Failure> {
        loop {
            match self.peek()? {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.take()?,
                other => return Ok(other),
            };
        }
    }

    fn peek(&mut self) -> Result<Option<u8>, Failure> {
        loop {
            match self.input.fill_buf() {
                Ok(buffer) => return Ok(buffer.first().copied()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Failure::Read(error)),
            }
        }
    }

    fn take(&mut self) -> Result<Option<u8>, Failure> {
        let byte = self.peek()?;
        if let Some(byte) = byte {
            self.input.consume(1);
            self.bytes += 1;
            self.line += u64::from(byte == b'\n');
        }
        Ok(byte)
    }

    fn keep(&mut self, byte: u8, line: u64) -> Result<(), Failure> {
        if self.row.len() >= LONGEST_ROW {
            let reason = "a row of more than 1 MiB begins here; is a quote or a bracket not closed?";
            return Err(Failure::Malformed { line, reason });
        }
        self.row.push(byte);
        Ok(())
    }

    fn malformed(&self, reason: &'static str) -> Failure {
        Failure::Malformed { line: self.line, reason }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Found = (u64, String);

    fn split(text: &[u8]) -> (Vec<Found>, Option<(u64, &'static str)>) {
        let mut splitter = Splitter::new(text);
        let mut rows = Vec::new();
        loop {
            match splitter.next() {
                Ok(Some(Split { line, text })) => rows.push((line, String::from_utf8_lossy(text).into_owned())),
                Ok(None) => return (rows, None),
                Err(Failure::Malformed { line, reason }) => return (rows, Some((line, reason))),
                Err(Failure::Read(error)) => panic!("{error}"),
            }
        }
    }

    fn rows(text: &str) -> Vec<Found> {
        let (rows, failure) = split(text.as_bytes());
        assert_eq!(failure, None);
        rows
    }

    fn row(line: u64, text: &str) -> Found {
        (line, text.to_owned())
    }

    #[test]
    fn finds_rows_of_arrays() {
        let text = "\u{feff} [\n{\"a\": \"}],\\\"\"}\n, {\"b\": [{}, \"\\\\\"]}, 7,\n\"x\" ,{bad] ]\n";
        assert_eq!(
            rows(text),
            [
                row(2, r#"{"a": "}],\""}"#),
                row(3, r#"{"b": [{}, "\\"]}"#),
                row(3, "7"),
                row(4, "\"x\""),
                row(4, "{bad]")
            ]
        );
        assert_eq!(rows(" [ ] "), []);
        assert_eq!(rows(""), []);
    }

    #[test]
    fn finds_rows_on_lines() {
        let text = "{\"a\": 1}\r\n\n  {oops\n{\"b\": 2}";
        assert_eq!(rows(text), [row(1, "{\"a\": 1}\r"), row(3, "{oops"), row(4, "{\"b\": 2}")]);
    }

    #[test]
    fn tells_where_a_file_makes_no_sense() {
        for (text, count, line, part) in [
            ("[{}\n, {", 1, 2, "ends within"),
            ("[{},]", 1, 1, "missing"),
            ("[{}\n{}]", 1, 2, "neither `,`"),
            ("[]\nx", 0, 2, "follows the end"),
            ("ip,mac\n", 0, 1, "neither `[`"),
            ("[", 0, 1, "ends within"),
        ] {
            let (rows, failure) = split(text.as_bytes());
            let (at, reason) = failure.unwrap_or_else(|| panic!("{text:?} is accepted"));
            assert_eq!((rows.len(), at), (count, line), "{text:?}: {reason}");
            assert!(reason.contains(part), "{text:?}: {reason}");
        }
        let endless = format!("[\n{{\"a\": \"{}", "x".repeat(2 * LONGEST_ROW));
        let (_, failure) = split(endless.as_bytes());
        assert_eq!(failure.map(|(line, reason)| (line, reason.contains("1 MiB"))), Some((2, true)));
    }

    proptest! {
        #[test]
        fn whatever_serde_writes_comes_back(values in proptest::collection::vec(".*", 0..20), is_wide: bool) {
            let written: Vec<serde_json::Value> = values.iter().map(|text| serde_json::json!({ "v": text })).collect();
            let text = if is_wide { serde_json::to_string_pretty(&written) } else { serde_json::to_string(&written) };
            let read: Vec<serde_json::Value> =
                rows(&text.unwrap()).iter().map(|(_, row)| serde_json::from_str(row).unwrap()).collect();
            prop_assert_eq!(read, written);
        }

        #[test]
        fn no_input_makes_it_panic_or_run_for_ever(bytes in proptest::collection::vec(prop_oneof![
            any::<u8>(), Just(b'['), Just(b']'), Just(b'{'), Just(b'}'), Just(b','), Just(b'"'), Just(b'\\'), Just(b'\n'),
        ], 0..200)) {
            let (rows, _) = split(&bytes);
            prop_assert!(rows.len() <= bytes.len());
        }
    }
}
