//! Reading the outline of the world: rows whose numbers and positions are differences from the row
//! before, and whose order tells what lies in what. The head comment of `data/recipe/world.py` is its
//! description.

use super::{ByName, Chained, NONE, NameHash, Row, RowKind, World, WorldError, WorldUse};
use crate::ground::folding::FoldedText;
use flate2::read::ZlibDecoder;
use std::{io::Read as _, iter, thread};

/// How many names are made room for.
const NAMES: usize = 300_000;

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
    /// Reads a packed gazetteer.
    ///
    /// # Errors
    /// When it cannot be unpacked, or a line is not as expected.
    pub fn read(packed: &[u8]) -> Result<Self, WorldError> {
        let mut text = String::with_capacity(packed.len() * 5 / 2);
        ZlibDecoder::new(packed).read_to_string(&mut text)?;
        let mut world = Self {
            rows: Vec::with_capacity(NAMES),
            names: ByName::with_capacity_and_hasher(NAMES, std::hash::BuildHasherDefault::default()),
            uses: Vec::with_capacity(NAMES + NAMES / 8),
            ..Self::default()
        };
        let mut open = Open::default();
        let mut start = 0;
        for (nth, line) in text.split('\n').enumerate() {
            if !line.is_empty() {
                world.add(line, start, &mut open).ok_or(WorldError::Line(nth + 1))?;
            }
            start += line.len() + 1;
        }
        world.text = text;
        world.add_names();
        Ok(world)
    }

    fn add(&mut self, line: &str, start: usize, open: &mut Open) -> Option<()> {
        let mut columns = line.split('\t');
        let [kind, rank] = columns.next()?.as_bytes() else {
            return None;
        };
        let kind = RowKind::from_letter(*kind)?;
        let number = columns.next()?;
        if !number.is_empty() {
            open.geonames += number.parse::<i64>().ok()?;
        }
        let name = columns.next()?;
        open.latitude += columns.next()?.parse::<i64>().ok()?;
        open.longitude += columns.next()?.parse::<i64>().ok()?;
        let others = columns.next().unwrap_or_default();
        let within = |part: &str| -> Option<(u32, u16)> {
            let offset = part.as_ptr() as usize - line.as_ptr() as usize;
            Some((u32::try_from(start + offset).ok()?, u16::try_from(part.len()).ok()?))
        };
        let at = u32::try_from(self.rows.len()).ok()?;
        self.rows.push(Row {
            kind,
            rank: rank.checked_sub(b'0')?,
            geonames: if number.is_empty() { 0 } else { u32::try_from(open.geonames).ok()? },
            latitude: i32::try_from(open.latitude).ok()?,
            longitude: i32::try_from(open.longitude).ok()?,
            name: within(name)?,
            others: if others.is_empty() { (0, 0) } else { within(others)? },
            parent: open.parent_of(kind, at),
        });
        Some(())
    }

    /// Adds the names of all rows; the uses of a name are chained, the latest first. Names are hashed on
    /// two threads.
    fn add_names(&mut self) {
        let (one, other) = self.rows.split_at(self.rows.len() / 2);
        let later = one.len() as u32;
        let (early, late) = thread::scope(|scope| {
            let helper = scope.spawn(|| self.hashed(other, later));
            (self.hashed(one, 0), helper.join().unwrap_or_default())
        });
        for (found, name) in early.into_iter().chain(late) {
            let number = self.uses.len() as u32;
            let next = self.names.insert(name.whole, number).unwrap_or(NONE);
            self.uses.push(Chained { found, next });
            let longest = self.longest.entry(name.first).or_insert(0);
            *longest = (*longest).max(name.count);
        }
    }

    /// The names of some rows, of which the first has a number.
    fn hashed(&self, rows: &[Row], first: u32) -> Vec<(WorldUse, Hashed)> {
        let mut hashed = Vec::with_capacity(rows.len() + rows.len() / 4);
        for (row, known) in (first..).zip(rows) {
            let others = self.slice(known.others).split('|').filter(|name| !name.is_empty());
            let others = others.map(|name| (name, true));
            for (name, is_other) in iter::once((self.slice(known.name), false)).chain(others) {
                hashed.extend(Hashed::of(name).map(|name| (WorldUse { row, is_other }, name)));
            }
        }
        hashed
    }
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
            _ => at,
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

/// A name as the tables know it.
struct Hashed {
    /// The hash of its first word.
    first: NameHash,
    /// That of all its words.
    whole: NameHash,
    /// How many there are.
    count: u8,
}

/// The longest name that is folded without detours, in bytes.
const SHORT: usize = 64;

impl Hashed {
    fn of(name: &str) -> Option<Self> {
        let mut room = [0; SHORT];
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
        let plain = room.get_mut(..name.len()).filter(|_| name.bytes().all(is_plain)).and_then(|room| {
            room.copy_from_slice(name.as_bytes());
            room.make_ascii_lowercase();
            str::from_utf8(room).ok()
        });
        match plain {
            // What folding does to such a name.
            Some(letters) => Self::of_words(letters.split(' ').filter(|word| !word.is_empty())),
            None => Self::of_words(FoldedText::of(name).words().map(|word| word.letters)),
        }
    }

    fn of_words<'a>(words: impl Iterator<Item = &'a str>) -> Option<Self> {
        let mut first = None;
        let (mut whole, mut count) = (NameHash::EMPTY, 0u8);
        for word in words {
            whole = whole.then(word);
            first.get_or_insert(whole);
            count = count.saturating_add(1);
        }
        Some(Self { first: first?, whole, count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write as _;

    fn world(text: &str) -> Result<World, WorldError> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(text.as_bytes()).unwrap();
        World::read(&packed.finish().unwrap())
    }

    #[test]
    fn the_order_of_rows_tells_what_lies_in_what() {
        let world = world("C7\t10\tArna\t41000\t45000\tOld Arna|Árnaland\nA4\t5\tVale\t500\t0\nP3\t-2\tTown\t1\t-1\nB0\t1\tVale County\t0\t0\nP1\t1\tTown\t5\t5\n").unwrap();
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
        assert!(matches!(world("C7\t1\tArna\tx\t1\n"), Err(WorldError::Line(1))));
        assert!(matches!(world("Q7\t1\tArna\t1\t1\n"), Err(WorldError::Line(1))));
    }

    #[test]
    fn plain_names_fold_as_all_names_do() {
        for name in ["New York", "ABERDEEN", "Area 51"] {
            assert_eq!(Hashed::of(name).unwrap().whole, NameHash::of(name));
        }
    }

    #[test]
    fn the_shipped_world_is_read_whole() {
        let world = World::read(super::super::PACKED).unwrap();
        assert!(world.len() > 250_000);
        let highest = (0..world.len() as u32).filter_map(|at| world.row(at));
        assert!(highest.clone().all(|row| row.rank <= 9));
        assert!(highest.filter(|row| row.kind == RowKind::Country).count() > 200);
    }
}
