//! Places read from GeoJSON (RFC 7946) and Linked Places Format (v1.3) files.
