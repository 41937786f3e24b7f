//! The legend: what is drawn on the map, and only that.

use super::{
    claim::Pattern,
    crowd::DOT_PT,
    furniture::{LegendEntry, LegendSymbol},
    paper_scale::thousands,
    press::Press,
    sites::Site,
};
use crate::{
    basemap::layer::{Layer, LayerTheme},
    ground::geo::{WorldBox, WorldPoint},
    places::place::Accuracy,
    scene::{
        base::border_shapes,
        contents::Scene,
        drawing::{Dash, Shape, Stroke},
        legend::LegendLine,
        trace::{Form, Trace},
        viewport::Viewport,
    },
};

/// What zones are hatched with where there is no colour.
pub(super) const ZONE_PATTERN: Pattern = Pattern::Level;

/// The zoom from which lines of districts are drawn; of theirs only the fact is told.
const DISTRICTS_FROM: f64 = 5.2;

/// What a map shows besides the base map.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown<'a> {
    /// The places of the claims.
    pub(super) sites: &'a [Site<'a>],
    /// Other places, for orientation.
    pub(super) quiet: &'a Scene,
    /// The ways and strips of the claims.
    pub(super) routes: &'a Scene,
}

/// The entries, each with words of its own: the looks of sites first, then ways, then lines, then the rings of other places.
pub(super) fn legend_entries(press: &Press<'_>, view: &Viewport, shown: &Shown<'_>, scale: f32) -> Vec<LegendEntry> {
    let mut entries = looks(shown, press, view, scale);
    let ink = press.palette.ink;
    for trace in shown.routes.traces.iter().filter(|trace| is_drawn(trace, view)) {
        let stroke = trace.stroke(&press.palette).scaled(scale);
        let symbol_in = |colour| match trace.form {
            Form::Route | Form::Boundary => LegendSymbol::Line(Stroke { colour, ..stroke }),
            Form::Zone => LegendSymbol::Area(colour, ZONE_PATTERN),
        };
        let words = LegendLine::of_trace(trace).words();
        match entries.iter_mut().find(|entry| entry.words == words) {
            // What is drawn in several colours, each of its topic, is none of them.
            Some(known) if known.symbol != symbol_in(stroke.colour) => known.symbol = symbol_in(ink),
            Some(_) => {}
            None => entries.push(LegendEntry { symbol: symbol_in(stroke.colour), words: words.to_owned() }),
        }
    }
    let mut add = |symbol: LegendSymbol, words: String| entries.push(LegendEntry { symbol, words });
    let lines = border_lines(press, view);
    let kinds = [(LayerTheme::Borders, "Border of states"), (LayerTheme::Disputed, "Line that is or was in dispute")];
    for (theme, words) in kinds {
        if let Some(stroke) = lines.iter().find(|line| line.dash.is_some() == (theme == LayerTheme::Disputed)) {
            add(LegendSymbol::Line(stroke.scaled(scale)), words.to_owned());
        }
    }
    let districts = press.basemap.layers.iter().find(|layer| layer.theme == LayerTheme::Provinces);
    if view.zoom >= DISTRICTS_FROM && districts.is_some_and(|layer| is_seen(layer, view)) {
        let stroke = Stroke { width: 0.9 * scale, colour: press.palette.province.faded(0.6), dash: None };
        add(LegendSymbol::Line(stroke), "Line of a district or province".to_owned());
    }
    let shows_dot = |mark: &crate::scene::mark::Mark| {
        let at = mark.anchor.map(|anchor| view.screen_from_world(anchor));
        view.zoom >= mark.min_zoom && at.is_some_and(|at| view.holds(at))
    };
    if shown.quiet.marks().iter().any(shows_dot) {
        let words = if shown.sites.is_empty() { "Place" } else { "Other town, for orientation" };
        add(LegendSymbol::Ring(press.palette.label), words.to_owned());
    }
    if press.is_crowded() {
        let places = press.gazetteer.places().len();
        let unit = scale / 0.7;
        let stroke = Stroke { width: DOT_PT * unit, colour: press.palette.accent, dash: None };
        add(LegendSymbol::Spot(stroke), format!("One of {} places", thousands(places as f64)));
    }
    entries
}

