#include "annotation/names.hpp"

#include <algorithm>
#include <array>

#include "annotation/user_names.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::EntityMention;
using document::EntityType;
using document::kNone;
using document::MentionKind;
using document::NameType;
using document::TokenRange;
using document::Upos;
using document::WorkingDocument;
using lexicon::Name;
using lexicon::NameKind;

constexpr std::array<std::string_view, 22> kParticles{"al",  "el", "bin", "ibn", "bint", "ben", "abu", "de",
                                                      "da",  "di", "do",  "dos", "del",  "van", "von", "der",
                                                      "den", "la", "le",  "ul",  "ur",   "-"};
/// What a capital stands behind when it is a place and not a government.
constexpr std::array<std::string_view, 25> kPlacePrepositions{
    "in",    "at",      "near",       "to",      "into",     "around", "outside", "inside", "across",
    "over",  "through", "throughout", "via",     "above",    "toward", "towards", "leave",  "left",
    "visit", "visited", "visiting",   "central", "downtown", "reach",  "reached"};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// "X, Jr." and "X Jr." without what only tells father from son.
std::string_view without_suffix(std::string_view name) {
  for (const std::string_view suffix : {" Jr.", " Jr", " Sr.", " Sr"})
    if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  if (name.ends_with(',')) name.remove_suffix(1);
  return name;
}

class NameFinder {
 public:
  explicit NameFinder(EntityStore& store) : store_(store), doc_(store.doc()), world_(store.world()), user_(store) {}

  void run() {
    agree_on_types();
    for (const auto& sentence : doc_.sentences) {
      limit_ = sentence.tokens.last;
      first_ = sentence.tokens.first;
      in_title_ = doc_.kind(sentence) == document::BlockKind::title;
      for (std::uint32_t at = sentence.tokens.first; at < limit_;) at = std::max(step(at), at + 1);
    }
  }

 private:
  /// Tries to read a name at a token; gives where to go on.
  std::uint32_t step(std::uint32_t at) {
    if (const auto known = glosses_.find(words({at, at + 1}));
        known != glosses_.end() && doc_.tokens[at].form.size() > 1) {
      store_.add_mention({.tokens = {at, at + 1}, .head = at, .kind = MentionKind::name, .entities = {known->second}});
      return at + 1;
    }
    const auto next = read(at);
    learn_gloss(next);
    return next;
  }

  /// "Popular Front of X (PFX)": the abbreviation is another name of it from here on.
  void learn_gloss(std::uint32_t at) {
    if (at + 2 >= limit_ || doc_.tokens[at].form != "(" || doc_.tokens[at + 2].form != ")") return;
    const auto word = doc_.tokens[at + 1].form;
    const bool upper = word.size() > 1 && word.size() <= 10 && text::starts_upper(word);
    if (!upper || doc_.mentions.empty()) return;
    const auto& mention = doc_.mentions.back();
    if (mention.tokens.last != at || mention.entities.size() != 1) return;
    const auto type = doc_.entities[mention.entities[0]].type;
    if (type != EntityType::organization && type != EntityType::group) return;
    // Its letters are the first ones of the name's words, in order.
    const auto name = words(mention.tokens);
    std::size_t from = 0;
    for (const char c : word) {
      const auto lower = static_cast<char>(c | 0x20);
      while (from < name.size() && static_cast<char>(name[from] | 0x20) != lower) ++from;
      if (from++ >= name.size()) return;
    }
    if (world_.name_table().find(std::string(word))) return;  // the list knows better
    glosses_.emplace(std::string(word), mention.entities[0]);
    store_.add_alias(mention.entities[0], word);
  }

