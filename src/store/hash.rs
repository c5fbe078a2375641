//! The fingerprint of a file: whether it is still what was last read or written.

use std::fmt;

use sha2::{Digest, Sha256};

/// The SHA-256 of some bytes.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Of these parts, one after the other.
    #[must_use]
    pub(crate) fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hash = Sha256::new();
        parts.into_iter().for_each(|part| hash.update(part));
        Self(hash.finalize().into())
    }

    /// From its 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        from_hex(text, &mut bytes).then_some(Self(bytes))
    }

    /// The first bytes of it, where the whole is more than needed.
    pub(crate) fn short(self) -> [u8; 16] {
        let mut short = [0; 16];
        short.copy_from_slice(&self.0[..16]);
        short
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0, f)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(&self.0[..4], f)
    }
}

/// Writes at most 32 bytes as hexadecimal digits.
pub(crate) fn write_hex(bytes: &[u8], f: &mut impl fmt::Write) -> fmt::Result {
    let mut text = [0; 64];
    let text = text.get_mut(..bytes.len() * 2).ok_or(fmt::Error)?;
    put_hex(bytes, text);
    f.write_str(str::from_utf8(text).map_err(|_error| fmt::Error)?)
}

/// Fills text with the hexadecimal digits of as many bytes as it has room for. Every line of a session has some: a call
/// per digit would cost more than the hash.
pub(crate) fn put_hex(bytes: &[u8], text: &mut [u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
}

/// Reads exactly as many lower-case hexadecimal digits as fill the bytes.
pub(crate) fn from_hex(text: &str, bytes: &mut [u8]) -> bool {
    let digits = text.as_bytes();
    let digit = |place: usize| match digits[place] {
        byte @ b'0'..=b'9' => Some(byte - b'0'),
        byte @ b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    digits.len() == bytes.len() * 2
        && bytes.iter_mut().enumerate().all(|(place, byte)| match (digit(place * 2), digit(place * 2 + 1)) {
            (Some(high), Some(low)) => {
                *byte = high << 4 | low;
                true
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_the_way_through_its_digits() {
        let hash = Hash::of(b"a turn");
        assert_eq!(Hash::from_hex(&hash.to_string()), Some(hash));
    }

    #[test]
    fn takes_nothing_but_its_own_digits() {
        let digits = Hash::of(b"").to_string();
        for wrong in ["", &digits[1..], &digits.to_uppercase(), &format!("{digits}0"), &digits.replace('e', "é")] {
            assert_eq!(Hash::from_hex(wrong), None);
        }
    }
}
