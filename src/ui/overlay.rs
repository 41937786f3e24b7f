//! What lies over the window for a moment: the command palette, the shortcuts, the warnings, the
//! form to add files, the question about online tiles.

use super::{
    command::Command,
    command_palette::{palette_ui, shortcuts_ui},
    dropped_form::dropped_form_ui,
    export_form::{ExportForm, export_form_ui},
    icon,
    project_form::{ProjectForm, project_form_ui},
    settling::settled,
    source_form::{SourceForm, source_form_ui},
    theme::Face,
    widgets::{icon_button, main_button, quiet, text_button},
};
use crate::{ground::warning::Warning, scene::palette::Palette};
use egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, RichText, ScrollArea, TextEdit, Ui, vec2,
};
use std::path::PathBuf;

/// How many warnings are listed.
const SHOWN: usize = 500;

/// What lies over the window.
#[derive(Debug, Default)]
pub(crate) enum Overlay {
    /// Nothing.
    #[default]
    Nothing,
    /// The command palette: what is typed, and which entry is chosen.
    Palette(String, usize),
    /// All shortcuts.
    Shortcuts,
    /// What was left out of the inputs.
    Warnings,
    /// The form to add files: the path typed.
    AddFiles(String),
    /// The form that asks for a project.
    Project(ProjectForm),
    /// The form that exports the project.
    Export(ExportForm),
    /// The question what to do with a project that was dropped on this one.
    Dropped(PathBuf),
    /// Where two reviewers differ; drawn by the review, which knows the provisions.
    Disagreements,
    /// The question about online tiles.
    Tiles,
    /// Where a document comes from.
    Source(SourceForm),
    /// Words of the selected passage: what is typed.
    NameWords(String),
    /// The question who reviews: the name typed, and what is to be done then.
    Reviewer(String, Option<Box<Command>>),
}

/// Draws the overlay; answers what the person asked for.
pub(crate) fn overlay_ui(
    context: &Context,
    palette: &Palette,
    overlay: &mut Overlay,
    warnings: &[Warning],
) -> Option<Command> {
    let id = Id::unique(overlay.name()?);
    let frame =
        Frame::popup(&context.global_style()).corner_radius(CornerRadius::same(12)).inner_margin(Margin::same(18));
    let modal = Modal::new(id).frame(frame);
    let shown = settled(context, id, || modal.show(context, |ui| content_ui(ui, palette, overlay, warnings)));
    if shown.should_close() { Some(Command::CloseOverlay) } else { shown.inner }
}

fn content_ui(ui: &mut Ui, palette: &Palette, overlay: &mut Overlay, warnings: &[Warning]) -> Option<Command> {
    match overlay {
        Overlay::Nothing | Overlay::Disagreements => None,
        Overlay::Palette(words, chosen) => palette_ui(ui, palette, words, chosen),
        Overlay::Shortcuts => shortcuts_ui(ui, palette),
        Overlay::Warnings => warnings_ui(ui, palette, warnings),
        Overlay::AddFiles(path) => add_files_ui(ui, palette, path),
        Overlay::Project(form) => project_form_ui(ui, palette, form),
        Overlay::Export(form) => export_form_ui(ui, palette, form),
        Overlay::Dropped(path) => dropped_form_ui(ui, palette, path),
        Overlay::Source(form) => {
            ui.set_width(440.0);
            let closed = head_ui(ui, palette, "Where the document comes from");
            source_form_ui(ui, palette, form).or(closed)
        }
        Overlay::NameWords(words) => name_words_ui(ui, palette, words),
        Overlay::Tiles => tiles_ui(ui, palette),
        Overlay::Reviewer(name, wanted) => reviewer_ui(ui, palette, name, wanted),
    }
}

impl Overlay {
    /// The name of its box; none when this room draws none.
    const fn name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Nothing | Self::Disagreements => return None,
            Self::Palette(..) => "palette",
            Self::Shortcuts => "shortcuts",
            Self::Warnings => "warnings",
            Self::AddFiles(_) => "add files",
            Self::Project(_) => "project",
            Self::Export(_) => "export",
            Self::Dropped(_) => "dropped",
            Self::Source(_) => "source",
            Self::NameWords(_) => "words",
            Self::Tiles => "tiles",
            Self::Reviewer(..) => "reviewer",
        })
    }
}

/// The head of what lies over the window, with the way to close it.
pub(super) fn head_ui(ui: &mut Ui, palette: &Palette, words: &str) -> Option<Command> {
    let mut command = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(words).font(Face::Bold.at(17.0)));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, palette, icon::CLOSE, "Close", "Esc").clicked() {
                command = Some(Command::CloseOverlay);
            }
        });
    });
    ui.add_space(6.0);
    command
}