  std::uint32_t read(std::uint32_t at) {
    const auto listed = world_.name_table().match(doc_, at, limit_);
    const TokenRange tagged = cut_at_listed(tagged_name(at));
    const auto listed_size = listed ? listed->end - at : 0;
    if (const auto user = user_.match(at, first_, limit_);
        user && user->tokens.size() >= std::max(listed_size, tagged.size()) && !is_inside_person(at, user->tokens.last))
      return user->no_actor() ? user->tokens.last : add_user(*user);
    if (listed && listed_size >= tagged.size() && !is_inside_person(at, listed->end)) return add_listed(at, *listed);
    if (const auto next = polity(at)) return *next;
    if (const auto initialed = initialed_name(at); !initialed.empty()) return add_person(initialed);
    if (!tagged.empty() && is_in_time(tagged)) return tagged.last;
    if (!tagged.empty() && is_title(tagged)) return tagged.last;
    if (!tagged.empty() && listed && listed->end < tagged.last && is_title({listed->end, tagged.last}))
      return add_listed(at, *listed);
    if (!tagged.empty()) return add_tagged(tagged, listed);
    if (const auto body = institution(at); !body.empty()) return add_organization(body, listed);
    // In a headline's capitals every word looks like a name ("President Spoke").
    if (const auto titled = in_title_ ? TokenRange{at, at} : titled_name(at); !titled.empty())
      return add_person(titled);
    if (const auto surname = known_surname(at); !surname.empty() && !listed) return add_person(surname);
    if (listed && !is_inside_person(at, listed->end)) return add_listed(at, *listed);
    return at + 1;
  }

  /// "Islamic Republic of X", "Kingdom of the X": the country, by its long name.
  std::optional<std::uint32_t> polity(std::uint32_t at) {
    for (auto t = at; t + 2 < limit_ && t < at + 4 && text::starts_upper(doc_.tokens[t].form); ++t) {
      if (!world_.nominal(doc_.tokens[t].lower, lexicon::NominalClass::polity) || doc_.tokens[t + 1].lower != "of")
        continue;
      const auto behind = doc_.tokens[t + 2].lower == "the" ? t + 3 : t + 2;
      const auto country = world_.name_table().match(doc_, behind, limit_);
      if (!country || world_.name(country->value).kind != NameKind::country) return std::nullopt;
      const auto entity = store_.country(world_.name(country->value).index);
      store_.add_alias(entity, words({at, country->end}));
      store_.add_mention({.tokens = {at, country->end}, .head = t, .kind = MentionKind::name, .entities = {entity}});
      return country->end;
    }
    return std::nullopt;
  }

  /// "Trilateral Contact Group", "Joint Military Commission": capitalized words that the tagger passed over and that
  /// end with what such a body is called.
  TokenRange institution(std::uint32_t at) const {
    if (!text::starts_upper(doc_.tokens[at].form) || (at > first_ && text::starts_upper(doc_.tokens[at - 1].form)))
      return {};
    std::uint32_t end = at;
    while (end < limit_ && end < at + 6 && text::starts_upper(doc_.tokens[end].form) &&
           doc_.tokens[end].name == NameType::none && doc_.tokens[end].upos != Upos::DET)
      ++end;
    if (end < at + 2 || (at == first_ && end < at + 3)) return {};
    return world_.nominal(doc_.tokens[end - 1].lower, lexicon::NominalClass::institution) ? TokenRange{at, end}
                                                                                          : TokenRange{};
  }

  /// One name is of one kind throughout a document: the tagger's majority, its first word on a tie.
  void agree_on_types() {
    lexicon::StringMap<std::array<std::uint32_t, 4>> votes;
    const auto each = [&](auto take) {
      for (const auto& sentence : doc_.sentences) {
        limit_ = sentence.tokens.last;
        for (auto at = sentence.tokens.first; at < limit_; ++at)
          if (const auto tagged = tagged_name(at); !tagged.empty()) take(tagged);
      }
    };
    each([&](TokenRange r) {
      if (is_apposed_to_office(r))
        for (auto t = r.first; t < r.last; ++t) doc_.tokens[t].name = NameType::person;
    });
    each([&](TokenRange r) { ++votes[words(r)][static_cast<std::size_t>(doc_.tokens[r.first].name) - 1]; });
    each([&](TokenRange r) {
      const auto& counts = votes[words(r)];
      const auto most = static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
      const auto own = static_cast<std::size_t>(doc_.tokens[r.first].name) - 1;
      if (counts[most] > counts[own])
        for (auto t = r.first; t < r.last; ++t) doc_.tokens[t].name = static_cast<NameType>(most + 1);
    });
  }

