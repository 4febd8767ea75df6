#include "train/names.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "language/segmenter.hpp"
#include "text/utf8.hpp"

namespace newsbrief::train {
namespace {

constexpr unsigned kPerson = 1, kOrganization = 2, kLocation = 3, kOther = 4, kTime = 5;
constexpr NameLabels bit(unsigned label) { return static_cast<NameLabels>(1U << label); }
constexpr NameLabels begin_of(unsigned type) { return bit(2 * type - 1); }
constexpr NameLabels inside_of(unsigned type) { return bit(2 * type); }

constexpr NameLabels kOutsideOrOther = static_cast<NameLabels>(bit(0) | begin_of(kOther) | inside_of(kOther));

unsigned type_of(std::string_view label) {
  if (label.ends_with("PER")) return kPerson;
  if (label.ends_with("ORG")) return kOrganization;
  if (label.ends_with("LOC")) return kLocation;
  return 0;
}

template <class Words>
std::string joined(const Words& words) {
  std::string out;
  for (const auto& w : words) out += language::straightened(w.form);
  return out;
}

void carry_over(TreeSentence& sentence, const NamedSentence& named) {
  struct Mark {
    unsigned type;
    bool begins;
  };
  std::vector<Mark> marks;  // one for each byte of the joined forms
  for (const auto& w : named) {
    const unsigned type = type_of(w.label);
    const std::size_t size = language::straightened(w.form).size();
    for (std::size_t i = 0; i < size; ++i) marks.push_back({type, type != 0 && i == 0 && w.label[0] == 'B'});
  }
  std::size_t at = 0;
  for (auto& w : sentence.words) {
    const Mark mark = marks[at];
    w.names = mark.type == 0 ? bit(0) : mark.begins ? begin_of(mark.type) : inside_of(mark.type);
    if (mark.type == 0 && w.upos == document::Upos::PROPN) w.names = kOutsideOrOther;
    at += w.form.size();
  }
}

struct Entity {
  std::size_t first = 0, last = 0;  // half open, words of the sentence
  unsigned type = 0;
};

unsigned entity_type(std::string_view name) {
  static const std::map<std::string_view, unsigned> kTypes{{"person", kPerson},   {"organization", kOrganization},
                                                           {"place", kLocation},  {"event", kOther},
                                                           {"object", kOther},    {"abstract", kOther},
                                                           {"animal", kOther},    {"plant", kOther},
                                                           {"substance", kOther}, {"time", kTime}};
  const auto it = kTypes.find(name);
  return it == kTypes.end() ? 0 : it->second;
}

/// "(6-person-new-…(9-place-…" opens two; "9)6)" closes them; "(4-place-…)" is one word.
std::vector<Entity> entities_of(const TreeSentence& sentence) {
  std::vector<Entity> done;
  std::vector<std::pair<std::string, Entity>> open;
  const auto close = [&](std::string_view id, std::size_t word) {
    for (std::size_t i = open.size(); i-- > 0;)
      if (open[i].first == id) {
        open[i].second.last = word + 1;
        done.push_back(open[i].second);
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(i));
        return;
      }
  };
  for (std::size_t w = 0; w < sentence.words.size(); ++w) {
    std::string_view rest = sentence.words[w].entity;
    while (!rest.empty()) {
      const bool opens = rest[0] == '(';
      const std::size_t end = std::min(rest.find_first_of("()", 1), rest.size());
      const auto item = rest.substr(opens ? 1 : 0, end - (opens ? 1 : 0));
      const auto dash = std::min(item.find('-'), item.size());
      if (opens) {
        const auto type = item.substr(std::min(dash + 1, item.size()));
        open.push_back({std::string(item.substr(0, dash)), {w, w, entity_type(type.substr(0, type.find('-')))}});
      }
      const bool closes = end < rest.size() && rest[end] == ')';
      if (closes) close(item.substr(0, dash), w);
      rest.remove_prefix(std::min(end + (closes ? 1 : 0), rest.size()));
    }
  }
  std::stable_sort(done.begin(), done.end(),
                   [](const Entity& a, const Entity& b) { return a.last - a.first > b.last - b.first; });
  return done;
}

/// The part of an entity that is its name: capitalized words around a proper noun as head, and small words between
/// them.
Entity name_in(const TreeSentence& sentence, Entity entity) {
  const auto& words = sentence.words;
  std::size_t head = entity.last;
  for (std::size_t w = entity.first; w < entity.last && head == entity.last; ++w)
    if (words[w].head <= entity.first || words[w].head > entity.last) head = w;
  if (head == entity.last || words[head].upos != document::Upos::PROPN) return {};
  const auto capital = [&](std::size_t w) {
    return words[w].upos == document::Upos::PROPN || text::starts_upper(words[w].form);
  };
  const auto link = [&](std::size_t w) {
    static const std::set<std::string_view> kLinks{"of", "the", "and", "for", "-",  "'s",
                                                   "&",  "de",  "van", "von", "in", "al"};
    static const std::set<std::string_view> kPersonLinks{"-", "de", "van", "von", "al"};
    return (entity.type == kPerson ? kPersonLinks : kLinks).contains(words[w].lower) && !capital(w);
  };
  const auto reach = [&](std::size_t from, int by) {
    std::size_t edge = from, w = from;
    while ((by < 0 ? w > entity.first : w + 1 < entity.last)) {
      w = by < 0 ? w - 1 : w + 1;
      if (words[w].upos == document::Upos::DET && text::starts_upper(words[w].form)) break;
      if (capital(w)) {
        edge = w;
      } else if (!link(w)) {
        break;
      }
    }
    return edge;
  };
  return {reach(head, -1), reach(head, 1) + 1, entity.type};
}

/// Where a person's name begins behind the last title in it; the words of titles become no names.
std::size_t behind_titles(TreeSentence& sentence, const Entity& name, const std::set<std::string>& titles) {
  constexpr std::size_t kLongestTitle = 4;
  std::size_t first = name.first;
  for (std::size_t w = name.first; w < name.last; ++w) {
    std::string phrase;
    for (std::size_t n = 0; n < kLongestTitle && w + n < name.last; ++n) {
      phrase += (n > 0 ? " " : "") + sentence.words[w + n].lower;
      if (!titles.contains(phrase)) continue;
      first = std::max(first, w + n + 1);
      for (std::size_t i = w; i <= w + n; ++i) sentence.words[i].names = bit(0);
    }
  }
  return first;
}

}  // namespace

