#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"
#include "newsbrief/reader.hpp"

namespace newsbrief::reading {

/// Whether `text` begins as a JSON object or list does ('{' or '[' after white space and a byte order mark).
bool may_be_json(std::string_view text);

/// Whether all of `text` is one JSON value.
bool is_json(std::string_view text);

/// Whether lists and objects are nested deeper than kDeepestJson.
bool is_too_deep(std::string_view json);

/// The records of one JSON value, an object or a list of objects. `where` names it in errors ("FILE" or "FILE:LINE").
/// A value that is no JSON gives nothing: the caller decides whether it is plain text. too_deep is a fault of its own.
std::optional<std::vector<Result<RawArticle>>> read_records(std::string_view json, const std::string& where);

}  // namespace newsbrief::reading
