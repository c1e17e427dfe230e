//! What values an integer expression can have, as far as types and constants tell.
//!
//! Arithmetic that cannot leave its range needs no check at run time, and a calculation that can may
//! be null. The type checker and the SQL backend both ask here, so that they cannot disagree.

use crate::Kind;
use crate::evaluate::{DURATION_LIMIT, TIME_RANGE};

/// An inclusive range of integers. Wider than `i64`, so that operations on bounds cannot overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The least value.
    pub low: i128,
    /// The greatest value.
    pub high: i128,
}

impl Bounds {
    /// What arithmetic may result in: `i64` without its least value, which has no positive counterpart
    /// and which SQLite cannot tell from an overflow.
    pub const ARITHMETIC: Bounds = Bounds { low: -(i64::MAX as i128), high: i64::MAX as i128 };
    /// Timestamps.
    pub const TIME: Bounds = Bounds { low: *TIME_RANGE.start() as i128, high: *TIME_RANGE.end() as i128 };
    /// Durations by which a timestamp can be moved.
    pub const MOVE: Bounds = Bounds { low: -(DURATION_LIMIT as i128), high: DURATION_LIMIT as i128 };
    /// How many characters a text has, or rows a table.
    pub const COUNT: Bounds = Bounds { low: 0, high: i64::MAX as i128 };

    /// One value.
    pub const fn exactly(value: i64) -> Bounds {
        Bounds { low: value as i128, high: value as i128 }
    }

    /// The values of a column of this kind; those of `i64` for anything that is no narrower integer.
    pub const fn of(kind: Kind) -> Bounds {
        match kind {
            Kind::I16 | Kind::Enum(_) => Bounds { low: i16::MIN as i128, high: i16::MAX as i128 },
            Kind::I32 => Bounds { low: i32::MIN as i128, high: i32::MAX as i128 },
            Kind::Time => Bounds::TIME,
            _ => Bounds { low: i64::MIN as i128, high: i64::MAX as i128 },
        }
    }

    /// Whether every value here is one there.
    pub const fn within(self, other: Bounds) -> bool {
        self.low >= other.low && self.high <= other.high
    }

    /// Whether this value is possible.
    pub const fn contains(self, value: i128) -> bool {
        self.low <= value && value <= self.high
    }

    /// What is possible in both; if nothing is, one value of `other`.
    pub fn limited(self, other: Bounds) -> Bounds {
        let low = self.low.clamp(other.low, other.high);
        Bounds { low, high: self.high.clamp(low, other.high) }
    }

    /// What is possible in either.
    pub fn union(self, other: Bounds) -> Bounds {
        Bounds { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// `-x`
    pub fn negated(self) -> Bounds {
        Bounds { low: -self.high, high: -self.low }
    }

    /// `x + y`
    pub fn plus(self, other: Bounds) -> Bounds {
        Bounds { low: self.low + other.low, high: self.high + other.high }
    }

    /// `x - y`
    pub fn minus(self, other: Bounds) -> Bounds {
        self.plus(other.negated())
    }

    /// `x * y`
    pub fn times(self, other: Bounds) -> Bounds {
        let corners = [self.low * other.low, self.low * other.high, self.high * other.low, self.high * other.high];
        let first = Bounds { low: corners[0], high: corners[0] };
        corners.into_iter().fold(first, |bounds, corner| bounds.union(Bounds { low: corner, high: corner }))
    }

    /// `x / y`, truncated, for every `y` but zero.
    pub fn divided(self, other: Bounds) -> Bounds {
        let least = if other.contains(0) { 1 } else { other.low.abs().min(other.high.abs()) };
        let most = self.low.abs().max(self.high.abs()) / least.max(1);
        let both_positive = self.low >= 0 && other.low >= 0;
        Bounds { low: if both_positive { 0 } else { -most }, high: most }
    }

    /// `x % y`, for every `y` but zero.
    pub fn remainder(self, other: Bounds) -> Bounds {
        let most = (other.low.abs().max(other.high.abs()) - 1).min(self.low.abs().max(self.high.abs())).max(0);
        Bounds { low: if self.low >= 0 { 0 } else { -most }, high: if self.high <= 0 { 0 } else { most } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every operation on small ranges contains every result of the operation on their members.
    #[test]
    fn no_result_escapes() {
        let range = |low: i64, high: i64| Bounds { low: low.into(), high: high.into() };
        for (a, b, c, d) in
            [(-3, 5, -2, 4), (0, 7, 1, 3), (-9, -4, -3, -1), (2, 2, -7, 7), (-5, 5, 0, 0), (-1, 8, 3, 9)]
        {
            let (left, right) = (range(a, b), range(c, d));
            for x in a..=b {
                for y in c..=d {
                    assert!(left.plus(right).contains((x + y).into()));
                    assert!(left.minus(right).contains((x - y).into()));
                    assert!(left.times(right).contains((x * y).into()));
                    if y != 0 {
                        assert!(left.divided(right).contains((x / y).into()), "{x} / {y}");
                        assert!(left.remainder(right).contains((x % y).into()), "{x} % {y}");
                    }
                }
                assert!(left.negated().contains((-x).into()));
            }
        }
    }

    #[test]
    fn limits() {
        assert_eq!(Bounds::of(Kind::I64).limited(Bounds::ARITHMETIC), Bounds::ARITHMETIC);
        assert!(Bounds::of(Kind::I32).plus(Bounds::exactly(1)).within(Bounds::ARITHMETIC));
        assert!(!Bounds::of(Kind::I64).plus(Bounds::exactly(0)).within(Bounds::ARITHMETIC));
        assert!(Bounds::of(Kind::I64).divided(Bounds::exactly(2)).within(Bounds::ARITHMETIC));
    }
}
