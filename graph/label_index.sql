-- The text index of a release. A set of rows of `names` is kept as a compressed bitmap.
PRAGMA user_version = 2;

-- A killed build leaves no index behind, so that nothing need be journalled; 64 MB of memory.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA main.cache_size = -32768;
PRAGMA temp.cache_size = -32768;

-- Everything that can be found. The order of the rows is that in which equal matches are told.
CREATE TABLE names (
  row INTEGER PRIMARY KEY,
  iri TEXT NOT NULL,
  kind TEXT NOT NULL,
  grade INTEGER NOT NULL,  -- places are 0, documents 4
  label TEXT NOT NULL,
  english TEXT NOT NULL,   -- empty where there is none
  others TEXT NOT NULL,    -- other names, a line each; a former one begins with a tabulator
  context TEXT NOT NULL,
  english_context TEXT NOT NULL
);
-- Every whole name, folded.
CREATE TABLE called (name TEXT, row INTEGER, PRIMARY KEY (name, row)) WITHOUT ROWID;
-- Which rows have a word in any name, and which have a name that begins with it.
CREATE TABLE words (
  id INTEGER PRIMARY KEY, word TEXT, stem TEXT, written TEXT, rows BLOB, first BLOB
);
-- The same for the first one, two and three letters of words.
CREATE TABLE beginnings (beginning TEXT PRIMARY KEY, rows BLOB, first BLOB);
CREATE TABLE facets (facet TEXT, value TEXT, rows BLOB, PRIMARY KEY (facet, value));
-- The numbers of the rows in the order of the Czech alphabet, and the place of each row in it.
CREATE TABLE alphabet (rows BLOB, places BLOB);

-- What is told of things before it is put in order.
CREATE TEMPORARY TABLE things (
  iri TEXT, kind TEXT, grade INTEGER, label TEXT, english TEXT, others TEXT, context TEXT,
  english_context TEXT, collated TEXT
);
CREATE TEMPORARY TABLE found (
  iri TEXT, kind TEXT, label TEXT, english TEXT, name TEXT, former TEXT, context TEXT,
  english_context TEXT,
  PRIMARY KEY (iri, kind, label, name, context, english, former, english_context)
) WITHOUT ROWID;
CREATE TEMPORARY TABLE chosen (
  facet TEXT, value TEXT, iri TEXT, PRIMARY KEY (iri, facet, value)
) WITHOUT ROWID;
CREATE TEMPORARY TABLE weights (iri TEXT PRIMARY KEY, weight INTEGER) WITHOUT ROWID;
CREATE TEMPORARY TABLE told (word TEXT, row INTEGER, first INTEGER, written TEXT);
