//! What the map shows, without any toolkit: marks and labels seen through a viewport become a
//! drawing, a list of shapes in screen points that the window and the sheet paint alike.

pub mod base;
mod base_names;
pub mod clusters;
pub mod colour;
pub mod composition;
pub mod contents;
pub mod drawing;
pub mod fitting;
pub mod groups;
pub mod labels;
pub mod layout;
pub mod legend;
pub mod mark;
pub mod palette;
pub mod picking;
pub mod scale_bar;
pub mod screen;
pub mod symbols;
pub mod topic;
pub mod trace;
pub mod viewport;
