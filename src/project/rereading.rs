//! Sources that have changed since their documents were read, told, and read again when somebody asks for it.
//! What is shown is always what was read. Decisions stay with their words, and what became of them is told.

use super::{
    Project, ProjectError,
    finding::{Company, Form, FoundFile, form_of},
    linked::linked,
    paths::shown,
    progress::Progress,
    records::read_file,
};
use crate::{
    documents::document::{Document, DocumentId},
    ground::{
        files,
        hash::sha256_hex,
        warning::{Warned, Warning},
    },
    review::attaching::Reattached,
};
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
    sync::Arc,
};

/// What is said of a file that has changed.
const CHANGED: &str = "the file is not what it was when it was read; quotes are from what was read";

/// A project whose changed sources were read again.
#[derive(Debug)]
pub struct Reread {
    /// The project.
    pub project: Project,
    /// The documents that are others now.
    pub documents: Vec<DocumentId>,
    /// What became of what was decided on.
    pub reattached: Reattached,
}

impl Project {
    /// The documents whose files are not what they were, in the order of the files. What cannot be read now
    /// is left alone.
    #[must_use]
    pub fn changed_sources(&self) -> Vec<DocumentId> {
        self.changed_files().into_values().flatten().cloned().collect()
    }

    /// The files that have changed, each with those of its documents that it does not hold as they were read.
    fn changed_files(&self) -> BTreeMap<&Path, Vec<&DocumentId>> {
        let mut files: BTreeMap<&Path, Vec<&Document>> = BTreeMap::new();
        for document in self.documents() {
            if let Some(path) = self.paths.get(&document.id) {
                files.entry(path).or_default().push(document);
            }
        }
        let changed = files.into_iter().map(|(path, documents)| (path, changed_of(path, documents)));
        changed.filter(|(_, changed)| !changed.is_empty()).collect()
    }

    /// This project with warnings of the files that have changed since their documents were read.
    pub(super) fn telling_changes(mut self) -> Self {
        let cure = "read the changed sources again, or compare both in a new project";
        let changed = self.changed_files().into_keys().map(|path| Warning::notice(&shown(path), CHANGED, cure));
        let changed: Vec<Warning> = changed.collect();
        let at = self.input_warnings;
        self.input_warnings += changed.len();
        Arc::make_mut(&mut self.warnings).splice(at..at, changed);
        self
    }

    /// This project with what its changed sources say now. A document that can be read no more stays as it
    /// was read.
    ///
    /// # Errors
    /// When the work is cancelled.
    pub fn rereading(&self, progress: &dyn Progress) -> Result<Reread, ProjectError> {
        let mut gathered = self.gathered();
        gathered.warnings.retain(|warning| warning.what != CHANGED);
        let mut changed = Vec::new();
        for (path, ids) in self.changed_files() {
            let Some(first) = ids.first() else { continue };
            let mut read = read_again(path, first).unload(&mut gathered.warnings);
            for id in ids {
                let old = self.seats.get(id).and_then(|&seat| gathered.documents.get_mut(seat));
                if let Some((old, new)) = old.zip(read.remove(id)) {
                    *old = new;
                    changed.push(id.clone());
                }
            }
        }
        let project = linked(gathered, self.name.clone(), self.world, self.reading.clone(), &self.review, progress)?;
        let (project, reattached) = project.put_back();
        Ok(Reread { project, documents: changed, reattached })
    }
}

/// The documents of a file that it does not hold any more as they were read.
fn changed_of<'a>(path: &Path, documents: Vec<&'a Document>) -> Vec<&'a DocumentId> {
    // A file of records has another hash than each of them, and a record may be called otherwise here.
    if let (Some(Form::Records), Some(first)) = (form_of(path), documents.first()) {
        let now = read_again(path, &first.id).value;
        let is_changed = |one: &&Document| now.get(&one.id).is_some_and(|now| now.sha256 != one.sha256);
        return documents.into_iter().filter(is_changed).map(|document| &document.id).collect();
    }
    let Ok(bytes) = files::read_bytes(path) else { return Vec::new() };
    let hash = sha256_hex(&bytes);
    documents.into_iter().filter(|document| document.sha256 != hash).map(|document| &document.id).collect()
}

