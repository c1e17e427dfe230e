//! Integers, timestamps and durations. Results outside the range are null, as in the evaluator; the
//! check is left out where the bounds of the operands show that none can be.
//!
//! A check mentions its operand once: a nested expression stays linear in size, and serves in an
//! index's or a constraint's condition, where subqueries may not stand.

use resource_core::{BinaryOp, Bounds, Kind};

use super::{Renderer, cast, null};
use crate::sql::{Dialect, Text};

/// The first value above and below a range, as SQL literals.
struct Limits {
    above: &'static str,
    below: &'static str,
}

/// On SQLite an overflowing operation yields a floating point number of at least this size.
const SQLITE_INTEGERS: Limits = Limits { above: "9223372036854775808.0", below: "-9223372036854775808.0" };
const POSTGRES_INTEGERS: Limits = Limits { above: "9223372036854775808", below: "-9223372036854775808" };
const MOVES: Limits = Limits { above: "9007199254740993", below: "-9007199254740993" };
const SQLITE_TIMES: Limits = Limits { above: "253402300800000000", below: "-62135596800000001" };
const POSTGRES_TIMES: Limits =
    Limits { above: "TIMESTAMPTZ '10000-01-01 00:00:00+00'", below: "TIMESTAMPTZ '0001-12-31 23:59:59.999999+00 BC'" };

impl Renderer<'_> {
    pub(super) fn negate(&self, text: &mut Text, a: u16) {
        let fits = self.typing.bounds(a).negated().within(Bounds::ARITHMETIC);
        self.checked(text, fits, |text| self.integer(text.add("0 - "), a, fits));
    }

    pub(super) fn arithmetic(&self, text: &mut Text, op: BinaryOp, a: u16, b: u16) {
        let sign = match op {
            BinaryOp::Add => " + ",
            BinaryOp::Subtract => " - ",
            BinaryOp::Multiply => " * ",
            BinaryOp::Divide | BinaryOp::Remainder => return self.divided(text, op, a, b),
            BinaryOp::TimeDifference => return self.difference(text, a, b),
            BinaryOp::TimeAdd => return self.moved(text, op, a, " + ", b),
            BinaryOp::TimeSubtract => return self.moved(text, op, a, " - ", b),
            _ => return null(text, Some(Kind::Bool)),
        };
        let fits = self.typing.unchecked(op, a, b).within(Bounds::ARITHMETIC);
        self.checked(text, fits, |text| {
            self.integer(text, a, fits);
            self.integer(text.add(sign), b, true);
        });
    }

    /// An operand of integer arithmetic; on Postgres as bigint, or as numeric where that could overflow.
    fn integer(&self, text: &mut Text, at: u16, fits: bool) {
        let wide = matches!(self.typing.kind(at), None | Some(Kind::I64 | Kind::Duration));
        let inner = |text: &mut Text| self.at(text, at, Some(Kind::I64));
        match (self.dialect, fits) {
            (Dialect::Postgres, false) => cast(text, "numeric", inner),
            (Dialect::Postgres, true) if !wide => cast(text, "bigint", inner),
            _ => self.operand(text, at, Some(Kind::I64)),
        }
    }

    /// Truncates towards zero, as both databases divide integers; numeric division needs `div` for it.
    fn divided(&self, text: &mut Text, op: BinaryOp, a: u16, b: u16) {
        let fits = self.typing.unchecked(op, a, b).within(Bounds::ARITHMETIC);
        self.checked(text, fits, |text| match (op, self.dialect, fits) {
            (BinaryOp::Divide, Dialect::Postgres, false) => {
                self.integer(text.add("div("), a, false);
                self.divisor(text.add(", "), b);
                text.add(")");
            }
            _ => {
                self.integer(text, a, true);
                self.divisor(text.add(if op == BinaryOp::Divide { " / " } else { " % " }), b);
            }
        });
    }

    /// Division by zero is null on SQLite by itself.
    fn divisor(&self, text: &mut Text, at: u16) {
        if self.dialect == Dialect::Postgres && self.typing.bounds(at).contains(0) {
            self.integer(text.add("NULLIF("), at, true);
            text.add(", 0)");
            return;
        }
        self.integer(text, at, true);
    }

    fn checked(&self, text: &mut Text, fits: bool, inner: impl FnOnce(&mut Text)) {
        match (fits, self.dialect) {
            (true, _) => inner(text),
            (false, Dialect::Sqlite) => limited(text, &SQLITE_INTEGERS, inner),
            (false, Dialect::Postgres) => cast(text, "bigint", |text| limited(text, &POSTGRES_INTEGERS, inner)),
        }
    }

    /// Microseconds from one timestamp to another.
    fn difference(&self, text: &mut Text, a: u16, b: u16) {
        if self.dialect == Dialect::Sqlite {
            self.operand(text, a, Some(Kind::Time));
            return self.operand(text.add(" - "), b, Some(Kind::Time));
        }
        // Numeric since Postgres 14, so nothing is rounded.
        cast(text, "bigint", |text| {
            self.at(text.add("(pg_catalog.extract('epoch', "), a, Some(Kind::Time));
            self.at(text.add(") - pg_catalog.extract('epoch', "), b, Some(Kind::Time));
            text.add(")) * 1000000");
        });
    }

    fn moved(&self, text: &mut Text, op: BinaryOp, time: u16, sign: &str, by: u16) {
        let limits = match (self.typing.unchecked(op, time, by).within(Bounds::TIME), self.dialect) {
            (true, _) => None,
            (false, Dialect::Sqlite) => Some(&SQLITE_TIMES),
            (false, Dialect::Postgres) => Some(&POSTGRES_TIMES),
        };
        let moved = |text: &mut Text| {
            self.operand(text, time, Some(Kind::Time));
            self.duration(text.add(sign), by);
        };
        match limits {
            None => moved(text),
            Some(limits) => limited(text, limits, moved),
        }
    }

    fn duration(&self, text: &mut Text, by: u16) {
        let duration = |text: &mut Text| self.integer(text, by, true);
        match self.typing.bounds(by).within(Bounds::MOVE) {
            true => duration(text),
            false => limited(text, &MOVES, duration),
        }
        if self.dialect == Dialect::Postgres {
            text.add(" * INTERVAL '1 microsecond'");
        }
    }
}

/// Null outside the limits: the value is first moved to the nearer limit, then compared with both.
/// SQLite's `min` and `max` are null if an argument is; `LEAST` and `GREATEST` skip nulls, so a null
/// becomes a limit and with it null again.
fn limited(text: &mut Text, limits: &Limits, inner: impl FnOnce(&mut Text)) {
    text.add(match text.dialect() {
        Dialect::Sqlite => "NULLIF(NULLIF(max(min(",
        Dialect::Postgres => "NULLIF(NULLIF(GREATEST(LEAST(",
    });
    inner(text);
    text.add(", ").add(limits.above).add("), ").add(limits.below).add("), ");
    text.add(limits.above).add("), ").add(limits.below).add(")");
}
