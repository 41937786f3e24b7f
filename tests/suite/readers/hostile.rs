//! Files that are broken, called what they are not, or made to do harm.

use super::{
    failure,
    making::{column, docx, odt, package, pdf, pdf_of},
    open, paragraphs,
};
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write as _;
use treaty_atlas::documents::{
    document::DocumentId,
    reading::{Format, read},
};

#[track_caller]
fn check(name: &str, bytes: &[u8], words: &str) {
    let message = failure(name, bytes);
    assert!(message.starts_with(&format!("{name} ")), "{message}");
    assert!(message.contains(words), "{message}\nlacks {words}");
}

const PAGE: &str = "<!DOCTYPE html><html><p>Text.</p></html>";
const WORDS: &str = "<w:p><w:r><w:t>Text.</w:t></w:r></w:p>";

#[test]
fn a_wrong_ending_is_told_with_the_right_one() {
    let pdf = pdf(&[&column(&["Text."])], "");
    let docx = docx(WORDS, &[]);
    let odt = odt("", "<text:p>Text.</text:p>");
    for name in ["a.txt", "a.md", "a.html", "a.docx", "a.odt"] {
        check(name, &pdf, "ending .pdf");
    }
    for name in ["a.txt", "a.html", "a.pdf"] {
        check(name, &docx, "ending .docx or .odt");
    }
    check("a.docx", &odt, "OpenDocument text; give its name the ending .odt");
    check("a.odt", &docx, "Word document; give its name the ending .docx");
    for name in ["a.txt", "a.docx", "a.odt", "a.pdf"] {
        check(name, PAGE.as_bytes(), "web page; give its name the ending .html");
    }
    check("a.docx", b"Plain text.", "plain text; give its name the ending .txt");
    check("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx without a password");
    check("a.docx", &package(&[("xl/workbook.xml", "<a/>")]), "a table or a presentation");
    check("a.docx", &package(&[("a.txt", "Text.")]), "no text in this ZIP file");
}

#[test]
fn files_without_text_are_empty() {
    check("a.docx", b"", "is empty");
    check("a.pdf", b" \n", "is empty");
    check("a.html", b"", "is empty");
    check("a.html", b"<p> </p>", "is empty");
    check("a.docx", &docx("<w:p/>", &[]), "is empty");
    check("a.pdf", &pdf(&[""], ""), "no text in it");
}

#[test]
fn files_cut_short_are_refused_or_read_up_to_there() {
    let whole = docx(&WORDS.repeat(50), &[]);
    check("a.docx", &whole[..whole.len() / 2], "cut short");
    check("a.odt", b"PK\x03\x04", "cut short");
    check("a.pdf", b"%PDF-1.7\nabc", "damaged or cut short");
    let half = package(&[("word/document.xml", &format!("<w:document><w:body>{WORDS}<w:p><w:r><w:t>Lost"))]);
    let read = open("a.docx", &half);
    assert_eq!(paragraphs(&read.value)[0], "Text.");
    assert!(read.warnings[0].what.contains("only what comes before was read"));
}

#[test]
fn a_pdf_without_its_table_of_objects_is_read_all_the_same() {
    let whole = pdf(&[&column(&["The Parties withdraw."])], "");
    let table = whole.windows(4).position(|four| four == b"xref").unwrap();
    let read = open("a.pdf", &whole[..table]);
    assert_eq!(paragraphs(&read.value), ["The Parties withdraw."]);
}

#[test]
fn a_package_that_unpacks_to_too_much_is_refused() {
    let zeros = " ".repeat(12 << 20);
    check("a.docx", &docx(&zeros, &[]), "unpacks to far more");
    check("a.odt", &odt("", &zeros), "unpacks to far more");
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_stream_of_a_pdf_that_unpacks_to_too_much_is_refused() {
    let once = packed(&vec![0; 140 << 20]);
    for (data, filter) in [(once.clone(), "/FlateDecode"), (packed(&once), "[/FlateDecode /FlateDecode]")] {
        let mut stream = format!("<< /Length {} /Filter {filter} >>\nstream\n", data.len()).into_bytes();
        stream.extend(&data);
        stream.extend(b"\nendstream");
        check("a.pdf", &pdf_of(&[stream], ""), "unpacks to far more");
    }
}

#[test]
fn deep_nesting_ends_in_a_message_or_in_the_text() {
    let deep = format!("{}{WORDS}", "<w:sdt>".repeat(2000));
    check("a.docx", &docx(&deep, &[]), "nested deeper");
    let html = format!("{}Text.", "<div>".repeat(20_000));
    assert_eq!(paragraphs(&open("a.html", html.as_bytes()).value), ["Text."]);
    let pdf = pdf(&[&format!("{}{}", "[".repeat(100_000), column(&["Text."]))], "");
    assert!(!failure("a.pdf", &pdf).is_empty());
}

#[test]
fn entities_are_not_expanded() {
    let bomb = format!(
        "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document><w:body>{WORDS}\
         <w:p><w:r><w:t>&b;&amp;</w:t></w:r></w:p></w:body></w:document>"
    );
    let read = open("a.docx", &package(&[("word/document.xml", &bomb)]));
    assert_eq!(paragraphs(&read.value), ["Text.", "&"]);
}

#[test]
fn encrypted_open_documents_are_told_apart() {
    let manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
    let package = package(&[("META-INF/manifest.xml", manifest), ("content.xml", "garbage")]);
    check("a.odt", &package, "protected by a password");
}

#[test]
fn a_page_tree_that_leads_back_to_itself_ends() {
    let mut file = pdf(&[&column(&["Text."])], "");
    let kids = file.windows(7).position(|seven| seven == b"[4 0 R]").unwrap();
    file.splice(kids..kids + 7, *b"[2 0 R]");
    check("a.pdf", &file, "no pages");
}

#[test]
fn every_cut_of_a_file_ends_in_a_text_or_a_message() {
    let files = [
        ("a.pdf", pdf(&[&column(&["The Parties withdraw."])], "")),
        ("a.docx", docx(WORDS, &[])),
        ("a.html", PAGE.as_bytes().to_vec()),
    ];
    for (name, bytes) in files {
        let format = Format::of(name.as_ref()).unwrap();
        let id = DocumentId::new(name);
        for length in (0..bytes.len()).step_by(7) {
            if let Err(error) = read(&id, format, &bytes[..length]) {
                assert!(error.to_string().starts_with(name));
            }
        }
    }
}
