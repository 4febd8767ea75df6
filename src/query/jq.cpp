#include <string>

#include "newsbrief/query.hpp"

extern "C" {
#include <jq.h>
#include <jv.h>
}

namespace newsbrief {
namespace {

jq_state* state_of(void* p) { return static_cast<jq_state*>(p); }

std::string take_string(jv value) {
  std::string out(jv_string_value(value), static_cast<std::size_t>(jv_string_length_bytes(jv_copy(value))));
  jv_free(value);
  return out;
}

void collect_message(void* to, jv message) {
  auto& out = *static_cast<std::string*>(to);
  if (jv_get_kind(message) == JV_KIND_STRING) {
    const std::string line = take_string(message);
    // jq's advice about the shell and its copy of the program help nobody here.
    std::string told = line.substr(line.starts_with("jq: error: ") ? 11 : 0);
    told = told.substr(0, std::min({told.find(" (Unix shell"), told.find(" at <top-level>"), told.find('\n')}));
    if (!line.starts_with("jq: 1 compile error")) out += (out.empty() ? "" : " ") + told;
    return;
  }
  jv_free(message);
}

}  // namespace

void JqProgram::Free::operator()(void* state) const {
  jq_state* s = state_of(state);
  jq_teardown(&s);
}

Result<JqProgram> JqProgram::compile(const std::string& program) {
  JqProgram out;
  out.state_.reset(jq_init());
  std::string messages;
  jq_set_error_cb(state_of(out.state_.get()), collect_message, &messages);
  const bool compiled = jq_compile(state_of(out.state_.get()), program.c_str()) != 0;
  jq_set_error_cb(state_of(out.state_.get()), nullptr, nullptr);
  if (!compiled) return failure("bad_jq", "the jq program does not compile: " + messages, program);
  return out;
}

Result<std::vector<std::string>> JqProgram::run(const std::string& json, Strings strings) const {
  jq_state* state = state_of(state_.get());
  jv input = jv_parse_sized(json.data(), static_cast<int>(json.size()));
  if (!jv_is_valid(input)) {
    jv_free(input);
    return failure("bad_json", "jq cannot read the model");
  }
  jq_start(state, input, 0);
  std::vector<std::string> out;
  jv result = jq_next(state);
  for (; jv_is_valid(result); result = jq_next(state)) {
    const bool raw = strings == Strings::raw && jv_get_kind(result) == JV_KIND_STRING;
    out.push_back(take_string(raw ? result : jv_dump_string(result, 0)));
  }
  if (!jv_invalid_has_msg(jv_copy(result))) {
    jv_free(result);
    return out;
  }
  jv message = jv_invalid_get_msg(result);
  if (jv_get_kind(message) != JV_KIND_STRING) message = jv_dump_string(message, 0);
  return failure("jq_failed", "the jq program failed: " + take_string(message));
}

}  // namespace newsbrief
