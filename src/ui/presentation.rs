//! Whether map and cards have the window for themselves, for a room to look at.

/// Whether map and cards have the window for themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presentation {
    /// They do not.
    Off,
    /// They do.
    On,
}

impl Presentation {
    /// The other one.
    pub(super) const fn switched(self) -> Self {
        match self {
            Self::Off => Self::On,
            Self::On => Self::Off,
        }
    }
}
