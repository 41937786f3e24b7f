//! The commands that need no more than their name, with their keys: from this table are made the palette, the
//! shortcuts and F1.

use super::{
    bottom_panel::Tab,
    briefing::{desk::DeskCommand, page_zoom::ZoomStep},
    command::{Command, Direction},
    project_form::Purpose,
};
use crate::review::decision::Verdict;
use egui::{Key, KeyboardShortcut, Modifiers};

/// An entry of the palette and of F1.
pub(crate) struct Entry {
    /// What it does, as a person would say it.
    pub name: &'static str,
    /// Its shortcuts, the one to show first.
    pub keys: &'static [KeyboardShortcut],
    /// The command.
    pub command: fn() -> Command,
    /// Whether the keys work while text is being typed.
    pub while_typing: Typing,
}

impl Entry {
    /// Whether it puts the cursor into a text field.
    fn takes_cursor(&self) -> bool {
        matches!(
            (self.command)(),
            Command::Search
                | Command::ShowPalette
                | Command::AddFiles
                | Command::AskForProject(_)
                | Command::AskForExport
                | Command::NameWords
        )
    }
}

/// Whether keys count while a text field has the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typing {
    /// They do.
    Works,
    /// The text field takes them.
    Yields,
    /// The text field takes those that type something.
    YieldsLetters,
}