  /// "her counterpart in Y, X Z,": an office or the word for a person, and behind the comma two or more words that no
  /// list knows.
  bool is_apposed_to_office(TokenRange name) const {
    if (name.size() < 2 || name.first < 2 || doc_.tokens[name.first - 1].form != "," ||
        doc_.tokens[name.first].name == NameType::person || world_.name_table().match(doc_, name.first, name.last))
      return false;
    if (name.last < limit_ && doc_.tokens[name.last].upos != Upos::PUNCT && doc_.tokens[name.last].lower != "who")
      return false;
    for (std::uint32_t t = name.first - 1, steps = 0; t > 0 && steps < 5; --t, ++steps) {
      const auto& word = doc_.tokens[t - 1];
      if (word.upos == Upos::PUNCT || word.upos == Upos::VERB) return false;
      if (word.upos == Upos::NOUN || word.upos == Upos::PROPN)
        if (const auto* nominal = world_.nominal(word.lower, lexicon::NominalClass::person);
            nominal && !word.lower.ends_with('s'))
          return true;
    }
    return false;
  }

  TokenRange tagged_name(std::uint32_t at) const {
    const auto& t = doc_.tokens[at];
    if (t.name == NameType::none || t.name == NameType::other || !t.name_begins) return {at, at};
    std::uint32_t end = at + 1;
    while (end < limit_ && doc_.tokens[end].name == t.name && !doc_.tokens[end].name_begins) ++end;
    // "X Y-z": the part behind the hyphen is not always tagged.
    while (t.name == NameType::person && is_hyphenated(end)) end += 2;
    // A surname that the tagger left out: the tree has it as part of the name.
    while (t.name == NameType::person && capitalized(end) && doc_.tokens[end].upos == Upos::PROPN &&
           doc_.tokens[end].deprel == document::Deprel::flat)
      ++end;
    // "Qatari Foreign | Ministry": the noun that says what it is belongs to the name.
    if (t.name == NameType::organization && end < limit_ && text::starts_upper(doc_.tokens[end].form) &&
        world_.nominal(doc_.tokens[end].lower, lexicon::NominalClass::body))
      ++end;
    return {at, end};
  }

  /// "Christmas Eve": what a time expression covers is no name.
  /// A hyphen and a word in small letters, unspaced, behind a word of up to seven letters: no "Y-led" and no "Y-based".
  bool is_hyphenated(std::uint32_t at) const {
    if (at == 0 || at + 1 >= limit_ || doc_.tokens[at].form != "-" || doc_.tokens[at].space_before ||
        doc_.tokens[at + 1].space_before)
      return false;
    const auto& word = doc_.tokens[at + 1];
    constexpr std::size_t kLongest = 7;
    const bool small = !word.form.empty() && !text::starts_upper(word.form) && word.form.size() <= kLongest &&
                       text::is_letter(static_cast<unsigned char>(word.form[0]));
    const bool adjective = word.upos == Upos::VERB || word.upos == Upos::ADJ || word.lower.ends_with("ed") ||
                           word.lower.ends_with("ing") || word.lower == "era" || word.lower == "style" ||
                           word.lower == "led";
    return small && !adjective;
  }

  bool is_in_time(TokenRange tokens) const {
    return std::any_of(doc_.times.begin(), doc_.times.end(), [&](const auto& t) { return t.tokens.contains(tokens); });
  }

  /// "National Security Advisor": an office that the tagger took for an organization.
  bool is_title(TokenRange tokens) const {
    const auto title = world_.title_table().match(doc_, tokens.first, tokens.last);
    return title && title->end == tokens.last;
  }

