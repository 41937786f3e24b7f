//! `brief`: a finished sheet without a window.

use super::{INPUT_FAULT, output};
use crate::{
    basemap::shipped,
    briefing::{
        added_font::AddedFont,
        briefing::Briefing,
        claim::Claim,
        drafting::{Draft, draft},
        export::SheetFormat,
        lacking::Lacking,
        press::Press,
        provision_claims::claim_of_provision,
        selection::{claims_of_places, claims_of_project, mentioned_places, places_named},
        sheet::Sheet,
        sheet_size::SheetSize,
    },
    ground::files,
    places::place::{Place, PlaceId},
    project::{Inputs, Origins, OverwriteError, Project, StandIn},
    scene::palette::{Palette, Theme},
};
use anyhow::Context as _;
use clap::{Args, ValueEnum};
use image::RgbaImage;
use std::{
    collections::BTreeSet,
    panic,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    thread,
};

const EXAMPLES: &str = "\
Examples:
  treaty-atlas brief reports/ -o gorazde.pdf --place Goražde
  treaty-atlas brief reports/ -o gorazde.png --place Goražde --size slide --dpi 300
  treaty-atlas brief reports/ -o dossier.pdf --place Sarajevo --place Goražde --size dossier --theme print
  treaty-atlas brief reports/ -o 'sheets/{}.pdf' --each place

