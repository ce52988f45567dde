//! FNV-1a, 64 bits: small, stable, and not meant to resist an attacker.

/// The hash so far.
#[derive(Debug)]
pub(in crate::charter) struct Hasher(u64);

impl Default for Hasher {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher {
    pub(in crate::charter) fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }

    pub(in crate::charter) fn number(&mut self, number: u64) {
        number.to_le_bytes().into_iter().for_each(|byte| self.byte(byte));
    }

    /// A text, with its length, so that two texts never run together.
    pub(in crate::charter) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        text.bytes().for_each(|byte| self.byte(byte));
    }

    pub(in crate::charter) fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // From the reference test vectors of the FNV hash: "a" and "foobar".
        let hash = |text: &str| {
            let mut hasher = Hasher::default();
            text.bytes().for_each(|byte| hasher.byte(byte));
            hasher.finish()
        };
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
