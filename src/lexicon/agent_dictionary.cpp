#include "lexicon/agent_dictionary.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::size_t kMostForms = 10'000;  ///< of one phrase with sets in it

/// The plural that a phrase has where the file gives none.
std::string regular_plural(std::string_view phrase) {
  std::string out(phrase);
  while (!out.empty() && (out.back() == '_' || out.back() == ' ')) out.pop_back();
  if (out.empty()) return out;
  const char last = static_cast<char>(out.back() | 0x20);
  if (last == 'y') {
    out.pop_back();
    return out + "ies";
  }
  return out + (last == 's' ? "es" : "s");
}

bool is_code(std::string_view code) {
  return !code.empty() &&
         std::all_of(code.begin(), code.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// "PHRASE {PLURAL}" as its two parts; no plural where no braces are.
struct Forms {
  std::string_view one;
  std::optional<std::string_view> many;
  bool faulty = false;
};

Forms forms_of(std::string_view phrase) {
  const auto open = phrase.find('{');
  const auto close = phrase.find('}');
  if (open == std::string_view::npos) return {phrase, std::nullopt, close != std::string_view::npos};
  const bool faulty = close == std::string_view::npos || close < open || close + 1 != phrase.size();
  return {text::trim(phrase.substr(0, open)), text::trim(phrase.substr(open + 1, close - open - 1)), faulty};
}

}  // namespace

std::string Agent::with(std::string_view owner) const {
  return place == AgentPlace::suffix ? std::string(owner) + code : code + std::string(owner);
}

void AgentDictionary::read(std::string_view bytes, std::string file) {
  files_.push_back(std::move(file));
  sets_.clear();
  DictionaryLines lines(bytes);
  CodedLine coded;
  while (const auto line = lines.next()) {
    if (line->front() == '!' && line->find('=') != std::string_view::npos) {
      read_set(*line, lines.line());
      continue;
    }
    read_coded_line(*line, coded);
    if (coded.fault.empty()) {
      read_agent(coded, lines.line());
    } else {
      problem(lines.line(), coded.fault);
    }
  }
}

/// "!PERSON! = MAN, MEN, WOMAN, WOMEN, PERSON"
void AgentDictionary::read_set(std::string_view line, std::size_t number) {
  const auto equals = line.find('=');
  const auto name = text::trim(line.substr(0, equals));
  if (name.size() < 3 || name.back() != '!') return problem(number, "a substitution set needs a name between two '!'");
  Forms forms;
  for (auto rest = line.substr(equals + 1); !rest.empty();) {
    const auto end = std::min(rest.find(','), rest.size());
    if (const auto form = text::trim(rest.substr(0, end)); !form.empty()) forms.emplace_back(form);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (line.find('!', equals) != std::string_view::npos)
    return problem(number, "the substitution set " + std::string(name) + " names another one");
  if (forms.empty()) return problem(number, "the substitution set " + std::string(name) + " is empty");
  sets_.emplace_back(name, std::move(forms));
}

void AgentDictionary::read_agent(const CodedLine& coded, std::size_t line) {
  const auto forms = forms_of(coded.phrase);
  if (forms.one.empty()) return problem(line, "a code without a phrase");
  if (forms.faulty) return problem(line, "braces that do not close, or stand within the phrase");
  const auto agent = agent_of(coded, line);
  if (!agent) return;
  const auto written = substituted(forms.one, line);
  if (!written) return;
  const bool set = forms.one.find('!') != std::string_view::npos;
  if (phrase_key(written->front()).empty()) return problem(line, "an empty phrase");
  ++counts_.actors;
  for (const auto& form : *written) add(form, *agent);
  uses_.push_back({*phrases_.find(phrase_key(written->front())), static_cast<std::uint32_t>(files_.size() - 1),
                   static_cast<std::uint32_t>(line)});
  counts_.aliases += written->size() - 1;
  if (forms.many && forms.many->empty()) return;  // "{}"
  if (!forms.many && set) return;                 // a set has its own plurals
  add(forms.many ? std::string(*forms.many) : regular_plural(forms.one), *agent);
  ++counts_.aliases;
}

std::optional<std::uint32_t> AgentDictionary::agent_of(const CodedLine& coded, std::size_t line) {
  counts_.codes += coded.codes.size();
  if (coded.codes.size() != 1) {
    problem(line, coded.codes.empty() ? "'" + std::string(coded.phrase) + "' has no code" : "more than one code");
    return std::nullopt;
  }
  auto code = coded.codes.front();
  const bool suffix = code.starts_with('~');
  if (suffix) {
    code.remove_prefix(1);
  } else if (code.ends_with('~')) {
    code.remove_suffix(1);
  } else {
    code = {};
  }
  if (!is_code(code)) {
    problem(line, "bad code [" + std::string(coded.codes.front()) + "] (an agent's is [~CODE] or [CODE~])");
    return std::nullopt;
  }
  Agent agent{std::string(code), suffix ? AgentPlace::suffix : AgentPlace::prefix};
  const auto found = std::find(agents_.begin(), agents_.end(), agent);
  if (found != agents_.end()) return static_cast<std::uint32_t>(found - agents_.begin());
  agents_.push_back(std::move(agent));
  return static_cast<std::uint32_t>(agents_.size() - 1);
}

/// Every form of a phrase with !SET! in it; the phrase itself where it has none.
std::optional<AgentDictionary::Forms> AgentDictionary::substituted(std::string_view phrase, std::size_t line) {
  const auto open = phrase.find('!');
  if (open == std::string_view::npos) return Forms{std::string(phrase)};
  const auto close = phrase.find('!', open + 1);
  const auto name = close == std::string_view::npos ? phrase.substr(open) : phrase.substr(open, close + 1 - open);
  const auto set = std::find_if(sets_.begin(), sets_.end(), [&](const auto& s) { return s.first == name; });
  if (set == sets_.end()) {
    problem(line, "unknown substitution set " + std::string(name));
    return std::nullopt;
  }
  Forms out;
  for (const auto& form : set->second) {
    const auto more =
        substituted(std::string(phrase.substr(0, open)) + form + std::string(phrase.substr(open + name.size())), line);
    if (!more) return std::nullopt;
    out.insert(out.end(), more->begin(), more->end());
    if (out.size() > kMostForms) {
      problem(line, "more than " + std::to_string(kMostForms) + " forms");
      return std::nullopt;
    }
  }
  return out;
}

void AgentDictionary::add(std::string_view phrase, std::uint32_t agent) {
  const auto key = phrase_key(phrase);
  if (key.empty()) return;
  if (phrases_.add(key) == agent_of_phrase_.size()) agent_of_phrase_.push_back(agent);
}

void AgentDictionary::problem(std::size_t line, std::string message) {
  problems_.push_back({files_.back(), line, std::move(message)});
}

const Agent* AgentDictionary::find(std::string_view phrase) const {
  const auto found = phrases_.find(phrase_key(phrase));
  return found ? &agents_[agent_of_phrase_[*found]] : nullptr;
}

std::optional<AgentDictionary::Match> AgentDictionary::match(const document::WorkingDocument& doc, std::uint32_t at,
                                                             std::uint32_t limit) const {
  const auto found = phrases_.match(doc, at, limit);
  if (!found) return std::nullopt;
  return Match{&agents_[agent_of_phrase_[found->phrase]], found->end};
}

std::vector<AgentDictionary::Entry> AgentDictionary::entries() const {
  std::vector<Entry> out;
  std::vector<std::optional<std::uint32_t>> first(phrases_.size());
  for (std::uint32_t i = 0; i < uses_.size(); ++i) {
    const auto& use = uses_[i];
    out.push_back({phrases_.text(use.phrase), use.file, use.line, first[use.phrase]});
    if (!first[use.phrase]) first[use.phrase] = i;
  }
  return out;
}

}  // namespace newsbrief::lexicon
