//! The canonical spelling: one space around operators, parentheses only where they are needed.

use std::fmt::{Display, Formatter, Result};

use super::ast::{Ast, COMPARISON, Kind, Operator, PREFIX};

impl Display for Ast {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write(self, 0, out)
    }
}

/// Writes an expression that stands where only operators above `above` may stand bare.
fn write(ast: &Ast, above: u8, out: &mut Formatter<'_>) -> Result {
    let own = precedence(ast);
    if own <= above {
        out.write_str("(")?;
        bare(ast, out)?;
        return out.write_str(")");
    }
    bare(ast, out)
}

fn precedence(ast: &Ast) -> u8 {
    match &ast.kind {
        Kind::Binary(operator, ..) | Kind::Chain(operator, _) => operator.precedence(),
        Kind::In { .. } | Kind::ItemOf { .. } => COMPARISON,
        Kind::Not(_) | Kind::Negate(_) => PREFIX,
        _ => PREFIX + 1,
    }
}

fn bare(ast: &Ast, out: &mut Formatter<'_>) -> Result {
    match &ast.kind {
        Kind::Null => out.write_str("null"),
        Kind::Bool(truth) => write!(out, "{truth}"),
        Kind::Integer(number) => write!(out, "{number}"),
        Kind::Float(number) => write!(out, "{number:?}"),
        Kind::Text(text) => write!(out, "{text:?}"),
        Kind::Duration(micros) => duration(*micros, out),
        Kind::Path(path) => {
            let names: Vec<String> = path.iter().map(ToString::to_string).collect();
            out.write_str(&names.join("."))
        }
        Kind::Variant(name) => write!(out, "{name}"),
        Kind::Not(inner) => {
            out.write_str("!")?;
            write(inner, PREFIX - 1, out)
        }
        Kind::Negate(inner) => {
            out.write_str("-")?;
            write(inner, PREFIX - 1, out)
        }
        Kind::Binary(operator, left, right) => binary(*operator, left, right, out),
        Kind::Chain(operator, operands) => {
            for (at, operand) in operands.iter().enumerate() {
                if at > 0 {
                    write!(out, " {} ", operator.text())?;
                }
                write(operand, operator.precedence(), out)?;
            }
            Ok(())
        }
        Kind::In { item, list, negated } => {
            write(item, COMPARISON, out)?;
            out.write_str(if *negated { " not in [" } else { " in [" })?;
            comma(list, out)?;
            out.write_str("]")
        }
        Kind::ItemOf { item, list, negated } => {
            write(item, COMPARISON, out)?;
            out.write_str(if *negated { " not in " } else { " in " })?;
            write(list, COMPARISON, out)
        }
        Kind::If { condition, then, otherwise } => {
            write!(out, "if {condition} {{ {then} }} else ")?;
            match otherwise.kind {
                Kind::If { .. } => write!(out, "{otherwise}"),
                _ => write!(out, "{{ {otherwise} }}"),
            }
        }
        Kind::Call { function, arguments } => {
            write!(out, "{function}(")?;
            comma(arguments, out)?;
            out.write_str(")")
        }
    }
}

/// Operators associate to the left, comparisons with nothing.
fn binary(operator: Operator, left: &Ast, right: &Ast, out: &mut Formatter<'_>) -> Result {
    let own = operator.precedence();
    write(left, if own == COMPARISON { own } else { own - 1 }, out)?;
    write!(out, " {} ", operator.text())?;
    write(right, own, out)
}

fn comma(list: &[Ast], out: &mut Formatter<'_>) -> Result {
    for (at, item) in list.iter().enumerate() {
        write!(out, "{}{item}", if at > 0 { ", " } else { "" })?;
    }
    Ok(())
}

/// In the greatest unit that leaves no rest.
fn duration(micros: i64, out: &mut Formatter<'_>) -> Result {
    const UNITS: [(i64, &str); 4] =
        [(86_400_000_000, "day"), (3_600_000_000, "hour"), (60_000_000, "minute"), (1_000_000, "second")];
    let (size, unit) = UNITS.into_iter().find(|(size, _)| micros % size == 0).unwrap_or(UNITS[3]);
    let count = micros / size;
    write!(out, "{count} {unit}{}", if count.abs() == 1 { "" } else { "s" })
}
