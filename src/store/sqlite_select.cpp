#include "store/sqlite_select.hpp"

#include <sqlite3.h>

#include <memory>

#include "text/utf8.hpp"

namespace newsbrief::store {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { ::sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

Statement prepare(sqlite3* db, const char* sql, const char** tail) {
  sqlite3_stmt* made = nullptr;
  ::sqlite3_prepare_v2(db, sql, -1, &made, tail);
  return Statement(made);
}

std::string text_of(sqlite3_stmt* row, int column) {
  const auto* bytes = ::sqlite3_column_text(row, column);
  return bytes ? std::string(reinterpret_cast<const char*>(bytes),
                             static_cast<std::size_t>(::sqlite3_column_bytes(row, column)))
               : std::string();
}

GridValue value_of(sqlite3_stmt* row, int column) {
  switch (::sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
      return std::monostate{};
    case SQLITE_INTEGER:
      return std::int64_t{::sqlite3_column_int64(row, column)};
    case SQLITE_FLOAT:
      return ::sqlite3_column_double(row, column);
    default:
      return text_of(row, column);
  }
}

/// What a question may be about: without the full-text index's own tables.
std::string table_names(sqlite3* db) {
  const auto names = prepare(db,
                             "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE "
                             "'sentences_fts_%' AND name <> 'batch_note' ORDER BY type = 'view', name",
                             nullptr);
  std::string out;
  while (names && ::sqlite3_step(names.get()) == SQLITE_ROW) out += (out.empty() ? "" : " ") + text_of(names.get(), 0);
  return out;
}

tl::unexpected<Error> bad_sql(sqlite3* db, const std::string& why) {
  return failure("bad_sql", "the SQL does not run: " + why + " (tables: " + table_names(db) + ")");
}

}  // namespace

Result<Grid> select_rows(sqlite3* db, const std::string& sql) {
  ::sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  const char* tail = nullptr;
  const auto statement = prepare(db, sql.c_str(), &tail);
  if (!statement && ::sqlite3_errcode(db) != SQLITE_OK) return bad_sql(db, ::sqlite3_errmsg(db));
  if (!statement) return failure("bad_sql", "there is no SQL in it (write SELECT … FROM a table)");
  if (::sqlite3_stmt_readonly(statement.get()) == 0)
    return failure("bad_sql", "this would change the store; a question is a SELECT");
  if (tail && !text::trim(tail).empty())
    return failure("bad_sql", "that is more than one statement: '" + std::string(text::trim(tail)) + "'");
  Grid out;
  const int columns = ::sqlite3_column_count(statement.get());
  for (int i = 0; i < columns; ++i) out.columns.emplace_back(::sqlite3_column_name(statement.get(), i));
  int code = SQLITE_ROW;
  while ((code = ::sqlite3_step(statement.get())) == SQLITE_ROW) {
    auto& row = out.rows.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(value_of(statement.get(), i));
  }
  if (code != SQLITE_DONE) return bad_sql(db, ::sqlite3_errmsg(db));
  return out;
}

}  // namespace newsbrief::store
