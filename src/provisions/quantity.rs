//! Quantities of a provision: a number, its unit, and what is counted.

use crate::ground::text::Span;

/// A quantity as stated; 1,960 and 1960 are one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The number.
    pub value: f64,
    /// The unit of measure (`km`, `m`, `mm`, `%`), when it is no plain count.
    pub unit: Option<String>,
    /// What is counted or measured, as written: "armoured personnel carriers".
    pub what: Option<String>,
    /// The side of a line on which it is measured, as a bearing in degrees: 180 for "5 km south of".
    pub bearing: Option<i16>,
    /// How exact it is.
    pub precision: Precision,
}

/// How exact a quantity is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// As stated.
    Exact,
    /// "about", "nearly".
    Approximate,
    /// "at least", "more than".
    AtLeast,
    /// "up to", "not exceeding".
    AtMost,
}

crate::ground::written::words! {
    Precision,
    Exact => "exact",
    Approximate => "approximate",
    AtLeast => "at least",
    AtMost => "at most",
}

impl Quantity {
    /// The length on the ground in metres, when it is one.
    #[must_use]
    pub fn metres(&self) -> Option<f64> {
        match self.unit.as_deref()? {
            "km" => Some(self.value * 1000.0),
            "m" => Some(self.value),
            "mi" => Some(self.value * 1609.344),
            "nmi" => Some(self.value * 1852.0),
            _ => None,
        }
    }
}
