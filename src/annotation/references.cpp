#include "annotation/references.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "annotation/agent_phrases.hpp"
#include "annotation/names.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Deprel;
using document::EntityMention;
using document::EntityType;
using document::kNone;
using document::MentionKind;
using document::TokenRange;
using document::Upos;
using document::WorkingDocument;
using lexicon::NominalClass;
using lexicon::Sex;
using lexicon::TitleKind;

/// Words that end a noun phrase to the left, where no tags are set.
constexpr std::array<std::string_view, 24> kBreaks{"of",   "by",    "with", "and", "in",  "on",  "to",      "from",
                                                   "that", "which", "who",  "is",  "are", "was", "were",    "has",
                                                   "have", "had",   "said", "for", "at",  "as",  "between", "but"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class Resolver {
 public:
  explicit Resolver(EntityStore& store) : store_(store), doc_(store.doc()), world_(store.world()) {}

  void run() {
    find_home();
    for (const auto& sentence : doc_.sentences) {
      sentence_ = sentence.tokens;
      subject_.reset();
      for (std::uint32_t i = sentence_.first; i < sentence_.last;) i = std::max(step(i), i + 1);
      end_sentence();
    }
  }

 private:
  const document::Token& token(std::uint32_t i) const { return doc_.tokens[i]; }

  std::uint32_t step(std::uint32_t i) {
    if (const auto m = doc_.mention_of[i]; m != kNone && doc_.mentions[m].tokens.first == i) {
      if (const auto end = agent_of(m)) return *end;
      if (const auto end = office_holder(i, m)) return *end;
      if (const auto end = body_of(i, m)) return *end;
      note(doc_.mentions[m].entities, doc_.mentions[m].tokens, doc_.mentions[m].modifier);
      return doc_.mentions[m].tokens.last;
    }
    if (doc_.mention_of[i] != kNone) return i + 1;
    if (const auto end = set_reference(i)) return *end;
    if (const auto end = bare_office(i)) return *end;
    if (const auto end = short_name(i)) return *end;
    if (const auto end = bare_body(i)) return *end;
    if (const auto end = armed_group(i)) return *end;
    pronoun(i);
    return i + 1;
  }

  /// What a user's dictionary of agents knows: "Egyptian soldiers".
  std::optional<std::uint32_t> agent_of(std::uint32_t m) {
    const auto agent = agent_behind(store_, m, sentence_.last);
    if (!agent) return std::nullopt;
    doc_.mentions[m].modifier = true;
    add({.tokens = agent->tokens,
         .head = agent->tokens.last - 1,
         .kind = MentionKind::nominal,
         .entities = {agent->entity}});
    note({agent->entity}, agent->tokens, false);
    return agent->tokens.last;
  }

  // --- nominals ------------------------------------------------------------------------------------------------------

  /// "the Russian president", "Ukraine's prime minister": the holder of an office, not named here.
  std::optional<std::uint32_t> office_holder(std::uint32_t i, std::uint32_t m) {
    const auto& owner = doc_.mentions[m];
    std::uint32_t at = owner.tokens.last;
    if (at < sentence_.last && token(at).lower == "'s") ++at;
    if (at >= sentence_.last || owner.entities.size() != 1) return std::nullopt;
    const auto type = doc_.entities[owner.entities[0]].type;
    if (type == EntityType::person ||
        (at == owner.tokens.last && owner.kind == MentionKind::name && type != EntityType::country))
      return std::nullopt;
    const auto match = world_.title_table().match(doc_, at, sentence_.last);
    if (!match) return std::nullopt;
    const auto& title = world_.titles()[match->value];
    if (title.kind == TitleKind::style) return std::nullopt;
    // A name right behind it is the person, and was read already.
    if (match->end < sentence_.last && doc_.mention_of[match->end] != kNone) return std::nullopt;
    if (match->end < sentence_.last && text::starts_upper(token(match->end).form)) return std::nullopt;
    return add_office_mention({i, match->end}, title, doc_.entities[owner.entities[0]].country, owner.entities[0]);
  }

  std::optional<std::uint32_t> add_office_mention(TokenRange tokens, const lexicon::Title& title,
                                                  const std::string& country, std::uint32_t owner) {
    auto person = office_person(title, country);
    if (const auto named = named_behind(tokens.last); named) person = named;
    const std::uint32_t entity = person ? *person : owner;
    for (auto t = tokens.first; t < tokens.last; ++t)
      if (const auto m = doc_.mention_of[t]; m != kNone) doc_.mentions[m].modifier = true;
    add({.tokens = tokens, .head = tokens.last - 1, .kind = MentionKind::nominal, .entities = {entity}});
    if (person) store_.add_alias(entity, doc_.slice(doc_.bytes(tokens)));
    return tokens.last;
  }

  /// "the Speaker of the House, NAME,": the person whose name follows behind a comma.
  std::optional<std::uint32_t> named_behind(std::uint32_t end) const {
    if (end + 1 >= sentence_.last || token(end).form != ",") return std::nullopt;
    const auto* mention = mention_at(doc_, end + 1);
    if (!mention || mention->tokens.first != end + 1 || mention->kind != MentionKind::name ||
        mention->entities.size() != 1 || doc_.entities[mention->entities[0]].type != EntityType::person)
      return std::nullopt;
    const auto behind = mention->tokens.last;  // "…, NAME, " or "…, NAME." and no list of people
    if (behind < sentence_.last && token(behind).form != "," && token(behind).upos != Upos::PUNCT) return std::nullopt;
    return mention->entities[0];
  }

  /// The person of the document who holds the office; country empty: any. Two holders: nobody for certain.
  std::optional<std::uint32_t> office_person(const lexicon::Title& title, const std::string& country) const {
    std::optional<std::uint32_t> found;
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      const auto& record = doc_.entities[e];
      if (record.type != EntityType::person || (!country.empty() && record.country != country)) continue;
      const bool same = record.role == title.role ||
                        (record.role.starts_with(title.role) && record.role[title.role.size()] == ' ') ||
                        (title.kind == TitleKind::leader && record.head);
      if (!same || (country.empty() && !acts(e))) continue;
      if (found) return std::nullopt;
      found = e;
    }
    return found;
  }

  /// Somebody who is only named by what is his ("X's war") is not who "the president" means.
  bool acts(std::uint32_t person) const {
    return std::any_of(doc_.mentions.begin(), doc_.mentions.end(), [&](const auto& m) {
      return m.entities.size() == 1 && m.entities[0] == person && token(m.head).deprel != Deprel::nmod_poss;
    });
  }

  /// "Israeli forces", "the Kremlin press service", "Houthi rebels", "the Ukrainian side"
  std::optional<std::uint32_t> body_of(std::uint32_t i, std::uint32_t m) {
    const auto& owner = doc_.mentions[m];
    if (owner.entities.size() != 1 || doc_.entities[owner.entities[0]].type == EntityType::person) return std::nullopt;
    std::uint32_t at = owner.tokens.last;
    if (at < sentence_.last && token(at).lower == "'s") ++at;
    if (at < sentence_.last && token(at).form == "-") return std::nullopt;  // "X-backed separatists" are not X's
    for (std::uint32_t steps = 0; at < sentence_.last && steps < 5; ++at, ++steps) {
      if (doc_.mention_of[at] != kNone || is_one_of(token(at).lower, kBreaks)) return std::nullopt;
      if (token(at).upos == Upos::VERB || token(at).upos == Upos::PUNCT || token(at).upos == Upos::ADP ||
          token(at).upos == Upos::AUX)
        return std::nullopt;
      const auto [end, nominal] = nominal_at(at);
      if (!nominal) {
        if (!text::is_letter(text::decode(token(at).form, 0).code_point) && token(at).upos != Upos::NUM)
          return std::nullopt;
        continue;
      }
      // The head is the last noun: "army chief" is a person, "government building" no government.
      if (end < sentence_.last &&
          (token(end).upos == Upos::NOUN || (token(end).form == "-" && !token(end).space_before)))
        return std::nullopt;
      const std::uint32_t entity = acting(owner.entities[0]);
      doc_.mentions[m].modifier = true;
      add({.tokens = {i, end}, .head = end - 1, .kind = MentionKind::nominal, .entities = {entity}});
      note({entity}, {i, end}, false);
      return end;
    }
    return std::nullopt;
  }

  /// The longest body or person nominal that begins at a token ("security forces" before "forces").
  std::pair<std::uint32_t, const lexicon::Nominal*> nominal_at(std::uint32_t at) const {
    for (const NominalClass what : {NominalClass::body, NominalClass::person}) {
      if (at + 1 < sentence_.last)
        if (const auto* two =
                world_.nominal(std::string(token(at).lower) + " " + std::string(token(at + 1).lower), what))
          return {at + 2, two};
      if (const auto* one = world_.nominal(token(at).lower, what)) return {at + 1, one};
    }
    return {at, nullptr};
  }

  /// A capital or house that qualifies a body stands for its country.
  std::uint32_t acting(std::uint32_t entity) const {
    const auto& record = doc_.entities[entity];
    return record.type == EntityType::place && record.stands_for ? *record.stands_for : entity;
  }

  /// "the president", "the prime minister" where one person of the text holds that office.
  std::optional<std::uint32_t> bare_office(std::uint32_t i) {
    if (token(i).lower != "the" || i + 1 >= sentence_.last) return std::nullopt;
    const auto match = world_.title_table().match(doc_, i + 1, sentence_.last);
    if (!match) return std::nullopt;
    const auto& title = world_.titles()[match->value];
    if (title.kind == TitleKind::style || title.kind == TitleKind::rank) return std::nullopt;
    if (match->end < sentence_.last && (doc_.mention_of[match->end] != kNone || token(match->end).upos == Upos::PROPN ||
                                        token(match->end).upos == Upos::NOUN))
      return std::nullopt;
    // "the President of Russia"
    std::string country;
    std::uint32_t end = match->end, owner = kNone;
    if (end + 1 < sentence_.last && token(end).lower == "of") {
      const std::uint32_t at = token(end + 1).lower == "the" && end + 2 < sentence_.last ? end + 2 : end + 1;
      const auto* mention = mention_at(doc_, at);
      if (!mention || mention->entities.size() != 1) return std::nullopt;
      owner = mention->entities[0];
      country = doc_.entities[owner].country;
      end = mention->tokens.last;
      if (end < sentence_.last && doc_.mention_of[end] != kNone) return std::nullopt;
      return add_office_mention({i, end}, title, country, owner);
    }
    const auto person = office_person(title, country);
    if (!person) return std::nullopt;
    add({.tokens = {i, end}, .head = end - 1, .kind = MentionKind::nominal, .entities = {*person}});
    store_.add_alias(*person, doc_.slice(doc_.bytes({i, end})));
    note({*person}, {i, end}, false);
    return end;
  }

  // --- at home
  // ---------------------------------------------------------------------------------------------------------

  /// The country that the article is about: named, with its places and people, far more often than any other.
  void find_home() {
    std::vector<std::pair<std::string_view, unsigned>> counts;
    for (const auto& m : doc_.mentions)
      for (const auto e : m.entities) {
        const std::string_view code = doc_.entities[e].country;
        if (code.empty()) continue;
        const auto at = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == code; });
        if (at == counts.end()) {
          counts.emplace_back(code, 1);
        } else {
          ++at->second;
        }
      }
    std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (counts.empty() || counts[0].second < 3) return;
    if (counts.size() > 1 && 2 * counts[0].second < 3 * counts[1].second) return;
    home_ = country_entity(counts[0].first);
  }

  /// "the army", "the government": that of the country that the article is about, unless the sentence has named
  /// another.
  std::optional<std::uint32_t> bare_body(std::uint32_t i) {
    if (const auto end = body_of_owner(i)) return end;
    if (!home_ || token(i).lower != "the" || i + 1 >= sentence_.last) return std::nullopt;
    const auto [end, nominal] = nominal_at(i + 1);
    if (!nominal || nominal->what != NominalClass::body || (nominal->sector != "GOV" && nominal->sector != "MIL"))
      return std::nullopt;
    const bool unique = nominal->noun == "government" || nominal->noun == "army" || nominal->noun == "military" ||
                        nominal->noun == "authority" || nominal->noun.find(' ') != std::string::npos;
    if (!unique) return std::nullopt;
    if (end < sentence_.last &&
        (token(end).lower == "of" || token(end).upos == Upos::NOUN || token(end).upos == Upos::PROPN ||
         token(end).form == "-" || doc_.mention_of[end] != kNone))
      return std::nullopt;
    for (auto t = sentence_.first; t < i; ++t)
      if (const auto m = doc_.mention_of[t]; m != kNone)
        for (const auto e : doc_.mentions[m].entities)
          if (doc_.entities[e].type == EntityType::country && e != *home_) return std::nullopt;
    add({.tokens = {i, end}, .head = end - 1, .kind = MentionKind::nominal, .entities = {*home_}});
    note({*home_}, {i, end}, false);
    return end;
  }

  /// "the Government of X", "the armed forces of the Republic of X"
  std::optional<std::uint32_t> body_of_owner(std::uint32_t i) {
    const auto first = token(i).lower == "the" && i + 1 < sentence_.last ? i + 1 : i;
    const auto [of, nominal] = nominal_at(first);
    if (!nominal || nominal->what != NominalClass::body || (nominal->sector != "GOV" && nominal->sector != "MIL") ||
        of + 1 >= sentence_.last || token(of).lower != "of")
      return std::nullopt;
    const auto at = token(of + 1).lower == "the" && of + 2 < sentence_.last ? of + 2 : of + 1;
    const auto* owner = mention_at(doc_, at);
    if (!owner || owner->tokens.first != at || owner->entities.size() != 1) return std::nullopt;
    const auto entity = owner->entities[0];
    if (doc_.entities[entity].type != EntityType::country && doc_.entities[entity].type != EntityType::group)
      return std::nullopt;
    const auto end = owner->tokens.last;
    doc_.mentions[doc_.mention_of[at]].modifier = true;
    add({.tokens = {i, end}, .head = of - 1, .kind = MentionKind::nominal, .entities = {entity}});
    note({entity}, {i, end}, false);
    return end;
  }

  /// "the Front", "the Tigers": a group named before, by one word of its name.
  std::optional<std::uint32_t> short_name(std::uint32_t i) {
    if (token(i).lower != "the" || i + 1 >= sentence_.last || !text::starts_upper(token(i + 1).form) ||
        doc_.mention_of[i + 1] != kNone || (i + 2 < sentence_.last && text::starts_upper(token(i + 2).form)))
      return std::nullopt;
    std::optional<std::uint32_t> found;
    for (const auto e : recent_) {
      const auto& record = doc_.entities[e];
      if (record.type != EntityType::group || record.name.find(' ') == std::string::npos) continue;
      if ((" " + record.name + " ").find(" " + std::string(token(i + 1).form) + " ") == std::string::npos) continue;
      if (found) return std::nullopt;
      found = e;
    }
    if (!found) return std::nullopt;
    add({.tokens = {i + 1, i + 2}, .head = i + 1, .kind = MentionKind::name, .entities = {*found}});
    store_.add_alias(*found, token(i + 1).form);
    note({*found}, {i + 1, i + 2}, false);
    return i + 2;
  }

  /// The one armed group that the text has named so far; nothing where there are several.
  std::optional<std::uint32_t> only_group() const {
    std::optional<std::uint32_t> found;
    for (const auto e : recent_) {
      const auto& record = doc_.entities[e];
      if (record.type != EntityType::group || record.sector != "REB" || !text::starts_upper(record.name) ||
          world_.nominal(text::lower(record.name), NominalClass::body))
        continue;
      if (found) return std::nullopt;
      found = e;
    }
    return found;
  }

  /// "Gaza-based militants", "the rebels": an armed group that the text leaves without a name.
  std::optional<std::uint32_t> armed_group(std::uint32_t i) {
    const auto* nominal = world_.nominal(token(i).lower, NominalClass::body);
    if (!nominal || nominal->sector != "REB" || (token(i).upos != Upos::NOUN && token(i).upos != Upos::X) ||
        !token(i).lower.ends_with('s'))
      return std::nullopt;
    std::uint32_t first = i;
    while (first > sentence_.first && i - first < 4 &&
           (token(first - 1).upos == Upos::ADJ || token(first - 1).upos == Upos::NOUN ||
            token(first - 1).upos == Upos::PROPN || token(first - 1).form == "-" ||
            (token(first - 1).upos == Upos::VERB && token(first - 1).lower.ends_with("ed") &&
             first > sentence_.first + 1 && token(first - 2).form == "-")))
      --first;
    const bool bare = first == i && i > sentence_.first && token(i - 1).lower == "the";
    const auto known = bare ? only_group() : std::nullopt;
    const auto entity =
        known ? *known : store_.named(EntityType::group, text::squeeze(doc_.slice(doc_.bytes({first, i + 1}))));
    doc_.entities[entity].sector = "REB";
    for (auto t = first; t < i; ++t)
      if (const auto m = doc_.mention_of[t]; m != kNone) doc_.mentions[m].modifier = true;
    add({.tokens = {first, i + 1}, .head = i, .kind = MentionKind::nominal, .entities = {entity}});
    note({entity}, {first, i + 1}, false);
    return i + 1;
  }

  // --- sets ----------------------------------------------------------------------------------------------------------

  /// "the two leaders", "both sides", "the parties", "the presidents"
  std::optional<std::uint32_t> set_reference(std::uint32_t i) {
    const auto first = token(i).lower;
    if (first != "the" && first != "both" && first != "two") return std::nullopt;
    std::uint32_t at = i + 1;
    bool counted = first != "the";
    if (at < sentence_.last && (token(at).lower == "two" || token(at).lower == "both")) {
      ++at;
      counted = true;
    }
    if (at >= sentence_.last || doc_.mention_of[at] != kNone) return std::nullopt;
    std::uint32_t end = at + 1;
    const lexicon::Nominal* nominal = nullptr;
    if (end < sentence_.last)
      nominal = world_.nominal(std::string(token(at).lower) + " " + std::string(token(end).lower), NominalClass::set);
    if (nominal) {
      ++end;
    } else {
      nominal = world_.nominal(token(at).lower, NominalClass::set);
    }
    const bool plural = nominal && (token(end - 1).lower.ends_with('s') || token(end - 1).lower == "men");
    if (!plural) return std::nullopt;
    if (end < sentence_.last && (token(end).lower == "of" || token(end).upos == Upos::NOUN)) return std::nullopt;
    const bool people =
        nominal->noun == "leader" || nominal->noun == "man" || world_.title_table().find(nominal->noun).has_value();
    auto members = people ? last_pair(EntityType::person, nominal->noun) : last_parties();
    if (members.size() != 2 || (!counted && !people && nominal->noun != "side" && nominal->noun != "party"))
      return std::nullopt;
    add({.tokens = {i, end}, .head = end - 1, .kind = MentionKind::nominal, .entities = members});
    note(std::move(members), {i, end}, false);
    return end;
  }

  /// The two people last spoken of who fit the noun: heads for "leaders", holders of the office for "presidents".
  std::vector<std::uint32_t> last_pair(EntityType type, std::string_view noun) const {
    const auto title = world_.title_table().find(noun);
    std::vector<std::uint32_t> out;
    for (auto it = recent_.rbegin(); it != recent_.rend() && out.size() < 2; ++it) {
      const auto& record = doc_.entities[*it];
      if (record.type != type) continue;
      const bool fits = noun == "man" || (title && world_.titles()[*title].kind != TitleKind::leader
                                              ? record.role == world_.titles()[*title].role
                                              : record.head);
      if (fits) out.push_back(*it);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  /// The two countries or groups most often named together ("X and Y"); else the two last spoken of as parties; those
  /// of the last two people of different countries else.
  std::vector<std::uint32_t> last_parties() {
    if (!named_together_.empty()) {
      const auto most = most_named();
      return most.size() == 2 && 3 * least(named_together_) <= least(most) ? most : named_together_;
    }
    std::vector<std::uint32_t> out;
    for (auto it = recent_.rbegin(); it != recent_.rend() && out.size() < 2; ++it) {
      const auto& record = doc_.entities[*it];
      std::optional<std::uint32_t> party;
      if (record.type == EntityType::country || record.type == EntityType::group) party = *it;
      if (record.type == EntityType::person && !record.country.empty()) party = country_entity(record.country);
      if (party && std::find(out.begin(), out.end(), *party) == out.end()) out.push_back(*party);
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  /// How often the less named of the two is named, by name or adjective.
  int least(const std::vector<std::uint32_t>& pair) {
    count_names();
    return std::min(named_[pair[0]], named_[pair[1]]);
  }

  /// The two countries that the article names most.
  std::vector<std::uint32_t> most_named() {
    count_names();
    std::vector<std::uint32_t> out;
    for (std::uint32_t e = 0; e < named_.size(); ++e)
      if (doc_.entities[e].type == EntityType::country && named_[e] > 0) out.push_back(e);
    std::stable_sort(out.begin(), out.end(), [&](auto a, auto b) { return named_[a] > named_[b]; });
    if (out.size() > 2) out.resize(2);
    std::sort(out.begin(), out.end());
    return out;
  }

  void count_names() {
    if (named_.size() == doc_.entities.size()) return;
    named_.assign(doc_.entities.size(), 0);
    for (const auto& m : doc_.mentions)
      for (const auto e : m.entities)
        if (m.entities.size() == 1) ++named_[e];
  }

  std::optional<std::uint32_t> country_entity(std::string_view code) const {
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
      if (doc_.entities[e].type == EntityType::country && doc_.entities[e].country == code) return e;
    return std::nullopt;
  }

  // --- pronouns ------------------------------------------------------------------------------------------------------

  void pronoun(std::uint32_t i) {
    const auto w = token(i).lower;
    const bool person = w == "he" || w == "she" || w == "him" || w == "his" || w == "her";
    const bool plural = w == "they" || w == "their" || w == "them";
    const bool first = w == "i" || w == "my" || w == "me" || w == "we" || w == "our" || w == "us";
    if (person) {
      const auto who = subject_person(w == "she" || w == "her" ? Sex::female : Sex::male);
      if (!who) return;
      add({.tokens = {i, i + 1}, .head = i, .kind = MentionKind::pronoun, .entities = {*who}});
      if ((w == "he" || w == "she") && !subject_) subject_ = std::vector<std::uint32_t>{*who};
    } else if (plural && set_is_near()) {
      add({.tokens = {i, i + 1}, .head = i, .kind = MentionKind::pronoun, .entities = last_set_});
      set_age_ = 0;
    } else if (first && doc_.author) {
      add({.tokens = {i, i + 1}, .head = i, .kind = MentionKind::pronoun, .entities = {*doc_.author}});
    }
  }

  /// Who "he" is: the first person of this sentence, else the subject of the one before, else who was named last; never
  /// one whose name only women bear.
  std::optional<std::uint32_t> subject_person(Sex sex) const {
    const auto fits = [&](std::uint32_t e) {
      if (doc_.entities[e].type != EntityType::person) return false;
      const auto own = sex_of(e);
      return own == Sex::unknown || own == sex;
    };
    for (const auto* candidates : {&subject_, &last_subject_})
      if (*candidates && (*candidates)->size() == 1 && fits((**candidates)[0])) return (**candidates)[0];
    for (auto it = recent_.rbegin(); it != recent_.rend(); ++it)
      if (fits(*it)) return *it;
    return std::nullopt;
  }

  Sex sex_of(std::uint32_t person) const {
    const std::string_view name = doc_.entities[person].name;
    const auto end = name.find(' ');
    if (end == std::string_view::npos) return Sex::unknown;  // a surname
    return world_.sex_of_name(text::lower(name.substr(0, end)));
  }

  // --- what was spoken of --------------------------------------------------------------------------------------------

  void note(std::vector<std::uint32_t> entities, TokenRange tokens, bool modifier) {
    if (modifier) return;
    for (const auto e : entities) {
      std::erase(recent_, e);
      recent_.push_back(e);
    }
    if (entities.size() > 1) {
      last_set_ = entities;
      set_age_ = 0;
    }
    const bool person = doc_.entities[entities[0]].type == EntityType::person;
    const auto m = doc_.mention_of[tokens.last - 1];
    auto at = m != kNone && doc_.mentions[m].tokens == tokens ? doc_.mentions[m].head : tokens.last - 1;
    // "President X said": where the tree has the title as the head of the name.
    if (m != kNone && doc_.mentions[m].tokens == tokens)
      for (auto up = token(at).head; up != document::kNoHead && is_in_title(up, m); up = token(at).head) at = up;
    const auto rel = token(at).deprel;
    const bool subject =
        rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::none || tokens.first == sentence_.first;
    if (!subject_ && person && subject) subject_ = entities;
    pair_up(tokens, entities);
  }

  bool is_in_title(std::uint32_t t, std::uint32_t mention) const {
    return doc_.titled[t] == mention || doc_.mentions[mention].extent.contains(t);
  }

  /// "A and B": the two are "they" from here on.
  void pair_up(TokenRange tokens, const std::vector<std::uint32_t>& entities) {
    if (last_noted_ && last_noted_->first.last + 1 == tokens.first && token(tokens.first - 1).lower == "and" &&
        entities.size() == 1 && last_noted_->second.size() == 1 &&
        doc_.entities[entities[0]].type == doc_.entities[last_noted_->second[0]].type) {
      last_set_ = {last_noted_->second[0], entities[0]};
      set_age_ = 0;
      const auto type = doc_.entities[entities[0]].type;
      if (type == EntityType::country || type == EntityType::group) count_together();
    }
    last_noted_ = {tokens, entities};
  }

  /// Of the pairs of countries or groups that the text names together the one that it names most often, the last of
  /// equals: the diplomats of two others at their talks are not "the two countries".
  void count_together() {
    auto pair = last_set_;
    std::sort(pair.begin(), pair.end());
    const auto count = ++together_[pair];
    if (named_together_.empty() || count >= together_[named_together_]) named_together_ = pair;
  }

  void end_sentence() {
    if (subject_) last_subject_ = subject_;
    last_noted_.reset();
    ++set_age_;
  }

  /// "They" are parties spoken of together in this sentence or the one before: countries, groups, holders of an office.
  /// Plural nouns are "they" more often than two people are.
  bool set_is_near() const {
    return !last_set_.empty() && set_age_ <= 1 && std::all_of(last_set_.begin(), last_set_.end(), [&](auto e) {
      const auto& record = doc_.entities[e];
      return record.type != EntityType::person || !record.role.empty();
    });
  }

  void add(EntityMention mention) {
    const auto index = store_.add_mention(mention);
    for (auto t = mention.tokens.first; t < mention.tokens.last; ++t)
      if (doc_.mention_of[t] == kNone || t + 1 == mention.tokens.last || t == mention.head) doc_.mention_of[t] = index;
  }

  EntityStore& store_;
  WorkingDocument& doc_;
  const lexicon::World& world_;
  TokenRange sentence_;
  std::vector<std::uint32_t> recent_;  // entities, last spoken of last
  std::vector<std::uint32_t> last_set_, named_together_;
  std::map<std::vector<std::uint32_t>, int> together_;
  std::vector<int> named_;  ///< mentions of each entity
  std::optional<std::uint32_t> home_;
  int set_age_ = 0;  ///< sentences since it was spoken of
  std::optional<std::vector<std::uint32_t>> subject_, last_subject_;
  std::optional<std::pair<TokenRange, std::vector<std::uint32_t>>> last_noted_;
};

}  // namespace

void resolve_references(EntityStore& store) { Resolver(store).run(); }

}  // namespace newsbrief::annotation
