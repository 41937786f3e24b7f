//! The sources of the package, with and without comments and tests.

use crate::program::root;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of `src/`.
#[derive(Debug)]
pub(crate) struct Source {
    /// Its path in `src/`, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// Whether it is compiled for tests only.
    pub(crate) is_test: bool,
}

impl Source {
    /// Every file of `src/`, in order.
    pub(crate) fn all() -> Vec<Self> {
        let mut paths = Vec::new();
        walk(&root().join("src"), &mut paths);
        paths.sort();
        let mut sources: Vec<Self> = paths
            .into_iter()
            .map(|path| Self { text: fs::read_to_string(&path).unwrap(), path: within_src(&path), is_test: false })
            .collect();
        let tests: Vec<String> = sources.iter().flat_map(Self::test_modules).collect();
        for source in &mut sources {
            source.is_test = tests
                .iter()
                .any(|stem| source.path == format!("{stem}.rs") || source.path.starts_with(&format!("{stem}/")));
        }
        sources
    }

    /// The room it belongs to; none for `lib.rs` and `main.rs`.
    pub(crate) fn room(&self) -> Option<&str> {
        let room = self.path.split('/').next().unwrap();
        let room = room.strip_suffix(".rs").unwrap_or(room);
        (room != "lib" && room != "main").then_some(room)
    }

    /// The code without comments, strings kept; test modules included.
    pub(crate) fn code(&self) -> String {
        without_comments(&self.text)
    }

    /// The code that is compiled into the program, without comments.
    pub(crate) fn program_code(&self) -> String {
        if self.is_test {
            return String::new();
        }
        let code = self.code();
        let mut kept = String::new();
        let mut rest = code.as_str();
        while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
            kept.push_str(before);
            rest = after_item(after);
        }
        kept + rest
    }

    /// The paths, without ending, of the modules that it declares for tests only.
    fn test_modules(&self) -> Vec<String> {
        let folder = match self.path.strip_suffix("mod.rs") {
            Some(folder) => folder.to_owned(),
            None => format!("{}/", self.path.strip_suffix(".rs").unwrap()),
        };
        let code = self.code();
        let declared = code.split("#[cfg(test)]").skip(1).filter_map(|after| {
            let (name, _) = after.trim_start().strip_prefix("mod ")?.split_once(';')?;
            let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
            is_name.then(|| format!("{folder}{name}"))
        });
        declared.collect()
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

fn within_src(path: &Path) -> String {
    let path = path.strip_prefix(root().join("src")).unwrap();
    let parts: Vec<&str> = path.iter().map(|part| part.to_str().unwrap()).collect();
    parts.join("/")
}

/// What follows the item at the start of some code: after its closing brace or its semicolon.
fn after_item(code: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && (c == '}' || c == ';') {
            return code.get(at + 1..).unwrap();
        }
    }
    ""
}

/// Code without its comments. Strings and characters are kept as they are.
pub(crate) fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| rest.get(end..).unwrap());
            continue;
        } else if rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| rest.get(end + 2..).unwrap());
            continue;
        } else if let Some(length) = raw_string(rest) {
            length
        } else if c == '"' {
            quoted(rest, '"')
        } else if c == '\'' && is_character(rest) {
            quoted(rest, '\'')
        } else {
            c.len_utf8()
        };
        code.push_str(rest.get(..length).unwrap());
        rest = rest.get(length..).unwrap();
    }
    code
}

/// The length of the raw string at the start of some code.
fn raw_string(code: &str) -> Option<usize> {
    let after = code.strip_prefix('r')?;
    let hashes = after.chars().take_while(|c| *c == '#').count();
    after.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = hashes + 2;
    let length = code.get(start..)?.find(&end)?;
    Some(start + length + end.len())
}

/// The length of the string or character at the start of some code.
fn quoted(code: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in code.char_indices().skip(1) {
        if c == quote && !is_escaped {
            return at + c.len_utf8();
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    code.len()
}

/// Whether the apostrophe at the start of some code opens a character, not a lifetime.
fn is_character(code: &str) -> bool {
    let mut after = code.chars().skip(1);
    matches!((after.next(), after.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

#[test]
fn comments_go_and_strings_stay() {
    let code = "a // b\n\"// c\" /* d */ '\"' r#\"// \"e\"\"# &'f g // h";
    assert_eq!(without_comments(code), "a \n\"// c\"  '\"' r#\"// \"e\"\"# &'f g ");
}

#[test]
fn an_item_for_tests_ends_at_its_brace_or_semicolon() {
    assert_eq!(after_item("\nmod tests;\nfn a() {}"), "\nfn a() {}");
    assert_eq!(after_item(" mod tests { fn a() { ; } } x"), " x");
}
