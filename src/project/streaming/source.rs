//! What there is to be done, in the order of the inputs: a file, some lines of a `.jsonl`, a part of a long
//! text. Files are opened here and read where the work is done, long ones here, bit by bit.

use super::Before;
use crate::{
    documents::{
        blocks::{self, Block},
        document::{Document, DocumentId},
        reading::{self, Format},
    },
    ground::warning::{Warned, Warning},
    linking::parts::PART,
    project::{
        finding::{Form, FoundFile},
        paths::shown,
        records::{Lines, read_file, read_lines},
    },
};
use std::{
    fs::{self, File},
    io::{self, BufRead as _, BufReader, Read as _},
};

/// How many bytes of lines are one job.
const LINES: usize = 1 << 18;

/// How many bytes are read at once.
const READ: usize = 1 << 16;

/// Something to be done.
pub(super) struct Work {
    /// The number of its file.
    pub(super) file: usize,
    /// Whether it is the last of its file.
    pub(super) is_last: bool,
    /// Why the file could not be read on after it, so that it is the last.
    pub(super) failure: Option<Warning>,
    pub(super) job: Job,
}

/// What is to be done.
pub(super) enum Job {
    /// A part of a long text.
    Part { document: Box<Document>, before: Before, is_first: bool },
    /// Documents that are still to be read.
    Whole(Box<dyn FnOnce() -> Warned<Vec<Document>> + Send>),
}

/// Where work comes from.
pub(super) struct Source<'a> {
    files: std::iter::Enumerate<std::slice::Iter<'a, FoundFile>>,
    open: Option<Open<'a>>,
    number: usize,
}

/// A file that is read bit by bit.
enum Open<'a> {
    Records(usize, &'a FoundFile, BufReader<File>, usize),
    Text(usize, LongText),
}

impl<'a> Source<'a> {
    pub(super) fn new(files: &'a [FoundFile]) -> Self {
        Self { files: files.iter().enumerate(), open: None, number: 0 }
    }

    /// The next job and its number.
    pub(super) fn next(&mut self) -> Option<(usize, Work)> {
        let number = self.number;
        self.number += 1;
        loop {
            match self.open.take() {
                Some(Open::Records(number_of_file, file, reader, line)) => {
                    return Some((number, self.lines(number_of_file, file, reader, line)));
                }
                Some(Open::Text(file, mut text)) => {
                    if let Some((job, is_last)) = text.next() {
                        let failure = if is_last { text.failure.take() } else { None };
                        if !is_last {
                            self.open = Some(Open::Text(file, text));
                        }
                        return Some((number, Work { file, is_last, failure, job }));
                    }
                }
                None => {}
            }
            let (file, found) = self.files.next()?;
            match found.form {
                Form::Records if let Ok(opened) = File::open(&found.path) => {
                    self.open = Some(Open::Records(file, found, BufReader::with_capacity(LINES, opened), 1));
                }
                Form::Document(Format::Text) if let Some(text) = LongText::open(found) => {
                    self.open = Some(Open::Text(file, text));
                }
                _ => {
                    let found = found.clone();
                    let job = Job::Whole(Box::new(move || read_file(&found)));
                    return Some((number, Work { file, is_last: true, failure: None, job }));
                }
            }
        }
    }

    /// The next lines of a file of records.
    fn lines(&mut self, file: usize, found: &'a FoundFile, mut reader: BufReader<File>, first: usize) -> Work {
        let mut bytes = Vec::with_capacity(LINES + LINES / 4);
        let mut count = 0;
        let mut failure = None;
        while bytes.len() < LINES {
            match reader.read_until(b'\n', &mut bytes) {
                Ok(0) => break,
                Ok(_) => count += 1,
                Err(error) => {
                    failure = Some(error);
                    break;
                }
            }
        }
        let is_last = failure.is_some() || reader.fill_buf().map_or(true, <[u8]>::is_empty);
        if !is_last {
            self.open = Some(Open::Records(file, found, reader, first + count));
        }
        let name = shown(&found.path);
        let failure = failure.map(|error| cut_off(&name, &error).at_line(first + count));
        let is_whole = is_last && first == 1 && failure.is_none();
        let lines = Lines { file: name, id: found.id.clone(), first, is_whole };
        Work { file, is_last, failure, job: Job::Whole(Box::new(move || read_lines(&lines, &bytes))) }
    }
}

/// The warning for a file that could be read so far and no further.
fn cut_off(file: &str, error: &io::Error) -> Warning {
    let what = format!("cannot be read on: {error}; the rest of it is left out");
    Warning::loss(file, what, "copy it to another disk and read it again")
}

/// A plain text of more than one part, in UTF-8.
struct LongText {
    id: DocumentId,
    /// What it is called in warnings.
    name: String,
    file: Box<dyn io::Read + Send>,
    /// What was read and not handed out.
    rest: Vec<u8>,
    /// The byte of the text at which that starts.
    start: usize,
    before: Before,
    is_first: bool,
    is_read: bool,
    /// Why it cannot be read to its end.
    failure: Option<Warning>,
}