/// The documents of a file as it has them now; one that is all of it goes by an id.
fn read_again(path: &Path, id: &DocumentId) -> Warned<HashMap<DocumentId, Document>> {
    let Some(form) = form_of(path) else { return Warned::clean(HashMap::new()) };
    let file = FoundFile { id: id.clone(), path: path.to_owned(), form, company: Company::Perhaps };
    read_file(&file).map(|documents| {
        let mut read = HashMap::new();
        for document in documents {
            read.entry(document.id.clone()).or_insert(document);
        }
        read
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ground::files::write_whole,
        project::{Inputs, progress::Silent},
        review::{
            Review,
            decision::{Change, Reviewer, Signature, Verdict},
        },
    };
    use std::sync::Arc;

    const PLACES: &str = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","id":"d","properties":{"name":"Dolvar","kind":"district"},"geometry":{"type":"Point","coordinates":[1,2]}}]}"#;

    const TEXT: &str = "The Dolvar district shall be returned by 1 December 2020.";

    /// A project of a text, with a verdict on what it promises.
    fn decided(folder: &tempfile::TempDir) -> Project {
        let path = |name: &str| folder.path().join(name);
        write_whole(&path("a.txt"), TEXT.as_bytes()).unwrap();
        write_whole(&path("places.geojson"), PLACES.as_bytes()).unwrap();
        let inputs = Inputs::sorted_by_kind([path("a.txt"), path("places.geojson")]);
        let project = Project::open(&inputs, &Silent).unwrap();
        let subject = project.subject_of(project.all_provisions().next().unwrap()).unwrap();
        let mut review = Review::default();
        let by = Signature { reviewer: Reviewer::new("Ada"), time: jiff::Timestamp::UNIX_EPOCH };
        review.apply([Change::verdict(subject, Verdict::Accept)], &by);
        project.deciding(&Arc::new(review), &Silent).unwrap()
    }

    #[test]
    fn a_source_that_stays_the_same_is_not_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let project = decided(&folder);
        assert_eq!(project.changed_sources(), []);
        assert_eq!(project.rereading(&Silent).unwrap().documents, []);
    }

    #[test]
    fn a_decision_goes_with_its_words_when_others_were_put_before() {
        let folder = tempfile::tempdir().unwrap();
        let project = decided(&folder);
        let longer = format!("They met again.\n\n{TEXT}");
        write_whole(&folder.path().join("a.txt"), longer.as_bytes()).unwrap();
        assert_eq!(project.changed_sources().len(), 1);
        let Reread { project, documents, reattached } = project.rereading(&Silent).unwrap();
        assert_eq!((documents.len(), reattached.moved.len(), reattached.vanished.len()), (1, 1, 0));
        let verdicts: Vec<_> = project.all_provisions().map(|one| project.state_of(one).verdict()).collect();
        assert_eq!(verdicts, [Some(Verdict::Accept)]);
        assert_eq!(project.documents()[0].text.as_str(), longer);
        assert_eq!(project.changed_sources(), []);
    }

    #[test]
    fn a_decision_whose_words_are_gone_is_told_and_stays_in_the_log() {
        let folder = tempfile::tempdir().unwrap();
        let project = decided(&folder);
        write_whole(&folder.path().join("a.txt"), b"Nothing was promised on Dolvar.").unwrap();
        let Reread { project, reattached, .. } = project.rereading(&Silent).unwrap();
        assert_eq!((reattached.kept, reattached.vanished.len()), (0, 1));
        let is_told = |project: &Project| project.warnings().iter().filter(|it| it.what.contains(TEXT)).count() == 1;
        assert!(is_told(&project), "{:?}", project.warnings());
        assert_eq!(project.review().decisions().len(), 1);
        let later = project.deciding(&Arc::new(Review::clone(project.review())), &Silent).unwrap();
        assert!(is_told(&later), "told as long as the project is open");
    }

    #[test]
    fn a_record_of_a_file_of_records_is_read_again_by_its_id() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        write_whole(&path, b"{\"id\":\"one\",\"text\":\"A.\"}\n{\"id\":\"two\",\"text\":\"B.\"}\n").unwrap();
        let project = Project::open(&Inputs::sorted_by_kind([path.clone()]), &Silent).unwrap();
        assert_eq!(project.changed_sources(), []);
        write_whole(&path, b"{\"id\":\"two\",\"text\":\"C.\"}\n{\"id\":\"one\",\"text\":\"A.\"}\n").unwrap();
        assert_eq!(project.changed_sources(), [DocumentId::new("two")]);
        let read = project.rereading(&Silent).unwrap().project;
        assert_eq!(read.document(&DocumentId::new("two")).unwrap().text.as_str(), "C.");
    }
}
