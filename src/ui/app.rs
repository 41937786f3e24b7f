//! The window's state and one frame of it: keys, panels, then the commands they answered with.

use super::{
    applying,
    bottom_panel::Tab,
    briefing::{
        desk::{self, Desk, DeskCommand},
        desk_ui,
        settings::SheetSettings,
    },
    command::{Command, pressed},
    compare::laid::Comparing,
    deriving::Opened,
    detail_panel::detail_panel_ui,
    joining::{self, Watching},
    keeping::{self, Keeping},
    link_card::LinkCard,
    loading::{Arrival, Loading},
    map::{
        map_panel::{MapContent, covered, map_panel_ui},
        navigation::{Motion, Navigation},
        tiles::OnlineTiles,
    },
    notices::Notices,
    overlay::Overlay,
    place_form::PlaceForm,
    places_panel::{OtherList, places_panel_ui},
    reader_panel::{Folded, Reader},
    review::{Reviewing, docket::Docket},
    search_bar::Search,
    sections_panel::Sections,
    selection::{History, Selection},
    status_line::{Status, status_line_ui},
    theme::{ink, install_fonts, install_style},
    timeline::panel::Timeline,
    top_bar::{TopBar, top_bar_ui},
    unsettled_panel::unsettled_panel_ui,
    view::{Coverage, Filters, View},
};
use crate::{
    basemap::{Basemap, relief::Relief},
    documents::document::{DocumentId, Locator},
    ground::{geo::LonLat, text::Span},
    places::place::PlaceId,
    project::{Project, unsettled::Unsettled},
    provisions::provision::ProvisionId,
    review::Review,
    scene::{
        contents::Scene,
        groups::PlaceGroup,
        labels::ScreenBox,
        mark::Mark,
        palette::{Palette, Theme},
        topic::Coding,
        viewport::Viewport,
    },
};
use egui::{Context, Frame, Margin, Panel, Rect, TextureHandle, Ui};
use std::{collections::HashMap, sync::Arc, time::Duration};

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
    pub(super) sheet_settings: SheetSettings,
    pub(super) keeping: Keeping,
    pub(super) watching: Watching,
    /// Where the map was when the project was left, until it has a size.
    pub(super) resume: Option<(LonLat, f64)>,
    /// The briefing that is being made ready, in the place of the panels.
    pub(super) desk: Option<Desk>,
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
    pointed: Vec<PlaceId>,
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
    /// A window on what is being read already.
    pub(super) fn new(context: &Context, loading: Loading) -> Self {
        loading.attach(context);
        Self { loading, ..Self::empty(context) }
    }

    /// A window on a project that is already open, its base map without relief; for tests.
    #[must_use]
    pub fn on(context: &Context, project: Project, basemap: Basemap) -> Self {
        let mut app = Self::empty(context);
        app.basemap = basemap;
        app.take_opened(Opened::of(project, None), Arrival::Other);
        app.navigation.motion = Motion::Reduced;
        app
    }

    fn empty(context: &Context) -> Self {
        install_fonts(context);
        let palette = Palette::of(Theme::Light);
        install_style(context, &palette);
        context.options_mut(|options| options.zoom_with_keyboard = false);
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
            sheet_settings: SheetSettings::default(),
            keeping: Keeping::default(),
            watching: Watching::default(),
            resume: None,
            desk: None,
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
        if self.desk.is_some() {
            commands.extend(desk_pressed(&context));
        } else if matches!(self.overlay, Overlay::Nothing) {
            commands.extend(pressed(&context));
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
        desk::receive(self, context);
    }

    fn panels_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let palette = self.palette.clone();
        let screen = ui.max_rect();
        let plain = |margin: Margin| Frame::new().fill(ink(palette.panel)).inner_margin(margin);
        if self.presentation == Presentation::On {
            self.presentation_ui(ui, commands);
            return;
        }
        Panel::top("top bar").exact_size(52.0).frame(plain(Margin::symmetric(10, 8))).show(ui, |ui| {
            self.top_ui(ui, commands);
        });
        Panel::bottom("status line").exact_size(26.0).frame(plain(Margin::symmetric(6, 0))).show(ui, |ui| {
            commands.extend(self.status_ui(ui));
        });
        // The limits shrink with the window, so that the map keeps the most room.
        let left = (screen.width() * 0.18).clamp(196.0, 262.0);
        let left_limits = 180.0..=(screen.width() * 0.21).max(left);
        Panel::left("places").default_size(left).size_range(left_limits).frame(plain(Margin::symmetric(10, 0))).show(
            ui,
            |ui| {
                self.places_ui(ui, commands);
            },
        );
        let right = (screen.width() * 0.295).clamp(286.0, 430.0);
        let right_limits = 270.0..=(screen.width() * 0.36).max(right);
        Panel::right("detail")
            .default_size(right)
            .size_range(right_limits)
            .frame(plain(Margin::symmetric(16, 0)))
            .show(ui, |ui| {
                self.detail_ui(ui, commands);
            });
        self.bottom_ui(ui, screen.height(), commands);
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| self.map_ui(ui, commands));
    }

    /// Map and cards, for a room to look at.
    fn presentation_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let frame = Frame::new().fill(ink(self.palette.panel)).inner_margin(Margin::symmetric(20, 8));
        let width = (ui.max_rect().width() * 0.32).clamp(270.0, 560.0);
        Panel::right("cards").exact_size(width).frame(frame).show(ui, |ui| self.detail_ui(ui, commands));
        egui::CentralPanel::default().frame(Frame::NONE).show(ui, |ui| self.map_ui(ui, commands));
    }

    fn top_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let name = self.project.name().to_owned();
        let bar = TopBar {
            name: &name,
            can_go_back: self.history.can_go_back(),
            can_go_forward: self.history.can_go_forward(),
            warnings: self.project.warnings().len(),
            progress: self.docket.progress(),
        };
        let view = view!(self);
        commands.extend(top_bar_ui(ui, &view, &bar, &mut self.search));
    }

    fn status_ui(&mut self, ui: &mut Ui) -> Option<Command> {
        let status = Status {
            pointer: self.pointer,
            view: self.navigation.view(),
            task: self.loading.progress(),
            saving: self.keeping.words(),
            connection: if self.tiles.is_on() { "Tiles from openstreetmap.org" } else { "Offline" },
        };
        status_line_ui(ui, &self.palette, &status)
    }

    fn places_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = places_panel_ui(ui, &view, &mut self.others, &mut self.sections);
        commands.extend(answer.command);
        if let Some(group) = answer.hovered.and_then(|index| self.groups.get(index)) {
            let members = group.members.iter().map(|member| member.place.clone()).collect();
            self.point_at(members);
        }
    }

    fn detail_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let view = view!(self);
        let answer = match self.right_pane {
            RightPane::Detail => detail_panel_ui(ui, &view, &mut self.reviewing),
            RightPane::Unsettled => unsettled_panel_ui(ui, &view),
        };
        commands.extend(answer.command);
        if ui.ui_contains_pointer() {
            let places = answer.place.map_or_else(|| self.places_at(answer.hovered), |place| vec![place]);
            self.point_at(places);
        }
    }

    /// The places that a passage under the pointer mentions.
    pub(super) fn places_at(&self, hovered: Option<(DocumentId, Locator)>) -> Vec<PlaceId> {
        let places = hovered.map(|(id, locator)| self.project.places_of(&id, locator)).unwrap_or_default();
        places.into_iter().map(|place| place.id.clone()).collect()
    }

    fn map_ui(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        self.map_rect = ui.max_rect();
        if self.wants_fit && self.map_rect.width() > 1.0 && !self.scene.marks().is_empty() {
            self.wants_fit = false;
            let size = self.map_rect.size();
            let view = Viewport::sized(size.x, size.y);
            self.covered = covered(ui, self.map_rect, &view, &self.palette, &self.scene);
            let overview = self.overview(view);
            let left = self.resume.take();
            self.navigation.go_to(match left {
                Some((center, zoom)) => Viewport { center: center.to_world(), zoom, ..view }.clamped(),
                None => overview,
            });
        }
        self.scene.selected = match self.history.current() {
            Selection::Place(id) => self.scene.mark_of(id),
            Selection::Provision(id) => self.lead_of(id).and_then(|place| self.scene.mark_of(&place)),
            Selection::Nothing | Selection::Passage(..) => None,
        };
        let selected = match self.history.current() {
            Selection::Provision(id) => Some(id.clone()),
            Selection::Nothing | Selection::Place(_) | Selection::Passage(..) => None,
        };
        self.scene.lit = selected.into_iter().chain(self.hovered_provision.clone()).collect();
        let lit = self.hovered.iter().cloned().chain(self.passage_places());
        self.scene.hovered = lit.filter_map(|id| self.scene.mark_of(&id)).collect();
        let reliefs: Vec<_> = self.reliefs.iter().map(TextureHandle::id).collect();
        let content =
            MapContent { scene: &self.scene, basemap: &self.basemap, reliefs: &reliefs, palette: &self.palette };
        let answer = map_panel_ui(ui, &content, &mut self.navigation, &mut self.tiles);
        self.pointer = answer.pointer;
        self.covered = answer.covered;
        commands.extend(self.put_place(answer.command));
        self.paint_described_place(ui);
        if ui.ui_contains_pointer() {
            self.point_at(answer.hovered);
        }
    }

    /// The place of a provision that leads: one of its area or way before its ends.
    pub(super) fn lead_of(&self, id: &ProvisionId) -> Option<PlaceId> {
        self.docket.entry(id)?.lead().cloned()
    }

    /// The places of the selected passage, which glow as long as it is selected.
    fn passage_places(&self) -> Vec<PlaceId> {
        match self.history.current() {
            Selection::Passage(id, locator) => self.places_at(Some((id.clone(), *locator))),
            Selection::Provision(id) if self.reviewing.compared.contains(id) => {
                self.reviewing.compared.iter().flat_map(|one| self.places_on(one)).collect()
            }
            Selection::Provision(id) => self.places_on(id),
            Selection::Nothing | Selection::Place(_) => Vec::new(),
        }
    }

    /// Notes what is under the pointer; panes drawn before show it in the next frame.
    pub(super) fn point_at(&mut self, places: Vec<PlaceId>) {
        self.pointed = places;
    }

    /// Takes over what was under the pointer in this frame, nothing when it was on no pane.
    fn take_pointed(&mut self, context: &Context) {
        let pointed = std::mem::take(&mut self.pointed);
        if self.hovered != pointed {
            self.hovered = pointed;
            context.request_repaint();
        }
        let hovered = self.reviewing.hovered.take();
        let words = self.reviewing.pointed_field.as_ref().and_then(|(id, kind)| {
            let entry = self.docket.entry(id)?;
            (self.reader.document.as_ref() == Some(&id.document)).then(|| entry.spans_of(*kind))
        });
        let words = words.unwrap_or_default();
        if self.hovered_provision != hovered || self.lit_words != words {
            self.hovered_provision = hovered;
            self.lit_words = words;
            context.request_repaint();
        }
    }

    /// Switches between light and dark.
    pub(super) fn take_theme(&mut self, context: &Context, theme: Theme) {
        self.palette = Palette::of(theme);
        install_style(context, &self.palette);
        let reliefs: Vec<Arc<Relief>> = self.basemap.reliefs.clone();
        self.loading.colour(context, reliefs, theme);
    }
}

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

/// What the keys mean while a briefing is open: Esc leaves it, the keys for a picture save and copy it.
fn desk_pressed(context: &Context) -> Vec<Command> {
    let meant = pressed(context).into_iter().filter_map(|command| match command {
        Command::ClearSelection => Some(Command::Briefing(DeskCommand::Close)),
        Command::ExportPicture => Some(Command::Briefing(DeskCommand::Save)),
        Command::CopyPicture => Some(Command::Briefing(DeskCommand::Copy)),
        Command::SwitchTheme | Command::Quit => Some(command),
        _ => None,
    });
    meant.collect()
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        keeping::leave(self);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        ink(self.palette.ground).to_normalized_gamma_f32()
    }
}
