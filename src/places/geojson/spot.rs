//! Where in a file a feature stands, so that a warning says it.

use crate::ground::warning::Warning;

/// Where in a file a feature stands, to say so in warnings.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    /// Counted from 1.
    pub(super) number: usize,
    pub(super) name: String,
}

impl Spot<'_> {
    fn part(&self) -> String {
        if self.name.is_empty() {
            format!("feature {}", self.number)
        } else {
            format!("feature {} ({})", self.number, self.name)
        }
    }

    pub(super) fn loss(&self, what: impl Into<String>, cure: impl Into<String>) -> Warning {
        let warning = Warning::loss(self.file, what, cure);
        warning.at_line(self.line).about(self.part())
    }

    pub(super) fn notice(&self, what: impl Into<String>, cure: impl Into<String>) -> Warning {
        let warning = Warning::notice(self.file, what, cure);
        warning.at_line(self.line).about(self.part())
    }
}
