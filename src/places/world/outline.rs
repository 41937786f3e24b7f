//! Reading the outline of the world: rows whose numbers and positions are differences from the row
//! before, and whose order tells what lies in what. The head comment of `data/recipe/world.py` is its
//! description.

use super::{NameHash, NameTable, Row, RowKind, World, WorldError, WorldUse, name_table::Named};
use crate::ground::folding::read_words;
use bumpalo::Bump;
use flate2::read::ZlibDecoder;
use memchr::memchr_iter;
use std::{
    io::{self, Read as _},
    iter, thread,
};

/// How many bytes of text there are for one that is packed, more or less.
const PACKING: usize = 5;

/// How many bytes of text there are for a row, and for a name, more or less.
const ROW: usize = 28;
const NAME: usize = 22;

/// A part of the outline, read by itself.
#[derive(Default)]
struct Part {
    text: String,
    /// Rows whose numbers and places in the text count from the start of the part.
    rows: Vec<Row>,
    names: Vec<Named>,
}

/// What the rows read so far leave open for the next.
#[derive(Default)]
struct Open {
    geonames: i64,
    latitude: i64,
    longitude: i64,
    country: Option<u32>,
    first: Option<u32>,
    second: Option<u32>,
}

impl World {
    /// Reads the packed parts of a gazetteer, all at the same time.
    ///
    /// # Errors
    /// When one cannot be unpacked, or a line is not as expected.
    pub fn read(packed: &[&[u8]]) -> Result<Self, WorldError> {
        let parts = thread::scope(|scope| {
            let readers = (1..).zip(packed).map(|(number, packed)| scope.spawn(move || Part::read(packed, number)));
            let readers: Vec<_> = readers.collect();
            let parts = readers.into_iter().map(|reader| {
                let broken = |_| WorldError::Unpacking(io::Error::other("it was not read to the end"));
                reader.join().map_err(broken)?
            });
            parts.collect::<Result<Vec<Part>, WorldError>>()
        })?;
        Ok(Self::joined(parts))
    }

    /// A gazetteer of all its parts.
    fn joined(mut parts: Vec<Part>) -> Self {
        let mut world = Self {
            text: String::with_capacity(parts.iter().map(|part| part.text.len()).sum()),
            rows: Vec::with_capacity(parts.iter().map(|part| part.rows.len()).sum()),
            names: NameTable::default(),
        };
        for part in &mut parts {
            let (byte, row) = (world.text.len() as u32, world.rows.len() as u32);
            world.text.push_str(&part.text);
            world.rows.extend(part.rows.drain(..).map(|known| Row {
                name: (known.name.0 + byte, known.name.1),
                others: (known.others.0 + byte, known.others.1),
                parent: known.parent + row,
                ..known
            }));
            for name in &mut part.names {
                name.found.row += row;
            }
        }
        world.names = NameTable::of(parts.iter().flat_map(|part| &part.names));
        world
    }
}

impl Part {
    fn read(packed: &[u8], part: usize) -> Result<Self, WorldError> {
        let mut text = String::with_capacity(packed.len() * PACKING / 2);
        ZlibDecoder::new(packed).read_to_string(&mut text)?;
        let mut read = Self {
            rows: Vec::with_capacity(text.len() / ROW),
            names: Vec::with_capacity(text.len() / NAME),
            text: String::new(),
        };
        let mut open = Open::default();
        let mut start = 0;
        let ends = memchr_iter(b'\n', text.as_bytes()).chain(iter::once(text.len()));
        for (line, end) in (1..).zip(ends) {
            let words = text.get(start..end).unwrap_or_default();
            if !words.is_empty() {
                read.add(words, start, &mut open).ok_or(WorldError::Line { part, line })?;
            }
            start = end + 1;
        }
        read.text = text;
        Ok(read)
    }

    /// Adds a line that starts at a byte of the text.
    fn add(&mut self, line: &str, start: usize, open: &mut Open) -> Option<()> {
        let mut columns = columns(line);
        let [kind, rank] = columns.next()?.1.as_bytes() else {
            return None;
        };
        let kind = RowKind::from_letter(*kind)?;
        let (_, number) = columns.next()?;
        if !number.is_empty() {
            open.geonames += number.parse::<i64>().ok()?;
        }
        let (name_at, name) = columns.next()?;
        open.latitude += columns.next()?.1.parse::<i64>().ok()?;
        open.longitude += columns.next()?.1.parse::<i64>().ok()?;
        let (others_at, others) = columns.next().unwrap_or_default();
        let within = |at: usize, part: &str| Some((u32::try_from(start + at).ok()?, u16::try_from(part.len()).ok()?));
        let row = u32::try_from(self.rows.len()).ok()?;
        self.rows.push(Row {
            kind,
            rank: rank.checked_sub(b'0')?,
            geonames: if number.is_empty() { 0 } else { u32::try_from(open.geonames).ok()? },
            latitude: i32::try_from(open.latitude).ok()?,
            longitude: i32::try_from(open.longitude).ok()?,
            name: within(name_at, name)?,
            others: within(others_at, others)?,
            parent: open.parent_of(kind, row),
        });
        self.names.extend(named(name, WorldUse { row, is_other: false }));
        let others = others.split('|').filter(|name| !name.is_empty());
        self.names.extend(others.filter_map(|name| named(name, WorldUse { row, is_other: true })));
        Some(())
    }
}

