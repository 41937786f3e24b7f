//! A name with all that was found about it in its passage, and what its document tells as a whole.

use super::{heads::FoundHead, mention::Sense, recognition::Found};
use crate::places::world::{ByName, NameHash};

/// What a document tells about its places, seen as a whole.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// For each name, the seats that the document names with a head word.
    pub headed: ByName<Vec<usize>>,
    /// Places that the document names without doubt, each once.
    pub certain: Vec<usize>,
}

/// A name with all that was found about it in its passage.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The name.
    pub found: Found,
    /// The head word beside it.
    pub head: Option<FoundHead>,
    /// Its sense.
    pub sense: Sense,
    /// The seats that the next name stands for, when that follows as a larger place does.
    pub container: Vec<usize>,
    /// The folded name.
    pub name: NameHash,
}
