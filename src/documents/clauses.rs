//! Clause numbers at the start of a paragraph: "1.", "2)", "(a)", "Article 3", "Art. IV", "§ 5", "III.";
//! and the bullets of lists.
//!
//! The words that stand before a number are data (`data/lexicon/en/clause_words.txt`).

use std::sync::LazyLock;

/// How deep a number stands: a clause of a deeper level belongs to the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClauseLevel {
    /// Named: "Article 3".
    Named,
    /// A roman number: "III.".
    Roman,
    /// A number: "3.", "3)", "3.1".
    Number,
    /// A letter: "(a)".
    Letter,
    /// A small roman number: "(ii)".
    SmallRoman,
}

/// A clause number as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseMark {
    /// How deep it stands.
    pub level: ClauseLevel,
    /// The number alone, "3", "IV", "a".
    pub label: String,
    /// How many bytes of the text it takes, with the signs around it.
    pub bytes: usize,
}

/// The numbers that are open at a place of a text, outermost first.
#[derive(Debug, Clone, Default)]
pub struct OpenClauses(Vec<(ClauseLevel, String)>);

/// No number has more letters, digits and full stops.
const LONGEST_LABEL: usize = 10;

static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("../../data/lexicon/en/clause_words.txt")).collect());

/// The entries of a word list: its lines without blank ones and remarks.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = list.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl OpenClauses {
    /// Opens a clause: it closes those as deep or deeper.
    pub fn open(&mut self, mark: &ClauseMark) {
        // "(i)" after "(h)" is a letter, not a number.
        let follows = |last: &str| mark.label == "i" && last == "h";
        let level = match self.0.last() {
            Some((ClauseLevel::Letter, last)) if follows(last) => ClauseLevel::Letter,
            _ => mark.level,
        };
        self.0.retain(|(open, _)| *open < level);
        self.0.push((level, mark.label.clone()));
    }

    /// The named clause that a paragraph without a number belongs to: an article goes on over the
    /// paragraphs after its heading, a number only labels its own.
    #[must_use]
    pub fn named_label(&self) -> Option<String> {
        let mut named = self.0.iter();
        let found = named.find(|(level, _)| *level == ClauseLevel::Named);
        found.map(|(_, label)| label.clone())
    }

    /// The clause as it is cited: "3", "2 (a)".
    #[must_use]
    pub fn label(&self) -> Option<String> {
        let mut labels = self.0.iter().map(|(_, label)| label);
        let first = labels.next()?.clone();
        Some(labels.fold(first, |all, label| format!("{all} ({label})")))
    }

    /// Whether a number can follow the ones that are open: single roman letters are taken for
    /// numbers only in their place, so that initials are not.
    #[must_use]
    pub fn admits(&self, mark: &ClauseMark) -> bool {
        let Some(value) = (mark.level == ClauseLevel::Roman).then(|| roman_value(&mark.label.to_lowercase())).flatten()
        else {
            return true;
        };
        let mut open = self.0.iter().filter(|(level, _)| *level == ClauseLevel::Roman);
        let before = open.next().and_then(|(_, label)| roman_value(&label.to_lowercase()));
        mark.label.chars().count() > 1 || value == before.unwrap_or(0) + 1
    }
}

/// The clause number that a line starts with.
#[must_use]
pub fn clause_mark(line: &str) -> Option<ClauseMark> {
    let rest = line.trim_start_matches(|c: char| c.is_whitespace() || "*_#>".contains(c));
    let lead = line.len() - rest.len();
    let mark = named(rest).or_else(|| bracketed(rest)).or_else(|| plain(rest))?;
    let after = rest.get(mark.bytes..)?;
    let ends = after.chars().next().is_none_or(|c| c.is_whitespace() || c == '*');
    ends.then_some(ClauseMark { bytes: mark.bytes + lead, ..mark })
}

/// "Article 3", "Art. IV:", "§ 5".
fn named(rest: &str) -> Option<ClauseMark> {
    let number = WORDS.iter().find_map(|word| {
        let after = after_word(rest, word)?;
        let follows = |c: char| c.is_whitespace() || *word == "§" && c.is_ascii_digit();
        after.starts_with(follows).then(|| after.trim_start())
    })?;
    let start = rest.len() - number.len();
    let label = label_at(number);
    let bare = label.trim_end_matches('.');
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.len() <= 6;
    if !is_number && (bare != bare.to_uppercase() || roman_value(&bare.to_lowercase()).is_none()) {
        return None;
    }
    let after = number.get(bare.len()..)?;
    let sign = usize::from(after.starts_with(['.', ':', ')']));
    // A sentence that starts with "Article 3 of the Treaty shall …" speaks of a clause.
    let speaks = sign == 0 && after.trim_start().starts_with(char::is_lowercase);
    (!speaks).then(|| ClauseMark {
        level: ClauseLevel::Named,
        label: bare.to_owned(),
        bytes: start + bare.len() + sign,
    })
}

/// What follows a word, given in lower case, that a line starts with in letters of any size.
fn after_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = line.chars();
    let starts = word.chars().all(|letter| rest.next().is_some_and(|c| c.to_lowercase().eq([letter])));
    starts.then_some(rest.as_str())
}

/// The letters, digits and full stops that a line starts with.
fn label_at(line: &str) -> &str {
    let end = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    line.get(..end.unwrap_or(line.len())).unwrap_or_default()
}

