//! Web pages.

use super::{of_role, open, paragraphs};
use treaty_atlas::documents::document::ParagraphRole;

#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let read = open("a.html", html.as_bytes());
    assert_eq!(paragraphs(&read.value), expected, "{html}");
}

const BODY: &str = "<p>The parties met in the town and agreed that the forces shall withdraw from the district.</p>\
    <p>They shall meet again in the spring, in the same town, to speak of the return of the displaced.</p>";

#[test]
fn the_text_of_a_page_is_read_and_its_menus_are_not() {
    let html = format!(
        "<html><head><title>Accord | Agency</title><style>p{{}}</style></head><body><header>Agency</header>\
         <nav><ul><li><a href=/>Home</a></ul></nav><div class='breadcrumbs'>Home › News</div><h1>The Accord</h1>{BODY}\
         <ul><li><a>World</a><li><a>Sport</a><li><a>Weather</a><li><a>Arts</a></ul>\
         <script>var a = '<p>no</p>';</script><div style='display: none'>hidden</div>\
         <p>Signed <del>yesterday</del><ins>today</ins>.</p><footer>© Agency</footer></body></html>"
    );
    let read = open("a.html", html.as_bytes());
    let found = paragraphs(&read.value);
    assert_eq!(found.first(), Some(&"The Accord"));
    assert_eq!(found.last(), Some(&"Signed today."));
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(read.warnings[0].what.contains("menus"));
    assert_eq!(of_role(&read.value, ParagraphRole::Heading), ["The Accord"]);
}

#[test]
fn a_page_that_is_all_links_is_read_all_the_same() {
    check("<nav><ul><li><a>One</a><li><a>Two</a></ul></nav>", &["• One", "• Two"]);
}

#[test]
fn lists_keep_their_numbers_and_tables_their_rows() {
    check(
        "<ol start=3><li>Three<li><p>Four<ol type=a><li>part</ol></ol><table><tr><th>District<th>Date<tr><td>Dol<td>1 May</table>",
        &["3. Three", "4. Four", "a. part", "District | Date", "Dol | 1 May"],
    );
}

#[test]
fn two_breaks_make_a_paragraph_and_one_a_line() {
    check("<div>One<br>two<br><br>Three</div>", &["One\ntwo", "Three"]);
    check("<pre>One\n  two\n\nThree</pre>", &["One\ntwo", "Three"]);
}

#[test]
fn pages_made_by_word_are_read_without_what_word_hides_in_them() {
    check(
        "<html xmlns:o='o'><head><!--[if gte mso 9]><xml><o:p>settings</o:p></xml><![endif]--></head><body>\
         <p class=MsoNormal><![if !supportLists]><span>1.<span>&nbsp;&nbsp; </span></span><![endif]>The parties<o:p></o:p></p>\
         <p class=MsoNormal>withdraw.<sup>4</sup><span style='mso-hide:all'>no</span></p></body></html>",
        &["1. The parties", "withdraw.[4]"],
    );
}

#[test]
fn the_encoding_is_the_one_that_the_page_declares() {
    let html = "<meta charset=windows-1251><p>Соглашение о прекращении огня</p>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(html);
    let read = open("a.html", &bytes);
    assert_eq!(paragraphs(&read.value), ["Соглашение о прекращении огня"]);
    assert!(read.warnings.is_empty());
    let wide: Vec<u8> = "\u{feff}<p>Ağdam</p>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(paragraphs(&open("a.html", &wide).value), ["Ağdam"]);
}

#[test]
fn a_page_tells_where_it_comes_from() {
    let html = "<head><title>A page</title><meta property='og:site_name' content='Agency'>\
        <meta name=DC.date content=2001-05-01T08:00><link rel=canonical href='https://a.example/b'></head><p>Text.</p>";
    let source = open("a.html", html.as_bytes()).value.source;
    assert_eq!(source.title.as_deref(), Some("A page"));
    assert_eq!(source.publisher.as_deref(), Some("Agency"));
    assert_eq!(source.date.as_deref(), Some("2001-05-01"));
    assert_eq!(source.address.as_deref(), Some("https://a.example/b"));
}