  /// "[X] in [Y]": no part of a person's name, unless it is a particle of one.
  bool is_preposition(std::uint32_t at) const {
    const auto& t = doc_.tokens[at];
    return t.upos == Upos::ADP && !text::starts_upper(t.form) && !is_one_of(t.lower, kParticles);
  }

  /// The surname of somebody named before, which the tagger passed over this time.
  TokenRange known_surname(std::uint32_t at) const {
    const auto& t = doc_.tokens[at];
    if (t.upos != Upos::PROPN || t.form.size() < 3 || !text::starts_upper(t.form)) return {at, at};
    for (const auto& e : doc_.entities)
      if (e.type == EntityType::person && e.name.ends_with(t.form) && e.name.size() > t.form.size() &&
          e.name[e.name.size() - t.form.size() - 1] == ' ')
        return {at, at + 1};
    return {at, at};
  }

  /// "J.K. Sato": initials and the capitalized words behind them.
  TokenRange initialed_name(std::uint32_t at) const {
    const auto form = doc_.tokens[at].form;
    const bool initials = form.size() >= 2 && form.size() <= 6 && form.size() % 2 == 0 && form.back() == '.';
    for (std::size_t i = 0; i < form.size(); ++i)
      if (!initials || (i % 2 == 0 ? form[i] < 'A' || form[i] > 'Z' : form[i] != '.')) return {at, at};
    if (at + 1 >= limit_ || !capitalized(at + 1) || doc_.tokens[at + 1].upos != Upos::PROPN ||
        doc_.tokens[at + 1].form.size() < 3)
      return {at, at};
    if (doc_.tokens[at + 1].head != at && doc_.tokens[at].head != at + 1) return {at, at};
    std::uint32_t end = at + 2;
    while (capitalized(end) && doc_.tokens[end].deprel == document::Deprel::flat) ++end;
    return {at, end};
  }

  /// "the Republic of X NAME" is two names: a listed one inside of a tagged one ends it.
  TokenRange cut_at_listed(TokenRange tagged) const {
    if (tagged.empty() || doc_.tokens[tagged.first].name == NameType::person) return tagged;
    for (auto t = tagged.first + 1; t < tagged.last; ++t) {
      const auto inner = world_.name_table().match(doc_, t, limit_);
      if (inner && world_.name(inner->value).kind == NameKind::person) tagged.last = t;
    }
    return tagged;
  }

  /// A listed country or place whose word the tagger has inside a person's name ("Jordan" in "Michael Jordan").
  bool is_inside_person(std::uint32_t at, std::uint32_t end) const {
    return doc_.tokens[at].name == NameType::person && !doc_.tokens[at].name_begins && end <= limit_;
  }

  bool capitalized(std::uint32_t at) const {
    return at < limit_ && text::starts_upper(doc_.tokens[at].form) && !world_.name_table().match(doc_, at, limit_) &&
           !world_.title_table().match(doc_, at, limit_);
  }

  /// "President Haruki Sato": the capitalized words behind a title, read at their first one.
  TokenRange titled_name(std::uint32_t at) const {
    if (at == first_ || !capitalized(at) || doc_.tokens[at].upos == Upos::NOUN) return {at, at};
    if (!world_.title_table().match_before(doc_, at, first_)) return {at, at};
    std::uint32_t end = at + 1;
    while (end < limit_) {
      if (capitalized(end) ||
          (doc_.tokens[end].form == "-" && capitalized(end + 1) && !doc_.tokens[end].space_before)) {
        ++end;
      } else if (is_one_of(doc_.tokens[end].lower, kParticles) && capitalized(end + 1) &&
                 doc_.tokens[end].form != "-") {
        end += 2;
      } else {
        break;
      }
    }
    return {at, end};
  }

