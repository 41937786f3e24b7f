//! How fast documents are read for names, and linked from end to end: a corpus is made here, of words that
//! no name has letters of, with names of a made gazetteer among them. `rg` looks for the same names as whole
//! words in the same files and in the same run, when it is there; with 200,000 names it is given one file, as
//! it takes minutes for more. Each figure is the best of three.
//!
//! ```sh
//! cargo bench --bench linking
//! ```
//!
//! The same is measured with a list of names, one a line, and a folder of texts:
//!
//! ```sh
//! cargo bench --bench linking -- given NAMES.txt FOLDER
//! ```
//!
//! A run of the whole program, with its start and its end, is timed with
//!
//! ```sh
//! cargo bench --bench linking -- keep FOLDER    # leaves FOLDER/10000 and FOLDER/200000 there, 500 MB each
//! /usr/bin/time -v treaty-atlas link FOLDER/10000/texts --places FOLDER/10000/names.geojson -o links.jsonl
//! ```

#![expect(clippy::print_stdout, reason = "the figures are what it is run for")]

use mimalloc::MiMalloc;
use std::{
    error::Error,
    fs,
    io::{self, Write as _},
    num::NonZero,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};
use treaty_atlas::{
    documents::{
        document::DocumentId,
        reading::{self, Format},
    },
    exchange::{RowFormat, RowWriter, Rows, Senses},
    ground::{files::WholeFile, warning::Warning},
    linking::linker::Linker,
    places::{gazetteer::Gazetteer, geojson, world::World},
    project::{
        Inputs,
        progress::Silent,
        streaming::{self, LinkedPart, Piece, Sink},
    },
};

/// The program's own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// How many names there are.
const NAMES: [usize; 2] = [10_000, 200_000];
/// With more names than this, `rg` is given one file.
const NAMES_FOR_RG: usize = 50_000;
/// How many documents are read, of some ten kilobytes each.
const DOCUMENTS: [usize; 3] = [1_000, 10_000, 50_000];
/// The documents in a folder.
const FOLDER: usize = 1_000;
/// The paragraphs of a document.
const PARAGRAPHS: usize = 20;
/// The words of a paragraph, a name among them.
const WORDS: usize = 80;
/// How often each thing is done.
const TIMES: usize = 3;

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
    let time = best(World::read_shipped)?;
    println!("{} places of the world read in {} ms", World::shipped().len(), time.as_millis());
    let arguments: Vec<String> = std::env::args().collect();
    let after =
        |word: &str| arguments.iter().position(|argument| argument == word).map_or(&[][..], |at| &arguments[at + 1..]);
    if let [list, texts, ..] = after("given") {
        let made = tempfile::tempdir()?;
        let corpus = Corpus::given(Path::new(list), Path::new(texts), made.path())?;
        return corpus.measure(corpus.documents.len());
    }
    let kept = after("keep").first();
    for count in NAMES {
        let made = tempfile::tempdir()?;
        let root = kept.map_or_else(|| made.path().to_owned(), |kept| Path::new(kept).join(count.to_string()));
        let corpus = Corpus::make(count, &root)?;
        for documents in DOCUMENTS {
            corpus.measure(documents)?;
        }
    }
    Ok(())
}

/// A document, its folder, and its bytes.
type Written = (PathBuf, PathBuf, usize);

/// Documents in folders, and the names in them.
struct Corpus {
    names: usize,
    list: PathBuf,
    places: PathBuf,
    documents: Vec<Written>,
}

impl Corpus {
    fn make(count: usize, root: &Path) -> Result<Self, Box<dyn Error>> {
        let names = names(count);
        let (places, list) = (root.join("names.geojson"), root.join("names.txt"));
        fs::create_dir_all(root)?;
        write(&places, &gazetteer(&names))?;
        write(&list, &names.join("\n"))?;
        let mut dice = Dice(7);
        let mut documents = Vec::new();
        let most = DOCUMENTS.into_iter().max().unwrap_or_default();
        for number in 0..most {
            let folder = root.join("texts").join(format!("{:03}", number / FOLDER));
            if number % FOLDER == 0 {
                fs::create_dir_all(&folder)?;
            }
            let path = folder.join(format!("{number:06}.txt"));
            let text = text(&mut dice, &names);
            write(&path, &text)?;
            documents.push((path, folder, text.len()));
        }
        Ok(Self { names: count, list, places, documents })
    }

