//! Lays out Rust text the way rustfmt does with `max_width = 120` and `use_small_heuristics = "Max"`.
//!
//! Generated files must be what rustfmt makes of them, and codegen must stay a pure function that runs
//! nothing. Generated code has few shapes (tables, calls, signatures, imports), so those are laid out
//! here by rustfmt's own rules; a test compares the result with the rustfmt of the toolchain. What is
//! not here: statements with branches, which generated code does not have.

mod import;
mod item;
mod string;

pub use import::{Uses, exported};
pub use item::{Source, assigned, braced, comment, docs, module_docs, returned, signature};

/// The longest line.
pub const WIDTH: usize = 120;

/// One step of indentation.
pub const STEP: usize = 4;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Code {
    /// What is never broken.
    Word(String),
    /// A string literal by its value; long ones continue on further lines.
    Text(String),
    /// A word that stands directly before something, such as `&` or `name: `.
    Before(String, Box<Code>),
    /// Items between brackets.
    Group(Group),
    /// `first.link(..).link(..)`
    Chain(Box<Code>, Vec<Code>),
    /// A macro with a list.
    Macro(Macro),
}

/// Items between brackets: the arguments of a call, an array, a struct literal.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    open: String,
    items: Vec<Code>,
    close: char,
    /// `..BASE` of a struct literal.
    base: Option<String>,
}

/// `name![before ..]`, or over many lines `name! { before .. }`, in which rustfmt leaves everything as it is:
/// lines are filled.
#[derive(Clone, Debug, PartialEq)]
pub struct Macro {
    name: String,
    before: &'static str,
    items: Vec<Code>,
}

/// What is never broken.
pub fn word(text: impl Into<String>) -> Code {
    Code::Word(text.into())
}

/// A string literal.
pub fn text(value: impl Into<String>) -> Code {
    Code::Text(value.into())
}

/// `function(..)`
pub fn call(function: &str, arguments: impl IntoIterator<Item = Code>) -> Code {
    group(format!("{function}("), arguments, ')')
}

/// `&[..]`
pub fn list(items: impl IntoIterator<Item = Code>) -> Code {
    group("&[".to_owned(), items, ']')
}

/// `[..]`
pub fn array(items: impl IntoIterator<Item = Code>) -> Code {
    group("[".to_owned(), items, ']')
}

/// `vec![..]`
pub fn vector(items: impl IntoIterator<Item = Code>) -> Code {
    group("vec![".to_owned(), items, ']')
}

/// The nodes of an expression in the brackets of a macro.
pub fn nodes(name: &str, items: Vec<Code>) -> Code {
    Code::Macro(Macro { name: format!("{name}!"), before: "", items })
}

/// Inputs in the brackets of a macro.
pub fn inputs(name: &str, items: Vec<Code>) -> Code {
    Code::Macro(Macro { name: format!("{name}!"), before: "FIELDS, &RELATIONS;", items })
}

/// `(..)`
pub fn tuple(items: impl IntoIterator<Item = Code>) -> Code {
    group("(".to_owned(), items, ')')
}

/// `Name { field: .. }`
pub fn structure(name: &str, fields: impl IntoIterator<Item = Code>) -> Code {
    group(format!("{name} {{"), fields, '}')
}

/// `Name { field: .., ..base }`
pub fn structure_over(name: &str, fields: impl IntoIterator<Item = Code>, base: &str) -> Code {
    match structure(name, fields) {
        Code::Group(group) => Code::Group(Group { base: Some(format!("..{base}")), ..group }),
        other => other,
    }
}

/// `name: value`
pub fn field(name: &str, value: Code) -> Code {
    Code::Before(format!("{name}: "), Box::new(value))
}

/// `Some(value)` or `None`
pub fn option(value: Option<Code>) -> Code {
    value.map_or_else(|| word("None"), |value| call("Some", [value]))
}

/// `first.link(..).link(..)`
pub fn chain(first: Code, links: Vec<Code>) -> Code {
    if links.is_empty() { first } else { Code::Chain(Box::new(first), links) }
}

fn group(open: String, items: impl IntoIterator<Item = Code>, close: char) -> Code {
    Code::Group(Group { open, items: items.into_iter().collect(), close, base: None })
}

/// Where an expression stands.
#[derive(Clone, Copy)]
struct Place {
    /// Indentation of the line that it starts on.
    indent: usize,
    /// The column at which it starts.
    column: usize,
    /// How many characters must still fit behind its last line.
    after: usize,
}

impl Place {
    fn own_line(indent: usize, after: usize) -> Place {
        Place { indent, column: indent, after }
    }

    fn fits(self, line: &str) -> bool {
        self.column + width(line) + self.after <= WIDTH
    }
}

fn flat_items(items: &[Code]) -> Vec<String> {
    items.iter().map(Code::flat).collect()
}

fn width(line: &str) -> usize {
    line.chars().count()
}

fn spaces(indent: usize) -> String {
    " ".repeat(indent)
}

