//! A seeded source of choices.

use uuid::Uuid;

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
pub struct Random(u64);

impl Random {
    pub fn seeded(seed: u64) -> Random {
        Random(seed)
    }

    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.bits() % end as u64) as usize
    }

    pub fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }

    pub fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }

    pub fn maybe(&mut self, value: impl FnOnce(&mut Random) -> resource_core::Scalar) -> resource_core::Scalar {
        if self.one_in(4) { resource_core::Scalar::Null } else { value(self) }
    }

    /// Few enough first bytes that order and equality both happen.
    pub fn uuid(&mut self) -> Uuid {
        Uuid::from_u128((u128::from(self.bits()) << 64) | u128::from(self.bits()))
    }
}
