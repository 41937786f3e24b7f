//! Sheets made on another thread from what the window holds, and saved or put on the clipboard.

use super::settings::SheetSettings;
use crate::{
    basemap::Basemap,
    briefing::{briefing::Briefing, export::SheetFormat, lacking::Lacking, press::Press, raster, sheet::Sheet},
    ground::{files, wording::counted},
    project::{Project, progress::Progress},
    scene::palette::{Palette, Theme},
    ui::{
        command::Command,
        notices::{Notice, Tone},
    },
};
use directories::UserDirs;
use egui::ColorImage;
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

/// Everything a sheet is made of, owned, for another thread.
#[derive(Debug)]
pub(crate) struct SheetOrder {
    /// What it says and how.
    pub(crate) briefing: Briefing,
    /// Where its places come from.
    pub(crate) project: Arc<Project>,
    /// What they are drawn on.
    pub(crate) basemap: Basemap,
    /// The colours.
    pub(crate) theme: Theme,
}

impl SheetOrder {
    /// The finished sheet.
    pub(crate) fn sheet(&self) -> Sheet {
        let press = Press::new(self.project.gazetteer(), &self.basemap, Palette::of(self.theme));
        Sheet::compose(&self.briefing, &press.with_fonts(&self.briefing.fonts))
    }
}

/// A sheet that was saved.
#[derive(Debug)]
pub(crate) struct Saved {
    paths: Vec<PathBuf>,
    lacking: Lacking,
}

impl Saved {
    /// Where it is, what nobody can read in it, and a way to look at it.
    pub(crate) fn notice(&self) -> Notice {
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().display().to_string();
        let (saved, shown) = match self.paths.as_slice() {
            [first, .., last] => {
                let folder = first.parent().filter(|folder| !folder.as_os_str().is_empty());
                let folder = folder.unwrap_or(Path::new("."));
                let pages = counted(self.paths.len(), "page", "pages");
                (format!("{pages} saved in {}: {} to {}", folder.display(), name(first), name(last)), folder)
            }
            [one] => (format!("Saved {}", one.display()), one.as_path()),
            [] => return Notice::new(Tone::Bad, "There is nothing to save."),
        };
        let notice = match self.lacking.sentences().next() {
            None => Notice::new(Tone::Good, saved),
            Some(sentence) => Notice::new(Tone::Bad, format!("{saved}, but {sentence} in the briefing.")),
        };
        notice.followed_by("Open", Command::ShowOutside(shown.to_owned()))
    }
}

/// A base map that shares everything with another.
pub(crate) fn shared(basemap: &Basemap) -> Basemap {
    Basemap {
        layers: basemap.layers.iter().map(Arc::clone).collect(),
        names: basemap.names.clone(),
        reliefs: basemap.reliefs.iter().map(Arc::clone).collect(),
    }
}

/// Saves a sheet, each of its files whole or not at all; the error says what to do.
pub(crate) fn save(
    order: &SheetOrder,
    settings: &SheetSettings,
    path: &Path,
    progress: &dyn Progress,
) -> Result<Saved, String> {
    let sheet = order.sheet();
    let paths = settings.format.paths(&sheet, path);
    let spared = paths.iter().try_for_each(|path| order.project.spare_origins(path));
    spared.map_err(|error| format!("{error}."))?;
    for (index, path) in paths.iter().enumerate() {
        progress.step(index, paths.len(), "pages drawn");
        if progress.is_cancelled() {
            return Err("The sheet was given up; what was saved before is untouched.".to_owned());
        }
        let bytes = settings.format.file(&sheet, index, settings.dpi as f32);
        let bytes = bytes.map_err(|error| format!("The sheet cannot be drawn: {error}."))?;
        files::write_whole(path, &bytes).map_err(|error| error.told())?;
    }
    Ok(Saved { paths, lacking: sheet.lacking })
}

/// A page as a picture for the screen.
pub(crate) fn picture(sheet: &Sheet, page: usize, scale: f32) -> Result<ColorImage, String> {
    let page = sheet.pages.get(page).ok_or_else(|| "There is no such page.".to_owned())?;
    let drawn = raster::pixels(page, scale).map_err(|error| format!("The sheet cannot be drawn: {error}."))?;
    let size = [drawn.width() as usize, drawn.height() as usize];
    Ok(ColorImage::from_rgba_premultiplied(size, drawn.data()))
}

/// A path in the person's folder of pictures (or of documents, for what is no picture) that is still free.
pub(crate) fn free_path(name: &str, format: SheetFormat) -> PathBuf {
    let folder = own_folder(|user| match format {
        SheetFormat::Png | SheetFormat::Svg => user.picture_dir(),
        SheetFormat::Pdf | SheetFormat::Html => user.document_dir(),
    });
    free_path_in(&folder, name, format)
}

fn free_path_in(folder: &Path, name: &str, format: SheetFormat) -> PathBuf {
    let (name, ending) = (files::safe_name(name), format.ending());
    let path = |number: u32| {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("treaty-atlas-{name}{suffix}.{ending}"))
    };
    let is_free = |path: &PathBuf| !path.exists() && !SheetFormat::page_path(path, 1).exists();
    (1..10_000).map(path).find(is_free).unwrap_or_else(|| path(1))
}

/// The person's folder for some files, else the home folder, else where the program was started.
pub(crate) fn own_folder(kind: impl Fn(&UserDirs) -> Option<&Path>) -> PathBuf {
    let user = UserDirs::new();
    let folder = user.and_then(|user| {
        let own = kind(&user).filter(|folder| folder.is_dir()).map(Path::to_owned);
        own.or_else(|| Some(user.home_dir().to_owned()))
    });
    folder.unwrap_or_else(|| PathBuf::from("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        briefing::drafting::{Draft, draft},
        project::{Inputs, progress::Silent},
    };

    #[test]
    fn a_sheet_is_not_saved_over_a_source() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.html");
        files::write_whole(&path, b"<p>They met in Dolvar.</p>").unwrap();
        let project = Arc::new(Project::open(&Inputs::sorted_by_kind([path.clone()]), &Silent).unwrap());
        let settings = SheetSettings { format: SheetFormat::Html, ..SheetSettings::default() };
        let drafted = Draft { project_name: "A", sources: 1, places: &[], claims: Vec::new(), size: settings.size };
        let (briefing, basemap) = (draft(&drafted), Basemap::default());
        let order = SheetOrder { briefing, project, basemap, theme: Theme::Light };
        let refused = save(&order, &settings, &path, &Silent).unwrap_err();
        assert!(refused.ends_with("inputs are never written; choose another name."), "{refused}");
        assert_eq!(files::read_bytes(&path).unwrap(), b"<p>They met in Dolvar.</p>");
        save(&order, &settings, &folder.path().join("b.html"), &Silent).unwrap();
    }

    #[test]
    fn a_sheet_never_takes_the_name_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let first = free_path_in(folder.path(), "a", SheetFormat::Png);
        files::write_whole(&SheetFormat::page_path(&first, 1), b"x").unwrap();
        let second = free_path_in(folder.path(), "a", SheetFormat::Png);
        assert_ne!(first, second);
        assert!(second.ends_with("treaty-atlas-a-2.png"));
    }
}
