#pragma once
namespace newsbrief::store {

/// The tables, indexes and views of a store. Names of parties stand in `parties` with the role they have in a fact.
inline constexpr const char* kSqliteSchema = R"sql(
CREATE TABLE IF NOT EXISTS articles (
  article INTEGER PRIMARY KEY, file TEXT NOT NULL, source TEXT NOT NULL, sha256 TEXT NOT NULL, title TEXT, byline TEXT,
  published TEXT, dateline_place TEXT, language TEXT, characters INTEGER, tokens INTEGER, sentences INTEGER, text TEXT,
  UNIQUE (source, sha256));
CREATE INDEX IF NOT EXISTS articles_file ON articles (file);
CREATE INDEX IF NOT EXISTS articles_published ON articles (published);
CREATE TABLE IF NOT EXISTS entities (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  country TEXT, sector TEXT, role TEXT, code TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entities_name ON entities (name);
CREATE INDEX IF NOT EXISTS entities_country ON entities (country);
CREATE TABLE IF NOT EXISTS mentions (
  article INTEGER NOT NULL, entity TEXT NOT NULL, kind TEXT, begin INTEGER, end INTEGER, text TEXT,
  FOREIGN KEY (article, entity) REFERENCES entities ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS mentions_entity ON mentions (article, entity);
CREATE TABLE IF NOT EXISTS contacts (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT NULL, date TEXT, start TEXT,
  "end" TEXT, duration TEXT, medium TEXT, place TEXT, topics TEXT, status TEXT, begin INTEGER, finish INTEGER, text TEXT,
  PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS contacts_date ON contacts (date);
CREATE TABLE IF NOT EXISTS durations (
  article INTEGER NOT NULL, contact TEXT NOT NULL, value TEXT, mod TEXT, begin INTEGER, finish INTEGER, text TEXT,
  FOREIGN KEY (article, contact) REFERENCES contacts ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS durations_contact ON durations (article, contact);
CREATE TABLE IF NOT EXISTS ceasefires (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, scope TEXT, scope_text TEXT, duration TEXT,
  starts TEXT, ends TEXT, status TEXT, begin INTEGER, finish INTEGER, text TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS conditions (
  article INTEGER NOT NULL, ceasefire TEXT NOT NULL, by TEXT, kind TEXT, text TEXT, begin INTEGER, finish INTEGER,
  FOREIGN KEY (article, ceasefire) REFERENCES ceasefires ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS conditions_ceasefire ON conditions (article, ceasefire);
CREATE TABLE IF NOT EXISTS terms (
  article INTEGER NOT NULL, ceasefire TEXT NOT NULL, text TEXT, begin INTEGER, finish INTEGER,
  FOREIGN KEY (article, ceasefire) REFERENCES ceasefires ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS terms_ceasefire ON terms (article, ceasefire);
CREATE TABLE IF NOT EXISTS responses (
  article INTEGER NOT NULL, ceasefire TEXT NOT NULL, by TEXT, stance TEXT, begin INTEGER, finish INTEGER, text TEXT,
  FOREIGN KEY (article, ceasefire) REFERENCES ceasefires ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS responses_ceasefire ON responses (article, ceasefire);
CREATE TABLE IF NOT EXISTS swaps (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, date TEXT, place TEXT, status TEXT,
  begin INTEGER, finish INTEGER, text TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS transfers (
  article INTEGER NOT NULL, swap TEXT NOT NULL, giver TEXT, receiver TEXT, quantity REAL, who TEXT, mutual INTEGER, note TEXT,
  begin INTEGER, finish INTEGER, text TEXT, FOREIGN KEY (article, swap) REFERENCES swaps ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS transfers_swap ON transfers (article, swap);
CREATE TABLE IF NOT EXISTS positions (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, stance TEXT, about TEXT, condition_for TEXT,
  quoted INTEGER, begin INTEGER, finish INTEGER, text TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS positions_stance ON positions (stance);
CREATE TABLE IF NOT EXISTS quotes (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, speaker TEXT, direct INTEGER, text TEXT,
  begin INTEGER, finish INTEGER, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS events (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, id TEXT NOT NULL, type TEXT NOT NULL, mode TEXT,
  contexts TEXT, cameo TEXT, date TEXT, place TEXT, polarity TEXT, modality TEXT, confidence REAL, begin INTEGER,
  finish INTEGER, text TEXT, PRIMARY KEY (article, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS events_type ON events (type);
CREATE TABLE IF NOT EXISTS parties (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL, role TEXT NOT NULL, entity TEXT,
  name TEXT NOT NULL, country TEXT, FOREIGN KEY (article, entity) REFERENCES entities ON DELETE CASCADE);
CREATE INDEX IF NOT EXISTS parties_fact ON parties (article, fact);
CREATE INDEX IF NOT EXISTS parties_name ON parties (name);
CREATE TABLE IF NOT EXISTS times (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, value TEXT, type TEXT, mod TEXT, begin INTEGER, finish INTEGER,
  text TEXT);
CREATE INDEX IF NOT EXISTS times_article ON times (article);
CREATE TABLE IF NOT EXISTS quantities (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, value REAL, min REAL, max REAL, unit TEXT, mod TEXT,
  begin INTEGER, finish INTEGER, text TEXT);
CREATE INDEX IF NOT EXISTS quantities_article ON quantities (article);
CREATE TABLE IF NOT EXISTS timeline (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, time TEXT, text TEXT, facts TEXT);
CREATE INDEX IF NOT EXISTS timeline_article ON timeline (article);
CREATE TABLE IF NOT EXISTS discrepancies (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT, field TEXT, value TEXT, by TEXT, begin INTEGER,
  finish INTEGER, text TEXT);
CREATE INDEX IF NOT EXISTS discrepancies_article ON discrepancies (article);
CREATE TABLE IF NOT EXISTS sentences (
  sentence INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, text TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sentences_article ON sentences (article);
CREATE VIRTUAL TABLE IF NOT EXISTS sentences_fts USING fts5 (text, content = 'sentences', content_rowid = 'sentence',
  tokenize = 'porter unicode61');
CREATE TRIGGER IF NOT EXISTS sentences_in AFTER INSERT ON sentences BEGIN
  INSERT INTO sentences_fts (rowid, text) VALUES (new.sentence, new.text); END;
CREATE TRIGGER IF NOT EXISTS sentences_out AFTER DELETE ON sentences BEGIN
  INSERT INTO sentences_fts (sentences_fts, rowid, text) VALUES ('delete', old.sentence, old.text); END;
CREATE TABLE IF NOT EXISTS batch_note (id INTEGER PRIMARY KEY CHECK (id = 1), note TEXT NOT NULL);
CREATE VIEW IF NOT EXISTS calls_v AS
  SELECT a.source, a.published, c.id, c.date, c.start, c.duration, c.medium, c.place, c.status, c.topics,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = c.article AND p.fact = c.id AND p.role = 'participant')
      AS participants,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = c.article AND p.fact = c.id AND p.role = 'initiator')
      AS initiator, c.text
  FROM contacts c JOIN articles a USING (article) WHERE c.kind = 'call';
CREATE VIEW IF NOT EXISTS ceasefires_v AS
  SELECT a.source, a.published, c.id, c.scope, c.scope_text, c.duration, c.starts, c.ends, c.status,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = c.article AND p.fact = c.id AND p.role = 'party') AS parties,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = c.article AND p.fact = c.id AND p.role = 'mediator')
      AS mediators,
    (SELECT group_concat(d.text, '; ') FROM conditions d WHERE d.article = c.article AND d.ceasefire = c.id) AS conditions, c.text
  FROM ceasefires c JOIN articles a USING (article);
CREATE VIEW IF NOT EXISTS swaps_v AS
  SELECT a.source, a.published, s.id, s.date, s.status, t.giver, t.receiver, t.quantity, t.who, t.mutual, t.note,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = s.article AND p.fact = s.id AND p.role = 'party') AS parties,
    s.text
  FROM swaps s JOIN articles a USING (article) LEFT JOIN transfers t ON t.article = s.article AND t.swap = s.id;
CREATE VIEW IF NOT EXISTS positions_v AS
  SELECT a.source, a.published, p.id, h.name AS holder, h.country, p.stance, p.about, w.name AS toward, p.condition_for, p.quoted,
    p.text
  FROM positions p JOIN articles a USING (article)
    LEFT JOIN parties h ON h.article = p.article AND h.fact = p.id AND h.role = 'holder'
    LEFT JOIN parties w ON w.article = p.article AND w.fact = p.id AND w.role = 'toward';
CREATE VIEW IF NOT EXISTS events_v AS
  SELECT a.source, a.published, e.id, e.type, e.mode, e.cameo, e.date, e.place,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = e.article AND p.fact = e.id AND p.role = 'actor') AS actors,
    (SELECT group_concat(p.name, '; ') FROM parties p WHERE p.article = e.article AND p.fact = e.id AND p.role = 'recipient')
      AS recipients, e.polarity, e.modality, e.confidence, e.text
  FROM events e JOIN articles a USING (article);
PRAGMA user_version = 2;
)sql";

}  // namespace newsbrief::store
