//! Everything a person can do, in one closed list: panels answer with a command, one place applies it.

use super::{briefing::desk::DeskCommand, names_policy::NamesPolicy, project_form::Purpose};
use crate::{
    documents::document::{DocumentId, Locator, SourceRecord},
    ground::{geo::LonLat, text::Span},
    linking::correction::{Meaning, Reach},
    places::place::PlaceId,
    provisions::{category::Category, field_text::FieldKind, provision::ProvisionId},
    review::{decision::Verdict, subject::Subject},
    scene::palette::KindClass,
    ui::{
        bottom_panel::Tab,
        review::{Noting, filter::ProvisionFilter},
    },
};
use egui::Rect;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

/// Something a person can do.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Command {
    /// Select a place.
    SelectPlace(PlaceId),
    /// Select a passage; the map goes to its places.
    SelectPassage(DocumentId, Locator),
    /// Select a provision; map and reader go to it.
    SelectProvision(ProvisionId),
    /// Show provisions that were compared: the first is selected, the map shows the places of all.
    ShowPair(Vec<ProvisionId>),
    /// The next provision of the table.
    NextProvision,
    /// The provision before in the table.
    PreviousProvision,
    /// The next of what is selected: provision or place.
    StepForward,
    /// The one before.
    StepBack,
    /// Choose the next provision of the list beside those that are chosen; on the way back give one up.
    ChooseNext,
    /// Choose the previous one so.
    ChoosePrevious,
    /// Choose every provision that the table lists.
    ChooseAll,
    /// Give a verdict on the chosen provisions.
    Judge(Verdict),
    /// Open the form that corrects the selected provision.
    StartCorrecting,
    /// Take over corrected fields.
    CorrectProvision(ProvisionId, BTreeMap<FieldKind, String>),
    /// Open the field for a note on the selected provision.
    StartNoting,
    /// Take over a note and tags.
    NoteProvision(Noting),
    /// Open the form that adds a provision on the words selected in the reader.
    StartAdding,
    /// Add a provision on words, with its fields.
    AddProvision(Subject, BTreeMap<FieldKind, String>),
    /// Go to the next provision that nobody has judged.
    ContinueReview,
    /// Show where two reviewers differ.
    ShowDisagreements,
    /// Ask who reviews.
    AskReviewer,
    /// Who reviews, and what is to be done then.
    NameReviewer(String, Option<Box<Self>>),
    /// Show a tab of the panel below the map.
    ShowTab(Tab),
    /// Choose provisions of a category, or no longer.
    SwitchCategory(Category),
    /// Choose reactions, or no longer.
    SwitchReactions,
    /// Go to the next clause that binds somebody and fits no category.
    ReadUncoded,
    /// Show these provisions only.
    FilterProvisions(Box<ProvisionFilter>),
    /// Open a document in the reader.
    ReadDocument(DocumentId),
    /// Select nothing.
    ClearSelection,
    /// The selection before.
    Back,
    /// The selection after.
    Forward,
    /// The next place of the list.
    NextPlace,
    /// The place before in the list.
    PreviousPlace,
    /// The next passage of what is selected, or of the document.
    NextPassage,
    /// The passage before.
    PreviousPassage,
    /// Come nearer.
    ZoomIn,
    /// Go further off.
    ZoomOut,
    /// See all places that passages mention.
    ShowAll,
    /// See the whole world.
    ShowWorld,
    /// Go to what is selected.
    ShowSelection,
    /// Open a cluster: come near enough that its symbols stand apart.
    OpenCluster(Vec<PlaceId>),
    /// Move the map by a part of its size.
    Pan(Direction),
    /// Put the cursor into the search.
    Search,
    /// Empty the search.
    ClearSearch,
    /// Choose files to add.
    AddFiles,
    /// Add these files.
    Add(Vec<PathBuf>),
    /// Save the map and the selected passages as a picture.
    ExportPicture,
    /// Put the picture on the clipboard.
    CopyPicture,
    /// Make a briefing of what is selected.
    OpenBriefing,
    /// Do something with the briefing that is open.
    Briefing(DeskCommand),
    /// Show map and cards alone, or everything again.
    SwitchPresentation,
    /// Put the selected passage with its citation on the clipboard.
    CopyCitation,
    /// Put this text on the clipboard.
    CopyText(String),
    /// Light or dark.
    SwitchTheme,
    /// Which names labels carry.
    ChooseNames(NamesPolicy),
    /// Show or hide places of a class.
    SwitchClass(KindClass),
    /// Show or hide the passages of a document.
    SwitchSource(DocumentId),
    /// Leave the passages of these documents out, and show those of all others.
    LeaveOut(BTreeSet<DocumentId>),
    /// Show or hide the passages of the document in the reader.
    SwitchReadSource,
    /// Show places of every class and passages of every source.
    ClearFilters,
    /// Show or hide the places that no passage mentions.
    SwitchOtherPlaces,
    /// Fold or unfold the reader.
    SwitchReader,
    /// Fly to places, or be there at once.
    SwitchMotion,
    /// Ask about online tiles, or stop using them.
    SwitchTiles,
    /// Use online tiles.
    AllowTiles,
    /// Look at the link of words that stand somewhere on the screen; a correction reaches so far at first.
    ShowLink(DocumentId, Span, Rect, Reach),
    /// Look at the link of what is selected.
    ShowSelectedLink,
    /// Give words a meaning.
    CorrectLink {
        /// The document.
        document: DocumentId,
        /// The words.
        span: Span,
        /// How far the correction reaches.
        reach: Reach,
        /// What they mean.
        meaning: Meaning,
    },
    /// Choose words of the selected passage that no link was made for.
    NameWords,
    /// Look at the link of these words of the selected passage.
    LinkWords(String),
    /// Describe a place that is missing, and that words mean when they are named.
    NamePlace(Option<(DocumentId, Span, Reach)>),
    /// Put the place that is described somewhere.
    PutPlace(LonLat),
    /// Add the place that is described.
    AddPlace,
    /// Close the card of a link, or the form for a place.
    CloseCard,
    /// Show or close the list of names that are ambiguous or unmatched.
    ShowUnsettled,
    /// Take back what was decided last.
    Undo,
    /// Decide it again.
    Redo,
    /// Link places of the whole world too, or those of the region only.
    SwitchWorld,
    /// Describe where a document comes from; none for the one in the reader.
    EditSource(Option<DocumentId>),
    /// Say where a document comes from.
    Describe(DocumentId, Box<SourceRecord>),
    /// Show the command palette.
    ShowPalette,
    /// Show all shortcuts.
    ShowShortcuts,
    /// Show what was left out of the inputs.
    ShowWarnings,
    /// Close what lies over the window.
    CloseOverlay,
    /// Stop the work in progress.
    CancelTask,
    /// Say that all is saved, or save what could not be.
    Save,
    /// Ask for a path for a project.
    AskForProject(Purpose),
    /// Ask for it, beginning with this one.
    AskForProjectAt(Purpose, PathBuf),
    /// Ask for it with the system's dialog, beginning with this one.
    BrowseProject(Purpose, PathBuf),
    /// Begin a project with the documents of a file or folder.
    NewProject(PathBuf),
    /// Open a project file.
    OpenProject(PathBuf),
    /// Keep the project in this file from now on.
    SaveProjectAs(PathBuf),
    /// Take in what another reviewer decided in their project.
    MergeProject(PathBuf),
    /// Ask in which format the project is exported, and to which file.
    AskForExport,
    /// Ask for the file with the system's dialog, beginning with this one.
    BrowseExport(PathBuf),
    /// Export the project to a file, whose ending says the format.
    Export(PathBuf),
    /// Show a file or folder that was saved, by the program that the system has for it.
    ShowOutside(PathBuf),
    /// Read the sources again that have changed since they were read.
    ReadAgain,
    /// Leave.
    Quit,
}

/// A direction on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Up.
    North,
    /// Down.
    South,
    /// Right.
    East,
    /// Left.
    West,
}
