#include "lexicon/verb_dictionary.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kMostPhrases = 4000;  ///< of one noun phrase with sets inside
constexpr std::array<std::string_view, 10> kParticles{"off",  "up",   "down", "out",   "back",
                                                      "over", "away", "in",   "apart", "together"};

/// "CASH_FLOW_" is "cash flow".
std::string plain(std::string_view word) {
  std::string out = text::lower(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (!out.empty() && out.front() == ' ') out.erase(out.begin());
  return out;
}

Words words(std::string_view text) {
  Words out;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(" \t", at), text.size());
    if (end > at) out.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// A code of a dictionary: of the active and of the passive verb; nothing for a side that has none.
struct Codes {
  std::optional<std::string> active, passive;
};

Codes codes(std::string_view text) {
  const auto colon = text.find(':');
  Codes out;
  const auto side = [](std::string_view s) { return s.empty() ? std::nullopt : std::optional(std::string(s)); };
  out.active = side(text.substr(0, colon));
  if (colon != std::string_view::npos) out.passive = side(text.substr(colon + 1));
  return out;
}

/// One part of a pattern: a noun phrase, or a prepositional one.
struct Part {
  std::string preposition;  ///< empty: a noun phrase
  std::shared_ptr<const WordSet> words;
};

struct Verb {
  std::string word, particle;
  Words forms;
};

struct Pattern {
  std::vector<Part> before, behind;
  std::string particle;
  Codes codes;
  std::string text;
  std::size_t line = 0;
};

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& file, const EventLexicon& lexicon)
      : lines_(bytes), file_(file), lexicon_(lexicon) {}

  VerbDictionary run() {
    while (const auto line = lines_.next()) {
      if (line->front() == '&' && line->find(' ') == std::string_view::npos && !in_block_) {
        set_ = &sets_[std::string(line->substr(1))];
        ++out_.counts.sets;
      } else if (line->front() == '+' && set_ && !in_block_) {
        set_->emplace_back(line->substr(1));
      } else if (line->starts_with("---")) {
        begin_block(*line);
      } else if (line->starts_with("- ") || *line == "-") {
        pattern(*line);
      } else if (line->front() == '~') {
        uncovered("a transformation of clauses is not read");
      } else if (in_block_) {
        verb(*line);
      } else {
        problem("expected a set (&NAME), a member (+WORD) or a block (--- NAME [code] ---)");
      }
    }
    end_block();
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const DictionaryProblem& a, const DictionaryProblem& b) { return a.line < b.line; });
    return std::move(out_);
  }

 private:
  // --- sets
  // --------------------------------------------------------------------------------------------------------------

  Words members(std::string_view name, int depth = 0) const {
    Words out;
    auto found = sets_.find(std::string(name));
    if (found == sets_.end() && name.ends_with('_')) found = sets_.find(std::string(name.substr(0, name.size() - 1)));
    if (found == sets_.end()) found = sets_.find(std::string(name) + "_");
    if (found == sets_.end() || depth > 8) return out;
    for (const auto& member : found->second) {
      if (member.starts_with('&')) {
        const auto inner = members(std::string_view(member).substr(1), depth + 1);
        out.insert(out.end(), inner.begin(), inner.end());
      } else {
        out.push_back(plain(member));
      }
    }
    return out;
  }

  /// The phrases that a word of a pattern stands for; none where it names a set that there is not.
  Words meaning(std::string_view word) {
    if (word.front() != '&') return {plain(word)};
    auto out = members(word.substr(1));
    if (out.empty()) problem("no set '" + std::string(word) + "'");
    return out;
  }

  /// "{MOD … HEAD}": all of what its sets make of it.
  std::shared_ptr<const WordSet> noun_phrase(const Words& parts) {
    Words phrases{""};
    for (const auto& part : parts) {
      if (part == "$" || part == "+" || part == "%") continue;
      const auto choices = meaning(part);
      if (choices.empty()) return nullptr;
      if (phrases.size() * choices.size() > kMostPhrases) {
        uncovered("a phrase of more than " + std::to_string(kMostPhrases) + " forms is not read");
        return nullptr;
      }
      Words longer;
      for (const auto& begun : phrases)
        for (const auto& choice : choices) longer.push_back(begun.empty() ? choice : begun + " " + choice);
      phrases = std::move(longer);
    }
    auto set = std::make_shared<WordSet>();
    for (const auto& phrase : phrases)
      if (!phrase.empty()) set->add(phrase);
    return set->empty() ? nullptr : set;
  }

  // --- blocks
  // ------------------------------------------------------------------------------------------------------------

  void begin_block(std::string_view line) {
    end_block();
    in_block_ = true;
    ++out_.counts.blocks;
    const auto open = line.find('['), close = line.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
      block_ = {};
      return problem("a block needs a code: --- NAME [code] ---");
    }
    block_ = codes(line.substr(open + 1, close - open - 1));
  }

  void verb(std::string_view line) {
    CodedLine coded;
    read_coded_line(line, coded);
    if (!coded.fault.empty()) return problem(coded.fault);
    auto name = coded.phrase.substr(0, coded.phrase.find('{'));
    const auto stem = words(name);
    if (stem.size() != 1) return problem("expected one verb, its forms in braces and a code");
    Verb verb;
    const auto plus = stem[0].find('+');
    if (plus == std::string::npos) {
      const auto joined = plain(stem[0]);
      const auto space = joined.find(' ');
      verb.word = joined.substr(0, space);
      if (space != std::string::npos) verb.particle = joined.substr(space + 1);
    } else {
      if (plus > 0) return uncovered("words in front of a verb are not read: '" + stem[0] + "'");
      const auto joined = plain(stem[0].substr(1));
      const auto space = joined.find(' ');
      verb.word = joined.substr(0, space);
      if (space != std::string::npos) verb.particle = joined.substr(space + 1);
    }
    if (const auto open = coded.phrase.find('{'); open != std::string_view::npos) {
      const auto close = coded.phrase.find('}', open);
      if (close == std::string_view::npos) return problem("'{' without '}'");
      for (const auto& form : words(coded.phrase.substr(open + 1, close - open - 1))) {
        const auto one = plain(form[0] == '+' ? form.substr(1) : form);
        verb.forms.push_back(one.substr(0, one.find(' ')));
      }
    }
    ++out_.counts.verbs;
    const auto own = coded.codes.empty() ? block_ : codes(coded.codes.front());
    if (is_known(own, lines_.line())) add(verb, {}, own, std::string(line), lines_.line());
    verbs_.push_back(std::move(verb));
  }

  void pattern(std::string_view line) {
    ++out_.counts.patterns;
    CodedLine coded;
    read_coded_line(line.substr(1), coded);
    if (!coded.fault.empty() && coded.codes.empty()) return problem(coded.fault);
    if (coded.codes.empty()) return problem("a pattern needs a code");
    // A dollar sign behind the code marks a place for an actor, which frames have anyway.
    Pattern pattern;
    pattern.codes = codes(coded.codes.front());
    pattern.text = line;
    pattern.line = lines_.line();
    const auto star = coded.phrase.find('*');
    if (star == std::string_view::npos) return problem("a pattern needs '*' where the verb stands");
    if (!parts(coded.phrase.substr(0, star), pattern.before, nullptr)) return;
    if (!parts(coded.phrase.substr(star + 1), pattern.behind, &pattern.particle)) return;
    const auto phrases = [](const std::vector<Part>& side) {
      return std::count_if(side.begin(), side.end(), [](const Part& p) { return p.preposition.empty(); });
    };
    if (phrases(pattern.before) > 1 || phrases(pattern.behind) > 1)
      return uncovered("more than one noun phrase on a side is not read");
    patterns_.push_back(std::move(pattern));
  }

  /// The phrases on one side of the verb; false where they cannot be read, which is told.
  bool parts(std::string_view text, std::vector<Part>& out, std::string* particle) {
    for (std::size_t at = 0; at < text.size();) {
      const char c = text[at];
      if (c == ' ' || c == '\t') {
        ++at;
        continue;
      }
      const char closing = c == '(' ? ')' : c == '{' ? '}' : ' ';
      auto end = c == '(' || c == '{' ? text.find(closing, at) : std::min(text.find_first_of(" \t({", at), text.size());
      if (end == std::string_view::npos) {
        problem(std::string("'") + c + "' without '" + closing + "'");
        return false;
      }
      const auto inside = c == '(' || c == '{' ? text.substr(at + 1, end - at - 1) : text.substr(at, end - at);
      at = c == '(' || c == '{' ? end + 1 : end;
      if (!part(c, inside, out, particle)) return false;
    }
    return true;
  }

  bool part(char kind, std::string_view inside, std::vector<Part>& out, std::string* particle) {
    std::string bare(inside);
    std::erase_if(bare, [](char c) { return c == '{' || c == '}'; });
    auto list = words(bare);
    std::erase_if(list, [](const std::string& w) { return w == "$" || w == "+" || w == "%"; });
    if (list.empty()) return true;
    Part one;
    if (kind == '(') {
      one.preposition = plain(list.front());
      list.erase(list.begin());
      if (list.empty()) {
        out.push_back(std::move(one));
        return true;
      }
    } else if (kind != '{' && particle && out.empty() && particle->empty()) {
      const auto word = plain(list.front());
      if (std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end()) {
        *particle = word;
        return true;
      }
    }
    one.words = noun_phrase(list);
    if (!one.words) return false;
    out.push_back(std::move(one));
    return true;
  }

  void end_block() {
    for (const auto& pattern : patterns_)
      if (is_known(pattern.codes, pattern.line))
        for (const auto& verb : verbs_) add(verb, pattern, pattern.codes, pattern.text, pattern.line);
    verbs_.clear();
    patterns_.clear();
  }

  // --- entries
  // -----------------------------------------------------------------------------------------------------------

  void add(const Verb& verb, const Pattern& pattern, const Codes& own, const std::string& line, std::size_t number) {
    const bool turned = !own.active && own.passive;
    const auto& code = turned ? own.passive : own.active;
    if (!code) return;
    EventEntry entry;
    entry.word = verb.word;
    entry.forms = verb.forms;
    entry.particle = verb.particle.empty() ? pattern.particle : verb.particle;
    entry.line = line;
    entry.where = file_ + ":" + std::to_string(number);
    if (*code != "---") give_meaning(entry, *code);
    for (const auto& part : pattern.before) add_slot(entry, part, EventRole::subject);
    for (const auto& part : pattern.behind) add_slot(entry, part, EventRole::object);
    entry.mutual = entry.type == "CONSULT" || entry.type == "COOPERATE";
    entry.actors = {{turned ? EventRole::object : EventRole::subject, {}}};
    if (turned) {
      entry.recipients = {{EventRole::subject, {}}};
    } else {
      for (const auto role : {EventRole::object, EventRole::recipient}) entry.recipients.push_back({role, {}});
      for (const auto* preposition : {"to", "with", "against", "on", "at", "from", "in"})
        entry.recipients.push_back({EventRole::preposition, preposition});
      if (!entry.mutual) entry.recipients.push_back({EventRole::within, {}});
    }
    out_.entries.push_back(std::move(entry));
  }

  /// The code that counts is one of CAMEO's, or says that this is no event.
  bool is_known(const Codes& own, std::size_t line) {
    const auto& code = own.active ? own.active : own.passive;
    if (!code || *code == "---" || lexicon_.cameo(*code)) return code.has_value();
    out_.problems.push_back({file_, line, "unknown CAMEO code '" + *code + "'"});
    return false;
  }

  void give_meaning(EventEntry& entry, const std::string& code) const {
    const auto* meaning = lexicon_.cameo(code);
    entry.cameo = code;
    entry.type = meaning->type;
    entry.mode = meaning->mode;
    entry.contexts = meaning->contexts;
  }

  static void add_slot(EventEntry& entry, const Part& part, EventRole role) {
    EventSlot slot;
    slot.where =
        part.preposition.empty() ? EventRoleName{role, {}} : EventRoleName{EventRole::preposition, part.preposition};
    slot.words = part.words;
    slot.weight = part.words ? 2 : 1;
    entry.slots.push_back(std::move(slot));
  }

  void problem(std::string message) { out_.problems.push_back({file_, lines_.line(), std::move(message)}); }
  void uncovered(std::string message) {
    ++out_.counts.uncovered;
    problem(std::move(message));
  }

  DictionaryLines lines_;
  const std::string& file_;
  const EventLexicon& lexicon_;
  VerbDictionary out_;
  std::map<std::string, Words, std::less<>> sets_;
  Words* set_ = nullptr;
  bool in_block_ = false;
  Codes block_;
  std::vector<Verb> verbs_;
  std::vector<Pattern> patterns_;
};

}  // namespace

VerbDictionary read_verb_dictionary(std::string_view bytes, const std::string& file, const EventLexicon& lexicon) {
  return Reader(bytes, file, lexicon).run();
}

}  // namespace newsbrief::lexicon
