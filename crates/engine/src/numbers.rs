//! Numbers and texts as bytes: what every section of a corpus is written in.
//!
//! A number is LEB128: seven bits a byte, the lowest first. A text is its length in bytes, then its bytes.

/// Writes numbers and texts one after another.
#[derive(Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A difference, which may be negative: zigzag.
    pub(crate) fn difference(&mut self, difference: i32) {
        self.number(((difference << 1) ^ (difference >> 31)) as u32);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// A run of bytes with its length before it.
    pub(crate) fn section(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u32);
        self.0.extend_from_slice(bytes);
    }

    pub(crate) fn numbers(&mut self, numbers: impl ExactSizeIterator<Item = u32>) {
        self.number(numbers.len() as u32);
        numbers.for_each(|number| self.number(number));
    }
}

/// Reads what a [`Writer`] wrote; nothing where the bytes end too soon or are no text.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a>(pub(crate) &'a [u8]);

impl<'a> Reader<'a> {
    #[inline(always)] // the inner loop of every search
    pub(crate) fn number(&mut self) -> Option<u32> {
        let (&first, rest) = self.0.split_first()?;
        if first < 0x80 {
            self.0 = rest;
            return Some(u32::from(first));
        }
        self.long_number()
    }

    fn long_number(&mut self) -> Option<u32> {
        let mut number = 0u64;
        for shift in (0..35).step_by(7) {
            let (&byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    pub(crate) fn difference(&mut self) -> Option<i32> {
        let zigzag = self.number()?;
        Some((zigzag >> 1) as i32 ^ -((zigzag & 1) as i32))
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    pub(crate) fn section(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.bytes(length as usize)
    }

    pub(crate) fn text(&mut self) -> Option<&'a str> {
        std::str::from_utf8(self.section()?).ok()
    }

    /// As many numbers as the first says.
    pub(crate) fn numbers(&mut self) -> Option<Vec<u32>> {
        let count = self.number()? as usize;
        // No number is shorter than a byte, so a count beyond that is damage, not a reason to ask for memory.
        if count > self.0.len() {
            return None;
        }
        let mut numbers = Vec::with_capacity(count);
        for _ in 0..count {
            numbers.push(self.number()?);
        }
        Some(numbers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(number: u32, difference in -(1i32 << 30)..1 << 30, text: String, list: Vec<u32>) {
            let mut writer = Writer::default();
            writer.number(number);
            writer.difference(difference);
            writer.text(&text);
            writer.numbers(list.iter().copied());
            let mut reader = Reader(&writer.0);
            prop_assert_eq!(reader.number(), Some(number));
            prop_assert_eq!(reader.difference(), Some(difference));
            prop_assert_eq!(reader.text(), Some(text.as_str()));
            prop_assert_eq!(reader.numbers(), Some(list));
            prop_assert!(reader.0.is_empty());
            for length in 0..writer.0.len() {
                let mut reader = Reader(&writer.0[..length]);
                prop_assert!(reader.number().and_then(|_| reader.difference()).and_then(|_| reader.text()).and_then(|_| reader.numbers()).is_none());
            }
        }
    }
}
