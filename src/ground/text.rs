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
}

/// Every how many scalars a byte offset is remembered.
const STRIDE: usize = 64;

/// A text that is sliced by scalars in constant time: the string and a sparse table of byte offsets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    string: String,
    /// Byte offset of scalar `i * STRIDE`.
    offsets: Vec<usize>,
    scalars: usize,
}

impl Text {
    /// Indexes a string.
    #[must_use]
    pub fn new(string: String) -> Self {
        let mut offsets = Vec::with_capacity(string.len() / STRIDE + 1);
        let mut scalars = 0;
        for (byte, _) in string.char_indices() {
            if scalars % STRIDE == 0 {
                offsets.push(byte);
            }
            scalars += 1;
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

    /// The byte at which a scalar starts; the length in bytes for scalars past the end.
    #[must_use]
    pub fn byte_of(&self, scalar: usize) -> usize {
        let Some(&base) = self.offsets.get(scalar / STRIDE) else {
            return self.string.len();
        };
        let rest = self.string.get(base..).unwrap_or_default();
        rest.char_indices().nth(scalar % STRIDE).map_or(self.string.len(), |(byte, _)| base + byte)
    }

    /// The scalar that starts at, or holds, a byte.
    #[must_use]
    pub fn scalar_of(&self, byte: usize) -> usize {
        let block = self.offsets.partition_point(|&offset| offset <= byte).saturating_sub(1);
        let Some(&base) = self.offsets.get(block) else {
            return 0;
        };
        let within = self.string.get(base..).unwrap_or_default();
        block * STRIDE + within.char_indices().take_while(|(at, c)| base + at + c.len_utf8() <= byte).count()
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
        let text = Text::new("aə–𝔸".repeat(100));
        for scalar in 0..=text.len() {
            assert_eq!(text.scalar_of(text.byte_of(scalar)), scalar);
        }
    }

    #[test]
    fn a_span_past_the_end_is_cut_short() {
        assert_eq!(Text::new("abc".to_owned()).slice(Span::new(1, 90)), "bc");
        assert_eq!(Text::default().slice(Span::new(0, 4)), "");
    }
}
