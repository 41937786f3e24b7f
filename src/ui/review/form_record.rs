//! A form as it is kept with where one is while what was written in it is no decision yet.

use super::{
    adding::Addition,
    correcting::{Correcting, Draft},
    docket::Docket,
    form::{Form, Noting},
};
use crate::{
    documents::document::DocumentId,
    ground::text::Span,
    places::place::PlaceId,
    project::Project,
    provisions::{
        category::Category,
        field::{Field, PlaceUse},
        field_text::FieldKind,
        place_use,
        provision::ProvisionId,
    },
    ui::place_search::Wanted,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was written in a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub(crate) enum FormRecord {
    /// In that which corrects a provision.
    Correction { provision: String, before: Fields, draft: DraftRecord },
    /// In that for a note and tags.
    Note { provision: String, before: (String, String), note: String, tags: String },
    /// In that which adds a provision on words from one scalar to another.
    Addition { document: String, words: (usize, usize), draft: DraftRecord },
}

/// Fields by their ids, as the log of decisions has them.
type Fields = BTreeMap<String, String>;

/// Fields as they are being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DraftRecord {
    fields: Fields,
    /// What is typed to find a place.
    #[serde(default)]
    wanted: String,
}

impl FormRecord {
    /// What is written in a form; none when that is nothing.
    pub(super) fn of(form: &Form) -> Option<Self> {
        if !form.is_begun() {
            return None;
        }
        Some(match form {
            Form::Clear => return None,
            Form::Correcting(correcting) => Self::Correction {
                provision: correcting.provision.to_string(),
                before: by_id(correcting.before.clone()),
                draft: DraftRecord::of(&correcting.draft),
            },
            Form::Noting(noting) => Self::Note {
                provision: noting.provision.to_string(),
                before: noting.before.clone(),
                note: noting.note.clone(),
                tags: noting.tags.clone(),
            },
            Form::Adding(addition) => Self::Addition {
                document: addition.document.as_str().to_owned(),
                words: (addition.span.start, addition.span.end),
                draft: DraftRecord::of(&addition.draft),
            },
        })
    }

    /// The form with what was written in it; none when what it is about is there no more.
    pub(super) fn opened(&self, project: &Project, docket: &Docket) -> Option<Form> {
        match self {
            Self::Correction { provision, before, draft } => {
                let entry = docket.entry(&ProvisionId::parse(provision)?)?;
                let mut correcting = Correcting::of(entry);
                correcting.before = by_kind(before);
                correcting.draft = draft.opened(project, &entry.provision.places);
                Some(Form::Correcting(Box::new(correcting)))
            }
            Self::Note { provision, before, note, tags } => {
                let entry = docket.entry(&ProvisionId::parse(provision)?)?;
                let (before, note, tags) = (before.clone(), note.clone(), tags.clone());
                Some(Form::Noting(Noting { note, tags, before, ..Noting::of(entry) }))
            }
            Self::Addition { document, words: (start, end), draft } => {
                let document = project.document(&DocumentId::new(document))?;
                let length = document.text.as_str().chars().count();
                let span = (start < end && *end <= length).then(|| Span::new(*start, *end))?;
                let mut addition = Addition::on(project, document.id.clone(), span);
                addition.draft = draft.opened(project, &[]);
                Some(Form::Adding(Box::new(addition)))
            }
        }
    }
}

impl DraftRecord {
    fn of(draft: &Draft) -> Self {
        Self { fields: by_id(draft.logged()), wanted: draft.wanted.words().to_owned() }
    }

    fn opened(&self, project: &Project, found: &[Field<PlaceUse>]) -> Draft {
        let mut fields = by_kind(&self.fields);
        let category = fields.remove(&FieldKind::Category).and_then(|word| Category::from_word(&word));
        let places = fields.remove(&FieldKind::Places).unwrap_or_default();
        let title = |id: &PlaceId| project.gazetteer().place(id).map(|place| place.title.clone());
        let mut draft = Draft::new(category);
        draft.places = place_use::read(&places, found, &title);
        draft.wanted = Wanted::typed(&self.wanted);
        draft.take_texts(fields);
        draft
    }
}

fn by_id(fields: BTreeMap<FieldKind, String>) -> Fields {
    fields.into_iter().map(|(kind, text)| (kind.id().to_owned(), text)).collect()
}

fn by_kind(fields: &Fields) -> BTreeMap<FieldKind, String> {
    fields.iter().filter_map(|(id, text)| Some((FieldKind::from_id(id)?, text.clone()))).collect()
}
