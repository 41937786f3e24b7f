//! What is read and made on other threads: the project, the base map, its coloured relief, pictures.

use super::{
    app::App,
    arriving::{Arrival, receive_project},
    command::Command,
    deriving::Opened,
    notices::Tone,
    opening::{self, Slot},
    picture::Picture,
    review::entry::Entry,
    task::{Task, finished},
    view::Filters,
};
use crate::{
    basemap::{
        Basemap,
        relief::Relief,
        shipped::{self, BasemapError},
    },
    linking::world::merging::WorldRole,
    project::{Inputs, Project, ProjectError, progress::Progress},
    review::Review,
    scene::palette::{Palette, Theme},
};
use egui::{ColorImage, Context, TextureOptions};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Coloured relief, for the theme it was coloured for.
type Coloured = (Theme, Vec<ColorImage>);

/// A picture, or why there is none.
pub(super) type Drawn = Result<Picture, String>;

/// Everything under way.
#[derive(Default)]
pub(crate) struct Loading {
    pub(super) project: Option<Task<Result<Opened, ProjectError>>>,
    vectors: Option<Task<Result<Basemap, BasemapError>>>,
    reliefs: Option<Task<Result<Vec<Arc<Relief>>, BasemapError>>>,
    /// Levels of detail made ahead of the frames that need them.
    details: Option<Task<()>>,
    colours: Option<Task<Coloured>>,
    /// The file of the project that is being opened.
    pub(super) slot: Slot,
    /// The folder in which what nobody has given a place is kept; without one it is kept in memory alone.
    own_folder: Option<PathBuf>,
    pub(super) chosen_project: Option<Task<Option<Command>>>,
    pub(super) chosen_files: Option<Task<Vec<PathBuf>>>,
    pub(super) picture: Option<Task<Drawn>>,
    first: bool,
    pub(super) arrival: Arrival,
    wants_relief: bool,
}

/// The opening of inputs, with what is known of the project's file laid into a slot.
fn opens(
    inputs: Inputs,
    own_folder: Option<PathBuf>,
    slot: &Slot,
) -> impl FnOnce(&dyn Progress) -> Result<Opened, ProjectError> + Send + use<> {
    let slot = Slot::clone(slot);
    move |progress| {
        let project = opening::open(own_folder.as_deref(), &inputs, &slot, progress)?;
        Ok(Opened::of(project.ready_to_search(), None))
    }
}

impl Loading {
    /// Starts reading inputs and the base map, while the window is still being made.
    pub(super) fn ahead(inputs: Inputs) -> Self {
        let own_folder = opening::program_folder();
        let slot = Slot::default();
        let opens = opens(inputs, own_folder.clone(), &slot);
        Self {
            project: Some(Task::ahead("Opening", opens)),
            slot,
            own_folder,
            vectors: Some(Task::ahead("Map", |_| shipped::vectors())),
            first: true,
            arrival: Arrival::Other,
            wants_relief: true,
            ..Self::default()
        }
    }

    /// Names the window to wake.
    pub(super) fn attach(&self, context: &Context) {
        self.project.iter().for_each(|task| task.attach(context));
        self.vectors.iter().for_each(|task| task.attach(context));
    }

    /// Whether nothing has been shown yet.
    pub(super) const fn is_first(&self) -> bool {
        self.first
    }

    /// Opens other inputs in place of a project.
    pub(super) fn open(&mut self, context: &Context, inputs: Inputs) {
        let opens = opens(inputs, self.own_folder.clone(), &self.slot);
        self.project = Some(Task::start(context, "Opening", opens));
        self.arrival = Arrival::Other;
    }

    /// Adds inputs to a project.
    pub(super) fn extend(&mut self, context: &Context, project: Arc<Project>, inputs: Inputs) {
        self.project = Some(Task::start(context, "Adding", move |progress| {
            project.extended(&inputs, progress).map(Project::ready_to_search).map(|it| Opened::of(it, None))
        }));
    }

    /// Lets a project follow a review; these are the entries of its docket.
    pub(super) fn decide(
        &mut self,
        context: &Context,
        (project, entries): (Arc<Project>, Vec<Arc<Entry>>),
        review: Arc<Review>,
        filters: Filters,
    ) {
        self.project = Some(Task::start(context, "Linking", move |progress| {
            let decided = project.deciding(&review, progress).map(Project::ready_to_search);
            decided.map(|it| Opened::following(it, &project, &entries, &filters))
        }));
        self.arrival = Arrival::Decided;
    }

    /// Links a project beside the places of the world, in another role.
    pub(super) fn use_world(&mut self, context: &Context, project: Arc<Project>, role: WorldRole) {
        self.project = Some(Task::start(context, "Linking", move |progress| {
            let linked = project.beside_world(role, progress).map(Project::ready_to_search);
            linked.map(|it| Opened::of(it, Some(&project)))
        }));
        self.arrival = Arrival::Relinked;
    }

