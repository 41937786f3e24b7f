//! What comes into the open project from outside: another reviewer's decisions, and sources that have changed
//! since they were read. Both are worked out on another thread; what came of it is told in a notice.

use super::{
    app::App,
    arriving::Arrival,
    command::Command,
    deriving::Opened,
    notices::{Notice, Tone},
    overlay::Overlay,
    task::{Task, finished},
};
use crate::{
    documents::document::DocumentId,
    ground::wording::counted,
    project::{Kept, Project, ProjectError, Reread, progress::Progress},
    review::decision::Reviewer,
};
use egui::Context;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// How many reviewers or documents a notice names.
const NAMED: usize = 3;

/// How long nobody looks again whether sources have changed, in seconds.
const PAUSE_S: f64 = 30.0;

/// The look at the sources, whether they are what they were when they were read.
#[derive(Default)]
pub(crate) struct Watching {
    look: Option<Task<Vec<DocumentId>>>,
    /// What was told to have changed.
    told: Vec<DocumentId>,
    had_focus: bool,
    last_s: Option<f64>,
}

/// Takes the decisions of another project beside those of this one.
pub(super) fn merge(app: &mut App, context: &Context, path: PathBuf) {
    app.overlay = Overlay::Nothing;
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other work is still under way; merge when it is done.");
        return;
    }
    let project = Arc::clone(&app.project);
    app.loading.work(context, "Merging", Arrival::Joined, move |progress| merged(&project, &path, progress));
}

fn merged(project: &Project, path: &Path, progress: &dyn Progress) -> Result<Opened, ProjectError> {
    let other = Kept::look(path, progress)?.project;
    let joined = project.joined(other.review(), progress)?.ready_to_search();
    let news = told_merged(project, &other, &joined);
    Ok(Opened::of(joined, Some(project)).telling(news))
}

fn told_merged(project: &Project, other: &Project, joined: &Project) -> Notice {
    let added = joined.review().added_since(project.review());
    let strange = project.strange_of(other);
    let by: BTreeSet<&Reviewer> = added.iter().map(|row| &row.by.reviewer).collect();
    let mut words = if added.is_empty() {
        "There is no decision that is not here already.".to_owned()
    } else {
        format!(
            "{} of {} taken in.",
            counted(added.len(), "decision", "decisions"),
            named(by.iter().map(ToString::to_string))
        )
    };
    if !strange.is_empty() {
        let of = named(strange.iter().map(ToString::to_string));
        words = format!(
            "{words} Not the same here, or not here at all: {of}; decisions on it hold where the same words stand here."
        );
    }
    if added.is_empty() {
        return Notice::new(Tone::Good, words);
    }
    words = format!("{words} Ctrl+Z takes back your own decisions only.");
    match joined.review().disagreements().len() {
        0 => Notice::new(Tone::Good, format!("{words} The reviewers do not differ.")),
        count => {
            let words = format!("{words} {}.", counted(count, "disagreement", "disagreements"));
            Notice::new(Tone::Good, words).offering("Show where they differ", Command::ShowDisagreements)
        }
    }
}

/// Reads the sources again that have changed.
pub(super) fn read_again(app: &mut App, context: &Context) {
    if app.loading.is_opening() {
        app.notices.say(Tone::Bad, "Other work is still under way; read the sources again when it is done.");
        return;
    }
    app.watching.told.clear();
    let project = Arc::clone(&app.project);
    app.loading.work(context, "Reading again", Arrival::Reread, move |progress| {
        let reread = project.rereading(progress)?;
        let news = told_reread(&reread);
        Ok(Opened::of(reread.project.ready_to_search(), None).telling(news))
    });
}

fn told_reread(reread: &Reread) -> Notice {
    if reread.documents.is_empty() {
        return Notice::new(Tone::Good, "No source has changed since it was read.");
    }
    let attached = &reread.reattached;
    let words = named(reread.documents.iter().map(ToString::to_string));
    let mut words = format!("Read again: {words}.");
    if attached.kept + attached.moved.len() + attached.vanished.len() > 0 {
        let (moved, gone) = (attached.moved.len(), attached.vanished.len());
        let decided = counted(attached.kept + moved + gone, "subject", "subjects");
        let kept = attached.kept;
        words = format!(
            "{words} Decisions on {decided}: {kept} where they were, {moved} moved with their words, {gone} found no more."
        );
    }
    if attached.vanished.is_empty() {
        return Notice::new(Tone::Good, words);
    }
    Notice::new(Tone::Bad, format!("{words} Their decisions stay in the log.")).offering("Which", Command::ShowWarnings)
}

/// The first of some names, and how many more there are.
fn named(names: impl ExactSizeIterator<Item = String>) -> String {
    let more = names.len().saturating_sub(NAMED);
    let first = names.take(NAMED).collect::<Vec<_>>().join(", ");
    if more == 0 { first } else { format!("{first} and {more} more") }
}

impl Watching {
    /// Looks whether the sources of a project have changed.
    pub(super) fn look(&mut self, context: &Context, project: &Arc<Project>) {
        let project = Arc::clone(project);
        self.look = Some(Task::start(context, "Sources", move |_| project.changed_sources()));
    }

    /// Forgets what was told; another project has other sources.
    pub(super) fn forget(&mut self) {
        *self = Self { had_focus: self.had_focus, ..Self::default() };
    }
}

/// Looks at the sources whenever somebody comes back to the window, and tells once what has changed.
pub(super) fn watch(app: &mut App, context: &Context) {
    let (has_focus, now_s) = context.input(|input| (input.viewport().focused.unwrap_or_default(), input.time));
    let is_rested = app.watching.last_s.is_none_or(|last_s| now_s - last_s > PAUSE_S);
    if has_focus && !app.watching.had_focus && is_rested && !app.loading.is_opening() {
        app.watching.last_s = Some(now_s);
        app.watching.look(context, &app.project);
    }
    app.watching.had_focus = has_focus;
    let Some(changed) = finished(&mut app.watching.look, Duration::ZERO, &mut app.notices) else { return };
    if changed == app.watching.told {
        return;
    }
    app.watching.told.clone_from(&changed);
    if changed.is_empty() {
        return;
    }
    let names = named(changed.iter().map(ToString::to_string));
    let words = format!("{names}: changed since it was read. What is shown is what was read.");
    app.notices.post(Notice::new(Tone::Bad, words).offering("Read it again", Command::ReadAgain));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        basemap::Basemap,
        ground::files::write_whole,
        project::{Inputs, progress::Silent},
        ui::notices::Notices,
    };

    #[test]
    fn a_source_that_changes_again_is_told_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        write_whole(&path, b"They met.").unwrap();
        let context = Context::default();
        let project = Project::open(&Inputs::sorted_by_kind([path.clone()]), &Silent).unwrap();
        let mut app = App::on(&context, project, Basemap::default());
        let mut tells = |words: &str| {
            write_whole(&path, words.as_bytes()).unwrap();
            app.watching.look(&context, &app.project);
            app.notices = Notices::default();
            while app.watching.look.is_some() {
                std::thread::sleep(Duration::from_millis(5));
                watch(&mut app, &context);
            }
            format!("{:?}", app.notices).contains("changed since it was read")
        };
        assert!(tells("They never met."));
        assert!(!tells("They never met."), "it is told once");
        assert!(!tells("They met."));
        assert!(tells("They never met."));
    }
}
