-- A project of Treaty Atlas, version 2 of its schema, in a GeoPackage (OGC 12-128r19).

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL PRIMARY KEY,
    organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL,
    definition TEXT NOT NULL,
    description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');

CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY,
    data_type TEXT NOT NULL,
    identifier TEXT UNIQUE,
    description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL,
    m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
    table_name TEXT,
    column_name TEXT,
    extension_name TEXT NOT NULL,
    definition TEXT NOT NULL,
    scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

-- The one row about the file itself. `derived_by` names what the links and provisions were derived with.
CREATE TABLE atlas_file (
    fid INTEGER PRIMARY KEY,
    schema_version INTEGER NOT NULL,
    title TEXT NOT NULL,
    derived_by TEXT NOT NULL DEFAULT '',
    world TEXT NOT NULL DEFAULT ''
);

CREATE TABLE documents (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT, publisher TEXT, date TEXT, address TEXT, kind TEXT,
    sha256 TEXT NOT NULL,
    origin TEXT,
    bytes BLOB,
    text TEXT NOT NULL,
    cut TEXT NOT NULL
);

CREATE TABLE passages (
    fid INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    locator TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE places (
    fid INTEGER PRIMARY KEY,
    geom GEOMETRY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    toponyms TEXT NOT NULL,
    parent TEXT,
    geonameid INTEGER,
    links TEXT NOT NULL,
    status TEXT,
    accuracy TEXT NOT NULL,
    min_zoom DOUBLE NOT NULL,
    source TEXT NOT NULL
);

CREATE TABLE mentions (
    fid INTEGER PRIMARY KEY,
    geom POINT,
    document TEXT NOT NULL,
    locator TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    sense TEXT NOT NULL,
    place_id TEXT,
    place_name TEXT,
    place_kind TEXT,
    confidence DOUBLE NOT NULL
);

-- The mentions of a document as they were found, in full.
CREATE TABLE findings (
    fid INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE,
    mentions TEXT NOT NULL
);

CREATE TABLE provisions (
    fid INTEGER PRIMARY KEY,
    geom GEOMETRY,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    clause TEXT,
    category TEXT NOT NULL,
    pax TEXT NOT NULL DEFAULT '',
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    fields TEXT NOT NULL,
    verdict TEXT,
    note TEXT,
    -- What each reviewer holds, and what they corrected in `fields`.
    reviewers TEXT,
    corrections TEXT
);

CREATE TABLE decisions (
    fid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    number INTEGER NOT NULL,
    reviewer TEXT NOT NULL,
    time TEXT NOT NULL,
    step TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT,
    document TEXT, locator TEXT, prefix TEXT, quote TEXT, suffix TEXT,
    category TEXT,
    place TEXT,
    aspect TEXT,
    part TEXT,
    before TEXT,
    after TEXT
);

CREATE TABLE views (
    fid INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (kind, name)
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
    ('places', 'features', 'Places', 'Places of the gazetteer', 4326),
    ('provisions', 'features', 'Provisions', 'What passages promise, at their places', 4326),
    ('mentions', 'features', 'Mentions', 'Names in the documents, at the places they mean', 4326),
    ('documents', 'attributes', 'Documents', 'Sources as they were read', NULL),
    ('passages', 'attributes', 'Passages', 'The sentences of the documents', NULL),
    ('findings', 'attributes', 'Findings', 'What was found in each document, in full', NULL),
    ('decisions', 'attributes', 'Decisions', 'The log of the review', NULL),
    ('views', 'attributes', 'Views', 'Where one left, and briefings', NULL),
    ('atlas_file', 'attributes', 'File', 'The version of this file', NULL);

INSERT INTO gpkg_geometry_columns VALUES
    ('places', 'geom', 'GEOMETRY', 4326, 0, 0),
    ('provisions', 'geom', 'GEOMETRY', 4326, 0, 0),
    ('mentions', 'geom', 'POINT', 4326, 0, 0);
