//! How fast documents are read for names, and linked from end to end: a corpus is made here, of words that
//! no name has letters of, with names of a made gazetteer among them. `rg` looks for the same names as whole
//! words in the same run, when it is there; with many names it is given less to read.
//!
//! ```sh
//! cargo bench --bench linking
//! ```
//!
//! A run of the whole program, with its start and its end, is timed with
//!
//! ```sh
//! cargo bench --bench linking -- keep FOLDER    # leaves texts/ and names.geojson there
//! time treaty-atlas link FOLDER/texts --places FOLDER/names.geojson -o links.jsonl
//! ```

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};
use treaty_atlas::{
    documents::{
        document::{Document, DocumentId},
        reading::{self, Format},
    },
    exchange::{RowFormat, RowWriter, Rows, Senses},
    ground::{files::WholeFile, warning::Warning},
    linking::linker::Linker,
    places::{gazetteer::Gazetteer, geojson},
    project::{
        Inputs,
        progress::Silent,
        streaming::{self, LinkedPart, Piece, Sink},
    },
};

/// How many names there are.
const NAMES: [usize; 2] = [10_000, 200_000];
/// The documents of the corpus.
const DOCUMENTS: usize = 8_000;
/// The paragraphs of a document.
const PARAGRAPHS: usize = 20;
/// The words of a paragraph, a name among them.
const WORDS: usize = 80;
/// How many bytes `rg` is given for each number of names: it takes minutes for more.
const FOR_RG: [usize; 2] = [8_000_000, 200_000];

/// Numbers without a pattern, the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn word(&mut self, consonants: &[u8], syllables: usize) -> String {
        let mut word = String::new();
        for _ in 0..syllables {
            word.push(char::from(consonants[self.below(consonants.len())]));
            word.push(char::from(b"aeiou"[self.below(5)]));
        }
        word
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn names(count: usize) -> Vec<String> {
    let mut dice = Dice(count as u64);
    let mut names = std::collections::BTreeSet::new();
    while names.len() < count {
        let syllables = 3 + dice.below(3);
        let word = capitalised(&dice.word(b"bdfgklmnprstvz", syllables));
        let second = capitalised(&dice.word(b"bdfgklmnprstvz", 2));
        names.insert(match dice.below(20) {
            0 => format!("{word} {second}"),
            1 => format!("{word}-{second}"),
            2 => format!("{word}í"),
            _ => word,
        });
    }
    names.into_iter().collect()
}

/// A gazetteer of towns, as GeoJSON.
fn gazetteer(names: &[String]) -> String {
    let mut features = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (number, name) in (0_i64..).zip(names) {
        let comma = if number > 0 { "," } else { "" };
        let (longitude, latitude) = (number % 359, number % 167);
        std::fmt::Write::write_fmt(
            &mut features,
            format_args!(
            "{comma}\n{{\"type\":\"Feature\",\"id\":\"n{number}\",\"properties\":{{\"name\":\"{name}\",\"kind\":\"town\"}},\
             \"geometry\":{{\"type\":\"Point\",\"coordinates\":[{}.5,{}.5]}}}}",
            longitude - 180,
            latitude - 84,
            ),
        )
        .unwrap_or_default();
    }
    features.push_str("\n]}\n");
    features
}

fn text(dice: &mut Dice, names: &[String]) -> String {
    let mut text = String::new();
    for _ in 0..PARAGRAPHS {
        let at = dice.below(WORDS);
        for nth in 0..WORDS {
            let syllables = 1 + dice.below(4);
            text.push_str(&dice.word(b"hjqwxy", syllables));
            text.push(' ');
            if nth == at {
                text.push_str(&names[dice.below(names.len())]);
                text.push_str(", ");
            }
        }
        text.push_str("hy.\n\n");
    }
    text
}

fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let mut file = WholeFile::start(path)?;
    file.write_all(text.as_bytes())?;
    Ok(file.finish()?)
}

/// Takes rows and forgets them.
struct Nowhere(RowWriter<io::Sink>);

impl Sink<Rows> for Nowhere {
    fn take(&mut self, piece: Piece<Rows>) -> io::Result<()> {
        self.0.put(&piece)
    }

    fn warn(&mut self, _warnings: &[Warning]) {}
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let kept = arguments.iter().position(|argument| argument == "keep").and_then(|at| arguments.get(at + 1));
    println!("{:<58} {:>9} {:>9}", "", "seconds", "MB/s");
    for (&count, for_rg) in NAMES.iter().zip(FOR_RG) {
        let folder = tempfile::tempdir()?;
        let root = kept.map_or(folder.path(), Path::new);
        round(count, for_rg, root)?;
    }
    Ok(())
}

/// Measures with so many names, in a folder.
fn round(count: usize, for_rg: usize, root: &Path) -> Result<(), Box<dyn Error>> {
    let names = names(count);
    let mut dice = Dice(7);
    let texts: Vec<String> = (0..DOCUMENTS).map(|_| text(&mut dice, &names)).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let places = root.join("names.geojson");
    write(&places, &gazetteer(&names))?;
    let documents = root.join("texts");
    fs::create_dir_all(&documents)?;
    for (number, text) in texts.iter().enumerate() {
        write(&documents.join(format!("{number:06}.txt")), text)?;
    }
    println!("{count} names, {} MB in {DOCUMENTS} documents", bytes / 1_000_000);

    let mut known = Gazetteer::default();
    let start = Instant::now();
    known.add(geojson::read_places("names", &fs::read(&places)?)?.value);
    let linker = Linker::new(&known);
    show("  the gazetteer read and its names folded", start.elapsed(), None);
    let read = |text: &String| -> Result<Document, Box<dyn Error>> {
        Ok(reading::read(&DocumentId::new("a"), Format::Text, text.as_bytes())?.value)
    };
    let read: Vec<Document> = texts.iter().map(read).collect::<Result<_, _>>()?;
    let start = Instant::now();
    let found: usize = read.iter().map(|document| linker.names(document).len()).sum();
    show(&format!("  names found, one core ({found})"), start.elapsed(), Some(bytes));
    drop(read);

    let inputs = Inputs { documents: vec![documents], places: vec![places], ..Inputs::default() };
    let senses = Senses::all();
    let making = |part: &LinkedPart<'_>| Rows::of_part(RowFormat::JsonLines, part, &senses);
    let start = Instant::now();
    let mut sink = Nowhere(RowWriter::new(RowFormat::JsonLines, io::sink()));
    streaming::link_in_order(&inputs, &making, &mut sink, &Silent)?;
    show("  linked from files to rows, every core, from a cold start", start.elapsed(), Some(bytes));

    let list = root.join("names.txt");
    write(&list, &names.join("\n"))?;
    let mut sample = String::new();
    for text in &texts {
        if sample.len() >= for_rg {
            break;
        }
        sample.push_str(text);
    }
    let corpus = root.join("sample.txt");
    write(&corpus, &sample)?;
    let start = Instant::now();
    let ran = Command::new("rg").args(["-F", "-o", "-w", "-f"]).arg(&list).arg(&corpus).stdout(Stdio::null()).status();
    match ran {
        Ok(_) => show("  rg -F -o -w -f names.txt, on a part of it", start.elapsed(), Some(sample.len())),
        Err(_) => println!("  rg is not installed"),
    }
    Ok(())
}

/// One line of the table.
fn show(what: &str, time: Duration, bytes: Option<usize>) {
    let seconds = time.as_secs_f64();
    let speed = bytes.map_or_else(String::new, |bytes| format!("{:.1}", bytes as f64 / seconds / 1e6));
    println!("{what:<58} {seconds:>9.2} {speed:>9}");
}
