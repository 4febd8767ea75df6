#pragma once
#include <cstdint>
#include <memory>
#include <string>

#include "newsbrief/error.hpp"
#include "newsbrief/grid.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::store {

/// A SQLite database: a table for each kind of fact, foreign keys, a full-text index over sentences, and the views
/// calls_v, ceasefires_v, swaps_v, positions_v and events_v.
class SqliteStore {
 public:
  /// Opens or makes the database. Fails with cannot_write (also where the file is another kind of database).
  static Result<SqliteStore> open(const std::string& path);
  /// Opens a database that is there, to read alone. Fails with cannot_read (also where it is no store).
  static Result<SqliteStore> open_read_only(const std::string& path);
  /// Whether a file begins as SQLite's databases do.
  static bool is_store(const std::string& path);
  ~SqliteStore();
  SqliteStore(SqliteStore&&) noexcept;
  SqliteStore& operator=(SqliteStore&&) noexcept;

  /// Adds the model of a document of `file`. The same text from the same source again changes nothing.
  Result<void> add(const Model& model, const std::string& file);
  /// Takes out the articles of a file.
  Result<void> remove_file(const std::string& file);
  /// The rows of one SELECT. Fails with bad_sql: SQLite's words with the names of the tables, or a statement that is no
  /// question.
  Result<Grid> select(const std::string& sql) const;
  /// Ends the transaction; `note` is kept with it, in place of the last one.
  Result<void> commit(const std::string& note);
  /// The note of the last commit, or empty.
  std::string note() const;

 private:
  struct State;
  explicit SqliteStore(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace newsbrief::store
