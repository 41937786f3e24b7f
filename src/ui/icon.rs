//! The icons, all from Phosphor (regular), as characters of the bundled subset `assets/icons/phosphor.ttf`.

pub(crate) const MOON: &str = "\u{E330}";
pub(crate) const SUN: &str = "\u{E472}";
pub(crate) const PLUS: &str = "\u{E3D4}";
pub(crate) const MINUS: &str = "\u{E32A}";
pub(crate) const FIT: &str = "\u{E626}";
pub(crate) const SEARCH: &str = "\u{E30C}";
pub(crate) const CLOSE: &str = "\u{E4F6}";
pub(crate) const BACK: &str = "\u{E058}";
pub(crate) const FORWARD: &str = "\u{E06C}";
pub(crate) const OPEN: &str = "\u{E256}";
pub(crate) const EXPORT: &str = "\u{EAF0}";
pub(crate) const QUESTION: &str = "\u{E3E8}";
pub(crate) const DOWN: &str = "\u{E136}";
pub(crate) const RIGHT: &str = "\u{E13A}";
pub(crate) const UP: &str = "\u{E13C}";
pub(crate) const WARNING: &str = "\u{E4E0}";
pub(crate) const COPY: &str = "\u{E1CA}";
pub(crate) const GLOBE: &str = "\u{E28A}";
pub(crate) const DOCUMENT: &str = "\u{E23A}";
