//! Spans of text, counted in Unicode scalar values, half open; and the way from scalars to bytes.
//!
//! Every span that leaves the program counts scalars, so that any language can slice it again.

/// A half-open range of Unicode scalar values in a document's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first scalar.
    pub start: usize,
    /// The scalar after the last.
    pub end: usize,
}

impl Span {
    /// A span from its first scalar to the one after its last.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many scalars it covers.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share a scalar.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What they share; none when that is nothing.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let common = Self::new(self.start.max(other.start), self.end.min(other.end));
        (!common.is_empty()).then_some(common)
    }
}

/// Every how many scalars a byte offset is remembered.
const STRIDE: usize = 64;

/// A text that is sliced by scalars in constant time: the string and a sparse table of byte offsets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    string: String,
    /// Byte offset of scalar `i * STRIDE`; none for a text that is nothing but ASCII.
    offsets: Vec<usize>,
    scalars: usize,
}

impl Text {
    /// Indexes a string.
    #[must_use]
    pub fn new(string: String) -> Self {
        if string.is_ascii() {
            let scalars = string.len();
            return Self { string, offsets: Vec::new(), scalars };
        }
        let mut offsets = Vec::with_capacity(string.len() / STRIDE + 1);
        let mut scalars = 0;
        let mut rest = string.as_bytes();
        let mut byte = 0;
        while let Some((&first, after)) = rest.split_first() {
            if scalars % STRIDE == 0 {
                offsets.push(byte);
                if let Some((block, beyond)) = rest.split_at_checked(STRIDE).filter(|(block, _)| block.is_ascii()) {
                    (byte, scalars, rest) = (byte + block.len(), scalars + STRIDE, beyond);
                    continue;
                }
            }
            let length = length_of_scalar(first);
            (byte, scalars) = (byte + length, scalars + 1);
            rest = after.get(length - 1..).unwrap_or_default();
        }
        Self { string, offsets, scalars }
    }

    /// The whole string.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// How many scalars the text has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.scalars
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scalars == 0
    }

    /// The words of a span; what lies beyond the end of the text is left out.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let (start, end) = (self.byte_of(span.start), self.byte_of(span.end));
        self.string.get(start..end).unwrap_or_default()
    }

    /// The words of a span but for some parts, which follow each other and may reach beyond it.
    #[must_use]
    pub fn slice_without(&self, span: Span, parts: &[Span]) -> String {
        let parts: Vec<Span> = parts.iter().filter_map(|part| part.common(span)).collect();
        let starts = std::iter::once(span.start).chain(parts.iter().map(|part| part.end));
        let ends = parts.iter().map(|part| part.start).chain([span.end]);
        starts.zip(ends).map(|(start, end)| self.slice(Span::new(start, end))).collect()
    }

    /// The byte at which a scalar starts; the length in bytes for scalars past the end.
    #[must_use]
    pub fn byte_of(&self, scalar: usize) -> usize {
        if self.string.len() == self.scalars {
            return scalar.min(self.scalars);
        }
        let Some((base, bytes, scalars)) = self.block(scalar / STRIDE) else {
            return self.string.len();
        };
        let within = scalar % STRIDE;
        if bytes == scalars {
            return base + within.min(scalars);
        }
        let rest = self.string.get(base..).unwrap_or_default();
        rest.char_indices().nth(within).map_or(self.string.len(), |(byte, _)| base + byte)
    }

    /// The scalar that starts at, or holds, a byte.
    #[must_use]
    pub fn scalar_of(&self, byte: usize) -> usize {
        if self.string.len() == self.scalars {
            return byte.min(self.scalars);
        }
        let at = self.offsets.partition_point(|&offset| offset <= byte).saturating_sub(1);
        let Some((base, bytes, scalars)) = self.block(at) else {
            return 0;
        };
        if bytes == scalars {
            return at * STRIDE + byte.saturating_sub(base).min(scalars);
        }
        let within = self.string.get(base..).unwrap_or_default();
        at * STRIDE + within.char_indices().take_while(|(at, c)| base + at + c.len_utf8() <= byte).count()
    }

    /// Where a block of [`STRIDE`] scalars starts, how many bytes it takes, and how many scalars it has.
    fn block(&self, at: usize) -> Option<(usize, usize, usize)> {
        let &base = self.offsets.get(at)?;
        let end = self.offsets.get(at + 1).copied().unwrap_or(self.string.len());
        Some((base, end - base, (self.scalars - at * STRIDE).min(STRIDE)))
    }
}

/// How many bytes a scalar takes in UTF-8, by its first.
const fn length_of_scalar(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_scalars_not_bytes() {
        let text = Text::new("“Ağdam” and Լաչին".to_owned());
        assert_eq!(text.slice(Span::new(1, 6)), "Ağdam");
        assert_eq!(text.slice(Span::new(12, 17)), "Լաչին");
        assert_eq!(text.len(), 17);
    }

    #[test]
    fn bytes_and_scalars_agree_in_a_long_text() {
        let plain = "plain words, nothing else ".repeat(9);
        for words in ["aə–𝔸".repeat(100), format!("{plain}ə{plain}"), plain] {
            let text = Text::new(words);
            for scalar in 0..=text.len() {
                let byte = text.as_str().char_indices().nth(scalar).map_or(text.as_str().len(), |(byte, _)| byte);
                assert_eq!((text.byte_of(scalar), text.scalar_of(byte)), (byte, scalar));
            }
        }
    }

    #[test]
    fn a_span_past_the_end_is_cut_short() {
        assert_eq!(Text::new("abc".to_owned()).slice(Span::new(1, 90)), "bc");
        assert_eq!(Text::default().slice(Span::new(0, 4)), "");
    }
}
