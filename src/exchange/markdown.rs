//! Markdown (`CommonMark` 0.31): places with their passages, reviewed provisions, sources.

use super::{
    Exchange, Senses,
    gathered::{self, STATUS_CAVEAT},
};
use crate::{documents::reading::words_read, project::Project};
use std::io;

/// Markdown.
#[derive(Debug, Clone, Copy)]
pub struct Markdown;

impl Exchange for Markdown {
    fn write(&self, project: &Project, _senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        writeln!(out, "# {}\n", plain(project.name()))?;
        writeln!(out, "## Places\n")?;
        for part in gathered::places(project) {
            writeln!(out, "### {} – {}\n", plain(part.title), plain(&part.standing))?;
            for (document, passage) in part.passages {
                writeln!(out, "> {}\n>", plain(&words_read(document, passage.span)))?;
                writeln!(out, "> — {}\n", plain(&gathered::cited(document, passage)))?;
            }
        }
        let provisions = gathered::provisions(project);
        if !provisions.is_empty() {
            writeln!(out, "## Provisions\n")?;
            writeln!(out, "| {} |", gathered::HEADS.join(" | "))?;
            writeln!(out, "|{}", "---|".repeat(gathered::HEADS.len()))?;
        }
        for provision in &provisions {
            let cells = gathered::cells(project, provision).map(|cell| plain(&cell));
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        writeln!(out, "\n## Sources\n")?;
        for document in project.documents() {
            writeln!(out, "- {} · {}", plain(document.name()), plain(&gathered::source_line(document)))?;
        }
        writeln!(out, "\n{STATUS_CAVEAT}")?;
        out.flush()
    }
}

/// A text in one line in which nothing is markup.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut plain = String::new();
    for c in words.join(" ").chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '!') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
