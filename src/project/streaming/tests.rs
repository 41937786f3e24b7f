//! Inputs that stream by are linked as those of a project are.

use super::*;
use crate::{
    ground::files,
    project::{Project, progress::Silent},
};

/// A document as both ways tell of it: its id and its mentions, told in full.
type Told = (String, Vec<String>);

fn told(mention: &Mention, span: Span, text: &crate::ground::text::Text) -> String {
    let reasons: Vec<String> = mention.reasons().map(|reason| reason.text(text)).collect();
    let candidates: Vec<String> =
        mention.candidates.iter().map(|one| format!("{} {:.6}", one.place, one.score)).collect();
    let (sense, place) = (mention.sense.word(), mention.place());
    format!("{}–{} {sense} {place:?} {candidates:?} {reasons:?}", span.start, span.end)
}

#[derive(Default)]
struct Kept {
    documents: Vec<Told>,
    warnings: Vec<String>,
}

impl Sink<Vec<String>> for Kept {
    fn take(&mut self, piece: Piece<Vec<String>>) -> io::Result<()> {
        if piece.is_first {
            self.documents.push((piece.id.to_string(), Vec::new()));
        }
        if let Some((_, mentions)) = self.documents.last_mut() {
            mentions.extend(piece.made);
        }
        Ok(())
    }

    fn warn(&mut self, warnings: &[Warning]) {
        self.warnings.extend(warnings.iter().map(ToString::to_string));
    }
}

fn streamed(inputs: &Inputs) -> (Kept, usize) {
    let making = |part: &LinkedPart<'_>| -> Vec<String> {
        let mentions = part.mentions.iter();
        mentions.map(|one| told(one, part.before.shifted(one.span), &part.document.text)).collect()
    };
    let mut kept = Kept::default();
    let unread = link_in_order(inputs, &making, &mut kept, &Silent).unwrap();
    (kept, unread)
}

fn opened(inputs: &Inputs) -> (Kept, usize) {
    let project = Project::open(inputs, &Silent).unwrap();
    let documents = project.documents().iter().map(|document| {
        let mentions = project.mentions(&document.id).iter();
        (document.id.to_string(), mentions.map(|one| told(one, one.span, &document.text)).collect())
    });
    let warnings = project.warnings().iter().map(ToString::to_string);
    (Kept { documents: documents.collect(), warnings: warnings.collect() }, project.unread_inputs())
}

#[test]
fn documents_are_linked_alike_whether_they_stream_by_or_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = "“The Agdam district” was returned; talks between Armenia and Azerbaijan went on in Baku. ";
    let paragraph = sentence.repeat(200);
    let long = format!("\u{feff}---\ntitle: Long\n---\n{}", vec![paragraph; 80].join("\n\n"));
    assert!(long.len() > 2 * crate::linking::parts::PART / 2 + 1);
    let write = |name: &str, bytes: &[u8]| files::write_whole(&folder.path().join(name), bytes).unwrap();
    write("a.txt", "Lachin is a town.\n\nThe Lachin corridor is open.".as_bytes());
    write("b.jsonl", b"{\"id\":\"a.txt\",\"text\":\"Baku denied it.\"}\nnothing\n\n{\"text\":\"They left Shusha.\"}\n");
    write("c.txt", long.as_bytes());
    write("d.txt", b"");
    write("e.md", "# Yerevan\n\nThe talks in *Yerevan* ended.".as_bytes());
    let documents = vec![folder.path().to_owned(), folder.path().join("d.txt")];
    for world in [false, true] {
        let inputs = Inputs { documents: documents.clone(), world, ..Inputs::default() };
        let ((streamed, unread), (kept, unread_too)) = (streamed(&inputs), opened(&inputs));
        assert_eq!(streamed.documents.len(), 5);
        for (one, other) in streamed.documents.iter().zip(&kept.documents) {
            assert_eq!(one.0, other.0);
            assert!(one.1 == other.1, "{} differs", one.0);
            assert!(!one.1.is_empty());
        }
        assert_eq!((streamed.documents.len(), unread), (kept.documents.len(), unread_too));
        assert_eq!(streamed.warnings, kept.warnings);
    }
}

#[test]
fn a_sink_that_refuses_ends_the_work() {
    struct Full;
    impl Sink<()> for Full {
        fn take(&mut self, _piece: Piece<()>) -> io::Result<()> {
            Err(io::ErrorKind::StorageFull.into())
        }

        fn warn(&mut self, _warnings: &[Warning]) {}
    }
    let folder = tempfile::tempdir().unwrap();
    for number in 0..80 {
        files::write_whole(&folder.path().join(format!("{number}.txt")), b"They met in Baku.").unwrap();
    }
    let inputs = Inputs { documents: vec![folder.path().to_owned()], ..Inputs::default() };
    let ended = link_in_order(&inputs, &|_| (), &mut Full, &Silent);
    assert!(matches!(ended, Err(StreamingError::Writing(_))));
}

#[test]
fn every_part_of_a_long_text_goes_by_the_id_that_its_first_part_got() {
    #[derive(Default)]
    struct Ids(Vec<String>);
    impl Sink<()> for Ids {
        fn take(&mut self, piece: Piece<()>) -> io::Result<()> {
            self.0.push(piece.id.to_string());
            Ok(())
        }

        fn warn(&mut self, _warnings: &[Warning]) {}
    }
    let folder = tempfile::tempdir().unwrap();
    let long = "They met in Baku.\n\n".repeat(crate::linking::parts::PART / 8);
    files::write_whole(&folder.path().join("a.jsonl"), b"{\"id\":\"long.txt\",\"text\":\"They met.\"}").unwrap();
    files::write_whole(&folder.path().join("long.txt"), long.as_bytes()).unwrap();
    let inputs = Inputs { documents: vec![folder.path().to_owned()], ..Inputs::default() };
    let mut ids = Ids::default();
    link_in_order(&inputs, &|_| (), &mut ids, &Silent).unwrap();
    assert!(ids.0.len() > 2);
    assert_eq!(ids.0[0], "long.txt");
    assert!(ids.0[1..].iter().all(|id| id == "long.txt~2"), "{:?}", ids.0);
}
