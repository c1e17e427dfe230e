//! Items: documentation, signatures, constants, and the file around them.

use super::{Code, Place, STEP, Uses, WIDTH, spaces, string, width};

/// The longest line of a comment.
const COMMENT: usize = 116;

/// A file in the making.
#[derive(Clone, Debug)]
pub struct Source {
    header: String,
    /// What it imports.
    pub uses: Uses,
    items: Vec<String>,
}

impl Source {
    /// A file that starts with this module documentation.
    pub fn new(header: String, uses: Uses) -> Source {
        Source { header, uses, items: Vec::new() }
    }

    /// Adds an item, set off by a blank line.
    pub fn item(&mut self, item: impl Into<String>) {
        self.items.push(item.into().trim_end().to_owned());
    }

    /// The text.
    pub fn finish(self) -> String {
        let parts = [self.header, self.uses.lines()].into_iter().chain(self.items);
        let parts: Vec<String> = parts.map(|part| part.trim_end().to_owned()).filter(|part| !part.is_empty()).collect();
        parts.join("\n\n") + "\n"
    }
}

/// `//!` lines: the first line whole, what the file is about set off from it.
pub fn module_docs(first: &str, about: &str) -> String {
    let first = format!("//! {first}\n");
    if about.trim().is_empty() { first } else { first + "//!\n" + &lines("//!", about, 0) }
}

/// `///` lines.
pub fn docs(text: &str, indent: usize) -> String {
    lines("///", text, indent)
}

/// `//` lines.
pub fn comment(text: &str, indent: usize) -> String {
    lines("//", text, indent)
}

/// Comment lines, wrapped; a line break in the text stays one.
fn lines(mark: &str, text: &str, indent: usize) -> String {
    let mut out = String::new();
    for line in text.trim().lines() {
        let mut current = format!("{}{mark}", spaces(indent));
        let start = width(&current);
        for word in line.trim_end().split(' ') {
            if width(&current) > start && width(&current) + 1 + width(word) > COMMENT {
                out += &format!("{current}\n");
                current = format!("{}{mark}", spaces(indent));
            }
            current += &format!(" {word}");
        }
        out += &format!("{}\n", current.trim_end());
    }
    out
}

/// `prefix = value;`, below each other if that gets the value on one line.
pub fn assigned(prefix: &str, value: &Code, indent: usize) -> String {
    let flat = value.flat();
    let (start, below) = (format!("{}{prefix} = ", spaces(indent)), spaces(indent + STEP));
    let fits = |before: &str| width(before) + width(&flat) < WIDTH;
    if !fits(&start) && fits(&below) {
        return format!("{}\n{below}{flat};\n", start.trim_end());
    }
    let place = Place { indent, column: width(&start), after: 1 };
    format!("{start}{};\n", value.lay(place))
}

/// The last expression of a body.
pub fn returned(value: &Code, indent: usize) -> String {
    format!("{}{}\n", spaces(indent), value.lay(Place::own_line(indent, 0)))
}

/// `name { words, .. }` inside the braces of a macro, in which rustfmt leaves everything as it is: on one line,
/// or in filled ones.
pub fn braced(name: &str, words: &[String], indent: usize) -> String {
    let line = format!("{}{name} {{ {} }}", spaces(indent), words.join(", "));
    if width(&line) <= WIDTH {
        return line + "\n";
    }
    format!("{0}{name} {{\n{1}{0}}}\n", spaces(indent), string::filled(words, indent + STEP))
}

/// A function up to its body's opening brace, or its semicolon.
pub fn signature(name: &str, parameters: &[String], end: &str, indent: usize) -> String {
    let line = format!("{}{name}({}){end}", spaces(indent), parameters.join(", "));
    // Rustfmt leaves room for an opening brace even where there is none.
    if width(&line) + usize::from(end.ends_with(';')) <= WIDTH {
        return line;
    }
    if let (true, Some(end)) = (width(&line) == WIDTH, end.strip_prefix(' ')) {
        return format!("{0}{name}({1})\n{0}{end}", spaces(indent), parameters.join(", "));
    }
    let parameters: String =
        parameters.iter().map(|parameter| format!("{}{parameter},\n", spaces(indent + STEP))).collect();
    format!("{0}{name}(\n{parameters}{0}){end}", spaces(indent))
}
