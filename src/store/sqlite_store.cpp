#include "store/sqlite_store.hpp"

#include <sqlite3.h>

#include <array>
#include <fstream>
#include <map>
#include <string_view>

#include "store/sqlite_schema.hpp"
#include "store/sqlite_select.hpp"
#include "text/utf8.hpp"

namespace newsbrief::store {
namespace {

constexpr int kVersion = 2;

/// A prepared statement; `run` binds its arguments in order and steps once.
class Statement {
 public:
  Statement(sqlite3* db, const char* sql) {
    ::sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &made_, nullptr);
  }
  ~Statement() { ::sqlite3_finalize(made_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  template <class... Args>
  int run(const Args&... args) {
    if (!made_) return SQLITE_ERROR;
    int at = 0;
    (bind(++at, args), ...);
    const int code = ::sqlite3_step(made_);
    if (code == SQLITE_ROW) text_ = column();
    ::sqlite3_reset(made_);
    return code;
  }
  const std::string& text() const { return text_; }

 private:
  std::string column() const {
    const auto* bytes = ::sqlite3_column_text(made_, 0);
    return bytes ? reinterpret_cast<const char*>(bytes) : std::string();
  }
  void bind(int at, std::string_view v) {
    ::sqlite3_bind_text64(made_, at, v.data() ? v.data() : "", v.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  void bind(int at, const std::string& v) { bind(at, std::string_view(v)); }
  void bind(int at, double v) { ::sqlite3_bind_double(made_, at, v); }
  void bind(int at, std::int64_t v) { ::sqlite3_bind_int64(made_, at, v); }
  void bind(int at, std::uint32_t v) { ::sqlite3_bind_int64(made_, at, v); }
  void bind(int at, bool v) { ::sqlite3_bind_int(made_, at, v ? 1 : 0); }
  void bind(int at, std::nullptr_t) { ::sqlite3_bind_null(made_, at); }
  void bind(int at, const Time& v) { bind(at, v.value); }
  void bind(int at, const Phrase& v) { bind(at, v.text); }
  void bind(int at, const Ref& v) { bind(at, v.name); }
  template <class T>
  void bind(int at, const std::optional<T>& v) {
    v ? bind(at, *v) : bind(at, nullptr);
  }

  sqlite3_stmt* made_ = nullptr;
  std::string text_;
};

Span first(const std::vector<Span>& evidence) { return evidence.empty() ? Span{} : evidence.front(); }

/// Sentences for searching: a full stop, question or exclamation mark before white space and a capital, or a line's
/// end.
std::vector<std::string> sentences_of(std::string_view all) {
  std::vector<std::string> out;
  std::size_t begin = 0;
  const auto cut = [&](std::size_t end) {
    auto words = text::squeeze(all.substr(begin, end - begin));
    if (!words.empty()) out.push_back(std::move(words));
    begin = end;
  };
  for (std::size_t at = 0; at + 1 < all.size(); ++at) {
    const char c = all[at];
    if (c == '\n') cut(at);
    const bool stop = (c == '.' || c == '!' || c == '?') && all[at + 1] == ' ' && at + 2 < all.size();
    if (stop && text::starts_upper(all.substr(at + 2)) && at - begin > 25) cut(at + 1);
  }
  cut(all.size());
  return out;
}

}  // namespace

struct SqliteStore::State {
  sqlite3* db = nullptr;
  std::string path;
  std::map<const char*, std::unique_ptr<Statement>> statements;
  bool open = false;
  int fault = SQLITE_OK;
  std::string why;
  std::int64_t article = 0;

  ~State() {
    statements.clear();
    ::sqlite3_close(db);
  }

  void note_fault(int code) {
    if (fault != SQLITE_OK || code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
    fault = code;
    why = ::sqlite3_errmsg(db);
  }
  /// `sql` is a literal: its address is the statement's name.
  template <class... Args>
  void run(const char* sql, const Args&... args) {
    auto& made = statements[sql];
    if (!made) made = std::make_unique<Statement>(db, sql);
    note_fault(made->run(args...));
  }
  void script(const char* sql) { note_fault(::sqlite3_exec(db, sql, nullptr, nullptr, nullptr)); }
  Result<void> result() const { return fault == SQLITE_OK ? Result<void>{} : failure("cannot_write", why, path); }
  void begin() {
    if (!std::exchange(open, true)) script("BEGIN IMMEDIATE");
  }
  std::string one_text(const char* sql) {
    Statement s(db, sql);
    return s.run() == SQLITE_ROW ? s.text() : std::string();
  }

  void party(const std::string& fact, const char* role, const Ref& ref) {
    run("INSERT INTO parties VALUES (?1, ?2, ?3, (SELECT id FROM entities WHERE article = ?1 AND id = ?4), ?5, ?6)",
        article, fact, std::string_view(role), ref.entity, ref.name, ref.country);
  }
  void parties(const std::string& fact, const char* role, const std::vector<Ref>& refs) {
    for (const auto& ref : refs) party(fact, role, ref);
  }
  void party(const std::string& fact, const char* role, const std::optional<Ref>& ref) {
    if (ref) party(fact, role, *ref);
  }

  void add_entities(const Model& m) {
    for (const auto& e : m.entities) {
      run("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?)", article, e.id, e.name, e.type, e.country, e.sector,
          e.role, e.code);
      for (const auto& mention : e.mentions)
        run("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)", article, e.id, mention.kind, mention.span.start,
            mention.span.end, mention.span.text);
    }
  }

  void add_contact(const Contact& c, const char* kind) {
    const Span span = first(c.evidence);
    std::string topics;
    for (const auto& topic : c.topics) topics += (topics.empty() ? "" : "; ") + topic.text;
    const std::optional<Time> duration = c.durations.empty() ? std::nullopt : std::optional(c.durations.front());
    run("INSERT INTO contacts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", article, c.id, std::string_view(kind),
        c.date, c.start, c.end, duration, c.medium, c.place, topics, c.status, span.start, span.end, span.text);
    for (const auto& d : c.durations)
      run("INSERT INTO durations VALUES (?, ?, ?, ?, ?, ?, ?)", article, c.id, d.value, d.mod, d.span.start, d.span.end,
          d.span.text);
    parties(c.id, "participant", c.participants);
    party(c.id, "initiator", c.initiator);
    party(c.id, "announced_by", c.announced_by);
  }

  void add_ceasefire(const Ceasefire& c) {
    const Span span = first(c.evidence);
    run("INSERT INTO ceasefires VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", article, c.id, c.scope, c.scope_text,
        c.duration, c.starts, c.ends, c.status, span.start, span.end, span.text);
    for (const auto& d : c.conditions)
      run("INSERT INTO conditions VALUES (?, ?, ?, ?, ?, ?, ?)", article, c.id, d.by, d.kind, d.text, d.span.start,
          d.span.end);
    for (const auto& t : c.terms)
      run("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", article, c.id, t.text, t.span.start, t.span.end);
    for (const auto& r : c.responses)
      run("INSERT INTO responses VALUES (?, ?, ?, ?, ?, ?, ?)", article, c.id, r.by, r.stance, r.span.start, r.span.end,
          r.span.text);
    parties(c.id, "party", c.parties);
    parties(c.id, "proposed_by", c.proposed_by);
    parties(c.id, "mediator", c.mediators);
    parties(c.id, "monitor", c.monitors);
  }

  void add_swap(const PrisonerSwap& s) {
    const Span span = first(s.evidence);
    run("INSERT INTO swaps VALUES (?, ?, ?, ?, ?, ?, ?, ?)", article, s.id, s.date, s.place, s.status, span.start,
        span.end, span.text);
    for (const auto& t : s.transfers) {
      const std::optional<double> count = t.quantity ? std::optional(t.quantity->value) : std::nullopt;
      run("INSERT INTO transfers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", article, s.id, t.from, t.to, count, t.who,
          t.mutual, t.note, t.span.start, t.span.end, t.span.text);
    }
    parties(s.id, "party", s.parties);
    parties(s.id, "mediator", s.mediators);
    party(s.id, "reported_by", s.reported_by);
  }

  void add_voices(const Model& m) {
    for (const auto& p : m.positions) {
      const Span span = first(p.evidence);
      run("INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", article, p.id, p.stance, p.about, p.condition_for,
          p.quoted, span.start, span.end, span.text);
      party(p.id, "holder", p.holder);
      party(p.id, "toward", p.toward);
      party(p.id, "reported_by", p.reported_by);
    }
    for (const auto& q : m.quotes) {
      const Span span = first(q.content);
      run("INSERT INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?)", article, q.id, q.speaker, q.direct, q.text, span.start,
          span.end);
    }
  }

  void add_event(const Event& e) {
    std::string contexts;
    for (const auto& context : e.contexts) contexts += (contexts.empty() ? "" : "; ") + context;
    run("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", article, e.id, e.type, e.mode, contexts,
        e.cameo, e.date, e.place, e.polarity, e.modality, e.confidence, e.trigger.start, e.trigger.end, e.trigger.text);
    parties(e.id, "actor", e.actors);
    parties(e.id, "recipient", e.recipients);
    party(e.id, "reported_by", e.reported_by);
  }

  void add_values(const Model& m) {
    for (const auto& t : m.times)
      run("INSERT INTO times VALUES (?, ?, ?, ?, ?, ?, ?)", article, t.value, t.type, t.mod, t.span.start, t.span.end,
          t.span.text);
    for (const auto& q : m.quantities)
      run("INSERT INTO quantities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", article, q.value, q.min, q.max, q.unit, q.mod,
          q.span.start, q.span.end, q.span.text);
    for (const auto& t : m.timeline) {
      std::string refs;
      for (const auto& ref : t.refs) refs += (refs.empty() ? "" : " ") + ref;
      run("INSERT INTO timeline VALUES (?, ?, ?, ?)", article, t.time, t.text, refs);
    }
    for (const auto& d : m.discrepancies)
      for (const auto& v : d.values)
        run("INSERT INTO discrepancies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", article, d.about, d.field, v.value, v.by,
            v.span.start, v.span.end, v.span.text);
  }
};

SqliteStore::SqliteStore(std::unique_ptr<State> state) : state_(std::move(state)) {}
SqliteStore::~SqliteStore() = default;
SqliteStore::SqliteStore(SqliteStore&&) noexcept = default;
SqliteStore& SqliteStore::operator=(SqliteStore&&) noexcept = default;

Result<SqliteStore> SqliteStore::open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->note_fault(::sqlite3_open(path.c_str(), &state->db));
  ::sqlite3_busy_timeout(state->db, 10'000);
  state->script("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;");
  const auto version = state->one_text("PRAGMA user_version");
  const auto tables = state->one_text("SELECT count(*) FROM sqlite_master");
  if (state->fault == SQLITE_OK && tables != "0" && version != std::to_string(kVersion))
    return failure("cannot_write",
                   version == "1" ? "an older version of newsbrief wrote this store (name a new file)"
                                  : "this is another program's database (name a new file)",
                   path);
  if (tables == "0") state->script((std::string("BEGIN;") + kSqliteSchema + "COMMIT;").c_str());
  if (auto good = state->result(); !good) return tl::unexpected<Error>(good.error());
  return SqliteStore(std::move(state));
}

Result<void> SqliteStore::add(const Model& model, const std::string& file) {
  auto& s = *state_;
  s.begin();
  const auto& a = model.article;
  const std::optional<std::string> place = a.dateline ? a.dateline->place : std::nullopt;
  s.run(
      "INSERT OR IGNORE INTO articles (file, source, sha256, title, byline, published, dateline_place, language, "
      "characters, "
      "tokens, sentences, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      file, a.source, a.id, a.title, a.byline, a.published, place, a.language, a.characters, a.tokens, a.sentences,
      a.text);
  if (s.fault == SQLITE_OK && ::sqlite3_changes(s.db) == 0) return {};
  s.article = ::sqlite3_last_insert_rowid(s.db);
  s.add_entities(model);
  for (const auto& c : model.calls) s.add_contact(c, "call");
  for (const auto& c : model.meetings) s.add_contact(c, "meeting");
  for (const auto& c : model.ceasefires) s.add_ceasefire(c);
  for (const auto& p : model.prisoner_swaps) s.add_swap(p);
  for (const auto& e : model.events) s.add_event(e);
  s.add_voices(model);
  s.add_values(model);
  if (a.text)
    for (const auto& sentence : sentences_of(*a.text))
      s.run("INSERT INTO sentences (article, text) VALUES (?, ?)", s.article, sentence);
  return s.result();
}

Result<SqliteStore> SqliteStore::open_read_only(const std::string& path) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->note_fault(::sqlite3_open_v2(path.c_str(), &state->db, SQLITE_OPEN_READONLY, nullptr));
  if (state->fault == SQLITE_OK && state->one_text("PRAGMA user_version") != std::to_string(kVersion))
    return failure("cannot_read", "this is no store of this version of newsbrief (make one with export -o NEW.sqlite)",
                   path);
  if (state->fault != SQLITE_OK) return failure("cannot_read", state->why, path);
  return SqliteStore(std::move(state));
}

Result<Grid> SqliteStore::select(const std::string& sql) const { return select_rows(state_->db, sql); }

bool SqliteStore::is_store(const std::string& path) {
  constexpr std::string_view kHeader("SQLite format 3\0", 16);
  std::array<char, 16> bytes{};
  std::ifstream in(path, std::ios::binary);
  return in.read(bytes.data(), bytes.size()) && std::string_view(bytes.data(), bytes.size()) == kHeader;
}

Result<void> SqliteStore::remove_file(const std::string& file) {
  state_->begin();
  // A cascade does not fire triggers of the tables it empties unless told; the index is kept by hand.
  state_->run("DELETE FROM sentences WHERE article IN (SELECT article FROM articles WHERE file = ?)", file);
  state_->run("DELETE FROM articles WHERE file = ?", file);
  return state_->result();
}

Result<void> SqliteStore::commit(const std::string& note) {
  auto& s = *state_;
  s.begin();
  s.run("INSERT OR REPLACE INTO batch_note VALUES (1, ?)", note);
  s.script("COMMIT");
  s.open = false;
  return s.result();
}

std::string SqliteStore::note() const { return state_->one_text("SELECT note FROM batch_note"); }

}  // namespace newsbrief::store