  /// A name of the user's dictionary: where ours has it too, ours says what it is, and the user's the code.
  std::uint32_t add_user(const UserName& name) {
    for (auto at = name.tokens.first; at < name.tokens.last; ++at) {
      const bool skipped = at > name.tokens.first;
      const auto listed = world_.name_table().match(doc_, at, limit_);
      if (!listed || listed->end != name.tokens.last) continue;
      const bool article = at == name.tokens.first + 1 && doc_.tokens[name.tokens.first].lower == "the";
      if (skipped && !article && world_.name(listed->value).kind != NameKind::person) continue;
      add_listed(at, *listed);
      user_.describe(doc_.mentions.back().entities[0], name);
      return name.tokens.last;
    }
    if (const auto person = user_.person_in(name); !person.empty()) {
      const auto before = doc_.mentions.size();
      add_person(person);
      if (doc_.mentions.size() > before) user_.describe(doc_.mentions.back().entities[0], name);
      return name.tokens.last;
    }
    const auto entity = user_.entity(name, words(name.tokens));
    user_.describe(entity, name);
    store_.add_mention(
        {.tokens = name.tokens, .head = name.tokens.last - 1, .kind = MentionKind::name, .entities = {entity}});
    return name.tokens.last;
  }

  std::uint32_t add_listed(std::uint32_t at, const lexicon::PhraseTable::Match& match) {
    const Name& name = world_.name(match.value);
    TokenRange tokens{at, match.end};
    EntityMention mention{.tokens = tokens, .head = match.end - 1, .kind = MentionKind::name};
    std::uint32_t entity = 0;
    switch (name.kind) {
      case NameKind::country:
        entity = store_.country(name.index);
        break;
      case NameKind::demonym:
        entity = store_.country(name.index);
        mention.kind = MentionKind::nominal;
        mention.modifier = is_adjective(match.end);
        break;
      case NameKind::capital:
        mention.government = speaks(tokens);
        entity = store_.place(name, mention.government);
        break;
      case NameKind::house:
        mention.government = speaks(tokens);
        entity = store_.place(name, mention.government);
        break;
      case NameKind::place:
        entity = store_.place(name, false);
        break;
      case NameKind::organization:
        entity = store_.organization(name.index);
        break;
      case NameKind::person:
        entity = store_.person(words(tokens), name.index);
        break;
    }
    if (name.kind != NameKind::demonym) store_.add_alias(entity, words(tokens));
    mention.entities = {entity};
    store_.add_mention(std::move(mention));
    return match.end;
  }

  std::uint32_t add_tagged(TokenRange tokens, const std::optional<lexicon::PhraseTable::Match>& listed) {
    while (tokens.size() > 1 && doc_.tokens[tokens.last - 1].lower == "'s") --tokens.last;
    const auto type = doc_.tokens[tokens.first].name;
    if (type == NameType::person) {
      // "the X-Y call": two people named before.
      if (tokens.size() == 3 && doc_.tokens[tokens.first + 1].form == "-" && !known_surname(tokens.first).empty() &&
          !known_surname(tokens.first + 2).empty()) {
        add_person({tokens.first, tokens.first + 1});
        return add_person({tokens.first + 2, tokens.last});
      }
      if (const auto next = add_around_office(tokens, listed)) return *next;
      return add_person(tokens);
    }
    if (!text::starts_upper(doc_.tokens[tokens.first].form) && !text::starts_upper(doc_.tokens[tokens.last - 1].form))
      return tokens.first + 1;
    if (const auto bearer = name_behind_office(tokens); !bearer.empty()) return add_person(bearer);
    // A surname told before is that person, whatever the tagger makes of it alone.
    if (!listed && tokens.size() == 1 && !known_surname(tokens.first).empty()) return add_person(tokens);
    if (const auto next = add_around_office(tokens, listed)) return *next;
    if (type == NameType::location) {
      // A title before it, and no name of a place in the list: the tagger took a surname for a place.
      if (!listed && world_.title_table().match_before(doc_, tokens.first, first_)) return add_person(tokens);
      const auto entity = store_.unlisted(EntityType::place, words(tokens));
      store_.add_mention({.tokens = tokens, .head = tokens.last - 1, .kind = MentionKind::name, .entities = {entity}});
      return tokens.last;
    }
    // "the Government" alone names nobody.
    if (tokens.size() == 1 && world_.nominal(doc_.tokens[tokens.first].lower, lexicon::NominalClass::body))
      return tokens.last;
    return add_organization(tokens, listed);
  }

