//! Text cut into paragraphs and passages.
