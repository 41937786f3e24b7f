//! SHA-256 in lower-case hexadecimal, the form in which sources are told apart.

use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// The SHA-256 of some bytes, lower-case hexadecimal (FIPS 180-4).
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut digits, byte| {
        // Writing to a string cannot fail.
        write!(digits, "{byte:02x}").unwrap_or_default();
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_empty_text_has_the_published_hash() {
        assert!(sha256_hex(b"").starts_with("e3b0c44298fc1c149afbf4c8996fb924"));
        assert!(sha256_hex(b"").ends_with("27ae41e4649b934ca495991b7852b855"));
    }
}
