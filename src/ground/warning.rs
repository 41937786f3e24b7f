//! Partial failure: a value together with what had to be left out of it, and how to mend that.

use std::fmt;

/// One thing that was wrong with an input, and what to do about it. Nothing else is lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// The file, as the user named it.
    pub file: String,
    /// The line in the file, from 1, when known.
    pub line: Option<usize>,
    /// The part of the file in words, "feature 12 (Agdam)" say; empty for the file as a whole.
    pub part: String,
    /// What is wrong, a clause without a full stop.
    pub what: String,
    /// How to mend it, a clause without a full stop.
    pub cure: String,
    /// Whether the input has to be mended, or is only worth a look.
    pub severity: Severity,
}

/// How much a warning matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Everything was read; something about it is worth knowing.
    Notice,
    /// Something was left out.
    Loss,
}

/// A value, and what was left out of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Warned<T> {
    /// What could be read.
    pub value: T,
    /// What could not, in the order of the input.
    pub warnings: Vec<Warning>,
}

impl Warning {
    /// A warning that something of a file was left out.
    #[must_use]
    pub fn loss(file: &str, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            part: String::new(),
            what: what.into(),
            cure: cure.into(),
            severity: Severity::Loss,
        }
    }

    /// A warning that nothing was left out, but something is worth knowing.
    #[must_use]
    pub fn notice(file: &str, what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { severity: Severity::Notice, ..Self::loss(file, what, cure) }
    }

    /// The same warning, at a line of its file (from 1).
    #[must_use]
    pub fn at_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// The same warning, about a part of its file.
    #[must_use]
    pub fn about(mut self, part: impl Into<String>) -> Self {
        self.part = part.into();
        self
    }
}

impl fmt::Display for Warning {
    /// `file:line: part: what; cure`, the form that editors can jump to.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        if !self.part.is_empty() {
            write!(f, " {}:", self.part)?;
        }
        write!(f, " {}", self.what)?;
        if !self.cure.is_empty() {
            write!(f, "; {}", self.cure)?;
        }
        Ok(())
    }
}

impl<T> Warned<T> {
    /// A value of which nothing was left out.
    #[must_use]
    pub fn clean(value: T) -> Self {
        Self { value, warnings: Vec::new() }
    }

    /// The value changed, the warnings kept.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Warned<U> {
        Warned { value: change(self.value), warnings: self.warnings }
    }

    /// The value, its warnings moved to the end of `warnings`.
    pub fn unload(self, warnings: &mut Vec<Warning>) -> T {
        warnings.extend(self.warnings);
        self.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_reads_as_file_line_what_and_cure() {
        let warning = Warning::loss("a.geojson", "no geometry", "add one").at_line(12).about("feature 3");
        assert_eq!(warning.to_string(), "a.geojson:12: feature 3: no geometry; add one");
        assert_eq!(Warning::notice("b.txt", "empty", "").to_string(), "b.txt: empty");
    }
}
