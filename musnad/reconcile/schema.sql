-- What many documents say together. Everything here is computed from the ledger's documents and readings by
-- `musnad reconcile`, and can be thrown away and computed again; only `link_reviews` is what people decided.

-- Which documents are done, and from which reading.
CREATE TABLE IF NOT EXISTS reconciled (
  document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  grammar INTEGER,
  day TEXT NOT NULL                                    -- of publication, else of first sight
) STRICT;

-- Keys that near copies have in common (bands of MinHash signatures), and keys that lifted passages have (fingerprints).
CREATE TABLE IF NOT EXISTS copy_bands (key INTEGER, document INTEGER, PRIMARY KEY (key, document)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copy_prints (key INTEGER, document INTEGER, PRIMARY KEY (key, document)) STRICT, WITHOUT ROWID;

-- Documents that share text: `first` is the earlier one. `words`: words of the passages that they share.
CREATE TABLE IF NOT EXISTS copies (
  first INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  second INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  relation TEXT NOT NULL,                              -- near-copy, edited-copy, shared-passage
  jaccard REAL NOT NULL,
  contained REAL NOT NULL,
  words INTEGER NOT NULL,
  grouped INTEGER NOT NULL,                            -- 1: both count as one report
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS copies_second ON copies (second);

-- Groups of copies: near and edited copies of one another, by their earliest document.
CREATE TABLE IF NOT EXISTS copy_groups (
  document INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  head INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS copy_groups_head ON copy_groups (head);

-- Whoever speaks, as mentions compare: each different mention once, and keys by which those that may be one are found.
CREATE TABLE IF NOT EXISTS speakers (
  id INTEGER PRIMARY KEY,
  data TEXT NOT NULL UNIQUE                            -- JSON
) STRICT;

CREATE TABLE IF NOT EXISTS speaker_keys (
  key TEXT NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
  PRIMARY KEY (key, speaker)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS speaker_keys_speaker ON speaker_keys (speaker);

-- Statements ready to be compared: the inner ends of chains, with what they are about.
CREATE TABLE IF NOT EXISTS statements (
  attribution INTEGER PRIMARY KEY REFERENCES attributions (id) ON DELETE CASCADE,
  document INTEGER NOT NULL,
  day TEXT NOT NULL,
  stance TEXT NOT NULL,
  terms TEXT NOT NULL,                                 -- separated by spaces
  numbers TEXT NOT NULL,
  negated INTEGER NOT NULL,
  speaker INTEGER REFERENCES speakers (id)             -- NULL: the text names nobody
) STRICT;
CREATE INDEX IF NOT EXISTS statements_document ON statements (document);
CREATE INDEX IF NOT EXISTS statements_speaker ON statements (speaker, day);

-- Events ready to be compared: asserted ones whose place, day and parties are known, with what their sentences are about.
CREATE TABLE IF NOT EXISTS event_sentences (
  event INTEGER PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  document INTEGER NOT NULL,
  locality INTEGER NOT NULL,
  type TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  actors TEXT NOT NULL,                                -- ids of parties, separated by spaces
  recipients TEXT NOT NULL,
  terms TEXT NOT NULL,
  numbers TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS event_sentences_document ON event_sentences (document);
CREATE INDEX IF NOT EXISTS event_sentences_where ON event_sentences (locality, type, first);

-- Pairs that are the same statement (or the same event), and the groups that they make, by their first member.
CREATE TABLE IF NOT EXISTS links (
  kind TEXT NOT NULL,                                  -- statement, event
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  alike REAL NOT NULL,
  PRIMARY KEY (kind, first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS links_second ON links (kind, second);

CREATE TABLE IF NOT EXISTS link_groups (
  kind TEXT NOT NULL,
  member INTEGER NOT NULL,
  head INTEGER NOT NULL,
  PRIMARY KEY (kind, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS link_groups_head ON link_groups (kind, head);

-- Attributions that a copy or rewrite dropped or hardened.
CREATE TABLE IF NOT EXISTS launderings (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,                                  -- dropped, hardened, named
  first INTEGER NOT NULL,                              -- document
  attribution INTEGER NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
  second INTEGER NOT NULL,                             -- document
  other INTEGER REFERENCES attributions (id) ON DELETE CASCADE,  -- NULL: the writer's own voice
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  stance_before TEXT NOT NULL,
  stance_after TEXT NOT NULL,
  alike REAL NOT NULL,
  UNIQUE (attribution, second)
) STRICT;
CREATE INDEX IF NOT EXISTS launderings_first ON launderings (first);
CREATE INDEX IF NOT EXISTS launderings_second ON launderings (second);

-- What people decided about links: a rejected one is not made again.
CREATE TABLE IF NOT EXISTS link_reviews (
  kind TEXT NOT NULL,                                  -- copy, statement, event, laundering
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')),
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT,
  PRIMARY KEY (kind, first, second)
) STRICT, WITHOUT ROWID;
