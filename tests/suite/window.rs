//! The window, without a display: every panel worked by pointer and by key, and what it says checked
//! by its accessible names. The words are always laid beside the source as it stands in `seeds/`.

mod driving;
mod sample;

mod adding;
mod briefing;
mod correcting;
mod exporting;
mod filtering;
mod joining;
mod keeping;
mod keys;
mod looks;
mod moving;
mod reading;
mod reviewing;
mod searching;
mod selecting;
