#pragma once
#include <string>

#include "cli/run.hpp"

namespace newsbrief::cli {

/// Asks a store, or the articles of the inputs laid into one in memory, one SELECT. `format` is table, json, jsonl or
/// csv. Gives the exit code.
int run_sql(const InputOptions& input, const std::string& sql, const std::string& format);

/// Tells that an input is a store where articles are wanted; false where none is.
bool tell_stores(const InputOptions& input);

}  // namespace newsbrief::cli