fn warnings_ui(ui: &mut Ui, palette: &Palette, warnings: &[Warning]) -> Option<Command> {
    ui.set_width(640.0);
    let command = head_ui(ui, palette, "Warnings about the inputs");
    if warnings.is_empty() {
        quiet(ui, palette, "Everything could be read.");
    }
    ScrollArea::vertical().max_height(460.0).min_scrolled_height(460.0).show(ui, |ui| {
        for warning in warnings.iter().take(SHOWN) {
            let line = warning.line.map(|line| format!(":{line}")).unwrap_or_default();
            let part = if warning.part.is_empty() { String::new() } else { format!(" · {}", warning.part) };
            ui.label(RichText::new(format!("{}{line}{part}", warning.file)).font(Face::SemiBold.at(12.5)));
            ui.label(&warning.what);
            if !warning.cure.is_empty() {
                quiet(ui, palette, format!("To mend it: {}.", warning.cure));
            }
            ui.add_space(8.0);
        }
        if warnings.len() > SHOWN {
            quiet(ui, palette, format!("and {} more; `treaty-atlas check` lists them all", warnings.len() - SHOWN));
        }
    });
    command
}

fn add_files_ui(ui: &mut Ui, palette: &Palette, path: &mut String) -> Option<Command> {
    ui.set_width(520.0);
    let mut command = head_ui(ui, palette, "Add documents or places");
    quiet(
        ui,
        palette,
        "Documents: .txt, .md, .html, .docx, .odt, .pdf, .jsonl, or a folder of them. Places: GeoJSON or Linked Places. You can also drop them on the window.",
    );
    ui.add_space(10.0);
    let edit = TextEdit::singleline(path)
        .hint_text("Path of a file or folder")
        .desired_width(f32::INFINITY)
        .margin(Margin::same(8));
    let field = ui.add(edit).accessible_name("Path of a file or folder");
    if path.is_empty() {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let added = ui.add_enabled_ui(!path.trim().is_empty(), |ui| main_button(ui, palette, "Add")).inner.clicked();
        if added || entered && !path.trim().is_empty() {
            command = Some(Command::Add(vec![PathBuf::from(path.trim())]));
        }
        ui.add_space(8.0);
        if text_button(ui, palette, "Browse …").clicked() {
            command = Some(Command::AddFiles);
        }
    });
    command
}

/// A field for words of the selected passage.
fn name_words_ui(ui: &mut Ui, palette: &Palette, words: &mut String) -> Option<Command> {
    ui.set_width(440.0);
    let closed = head_ui(ui, palette, "Link words of the passage");
    quiet(
        ui,
        palette,
        "Type them as they stand in the selected passage. In the document they can be selected as well.",
    );
    ui.add_space(8.0);
    let edit = TextEdit::singleline(words).desired_width(f32::INFINITY).margin(Margin::same(8));
    let field = ui.add(edit).accessible_name("Words of the passage");
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if words.is_empty() {
        field.request_focus();
    }
    ui.add_space(12.0);
    let is_ready = !words.trim().is_empty();
    let chosen = ui.add_enabled_ui(is_ready, |ui| main_button(ui, palette, "Link them")).inner.clicked();
    let command = (is_ready && (chosen || entered)).then(|| Command::LinkWords(words.clone()));
    command.or(closed)
}

fn tiles_ui(ui: &mut Ui, palette: &Palette) -> Option<Command> {
    ui.set_width(460.0);
    let mut command = head_ui(ui, palette, "Use online map tiles?");
    ui.label("The map will be fetched from OpenStreetMap while you look at it. Its servers learn your network address and which part of the world you look at. No text of your documents is sent.");
    ui.add_space(6.0);
    quiet(
        ui,
        palette,
        "Without them Treaty Atlas opens no connection at all. The choice is forgotten when the program ends.",
    );
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        if main_button(ui, palette, "Stay offline").clicked() {
            command = Some(Command::CloseOverlay);
        }
        ui.add_space(8.0);
        if ui.add(egui::Button::new("Use online tiles").min_size(vec2(0.0, 30.0))).clicked() {
            command = Some(Command::AllowTiles);
        }
    });
    command
}

fn reviewer_ui(
    ui: &mut Ui,
    palette: &Palette,
    name: &mut String,
    wanted: &mut Option<Box<Command>>,
) -> Option<Command> {
    ui.set_width(440.0);
    let mut command = head_ui(ui, palette, "Who reviews?");
    quiet(
        ui,
        palette,
        "Every decision is kept with this name, so that two reviews can be laid side by side. It is asked once; the command palette changes it.",
    );
    ui.add_space(10.0);
    let edit = TextEdit::singleline(name).hint_text("Your name").desired_width(f32::INFINITY).margin(Margin::same(8));
    let field = ui.add(edit).accessible_name("Name of the reviewer");
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !entered {
        field.request_focus();
    }
    ui.add_space(12.0);
    let goes_on = ui.add_enabled_ui(!name.trim().is_empty(), |ui| main_button(ui, palette, "Review under this name"));
    if (goes_on.inner.clicked() || entered) && !name.trim().is_empty() {
        command = Some(Command::NameReviewer(name.clone(), wanted.take()));
    }
    command
}
