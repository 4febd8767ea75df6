#include "newsbrief/json.hpp"

#include <nlohmann/json.hpp>

#include "model/json_text.hpp"
#include "newsbrief/fields.hpp"
#include "newsbrief/version.hpp"
#include "resources/data_files.hpp"

namespace newsbrief {
namespace {

using Json = nlohmann::ordered_json;

// --- writing ---------------------------------------------------------------------------------------------------------

void write(model::JsonText& out, const std::string& v) { out.string(v); }
void write(model::JsonText& out, bool v) { out.boolean(v); }
void write(model::JsonText& out, std::uint32_t v) { out.number(std::uint64_t{v}); }
void write(model::JsonText& out, double v) { out.number(v); }
template <class T>
void write(model::JsonText& out, const T& value);

template <class T>
void write(model::JsonText& out, const std::vector<T>& list) {
  out.begin('[');
  for (const auto& item : list) {
    out.element();
    write(out, item);
  }
  out.end(']');
}

struct Writer {
  model::JsonText& out;

  void operator()(const char* name, const std::string& v) {
    if (!v.empty()) put(name, v);
  }
  template <class T>
  void operator()(const char* name, const std::optional<T>& v) {
    if (v) put(name, *v);
  }
  template <class T>
  void operator()(const char* name, const T& v) {
    put(name, v);
  }
  void flat(const Span& v) {
    put("start", v.start);
    put("end", v.end);
    put("text", v.text);
    if (v.in_title) put("in", std::string("title"));
  }

 private:
  template <class T>
  void put(const char* name, const T& v) {
    out.key(name);
    write(out, v);
  }
};

template <class T>
void write(model::JsonText& out, const T& value) {
  out.begin('{');
  Writer writer{out};
  if constexpr (std::is_same_v<T, Span>) {
    writer.flat(value);
  } else {
    fields(value, writer);
  }
  out.end('}');
}

unsigned indent_of(JsonStyle style) { return style == JsonStyle::indented ? 2 : 0; }

// --- reading ---------------------------------------------------------------------------------------------------------

/// Walks an object along the same field lists and remembers the first value of a wrong type.
struct Reader {
  const Json& in;
  std::string path;
  std::string& wrong;

  template <class T>
  void operator()(const char* name, T& v) {
    if (!wrong.empty() || !in.contains(name)) return;
    take(in[name], path + "." + name, v);
  }

  void flat(Span& v) {
    (*this)("start", v.start);
    (*this)("end", v.end);
    (*this)("text", v.text);
    v.in_title = in.contains("in") && in["in"] == "title";
  }

 private:
  void take(const Json& j, const std::string& at, std::string& v) {
    j.is_string() ? void(v = j.get<std::string>()) : miss(at, "a string");
  }
  void take(const Json& j, const std::string& at, bool& v) {
    j.is_boolean() ? void(v = j.get<bool>()) : miss(at, "true or false");
  }
  void take(const Json& j, const std::string& at, double& v) {
    j.is_number() ? void(v = j.get<double>()) : miss(at, "a number");
  }
  void take(const Json& j, const std::string& at, std::uint32_t& v) {
    j.is_number_unsigned() && j.get<std::uint64_t>() <= UINT32_MAX ? void(v = j.get<std::uint32_t>())
                                                                   : miss(at, "an offset");
  }
  template <class T>
  void take(const Json& j, const std::string& at, std::optional<T>& v) {
    if (j.is_null()) return;
    take(j, at, v.emplace());
  }
  template <class T>
  void take(const Json& j, const std::string& at, std::vector<T>& v) {
    if (!j.is_array()) return miss(at, "a list");
    for (std::size_t i = 0; i < j.size(); ++i) take(j[i], at + "[" + std::to_string(i) + "]", v.emplace_back());
  }
  template <class T>
  void take(const Json& j, const std::string& at, T& v) {
    if (!j.is_object()) return miss(at, "an object");
    Reader inner{j, at, wrong};
    if constexpr (std::is_same_v<T, Span>) {
      inner.flat(v);
    } else {
      fields(v, inner);
    }
  }
  void miss(const std::string& at, const char* what) {
    if (wrong.empty()) wrong = at.substr(1) + " is not " + what;
  }
};

}  // namespace

std::string to_json(const Model& model, JsonStyle style) {
  model::JsonText out(indent_of(style));
  out.begin('{');
  out.key("schema");
  out.string(kSchema);
  Writer writer{out};
  fields(model, writer);
  out.end('}');
  return std::move(out).take();
}

template <class Fact>
std::string fact_to_json(const Fact& fact, JsonStyle style) {
  model::JsonText out(indent_of(style));
  write(out, fact);
  return std::move(out).take();
}
template std::string fact_to_json(const Contact&, JsonStyle);
template std::string fact_to_json(const Ceasefire&, JsonStyle);
template std::string fact_to_json(const PrisonerSwap&, JsonStyle);
template std::string fact_to_json(const Position&, JsonStyle);
template std::string fact_to_json(const Quote&, JsonStyle);
template std::string fact_to_json(const Event&, JsonStyle);
template std::string fact_to_json(const Entity&, JsonStyle);
template std::string fact_to_json(const Time&, JsonStyle);
template std::string fact_to_json(const Quantity&, JsonStyle);
template std::string fact_to_json(const TimelineEntry&, JsonStyle);
template std::string fact_to_json(const Discrepancy&, JsonStyle);
template std::string fact_to_json(const Explanation&, JsonStyle);

std::string error_to_json(const Error& error, JsonStyle style) {
  const Json out{
      {"schema", kSchema}, {"source", error.where}, {"error", {{"code", error.code}, {"message", error.message}}}};
  return out.dump(style == JsonStyle::indented ? 2 : -1, ' ', false, Json::error_handler_t::replace);
}

Result<Model> from_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return failure("bad_json", "not a JSON object");
  if (!json.contains("schema") || json["schema"] != kSchema)
    return failure("bad_schema", std::string("not an object of the schema ") + kSchema + " (export writes it)");
  Model model;
  std::string wrong;
  Reader reader{json, "", wrong};
  fields(model, reader);
  if (!wrong.empty()) return failure("bad_json", wrong);
  return model;
}

std::string_view json_schema() {
  static resources::DataFiles files;  // the copy in the program; no folder overrides the contract
  return files.read("schema/newsbrief-1.schema.json").value_or("{}");
}

}  // namespace newsbrief
