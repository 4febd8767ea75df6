#include "lexicon/event_lexicon.hpp"

#include <algorithm>

#include "lexicon/rows.hpp"
#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kPlover = "lexicon/plover.tsv", kCameo = "lexicon/cameo_plover.tsv",
                           kSets = "lexicon/event_sets.tsv", kWords = "lexicon/event_words.tsv";

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty())
    if (const auto word = next_word(text); !word.empty()) out.emplace_back(word);
  return out;
}

EventRoleName role_name(std::string_view word) {
  const auto at = std::find(kEventRoleNames.begin(), kEventRoleNames.end(), word);
  if (at != kEventRoleNames.end()) return {static_cast<EventRole>(at - kEventRoleNames.begin()), {}};
  return {EventRole::preposition, std::string(word)};
}

std::vector<EventRoleName> role_names(std::string_view text) {
  std::vector<EventRoleName> out;
  for (const auto& word : words(text))
    if (word != "-") out.push_back(role_name(word));
  return out;
}

std::string_view form_at(const document::WorkingDocument& doc, std::uint32_t t) {
  return doc.tokens[t].lemma.empty() ? doc.tokens[t].lower : doc.tokens[t].lemma;
}

/// Cuts "call off" (a verb and its particle) and "hunger strike" (a noun and what stands in front of it).
void name_word(EventEntry& entry, std::string_view word) {
  const bool verb = entry.part == PartOfSpeech::verb;
  const auto space = verb ? word.find(' ') : word.rfind(' ');
  if (space == std::string_view::npos) {
    entry.word = word;
    return;
  }
  entry.word = verb ? word.substr(0, space) : word.substr(space + 1);
  entry.particle = verb ? word.substr(space + 1) : word.substr(0, space);
}

}  // namespace

void WordSet::add(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '_', ' ');
  if (text.find(' ') == std::string::npos) {
    single_.insert(std::move(text));
  } else {
    phrases_.push_back(words(text));
  }
}

bool WordSet::holds(const document::WorkingDocument& doc, std::uint32_t t) const {
  const auto lemma = form_at(doc, t);
  if (single_.contains(lemma) || single_.contains(doc.tokens[t].lower)) return true;
  if (!lemma.empty() && lemma[0] >= 'A' && lemma[0] <= 'Z' && single_.contains(text::lower(lemma))) return true;
  return std::any_of(phrases_.begin(), phrases_.end(), [&](const std::vector<std::string>& phrase) {
    if (t + 1 < phrase.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      const auto at = static_cast<std::uint32_t>(t + 1 - phrase.size() + i);
      if (form_at(doc, at) != phrase[i] && doc.tokens[at].lower != phrase[i]) return false;
    }
    return true;
  });
}

unsigned EventEntry::weight() const {
  unsigned sum = particle.empty() ? 0 : 1;
  for (const auto& slot : slots) sum += slot.weight;
  return sum;
}

Result<EventLexicon> EventLexicon::load(resources::DataFiles& files) {
  EventLexicon out;
  for (const auto load : {&EventLexicon::load_plover, &EventLexicon::load_cameo, &EventLexicon::load_sets})
    if (auto done = (out.*load)(files); !done) return tl::unexpected(done.error());
  const auto origin = files.origin(kWords);
  const auto rows = each_row(files, kWords, kEventColumns, [&](const Row& row) -> Result<void> {
    auto read = out.read_row(row, origin);
    if (!read) return tl::unexpected(read.error());
    for (auto& one : *read) out.add(std::move(one));
    return {};
  });
  if (!rows) return tl::unexpected(rows.error());
  return out;
}

Result<void> EventLexicon::load_plover(resources::DataFiles& files) {
  return each_row(files, kPlover, 2, [&](const Row& row) -> Result<void> {
    if (row[1] == "type") {
      planned_[std::string(row[0])] = row[2];
    } else if (row[1] == "mode") {
      if (!is_type(row[2])) return bad_row("unknown type '" + std::string(row[2]) + "'");
      modes_[std::string(row[2])].emplace_back(row[0]);
    } else if (row[1] == "context") {
      contexts_.emplace(row[0]);
    } else {
      return bad_row("unknown class '" + std::string(row[1]) + "' (type, mode or context)");
    }
    return {};
  });
}