  /// An organization without the office behind its name, and who holds it: "[NASA] Administrator [X Y]", "[White House]
  /// Press Secretary", "[Coast Guard] Commandant". "Office of the President" keeps its own.
  std::optional<std::uint32_t> add_around_office(TokenRange tokens,
                                                 const std::optional<lexicon::PhraseTable::Match>& listed) {
    if (world_.title_table().match(doc_, tokens.first, limit_)) return std::nullopt;
    for (auto t = tokens.first + 1; t < tokens.last; ++t) {
      const auto title = world_.title_table().match(doc_, t, limit_);
      const auto before = doc_.tokens[t - 1].upos;
      if (!title || before == Upos::ADP || before == Upos::DET || doc_.tokens[t - 1].lower == "and") continue;
      if (title->end > tokens.last && title->end - t < 2) continue;
      // "John Major", "Martin Luther King"
      if (doc_.tokens[tokens.first].name == NameType::person && title->end <= tokens.last &&
          (title->end == tokens.last || title->end - t < 2) && t - tokens.first == 1 && !is_abbreviation(tokens.first))
        continue;
      if (title->end < tokens.last && tokens.last - title->end > 3) continue;
      const TokenRange body{tokens.first, t};
      const bool named = title->end < tokens.last;
      const auto is_name = [&](const auto& x) {
        return x.upos == Upos::PROPN && !world_.nominal(x.lower, lexicon::NominalClass::body) &&
               !world_.nominal(x.lower, lexicon::NominalClass::institution);
      };
      if (named && !std::all_of(doc_.tokens.begin() + title->end, doc_.tokens.begin() + tokens.last, is_name)) continue;
      // What stands in front of the office: a known name is read as such.
      if (const auto known = world_.name_table().match(doc_, body.first, body.last); known && known->end == body.last) {
        add_listed(body.first, *known);
      } else if (body.size() > 1 || doc_.tokens[body.first].lower != doc_.tokens[body.first].form) {
        add_organization(body, listed);
      }
      return named ? add_person({title->end, tokens.last}) : tokens.last;
    }
    return std::nullopt;
  }

  /// "National Security Advisor NAME" taken for an organization: one or two proper names behind an office of several
  /// words are who holds it ("Foreign Minister Office" is none).
  TokenRange name_behind_office(TokenRange tokens) const {
    const auto title = world_.title_table().match(doc_, tokens.first, tokens.last);
    if (!title || title->end >= tokens.last || title->end - tokens.first < 2 || tokens.last - title->end > 2) return {};
    for (auto t = title->end; t < tokens.last; ++t)
      if (doc_.tokens[t].upos != Upos::PROPN || world_.nominal(doc_.tokens[t].lower, lexicon::NominalClass::body))
        return {};
    return {title->end, tokens.last};
  }

  bool is_abbreviation(std::uint32_t at) const {
    const auto& form = doc_.tokens[at].form;
    return form.size() > 1 && std::none_of(form.begin(), form.end(), [](char x) { return x >= 'a' && x <= 'z'; });
  }

