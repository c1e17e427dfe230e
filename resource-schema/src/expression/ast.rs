//! Expressions as they are written, with their places in the source.

use proc_macro2::Ident;
use syn::ext::IdentExt;

use crate::errors::Location;

/// An expression before names have meaning.
#[derive(Clone, Debug)]
pub struct Ast {
    /// What it is.
    pub(super) kind: Kind,
    /// Where it stands.
    pub(super) location: Location,
}

/// Where it stands makes no difference.
impl PartialEq for Ast {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    Integer(i64),
    Float(f64),
    Text(String),
    /// Microseconds.
    Duration(i64),
    /// Names joined by dots; the first may be `self` or a root.
    Path(Vec<Ident>),
    /// An UpperCamelCase name.
    Variant(Ident),
    Not(Box<Ast>),
    Negate(Box<Ast>),
    /// `&&` or `||` between two or more; none of them is such a chain of the same operator.
    Chain(Operator, Vec<Ast>),
    /// Any other operator.
    Binary(Operator, Box<Ast>, Box<Ast>),
    In {
        item: Box<Ast>,
        list: Vec<Ast>,
        negated: bool,
    },
    /// `in` before a list that is a value.
    ItemOf {
        item: Box<Ast>,
        list: Box<Ast>,
        negated: bool,
    },
    If {
        condition: Box<Ast>,
        then: Box<Ast>,
        otherwise: Box<Ast>,
    },
    Call {
        function: Ident,
        arguments: Vec<Ast>,
    },
}

/// Operators as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Is,
    IsNot,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Operator {
    /// How tightly it binds; comparisons do not chain.
    pub fn precedence(self) -> u8 {
        use Operator::*;
        match self {
            Or => 1,
            And => 2,
            Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual | Is | IsNot => COMPARISON,
            Add | Subtract => 4,
            Multiply | Divide | Remainder => 5,
        }
    }

    /// All of them.
    #[cfg(test)]
    pub const ALL: [Operator; 15] = {
        use Operator::*;
        [
            Or,
            And,
            Equal,
            NotEqual,
            Less,
            LessOrEqual,
            Greater,
            GreaterOrEqual,
            Is,
            IsNot,
            Add,
            Subtract,
            Multiply,
            Divide,
            Remainder,
        ]
    };

    /// Spellings and meanings by precedence, those that bind most tightly first.
    pub const LEVELS: [(&'static [&'static str], &'static str); 6] = [
        (&["!a", "-a"], "The opposite of a condition; an integer or duration with the other sign."),
        (&["*", "/", "%"], "Of integers; a duration times or by an integer. Division truncates."),
        (&["+", "-"], "Of integers and durations; a timestamp moved by a duration; the time between timestamps."),
        (
            &["==", "!=", "<", "<=", ">", ">=", "is", "is not", "in [a, b]", "not in [a, b]", "in list", "not in list"],
            "Comparisons, which do not chain. `is` takes null for a value like others and is never unknown.",
        ),
        (&["&&"], "Both."),
        (&["||"], "Either."),
    ];

    /// Its spelling.
    pub fn text(self) -> &'static str {
        use Operator::*;
        match self {
            Or => "||",
            And => "&&",
            Equal => "==",
            NotEqual => "!=",
            Less => "<",
            LessOrEqual => "<=",
            Greater => ">",
            GreaterOrEqual => ">=",
            Is => "is",
            IsNot => "is not",
            Add => "+",
            Subtract => "-",
            Multiply => "*",
            Divide => "/",
            Remainder => "%",
        }
    }
}

/// A name without the `r#` that keywords need.
pub(super) fn plain(name: &Ident) -> String {
    name.unraw().to_string()
}

/// Whether a first name stands for something outside the row; `self.` before it makes it a field.
pub(super) fn is_root(name: &str) -> bool {
    matches!(name, "actor" | "argument" | "old" | "new" | "tenant")
}

/// The precedence of comparisons and of `in`.
pub(super) const COMPARISON: u8 = 3;
/// The precedence of `!` and `-` before an operand.
pub(super) const PREFIX: u8 = 6;

impl Ast {
    /// `left operator right`. A chain of conditions is flat, however it was put in parentheses: what
    /// recurses over expressions does not go deeper for a longer one.
    pub(super) fn binary(operator: Operator, left: Ast, right: Ast) -> Ast {
        let location = left.location.to(right.location);
        if !matches!(operator, Operator::And | Operator::Or) {
            return Ast { kind: Kind::Binary(operator, Box::new(left), Box::new(right)), location };
        }
        let links = |ast: Ast| match ast.kind {
            Kind::Chain(own, operands) if own == operator => operands,
            _ => vec![ast],
        };
        let mut operands = links(left);
        operands.append(&mut links(right));
        Ast { kind: Kind::Chain(operator, operands), location }
    }

    /// The names of a path; one spelling for each, with or without `self`.
    pub(super) fn plain_path(&self) -> Option<Vec<String>> {
        let Kind::Path(path) = &self.kind else { return None };
        let mut names: Vec<String> = path.iter().map(plain).collect();
        if names.first().is_some_and(|first| first == "self") && !names.get(1).is_some_and(|name| is_root(name)) {
            names.remove(0);
        }
        Some(names)
    }

    /// Where it stands.
    pub fn location(&self) -> Location {
        self.location
    }

    /// Calls `visit` for this expression and every one inside it.
    pub(super) fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Ast)) {
        visit(self);
        match &self.kind {
            Kind::Not(inner) | Kind::Negate(inner) => inner.walk(visit),
            Kind::Binary(_, left, right) => {
                left.walk(visit);
                right.walk(visit);
            }
            Kind::Chain(_, operands) => operands.iter().for_each(|operand| operand.walk(visit)),
            Kind::In { item, list, .. } => {
                item.walk(visit);
                list.iter().for_each(|candidate| candidate.walk(visit));
            }
            Kind::ItemOf { item, list, .. } => {
                item.walk(visit);
                list.walk(visit);
            }
            Kind::If { condition, then, otherwise } => {
                condition.walk(visit);
                then.walk(visit);
                otherwise.walk(visit);
            }
            Kind::Call { arguments, .. } => arguments.iter().for_each(|argument| argument.walk(visit)),
            _ => {}
        }
    }
}
