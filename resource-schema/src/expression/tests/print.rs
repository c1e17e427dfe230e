//! What is printed parses to what was printed.

use proc_macro2::{Ident, Span};

use super::parse;
use crate::expression::ast::{Ast, Kind, Operator};

#[test]
fn prints_canonically() {
    for (written, printed) in [
        ("a&&b || ! c", "a && b || !c"),
        ("(a && (b && c)) && d", "a && b && c && d"),
        ("(a || b) && c", "(a || b) && c"),
        ("a - (b - c) - d", "a - (b - c) - d"),
        ("(a * b) + c % (d + 1)", "a * b + c % (d + 1)"),
        ("- 5", "-5"),
        ("-(a + b)", "-(a + b)"),
        ("!(a in [1,2 , 3,])", "!(a in [1, 2, 3])"),
        ("a not in [Pending]", "a not in [Pending]"),
        ("a in b . c && d", "a in b.c && d"),
        ("a not in (b + c)", "a not in b + c"),
        ("a in (b in c)", "a in (b in c)"),
        ("a is  not b", "a is not b"),
        ("if a {b} else if c {d} else {e}", "if a { b } else if c { d } else { e }"),
        ("ago(60 seconds) < x", "ago(1 minute) < x"),
        ("x + 90 minutes", "x + 90 minutes"),
        ("count(alerts , status==Open) > 0", "count(alerts, status == Open) > 0"),
        ("self.actor == \"a\\\"b\"", "self.actor == \"a\\\"b\""),
        ("-9223372036854775808", "-9223372036854775808"),
        ("a == (b == c)", "a == (b == c)"),
        ("r#type == 1", "r#type == 1"),
    ] {
        assert_eq!(parse(written).to_string(), printed);
        assert_eq!(parse(printed), parse(written));
    }
}

#[test]
fn refuses_what_is_no_expression() {
    for (text, message) in [
        ("", "expected an expression"),
        ("a == b == c", "comparisons do not chain; join them with `&&`"),
        ("a in b in c", "comparisons do not chain; join them with `&&`"),
        ("if a { b }", "`if` needs an `else`: an expression always has a value"),
        ("1 fortnight", "`fortnight` is no unit of time; expected one of `seconds`, `minutes`, `hours`, `days`"),
        ("30 minuts", "`minuts` is no unit of time; did you mean `minutes`?"),
        ("1u8", "numbers have no suffix here; their type follows from where they stand"),
        ("Status::Active", "write the variant alone; its enum follows from the other side"),
        ("\"a\\0b\"", "a text cannot hold the character NUL; Postgres does not store it"),
        ("1e999", "this number is too large"),
        ("(a b)", "expected an operator or the end of the expression"),
    ] {
        let error = syn::parse_str::<Ast>(text).expect_err(text);
        assert_eq!(error.to_string().trim_start_matches("unexpected end of input, "), message, "{text}");
    }
}

#[test]
fn deep_and_long_expressions_are_refused() {
    let deep = ["(", "!", "-", "if a { b } else { ", "coalesce(1, "];
    for open in deep {
        let text = format!("{}a", open.repeat(1000));
        assert!(syn::parse_str::<Ast>(&text).is_err(), "{open}");
    }
    let nested = |depth: usize| format!("{}a{}", "coalesce(".repeat(depth), ")".repeat(depth));
    assert!(syn::parse_str::<Ast>(&nested(60)).is_ok());
    assert!(syn::parse_str::<Ast>(&nested(70)).is_err());
    assert!(syn::parse_str::<Ast>(&vec!["a"; 100].join(" + ")).is_err());
    assert!(syn::parse_str::<Ast>(&vec!["a"; 3000].join(" && ")).is_ok());
    assert!(syn::parse_str::<Ast>(&vec!["a"; 5000].join(" || ")).is_err());
}

/// Random trees in canonical form; SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len() as u64) as usize]
    }

    fn name(&mut self) -> Ident {
        let name = self.pick(&["alpha", "is_new", "r#type", "status", "old"]);
        match name.strip_prefix("r#") {
            Some(raw) => Ident::new_raw(raw, Span::call_site()),
            None => Ident::new(name, Span::call_site()),
        }
    }

    fn ast(&mut self, depth: u32) -> Ast {
        let kind = if depth == 0 { self.leaf() } else { self.branch(depth - 1) };
        Ast { kind, location: Span::call_site().into() }
    }

    fn boxed(&mut self, depth: u32) -> Box<Ast> {
        Box::new(self.ast(depth))
    }

    fn list(&mut self, depth: u32, least: u64) -> Vec<Ast> {
        (0..least + self.below(3)).map(|_| self.ast(depth)).collect()
    }

    fn leaf(&mut self) -> Kind {
        match self.below(8) {
            0 => Kind::Null,
            1 => Kind::Bool(self.below(2) == 0),
            2 => Kind::Integer(self.pick(&[0, 1, -7, i64::MAX, i64::MIN, 70_000])),
            3 => Kind::Float(self.pick(&[0.5, -1.25, 1e300, 1e-7, 3.0])),
            4 => Kind::Text(self.pick(&["", "a\"b", "\\", "line\nbreak", "'é日\u{200b}", "{}"]).to_owned()),
            5 => Kind::Duration(1_000_000 * self.pick(&[1, -1, 60, 3_600, 86_400, 90, 5_400, 172_800])),
            6 => Kind::Variant(Ident::new(self.pick(&["Pending", "TcpConnect"]), Span::call_site())),
            _ => Kind::Path((0..1 + self.below(3)).map(|_| self.name()).collect()),
        }
    }

    fn branch(&mut self, depth: u32) -> Kind {
        use Operator::*;
        match self.below(9) {
            0 => Kind::Not(self.boxed(depth)),
            1 => match self.ast(depth) {
                // A minus before a number is part of it.
                Ast { kind: kind @ (Kind::Integer(_) | Kind::Float(_) | Kind::Duration(_)), .. } => kind,
                other => Kind::Negate(Box::new(other)),
            },
            2 | 3 => {
                let operator = self.pick(&[And, Or]);
                let operands = self.list(depth, 2).into_iter().flat_map(|operand| match operand.kind {
                    Kind::Chain(own, operands) if own == operator => operands,
                    _ => vec![operand],
                });
                Kind::Chain(operator, operands.collect())
            }
            4 => {
                let operator = self.pick(&[
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
                ]);
                Kind::Binary(operator, self.boxed(depth), self.boxed(depth))
            }
            5 => Kind::In { item: self.boxed(depth), list: self.list(depth, 0), negated: self.below(2) == 0 },
            6 => Kind::If { condition: self.boxed(depth), then: self.boxed(depth), otherwise: self.boxed(depth) },
            7 => {
                let function = Ident::new(self.pick(&["coalesce", "now", "exists"]), Span::call_site());
                Kind::Call { function, arguments: self.list(depth, 0) }
            }
            _ => self.leaf(),
        }
    }
}

#[test]
fn printing_and_parsing_are_inverse() {
    let mut random = Random(7);
    for _ in 0..4_000 {
        let depth = random.below(5) as u32;
        let ast = random.ast(depth);
        let text = ast.to_string();
        let again = syn::parse_str::<Ast>(&text).unwrap_or_else(|error| panic!("{text}: {error}\n{ast:#?}"));
        assert_eq!(again, ast, "{text}");
    }
}
