//! What is being written in the right panel: a correction, a note, a new provision. A form that is left by Escape, or
//! for another one, is put aside with what was written in it, until it is opened again; so is one that is open when the
//! window closes.

use super::{FormRecord, Reviewing, adding::Addition, correcting::Correcting, docket::Docket, entry::Entry};
use crate::{project::Project, provisions::provision::ProvisionId};

/// What is being written.
#[derive(Debug, Default)]
pub(crate) enum Form {
    /// Nothing.
    #[default]
    Clear,
    /// A correction.
    Correcting(Box<Correcting>),
    /// A note and tags.
    Noting(Noting),
    /// A provision that was not found.
    Adding(Box<Addition>),
}

/// A note on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Noting {
    /// On what.
    pub(crate) provision: ProvisionId,
    /// The note.
    pub(crate) note: String,
    /// The tags, separated by commas.
    pub(crate) tags: String,
    /// Note and tags as they were when it was opened.
    pub(super) before: (String, String),
    /// Whether the cursor has been put into the field.
    pub(crate) has_cursor: bool,
}

impl Noting {
    /// The note on an entry, as it holds.
    pub(crate) fn of(entry: &Entry) -> Self {
        let (note, tags) = (entry.note.clone().unwrap_or_default(), entry.tags.join(", "));
        let before = (note.clone(), tags.clone());
        Self { provision: entry.provision.id.clone(), note, tags, before, has_cursor: false }
    }
}

impl Form {
    /// Whether anything was written that is not saved.
    pub(super) fn is_begun(&self) -> bool {
        match self {
            Self::Clear => false,
            Self::Correcting(correcting) => correcting.is_begun(),
            Self::Noting(noting) => (&noting.note, &noting.tags) != (&noting.before.0, &noting.before.1),
            Self::Adding(addition) => addition.is_begun(),
        }
    }

    /// Whether it is the same form on the same, begun from the same.
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Correcting(one), Self::Correcting(other)) => one.is_same(other),
            (Self::Noting(one), Self::Noting(other)) => one.provision == other.provision && one.before == other.before,
            (Self::Adding(one), Self::Adding(other)) => (&one.document, one.span) == (&other.document, other.span),
            _ => false,
        }
    }

    /// What it is, and the key that opens it.
    const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Clear => ("", ""),
            Self::Correcting(_) => ("correction", "C"),
            Self::Noting(_) => ("note", "N"),
            Self::Adding(_) => ("new provision", "I"),
        }
    }

    /// Has the cursor put into its first field.
    fn take_cursor(&mut self) {
        match self {
            Self::Clear => {}
            Self::Correcting(correcting) => correcting.draft.has_cursor = false,
            Self::Noting(noting) => noting.has_cursor = false,
            Self::Adding(addition) => addition.draft.has_cursor = false,
        }
    }
}

impl Reviewing {
    /// What was written and is no decision yet: in the form that is open, then in those that were left.
    pub(crate) fn begun(&self) -> (Option<FormRecord>, Vec<FormRecord>) {
        (FormRecord::of(&self.form), self.aside.iter().filter_map(FormRecord::of).collect())
    }

    /// Opens the forms anew that were begun, as far as what they are about is still there.
    pub(crate) fn resume(
        &mut self,
        project: &Project,
        docket: &Docket,
        open: Option<&FormRecord>,
        aside: &[FormRecord],
    ) {
        let opened = |record: &FormRecord| record.opened(project, docket);
        self.form = open.and_then(opened).unwrap_or_default();
        self.aside = aside.iter().filter_map(opened).collect();
    }

    /// Opens a form; what was written in it before, and not saved, is there again.
    pub(crate) fn open(&mut self, form: Form) {
        if !self.form.is_same(&form) {
            self.put_aside();
            let again = self.aside.iter().position(|one| one.is_same(&form));
            self.form = again.map_or(form, |at| self.aside.swap_remove(at));
        }
        self.form.take_cursor();
        // Its card is taller now.
        self.card_in_view = None;
    }

    /// Leaves the form. What is to be said when something was written in it, which is kept.
    pub(crate) fn put_aside(&mut self) -> Option<String> {
        let left = std::mem::take(&mut self.form);
        let (what, key) = left.words();
        left.is_begun().then(|| {
            self.aside.push(left);
            format!("The {what} is kept as a draft: {key} goes on with it.")
        })
    }
}