/// The columns of a line, and the bytes at which they start.
fn columns(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut ends = memchr_iter(b'\t', line.as_bytes()).chain(iter::once(line.len()));
    let mut start = 0;
    iter::from_fn(move || {
        let end = ends.next()?;
        let column = (start, line.get(start..end)?);
        start = end + 1;
        Some(column)
    })
}

impl Open {
    /// What a row lies in, and what it opens itself.
    fn parent_of(&mut self, kind: RowKind, at: u32) -> u32 {
        match kind {
            RowKind::Country => {
                (self.country, self.first, self.second) = (Some(at), None, None);
                at
            }
            RowKind::First => {
                (self.first, self.second) = (Some(at), None);
                self.country.unwrap_or(at)
            }
            RowKind::Second => {
                self.second = Some(at);
                self.first.or(self.country).unwrap_or(at)
            }
            RowKind::Capital | RowKind::Settlement | RowKind::Quarter => {
                self.second.or(self.first).or(self.country).unwrap_or(at)
            }
            // What nature made, and regions, stand before the units of their country; those of several before all.
            RowKind::River | RowKind::Lake | RowKind::Sea | RowKind::Mountains | RowKind::Region => {
                self.country.filter(|_| self.first.is_none()).unwrap_or(at)
            }
            RowKind::Continent => at,
        }
    }
}

impl RowKind {
    const fn from_letter(letter: u8) -> Option<Self> {
        Some(match letter {
            b'K' => Self::Continent,
            b'C' => Self::Country,
            b'A' => Self::First,
            b'B' => Self::Second,
            b'M' => Self::Capital,
            b'P' => Self::Settlement,
            b'X' => Self::Quarter,
            b'R' => Self::River,
            b'L' => Self::Lake,
            b'S' => Self::Sea,
            b'T' => Self::Mountains,
            b'G' => Self::Region,
            _ => return None,
        })
    }
}

/// The longest name that is folded without detours, in bytes.
const SHORT: usize = 64;

/// A name as the table takes it; none when nothing of it is left when it is folded.
fn named(name: &str, found: WorldUse) -> Option<Named> {
    let mut room = [0; SHORT];
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    let plain = room.get_mut(..name.len()).filter(|_| name.bytes().all(is_plain)).and_then(|room| {
        room.copy_from_slice(name.as_bytes());
        room.make_ascii_lowercase();
        str::from_utf8(room).ok()
    });
    let mut first = None;
    let (mut whole, mut count) = (NameHash::EMPTY, 0_u8);
    let mut add = |word: &str| {
        whole = whole.then(word);
        first.get_or_insert(whole);
        count = count.saturating_add(1);
    };
    match plain {
        // What folding does to such a name.
        Some(letters) => letters.split(' ').filter(|word| !word.is_empty()).for_each(add),
        None => read_words(name, &Bump::new(), |word| add(word.letters)),
    }
    Some(Named { first: first?, whole, count, found })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    fn world(parts: &[&str]) -> Result<World, WorldError> {
        let packed = parts.iter().map(|part| {
            let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
            packed.write_all(part.as_bytes()).unwrap();
            packed.finish().unwrap()
        });
        let packed: Vec<Vec<u8>> = packed.collect();
        World::read(&packed.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    #[test]
    fn the_order_of_rows_tells_what_lies_in_what() {
        let arna = "C7\t10\tArna\t41000\t45000\tOld Arna|Árnaland\nA4\t5\tVale\t500\t0\nP3\t-2\tTown\t1\t-1\nB0\t1\tVale County\t0\t0\nP1\t1\tTown\t5\t5\n";
        let world = world(&["C5\t7\tFar\t1000\t2000\n", arna]).unwrap();
        let towns: Vec<WorldUse> = world.uses(NameHash::of("TOWN")).collect();
        assert_eq!(towns.len(), 2);
        let chains: Vec<Vec<&str>> =
            towns.iter().map(|town| world.with_ancestors(town.row).map(|at| world.name(at)).collect()).collect();
        assert_eq!(chains, [vec!["Town", "Vale County", "Vale", "Arna"], vec!["Town", "Vale", "Arna"]]);
        let place = world.place(towns[0].row).unwrap();
        assert_eq!((place.id.as_str(), place.geonames), ("gn:15", Some(15)));
        let other = world.uses(NameHash::of("Arnaland")).next().unwrap();
        assert!(other.is_other && world.name(other.row) == "Arna");
    }

    #[test]
    fn a_wrong_line_is_named() {
        let good = "C7\t1\tArna\t1\t1\n";
        for wrong in ["C7\t1\tArna\tx\t1\n", "Q7\t1\tArna\t1\t1\n", "C7\t1\tArna\n"] {
            let read = world(&[good, &format!("{good}{wrong}")]);
            assert!(matches!(read, Err(WorldError::Line { part: 2, line: 2 })));
        }
    }

    #[test]
    fn plain_names_fold_as_all_names_do() {
        for name in ["New York", "ABERDEEN", "Area 51"] {
            assert_eq!(named(name, WorldUse::default()).unwrap().whole, NameHash::of(name));
        }
    }

    #[test]
    fn the_shipped_world_is_read_whole() {
        let world = World::read_shipped().unwrap();
        assert!(world.len() > 250_000);
        let highest = (0..world.len() as u32).filter_map(|at| world.row(at));
        assert!(highest.clone().all(|row| row.rank <= 9));
        assert!(highest.filter(|row| row.kind == RowKind::Country).count() > 200);
    }
}