Sizes: slide, a4, a4-portrait, letter, letter-portrait, map, dossier, or as in 1600x900 (pixels) or 210x297mm.
Pages of PNG and SVG are numbered files. The same input gives the same bytes. `treaty-atlas verify` finds every
quote of a sheet in its source again.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct BriefArguments {
    /// Documents, folders of them, or files of places (.geojson), which may stand alone; the sample corpus when
    /// nothing is named
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,

    /// The file to write, none of the inputs; its ending says the format: .pdf, .png, .svg or .html; {} stands for the place with --each
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,

    /// A GeoJSON file of places to use in place of the shipped ones; may be given several times
    #[arg(long, value_name = "GEOJSON")]
    places: Vec<PathBuf>,

    /// A place to brief on, by name or id; may be given several times; all that passages mention when none is named
    #[arg(long, value_name = "NAME")]
    place: Vec<String>,

    /// A provision to brief on, by its id as `provisions` lists it; may be given several times
    #[arg(long, value_name = "ID")]
    provision: Vec<String>,

    /// What the sheet says, in a line
    #[arg(long)]
    title: Option<String>,

    /// What it is about, in a line
    #[arg(long)]
    subtitle: Option<String>,

    /// The date to print, as written
    #[arg(long)]
    date: Option<String>,

    /// A remark above the quotes
    #[arg(long)]
    notes: Option<String>,

    /// The size
    #[arg(long, default_value = "slide")]
    size: SheetSize,

    /// Dots to the inch of a PNG; 200 when not said, 96 for a size in pixels
    #[arg(long, value_parser = clap::value_parser!(u32).range(10..=1200))]
    dpi: Option<u32>,

    /// The colours
    #[arg(long, value_enum, default_value_t = ThemeArgument::Light)]
    theme: ThemeArgument,

    /// Who may see it, as in "For internal use"
    #[arg(long)]
    marking: Option<String>,

    /// A PNG for the top right
    #[arg(long, value_name = "PNG")]
    logo: Option<PathBuf>,

    /// A font (.ttf, .otf, .ttc) for letters that the shipped ones lack, which hold Latin, Greek, Cyrillic, Armenian,
    /// Georgian, and the common letters of Arabic and Hebrew; may be given several times
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,

    /// A sheet for each place instead of one for all
    #[arg(long, value_enum)]
    each: Option<Each>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ThemeArgument {
    /// Ink on paper
    Light,
    /// Paper on ink
    Dark,
    /// Black on white, for printers and copiers
    Print,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Each {
    /// Every place
    Place,
}

impl BriefArguments {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        let ending = self.output.extension().unwrap_or_default().to_string_lossy().into_owned();
        let Some(format) = SheetFormat::of_ending(&ending) else {
            anyhow::bail!("{}: the ending must be .pdf, .png, .svg or .html", self.output.display());
        };
        let mut inputs = Inputs::sorted_by_kind(self.inputs.iter().cloned());
        inputs.places.extend(self.places.iter().cloned());
        if !inputs.places.is_empty() {
            inputs.stand_in = StandIn::Nothing;
        }
        let origins = Origins::new(&inputs, self.font.iter().chain(&self.logo).map(PathBuf::as_path));
        origins.spare(&self.output)?;
        let fonts = self.font.iter().map(|path| read_font(path)).collect::<anyhow::Result<Vec<_>>>()?;
        let logo = self.logo.as_deref().map(read_logo).transpose()?;
        // The base map takes as long to read as a small project does.
        let (project, basemap) = thread::scope(|scope| {
            let basemap = scope.spawn(shipped::basemap);
            (output::opened(&inputs), basemap.join())
        });
        let Some(project) = project else {
            return Ok(INPUT_FAULT.into());
        };
        let basemap = basemap.unwrap_or_else(|cause| panic::resume_unwind(cause))?;
        let Some(places) = self.chosen(&project) else {
            return Ok(INPUT_FAULT.into());
        };
        let is_unknown = |id: &&String| claim_of_provision(&project, id).is_none();
        if let Some(id) = self.provision.iter().find(is_unknown) {
            output::tell(&format!("treaty-atlas: no provision is called “{id}”; `treaty-atlas provisions` lists them"));
            return Ok(INPUT_FAULT.into());
        }
        let theme = match self.theme {
            ThemeArgument::Light => Theme::Light,
            ThemeArgument::Dark => Theme::Dark,
            ThemeArgument::Print => Theme::Print,
        };
        let press = Press::new(project.gazetteer(), &basemap, Palette::of(theme)).with_fonts(&fonts);
        let groups: Vec<Vec<&Place>> = match self.each {
            Some(Each::Place) => places.into_iter().map(|place| vec![place]).collect(),
            None => vec![places],
        };
        let spare = |path: &Path| origins.spare(path).and_then(|()| project.spare_origins(path));
        let (mut taken, mut lacking) = (BTreeSet::new(), Lacking::default());
        let count = groups.len();
        for (at, group) in groups.into_iter().enumerate() {
            let name = group.first().map(|place| place.title.clone()).unwrap_or_default();
            let sheet = Sheet::compose(&self.briefing(&project, &group, logo.clone()), &press);
            let path = match self.each {
                Some(_) => output::path_for(&self.output, &name, &mut taken),
                None => self.output.clone(),
            };
            self.write(&sheet, format, &path, &spare)?;
            lacking.extend(&sheet.lacking);
            if count > 1 {
                output::tell(&format!("{}/{count} {}", at + 1, path.display()));
            }
        }
        for sentence in lacking.sentences() {
            output::tell(&format!("treaty-atlas: {sentence}: --font FILE"));
        }
        Ok(output::code_of(&project))
    }

    /// The places that were asked for; none when a name means nothing, which is told.
    fn chosen<'a>(&self, project: &'a Project) -> Option<Vec<&'a Place>> {
        if self.place.is_empty() && self.provision.is_empty() {
            return Some(mentioned_places(project));
        }
        let mut chosen: Vec<&Place> = Vec::new();
        for name in &self.place {
            let found = places_named(project, name);
            if found.is_empty() {
                let known: Vec<&str> =
                    mentioned_places(project).into_iter().map(|place| place.title.as_str()).take(12).collect();
                let known =
                    if known.is_empty() { String::new() } else { format!("; mentioned are {}", known.join(", ")) };
                output::tell(&format!("treaty-atlas: no place is called “{name}”{known}"));
                return None;
            }
            for place in found {
                if !chosen.iter().any(|known| known.id == place.id) {
                    chosen.push(place);
                }
            }
        }
        Some(chosen)
    }

    fn briefing(&self, project: &Project, places: &[&Place], logo: Option<Arc<RgbaImage>>) -> Briefing {
        let provisions = self.provision.iter().filter_map(|id| claim_of_provision(project, id));
        let mut claims: Vec<Claim> = provisions.collect();
        let of_places = if self.place.is_empty() && self.provision.is_empty() {
            claims_of_project(project)
        } else {
            claims_of_places(project, places)
        };
        for claim in of_places {
            if !claims.iter().any(|known| known.id == claim.id) {
                claims.push(claim);
            }
        }
        // Provisions alone bring their places along.
        let named: Vec<PlaceId> = claims.iter().flat_map(|claim| claim.places.clone()).collect();
        let mut places = places.to_vec();
        if places.is_empty() {
            let mut known = BTreeSet::new();
            let named = named.iter().filter(|id| known.insert(*id));
            places.extend(named.filter_map(|id| project.gazetteer().place(id)));
        }
        let places = places.as_slice();
        let mut briefing = draft(&Draft {
            project_name: &self.name_of(project),
            sources: project.documents().len(),
            places,
            claims,
            size: self.size,
        });
        let set = |field: &mut String, value: &Option<String>| {
            if let Some(value) = value {
                field.clone_from(value);
            }
        };
        set(&mut briefing.title, &self.title);
        set(&mut briefing.subtitle, &self.subtitle);
        set(&mut briefing.date, &self.date);
        set(&mut briefing.notes, &self.notes);
        set(&mut briefing.marking, &self.marking);
        briefing.logo = logo;
        shipped::ATTRIBUTION.clone_into(&mut briefing.attribution);
        briefing
    }

    /// What a sheet without a selection is called after: the project, or the file of places where that is all.
    fn name_of(&self, project: &Project) -> String {
        let only = Inputs::sorted_by_kind(self.inputs.iter().cloned());
        let places = only.places.iter().chain(&self.places).next().filter(|_| only.documents.is_empty());
        let stem = places.and_then(|path| path.file_stem()).map(|stem| stem.to_string_lossy().into_owned());
        stem.unwrap_or_else(|| project.name().to_owned())
    }

    /// Writes the files of a sheet, each whole or not at all; none when one of them is to be spared.
    fn write(
        &self,
        sheet: &Sheet,
        format: SheetFormat,
        path: &Path,
        spare: &dyn Fn(&Path) -> Result<(), OverwriteError>,
    ) -> anyhow::Result<()> {
        let preset = if matches!(self.size, SheetSize::Custom { .. }) { 96 } else { 200 };
        let dpi = self.dpi.unwrap_or(preset) as f32;
        let paths = format.paths(sheet, path);
        paths.iter().try_for_each(|path| spare(path))?;
        for (index, path) in paths.iter().enumerate() {
            files::write_whole(path, &format.file(sheet, index, dpi)?)?;
        }
        Ok(())
    }
}

fn read_font(path: &Path) -> anyhow::Result<AddedFont> {
    Ok(AddedFont::read(&path.display().to_string(), &files::read_bytes(path)?)?)
}

fn read_logo(path: &Path) -> anyhow::Result<Arc<RgbaImage>> {
    let bytes = files::read_bytes(path)?;
    let image = image::load_from_memory(&bytes);
    let image = image.with_context(|| format!("{}: the logo must be a PNG", path.display()))?;
    Ok(Arc::new(image.into_rgba8()))
}
