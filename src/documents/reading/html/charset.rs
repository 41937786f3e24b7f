//! The encoding that a page says it has: `<meta charset>`, `http-equiv`, or the XML declaration (HTML
//! §13.2.3.2, a simple reading of it).

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Where the encoding has to be said, in bytes from the start.
const HEAD: usize = 4096;

/// The encoding that the first bytes declare.
pub(crate) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(HEAD).map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let mut labels = ["charset=", "encoding="].into_iter().filter_map(|key| {
        let after = head.split(key).nth(1)?.trim_start_matches(['"', '\'', ' ']);
        let is_end = |c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c));
        after.split(is_end).next().filter(|label| !label.is_empty())
    });
    let encoding = labels.find_map(|label| Encoding::for_label(label.as_bytes()))?;
    // What could be read so far is no UTF-16.
    let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
    Some(if is_wide { UTF_8 } else { encoding })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_encoding_in_one_of_three_ways() {
        let name = |bytes: &[u8]| declared(bytes).map(Encoding::name);
        assert_eq!(name(b"<meta charset=\"koi8-r\">"), Some("KOI8-R"));
        let equivalent = b"<META http-equiv=Content-Type content=\"text/html; charset=windows-1251\">";
        assert_eq!(name(equivalent), Some("windows-1251"));
        assert_eq!(name(b"<?xml version='1.0' encoding='ISO-8859-9'?>"), Some("windows-1254"));
        assert_eq!(name(b"<meta charset=utf-16>"), Some("UTF-8"));
        assert_eq!(name(b"<p>charset</p>"), None);
    }
}
