//! The desk on which a briefing is made ready: what it says, how it looks by now, and what is under way.
//!
//! The preview shows the real pages. It is made anew on another thread whenever something changed, the last
//! change last, so that typing never waits.

use super::{
    draft,
    drawing::{self, Drawn, Shown},
    fonts, keeping,
    making::{self, Saved, SheetOrder},
    page_zoom::{PageZoom, ZoomStep},
    settings::SheetSettings,
};
use crate::{
    briefing::{added_font::AddedFont, briefing::Briefing, record},
    places::place::PlaceId,
    project::store::KeptView,
    scene::palette::Theme,
    ui::{
        app::App,
        notices::Tone,
        picture,
        task::{Task, finished},
    },
};
use egui::Context;
use std::{path::PathBuf, sync::mpsc, time::Duration};

/// What a person does at the desk, beside typing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DeskCommand {
    /// Leave it.
    Close,
    /// Make the preview anew.
    Redraw,
    /// Look at a page.
    ShowPage(usize),
    /// Look at it from nearer or further off.
    Zoom(ZoomStep),
    /// Move the item at an index one up.
    Raise(usize),
    /// Take the item at an index out.
    Remove(usize),
    /// Start again from what is selected.
    Redraft,
    /// Put the callout of a place: parts of the map's width and height.
    Put(PlaceId, [f32; 2]),
    /// Let the program place it again.
    Release(PlaceId),
    /// Keep the briefing under its title in the project.
    Keep,
    /// Open one that was kept, by its name.
    OpenKept(String),
    /// Go on with the one at an index of those that were begun.
    GoOn(usize),
    /// Throw that at an index away.
    Forget(usize),
    /// Add the font of a file.
    AddFont(String),
    /// Choose the file of a font in the system's dialog.
    BrowseFont,
    /// Take the font at an index out.
    RemoveFont(usize),
    /// Save the sheet.
    Save,
    /// Put the page on the clipboard.
    Copy,
    /// Give up saving.
    Cancel,
}

/// The desk.
pub(crate) struct Desk {
    pub(super) briefing: Briefing,
    pub(super) settings: SheetSettings,
    pub(super) theme: Theme,
    /// Where it is saved.
    pub(super) path: String,
    /// The page that is looked at, from 0.
    pub(super) page: usize,
    pub(super) zoom: PageZoom,
    pub(super) shown: Option<Shown>,
    /// What was selected when it was opened.
    pub(super) about: String,
    /// The record of the briefing as it was laid here, before anything was changed.
    pub(super) untouched: String,
    /// The titles of other briefings that were begun, the last one first.
    pub(super) begun: Vec<String>,
    /// The briefings that the project keeps.
    pub(super) kept: Vec<KeptView>,
    pub(super) asked: Option<mpsc::Receiver<Vec<KeptView>>>,
    drawing: Option<Task<Result<Drawn, String>>>,
    pub(super) saving: Option<Task<Result<Saved, String>>>,
    /// The path of a font, as far as it is typed.
    pub(super) font_path: String,
    /// Fonts while they are chosen and read; none when that was cancelled.
    pub(super) adding: Option<Task<Vec<Result<AddedFont, String>>>>,
    pub(super) is_stale: bool,
}

impl Desk {
    /// A desk with what was begun on what is selected, or else with its first draft.
    pub(crate) fn open(app: &mut App, context: &Context) {
        let mut desk = Self::fresh(app, context);
        draft::resume(app, &mut desk, context);
        desk.list_begun(app);
        app.desk = Some(desk);
    }

    /// A desk with the first draft of what is selected.
    fn fresh(app: &App, context: &Context) -> Self {
        let settings = app.sheet_settings.clone();
        let briefing = picture::drafted(app, settings.size);
        let path = making::free_path(&briefing.title, settings.format).display().to_string();
        let adding = fonts::read_unread(&briefing, context);
        Self {
            theme: settings.theme.unwrap_or(app.palette.theme),
            about: draft::about(app),
            untouched: record::kept(&briefing).unwrap_or_default(),
            begun: Vec::new(),
            briefing,
            settings,
            path,
            page: 0,
            zoom: PageZoom::default(),
            shown: None,
            kept: Vec::new(),
            asked: app.keeping.ask_for(context, record::KIND),
            drawing: None,
            saving: None,
            font_path: String::new(),
            adding,
            is_stale: true,
        }
    }

    /// Lists the briefings that were begun beside this one.
    fn list_begun(&mut self, app: &App) {
        self.begun = app.drafts.iter().map(|draft| draft.title.clone()).collect();
    }

    /// Whether the preview is behind what was typed.
    pub(super) const fn is_behind(&self) -> bool {
        self.is_stale || self.drawing.is_some()
    }

    /// Gives the path the ending of the format.
    pub(super) fn follow_format(&mut self) {
        let path = PathBuf::from(&self.path).with_extension(self.settings.format.ending());
        self.path = path.display().to_string();
    }
}

