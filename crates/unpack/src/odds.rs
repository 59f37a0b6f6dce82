//! Likelihoods and the logarithms of odds, from one to the other by tables.

use alloc::boxed::Box;

use crate::table;

/// So much is one unit of the natural logarithm.
const UNIT: u32 = 256;
/// No odds are beyond eight units.
pub(crate) const MOST: i32 = 8 * UNIT as i32 - 1;

/// The tables.
pub(crate) struct Odds {
    /// Of 65,536, by the logarithm, which begins at −8 units.
    likely: Box<[u16; 4096]>,
    /// By the likelihood, of 4,096.
    logarithms: Box<[i16; 4096]>,
}

impl Odds {
    #[cold]
    #[inline(never)]
    pub(crate) fn new() -> Self {
        let mut odds = Self {
            likely: table(),
            logarithms: table(),
        };
        // The likelihood y of odds with the logarithm x is the curve with the slope y(1 − y), and even in the middle.
        let mut likely = 1_u64 << 31;
        for above in 0..2048 {
            let of_65536 = ((likely >> 16) as u16).min(65_512);
            odds.likely[2048 + above] = of_65536;
            odds.likely[2047 - above] = 0xffff - of_65536;
            likely += (likely * ((1 << 32) - likely)) >> (32 + UNIT.ilog2());
        }
        let mut logarithm = 0;
        for (place, of_4096) in (0..4096_u32).zip(odds.logarithms.iter_mut()) {
            while logarithm < 4095 && u32::from(odds.likely[logarithm]) < place << 4 {
                logarithm += 1;
            }
            *of_4096 = logarithm as i16 - 2048;
        }
        odds
    }

    /// The logarithm of the odds.
    #[inline(always)]
    pub(crate) fn logarithm(&self, likely: u16) -> i32 {
        i32::from(self.logarithms[usize::from(likely >> 4)])
    }

    /// How likely that is; what is beyond is taken for the most.
    #[inline(always)]
    pub(crate) fn likely(&self, logarithm: i32) -> u16 {
        self.likely[(logarithm.clamp(-MOST, MOST) + 2048) as usize & 4095]
    }
}
