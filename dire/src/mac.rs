//! Hardware addresses.

use std::fmt;

/// A MAC address. It is shown in its normal form, twelve capital hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac([u8; 6]);

impl Mac {
    /// The address that a text spells, with colons, hyphens and dots wherever they are.
    ///
    /// All zeros and all ones are refused: they are what systems write that know no address, and would
    /// make one device of everything.
    pub fn parse(text: &str) -> Option<Mac> {
        let mut bytes = [0u8; 6];
        let mut digits = 0;
        for letter in text.trim().chars().filter(|letter| !matches!(letter, ':' | '-' | '.')) {
            let digit = letter.to_digit(16)? as u8;
            let byte = bytes.get_mut(digits / 2)?;
            *byte = *byte << 4 | digit;
            digits += 1;
        }
        (digits == 12 && bytes != [0; 6] && bytes != [0xff; 6]).then_some(Mac(bytes))
    }

    /// The first address in a list that is separated by commas, semicolons or blanks.
    pub fn first_in(list: &str) -> Option<Mac> {
        list.split(|letter: char| matches!(letter, ',' | ';') || letter.is_whitespace()).find_map(Mac::parse)
    }

    /// Whether somebody made it up instead of the manufacturer of the hardware, so that other devices may
    /// have the same one.
    pub const fn is_locally_administered(self) -> bool {
        self.0[0] & 0b10 != 0
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

#[cfg(test)]
mod tests {
    use super::Mac;

    fn first(list: &str) -> Option<String> {
        Mac::first_in(list).map(|mac| mac.to_string())
    }

    #[test]
    fn every_notation_is_one() {
        for text in ["00:1a:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", " 001a.2b3c.4d5e ", "001A2B3C4D5E"] {
            assert_eq!(first(text).as_deref(), Some("001A2B3C4D5E"), "{text}");
        }
    }

    #[test]
    fn the_first_of_a_list_that_is_one() {
        for list in
            ["n/a, 00:1a:2b:3c:4d:5e", "001A2B3C4D5E;001A2B3C4D5F", "\t\n001a.2b3c.4d5e 0", ",;00-1a-2b-3c-4d-5e"]
        {
            assert_eq!(first(list).as_deref(), Some("001A2B3C4D5E"), "{list:?}");
        }
    }

    #[test]
    fn what_is_none() {
        for text in ["", "  ", "unknown", "00:1a:2b", "00:1a:2b:3c:4d:5e:6f", "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff"]
        {
            assert_eq!(first(text), None, "{text:?}");
        }
    }

    #[test]
    fn local_ones_show_it_in_the_first_octet() {
        let local = |text| Mac::parse(text).map(Mac::is_locally_administered);
        assert_eq!(local("02:42:ac:11:00:02"), Some(true));
        assert_eq!(local("AA:BB:CC:DD:EE:FF"), Some(true));
        assert_eq!(local("00:1a:2b:3c:4d:5e"), Some(false));
        assert_eq!(local("01:1a:2b:3c:4d:5e"), Some(false));
    }
}