    /// A list of names, one a line, and the texts of a folder; their gazetteer is made in another.
    fn given(list: &Path, texts: &Path, made: &Path) -> Result<Self, Box<dyn Error>> {
        let names: Vec<String> = fs::read_to_string(list)?.lines().map(str::to_owned).collect();
        let places = made.join("names.geojson");
        write(&places, &gazetteer(&names))?;
        let mut documents = Vec::new();
        let mut folders = vec![texts.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = usize::try_from(path.metadata()?.len())?;
                    documents.push((path, folder.clone(), bytes));
                }
            }
        }
        documents.sort_unstable();
        Ok(Self { names: names.len(), list: list.to_owned(), places, documents })
    }

    /// Measures with the first so many documents.
    fn measure(&self, count: usize) -> Result<(), Box<dyn Error>> {
        let documents = self.documents.get(..count).unwrap_or(&self.documents);
        let bytes: usize = documents.iter().map(|(.., bytes)| bytes).sum();
        println!("\n{:<52} {:>9} {:>7} {:>6}", "", "seconds", "MB/s", "× rg");
        println!("{} names, {} MB in {count} documents", self.names, bytes / 1_000_000);

        let start = Instant::now();
        let mut known = Gazetteer::default();
        known.add(geojson::read_places("names", &fs::read(&self.places)?)?.value);
        let linker = Linker::new(&known);
        show("  the gazetteer read and its names folded", start.elapsed(), None, None);

        let mut folders: Vec<&Path> = documents.iter().map(|(_, folder, _)| folder.as_path()).collect();
        folders.dedup();
        let is_too_much = self.names > NAMES_FOR_RG;
        let given: Vec<&Path> = if is_too_much { vec![documents[0].0.as_path()] } else { folders.clone() };
        let given_bytes = if is_too_much { documents[0].2 } else { bytes };
        let rg = |threads: &str| -> Option<Duration> {
            let mut command = Command::new("rg");
            command.args(["--no-ignore", "-F", "-o", "-w", "-j", threads, "-f"]).arg(&self.list).args(&given);
            best(|| command.stdout(Stdio::null()).status()).ok()
        };
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        for (words, threads) in [("one core", 1), ("every core", cores)] {
            let rg = rg(&threads.to_string());
            let speed = rg.map(|time| given_bytes as f64 / time.as_secs_f64());
            match rg {
                Some(time) => show(&format!("  rg -F -o -w -f, {words}"), time, Some(given_bytes), None),
                None => println!("  rg is not installed"),
            }
            let mut finding = Duration::MAX;
            let time = best(|| -> io::Result<()> {
                finding = finding.min(read_for_names(&linker, documents, threads)?);
                Ok(())
            })?;
            show(&format!("  files read for names, {words}"), time, Some(bytes), speed);
            show("    of that, names found in texts cut into passages", finding, Some(bytes), speed);
        }

        let inputs = Inputs {
            documents: folders.into_iter().map(Path::to_owned).collect(),
            places: vec![self.places.clone()],
            ..Inputs::default()
        };
        let senses = Senses::all();
        let making = |part: &LinkedPart<'_>| Rows::of_part(RowFormat::JsonLines, part, &senses);
        let time = best(|| {
            let mut sink = Nowhere(RowWriter::new(RowFormat::JsonLines, io::sink()));
            streaming::link_in_order(&inputs, &making, &mut sink, &Silent)
        })?;
        show("  files linked, gazetteer and all, every core", time, Some(bytes), None);
        Ok(())
    }
}

/// Reads documents from their files and finds the names in them; how long each thread took to find names.
fn read_for_names(linker: &Linker, documents: &[Written], threads: usize) -> io::Result<Duration> {
    let next = AtomicUsize::new(0);
    let work = || -> io::Result<Duration> {
        let mut finding = Duration::ZERO;
        while let Some((path, ..)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            let read = reading::read(&DocumentId::new("a"), Format::Text, &fs::read(path)?);
            let document = read.map_err(io::Error::other)?.value;
            let start = Instant::now();
            std::hint::black_box(linker.names(&document));
            finding += start.elapsed();
        }
        Ok(finding)
    };
    let all: io::Result<Duration> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or(Ok(Duration::ZERO))).sum()
    });
    Ok(all? / u32::try_from(threads).unwrap_or(u32::MAX))
}

/// The shortest of the times that something takes.
fn best<T, E>(mut work: impl FnMut() -> Result<T, E>) -> Result<Duration, E> {
    let mut best = Duration::MAX;
    for _ in 0..TIMES {
        let start = Instant::now();
        work()?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

/// One line of the table.
fn show(what: &str, time: Duration, bytes: Option<usize>, rival: Option<f64>) {
    let seconds = time.as_secs_f64();
    let speed = bytes.map(|bytes| bytes as f64 / seconds);
    let shown = speed.map_or_else(String::new, |speed| format!("{:.1}", speed / 1e6));
    let times = speed.zip(rival).map_or_else(String::new, |(own, rival)| format!("{:.1}", own / rival));
    println!("{what:<52} {seconds:>9.3} {shown:>7} {times:>6}");
}
