//! The numbers of lists: 3, c, iii, as the formats name their styles.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Numeral {
    /// 3
    #[default]
    Decimal,
    /// 03
    Padded,
    /// c
    SmallLetter,
    /// C
    Letter,
    /// iii
    SmallRoman,
    /// III
    Roman,
    /// Not at all.
    Silent,
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];
/// Roman numbers beyond this are written as digits.
const LARGEST_ROMAN: u32 = 3999;

impl Numeral {
    /// The style of an HTML `type` or an ODF `num-format` (ODF 1.3 part 3 §19.500).
    pub(super) fn of_sample(sample: &str) -> Option<Self> {
        Some(match sample {
            "1" => Self::Decimal,
            "a" => Self::SmallLetter,
            "A" => Self::Letter,
            "i" => Self::SmallRoman,
            "I" => Self::Roman,
            "" => Self::Silent,
            _ => return None,
        })
    }

    /// The style of a `w:numFmt` (ECMA-376 part 1 §17.18.59); others count in digits.
    pub(super) fn of_word(format: &str) -> Self {
        match format {
            "lowerLetter" => Self::SmallLetter,
            "upperLetter" => Self::Letter,
            "lowerRoman" => Self::SmallRoman,
            "upperRoman" => Self::Roman,
            "decimalZero" => Self::Padded,
            "none" => Self::Silent,
            _ => Self::Decimal,
        }
    }

    /// A number, written.
    pub(super) fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::SmallLetter => letters(number),
            Self::Letter => letters(number).to_uppercase(),
            Self::SmallRoman => roman(number),
            Self::Roman => roman(number).to_uppercase(),
            Self::Silent => String::new(),
        }
    }
}

/// a … z, aa, bb …
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else {
        return number.to_string();
    };
    let letter = u8::try_from(index % 26).map_or('a', |at| char::from(b'a' + at));
    let count = usize::try_from(index / 26 + 1).unwrap_or(1).min(8);
    std::iter::repeat_n(letter, count).collect()
}

fn roman(number: u32) -> String {
    if number == 0 || number > LARGEST_ROMAN {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in ROMAN {
        while rest >= value {
            rest -= value;
            written.push_str(sign);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_style_asks() {
        assert_eq!(Numeral::Roman.write(1994), "MCMXCIV");
        assert_eq!(Numeral::SmallRoman.write(4), "iv");
        assert_eq!(Numeral::SmallLetter.write(28), "bb");
        assert_eq!(Numeral::Letter.write(3), "C");
        assert_eq!(Numeral::Padded.write(3), "03");
        assert_eq!(Numeral::SmallRoman.write(0), "0");
    }
}
