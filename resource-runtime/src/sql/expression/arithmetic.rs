//! Integers, timestamps and durations. Results outside the range are null, as in the evaluator; the
//! check is left out where the bounds of the operands show that none can be.
//!
//! A check mentions its operand once: a nested expression stays linear in size, and serves in an
//! index's or a constraint's condition, where subqueries may not stand.

use resource_core::{BinaryOp, Bounds, Kind};
use sea_orm::sea_query::{BinOper, ExprTrait, SimpleExpr};

use super::{Renderer, cast, named, null};
use crate::sql::Dialect;

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
    pub(super) fn negate(&self, a: u16) -> SimpleExpr {
        let fits = self.typing.bounds(a).negated().within(Bounds::ARITHMETIC);
        let zero = SimpleExpr::cust("0");
        let negated = zero.binary(BinOper::Sub, self.operand(a, fits));
        self.checked(negated, fits)
    }

    pub(super) fn arithmetic(&self, op: BinaryOp, a: u16, b: u16) -> SimpleExpr {
        let fits = self.typing.unchecked(op, a, b).within(Bounds::ARITHMETIC);
        let sql = match op {
            BinaryOp::Add => self.operand(a, fits).binary(BinOper::Add, self.operand(b, true)),
            BinaryOp::Subtract => self.operand(a, fits).binary(BinOper::Sub, self.operand(b, true)),
            BinaryOp::Multiply => self.operand(a, fits).binary(BinOper::Mul, self.operand(b, true)),
            BinaryOp::Divide => self.divided(a, b, fits),
            BinaryOp::Remainder => self.operand(a, true).binary(BinOper::Mod, self.divisor(b)),
            BinaryOp::TimeDifference => return self.difference(a, b),
            BinaryOp::TimeAdd => return self.moved(op, BinOper::Add, a, b),
            BinaryOp::TimeSubtract => return self.moved(op, BinOper::Sub, a, b),
            _ => return null(Some(Kind::Bool), self.scope.dialect),
        };
        self.checked(sql, fits)
    }

    /// An operand of integer arithmetic; on Postgres as bigint, or as numeric where that could overflow.
    fn operand(&self, at: u16, fits: bool) -> SimpleExpr {
        let sql = self.at(at, Some(Kind::I64));
        let wide = matches!(self.typing.kind(at), None | Some(Kind::I64 | Kind::Duration));
        match (self.scope.dialect, fits) {
            (Dialect::Sqlite, _) => sql,
            (Dialect::Postgres, false) => cast(sql, "numeric"),
            (Dialect::Postgres, true) if wide => sql,
            (Dialect::Postgres, true) => cast(sql, "bigint"),
        }
    }

    /// Truncates towards zero, as both databases divide integers; numeric division needs `div` for it.
    fn divided(&self, a: u16, b: u16, fits: bool) -> SimpleExpr {
        match (self.scope.dialect, fits) {
            (Dialect::Postgres, false) => named("div", [self.operand(a, false), self.divisor(b)]),
            _ => self.operand(a, true).binary(BinOper::Div, self.divisor(b)),
        }
    }

    /// Division by zero is null on SQLite by itself.
    fn divisor(&self, at: u16) -> SimpleExpr {
        let sql = self.operand(at, true);
        if self.scope.dialect == Dialect::Postgres && self.typing.bounds(at).contains(0) {
            return named("NULLIF", [sql, SimpleExpr::cust("0")]);
        }
        sql
    }

    fn checked(&self, sql: SimpleExpr, fits: bool) -> SimpleExpr {
        match (fits, self.scope.dialect) {
            (true, _) => sql,
            (false, Dialect::Sqlite) => self.limited(sql, &SQLITE_INTEGERS),
            (false, Dialect::Postgres) => cast(self.limited(sql, &POSTGRES_INTEGERS), "bigint"),
        }
    }

    /// Microseconds from one timestamp to another.
    fn difference(&self, a: u16, b: u16) -> SimpleExpr {
        let (a, b) = (self.at(a, Some(Kind::Time)), self.at(b, Some(Kind::Time)));
        if self.scope.dialect == Dialect::Sqlite {
            return a.binary(BinOper::Sub, b);
        }
        // Numeric since Postgres 14, so nothing is rounded.
        let epoch = |time| named("pg_catalog.extract", [SimpleExpr::cust("'epoch'"), time]);
        let seconds = epoch(a).binary(BinOper::Sub, epoch(b));
        cast(seconds.binary(BinOper::Mul, SimpleExpr::cust("1000000")), "bigint")
    }

    fn moved(&self, op: BinaryOp, sign: BinOper, time: u16, by: u16) -> SimpleExpr {
        let mut duration = self.operand(by, true);
        if !self.typing.bounds(by).within(Bounds::MOVE) {
            duration = self.limited(duration, &MOVES);
        }
        if self.scope.dialect == Dialect::Postgres {
            duration = duration.binary(BinOper::Mul, SimpleExpr::cust("INTERVAL '1 microsecond'"));
        }
        let moved = self.at(time, Some(Kind::Time)).binary(sign, duration);
        match (self.typing.unchecked(op, time, by).within(Bounds::TIME), self.scope.dialect) {
            (true, _) => moved,
            (false, Dialect::Sqlite) => self.limited(moved, &SQLITE_TIMES),
            (false, Dialect::Postgres) => self.limited(moved, &POSTGRES_TIMES),
        }
    }

    /// Null outside the limits: the value is first moved to the nearer limit, then compared with both.
    /// SQLite's `min` and `max` are null if an argument is; `LEAST` and `GREATEST` skip nulls, so a null
    /// becomes a limit and with it null again.
    fn limited(&self, sql: SimpleExpr, limits: &Limits) -> SimpleExpr {
        let (least, greatest) = match self.scope.dialect {
            Dialect::Sqlite => ("min", "max"),
            Dialect::Postgres => ("LEAST", "GREATEST"),
        };
        let (above, below) = (|| SimpleExpr::cust(limits.above), || SimpleExpr::cust(limits.below));
        let clamped = named(greatest, [named(least, [sql, above()]), below()]);
        named("NULLIF", [named("NULLIF", [clamped, above()]), below()])
    }
}
