//! Reviewing provisions: the table below the map, the card in the right panel, the queue of open ones, and
//! what the window keeps for them between frames.

pub(crate) mod adding;
mod agreement_table;
pub(crate) mod card;
mod card_fields;
mod card_stances;
mod card_words;
pub(crate) mod columns;
pub(crate) mod correcting;
pub(crate) mod deciding;
pub(crate) mod disagreements;
pub(crate) mod docket;
pub(crate) mod entry;
pub(crate) mod filter;
pub(crate) mod filter_bar;
mod form;
mod form_record;
pub(crate) mod history;
pub(crate) mod order;
pub(crate) mod queue;
mod source_menu;
pub(crate) mod status;
pub(crate) mod steps;
pub(crate) mod table;
pub(crate) mod telling;

pub(crate) use form::{Form, Noting};
pub(crate) use form_record::FormRecord;

use crate::{
    provisions::{field_text::FieldKind, provision::ProvisionId},
    review::decision::Reviewer,
};
use table::ProvisionTable;

/// What the window keeps for reviewing.
#[derive(Debug, Default)]
pub(crate) struct Reviewing {
    /// Who reviews; asked at the first verdict.
    pub(crate) reviewer: Option<Reviewer>,
    /// The table: sorting, grouping, what is chosen.
    pub(crate) table: ProvisionTable,
    /// What is being written on the selected provision.
    pub(crate) form: Form,
    /// What was begun on others, or on the same, and left.
    pub(crate) aside: Vec<Form>,
    /// The selected provision, once its card has been brought into view.
    pub(crate) card_in_view: Option<ProvisionId>,
    /// The field under the pointer, whose words stand out.
    pub(crate) pointed_field: Option<(ProvisionId, FieldKind)>,
    /// The two reviewers that are laid side by side.
    pub(crate) side_by_side: disagreements::SideBySide,
    /// Provisions that were compared last; they glow as long as one of them is selected.
    pub(crate) compared: Vec<ProvisionId>,
    /// The provision under the pointer in any pane.
    pub(crate) hovered: Option<ProvisionId>,
}