/// How the sites in view are drawn, each way once, and what it stands for; and whether all or some of those that are
/// drawn so are only approximate.
fn looks(shown: &Shown<'_>, press: &Press<'_>, view: &Viewport, scale: f32) -> Vec<LegendEntry> {
    let mut looks: Vec<(LegendSymbol, &str, Vec<Accuracy>)> = Vec::new();
    for site in shown.sites.iter().filter(|site| site.anchor(view).is_some()) {
        let (symbol, words) = (symbol(site, press, scale), site.look.words.as_str());
        match looks.iter_mut().find(|(_, same, _)| *same == words) {
            Some((known, _, accuracies)) => {
                if told_by(&symbol) < told_by(known) {
                    *known = symbol;
                }
                accuracies.push(site.place.accuracy);
            }
            None => looks.push((symbol, words, vec![site.place.accuracy])),
        }
    }
    let told = looks.into_iter().map(|(symbol, words, accuracies)| {
        let worst = [(Accuracy::Schematic, "schematic"), (Accuracy::Approximate, "approximate")];
        let worst = worst.into_iter().find(|(accuracy, _)| accuracies.contains(accuracy));
        let words = match worst {
            None => words.to_owned(),
            Some((accuracy, how)) if accuracies.iter().all(|own| *own == accuracy) => format!("{words}, {how}"),
            Some((_, how)) => format!("{words}, some {how}"),
        };
        LegendEntry { symbol, words }
    });
    told.collect()
}

/// Of several symbols for the same words the one that tells most comes first.
const fn told_by(symbol: &LegendSymbol) -> u8 {
    match symbol {
        LegendSymbol::Area(..) => 0,
        LegendSymbol::Line(_) => 1,
        LegendSymbol::Dot(_) | LegendSymbol::Ring(_) | LegendSymbol::Spot(_) => 2,
    }
}

/// Whether some of a trace is drawn in a view: a line whose ends lie on either side of it may pass it by.
fn is_drawn(trace: &Trace, view: &Viewport) -> bool {
    let seen = view.world_box(0.0);
    let crosses = |ends: &[WorldPoint]| match ends {
        [from, to] => WorldBox { min: *from, max: *from }.union(WorldBox { min: *to, max: *to }).meets(seen),
        _ => false,
    };
    let mut parts = trace.layer.at_zoom(view.zoom).within(seen);
    trace.is_seen(view)
        && (trace.form == Form::Zone || parts.any(|part| part.runs().any(|run| run.windows(2).any(crosses))))
}

/// How a site is drawn.
fn symbol(site: &Site<'_>, press: &Press<'_>, scale: f32) -> LegendSymbol {
    let colour = site.look.colour(&press.palette);
    if site.has_area() {
        LegendSymbol::Area(colour, site.look.pattern)
    } else if site.mark.lines.is_some() {
        let schematic = site.place.accuracy == Accuracy::Schematic;
        let dash = schematic.then_some(Dash { on: 7.0 * scale, off: 4.0 * scale, phase: 0.0 });
        LegendSymbol::Line(Stroke { width: 2.4 * scale, colour, dash })
    } else {
        LegendSymbol::Dot(colour)
    }
}

/// The strokes of the borders that are in view, each once.
fn border_lines(press: &Press<'_>, view: &Viewport) -> Vec<Stroke> {
    let mut strokes: Vec<Stroke> = Vec::new();
    for shape in border_shapes(press.basemap, view, &press.palette) {
        let Shape::Line { points, stroke } = shape else { continue };
        let stroke = Stroke { dash: stroke.dash.map(|dash| Dash { phase: 0.0, ..dash }), ..stroke };
        if points.iter().any(|at| view.holds(*at)) && !strokes.contains(&stroke) {
            strokes.push(stroke);
        }
    }
    strokes
}

/// Whether a vertex of a layer is in view.
fn is_seen(layer: &Layer, view: &Viewport) -> bool {
    let mut parts = layer.at_zoom(view.zoom).within(view.world_box(0.0));
    parts.any(|part| part.points.iter().any(|at| view.holds(view.screen_from_world(*at))))
}