  /// "Ukrainian Foreign Ministry": a country or its demonym at the start tells whose it is.
  std::uint32_t add_organization(TokenRange tokens, const std::optional<lexicon::PhraseTable::Match>& listed) {
    std::string country;
    if (listed && listed->end < tokens.last) {
      const Name& name = world_.name(listed->value);
      if (name.kind == NameKind::country || name.kind == NameKind::demonym)
        country = world_.countries()[name.index].code;
    }
    if (ends_body_at(tokens)) ++tokens.last;
    const bool armed = is_armed(tokens);
    const auto entity = store_.unlisted(armed ? EntityType::group : EntityType::organization, words(tokens));
    auto& record = doc_.entities[entity];
    if (armed) record.sector = "REB";
    if (!country.empty()) record.country = country;
    for (std::uint32_t from = tokens.first; from < tokens.last && record.sector.empty(); ++from)
      if (const auto* nominal = world_.nominal(text::lower(words({from, tokens.last})), lexicon::NominalClass::body))
        record.sector = nominal->sector;
    store_.add_mention({.tokens = tokens, .head = tokens.last - 1, .kind = MentionKind::name, .entities = {entity}});
    return tokens.last;
  }

  /// "Xian air | force": the recognizer stops inside a body of two common nouns.
  bool ends_body_at(TokenRange tokens) const {
    if (tokens.last >= doc_.tokens.size() || doc_.tokens[tokens.last - 1].lower != doc_.tokens[tokens.last - 1].form)
      return false;
    const auto body = text::lower(words({tokens.last - 1, tokens.last + 1}));
    return world_.nominal(body, lexicon::NominalClass::body) != nullptr;
  }

  /// "Sarrin Liberation Front": the list of bodies says that what ends so is armed.
  bool is_armed(TokenRange tokens) const {
    for (auto from = tokens.first; from < tokens.last; ++from)
      if (const auto* ending =
              world_.nominal(text::lower(words({from, tokens.last})), lexicon::NominalClass::institution))
        return ending->sector == "REB";
    const auto first = world_.nominal(doc_.tokens[tokens.first].lower, lexicon::NominalClass::institution);
    return first && first->sector == "REB";
  }

  std::uint32_t add_person(TokenRange tokens) {
    tokens = without_titles(tokens);
    // "President-elect NAME"
    if (tokens.size() > 1 && doc_.tokens[tokens.first].lower == "elect") ++tokens.first;
    const auto only = doc_.tokens[tokens.first].lower;
    if (tokens.size() == 1 && (only == "jr." || only == "jr" || only == "sr." || only == "sr")) return tokens.last;
    if (!text::starts_upper(doc_.tokens[tokens.first].form) && !text::starts_upper(doc_.tokens[tokens.last - 1].form))
      return tokens.last;
    const std::string name = words(tokens);
    std::optional<std::uint32_t> known;
    if (const auto value = world_.name_table().find(without_suffix(name));
        value && world_.name(*value).kind == NameKind::person)
      known = world_.name(*value).index;
    const auto entity = store_.person(name, known);
    store_.add_mention({.tokens = tokens, .head = tokens.last - 1, .kind = MentionKind::name, .entities = {entity}});
    return tokens.last;
  }

  /// Titles inside of a tagged name are no part of it, nor is whose they are: "[US President] X". What is cut off in
  /// front is read as names of its own.
  TokenRange without_titles(TokenRange tokens) {
    // "Secretary of [State NAME]": a title that began before the tagged words.
    for (std::uint32_t back = 1; back <= 4 && tokens.first >= first_ + back; ++back) {
      const auto title = world_.title_table().match(doc_, tokens.first - back, tokens.last);
      if (title && title->end > tokens.first && title->end < tokens.last) tokens.first = title->end;
    }
    const auto whole = tokens;
    for (bool cut = true; cut && tokens.size() > 1;) {
      const auto owner = world_.name_table().match(doc_, tokens.first, tokens.last);
      const bool owns = owner && owner->end < tokens.last && world_.title_table().match(doc_, owner->end, tokens.last);
      const auto title = world_.title_table().match(doc_, owns ? owner->end : tokens.first, tokens.last);
      // "President of | X NAME"
      const bool belongs = owner && !owns && tokens.first > first_ && doc_.tokens[tokens.first - 1].lower == "of" &&
                           owner->end < tokens.last;
      cut = belongs || (title && title->end < tokens.last);
      if (cut) tokens.first = belongs ? owner->end : title->end;
    }
    for (auto t = tokens.first + 1; t < tokens.last; ++t)
      if (is_preposition(t)) {
        for (auto rest = t; rest < tokens.last; ++rest) doc_.tokens[rest].name = NameType::none;
        tokens.last = t;
      }
    if (tokens.first > whole.first)
      if (const auto owner = world_.name_table().match(doc_, whole.first, tokens.first))
        add_listed(whole.first, *owner);
    return tokens;
  }

