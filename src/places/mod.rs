//! Places: what they are, what they are called, where they lie; the gazetteer that holds them; and
//! the GeoJSON and Linked Places files they are read from.

pub mod gazetteer;
pub mod geojson;
pub mod kind;
pub mod place;
pub mod world;
