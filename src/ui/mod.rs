//! The window: panels that show and answer, commands, and the one place that applies them. The only
//! floor that knows egui, eframe and walkers.

mod above;
mod app;
mod applying;
mod applying_links;
mod applying_outside;
mod arriving;
mod bottom_panel;
mod briefing;
mod command;
mod command_list;
mod command_palette;
mod compare;
mod contents;
mod deriving;
mod detail_panel;
mod dropped_form;
mod export_form;
mod exporting;
mod following;
mod frame;
mod icon;
mod joining;
mod judged;
mod keeping;
mod link_card;
mod link_choices;
mod link_lines;
mod loading;
mod map;
mod mention_look;
mod names_policy;
mod notices;
mod opening;
mod outside;
mod overlay;
mod panes;
mod passage_card;
mod picking;
mod picture;
mod place_form;
mod place_head;
mod place_search;
mod places_panel;
mod pointing;
mod preferences;
mod presentation;
mod project_form;
mod provision_bars;
mod quote;
mod reader_panel;
mod reader_paragraph;
mod review;
mod reviewing;
mod routes;
mod saving_as;
mod search_bar;
mod sections;
mod sections_panel;
mod selection;
mod settling;
mod source_form;
mod standing;
mod status_line;
mod task;
mod theme;
mod timeline;
mod top_bar;
mod undoing;
mod unsettled_panel;
mod view;
mod whereabouts;
mod widgets;
mod words_bar;

pub use app::App;

use crate::project::Inputs;
use loading::Loading;
use preferences::Preferences;
use std::{
    panic::AssertUnwindSafe,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

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
    let loading = Loading::ahead(inputs);
    let came_up = Arc::new(AtomicBool::new(false));
    let mark = Arc::clone(&came_up);
    let create = move |creation: &eframe::CreationContext<'_>| {
        mark.store(true, Ordering::Relaxed);
        let app: Box<dyn eframe::App> =
            Box::new(App::new(&creation.egui_ctx, loading, &Preferences::read(creation.storage)));
        Ok(app)
    };
    // winit panics where a library of the system is missing (libxkbcommon-x11, say). Before the window
    // has come up that is an error of the environment; after, it is a bug and must not be hidden.
    let run = AssertUnwindSafe(|| eframe::run_native("Treaty Atlas", options, Box::new(create)));
    match std::panic::catch_unwind(run) {
        Ok(ended) => ended.map_err(|error| anyhow::anyhow!("the window cannot be opened: {error}. {LIBRARIES}")),
        Err(panic) if came_up.load(Ordering::Relaxed) => std::panic::resume_unwind(panic),
        Err(_) => Err(anyhow::anyhow!("the window cannot be opened. {LIBRARIES}")),
    }
}

/// What a bare Linux may lack for a window.
const LIBRARIES: &str = "On Linux a window needs OpenGL and these libraries (Debian's names): libx11-6 libx11-xcb1 \
     libxcursor1 libxi6 libxkbcommon-x11-0 libgl1. Without them `treaty-atlas link` still works";
