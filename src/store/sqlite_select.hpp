#pragma once
#include <string>

#include "newsbrief/error.hpp"
#include "newsbrief/grid.hpp"

struct sqlite3;

namespace newsbrief::store {

/// Runs one statement that only reads, and gives its rows. Fails with bad_sql.
Result<Grid> select_rows(sqlite3* db, const std::string& sql);

}  // namespace newsbrief::store
