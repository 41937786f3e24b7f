//! The window's state and one frame of it: keys, panels, then the commands they answered with.

use super::{
    applying,
    arriving::Arrival,
    bottom_panel::Tab,
    briefing::{
        desk::{self, Desk},
        desk_ui,
        draft::BriefingDraft,
        settings::SheetSettings,
    },
    command::Command,
    command_list::{desk_pressed, pressed},
    compare::laid::Comparing,
    deriving::Opened,
    exporting::{self, Exporting},
    joining::{self, Watching},
    keeping::{self, Keeping},
    link_card::LinkCard,
    loading::Loading,
    map::{
        navigation::{Motion, Navigation},
        tiles::OnlineTiles,
    },
    notices::Notices,
    outside::{self, Outside},
    overlay::Overlay,
    place_form::PlaceForm,
    places_panel::OtherList,
    preferences::Preferences,
    presentation::Presentation,
    reader_panel::{Folded, Reader},
    review::{Reviewing, docket::Docket},
    search_bar::Search,
    sections::Sections,
    selection::History,
    settling,
    theme::{ink, install_fonts, install_style},
    timeline::panel::Timeline,
    view::{Coverage, Filters, View},
};
use crate::{
    basemap::{Basemap, relief::Relief},
    documents::document::DocumentId,
    ground::{geo::LonLat, text::Span},
    places::place::PlaceId,
    project::{Project, unsettled::Unsettled},
    provisions::provision::ProvisionId,
    review::Review,
    scene::{
        contents::Scene,
        groups::PlaceGroup,
        mark::Mark,
        palette::{Palette, Theme},
        screen::ScreenBox,
        topic::Coding,
    },
};
use egui::{Context, Rect, TextureHandle, Ui};
use std::{collections::HashMap, num::NonZero, sync::Arc, time::Duration};

/// How long the first frame waits for places, so that it does not flash empty.
const FIRST_FRAME_WAIT: Duration = Duration::from_millis(350);

/// What the panels may look at, borrowed field by field so that the rest of the window stays free.
macro_rules! view {
    ($app:expr) => {
        View {
            project: &$app.project,
            groups: &$app.groups,
            coverage: &$app.coverage,
            unsettled: &$app.unsettled,
            selection: $app.history.current(),
            from_place: $app.history.place_below(),
            looked_at: $app.card.as_ref().map(|card| (&card.document, card.span)),
            filters: &$app.filters,
            hovered: &$app.hovered,
            docket: &$app.docket,
            codings: &$app.codings,
            review: $app.project.review(),
            hovered_provision: $app.hovered_provision.as_ref(),
            lit_words: &$app.lit_words,
            selected_words: $app.selected_words.as_ref(),
            palette: &$app.palette,
        }
    };
}

pub(super) use view;

/// The window.
pub struct App {
    pub(super) palette: Palette,
    pub(super) project: Arc<Project>,
    pub(super) basemap: Basemap,
    pub(super) reliefs: Vec<TextureHandle>,
    pub(super) scene: Scene,
    pub(super) groups: Vec<PlaceGroup>,
    pub(super) coverage: Coverage,
    pub(super) unsettled: Vec<Unsettled>,
    /// What was decided; the project follows it.
    pub(super) review: Arc<Review>,
    /// Marks of places that are not shown now, ready to be shown again.
    pub(super) spare_marks: HashMap<PlaceId, Mark>,
    pub(super) history: History,
    pub(super) filters: Filters,
    pub(super) navigation: Navigation,
    pub(super) tiles: OnlineTiles,
    pub(super) reader: Reader,
    pub(super) folded: Folded,
    pub(super) others: OtherList,
    pub(super) sections: Sections,
    pub(super) search: Search,
    pub(super) overlay: Overlay,
    pub(super) card: Option<LinkCard>,
    pub(super) place_form: Option<PlaceForm>,
    pub(super) right_pane: RightPane,
    pub(super) notices: Notices,
    pub(super) loading: Loading,
    pub(super) exporting: Exporting,
    pub(super) outside: Outside,
    pub(super) sheet_settings: SheetSettings,
    pub(super) keeping: Keeping,
    pub(super) watching: Watching,
    /// Where the map was when the project was left, until it has a size.
    pub(super) resume: Option<(LonLat, f64)>,
    /// The briefing that is being made ready, in the place of the panels.
    pub(super) desk: Option<Desk>,
    /// Briefings that were begun and left, the last one first.
    pub(super) drafts: Vec<BriefingDraft>,
    pub(super) presentation: Presentation,
    pub(super) hovered: Vec<PlaceId>,
    pub(super) docket: Docket,
    pub(super) codings: HashMap<PlaceId, Coding>,
    pub(super) reviewing: Reviewing,
    pub(super) tab: Tab,
    pub(super) timeline: Timeline,
    pub(super) comparing: Comparing,
    pub(super) hovered_provision: Option<ProvisionId>,
    pub(super) lit_words: Vec<Span>,
    pub(super) selected_words: Option<(DocumentId, Span)>,
    /// What is under the pointer in the frame that is being drawn.
    pub(super) pointed: Vec<PlaceId>,
    pub(super) pointer: Option<LonLat>,
    /// Whether the next frame with a size has to show all mentioned places.
    pub(super) wants_fit: bool,
    pub(super) map_rect: Rect,
    /// The boxes that stand on the map, as of the last frame.
    pub(super) covered: Vec<ScreenBox>,
}

