//! From tokens to [`Ast`], by precedence.

mod literal;

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, Lit, Result, Token, bracketed, parenthesized};

use self::literal::{literal, take_least};
use super::ast::{Ast, COMPARISON, Kind, Operator, PREFIX};
use crate::errors::Location;

/// How deep expressions may nest; interpreters and the checker recurse over them.
const DEEPEST: usize = 64;
/// How many operations one expression may have.
const LONGEST: usize = 4_096;

impl Parse for Ast {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let ast = expression(input, 0, DEEPEST)?;
        let mut size = 0;
        ast.walk(&mut |_| size += 1);
        if size > LONGEST {
            let message =
                format!("this expression has more than {LONGEST} parts; name some of them as scopes or calculations");
            return Err(Error::new(ast.location.start, message));
        }
        Ok(ast)
    }
}

/// An expression whose operators bind more tightly than `above`.
fn expression(input: ParseStream<'_>, above: u8, depth: usize) -> Result<Ast> {
    let depth = depth.checked_sub(1).ok_or_else(|| too_deep(input))?;
    let mut left = operand(input, depth)?;
    let mut compared = false;
    let mut left_depth = 0;
    loop {
        if let Some(negated) = peek_in(input).filter(|_| COMPARISON > above) {
            refuse_chain(input, compared)?;
            left = membership(input, left, negated, depth)?;
            compared = true;
            continue;
        }
        let Some(operator) = peek_operator(input) else { return Ok(left) };
        if operator.precedence() <= above {
            return Ok(left);
        }
        if operator.precedence() == COMPARISON {
            refuse_chain(input, compared)?;
            compared = true;
        }
        take_operator(input, operator)?;
        let right = expression(input, operator.precedence(), depth)?;
        left_depth += usize::from(!matches!(operator, Operator::And | Operator::Or));
        if left_depth > depth {
            return Err(too_deep(input));
        }
        left = Ast::binary(operator, left, right);
    }
}

fn too_deep(input: ParseStream<'_>) -> Error {
    input.error(format!("expressions may not nest deeper than {DEEPEST}; name a part as a scope or a calculation"))
}

fn refuse_chain(input: ParseStream<'_>, compared: bool) -> Result<()> {
    match compared {
        true => Err(input.error("comparisons do not chain; join them with `&&`")),
        false => Ok(()),
    }
}

fn operand(input: ParseStream<'_>, depth: usize) -> Result<Ast> {
    let start = input.span();
    if input.peek(Token![!]) && !input.peek(Token![!=]) {
        input.parse::<Token![!]>()?;
        let inner = expression(input, PREFIX - 1, depth)?;
        let location = Location::from(start).to(inner.location);
        return Ok(Ast { kind: Kind::Not(Box::new(inner)), location });
    }
    if input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        if let Some(span) = take_least(input)? {
            return Ok(Ast { kind: Kind::Integer(i64::MIN), location: Location::from(start).to(span) });
        }
        let inner = expression(input, PREFIX - 1, depth)?;
        let location = Location::from(start).to(inner.location);
        return Ok(Ast { kind: negated(inner), location });
    }
    if input.peek(syn::token::Paren) {
        let inside;
        let parenthesis = parenthesized!(inside in input);
        let mut inner = expression(&inside, 0, depth)?;
        refuse_rest(&inside)?;
        inner.location = Location::from(parenthesis.span.open()).to(parenthesis.span.close());
        return Ok(inner);
    }
    if input.peek(Token![if]) {
        return conditional(input, depth);
    }
    if input.peek(Lit) {
        return literal(input);
    }
    name(input, depth)
}

/// A minus before a number belongs to it.
fn negated(inner: Ast) -> Kind {
    match inner.kind {
        Kind::Integer(number) if number != i64::MIN => Kind::Integer(-number),
        Kind::Float(number) => Kind::Float(-number),
        Kind::Duration(micros) => Kind::Duration(-micros),
        _ => Kind::Negate(Box::new(inner)),
    }
}

fn conditional(input: ParseStream<'_>, depth: usize) -> Result<Ast> {
    let start = input.parse::<Token![if]>()?.span;
    let condition = Box::new(expression(input, 0, depth)?);
    let (then, _) = block(input, depth)?;
    if !input.peek(Token![else]) {
        return Err(input.error("`if` needs an `else`: an expression always has a value"));
    }
    input.parse::<Token![else]>()?;
    let (otherwise, end) = match input.peek(Token![if]) {
        true => {
            let further = conditional(input, depth.checked_sub(1).ok_or_else(|| too_deep(input))?)?;
            let end = further.location;
            (further, end)
        }
        false => block(input, depth)?,
    };
    let location = Location::from(start).to(end);
    Ok(Ast { kind: Kind::If { condition, then: Box::new(then), otherwise: Box::new(otherwise) }, location })
}

fn block(input: ParseStream<'_>, depth: usize) -> Result<(Ast, Location)> {
    let inside;
    let braces = syn::braced!(inside in input);
    let inner = expression(&inside, 0, depth)?;
    refuse_rest(&inside)?;
    Ok((inner, braces.span.close().into()))
}

