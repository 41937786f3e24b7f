//! Word and `OpenDocument` texts.

use super::{
    making::{docx, odt, package},
    of_role, open, paragraphs,
};
use treaty_atlas::documents::document::ParagraphRole;

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="L"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"#;

fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn numbered(list: u32, level: u32, words: &str) -> String {
    paragraph(&format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"), words)
}

#[track_caller]
fn check(body: &str, others: &[(&str, &str)], expected: &[&str]) {
    let read = open("a.docx", &docx(body, others));
    assert_eq!(paragraphs(&read.value), expected);
}

#[test]
fn a_word_document_keeps_the_numbers_that_word_shows() {
    let body = [
        paragraph("<w:pStyle w:val=\"1\"/>", "Article 1"),
        paragraph("<w:pStyle w:val=\"L\"/>", "Withdraw."),
        numbered(1, 1, "at once;"),
        numbered(1, 1, "in order."),
        numbered(1, 2, "tanks"),
        numbered(1, 0, "Verify."),
        numbered(2, 0, "Report."),
        numbered(0, 0, "Signed."),
    ];
    let parts = [("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)];
    let read = open("a.docx", &docx(&body.concat(), &parts)).value;
    assert_eq!(
        paragraphs(&read),
        [
            "Article 1",
            "1. Withdraw.",
            "(a) at once;",
            "(b) in order.",
            "• tanks",
            "2. Verify.",
            "7. Report.",
            "Signed."
        ]
    );
    assert_eq!(of_role(&read, ParagraphRole::Heading), ["Article 1"]);
    assert_eq!(read.paragraphs[3].clause.as_deref(), Some("1 (1) (b)"));
}

#[test]
fn tracked_insertions_are_kept_and_deletions_left_out() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">by </w:t></w:r><w:del><w:r><w:delText>15</w:delText></w:r></w:del>\
        <w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> May</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">one </w:t></w:r></w:p>\
        <w:p><w:r><w:t>sentence</w:t></w:r></w:p>\
        <w:moveFrom><w:p><w:r><w:t>moved</w:t></w:r></w:p></w:moveFrom>\
        <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let read = open("a.docx", &docx(body, &[]));
    assert_eq!(paragraphs(&read.value), ["by 20 May", "one sentence"]);
    assert!(read.warnings[0].what.contains("changes are tracked"), "{:?}", read.warnings);
    assert!(open("a.docx", &docx(&paragraph("", "Text."), &[])).warnings.is_empty());
}

#[test]
fn tables_are_read_row_by_row_and_long_cells_one_by_one() {
    let cell = |words: &str| format!("<w:tc>{}</w:tc>", paragraph("", words));
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let long = "word ".repeat(60);
    let body = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row(&[cell("District"), cell("Date")]),
        row(&[cell("Dol"), cell("")]),
        row(&[cell(&long), cell("Second.")]),
    );
    check(&body, &[], &["District | Date", "Dol |", long.trim(), "Second."]);
}

#[test]
fn notes_come_after_the_text_with_their_mark() {
    let body = "<w:p><w:r><w:t>The town</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r>\
        <w:r><w:t xml:space=\"preserve\"> fell.</w:t></w:r><w:r><w:endnoteReference w:id=\"3\"/></w:r></w:p>\
        <w:p><w:r><w:t>Later.</w:t></w:r></w:p>";
    let foot = "<w:footnotes><w:footnote w:id=\"3\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Not the district.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let end =
        "<w:endnotes><w:endnote w:id=\"3\"><w:p><w:r><w:t>As reported.</w:t></w:r></w:p></w:endnote></w:endnotes>";
    let parts = [("word/footnotes.xml", foot), ("word/endnotes.xml", end)];
    check(body, &parts, &["The town[1] fell.[i]", "Later.", "[1] Not the district.", "[i] As reported."]);
}

#[test]
fn boxes_follow_their_paragraph_once_and_contents_and_hidden_text_are_left_out() {
    let shape =
        |name: &str| format!("<{name}><w:txbxContent>{}</w:txbxContent></{name}>", paragraph("", "In the box."));
    let body = format!(
        "{}<w:p><w:r><w:t>Before </w:t><AlternateContent>{}{}</AlternateContent><w:t>and after.</w:t></w:r>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>",
        paragraph("<w:pStyle w:val=\"T1\"/>", "Article 1 ..... 1"),
        shape("Choice"),
        shape("Fallback"),
    );
    let read = open("a.docx", &docx(&body, &[("word/styles.xml", STYLES)]));
    assert_eq!(paragraphs(&read.value), ["Before and after.", "In the box."]);
    assert!(read.warnings[0].what.contains("hidden"));
}

#[test]
fn properties_tell_where_a_word_document_comes_from() {
    let core = "<p xmlns:dc='d'><dc:title>The Accord</dc:title><dc:creator>User</dc:creator><created>2001-05-01T00:00:00Z</created></p>";
    let app = "<p><Company>Ministry</Company></p>";
    let parts = [("docProps/core.xml", core), ("docProps/app.xml", app)];
    let document = open("a.docx", &docx(&paragraph("", "Text."), &parts)).value;
    assert_eq!(document.name(), "The Accord");
    assert_eq!(document.source.publisher.as_deref(), Some("Ministry"));
    assert_eq!(document.source.date.as_deref(), Some("2001-05-01"));
}

#[test]
fn an_open_document_is_read_like_a_word_document() {
    let styles = r#"<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>
        <text:list-level-style-number text:level="2" style:num-prefix="(" style:num-suffix=")" style:num-format="a"/></text:list-style>
        <style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>
        <style:style style:name="T2"><style:text-properties text:display="none"/></style:style>"#;
    let body = r#"<text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
        <text:h text:outline-level="1">Article 1</text:h>
        <text:list text:style-name="L1"><text:list-item><text:p>Withdraw<text:s/>from 5 km<text:span text:style-name="T1">2</text:span>.</text:p>
        <text:list><text:list-item><text:p>at once</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>Verify.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>By observers.</text:p></text:note-body></text:note></text:p></text:list-item></text:list>
        <table:table><table:table-row><table:table-cell><text:p>Dol</text:p></table:table-cell><table:table-cell><text:p>1 May</text:p></table:table-cell></table:table-row></table:table>
        <text:p>One<text:line-break/>two<office:annotation><text:p>remark</text:p></office:annotation><text:span text:style-name="T2">secret</text:span></text:p>"#;
    let read = open("a.odt", &odt(styles, body));
    let expected = [
        "Article 1",
        "1. Withdraw from 5 km².",
        "(a) at once",
        "2. Verify.[1]",
        "Dol | 1 May",
        "One\ntwo",
        "[1] By observers.",
    ];
    assert_eq!(paragraphs(&read.value), expected);
    assert_eq!(of_role(&read.value, ParagraphRole::Heading), ["Article 1"]);
    assert!(read.warnings[0].what.contains("hidden"));
    assert!(read.warnings[1].what.contains("changes are tracked"));
}

#[test]
fn the_main_part_is_found_by_its_relation() {
    let rels =
        r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/doc/main.xml"/></Relationships>"#;
    let main = "<w:document><w:body><w:p><w:r><w:t>Found.</w:t></w:r></w:p></w:body></w:document>";
    let read = open("a.docx", &package(&[("_rels/.rels", rels), ("doc/main.xml", main)]));
    assert_eq!(paragraphs(&read.value), ["Found."]);
}