impl Typing {
    /// Whether keys count while a text field has the cursor.
    fn lets(self, keys: KeyboardShortcut) -> bool {
        match self {
            Self::Works => true,
            Self::Yields => false,
            Self::YieldsLetters => keys.modifiers.command,
        }
    }
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn control(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn control_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn entry(
    name: &'static str,
    keys: &'static [KeyboardShortcut],
    command: fn() -> Command,
    while_typing: Typing,
) -> Entry {
    Entry { name, keys, command, while_typing }
}

/// Every command that needs no more than its name.
pub(crate) const ENTRIES: &[Entry] = &[
    entry("Search text, places, names", &[control(Key::K), control(Key::F)], || Command::Search, Typing::Works),
    entry("Command palette", &[control_shift(Key::P)], || Command::ShowPalette, Typing::Works),
    entry("Keyboard shortcuts", &[key(Key::F1)], || Command::ShowShortcuts, Typing::Works),
    entry("Next provision", &[key(Key::J)], || Command::NextProvision, Typing::Yields),
    entry("Previous provision", &[key(Key::K)], || Command::PreviousProvision, Typing::Yields),
    entry("Accept the provision", &[key(Key::A)], || Command::Judge(Verdict::Accept), Typing::Yields),
    entry("Correct the provision", &[key(Key::C)], || Command::StartCorrecting, Typing::Yields),
    entry("Reject the provision", &[key(Key::R)], || Command::Judge(Verdict::Reject), Typing::Yields),
    entry("Unsure about the provision", &[key(Key::U)], || Command::Judge(Verdict::Unsure), Typing::Yields),
    entry("Note on the provision", &[key(Key::N)], || Command::StartNoting, Typing::Yields),
    entry("Choose the next provision as well", &[shift(Key::J)], || Command::ChooseNext, Typing::Yields),
    entry("Choose the previous provision as well", &[shift(Key::K)], || Command::ChoosePrevious, Typing::Yields),
    entry("Choose all listed provisions", &[control(Key::A)], || Command::ChooseAll, Typing::Yields),
    entry("Add a provision on the selected words", &[key(Key::I)], || Command::StartAdding, Typing::Yields),
    entry("Continue the review", &[control(Key::J)], || Command::ContinueReview, Typing::Works),
    entry("Read the clauses without a category", &[shift(Key::U)], || Command::ReadUncoded, Typing::Yields),
    entry("Undo", &[control(Key::Z)], || Command::Undo, Typing::Yields),
    entry("Redo", &[control_shift(Key::Z), control(Key::Y)], || Command::Redo, Typing::Yields),
    entry("Where reviewers differ", &[], || Command::ShowDisagreements, Typing::Yields),
    entry("Merge another reviewer's project", &[], || Command::AskForProject(Purpose::Merge), Typing::Yields),
    entry("Name of the reviewer", &[], || Command::AskReviewer, Typing::Yields),
    entry("Show the provisions", &[key(Key::Num1)], || Command::ShowTab(Tab::Provisions), Typing::Yields),
    entry("Show the timeline", &[key(Key::Num2)], || Command::ShowTab(Tab::Timeline), Typing::Yields),
    entry("Compare versions", &[key(Key::Num3)], || Command::ShowTab(Tab::Compare), Typing::Yields),
    entry("Show the document", &[key(Key::Num4)], || Command::ShowTab(Tab::Document), Typing::Yields),
    entry("Next in the list", &[key(Key::ArrowDown)], || Command::StepForward, Typing::Yields),
    entry("Previous in the list", &[key(Key::ArrowUp)], || Command::StepBack, Typing::Yields),
    entry("Next place", &[key(Key::Period)], || Command::NextPlace, Typing::Yields),
    entry("Previous place", &[key(Key::Comma)], || Command::PreviousPlace, Typing::Yields),
    entry("Next passage", &[key(Key::ArrowRight)], || Command::NextPassage, Typing::Yields),
    entry("Previous passage", &[key(Key::ArrowLeft)], || Command::PreviousPassage, Typing::Yields),
    entry("Back to the selection before", &[alt(Key::ArrowLeft)], || Command::Back, Typing::Works),
    entry("Forward again", &[alt(Key::ArrowRight)], || Command::Forward, Typing::Works),
    entry("Clear the selection", &[key(Key::Escape)], || Command::ClearSelection, Typing::Works),
    entry("Zoom in", &ZOOM_IN, || Command::ZoomIn, Typing::YieldsLetters),
    entry("Zoom out", &ZOOM_OUT, || Command::ZoomOut, Typing::YieldsLetters),
    entry("Show all mentioned places", &ZOOM_FIT, || Command::ShowAll, Typing::YieldsLetters),
    entry("Go to the selection", &[key(Key::G)], || Command::ShowSelection, Typing::Yields),
    entry("Show the whole world", &[key(Key::W)], || Command::ShowWorld, Typing::Yields),
    entry("Move the map north", &[PAN[0]], || Command::Pan(Direction::North), Typing::Yields),
    entry("Move the map south", &[PAN[1]], || Command::Pan(Direction::South), Typing::Yields),
    entry("Move the map east", &[PAN[2]], || Command::Pan(Direction::East), Typing::Yields),
    entry("Move the map west", &[PAN[3]], || Command::Pan(Direction::West), Typing::Yields),
    entry("New project", &[control(Key::N)], || Command::AskForProject(Purpose::New), Typing::Works),
    entry("Open a project", &[control_shift(Key::O)], || Command::AskForProject(Purpose::Open), Typing::Works),
    entry("Save the project", &[control(Key::S)], || Command::Save, Typing::Works),
    entry("Save the project as", &[], || Command::AskForProject(Purpose::SaveAs), Typing::Yields),
    entry("Add documents or places", &[control(Key::O)], || Command::AddFiles, Typing::Works),
    entry("Export for other programs", &[control(Key::E)], || Command::AskForExport, Typing::Works),
    entry("Read changed sources again", &[control(Key::R)], || Command::ReadAgain, Typing::Works),
    entry("Save the picture", &[control_shift(Key::S)], || Command::ExportPicture, Typing::Works),
    entry("Copy the picture", &[control_shift(Key::C)], || Command::CopyPicture, Typing::Works),
    entry("Briefing: make a sheet ready", &[control(Key::B)], || Command::OpenBriefing, Typing::Works),
    entry(
        "Presentation: map and cards alone",
        &[key(Key::F11), key(Key::F5)],
        || Command::SwitchPresentation,
        Typing::Works,
    ),
    entry("Why is it linked? Correct it", &[key(Key::L)], || Command::ShowSelectedLink, Typing::Yields),
    entry("Link the selected words, or others of the passage", &[key(Key::M)], || Command::NameWords, Typing::Yields),
    entry("Names to settle: ambiguous and unmatched", &[key(Key::T)], || Command::ShowUnsettled, Typing::Yields),
    entry("Add a place", &[], || Command::NamePlace(None), Typing::Yields),
    entry("Describe the source of the document", &[], || Command::EditSource(None), Typing::Yields),
    entry("Places of the whole world, or of the region only", &[], || Command::SwitchWorld, Typing::Yields),
    entry("Copy the passage with its citation", &[key(Key::Q)], || Command::CopyCitation, Typing::Yields),
    entry("Fold or unfold the panel below the map", &[key(Key::D)], || Command::SwitchReader, Typing::Yields),
    entry("Show or hide places without passages", &[key(Key::H)], || Command::SwitchOtherPlaces, Typing::Yields),
    entry("Show or leave out the passages of the document", &[], || Command::SwitchReadSource, Typing::Yields),
    entry("Show everything again (no filter)", &[], || Command::ClearFilters, Typing::Yields),
    entry("Light or dark", &[control_shift(Key::L)], || Command::SwitchTheme, Typing::Works),
    entry("Map flights on or off (reduced motion)", &[], || Command::SwitchMotion, Typing::Yields),
    entry("Online map tiles on or off", &[], || Command::SwitchTiles, Typing::Yields),
    entry("Warnings about the inputs", &[], || Command::ShowWarnings, Typing::Yields),
    entry("Quit", &[control(Key::Q)], || Command::Quit, Typing::Works),
];

/// The keys that come nearer, go further off, and show all.
const ZOOM_IN: [KeyboardShortcut; 4] = [key(Key::Plus), key(Key::Equals), control(Key::Plus), control(Key::Equals)];
const ZOOM_OUT: [KeyboardShortcut; 2] = [key(Key::Minus), control(Key::Minus)];
const ZOOM_FIT: [KeyboardShortcut; 3] = [key(Key::Num0), key(Key::Home), control(Key::Num0)];

/// The keys that move the map, north, south, east, west.
const PAN: [KeyboardShortcut; 4] = [
    KeyboardShortcut::new(Modifiers::SHIFT, Key::ArrowUp),
    KeyboardShortcut::new(Modifiers::SHIFT, Key::ArrowDown),
    KeyboardShortcut::new(Modifiers::SHIFT, Key::ArrowRight),
    KeyboardShortcut::new(Modifiers::SHIFT, Key::ArrowLeft),
];

/// The commands whose keys were pressed in this frame, as often as they were; their keys are taken
/// from the input.
pub(crate) fn pressed(context: &egui::Context) -> Vec<Command> {
    let typing = context.text_edit_focused();
    // Esc closes an open menu, and nothing beside.
    let has_menu = egui::Popup::is_any_open(context);
    let entries = ENTRIES.iter().filter(|entry| !has_menu || !entry.keys.contains(&key(Key::Escape)));
    // Keys with more modifiers first, since egui lets Shift+Left count as Left too.
    let keys = entries.flat_map(|entry| entry.keys.iter().map(move |keys| (entry, keys)));
    let mut keys: Vec<_> = keys.filter(|(entry, keys)| !typing || entry.while_typing.lets(**keys)).collect();
    keys.sort_by_key(|(_, keys)| std::cmp::Reverse(modifier_count(keys.modifiers)));
    context.input_mut(|input| {
        let mut commands = Vec::new();
        for (entry, keys) in keys {
            let times = input.count_and_consume_key(keys.modifiers, keys.logical_key);
            commands.extend(std::iter::repeat_with(entry.command).take(times));
            if times > 0 && entry.takes_cursor() {
                // What follows in this frame is typed, not pressed.
                break;
            }
        }
        commands
    })
}

fn modifier_count(modifiers: Modifiers) -> usize {
    [modifiers.alt, modifiers.shift, modifiers.ctrl, modifiers.command].into_iter().filter(|held| *held).count()
}

/// What the keys mean while a briefing is open: Esc leaves it, the keys for a picture save and copy it, those that
/// zoom the map zoom its page.
pub(crate) fn desk_pressed(context: &egui::Context) -> Vec<Command> {
    let meant = pressed(context).into_iter().filter_map(|command| match command {
        Command::ClearSelection => Some(Command::Briefing(DeskCommand::Close)),
        Command::ExportPicture => Some(Command::Briefing(DeskCommand::Save)),
        Command::CopyPicture => Some(Command::Briefing(DeskCommand::Copy)),
        Command::ZoomIn => Some(Command::Briefing(DeskCommand::Zoom(ZoomStep::Larger))),
        Command::ZoomOut => Some(Command::Briefing(DeskCommand::Zoom(ZoomStep::Smaller))),
        Command::ShowAll => Some(Command::Briefing(DeskCommand::Zoom(ZoomStep::Fit))),
        Command::SwitchTheme | Command::Quit => Some(command),
        _ => None,
    });
    meant.collect()
}

/// The first shortcut of a command as text; empty when it has none.
pub(crate) fn keys_of(context: &egui::Context, command: &Command) -> String {
    let entry = ENTRIES.iter().find(|entry| (entry.command)() == *command);
    let keys = entry.and_then(|entry| entry.keys.first());
    keys.map(|keys| context.format_shortcut(keys)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen: Vec<KeyboardShortcut> = Vec::new();
        for entry in ENTRIES {
            for keys in entry.keys {
                assert!(!seen.contains(keys), "{} shares {keys:?}", entry.name);
                seen.push(*keys);
            }
        }
    }

    #[test]
    fn keys_that_type_a_letter_yield_to_text_fields() {
        for entry in ENTRIES {
            let plain = entry.keys.iter().any(|keys| keys.modifiers == Modifiers::NONE);
            let types = plain
                && !matches!(entry.keys.first(), Some(keys) if [Key::F1, Key::F11, Key::Escape].contains(&keys.logical_key));
            assert!(!types || entry.while_typing != Typing::Works, "{}", entry.name);
        }
    }
}