  /// "Russian forces", but not "the Russians" nor "the French said".
  bool is_adjective(std::uint32_t next) const {
    if (next >= limit_) return false;
    const auto& t = doc_.tokens[next];
    if (doc_.tokens[next - 1].upos == Upos::NOUN && t.upos != Upos::NOUN && t.upos != Upos::PROPN) return false;
    if (t.upos == Upos::X) return text::is_letter(text::decode(t.form, 0).code_point) || t.form == "-";
    return t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::ADJ || t.form == "-" ||
           t.upos == Upos::NUM || ((t.upos == Upos::CCONJ || t.form == ",") && doc_.tokens[next - 1].upos == Upos::ADJ);
  }

  /// A capital speaks where it acts or is acted on, not where something happens in it.
  bool speaks(TokenRange tokens) const {
    if (tokens.first > first_) {
      const auto& before = doc_.tokens[tokens.first - 1];
      if (is_one_of(before.lower, kPlacePrepositions)) return false;
      if (before.lower == "from" || before.lower == "of" || before.form == "," || before.form == "-") return false;
      if (before.lower == "the" && tokens.first > first_ + 1 &&
          is_one_of(doc_.tokens[tokens.first - 2].lower, kPlacePrepositions))
        return false;
    }
    return true;
  }

  std::string words(TokenRange tokens) const { return text::squeeze(doc_.slice(doc_.bytes(tokens))); }

  EntityStore& store_;
  WorkingDocument& doc_;
  const lexicon::World& world_;
  lexicon::StringMap<std::uint32_t> glosses_;  ///< abbreviations that the text explains: their entities
  UserNames user_;
  std::uint32_t first_ = 0, limit_ = 0;
  bool in_title_ = false;
};

}  // namespace

void find_names(EntityStore& store) { NameFinder(store).run(); }

void index_mentions(WorkingDocument& doc) {
  std::stable_sort(doc.mentions.begin(), doc.mentions.end(), [](const EntityMention& a, const EntityMention& b) {
    return a.tokens.first != b.tokens.first ? a.tokens.first < b.tokens.first : a.tokens.last > b.tokens.last;
  });
  doc.mention_of.assign(doc.tokens.size(), kNone);
  for (std::uint32_t m = 0; m < doc.mentions.size(); ++m)
    for (std::uint32_t t = doc.mentions[m].tokens.first; t < doc.mentions[m].tokens.last; ++t) {
      const auto old = doc.mention_of[t];
      if (old == kNone || doc.mentions[old].tokens.size() >= doc.mentions[m].tokens.size()) doc.mention_of[t] = m;
    }
  doc.titled.assign(doc.tokens.size(), kNone);
  for (std::uint32_t m = 0; m < doc.mentions.size(); ++m) {
    auto& mention = doc.mentions[m];
    const TokenRange extent = mention.extent.empty() ? mention.tokens : mention.extent;
    for (auto t = extent.first; t < extent.last; ++t)
      if (doc.mention_of[t] != m) doc.titled[t] = m;
    for (auto t = mention.tokens.first; t < mention.tokens.last; ++t) {  // the token whose own head lies outside
      const auto head = doc.tokens[t].head;
      if (head == document::kNoHead || !mention.tokens.contains(head)) {
        mention.head = t;
        break;
      }
    }
  }
}

const EntityMention* mention_at(const WorkingDocument& doc, std::uint32_t token) {
  return doc.mention_of[token] == kNone ? nullptr : &doc.mentions[doc.mention_of[token]];
}

}  // namespace newsbrief::annotation