/// "(a)", "(3)", "(ii)".
fn bracketed(rest: &str) -> Option<ClauseMark> {
    let label = rest.strip_prefix('(')?.split(')').next()?;
    let bytes = label.len() + 2;
    let level = level_of(label)?;
    rest.get(bytes - 1..bytes).is_some_and(|sign| sign == ")").then(|| ClauseMark {
        level,
        label: label.to_owned(),
        bytes,
    })
}

/// "3.", "3)", "3.1", "III.", "a)".
fn plain(rest: &str) -> Option<ClauseMark> {
    let label = label_at(rest);
    let bare = label.get(..LONGEST_LABEL).unwrap_or(label).trim_end_matches('.');
    let bytes = bare.len() + 1;
    let sign = rest.get(bare.len()..bytes).unwrap_or_default();
    if let Some((chapter, part)) = bare.split_once('.') {
        let short = |digits: &str| (1..=2).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
        return (short(chapter) && short(part)).then(|| ClauseMark {
            level: ClauseLevel::Number,
            label: bare.to_owned(),
            bytes: bare.len() + usize::from(sign == "." || sign == ")"),
        });
    }
    let level = level_of(bare)?;
    let fits = match level {
        // "a." may be a word and its full stop; "a)" may not.
        ClauseLevel::Letter | ClauseLevel::SmallRoman => sign == ")",
        _ => sign == "." || sign == ")",
    };
    fits.then(|| ClauseMark { level, label: bare.to_owned(), bytes })
}

/// The level of a bare number.
fn level_of(label: &str) -> Option<ClauseLevel> {
    if (1..=3).contains(&label.len()) && label.bytes().all(|c| c.is_ascii_digit()) {
        return Some(ClauseLevel::Number);
    }
    if roman_value(label).is_some() {
        return Some(if matches!(label, "c" | "l") { ClauseLevel::Letter } else { ClauseLevel::SmallRoman });
    }
    if label.len() == 1 && label.bytes().all(|c| c.is_ascii_lowercase()) {
        return Some(ClauseLevel::Letter);
    }
    let is_upper = label.bytes().all(|c| c.is_ascii_uppercase());
    (is_upper && roman_value(&label.to_lowercase()).is_some()).then_some(ClauseLevel::Roman)
}

/// The value of a roman number in lower case, up to 399.
fn roman_value(label: &str) -> Option<u32> {
    if label.is_empty() || label.len() > 7 {
        return None;
    }
    let digits: Option<Vec<u32>> = label
        .chars()
        .map(|c| match c {
            'i' => Some(1),
            'v' => Some(5),
            'x' => Some(10),
            'l' => Some(50),
            'c' => Some(100),
            _ => None,
        })
        .collect();
    let digits = digits?;
    let next = digits.iter().copied().skip(1).chain([0]);
    let (plus, minus) =
        digits.iter().zip(next).fold(
            (0, 0),
            |(plus, minus), (&digit, next)| {
                if digit < next { (plus, minus + digit) } else { (plus + digit, minus) }
            },
        );
    plus.checked_sub(minus)
}

/// Whether a line starts as the item of a list.
pub(super) fn is_bullet(line: &str) -> bool {
    let mut scalars = line.chars();
    let sign = scalars.next();
    sign.is_some_and(|c| "-–—•*·▪◦‣".contains(c)) && scalars.next().is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let found = clause_mark(line).map(|mark| mark.label);
        assert_eq!(found.as_deref(), expected, "{line}");
    }

    #[test]
    fn numbers_at_the_start_are_clauses() {
        check("1. A ceasefire", Some("1"));
        check("2) A ceasefire", Some("2"));
        check("(a) call upon", Some("a"));
        check("a) call upon", Some("a"));
        check("(ii) call upon", Some("ii"));
        check("Article 3", Some("3"));
        check("ARTICLE IV. Borders", Some("IV"));
        check("Art. 12: Borders", Some("12"));
        check("§ 5 The Parties", Some("5"));
        check("III. Status", Some("III"));
        check("2.1 The Parties", Some("2.1"));
        check("**4.** The Parties", Some("4"));
    }

    #[test]
    fn other_numbers_are_not() {
        check("2020 was a year", None);
        check("10.11.2020", None);
        check("1,960 soldiers", None);
        check("15 November", None);
        check("Article 3 of the Treaty shall apply", None);
        check("Articles", None);
        check("(The term)", None);
        check("a. word", None);
        check("Section heads met", None);
        check("", None);
    }

    #[test]
    fn deeper_numbers_belong_to_those_above() {
        let mut open = OpenClauses::default();
        let mut after = |line: &str| {
            open.open(&clause_mark(line).unwrap());
            open.label().unwrap()
        };
        assert_eq!(after("2. One"), "2");
        assert_eq!(after("(a) one"), "2 (a)");
        assert_eq!(after("(b) one"), "2 (b)");
        assert_eq!(after("(i) one"), "2 (b) (i)");
        assert_eq!(after("3. One"), "3");
        assert_eq!(after("Article 4"), "4");
        assert_eq!(after("1. One"), "4 (1)");
        assert_eq!(after("(h) one"), "4 (1) (h)");
        assert_eq!(after("(i) one"), "4 (1) (i)");
    }

    #[test]
    fn an_initial_is_no_roman_number_out_of_its_place() {
        let open = OpenClauses::default();
        assert!(!open.admits(&clause_mark("V. Smith signed").unwrap()));
        assert!(open.admits(&clause_mark("I. General").unwrap()));
        assert!(open.admits(&clause_mark("IV. General").unwrap()));
    }
}
