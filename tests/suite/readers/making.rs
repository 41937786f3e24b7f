//! Small files of each format: zipped parts, and PDF written by hand (ISO 32000-2 §7.5).

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A package of parts.
pub(super) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with a body and other parts.
pub(super) fn docx(body: &str, others: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut parts = vec![("word/document.xml", document.as_str())];
    parts.extend(others);
    package(&parts)
}

/// An `OpenDocument` text with styles and a body.
pub(super) fn odt(styles: &str, body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &content)])
}

/// Lines of text on a page: where each begins, how large it is set, and its words.
pub(super) fn lines(lines: &[(u32, u32, u32, &str)]) -> String {
    lines.iter().fold(String::new(), |mut content, (x, y, size, words)| {
        writeln!(content, "BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET").unwrap();
        content
    })
}

/// A column of text set from the top of a page, 14 points a line.
pub(super) fn column(words: &[&str]) -> String {
    let set = words.iter().zip((0..).map(|at| 700 - 14 * at));
    lines(&set.map(|(words, y)| (72, y, 11, *words)).collect::<Vec<_>>())
}

/// A PDF with the content of its pages, and more entries of its trailer.
pub(super) fn pdf(pages: &[&str], trailer: &str) -> Vec<u8> {
    let streams = pages.iter().map(|content| format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    pdf_of(&streams.map(String::into_bytes).collect::<Vec<_>>(), trailer)
}

/// A PDF with the streams of its pages, dictionaries and all.
pub(super) fn pdf_of(streams: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let numbers: Vec<usize> = (0..streams.len()).map(|at| 4 + 2 * at).collect();
    let kids: Vec<String> = numbers.iter().map(|number| format!("{number} 0 R")).collect();
    let mut objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_vec(),
    ];
    for (number, stream) in numbers.iter().zip(streams) {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources \
             << /Font << /F1 3 0 R >> /XObject << /Im1 << >> >> >> >>",
            number + 1
        );
        objects.push(page.into_bytes());
        objects.push(stream.clone());
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        file.extend(format!("{number} 0 obj\n").into_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    file.extend(format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    file
}
