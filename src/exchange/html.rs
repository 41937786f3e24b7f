//! One web page (HTML, WHATWG living standard) that needs nothing beside it and opens no connection:
//! places with their passages, reviewed provisions, sources. Addresses are written out, not linked.

use super::{
    Exchange, Senses,
    gathered::{self, STATUS_CAVEAT},
    xml::speakable,
};
use crate::{documents::reading::words_read, project::Project};
use quick_xml::escape::escape;
use std::io;

/// A web page.
#[derive(Debug, Clone, Copy)]
pub struct Html;

const STYLE: &str = include_str!("html.css");

impl Exchange for Html {
    fn write(&self, project: &Project, _senses: Option<&Senses>, out: &mut dyn io::Write) -> io::Result<()> {
        let name = safe(project.name());
        writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")?;
        writeln!(
            out,
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        )?;
        writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
        writeln!(out, "<title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{name}</h1>")?;
        provisions(project, out)?;
        places(project, out)?;
        writeln!(out, "<section>\n<h2>Sources</h2>\n<ul>")?;
        for document in project.documents() {
            let line = safe(&gathered::source_line(document));
            writeln!(out, "<li><strong>{}</strong><br><small>{line}</small></li>", safe(document.name()))?;
        }
        writeln!(out, "</ul>\n</section>\n<footer>{STATUS_CAVEAT}</footer>\n</body>\n</html>")?;
        out.flush()
    }
}

fn places(project: &Project, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "<section>\n<h2>Places</h2>")?;
    for part in gathered::places(project) {
        let (title, standing) = (safe(part.title), safe(&part.standing));
        writeln!(out, "<article>\n<h3>{title} <small>{standing}</small></h3>")?;
        for (document, passage) in part.passages {
            let (quote, cited) = (safe(&words_read(document, passage.span)), safe(&gathered::cited(document, passage)));
            writeln!(out, "<figure><blockquote>{quote}</blockquote><figcaption>{cited}</figcaption></figure>")?;
        }
        writeln!(out, "</article>")?;
    }
    writeln!(out, "</section>")
}

fn provisions(project: &Project, out: &mut dyn io::Write) -> io::Result<()> {
    let provisions = gathered::provisions(project);
    if provisions.is_empty() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>Provisions</h2>\n<table>\n<thead><tr>")?;
    for head in gathered::HEADS {
        writeln!(out, "<th scope=\"col\">{head}</th>")?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for provision in &provisions {
        let cells = gathered::cells(project, provision).map(|cell| format!("<td>{}</td>", safe(&cell)));
        writeln!(out, "<tr>{}</tr>", cells.concat())?;
    }
    writeln!(out, "</tbody>\n</table>\n</section>")
}

/// A text in which nothing is markup.
fn safe(text: &str) -> String {
    escape(speakable(text)).into_owned()
}
