#include "lexicon/actor_dictionary.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace newsbrief::lexicon {
namespace {

constexpr std::int32_t kNoDay = -1;
constexpr std::string_view kBlanks = " \t";

std::int32_t number_of(const ActorDictionary::Day& day) {
  if (!day) return kNoDay;
  return static_cast<int>(day->year()) * 10000 + static_cast<std::int32_t>(static_cast<unsigned>(day->month()) * 100) +
         static_cast<std::int32_t>(static_cast<unsigned>(day->day()));
}

bool is_code(std::string_view code) {
  return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

void ActorDictionary::read(std::string_view bytes, std::string file) {
  files_.push_back(std::move(file));
  const auto before = problems_.size();
  DictionaryLines lines(bytes);
  CodedLine coded;
  while (const auto line = lines.next()) {
    read_coded_line(*line, coded);
    if (!coded.fault.empty()) problem(lines.line(), coded.fault);
    if (!coded.phrase.empty()) add_phrases(coded.phrase, lines.line());
    for (const auto code : coded.codes) add_code(code, lines.line());
  }
  close_record();
  std::stable_sort(problems_.begin() + static_cast<std::ptrdiff_t>(before), problems_.end(),
                   [](const DictionaryProblem& a, const DictionaryProblem& b) { return a.line < b.line; });
}

/// "PHRASE", "+ALIAS" or "+ALIAS +ALIAS".
void ActorDictionary::add_phrases(std::string_view phrases, std::size_t line) {
  while (!phrases.empty()) {
    auto end = phrases.size();
    for (std::size_t at = 1; at < phrases.size() && end == phrases.size(); ++at)
      if (phrases[at] == '+' && kBlanks.find(phrases[at - 1]) != std::string_view::npos) end = at;
    const auto phrase = phrases.substr(0, end);
    if (phrase.front() == '+') {
      add_alias(phrase.substr(1), line);
    } else {
      open_record(phrase, line);
    }
    phrases.remove_prefix(end);
  }
}

void ActorDictionary::open_record(std::string_view phrase, std::size_t line) {
  close_record();
  ++counts_.actors;
  records_.push_back({static_cast<std::uint32_t>(codes_.size()), 0, static_cast<std::uint32_t>(files_.size() - 1),
                      static_cast<std::uint32_t>(line)});
  record_open_ = true;
  const auto before = uses_.size();
  add_use(phrase, line, false);
  opening_ = uses_.size() > before ? uses_.back().phrase : kNone;
}

void ActorDictionary::close_record() {
  if (!std::exchange(record_open_, false)) return;
  const auto& record = records_.back();
  const auto codes = std::span(codes_).subspan(record.first_code);
  if (opening_ == kNone) return;  // told already
  if (codes.empty()) return problem(record.line, "'" + std::string(phrases_.text(opening_)) + "' has no code");
  if (std::all_of(codes.begin(), codes.end(), [&](const Code& c) { return text(c) == kDiscard; })) ++counts_.discards;
}

void ActorDictionary::add_alias(std::string_view phrase, std::size_t line) {
  ++counts_.aliases;
  if (!record_open_) return problem(line, "an alias before any actor");
  add_use(phrase, line, true);
}

void ActorDictionary::add_use(std::string_view phrase, std::size_t line, bool alias) {
  std::string written(phrase);
  std::erase(written, ']');  // told already
  const auto key = phrase_key(written);
  if (key.empty()) return problem(line, "an empty phrase");
  const auto number = phrases_.add(key);
  const auto use = static_cast<std::uint32_t>(uses_.size());
  uses_.push_back(
      {number, static_cast<std::uint32_t>(records_.size() - 1), static_cast<std::uint32_t>(line), kNone, alias});
  if (number == first_use_.size()) {
    first_use_.push_back(use);
    last_use_.push_back(use);
  } else {
    uses_[last_use_[number]].next = use;
    last_use_[number] = use;
  }
}

/// "CODE" or "CODE restriction".
void ActorDictionary::add_code(std::string_view code, std::size_t line) {
  ++counts_.codes;
  const auto end = std::min(code.find_first_of(" \t<>"), code.size());
  const auto restriction = code.substr(end);
  counts_.dated += restriction.find_first_not_of(kBlanks) != std::string_view::npos;
  if (code.empty()) return problem(line, "an empty code");
  if (!record_open_) return problem(line, "a code before any actor: [" + std::string(code) + "]");
  if (!is_code(code.substr(0, end))) return problem(line, "bad code [" + std::string(code) + "]");
  const auto dates = read_code_dates(restriction);
  if (!dates) return problem(line, "bad date [" + std::string(code) + "]");
  if (dates->from >= dates->to) problem(line, "a range that ends before it begins [" + std::string(code) + "]");
  codes_.push_back(
      {stored_code(code.substr(0, end)), static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(line), *dates});
  ++records_.back().codes;
}

/// Most codes repeat the one before.
std::uint32_t ActorDictionary::stored_code(std::string_view code) {
  if (!codes_.empty()) {
    if (text(codes_.back()) == code) return codes_.back().start;
  }
  code_text_ += code;
  return static_cast<std::uint32_t>(code_text_.size() - code.size());
}

void ActorDictionary::problem(std::size_t line, std::string message) {
  problems_.push_back({files_.back(), line, std::move(message)});
}

std::string_view ActorDictionary::code_of(std::uint32_t phrase, std::int32_t day) const {
  for (auto use = first_use_[phrase]; use != kNone; use = uses_[use].next) {
    const auto& record = records_[uses_[use].record];
    for (auto i = record.first_code; i < record.first_code + record.codes; ++i) {
      const bool holds = day == kNoDay ? !codes_[i].dates.restricted() : codes_[i].dates.holds(day);
      if (holds) return text(codes_[i]);
    }
  }
  return {};
}

std::string_view ActorDictionary::code(std::string_view phrase, const Day& day) const {
  const auto found = phrases_.find(phrase_key(phrase));
  return found ? code_of(*found, number_of(day)) : std::string_view{};
}

std::optional<ActorDictionary::Match> ActorDictionary::match(const document::WorkingDocument& doc, std::uint32_t at,
                                                             std::uint32_t limit, const Day& day) const {
  while (const auto found = phrases_.match(doc, at, limit)) {
    if (const auto held = code_of(found->phrase, number_of(day)); !held.empty())
      return Match{held, uses_[first_use_[found->phrase]].record, found->end};
    limit = found->end - 1;  // no code on that day: a shorter phrase may have one
  }
  return std::nullopt;
}

std::vector<ActorDictionary::CodeLine> ActorDictionary::codes() const {
  std::vector<CodeLine> out;
  out.reserve(codes_.size());
  for (const auto& code : codes_) out.push_back({text(code), code.line});
  return out;
}

std::vector<ActorDictionary::Entry> ActorDictionary::entries() const {
  std::vector<Entry> out;
  out.reserve(uses_.size());
  for (std::uint32_t i = 0; i < uses_.size(); ++i) {
    const auto& use = uses_[i];
    out.push_back({phrases_.text(use.phrase), records_[use.record].file, use.line, use.alias, {}});
    if (first_use_[use.phrase] != i) out.back().earlier = first_use_[use.phrase];
  }
  return out;
}

}  // namespace newsbrief::lexicon
