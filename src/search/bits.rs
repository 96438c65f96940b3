//! Numbers in few bits: varints, and Golomb–Rice codes (Rice 1979) in a stream of bits, first bit highest.

/// Appends a number in groups of seven bits, the lowest first; the highest bit says that more follow.
pub fn varint(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Writes bits into bytes.
#[derive(Debug, Default)]
pub struct Bits {
    bytes: Vec<u8>,
    /// Bits that fill no byte yet are the lowest of these.
    pending: u64,
    /// So many, fewer than eight.
    count: u32,
}

impl Bits {
    /// Writes the lowest `count` bits of a number, at most 32.
    pub fn write(&mut self, number: u32, count: u32) {
        let lowest = u64::from(number) & ((1 << count) - 1);
        self.pending = self.pending << count | lowest;
        self.count += count;
        while self.count >= 8 {
            self.count -= 8;
            self.bytes.push((self.pending >> self.count) as u8);
        }
    }

    /// Writes so many ones, then a zero.
    pub fn unary(&mut self, mut number: u32) {
        const MOST: u32 = 31;
        while number >= MOST {
            self.write(u32::MAX, MOST);
            number -= MOST;
        }
        self.write(u32::MAX << 1, number + 1);
    }

    /// Writes a number whose quotient by `2^parameter` is small.
    pub fn rice(&mut self, number: u32, parameter: u32) {
        self.unary(number >> parameter);
        self.write(number, parameter);
    }

    /// What was written; the bits that fill the last byte are zero.
    pub fn into_bytes(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.write(0, 8 - self.count);
        }
        self.bytes
    }
}

/// The parameter of [`Bits::rice`] for numbers of a mean: its logarithm to base 2 less half a bit, as fits a
/// geometric distribution.
pub fn rice_parameter(sum: u64, count: u64) -> u32 {
    let mean = sum * 69 / (count.max(1) * 100);
    mean.checked_ilog2().unwrap_or(0)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads what [`Bits`] wrote.
    pub struct Reader<'a> {
        pub bytes: &'a [u8],
        pub at: usize,
    }

    impl Reader<'_> {
        pub fn read(&mut self, count: u32) -> u32 {
            (0..count).fold(0, |number, _| {
                let bit = self.bytes[self.at / 8] >> (7 - self.at % 8) & 1;
                self.at += 1;
                number << 1 | u32::from(bit)
            })
        }

        pub fn unary(&mut self) -> u32 {
            let mut number = 0;
            while self.read(1) == 1 {
                number += 1;
            }
            number
        }

        pub fn rice(&mut self, parameter: u32) -> u32 {
            self.unary() << parameter | self.read(parameter)
        }
    }

    fn read_varint(bytes: &[u8], at: &mut usize) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = bytes[*at];
            *at += 1;
            number |= u32::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    proptest! {
        #[test]
        fn numbers_come_back(numbers in proptest::collection::vec(0u32..5_000_000, 0..200)) {
            let sum = numbers.iter().map(|&n| u64::from(n)).sum();
            let parameter = rice_parameter(sum, numbers.len() as u64);
            let (mut bits, mut bytes) = (Bits::default(), Vec::new());
            for &number in &numbers {
                bits.rice(number, parameter);
                bits.write(number, 23);
                varint(&mut bytes, number);
            }
            let packed = bits.into_bytes();
            let mut reader = Reader { bytes: &packed, at: 0 };
            let mut at = 0;
            for &number in &numbers {
                prop_assert_eq!(reader.rice(parameter), number);
                prop_assert_eq!(reader.read(23), number);
                prop_assert_eq!(read_varint(&bytes, &mut at), number);
            }
            prop_assert!(packed.len() * 8 - reader.at < 8);
            prop_assert_eq!(at, bytes.len());
        }

        #[test]
        fn all_32_bits_are_written(number: u32, before in 0u32..9) {
            let mut bits = Bits::default();
            bits.write(0, before);
            bits.write(number, 32);
            let packed = bits.into_bytes();
            let mut reader = Reader { bytes: &packed, at: before as usize };
            prop_assert_eq!(reader.read(32), number);
        }
    }
}