void add_names(Treebank& bank, const std::vector<NamedSentence>& named) {
  std::size_t at = 0;
  for (auto& sentence : bank) {
    const std::string text = joined(sentence.words);
    for (std::size_t ahead = at; ahead < std::min(at + 3, named.size()); ++ahead) {
      if (joined(named[ahead]) != text) continue;
      carry_over(sentence, named[ahead]);
      at = ahead + 1;
      break;
    }
  }
}

std::set<std::string> titles_in(const Treebank& bank) {
  std::set<std::string> titles;
  for (const auto& sentence : bank)
    for (std::size_t w = 1; w < sentence.words.size(); ++w) {
      const Word& before = sentence.words[w - 1];
      const bool outside = before.names & bit(0);
      if (sentence.words[w].names == begin_of(kPerson) && outside && before.upos == document::Upos::PROPN)
        titles.insert(before.lower);
    }
  return titles;
}

void add_names_from_entities(Treebank& bank, const std::set<std::string>& titles) {
  for (auto& sentence : bank) {
    for (auto& w : sentence.words) w.names = w.upos == document::Upos::PROPN ? 0 : bit(0);
    std::vector<bool> taken(sentence.words.size());
    for (const Entity& entity : entities_of(sentence)) {
      if (entity.type == 0) continue;
      Entity name = name_in(sentence, entity);
      if (name.type == kPerson) name.first = behind_titles(sentence, name, titles);
      if (name.first == name.last ||
          std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(name.first),
                      taken.begin() + static_cast<std::ptrdiff_t>(name.last), [](bool t) { return t; }))
        continue;
      for (std::size_t w = name.first; w < name.last; ++w) {
        taken[w] = true;
        sentence.words[w].names = entity.type == kTime ? bit(0)
                                  : w == name.first    ? begin_of(name.type)
                                                       : inside_of(name.type);
      }
    }
  }
}

}  // namespace newsbrief::train
