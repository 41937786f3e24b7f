//! The window: panels that show and answer, commands, and the one place that applies them. The only
//! floor that knows egui, eframe and walkers.

mod app;
mod applying;
mod command;
mod deriving;
mod detail_panel;
mod following;
mod icon;
mod loading;
mod map;
mod notices;
mod overlay;
mod passage_card;
mod picture;
mod places_panel;
mod quote;
mod reader_panel;
mod search_bar;
mod selection;
mod status_line;
mod task;
mod theme;
mod top_bar;
mod view;
mod widgets;

pub use app::App;

use crate::project::Inputs;

/// Opens the window on inputs and returns when it is closed.
///
/// # Errors
/// When no window can be opened: no display, no OpenGL, or a missing system library, which is named.
pub fn open_window(inputs: Inputs) -> anyhow::Result<()> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Treaty Atlas")
            .with_app_id("treaty-atlas")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([860.0, 560.0])
            .with_drag_and_drop(true),
        renderer: eframe::Renderer::Glow,
        ..eframe::NativeOptions::default()
    };
    let create = move |creation: &eframe::CreationContext<'_>| {
        let app: Box<dyn eframe::App> = Box::new(App::new(&creation.egui_ctx, inputs));
        Ok(app)
    };
    eframe::run_native("Treaty Atlas", options, Box::new(create))
        .map_err(|error| anyhow::anyhow!("the window cannot be opened: {error}"))
}