Result<void> EventLexicon::load_cameo(resources::DataFiles& files) {
  return each_row(files, kCameo, 5, [&](const Row& row) -> Result<void> {
    if (!row[1].empty() && !is_type(row[1])) return bad_row("unknown type '" + std::string(row[1]) + "'");
    if (!row[2].empty() && !is_mode(row[1], row[2])) return bad_row("unknown mode '" + std::string(row[2]) + "'");
    cameo_[std::string(row[0])] = {std::string(row[1]), std::string(row[2]), std::string(row[4]), words(row[3])};
    return {};
  });
}

Result<void> EventLexicon::load_sets(resources::DataFiles& files) {
  return each_row(files, kSets, 2, [&](const Row& row) -> Result<void> {
    for (const auto word : values(row[1])) {
      sets_[std::string(row[0])].add(word);
      set_words_[std::string(row[0])].emplace_back(word);
    }
    return {};
  });
}

Result<EventEntry> EventLexicon::entry(const Row& row) const {
  EventEntry out;
  const auto part = std::find(kPartNames.begin(), kPartNames.end(), row[1]);
  if (part == kPartNames.end()) return bad_row("unknown part '" + std::string(row[1]) + "' (verb, noun or adj)");
  out.part = static_cast<PartOfSpeech>(part - kPartNames.begin());
  for (const auto& constraint : words(row[2])) {
    EventSlot slot;
    std::string_view text = constraint;
    if (text.starts_with('!')) {
      slot.absent = true;
      text.remove_prefix(1);
    }
    const auto equals = text.find('=');
    slot.where = role_name(text.substr(0, equals));
    if (equals != std::string_view::npos) {
      slot.weight = 2;
      auto set_of_slot = std::make_shared<WordSet>();
      for (const auto word : text::split(text.substr(equals + 1), '|')) {
        if (!word.starts_with('@')) {
          set_of_slot->add(word);
          continue;
        }
        const auto set = set_words_.find(word.substr(1));
        if (set == set_words_.end()) return bad_row("unknown set '" + std::string(word) + "'");
        for (const auto& w : set->second) set_of_slot->add(w);
      }
      slot.words = set_of_slot;
      if (set_of_slot->empty()) return bad_row("no words behind '" + std::string(text) + "'");
    }
    out.slots.push_back(std::move(slot));
  }
  out.mutual = row[3].find('=') != std::string_view::npos;
  std::string frame(row[3]);
  if (const auto at = frame.find(">>"); at != std::string::npos) {
    out.addressed = true;
    frame.erase(at, 1);
  }
  const auto sides = text::split(frame, out.mutual ? '=' : '>');
  if (!row[4].empty() && sides.size() != 2) return bad_row("needs a frame: actor roles > recipient roles");
  if (sides.size() == 2) {
    out.actors = role_names(sides[0]);
    out.recipients = role_names(sides[1]);
  }
  if (!row[4].empty() && !is_type(row[4])) return bad_row("unknown type '" + std::string(row[4]) + "'");
  if (!row[5].empty() && !is_mode(row[4], row[5])) return bad_row("unknown mode '" + std::string(row[5]) + "'");
  out.type = row[4];
  out.mode = row[5];
  out.cameo = row[6];
  if (!out.cameo.empty()) {
    const auto* meaning = cameo(out.cameo);
    if (!meaning) return bad_row("unknown CAMEO code '" + out.cameo + "'");
    out.contexts = meaning->contexts;
  }
  return out;
}

Result<std::vector<EventEntry>> EventLexicon::read_row(const Row& row, const std::string& origin) const {
  auto read = entry(row);
  if (!read) return tl::unexpected(read.error());
  read->where = origin + ":" + std::to_string(row.line);
  for (std::size_t i = 0; i < kEventColumns; ++i) read->line += (i == 0 ? "" : "\t") + std::string(row.columns[i]);
  std::vector<EventEntry> out;
  for (const auto word : values(row[0])) name_word(out.emplace_back(*read), word);
  return out;
}