/// A path, a variant, a call, or `null`.
fn name(input: ParseStream<'_>, depth: usize) -> Result<Ast> {
    let first = match input.peek(Token![self]) {
        true => Ident::new("self", input.parse::<Token![self]>()?.span),
        false => input.parse::<Ident>().map_err(|_| input.error("expected an expression"))?,
    };
    let location = Location::from(&first);
    if first == "null" {
        return Ok(Ast { kind: Kind::Null, location });
    }
    if input.peek(syn::token::Paren) {
        return call(input, first, depth);
    }
    if first.to_string().starts_with(char::is_uppercase) {
        if input.peek(Token![::]) {
            return Err(input.error("write the variant alone; its enum follows from the other side"));
        }
        return Ok(Ast { kind: Kind::Variant(first), location });
    }
    let mut path = vec![first];
    while input.peek(Token![.]) {
        input.parse::<Token![.]>()?;
        path.push(input.call(Ident::parse_any)?);
    }
    let location = path.last().map_or(location, |last| location.to(last));
    Ok(Ast { kind: Kind::Path(path), location })
}

fn call(input: ParseStream<'_>, function: Ident, depth: usize) -> Result<Ast> {
    let inside;
    let parenthesis = parenthesized!(inside in input);
    let mut arguments = Vec::new();
    while !inside.is_empty() {
        arguments.push(expression(&inside, 0, depth)?);
        if inside.is_empty() {
            break;
        }
        inside.parse::<Token![,]>()?;
    }
    let location = Location::from(&function).to(parenthesis.span.close());
    Ok(Ast { kind: Kind::Call { function, arguments }, location })
}

/// `in` and `not in`; answers whether it is the latter.
fn peek_in(input: ParseStream<'_>) -> Option<bool> {
    if input.peek(Token![in]) {
        return Some(false);
    }
    let fork = input.fork();
    let not = fork.parse::<Ident>().is_ok_and(|word| word == "not");
    (not && fork.peek(Token![in])).then_some(true)
}

fn membership(input: ParseStream<'_>, item: Ast, negated: bool, depth: usize) -> Result<Ast> {
    if negated {
        input.parse::<Ident>()?;
    }
    input.parse::<Token![in]>()?;
    if !input.peek(syn::token::Bracket) {
        let list = expression(input, COMPARISON, depth)?;
        let location = item.location.to(list.location);
        return Ok(Ast { kind: Kind::ItemOf { item: Box::new(item), list: Box::new(list), negated }, location });
    }
    let inside;
    let brackets = bracketed!(inside in input);
    let mut list = Vec::new();
    while !inside.is_empty() {
        list.push(expression(&inside, 0, depth)?);
        if inside.is_empty() {
            break;
        }
        inside.parse::<Token![,]>()?;
    }
    let location = item.location.to(brackets.span.close());
    Ok(Ast { kind: Kind::In { item: Box::new(item), list, negated }, location })
}

fn peek_operator(input: ParseStream<'_>) -> Option<Operator> {
    use Operator::*;
    let symbols: [(bool, Operator); 13] = [
        (input.peek(Token![||]), Or),
        (input.peek(Token![&&]), And),
        (input.peek(Token![==]), Equal),
        (input.peek(Token![!=]), NotEqual),
        (input.peek(Token![<=]), LessOrEqual),
        (input.peek(Token![>=]), GreaterOrEqual),
        (input.peek(Token![<]), Less),
        (input.peek(Token![>]), Greater),
        (input.peek(Token![+]), Add),
        (input.peek(Token![-]), Subtract),
        (input.peek(Token![*]), Multiply),
        (input.peek(Token![/]), Divide),
        (input.peek(Token![%]), Remainder),
    ];
    if let Some((_, operator)) = symbols.into_iter().find(|(found, _)| *found) {
        return Some(operator);
    }
    let fork = input.fork();
    if !fork.parse::<Ident>().is_ok_and(|word| word == "is") {
        return None;
    }
    let not = fork.parse::<Ident>().is_ok_and(|word| word == "not");
    Some(if not { IsNot } else { Is })
}

fn take_operator(input: ParseStream<'_>, operator: Operator) -> Result<()> {
    use Operator::*;
    match operator {
        Or => drop(input.parse::<Token![||]>()?),
        And => drop(input.parse::<Token![&&]>()?),
        Equal => drop(input.parse::<Token![==]>()?),
        NotEqual => drop(input.parse::<Token![!=]>()?),
        Less => drop(input.parse::<Token![<]>()?),
        LessOrEqual => drop(input.parse::<Token![<=]>()?),
        Greater => drop(input.parse::<Token![>]>()?),
        GreaterOrEqual => drop(input.parse::<Token![>=]>()?),
        Add => drop(input.parse::<Token![+]>()?),
        Subtract => drop(input.parse::<Token![-]>()?),
        Multiply => drop(input.parse::<Token![*]>()?),
        Divide => drop(input.parse::<Token![/]>()?),
        Remainder => drop(input.parse::<Token![%]>()?),
        Is => drop(input.parse::<Ident>()?),
        IsNot => {
            input.parse::<Ident>()?;
            input.parse::<Ident>()?;
        }
    }
    Ok(())
}

fn refuse_rest(inside: ParseStream<'_>) -> Result<()> {
    match inside.is_empty() {
        true => Ok(()),
        false => Err(inside.error("expected an operator or the end of the expression")),
    }
}
