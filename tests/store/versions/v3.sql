-- A database as version 3 made it, with something in every table.  Never changes.
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE feeds ( -- What is remembered about fetching each feed. Settings (headers, authority) stay in feeds.yaml.
  url TEXT PRIMARY KEY NOT NULL, -- address as configured, without credentials
  name TEXT, -- publisher's name as configured; null: never seen in a configuration
  kind TEXT, -- official, court, wire, press … as configured; null: unknown
  etag TEXT, -- validator of the last body that parsed; null: none given
  last_modified TEXT, -- validator of the last body that parsed; null: none given
  validators_at TEXT, -- when the validators were saved; null: never
  body_hash TEXT, -- digest of the last body that parsed; null: none yet
  moved_to TEXT, -- where a permanent redirect led and parsed well; null: not moved
  gone_since TEXT, -- when the server said that the feed is gone for good; null: not gone
  last_fetch TEXT, -- last attempt; null: never tried
  last_good TEXT, -- last attempt that gave a feed or 'not modified'; null: never
  last_new TEXT, -- last attempt that brought a new story; null: never
  last_status INTEGER, -- HTTP status of the last attempt; null: no answer
  last_error TEXT, -- what was wrong with the last attempt, one line; null: it was good
  failing_since TEXT, -- first of the failures in a row; null: not failing
  failures REAL NOT NULL DEFAULT 0, -- failures in a row, by weight (hard 1, soft 0.5, temporary 0.25)
  retry_after TEXT, -- the server asked not to come back before; null: did not ask
  next_due TEXT, -- when it is due again; null: at once
  rhythm REAL, -- typical gap between new entries (seconds); null: unknown
  asks TEXT NOT NULL DEFAULT '{}', -- ttl, skipped hours and days its last document asked for
  warned_at TEXT -- when a user was last told that it fails; null: not warned
);
CREATE TABLE fetches ( -- Attempts to fetch a feed, kept for 30 days.
  n INTEGER PRIMARY KEY, -- number of the attempt
  feed TEXT NOT NULL REFERENCES feeds(url) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the feed
  at TEXT NOT NULL, -- when the run that asked began
  outcome TEXT NOT NULL, -- fetched, not-modified or failed
  status INTEGER, -- HTTP status; null: no answer
  error TEXT, -- what was wrong, one line; null: nothing
  bytes INTEGER, -- size of the document after decompression (bytes); null: none came
  new INTEGER NOT NULL, -- stories it brought that were not known (stories)
  revised INTEGER NOT NULL -- stories whose title or summary it changed (stories)
);
CREATE INDEX fetches_feed ON fetches (feed, at);
CREATE TABLE rules ( -- Rule sets by which stories were read.
  n INTEGER PRIMARY KEY, -- short name of the rule set, used in stories.derived
  version TEXT NOT NULL, -- digest of topics, concepts, stages, cues and outlets
  UNIQUE (version)
);
CREATE TABLE stories ( -- News stories, each once however many feeds carry it.
  n INTEGER PRIMARY KEY, -- order of arrival
  id TEXT NOT NULL, -- 16 hex digits made from the canonical url; stable for ever
  url TEXT NOT NULL, -- canonical address
  title TEXT NOT NULL, -- headline, plain text, at most 500 characters
  summary TEXT NOT NULL DEFAULT '', -- lead, plain text; empty when there is none
  source TEXT NOT NULL, -- publisher's name
  feed TEXT REFERENCES feeds(url) DEFERRABLE INITIALLY DEFERRED, -- feed that brought it first; null: imported
  published TEXT, -- when its publisher says it appeared; null: unknown
  first_seen TEXT NOT NULL, -- when we saw it; on import: as given, else published, else the time of import
  updated TEXT, -- when its publisher says it changed; null: unknown
  language TEXT, -- BCP 47 primary tag; null: unknown
  late INTEGER NOT NULL DEFAULT 0, -- 1: old news on arrival, listed for nobody
  history INTEGER NOT NULL DEFAULT 0, -- 1: part of the story so far that init loads; founds no development
  spaced TEXT, -- title and summary with spaces around each character of scripts that write none, so that words inside them can be searched; null: no such character in it
  derived INTEGER REFERENCES rules(n) DEFERRABLE INITIALLY DEFERRED, -- rules by which it was last read; null: not read yet
  UNIQUE (id),
  UNIQUE (url)
);
CREATE INDEX stories_first_seen ON stories (first_seen, id);
CREATE INDEX stories_underived ON stories (n) WHERE derived IS NULL;
CREATE INDEX stories_feed ON stories (feed) WHERE feed IS NOT NULL;
CREATE INDEX stories_history ON stories (published, id) WHERE history = 1;
CREATE TABLE sightings ( -- Which feed carried which story, under which names.
  n INTEGER PRIMARY KEY, -- number of the sighting
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the story
  feed TEXT NOT NULL REFERENCES feeds(url) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the feed
  guid TEXT, -- the feed's own name for it; null: none given
  url TEXT, -- canonical address as this feed gave it; null: the story's own
  at TEXT NOT NULL -- when the feed first gave it so, or came back to it
);
CREATE INDEX sightings_story ON sightings (story, feed);
CREATE INDEX sightings_guid ON sightings (feed, guid);
CREATE INDEX sightings_url ON sightings (url) WHERE url IS NOT NULL;
CREATE TABLE revisions ( -- How stories read before they were edited.
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the story
  position INTEGER NOT NULL, -- 0 is the oldest
  at TEXT NOT NULL, -- when we saw the change
  title TEXT NOT NULL, -- headline before it
  summary TEXT NOT NULL, -- lead before it
  PRIMARY KEY (story, position)
);
CREATE TABLE readings ( -- What a tagged story says: claim, stages, names and numbers. Stories without a tag have none.
  story TEXT PRIMARY KEY NOT NULL REFERENCES stories(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the story
  at TEXT NOT NULL, -- its place among all stories: when it was published, or first seen if that was before
  status TEXT NOT NULL, -- rumour, reported, denied, confirmed, official or reaction
  speaker TEXT, -- concept or outlet that says, denies or confirms; null: not named
  origin TEXT, -- outlet credited with the report; null: the story's own
  cue TEXT, -- the words that decided the status: {field, start, end, text}; null: by default
  official REAL NOT NULL, -- 1 an official source speaks, 0.5 one is quoted, 0 none (0–1)
  stages TEXT NOT NULL, -- steps it tells: [{topic, stage, field, start, end, text}]
  entities TEXT NOT NULL, -- concepts named, sorted
  numbers TEXT NOT NULL -- numbers with their unit, normalised, sorted
) WITHOUT ROWID;
CREATE INDEX readings_at ON readings (at, story);
CREATE TABLE tags ( -- Which stories are about which topics, and why.
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the story
  position INTEGER NOT NULL, -- order within the story, from 0
  topic TEXT NOT NULL, -- topic id
  role TEXT NOT NULL, -- focus: it is about it; background: it only mentions it
  score REAL NOT NULL, -- how surely (0–1)
  evidence TEXT NOT NULL, -- clauses met: [{concept, alias, text, field, start, end, how, value}]
  PRIMARY KEY (story, position)
);
CREATE INDEX tags_topic ON tags (topic, role, story);
CREATE TABLE developments ( -- Stories that report one fact.
  id TEXT PRIMARY KEY NOT NULL, -- id of its first story
  founded TEXT NOT NULL, -- place in time of its first story, by which developments are in order
  title TEXT NOT NULL, -- title of the lead
  topics TEXT NOT NULL, -- union of its members' focus topics, sorted
  stage TEXT, -- step of the topic's course most members tell; null: none was said
  status TEXT NOT NULL, -- rumour, reported, denied, confirmed, official or reaction
  disputed INTEGER NOT NULL, -- 1: another development denies it
  muted INTEGER NOT NULL, -- 1: a reader muted it
  lead TEXT NOT NULL REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED, -- story whose title and link stand for it
  first_published TEXT NOT NULL, -- of its members
  last_published TEXT NOT NULL, -- of its members
  first_seen TEXT NOT NULL, -- when we first saw a member
  last_seen TEXT, -- when we last saw a member that told something new; null: none was news on arrival
  last_new TEXT NOT NULL, -- when its last new fact was published
  stories INTEGER NOT NULL, -- number of members (stories)
  steps TEXT NOT NULL, -- history of the status: [{at, status, story, speaker, origin}]
  origins TEXT NOT NULL -- who said it, first is first: [[name, [story ids resting on it]]]
);
CREATE INDEX developments_founded ON developments (founded, id);
CREATE INDEX developments_last_seen ON developments (last_seen);
CREATE INDEX developments_last_new ON developments (last_new);
CREATE INDEX developments_lead ON developments (lead);
CREATE INDEX developments_last_published ON developments (last_published);
CREATE TABLE members ( -- Which story belongs to which development; a story is in one at most.
  story TEXT PRIMARY KEY NOT NULL REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED, -- the story
  development TEXT NOT NULL REFERENCES developments(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the development
  position INTEGER NOT NULL, -- order of time within the development, from 0
  kind TEXT NOT NULL, -- first, update, repeat, copy, rehash or background, against earlier stories
  parent TEXT REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED, -- story it joined by; null: it founds the development
  score REAL NOT NULL, -- of that join (0–1)
  why TEXT NOT NULL, -- the reason in words
  units TEXT NOT NULL, -- facts it tells, sorted
  new_units TEXT NOT NULL -- those that no earlier member told, sorted
) WITHOUT ROWID;
CREATE INDEX members_development ON members (development, position);
CREATE INDEX members_parent ON members (parent);
CREATE TABLE background ( -- Tagged stories outside every development.
  story TEXT PRIMARY KEY NOT NULL REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED, -- the story
  why TEXT NOT NULL -- the reason in words
) WITHOUT ROWID;
CREATE TABLE links ( -- One development refers to another.
  development TEXT NOT NULL REFERENCES developments(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the one that refers
  position INTEGER NOT NULL, -- order, from 0
  how TEXT NOT NULL, -- denies or reacts_to
  other TEXT NOT NULL REFERENCES developments(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the one referred to
  PRIMARY KEY (development, position)
) WITHOUT ROWID;
CREATE INDEX links_other ON links (other);
CREATE TABLE aliases ( -- Ids of developments that were printed once and now lead elsewhere.
  id TEXT PRIMARY KEY NOT NULL, -- the old id
  development TEXT REFERENCES developments(id) DEFERRABLE INITIALLY DEFERRED, -- where it leads; null: retired: none of its stories is in a development now
  at TEXT NOT NULL -- when it was last led elsewhere
) WITHOUT ROWID;
CREATE INDEX aliases_development ON aliases (development);
CREATE TABLE readers ( -- Readers of digests.
  name TEXT PRIMARY KEY NOT NULL, -- as in feeds.yaml; `default` without a name
  until TEXT, -- everything first seen before was considered for this reader; null: never had a digest
  upto INTEGER, -- `n` of the newest story considered; decides between those first seen exactly at `until`; null: never had one
  heartbeat TEXT -- when a sign of life was last sent; null: never
) WITHOUT ROWID;
CREATE TABLE shown ( -- What each reader was shown, and what is still owed.
  reader TEXT NOT NULL REFERENCES readers(name) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the reader
  story TEXT NOT NULL REFERENCES stories(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the story
  at TEXT NOT NULL, -- when
  held INTEGER NOT NULL DEFAULT 0, -- 1: it was news but was cut by a limit; still owed
  PRIMARY KEY (reader, story)
) WITHOUT ROWID;
CREATE INDEX shown_story ON shown (story);
CREATE INDEX shown_at ON shown (reader, at);
CREATE TABLE corrections ( -- What readers said; an input of tagging and grouping that no rebuild loses. No foreign key: a correction may come back from a file before its story does.
  n INTEGER PRIMARY KEY, -- number of the correction
  how TEXT NOT NULL, -- not, mute, pin or split
  story TEXT NOT NULL, -- story id
  other TEXT NOT NULL DEFAULT '', -- not: a topic; pin: another story id; else empty
  at TEXT NOT NULL, -- when it was said
  by TEXT NOT NULL, -- reader who said it
  UNIQUE (how, story, other, by)
);
CREATE INDEX corrections_story ON corrections (story);
CREATE TABLE digests ( -- Digests that were put out.
  n INTEGER PRIMARY KEY, -- number of the digest
  reader TEXT NOT NULL REFERENCES readers(name) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- whose
  at TEXT NOT NULL, -- the moment it speaks of
  since TEXT, -- how far it looked back; null: not said
  target TEXT NOT NULL, -- where it went, without secrets
  developments TEXT NOT NULL -- ids in the order listed
);
CREATE INDEX digests_reader ON digests (reader, at);
CREATE TABLE dropped ( -- Names of stories that retention dropped, so that they do not come back as new while a feed still carries them.
  n INTEGER PRIMARY KEY, -- number of the row
  story TEXT NOT NULL, -- id of the story that was dropped
  feed TEXT REFERENCES feeds(url) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- feed that carried it; null: its own address
  guid TEXT, -- the feed's own name for it; null: none given
  url TEXT NOT NULL, -- canonical address
  at TEXT NOT NULL -- when it was dropped, or last carried since
);
CREATE INDEX dropped_url ON dropped (url);
CREATE INDEX dropped_guid ON dropped (feed, guid);
CREATE INDEX dropped_at ON dropped (at);
CREATE INDEX dropped_story ON dropped (story);
CREATE TABLE unsearched ( -- Stories that wait for their place in the full-text table: many at once cost a third of one by one.
  n INTEGER PRIMARY KEY -- the story's number
);
CREATE TABLE meta ( -- Facts about this database.
  key TEXT PRIMARY KEY NOT NULL, -- name of the fact
  value TEXT NOT NULL -- its value
) WITHOUT ROWID;
CREATE VIRTUAL TABLE stories_fts USING fts5(title, summary, spaced, content='stories', content_rowid='n', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER stories_ai AFTER INSERT ON stories BEGIN INSERT INTO unsearched (n) VALUES (new.n); END;
CREATE TRIGGER stories_ad AFTER DELETE ON stories BEGIN INSERT INTO stories_fts (stories_fts, rowid, title, summary, spaced) SELECT 'delete', old.n, old.title, old.summary, old.spaced WHERE NOT EXISTS (SELECT 1 FROM unsearched WHERE n = old.n); DELETE FROM unsearched WHERE n = old.n; END;
CREATE TRIGGER stories_au AFTER UPDATE OF title, summary, spaced ON stories BEGIN INSERT INTO stories_fts (stories_fts, rowid, title, summary, spaced) SELECT 'delete', old.n, old.title, old.summary, old.spaced WHERE NOT EXISTS (SELECT 1 FROM unsearched WHERE n = old.n); INSERT OR IGNORE INTO unsearched (n) VALUES (new.n); END;
INSERT INTO feeds (url, name, kind, etag, asks) VALUES ('https://feeds.example/a.xml', 'News', 'press', '"1"', '{"ttl":60.0}'), ('https://feeds.example/b.xml', NULL, NULL, NULL, '{}');
INSERT INTO fetches (feed, at, outcome, status, bytes, new, revised) VALUES ('https://feeds.example/a.xml', '2025-03-13T08:00:01.000000Z', 'fetched', 200, 5, 2, 0);
INSERT INTO rules (n, version) VALUES (1, 'v1');
INSERT INTO stories (n, id, url, title, summary, source, feed, published, first_seen, language, late, history, spaced, derived) VALUES
  (1, 'f1372b7cd058c104', 'https://news.example/1', 'Zebra escapes', 'From the zoo', 'News', 'https://feeds.example/a.xml', '2025-03-13T08:00:01.000000Z', '2025-03-13T08:00:01.000000Z', 'en', 0, 0, NULL, 1),
  (2, '508006291f914654', 'https://news.example/2', '赵长鹏获特赦', '', 'News', 'https://feeds.example/a.xml', NULL, '2025-03-13T08:00:01.000000Z', 'zh', 0, 0, '赵 长 鹏 获 特 赦', 1),
  (3, '9a0c74f1fb5d4fad', 'https://news.example/3', 'Fact', '', 'Other', NULL, '2025-03-13T08:00:01.000000Z', '2025-03-13T08:00:01.000000Z', 'en', 0, 1, NULL, NULL);
INSERT INTO sightings (story, feed, guid, url, at) VALUES ('f1372b7cd058c104', 'https://feeds.example/a.xml', 'g', NULL, '2025-03-13T08:00:01.000000Z'), ('f1372b7cd058c104', 'https://feeds.example/b.xml', NULL, 'https://other.example/1', '2025-03-13T08:00:01.000000Z');
INSERT INTO revisions (story, position, at, title, summary) VALUES ('f1372b7cd058c104', 0, '2025-03-13T08:00:01.000000Z', 'Zebra at large', '');
INSERT INTO readings (story, at, status, speaker, origin, cue, official, stages, entities, numbers) VALUES
  ('f1372b7cd058c104', '2025-03-13T08:00:01.000000Z', 'reported', NULL, 'News', '{"field":"title","start":0,"end":5,"text":"Zebra"}', 0.0, '[]', '["zebra"]', '[]');
INSERT INTO tags (story, position, topic, role, score, evidence) VALUES
  ('f1372b7cd058c104', 0, 'zebra', 'focus', 0.9, '[{"topic":"zebra","role":"focus","concept":"zebra","alias":"zebra","field":"title","start":0,"end":5,"text":"Zebra","how":"strong","value":1.0}]');
INSERT INTO developments (id, founded, title, topics, stage, status, disputed, muted, lead, first_published, last_published, first_seen, last_seen, last_new, stories, steps, origins) VALUES
  ('f1372b7cd058c104', '2025-03-13T08:00:01.000000Z', 'Zebra escapes', '["zebra"]', NULL, 'reported', 0, 1, 'f1372b7cd058c104', '2025-03-13T08:00:01.000000Z', '2025-03-13T08:00:01.000000Z', '2025-03-13T08:00:01.000000Z', '2025-03-13T08:00:01.000000Z', '2025-03-13T08:00:01.000000Z', 1, '[{"at":"2025-03-13T08:00:01.000000Z","status":"reported","story":"f1372b7cd058c104","speaker":null,"origin":null}]', '[["News",["f1372b7cd058c104"]]]');
INSERT INTO members (story, development, position, kind, parent, score, why, units, new_units) VALUES ('f1372b7cd058c104', 'f1372b7cd058c104', 0, 'first', NULL, 1.0, '', '[]', '[]');
INSERT INTO background (story, why) VALUES ('508006291f914654', 'only mentions it');
INSERT INTO links (development, position, how, other) VALUES ('f1372b7cd058c104', 0, 'reacts_to', 'f1372b7cd058c104');
INSERT INTO aliases (id, development, at) VALUES ('0123456789abcdef', 'f1372b7cd058c104', '2025-03-13T08:00:01.000000Z'), ('fedcba9876543210', NULL, '2025-03-13T08:00:01.000000Z');
INSERT INTO readers (name, until) VALUES ('default', '2025-03-13T08:00:01.000000Z');
INSERT INTO shown (reader, story, at, held) VALUES ('default', 'f1372b7cd058c104', '2025-03-13T08:00:01.000000Z', 0);
INSERT INTO corrections (how, story, other, at, by) VALUES ('mute', 'f1372b7cd058c104', '', '2025-03-13T08:00:01.000000Z', 'default');
INSERT INTO digests (reader, at, since, target, developments) VALUES ('default', '2025-03-13T08:00:01.000000Z', NULL, '-', '["f1372b7cd058c104"]');
INSERT INTO dropped (story, feed, guid, url, at) VALUES ('ffffffffffffffff', 'https://feeds.example/a.xml', 'old', 'https://news.example/old', '2025-03-13T08:00:01.000000Z');
INSERT INTO meta (key, value) VALUES ('created', '2025-03-13T08:00:01.000000Z'), ('rules', 'v1');
PRAGMA application_id = 1953655666;
PRAGMA user_version = 3;
COMMIT;