/// What the right panel shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RightPane {
    /// What is selected.
    #[default]
    Detail,
    /// The names that are ambiguous or unmatched.
    Unsettled,
}

impl App {
    /// A window on what is being read already, as a person left it the last time.
    pub(super) fn new(context: &Context, loading: Loading, preferences: &Preferences) -> Self {
        loading.attach(context);
        let mut app = Self { loading, ..Self::empty(context) };
        preferences.apply(&mut app, context);
        app
    }

    /// A window on a project that is already open, its base map without relief, which starts no other program; for
    /// tests.
    #[must_use]
    pub fn on(context: &Context, project: Project, basemap: Basemap) -> Self {
        let mut app = Self::empty(context);
        app.basemap = basemap;
        app.take_opened(Opened::of(project, None), Arrival::Other);
        app.navigation.motion = Motion::Reduced;
        app.outside = Outside::closed();
        app
    }

    fn empty(context: &Context) -> Self {
        install_fonts(context);
        let palette = Palette::of(Theme::Light);
        install_style(context, &palette);
        context.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.max_passes = NonZero::new(settling::PASSES).unwrap_or(options.max_passes);
        });
        Self {
            palette,
            project: Arc::default(),
            basemap: Basemap::default(),
            reliefs: Vec::new(),
            scene: Scene::default(),
            groups: Vec::new(),
            coverage: Coverage::default(),
            unsettled: Vec::new(),
            review: Arc::default(),
            spare_marks: HashMap::new(),
            history: History::default(),
            filters: Filters::default(),
            navigation: Navigation::default(),
            tiles: OnlineTiles::default(),
            reader: Reader::default(),
            folded: Folded::default(),
            others: OtherList::default(),
            sections: Sections::default(),
            search: Search::default(),
            overlay: Overlay::default(),
            card: None,
            place_form: None,
            right_pane: RightPane::default(),
            notices: Notices::default(),
            loading: Loading::default(),
            exporting: Exporting::default(),
            outside: Outside::default(),
            sheet_settings: SheetSettings::default(),
            keeping: Keeping::default(),
            watching: Watching::default(),
            resume: None,
            desk: None,
            drafts: Vec::new(),
            presentation: Presentation::Off,
            hovered: Vec::new(),
            docket: Docket::default(),
            codings: HashMap::new(),
            reviewing: Reviewing::default(),
            tab: Tab::default(),
            timeline: Timeline::default(),
            comparing: Comparing::default(),
            hovered_provision: None,
            lit_words: Vec::new(),
            selected_words: None,
            pointed: Vec::new(),
            pointer: None,
            wants_fit: true,
            map_rect: Rect::NOTHING,
            covered: Vec::new(),
        }
    }

    /// One frame.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        self.receive(&context);
        let mut commands: Vec<Command> = Vec::new();
        if matches!(self.overlay, Overlay::Nothing) {
            commands.extend(if self.desk.is_some() { desk_pressed(&context) } else { pressed(&context) });
        }
        let dropped = context.input(|input| input.raw.dropped_files.clone());
        let paths: Vec<_> = dropped.iter().map(|file| file.path().to_owned()).collect();
        if !paths.is_empty() {
            commands.push(Command::Add(paths));
        }
        if let Some(desk) = &mut self.desk {
            commands.extend(desk_ui(ui, &self.palette, desk).map(Command::Briefing));
        } else {
            self.panels_ui(ui, &mut commands);
        }
        self.take_pointed(&context);
        self.above_ui(&context, &mut commands);
        for command in commands {
            applying::apply(self, &context, command);
        }
    }

    /// What the panels are shown.
    pub(super) fn view(&self) -> View<'_> {
        view!(self)
    }

    /// Takes over what other threads have finished.
    fn receive(&mut self, context: &Context) {
        let wait = if self.loading.is_first() { FIRST_FRAME_WAIT } else { Duration::ZERO };
        if self.loading.is_first() {
            context.request_repaint();
        }
        super::loading::receive(self, context, wait);
        super::reviewing::settle(self, context);
        keeping::look_after(self, context);
        joining::watch(self, context);
        exporting::receive(self, context);
        outside::receive(self);
        desk::receive(self, context);
    }

    /// Switches between light and dark.
    pub(super) fn take_theme(&mut self, context: &Context, theme: Theme) {
        self.palette = Palette::of(theme);
        install_style(context, &self.palette);
        let reliefs: Vec<Arc<Relief>> = self.basemap.reliefs.clone();
        self.loading.colour(context, reliefs, theme);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        Preferences::of(self).keep(storage);
    }

    /// Panels and lists start as they are made, not as some earlier version left them.
    fn persist_egui_memory(&self) -> bool {
        false
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        keeping::leave(self);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        ink(self.palette.ground).to_normalized_gamma_f32()
    }
}
