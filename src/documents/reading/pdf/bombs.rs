//! Streams that unpack to far more than they should, found before the crate that reads PDF meets them: it
//! unpacks a stream whole, so that a small file could fill the memory (ISO 32000-2 §7.4.4).
//!
//! The bytes are searched for streams without understanding the file. What is encrypted cannot be looked
//! into, nor is LZW; pictures are passed over, as they are never unpacked for their text.

use crate::documents::reading::{guard::Deadline, refusal::Refusal};
use flate2::read::ZlibDecoder;
use std::io::Read;

/// The most that one stream may unpack to (128 MiB).
const LARGEST: u64 = 128 << 20;
/// The most that all streams may unpack to (1 GiB).
const LARGEST_TOTAL: u64 = 1 << 30;
/// Deflate packs at most about a thousand times smaller.
const STEEPEST: u64 = 1040;
/// How far before a stream its dictionary is looked for, in bytes.
const DICTIONARY: usize = 1024;

/// Refuses a file whose streams unpack to too much.
pub(super) fn check(bytes: &[u8], deadline: Deadline) -> Result<(), Refusal> {
    let mut total = 0_u64;
    let mut at = 0;
    while let Some(found) = find(bytes, at, b"stream") {
        at = found + b"stream".len();
        let is_end = bytes.get(found.saturating_sub(3)..found) == Some(b"end".as_slice());
        let after = bytes.get(at..).unwrap_or_default();
        let data = after.strip_prefix(b"\r\n").or(after.strip_prefix(b"\n")).unwrap_or(after);
        // The first byte of a zlib stream names its method and window (RFC 1950 §2.2).
        if is_end || data.first().is_none_or(|byte| byte & 0x0f != 8) {
            continue;
        }
        let dictionary = bytes.get(found.saturating_sub(DICTIONARY)..found).unwrap_or_default();
        let start = rfind(dictionary, b"obj").unwrap_or(0);
        let dictionary = dictionary.get(start..).unwrap_or_default();
        let passes = count(dictionary, b"FlateDecode") + count(dictionary, b"/Fl ") + count(dictionary, b"/Fl]");
        let end = find(data, 0, b"endstream").unwrap_or(data.len());
        let packed = data.get(..end).unwrap_or_default();
        at = found + b"stream".len() + (after.len() - data.len()) + end;
        if find(dictionary, 0, b"/Image").is_some() {
            continue;
        }
        total += unpacked(packed, passes, deadline)?;
        if total > LARGEST_TOTAL {
            return Err(Refusal::unpacks_too_far());
        }
    }
    Ok(())
}

/// How many bytes a stream unpacks to.
fn unpacked(packed: &[u8], passes: usize, deadline: Deadline) -> Result<u64, Refusal> {
    // Most streams are too short for harm in one pass, and are not unpacked twice for nothing.
    if passes <= 1 && packed.len() as u64 * STEEPEST <= LARGEST / 8 {
        return Ok(0);
    }
    match passes {
        0 | 1 => measure(ZlibDecoder::new(packed), deadline),
        2 => measure(ZlibDecoder::new(ZlibDecoder::new(packed)), deadline),
        _ => Err(Refusal::unpacks_too_far()),
    }
}

fn measure(mut reader: impl Read, deadline: Deadline) -> Result<u64, Refusal> {
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0_u64;
    // A damaged stream is no concern of this check.
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        size += read as u64;
        if size > LARGEST {
            return Err(Refusal::unpacks_too_far());
        }
        deadline.check()?;
    }
    Ok(size)
}

fn find(bytes: &[u8], from: usize, word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

fn rfind(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    bytes.windows(word.len()).filter(|window| *window == word).count()
}
