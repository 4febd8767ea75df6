#include "reading/records.hpp"

#include <initializer_list>
#include <nlohmann/json.hpp>

#include "reading/limits.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

using Json = nlohmann::json;

/// The first of the keys that holds a string (or a number, for ids) that is not blank.
std::optional<std::string> field(const Json& record, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const auto it = record.find(key);
    if (it == record.end()) continue;
    if (it->is_string() && !text::trim(it->get_ref<const std::string&>()).empty()) return it->get<std::string>();
    if (it->is_number_integer()) return std::to_string(it->get<std::int64_t>());
  }
  return std::nullopt;
}

Result<RawArticle> article(const Json& record, const std::string& where) {
  if (!record.is_object()) return failure("bad_json", "a record must be an object with the key \"text\"", where);
  RawArticle out;
  out.source = field(record, {"source", "url", "id"}).value_or(where);
  const auto text = record.find("text") != record.end()   ? record.find("text")
                    : record.find("body") != record.end() ? record.find("body")
                                                          : record.find("content");
  if (text == record.end() || !text->is_string())
    return failure("no_text", "the record has no \"text\" (also read: \"body\", \"content\")", out.source);
  out.text = text->get<std::string>();
  out.title = field(record, {"title"});
  out.byline = field(record, {"byline", "author"});
  out.published = field(record, {"published", "date"});
  if (text::trim(out.text).empty()) return failure("empty", "the record's text is empty", out.source);
  return out;
}

}  // namespace

bool may_be_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto at = text.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

bool is_too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepestJson) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

bool is_json(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return !is_too_deep(text) && Json::accept(text);
}

std::optional<std::vector<Result<RawArticle>>> read_records(std::string_view json, const std::string& where) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  if (is_too_deep(json)) {
    std::vector<Result<RawArticle>> fault;
    fault.push_back(failure("too_deep", "lists and objects are nested deeper than 128", where));
    return fault;
  }
  const Json value = Json::parse(json, nullptr, false);
  if (value.is_discarded() || !value.is_structured()) return std::nullopt;
  std::vector<Result<RawArticle>> out;
  if (value.is_object()) {
    out.push_back(article(value, where));
  } else {
    for (std::size_t i = 0; i < value.size(); ++i)
      out.push_back(article(value[i], where + "#" + std::to_string(i + 1)));
  }
  return out;
}

}  // namespace newsbrief::reading