impl LongText {
    /// Opens a text that is long enough and all of UTF-8; any other is read as a whole.
    fn open(found: &FoundFile) -> Option<Self> {
        // Most texts are short, and are opened once, where they are read.
        if fs::metadata(&found.path).ok()?.len() <= PART as u64 {
            return None;
        }
        let mut file = File::open(&found.path).ok()?;
        if !is_plain(&mut file).unwrap_or(false) {
            return None;
        }
        io::Seek::rewind(&mut file).ok()?;
        let mut text = Self::new(found.id.clone(), shown(&found.path), Box::new(file));
        text.read(READ).ok()?;
        if text.rest.starts_with("\u{feff}".as_bytes()) {
            text.rest.drain(.."\u{feff}".len());
        }
        Some(text)
    }

    fn new(id: DocumentId, name: String, file: Box<dyn io::Read + Send>) -> Self {
        Self {
            id,
            name,
            file,
            rest: Vec::new(),
            start: 0,
            before: Before::default(),
            is_first: true,
            is_read: false,
            failure: None,
        }
    }

    /// Reads on.
    fn read(&mut self, bytes: usize) -> io::Result<()> {
        let read = (&mut self.file).take(bytes as u64).read_to_end(&mut self.rest)?;
        self.is_read = read < bytes;
        Ok(())
    }

    /// The next part, and whether it is the last.
    fn next(&mut self) -> Option<(Job, bool)> {
        let end = (self.start / PART + 1) * PART;
        let mut wanted = end.saturating_sub(self.start) + READ;
        loop {
            while self.rest.len() < wanted && !self.is_read {
                // A text that cannot be read on ends here, and says so.
                if let Err(error) = self.read(wanted - self.rest.len()) {
                    self.failure = Some(cut_off(&self.name, &error));
                    self.is_read = true;
                }
            }
            let known = match str::from_utf8(&self.rest) {
                Ok(text) => text,
                Err(error) => str::from_utf8(self.rest.get(..error.valid_up_to())?).ok()?,
            };
            let body = if self.is_first { reading::body_of(known) } else { 0 };
            let mut blocks = blocks::blocks(known, body);
            let next = blocks.iter().position(|block| self.start + block.bytes.start >= end);
            // The last block may go on with what is not read yet.
            let next = next.filter(|&next| self.is_read || next + 1 < blocks.len());
            if next.is_none() && !self.is_read {
                wanted += PART;
                continue;
            }
            let cut = next.and_then(|next| blocks.get(next)).map_or(known.len(), |block| block.bytes.start);
            let text = known.get(..cut)?.to_owned();
            blocks.truncate(next.unwrap_or(blocks.len()));
            return Some((self.part(text, blocks), next.is_none()));
        }
    }

    fn part(&mut self, text: String, blocks: Vec<Block>) -> Job {
        let (before, is_first) = (self.before, self.is_first);
        self.rest.drain(..text.len());
        self.start += text.len();
        self.before.scalars += text.chars().count();
        self.before.paragraphs += u32::try_from(blocks.len()).unwrap_or(u32::MAX);
        self.is_first = false;
        Job::Part { document: Box::new(reading::part(&self.id, text, blocks)), before, is_first }
    }
}

/// Whether a file is text in UTF-8, with or without its mark, and more than blanks.
fn is_plain(file: &mut File) -> io::Result<bool> {
    let mut buffer = vec![0; PART];
    let (mut kept, mut has_words) = (0, false);
    loop {
        let read = file.read(buffer.get_mut(kept..).unwrap_or_default())?;
        let bytes = buffer.get(..kept + read).unwrap_or_default();
        let (known, rest) = match str::from_utf8(bytes) {
            Ok(text) => (text.len(), 0),
            Err(error) if error.error_len().is_none() && read > 0 => {
                (error.valid_up_to(), bytes.len() - error.valid_up_to())
            }
            Err(_) => return Ok(false),
        };
        has_words |= bytes.iter().any(u8::is_ascii_alphanumeric);
        if bytes.contains(&0) {
            return Ok(false);
        }
        if read == 0 {
            return Ok(has_words);
        }
        buffer.copy_within(known..known + rest, 0);
        kept = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that fails.
    struct Broken;

    impl io::Read for Broken {
        fn read(&mut self, _buffer: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk fails"))
        }
    }

    #[test]
    fn a_long_text_that_cannot_be_read_on_is_read_so_far_and_says_so() {
        let start = "They met in Dolvar.\n\n".repeat(PART / 10);
        let file = io::Cursor::new(start.clone().into_bytes()).chain(Broken);
        let text = LongText::new(DocumentId::new("a.txt"), "in/a.txt".to_owned(), Box::new(file));
        let mut source = Source { files: [].iter().enumerate(), open: Some(Open::Text(0, text)), number: 0 };
        let parts: Vec<Work> = std::iter::from_fn(|| source.next()).map(|(_, work)| work).collect();
        let length = |work: &Work| match &work.job {
            Job::Part { document, .. } => document.text.as_str().len(),
            Job::Whole(_) => 0,
        };
        assert!(parts.len() > 1);
        assert_eq!(parts.iter().map(length).sum::<usize>(), start.len());
        let (last, others) = parts.split_last().unwrap();
        assert!(others.iter().all(|work| work.failure.is_none() && !work.is_last));
        let failure = last.failure.as_ref().unwrap().to_string();
        assert!(failure.contains("in/a.txt") && failure.contains("the disk fails"), "{failure}");
    }
}
