-- The ledger: one SQLite file. Offsets count Unicode code points of documents.text, from 0, the end exclusive, so
-- substr(text, start + 1, "end" - start) are the characters meant. docs/ledger.md explains it for people.
-- Rows of the machine's reading are written by `add` and `reread` alone; what people decide is in `reviews`.

-- Which version of the reader made a reading: the package's version and a digest of its rules, data and the user's lexicon files.
CREATE TABLE grammars (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Where documents came from: a file, a feed, an archive, as it was named when it was added.
CREATE TABLE inputs (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- Articles, posts, pages: the text as it came, and what is known of it.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  identity TEXT NOT NULL UNIQUE,                       -- the same address, headline and text is the same document
  hash TEXT NOT NULL,                                  -- blake2b (16 bytes, hex) of the text in UTF-8
  address TEXT,                                        -- url without what does not change the page: versions share it
  version INTEGER NOT NULL DEFAULT 1,                  -- 1 for the first text seen at the address, and so on
  previous INTEGER REFERENCES documents (id),          -- the version before
  latest INTEGER NOT NULL DEFAULT 1,                   -- 0 when a later version is there
  name TEXT NOT NULL DEFAULT '',                       -- the id it was given, or its file's name
  outlet TEXT,
  url TEXT,
  title TEXT,
  published TEXT,                                      -- YYYY-MM-DD, from metadata; NULL when nobody said
  input INTEGER REFERENCES inputs (id),
  place TEXT,                                          -- where in the input: "line 12"
  seen TEXT NOT NULL,                                  -- when it was added, UTC
  more TEXT,                                           -- JSON: other fields that came with it
  grammar INTEGER REFERENCES grammars (id),            -- what made the reading; NULL when there is none
  failure TEXT,                                        -- why there is no reading
  text TEXT NOT NULL                                   -- as it came
) STRICT;
CREATE INDEX documents_address ON documents (address, version);
CREATE INDEX documents_hash ON documents (hash);
CREATE INDEX documents_outlet ON documents (outlet, published);
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_grammar ON documents (grammar);
CREATE INDEX documents_old ON documents (id) WHERE latest = 0;

-- What was not taken in, and why; known again when it comes again.
CREATE TABLE skipped (
  identity TEXT PRIMARY KEY,
  input INTEGER REFERENCES inputs (id),
  place TEXT,
  url TEXT,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Feeds and pages asked for, for conditional requests.
CREATE TABLE fetches (
  url TEXT PRIMARY KEY,
  etag TEXT,
  modified TEXT,
  at TEXT NOT NULL,
  status INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whoever speaks: the fullest mention of a source, once for all its spellings.
CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                            -- folded words without proclitics
  name TEXT NOT NULL                                   -- as first seen
) STRICT;

-- Whoever acts, is acted upon or is labelled: the canonical name where it is known, else the words of the text.
CREATE TABLE parties (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  code TEXT,                                           -- the actor's id in the lexicon
  country TEXT
) STRICT;

-- Named positions. Relative ones («40 km west of …») have the computed point.
CREATE TABLE localities (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  country TEXT,                                        -- ISO 3166-1 alpha-2
  latitude REAL,
  longitude REAL
) STRICT;
CREATE UNIQUE INDEX localities_one ON localities (name, ifnull(country, ''), ifnull(latitude, 999), ifnull(longitude, 999));

-- Attributions: who said it (`source`), by which cue, presented how; `parent` is the next link outward of the chain.
CREATE TABLE attributions (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  name TEXT NOT NULL,                                  -- its id within the reading: a0, a1 …
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  cue TEXT NOT NULL,
  source_start INTEGER,                                -- the mention in the clause
  source_end INTEGER,
  resolved_start INTEGER,                              -- the fullest mention in the text
  resolved_end INTEGER,
  source INTEGER REFERENCES sources (id),              -- NULL: the text names nobody
  code TEXT,                                           -- the party that it is, or speaks for, by its id in the lexicon
  source_type TEXT NOT NULL,
  kind TEXT NOT NULL,
  stance TEXT NOT NULL,
  parent INTEGER REFERENCES attributions (id),
  depth INTEGER NOT NULL,                              -- 1 for the outermost
  leaf INTEGER NOT NULL,                               -- 1 when no other attribution stands in its content: an origin
  rule TEXT NOT NULL,
  more TEXT
) STRICT;
CREATE INDEX attributions_document ON attributions (document);
CREATE INDEX attributions_source ON attributions (source, stance, document);
CREATE INDEX attributions_code ON attributions (code) WHERE code IS NOT NULL;
CREATE INDEX attributions_stance ON attributions (stance, document);
CREATE INDEX attributions_parent ON attributions (parent) WHERE parent IS NOT NULL;

-- The spans of an attribution's content.
CREATE TABLE contents (
  attribution INTEGER NOT NULL REFERENCES attributions (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (attribution, position)
) STRICT, WITHOUT ROWID;

-- Expressions of time, as they stand and as they resolve.
CREATE TABLE times (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  value TEXT,                                          -- ISO 8601 date, week, month, year or interval
  first TEXT,                                          -- its first and last day
  last TEXT,
  rule TEXT NOT NULL,
  more TEXT
) STRICT;
CREATE INDEX times_document ON times (document);

-- Mentions of places.
CREATE TABLE places (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  locality INTEGER NOT NULL REFERENCES localities (id),
  named INTEGER NOT NULL,                              -- 1 when the locality's name is the gazetteer's, not only the text's
  more TEXT
) STRICT;
CREATE INDEX places_document ON places (document);
CREATE INDEX places_locality ON places (locality);

-- Figures. `origin`: the innermost source of the chain. `locality`, `country`, `first`, `last`: where and when, and by
-- `located` and `dated` how that is known: from the event that has the figure, from the same sentence, from a place named
-- before, from the date of publication.
CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  low ANY,                                             -- NULL: open below («up to 30»)
  high ANY,                                            -- NULL: open above («more than 30»)
  approx INTEGER NOT NULL,
  unit_start INTEGER,
  unit_end INTEGER,
  unit TEXT,
  category TEXT NOT NULL,
  cumulative INTEGER NOT NULL,
  part_of INTEGER REFERENCES figures (id),
  attribution INTEGER REFERENCES attributions (id),    -- NULL: the writer's own voice
  origin INTEGER REFERENCES sources (id),
  stance TEXT,
  locality INTEGER REFERENCES localities (id),
  country TEXT,
  located TEXT,                                        -- event, sentence, before
  first TEXT,
  last TEXT,
  dated TEXT,                                          -- event, sentence, published
  rule TEXT NOT NULL,
  more TEXT
) STRICT;
CREATE INDEX figures_document ON figures (document);
CREATE INDEX figures_category ON figures (category, country, first);
CREATE INDEX figures_origin ON figures (origin) WHERE origin IS NOT NULL;
CREATE INDEX figures_locality ON figures (locality) WHERE locality IS NOT NULL;

-- Events, by their triggers; the columns of source, place and day are as for figures.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  name TEXT NOT NULL,
  start INTEGER NOT NULL,                              -- the trigger
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  type TEXT NOT NULL,                                  -- PLOVER category
  modality TEXT NOT NULL,
  actor_start INTEGER,
  actor_end INTEGER,
  recipient_start INTEGER,
  recipient_end INTEGER,
  time_start INTEGER,
  time_end INTEGER,
  place_start INTEGER,
  place_end INTEGER,
  attribution INTEGER REFERENCES attributions (id),
  origin INTEGER REFERENCES sources (id),
  stance TEXT,
  locality INTEGER REFERENCES localities (id),
  country TEXT,
  located TEXT,
  first TEXT,
  last TEXT,
  dated TEXT,
  rule TEXT NOT NULL,
  more TEXT                                            -- JSON: actors and recipients as the reading has them
) STRICT;
CREATE INDEX events_document ON events (document);
CREATE INDEX events_type ON events (type, country, first);
CREATE INDEX events_country ON events (country, first);
CREATE INDEX events_origin ON events (origin) WHERE origin IS NOT NULL;
CREATE INDEX events_locality ON events (locality) WHERE locality IS NOT NULL;

-- Who acts in an event, and upon whom.
CREATE TABLE event_parties (
  event INTEGER NOT NULL REFERENCES events (id),
  side TEXT NOT NULL,                                  -- actor, recipient
  position INTEGER NOT NULL,
  party INTEGER NOT NULL REFERENCES parties (id),
  PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_parties_party ON event_parties (party, side);

-- Which figures belong to an event.
CREATE TABLE event_figures (
  event INTEGER NOT NULL REFERENCES events (id),
  position INTEGER NOT NULL,
  figure INTEGER NOT NULL REFERENCES figures (id),
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_figures_figure ON event_figures (figure);

-- Evaluative words for a party.
CREATE TABLE labels (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  actor_start INTEGER,
  actor_end INTEGER,
  party INTEGER REFERENCES parties (id),
  polarity TEXT NOT NULL,
  attribution INTEGER REFERENCES attributions (id),    -- NULL: the writer's own word
  origin INTEGER REFERENCES sources (id),
  stance TEXT,
  more TEXT
) STRICT;
CREATE INDEX labels_document ON labels (document);
CREATE INDEX labels_party ON labels (party);

-- What the text contradicts or leaves open.
CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,                             -- its place among the document's
  "check" TEXT NOT NULL,
  message TEXT NOT NULL,
  more TEXT
) STRICT;
CREATE INDEX findings_document ON findings (document);
CREATE INDEX findings_check ON findings ("check", document);

-- The evidence for a finding.
CREATE TABLE finding_spans (
  finding INTEGER NOT NULL REFERENCES findings (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (finding, position)
) STRICT, WITHOUT ROWID;

-- What people decided. `row` is the reviewed row of the table `layer`; NULL when a later reading has no such row (then
-- `start`, `end` and `text` still say what was meant). Never deleted: a decision changed is a new row, and the old one
-- points to it by `replaced`.
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (id),
  layer TEXT NOT NULL,                                 -- attributions, figures, times, places, events, labels, findings
  row INTEGER,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct')),
  correction TEXT,                                     -- JSON: columns and their right values
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT,
  replaced INTEGER REFERENCES reviews (id),            -- by which; its own id when it was withdrawn
  carried INTEGER REFERENCES reviews (id)              -- made on an earlier version of the document, by this review
) STRICT;
CREATE INDEX reviews_row ON reviews (layer, row) WHERE replaced IS NULL;
CREATE INDEX reviews_document ON reviews (document);

-- Full text: the folded words of headline and text, without proclitics; rowid is documents.id.
CREATE VIRTUAL TABLE words USING fts5 (title, text, content = '', tokenize = "unicode61 remove_diacritics 0");
-- The distinct words of the index.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);

-- The same for reading: names and characters in the place of numbers. What a person decided stands beside it in `verdict`.
CREATE VIEW statements_shown AS
SELECT x.id, d.published, d.outlet, s.name AS source, x.source_type, x.stance, x.cue,
  (SELECT group_concat(substr(d.text, c.start + 1, c."end" - c.start), ' … ')
    FROM contents c WHERE c.attribution = x.id) AS content,
  x.kind, x.parent, r.verdict, x.document, d.title AS headline, d.url
FROM attributions x JOIN documents d ON d.id = x.document LEFT JOIN sources s ON s.id = x.source
  LEFT JOIN reviews r ON r.layer = 'attributions' AND r.row = x.id AND r.replaced IS NULL
WHERE d.latest = 1;

CREATE VIEW figures_shown AS
SELECT x.id, x.first, x.last, l.name AS place, x.country, x.category, x.text AS figure, x.low, x.high, x.unit, x.cumulative,
  CASE WHEN x.attribution IS NULL THEN '(the writer)' ELSE ifnull(o.name, '(unnamed)') END AS according_to, x.stance,
  substr(d.text, max(1, x.start - 59), x."end" - x.start + 120) AS around, x.located, x.dated, r.verdict, x.document,
  d.outlet, d.published, d.url
FROM figures x JOIN documents d ON d.id = x.document LEFT JOIN sources o ON o.id = x.origin
  LEFT JOIN localities l ON l.id = x.locality
  LEFT JOIN reviews r ON r.layer = 'figures' AND r.row = x.id AND r.replaced IS NULL
WHERE d.latest = 1;

CREATE VIEW events_shown AS
SELECT x.id, x.first, x.last, l.name AS place, x.country, l.latitude, l.longitude, x.type, x.modality, x.text AS trigger,
  (SELECT group_concat(p.name, '; ') FROM event_parties e JOIN parties p ON p.id = e.party
    WHERE e.event = x.id AND e.side = 'actor') AS actor,
  (SELECT group_concat(p.name, '; ') FROM event_parties e JOIN parties p ON p.id = e.party
    WHERE e.event = x.id AND e.side = 'recipient') AS recipient,
  CASE WHEN x.attribution IS NULL THEN '(the writer)' ELSE ifnull(o.name, '(unnamed)') END AS according_to, x.stance,
  x.located, x.dated, r.verdict, x.document, d.outlet, d.published, d.url
FROM events x JOIN documents d ON d.id = x.document LEFT JOIN sources o ON o.id = x.origin
  LEFT JOIN localities l ON l.id = x.locality
  LEFT JOIN reviews r ON r.layer = 'events' AND r.row = x.id AND r.replaced IS NULL
WHERE d.latest = 1;
