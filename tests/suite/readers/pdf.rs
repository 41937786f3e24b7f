//! PDF: its layer of text.

use super::{
    failure,
    making::{column, lines, pdf, pdf_of},
    open, paragraphs,
};
use treaty_atlas::documents::document::ParagraphRole;

const FIRST: [&str; 3] = [
    "The forces shall withdraw from the districts which they hold, under the supervision of the obser-",
    "vers, and shall leave the cease-fire line as it stands. The Parties shall verify the cease-",
    "fire line together.",
];

#[test]
fn lines_are_joined_into_paragraphs_and_hyphens_go() {
    let read = open("a.pdf", &pdf(&[&column(&FIRST)], "")).value;
    assert_eq!(
        paragraphs(&read),
        ["The forces shall withdraw from the districts which they hold, under the supervision of the observers, \
          and shall leave the cease-fire line as it stands. The Parties shall verify the cease-fire line together."]
    );
}

#[test]
fn numbered_lines_and_gaps_start_paragraphs_and_large_lines_are_headings() {
    let page = lines(&[
        (72, 720, 16, "The Accord"),
        (72, 690, 11, "1. The forces shall withdraw from the districts which they hold at the day of the signature."),
        (72, 676, 11, "2. The Parties shall verify it."),
        (72, 640, 11, "Done in two copies."),
    ]);
    let read = open("a.pdf", &pdf(&[&page], "")).value;
    let found = paragraphs(&read);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(read.paragraphs[0].role, ParagraphRole::Heading);
    assert_eq!(read.paragraphs[2].clause.as_deref(), Some("2"));
}

#[test]
fn a_sentence_goes_on_over_the_page_and_tells_its_page() {
    let long = "The forces shall withdraw from the districts which they hold and from the road that leads to the";
    let pages = [column(&[long]), column(&["town of Dol.", "2. The end is here."])];
    let read = open("a.pdf", &pdf(&[&pages[0], &pages[1]], "")).value;
    let found = paragraphs(&read);
    assert_eq!(found[0], format!("{long} town of Dol."));
    assert_eq!(read.page_at(0), Some(1));
    let dol = read.text.as_str().find("Dol").unwrap();
    assert_eq!(read.page_at(dol), Some(2));
    assert_eq!(read.page_at(read.paragraphs[1].span.start), Some(2));
}

#[test]
fn three_hundred_pages_are_read_to_the_last_each_with_its_number() {
    let pages: Vec<String> = (1..=300)
        .map(|number| column(&[&format!("{number}. The observers shall visit post {number} of the line.")]))
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let read = open("a.pdf", &pdf(&pages, "")).value;
    let found = paragraphs(&read);
    assert_eq!(found.len(), 300);
    assert_eq!(found[299], "300. The observers shall visit post 300 of the line.");
    let pages = read.paragraphs.iter().map(|paragraph| read.page_at(paragraph.span.start));
    assert!(pages.eq((1..=300).map(Some)));
}

#[test]
fn running_heads_and_page_numbers_are_left_out_and_articles_are_not() {
    let page = |number: u32| {
        lines(&[
            (72, 810, 9, "Treaty Series"),
            (72, 760, 11, &format!("Article {number}")),
            (72, 740, 11, "The Parties shall withdraw."),
            (290, 30, 9, &format!("- {number} -")),
        ])
    };
    let pages = [page(1), page(2), page(3)];
    let read = open("a.pdf", &pdf(&[&pages[0], &pages[1], &pages[2]], ""));
    let found = paragraphs(&read.value);
    assert_eq!(found[..2], ["Article 1", "The Parties shall withdraw."]);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(read.warnings[0].what.contains("“Treaty Series”"));
}

#[test]
fn tables_keep_their_rows_and_raised_numbers_stay_off_names() {
    let page = lines(&[
        (72, 700, 11, "District"),
        (300, 700, 11, "Date"),
        (72, 686, 11, "Dol"),
        (300, 686, 11, "1 May"),
        (72, 600, 11, "The town of Dol"),
        (147, 604, 6, "12"),
        (160, 600, 11, "fell."),
    ]);
    let read = open("a.pdf", &pdf(&[&page], "")).value;
    assert_eq!(paragraphs(&read), ["District | Date", "Dol | 1 May", "The town of Dol[12] fell."]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let column = |x: u32, words: &str| -> String {
        let set: Vec<(u32, u32, u32, &str)> =
            words.split('/').zip(0..).map(|(line, at)| (x, 700 - 14 * at, 11, line)).collect();
        lines(&set)
    };
    let page = column(72, "The forces shall withdraw from/the districts which they hold in/the valley, and the")
        + &column(310, "observers shall see to it.");
    let read = open("a.pdf", &pdf(&[&page], "")).value;
    let words = paragraphs(&read).join(" ");
    assert_eq!(
        words,
        "The forces shall withdraw from the districts which they hold in the valley, and the observers shall see to it."
    );
}

/// A page that is a picture: a hundred dots each way, none of them black.
fn scan() -> Vec<u8> {
    let mut picture = b"q 500 0 0 700 0 0 cm BI /W 100 /H 100 /BPC 1 /IM true ID ".to_vec();
    picture.extend([0xff; 1300]);
    picture.extend(b"\nEI Q");
    let mut stream = format!("<< /Length {} >>\nstream\n", picture.len()).into_bytes();
    stream.extend(picture);
    stream.extend(b"\nendstream");
    stream
}

fn text_stream(content: &str) -> Vec<u8> {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()).into_bytes()
}

#[test]
fn scanned_pages_are_named() {
    let text = text_stream(&column(&["The Parties shall withdraw."]));
    let read = open("a.pdf", &pdf_of(&[text, scan(), scan()], ""));
    assert!(read.warnings[0].what.starts_with("pages 2–3 are pictures without a layer of text"), "{:?}", read.warnings);
    assert!(read.warnings[0].cure.contains("OCR"));
    let all = failure("a.pdf", &pdf_of(&[scan()], ""));
    assert!(all.contains("page 1 is a picture") && all.contains("OCR"), "{all}");
}

#[test]
fn the_information_dictionary_tells_where_a_pdf_comes_from() {
    let info = "/Info << /Title (The Accord) /Author (Ministry) /CreationDate (D:20010501120000Z) >>";
    let source = open("a.pdf", &pdf(&[&column(&["Text."])], info)).value.source;
    assert_eq!(source.title.as_deref(), Some("The Accord"));
    assert_eq!(source.publisher.as_deref(), Some("Ministry"));
    assert_eq!(source.date.as_deref(), Some("2001-05-01"));
}

#[test]
fn a_pdf_with_a_password_is_refused_with_a_way_out() {
    let key = "00".repeat(32);
    let encrypt = format!("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> /ID [<00> <00>]");
    let message = failure("a.pdf", &pdf(&[&column(&["Text."])], &encrypt));
    assert!(message.contains("protected by a password; open it in a PDF viewer"), "{message}");
}