/// Takes over what other threads have finished, and starts what is due.
pub(crate) fn receive(app: &mut App, context: &Context) {
    let Some(mut desk) = app.desk.take() else { return };
    if let Some(drawn) = finished(&mut desk.drawing, Duration::ZERO, &mut app.notices) {
        match drawn {
            Ok(drawn) => drawing::take(&mut desk, context, drawn),
            Err(why) => app.notices.say(Tone::Bad, why),
        }
    }
    if let Some(saved) = finished(&mut desk.saving, Duration::ZERO, &mut app.notices) {
        match saved {
            Ok(saved) => app.notices.post(saved.notice()),
            Err(why) => app.notices.say(Tone::Bad, why),
        }
    }
    if let Some(kept) = desk.asked.as_ref().and_then(|asked| asked.try_recv().ok()) {
        desk.asked = None;
        desk.kept = kept;
    }
    if let Some(read) = finished(&mut desk.adding, Duration::ZERO, &mut app.notices) {
        for font in read {
            match font {
                Ok(font) => fonts::take(&mut desk, font),
                Err(why) => app.notices.say(Tone::Bad, why),
            }
        }
    }
    if desk.drawing.is_none() && (desk.is_stale || drawing::is_blurred(&desk, context)) {
        desk.is_stale = false;
        desk.drawing = Some(drawing::start(order(app, &desk), &desk, context));
    }
    app.desk = Some(desk);
}

fn order(app: &App, desk: &Desk) -> SheetOrder {
    let order = picture::order(app, desk.briefing.clone());
    SheetOrder { theme: desk.theme, ..order }
}

/// Applies what was done at the desk.
pub(crate) fn apply(app: &mut App, context: &Context, command: DeskCommand) {
    let Some(mut desk) = app.desk.take() else { return };
    match command {
        DeskCommand::Close => {
            draft::put_aside(app, &desk);
            return;
        }
        DeskCommand::Redraft => {
            desk.briefing.claims = picture::drafted(app, desk.settings.size).claims;
            desk.is_stale = true;
        }
        DeskCommand::Save => start_saving(app, &mut desk, context),
        DeskCommand::Copy => {
            let page = desk.shown.as_ref().map(|shown| making::picture(&shown.sheet, shown.page, 2.0));
            match page {
                Some(Ok(image)) => {
                    context.copy_image(image);
                    app.notices.say(Tone::Good, "Copied the page as a picture.");
                }
                Some(Err(why)) => app.notices.say(Tone::Bad, why),
                None => {}
            }
        }
        DeskCommand::Keep => keeping::keep(app, &mut desk, context),
        DeskCommand::OpenKept(name) => keeping::open(app, &mut desk, &name, context),
        DeskCommand::GoOn(at) => draft::go_on(app, &mut desk, at, context),
        DeskCommand::Forget(at) if at < app.drafts.len() => drop(app.drafts.remove(at)),
        DeskCommand::AddFont(path) => fonts::start(app, &mut desk, path, context),
        DeskCommand::BrowseFont => fonts::browse(&mut desk, context),
        DeskCommand::RemoveFont(index) => fonts::remove(&mut desk, index),
        DeskCommand::Cancel => desk.saving.iter().for_each(Task::cancel),
        DeskCommand::Zoom(step) => desk.zoom.step(step),
        other => change(&mut desk, other),
    }
    app.sheet_settings = desk.settings.clone();
    desk.list_begun(app);
    app.desk = Some(desk);
}

/// Changes what is on the desk; the preview follows.
fn change(desk: &mut Desk, command: DeskCommand) {
    desk.is_stale = true;
    match command {
        DeskCommand::ShowPage(page) => desk.page = page,
        DeskCommand::Raise(index) if index > 0 && index < desk.briefing.claims.len() => {
            desk.briefing.claims.swap(index - 1, index);
        }
        DeskCommand::Remove(index) if index < desk.briefing.claims.len() => {
            desk.briefing.claims.remove(index);
        }
        DeskCommand::Put(place, spot) => {
            desk.briefing.spots.insert(place, spot);
        }
        DeskCommand::Release(place) => {
            desk.briefing.spots.remove(&place);
        }
        _ => {}
    }
}

fn start_saving(app: &mut App, desk: &mut Desk, context: &Context) {
    if desk.saving.is_some() {
        app.notices.say(Tone::Bad, "The sheet before is still being saved.");
        return;
    }
    let (order, settings, path) = (order(app, desk), desk.settings.clone(), PathBuf::from(desk.path.trim()));
    if app.keeping.is_kept_in(&path) {
        let why = format!("{} is the project's own file; save the sheet under another name.", path.display());
        app.notices.say(Tone::Bad, why);
        return;
    }
    desk.saving = Some(Task::start(context, "Saving the sheet", move |progress| {
        making::save(&order, &settings, &path, progress)
    }));
}