Result<void> EventLexicon::add(std::string_view bytes, const std::string& path) {
  // New entries go in front of those that ask for as much; within the file the first shall win, so the last comes
  // first.
  std::vector<EventEntry> all;
  std::size_t line = 0;
  while (const auto row = next_row(bytes, line)) {
    auto read = row->count < kEventColumns ? bad_row("needs 7 columns parted by tabs")
                                           : Result<std::vector<EventEntry>>(read_row(*row, path));
    if (!read) {
      read.error().where = path + ":" + std::to_string(line);
      return tl::unexpected(read.error());
    }
    std::move(read->begin(), read->end(), std::back_inserter(all));
  }
  lay_over(std::move(all));
  return {};
}

void EventLexicon::lay_over(std::vector<EventEntry> entries) {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    add_forms(*entry);
    auto& list = entries_[entry->word];
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const EventEntry& e) { return e.weight() <= entry->weight(); });
    list.insert(at, std::move(*entry));
  }
}

std::vector<DictionaryProblem> EventLexicon::faults(std::string_view bytes, const std::string& file) const {
  std::vector<DictionaryProblem> out;
  std::size_t line = 0;
  while (const auto row = next_row(bytes, line)) {
    if (row->count < kEventColumns) {
      out.push_back({file, row->line, "has " + std::to_string(row->count) + " columns, needs 7"});
    } else if (const auto read = read_row(*row, file); !read) {
      out.push_back({file, row->line, read.error().message});
    } else if (values((*row)[0]).empty()) {
      out.push_back({file, row->line, "no word"});
    }
  }
  return out;
}

void EventLexicon::add(EventEntry entry) {
  add_forms(entry);
  auto& list = entries_[entry.word];
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const EventEntry& e) { return e.weight() < entry.weight(); });
  list.insert(at, std::move(entry));
}

const std::vector<EventEntry>* EventLexicon::find(std::string_view lemma, std::string_view form) const {
  auto found = entries_.find(lemma);
  if (found == entries_.end())
    if (const auto verb = verb_of_form_.find(form); verb != verb_of_form_.end()) found = entries_.find(verb->second);
  return found == entries_.end() ? nullptr : &found->second;
}

/// The regular forms of a verb, so that a rare one is found even where the lemmatizer does not know it.
void EventLexicon::add_forms(const EventEntry& entry) {
  if (entry.part != PartOfSpeech::verb || entry.word.size() < 3) return;
  const auto& w = entry.word;
  const char last = w.back(), before = w[w.size() - 2];
  const auto is_vowel = [](char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; };
  const auto put = [&](const std::string& form) { verb_of_form_.try_emplace(form, w); };
  for (const auto& form : entry.forms) put(form);
  if (last == 'e') {
    put(w + "d");
    put(w + "s");
    put(w.substr(0, w.size() - 1) + "ing");
  } else if (last == 'y' && !is_vowel(before)) {
    put(w.substr(0, w.size() - 1) + "ied");
    put(w.substr(0, w.size() - 1) + "ies");
    put(w + "ing");
  } else {
    put(w + "ed");
    put(w + "ing");
    put(w + "s");
    put(w + "es");
    if (!is_vowel(last) && is_vowel(before)) {
      put(w + last + "ed");
      put(w + last + "ing");
    }
  }
}

const WordSet* EventLexicon::set(std::string_view name) const {
  const auto found = sets_.find(name);
  return found == sets_.end() ? nullptr : &found->second;
}

const CameoMeaning* EventLexicon::cameo(std::string_view code) const {
  const auto found = cameo_.find(code);
  return found == cameo_.end() ? nullptr : &found->second;
}

bool EventLexicon::is_mode(std::string_view type, std::string_view name) const {
  const auto found = modes_.find(type);
  return found != modes_.end() && std::find(found->second.begin(), found->second.end(), name) != found->second.end();
}

std::string_view EventLexicon::planned(std::string_view type) const {
  const auto found = planned_.find(type);
  return found == planned_.end() ? std::string_view{} : std::string_view(found->second);
}

}  // namespace newsbrief::lexicon