impl Code {
    /// On one line.
    pub fn flat(&self) -> String {
        match self {
            Code::Word(word) => word.clone(),
            Code::Text(value) => string::literal(value),
            Code::Before(before, code) => format!("{before}{}", code.flat()),
            Code::Group(group) => group.flat(),
            Code::Chain(first, links) => links.iter().fold(first.flat(), |line, link| line + "." + &link.flat()),
            Code::Macro(list) => list.flat(),
        }
    }

    fn lay(&self, place: Place) -> String {
        let flat = self.flat();
        if place.fits(&flat) {
            return flat;
        }
        match self {
            Code::Word(_) => flat,
            Code::Text(value) => string::continued(value, place.indent, place.column),
            Code::Before(before, code) => before_value(before, code, place),
            Code::Group(group) => group.lay(place),
            Code::Chain(first, links) => lay_chain(first, links, place),
            Code::Macro(list) => list.lay(place.indent),
        }
    }

    /// Whether it may start on the line of the bracket around it and end on the line of its end.
    fn hugs(&self) -> bool {
        match self {
            Code::Group(_) | Code::Chain(..) | Code::Macro(_) => true,
            Code::Before(_, code) => code.hugs(),
            Code::Word(_) | Code::Text(_) => false,
        }
    }
}

impl Macro {
    fn flat(&self) -> String {
        let gap = if self.before.is_empty() { "" } else { " " };
        format!("{}[{}{gap}{}]", self.name, self.before, flat_items(&self.items).join(", "))
    }

    fn lay(&self, indent: usize) -> String {
        let before = match self.before {
            "" => String::new(),
            before => format!("{}{before}\n", spaces(indent + STEP)),
        };
        let filled = string::filled(&flat_items(&self.items), indent + STEP);
        format!("{} {{\n{before}{filled}{}}}", self.name, spaces(indent))
    }
}

impl Group {
    fn flat(&self) -> String {
        let items = self.items.iter().map(Code::flat).chain(self.base.clone());
        let items: Vec<String> = items.collect();
        let pad = if self.close == '}' && !items.is_empty() { " " } else { "" };
        format!("{}{pad}{}{pad}{}", self.open, items.join(", "), self.close)
    }

    fn lay(&self, place: Place) -> String {
        if let ([item], true) = (self.items.as_slice(), self.close != '}')
            && item.hugs()
        {
            let inner = Place { column: place.column + width(&self.open), after: place.after + 1, ..place };
            let hugged = item.lay(inner);
            let below = Place::own_line(place.indent + STEP, 0);
            // What would become two lines stays whole on a line of its own, which then has no comma.
            return match item.flat() {
                whole if hugged.lines().count() == 2 && below.fits(&whole) => {
                    format!("{}\n{}{whole}\n{}{}", self.open, spaces(below.indent), spaces(place.indent), self.close)
                }
                _ => format!("{}{hugged}{}", self.open, self.close),
            };
        }
        let indent = place.indent + STEP;
        let mut out = format!("{}\n", self.open);
        if self.is_short() {
            out += &string::filled(&flat_items(&self.items), indent);
        } else {
            for item in &self.items {
                out += &format!("{}{},\n", spaces(indent), item.lay(Place::own_line(indent, 1)));
            }
        }
        if let Some(base) = &self.base {
            out += &format!("{}{base}\n", spaces(indent));
        }
        out + &spaces(place.indent) + &self.close.to_string()
    }

    /// Arrays of short words are filled line by line.
    fn is_short(&self) -> bool {
        self.close == ']' && self.items.iter().all(|item| matches!(item, Code::Word(word) if width(word) <= 10))
    }
}

/// A value that fits on the line below but not behind its name goes there, if nothing inside can be broken.
fn before_value(before: &str, code: &Code, place: Place) -> String {
    let below = Place::own_line(place.indent + STEP, place.after);
    match code {
        Code::Text(_) | Code::Word(_) if before.ends_with(": ") && below.fits(&code.flat()) => {
            format!("{}\n{}{}", before.trim_end(), spaces(below.indent), code.flat())
        }
        _ => {
            let place = Place { column: place.column + width(before), ..place };
            format!("{before}{}", code.lay(place))
        }
    }
}

/// One link per line, unless everything but a last link of many lines fits on the first.
fn lay_chain(first: &Code, links: &[Code], place: Place) -> String {
    let Some((last, others)) = links.split_last() else { return first.lay(place) };
    let child = place.indent + STEP;
    let own = last.lay(Place { column: child + 1, indent: child, after: place.after });
    let line = others.iter().fold(first.flat(), |line, link| line + "." + &link.flat()) + ".";
    let behind = Place { column: place.column + width(&line), ..place };
    if behind.column < WIDTH {
        let over = last.lay(behind);
        let lines = over.lines().count();
        let fits = over.lines().next().is_some_and(|first| behind.column + width(first) <= WIDTH);
        if fits && lines > 1 && (lines >= 5 || own.lines().count() >= lines) {
            return line + &over;
        }
    }
    let mut out = first.lay(Place { after: 0, ..place });
    for link in others {
        let link = link.lay(Place { column: child + 1, indent: child, after: 0 });
        out += &format!("\n{}.{link}", spaces(child));
    }
    out + &format!("\n{}.{own}", spaces(child))
}