    /// Starts other work that a project comes of.
    pub(super) fn work(
        &mut self,
        context: &Context,
        name: &'static str,
        arrival: Arrival,
        work: impl FnOnce(&dyn Progress) -> Result<Opened, ProjectError> + Send + 'static,
    ) {
        self.project = Some(Task::start(context, name, work));
        self.arrival = arrival;
    }

    /// Whether a project is being opened or extended.
    pub(super) const fn is_opening(&self) -> bool {
        self.project.is_some()
    }

    /// Colours relief for a theme.
    pub(super) fn colour(&mut self, context: &Context, reliefs: Vec<Arc<Relief>>, theme: Theme) {
        let largest = context.input(|input| input.max_texture_side) as u32;
        self.colours = Some(Task::start(context, "Relief", move |_| {
            let colours = Palette::of(theme).relief();
            let images = reliefs.iter().map(|relief| {
                let image = relief.coloured(&colours);
                let image = if image.width().max(image.height()) > largest {
                    image::imageops::thumbnail(&image, image.width().min(largest), image.height().min(largest))
                } else {
                    image
                };
                let size = [image.width() as usize, image.height() as usize];
                ColorImage::from_rgba_unmultiplied(size, image.as_raw())
            });
            (theme, images.collect())
        }));
    }

    /// Asks everything that can be stopped to stop.
    pub(super) fn cancel(&self) {
        if let Some(task) = &self.project {
            task.cancel();
        }
        if let Some(task) = &self.picture {
            task.cancel();
        }
    }

    /// What to show in the status line.
    pub(super) fn progress(&self) -> Option<(String, Option<f32>)> {
        if let Some(task) = &self.project {
            return Some((format!("{} {}", task.name, task.what()), task.part()));
        }
        self.picture.as_ref().map(|task| (task.name.to_owned(), task.part()))
    }
}

/// Takes over what has been finished; the first frame waits a little for places and map.
pub(super) fn receive(app: &mut App, context: &Context, wait: Duration) {
    if app.loading.is_first() {
        app.loading.first = false;
    } else if app.loading.wants_relief && app.loading.reliefs.is_none() {
        // Not before the first frame: on two cores it would hold up the places.
        app.loading.wants_relief = false;
        app.loading.reliefs = Some(Task::start(context, "Relief", |_| {
            shipped::reliefs().map(|reliefs| reliefs.into_iter().map(Arc::new).collect())
        }));
    }
    receive_project(app, context, wait);
    if let Some(result) = finished(&mut app.loading.vectors, wait, &mut app.notices) {
        match result {
            Ok(vectors) => {
                app.basemap = Basemap { reliefs: std::mem::take(&mut app.basemap.reliefs), ..vectors };
            }
            Err(error) => app.notices.say(Tone::Bad, format!("{error}; the map is drawn without its lines.")),
        }
    }
    if let Some(result) = finished(&mut app.loading.reliefs, Duration::ZERO, &mut app.notices) {
        match result {
            Ok(reliefs) => {
                app.basemap.reliefs.clone_from(&reliefs);
                app.loading.colour(context, reliefs, app.palette.theme);
            }
            Err(error) => app.notices.say(Tone::Bad, format!("{error}; the map is drawn without relief.")),
        }
    }
    finished(&mut app.loading.details, Duration::ZERO, &mut app.notices);
    if let Some((_, images)) = finished(&mut app.loading.colours, Duration::ZERO, &mut app.notices) {
        // All that the first look needs is there: now what only a zoom will need.
        let layers = app.basemap.layers.clone();
        app.loading.details = Some(Task::start(context, "Map", move |_| {
            for layer in &layers {
                layer.prepare();
            }
        }));
        let load = |image| context.load_texture("relief", image, TextureOptions::LINEAR);
        app.reliefs = images.into_iter().map(load).collect();
    }
    if let Some(paths) = finished(&mut app.loading.chosen_files, Duration::ZERO, &mut app.notices)
        && !paths.is_empty()
    {
        super::applying::apply(app, context, Command::Add(paths));
    }
    if let Some(command) = finished(&mut app.loading.chosen_project, Duration::ZERO, &mut app.notices).flatten() {
        super::applying::apply(app, context, command);
    }
    if let Some(drawn) = finished(&mut app.loading.picture, Duration::ZERO, &mut app.notices) {
        match drawn {
            Ok(Picture::Saved(saved)) => app.notices.post(saved.notice()),
            Ok(Picture::Drawn(image)) => {
                context.copy_image(image);
                app.notices.say(Tone::Good, "Copied the picture.");
            }
            Err(why) => app.notices.say(Tone::Bad, why),
        }
    }
}
