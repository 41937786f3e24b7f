//! Documents in folders, with files beside them that say where they come from.

use super::making::{column, docx, odt, pdf};
use crate::program::{folder, run_in};
use treaty_atlas::{
    documents::document::SourceKind,
    project::{Inputs, Project, progress::Silent},
};

const WORDS: &str = "<w:p><w:r><w:t>They met in Baku.</w:t></w:r></w:p>";

#[test]
fn a_folder_of_every_format_is_linked_and_sidecars_are_no_documents() {
    let folder = folder(&[
        ("in/a.docx", &docx(WORDS, &[])),
        ("in/b.odt", &odt("", "<text:p>They met in Baku.</text:p>")),
        ("in/c.pdf", &pdf(&[&column(&["They met in Baku."])], "")),
        ("in/d.html", b"<p>They met in Baku.</p>"),
        ("in/c.yaml", b"title: The Accord\nkind: leaked\n"),
        ("in/d.html.json", br#"{"title": "A report", "kind": "reported"}"#),
        ("in/~$a.docx", b"owner"),
    ]);
    let ran = run_in(folder.path(), &["link", "in"]);
    assert_eq!(ran.code, Some(0), "{ran:#?}");
    let ids: Vec<&str> = ran.stdout.lines().filter_map(|line| line.split('"').nth(3)).collect();
    assert_eq!(ids, ["a.docx", "b.odt", "c.pdf", "d.html"]);
    assert_eq!(ran.mentions().len(), 4);
    assert!(!ran.stderr.contains("yaml") && !ran.stderr.contains("json"), "{ran:#?}");
}

#[test]
fn a_sidecar_wins_over_what_the_document_says() {
    let folder = folder(&[
        ("a.html", b"<title>Page</title><meta name=author content=Agency><p>Text.</p>"),
        ("a.yml", b"title: The Accord\nkind: official translation\ndate:\n"),
    ]);
    let inputs = Inputs::sorted_by_kind([folder.path().join("a.html"), folder.path().join("a.yml")]);
    let project = Project::open(&inputs, &Silent).unwrap();
    assert_eq!(project.documents().len(), 1);
    let source = &project.documents()[0].source;
    assert_eq!(source.title.as_deref(), Some("The Accord"));
    assert_eq!(source.publisher.as_deref(), Some("Agency"));
    assert_eq!(source.kind.map(SourceKind::words), Some("official translation"));
}

#[test]
fn check_names_the_file_what_is_wrong_and_the_cure() {
    let folder = folder(&[("a.docx", b"PK\x03\x04"), ("a.yaml", b"kind: secret\n"), ("b.pdf", b"%PDF-1.4")]);
    let ran = run_in(folder.path(), &["check", "a.docx", "b.pdf"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("a.docx: cannot be read: it is damaged or cut short; download"), "{ran:#?}");
    assert!(ran.stdout.contains("a.yaml:1: “secret” is no kind of document; write one of official"), "{ran:#?}");
    assert!(ran.stdout.contains("b.pdf: cannot be read: it is damaged"), "{ran:#?}");
    assert!(!ran.stderr.contains("panicked"), "{ran:#?}");
}

#[test]
fn a_record_may_say_what_kind_of_document_it_is() {
    let lines =
        b"{\"id\":\"a\",\"text\":\"A.\",\"kind\":\"official\"}\n{\"id\":\"b\",\"text\":\"B.\",\"kind\":\"secret\"}\n";
    let folder = folder(&[("a.jsonl", lines)]);
    let ran = run_in(folder.path(), &["check", "a.jsonl"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("a.jsonl:2: “secret” is no kind of document"), "{ran:#?}");
}
