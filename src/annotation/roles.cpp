#include "annotation/roles.hpp"

#include <algorithm>
#include <array>

#include "annotation/names.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::EntityMention;
using document::EntityType;
using document::kNone;
using document::MentionKind;
using document::TokenRange;
using document::WorkingDocument;
using lexicon::Title;
using lexicon::TitleKind;

/// What a title phrase around a name tells.
struct Office {
  const Title* title = nullptr;
  bool former = false;
  std::optional<std::uint32_t> owner;  ///< mention index: the country, organization or person it belongs to
  std::uint32_t first = 0;             ///< first token of the phrase
};

bool is_former(std::string_view w) {
  return w == "former" || w == "ex" || w == "ex-president" || w == "late" || w == "then" || w == "deposed" ||
         w == "ousted";
}
bool is_determiner(std::string_view w) {
  return w == "the" || w == "a" || w == "an" || w == "his" || w == "her" || w == "its" || w == "their";
}

class RoleReader {
 public:
  explicit RoleReader(EntityStore& store) : store_(store), doc_(store.doc()), world_(store.world()) {}

  void run() {
    for (const auto& sentence : doc_.sentences) {
      sentence_ = sentence.tokens;
      for (std::uint32_t i = sentence_.first; i < sentence_.last;) {
        const auto m = doc_.mention_of[i];
        if (m == kNone) {
          ++i;
          continue;
        }
        const auto& mention = doc_.mentions[m];
        if (mention.kind == MentionKind::name && doc_.entities[mention.entities[0]].type == EntityType::person) read(m);
        i = std::max(mention.tokens.last, i + 1);
      }
    }
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
      if (doc_.entities[e].type == EntityType::person) complete(e);
  }

 private:
  const document::Token& token(std::uint32_t i) const { return doc_.tokens[i]; }

  void read(std::uint32_t m) {
    auto office = before(m);
    if (!office) office = after(m);
    if (!office) office = above(m);
    if (office) apply(m, *office);
  }

  /// "the Speaker of the House in X, NAME": an apposition, the office being the head of a longer phrase.
  std::optional<Office> above(std::uint32_t m) const {
    std::uint32_t t = doc_.mentions[m].head;
    if (token(t).deprel != document::Deprel::appos || doc_.mentions[m].tokens.first == sentence_.first ||
        token(doc_.mentions[m].tokens.first - 1).form != ",")
      return std::nullopt;
    for (int steps = 0; steps < 4; ++steps) {
      const auto head = token(t).head;
      if (head == document::kNoHead || head > t) return std::nullopt;
      if (auto office = title_before(head + 1)) {
        if (office->title->kind == TitleKind::style || office->title->kind == TitleKind::rank) return std::nullopt;
        find_owner_before(*office, office->first);
        if (!office->owner) find_owner_behind_title(*office, head + 1);
        office->first = doc_.mentions[m].tokens.first;
        return office;
      }
      t = head;
    }
    return std::nullopt;
  }

  /// The title that ends right before token `end`.
  std::optional<Office> title_before(std::uint32_t end) const {
    if (end <= sentence_.first) return std::nullopt;
    const auto match = world_.title_table().match_before(doc_, end, sentence_.first);
    if (!match) return std::nullopt;
    return Office{&world_.titles()[match->value], false, std::nullopt, match->end};
  }

  std::optional<Office> before(std::uint32_t m) const {
    const std::uint32_t start = doc_.mentions[m].tokens.first;
    std::uint32_t end = start;
    // "President of Russia Vladimir Putin", "the President of the Republic of Korea, Lee"
    if (end > sentence_.first + 1) {
      const std::uint32_t last = token(end - 1).form == "," ? end - 2 : end - 1;
      if (const auto* owner = mention_at(doc_, last);
          owner && owner->tokens.last == last + 1 && may_be_owned_by(*owner)) {
        if (auto office = title_of(*owner, doc_.mention_of[last])) return office;
      }
    }
    std::optional<Office> office;
    while (auto found =
               title_before(end)) {  // "Amir Sheikh Tamim", "Prime Minister Lt. Gen. X": the outermost that is no style
      if (!office || office->title->kind == TitleKind::style || office->title->kind == TitleKind::rank) {
        const auto inner = office;
        office = found;
        if (inner && found->title->kind == TitleKind::style && inner->title->kind != TitleKind::style) office = inner;
      }
      end = found->first;
      office->first = end;
    }
    const bool styled = office && office->title->kind == TitleKind::style;
    if ((!office || styled) && end > sentence_.first + 1 && token(end - 1).form == ",") {
      // "Y's envoy, NAME,", "the Y minister, Mr NAME,"
      auto apposed = title_before(end - 1);
      if (apposed && !has_owner_or_article(*apposed)) apposed.reset();
      if (apposed && apposed->title->kind == TitleKind::style) apposed.reset();
      if (!apposed && !styled) return std::nullopt;
      if (apposed) {
        office = apposed;
        end = office->first;
      }
    }
    if (!office) return std::nullopt;
    find_owner_before(*office, end);
    if (!office->owner) find_owner_after(*office, doc_.mentions[m].tokens.last);
    return office;
  }

  bool is_owner(const EntityMention& mention) const {
    if (mention.entities.empty()) return false;
    const auto type = doc_.entities[mention.entities[0]].type;
    return type == EntityType::country || type == EntityType::organization || type == EntityType::group ||
           mention.kind == MentionKind::nominal || doc_.entities[mention.entities[0]].stands_for.has_value();
  }

  /// Between "President of" and a name anything that is no person will do, known or not.
  bool may_be_owned_by(const EntityMention& mention) const {
    return !mention.entities.empty() && doc_.entities[mention.entities[0]].type != EntityType::person;
  }

  /// "President of [the] OWNER": the office whose owner is given.
  std::optional<Office> title_of(const EntityMention& owner, std::uint32_t index) const {
    std::uint32_t i = owner.tokens.first;
    if (i > sentence_.first && token(i - 1).lower == "the") --i;
    if (i <= sentence_.first + 1 ||
        (token(i - 1).lower != "of" && token(i - 1).lower != "to" && token(i - 1).lower != "for"))
      return std::nullopt;
    auto office = title_before(i - 1);
    // "the envoy to X", "for X": where he is sent.
    const bool sent = token(i - 1).lower != "of" && office && office->title->kind != TitleKind::spokesperson;
    if (office && !sent) office->owner = index;
    if (office && sent) find_owner_before(*office, office->first);
    if (office && office->first > sentence_.first) office->former = is_former(token(office->first - 1).lower);
    return office;
  }

  bool has_owner_or_article(Office office) const {
    if (office.first > sentence_.first && is_determiner(token(office.first - 1).lower)) return true;
    find_owner_before(office, office.first);
    return office.owner.has_value();
  }

  /// "US [National Security Advisor]", "Trump's West Asia [envoy]", "the Kremlin's [spokesman]", "former Israeli
  /// [minister]".
  void find_owner_before(Office& office, std::uint32_t end) const {
    std::uint32_t i = end;
    for (int steps = 0; i > sentence_.first && steps < 5; ++steps) {
      const auto& t = token(i - 1);
      if (is_former(t.lower)) {
        office.former = true;
      } else if (const auto m = doc_.mention_of[i - 1]; m != kNone) {
        const auto& mention = doc_.mentions[m];
        const bool person = !mention.entities.empty() && doc_.entities[mention.entities[0]].type == EntityType::person;
        const bool possessive = mention.tokens.last < end && token(mention.tokens.last).lower == "'s";
        if ((is_owner(mention) && (!person || possessive)) || (person && possessive)) {
          office.owner = m;
          const auto first = mention.tokens.first;
          if (first > sentence_.first && is_former(token(first - 1).lower)) office.former = true;
          return;
        }
        if (person) return;
      } else if (t.lower != "'s" && t.lower != "'" && t.form != "-" && !text::starts_upper(t.form) &&
                 t.upos != document::Upos::ADJ) {
        return;
      }
      --i;
    }
  }

  /// "Prime Minister Kishida of Japan", "Sergei Lavrov of Russia"
  void find_owner_after(Office& office, std::uint32_t end) const {
    if (end + 1 >= sentence_.last || token(end).lower != "of") return;
    const std::uint32_t at = token(end + 1).lower == "the" ? end + 2 : end + 1;
    if (at >= sentence_.last) return;
    if (const auto* mention = mention_at(doc_, at); mention && mention->tokens.first == at && is_owner(*mention))
      office.owner = doc_.mention_of[at];
  }

  /// "X, [the] [former] [OWNER] title [of|to|under OWNER]"
  std::optional<Office> after(std::uint32_t m) const {
    std::uint32_t i = doc_.mentions[m].tokens.last;
    if (i + 1 >= sentence_.last || (token(i).form != "," && token(i).form != "(")) return std::nullopt;
    Office office;
    office.first = ++i;
    for (int steps = 0; i < sentence_.last && steps < 6; ++steps) {
      if (const auto title = world_.title_table().match(doc_, i, sentence_.last)) {
        office.title = &world_.titles()[title->value];
        // "Haniyeh, leader Ismail's brother" would be another person: a name right behind it.
        const auto* next = title->end < sentence_.last ? mention_at(doc_, title->end) : nullptr;
        if (next && doc_.entities[next->entities[0]].type == EntityType::person) return std::nullopt;
        find_owner_behind_title(office, title->end);
        return office.title->kind == TitleKind::style ? std::nullopt : std::optional(office);
      }
      const auto& t = token(i);
      if (const auto index = doc_.mention_of[i]; index != kNone && doc_.mentions[index].tokens.first == i) {
        const auto& mention = doc_.mentions[index];
        const bool person = doc_.entities[mention.entities[0]].type == EntityType::person;
        const bool possessive = mention.tokens.last < sentence_.last && token(mention.tokens.last).lower == "'s";
        if (person && !possessive) return std::nullopt;
        office.owner = index;
        i = mention.tokens.last + (possessive ? 1 : 0);
        continue;
      }
      if (is_former(t.lower)) {
        office.former = true;
      } else if (!is_determiner(t.lower) && t.upos != document::Upos::ADJ && t.upos != document::Upos::NOUN &&
                 t.upos != document::Upos::PROPN && !text::starts_upper(t.form) && t.form != "-") {
        return std::nullopt;
      }
      ++i;
    }
    return std::nullopt;
  }

  void find_owner_behind_title(Office& office, std::uint32_t end) const {
    if (office.owner || end + 1 >= sentence_.last) return;
    const auto w = token(end).lower;
    // "the envoy for X", "the ambassador to Y": where they are sent, not whose they are.
    const bool speaks = office.title && office.title->kind == TitleKind::spokesperson;
    if (w != "of" && !(speaks && w == "for") && w != "under") return;
    std::uint32_t at = end + 1;
    if (token(at).lower == "the" && at + 1 < sentence_.last) ++at;
    if (doc_.mention_of[at] != kNone) office.owner = doc_.mention_of[at];
  }

  void apply(std::uint32_t m, const Office& office) {
    const auto name = doc_.mentions[m].tokens;
    if (office.first < name.first) doc_.mentions[m].extent = {office.first, name.last};
    auto& person = doc_.entities[doc_.mentions[m].entities[0]];
    std::string country;
    if (office.owner) {
      auto& owner_mention = doc_.mentions[*office.owner];
      const auto& owner = doc_.entities[owner_mention.entities[0]];
      country = owner.country;
      if (owner.type != EntityType::person) owner_mention.modifier = true;
    } else {
      country = inherited_country(m, office.first);
    }
    if (person.country.empty() && !country.empty()) person.country = country;
    if (office.title->kind == TitleKind::style) return;
    if (person.role.empty()) person.role = (office.former ? "Former " : "") + office.title->role;
    if (person.sector.empty()) person.sector = office.title->sector;
    if (!office.former && office.title->kind <= TitleKind::leader && office.title->kind != TitleKind::foreign_minister)
      person.head = true;
  }

  /// "US Secretary of State A and National Security Advisor B": one country for both.
  std::string inherited_country(std::uint32_t m, std::uint32_t first) const {
    if (first <= sentence_.first + 1 || first >= doc_.mentions[m].tokens.first) return {};
    const auto w = token(first - 1).lower;
    if (w != "and" && w != ",") return {};
    const auto* before = mention_at(doc_, first - 2);
    if (!before || before->kind != MentionKind::name || doc_.entities[before->entities[0]].type != EntityType::person)
      return {};
    const auto left = title_before(before->tokens.first);
    if (!left) return {};
    Office office = *left;
    find_owner_before(office, office.first);
    return office.owner ? doc_.entities[doc_.mentions[*office.owner].entities[0]].country : std::string();
  }

  /// What the text left open, the lexicon may know: the one of that name who was in that office then.
  void complete(std::uint32_t e) {
    auto& person = doc_.entities[e];
    const std::string folded_name = text::fold(person.name);
    const lexicon::Person* found = nullptr;
    for (const auto& p : world_.people()) {
      const std::string full = text::fold(p.name);
      const bool same = full == folded_name;
      const bool surname = full.ends_with(" " + folded_name);
      if (!same && !(surname && person.role == p.role && (person.country.empty() || person.country == p.country)))
        continue;
      if (!person.country.empty() && person.country != p.country) continue;
      if (surname && !in_office(p)) continue;
      if (found && !same) return;  // two of that name: nobody is meant for certain
      found = &p;
    }
    if (!found) return complete_from_leaders(person, folded_name);
    if (person.name != found->name) {
      store_.add_alias(e, person.name);
      person.name = found->name;
      std::erase(person.aliases, found->name);
    }
    person.country = found->country;
    if (person.sector.empty()) person.sector = found->sector;
    if (person.role.empty() && in_office(*found)) person.role = found->role;
    if (in_office(*found) && !person.role.starts_with("Former")) person.head = person.head || is_head(person.role);
  }

  /// A head of state or government named in full, or by surname and office: the country only, since the list says
  /// nothing of the office held at the time. A surname that leads to several countries means whoever governs when the
  /// article appears; two such: nobody for certain.
  void complete_from_leaders(document::EntityRecord& person, const std::string& folded) const {
    if (!person.country.empty()) return;
    const bool surname = folded.find(' ') == std::string::npos;
    if (surname && !is_head(person.role)) return;
    std::string country, governing;
    bool several = false, several_govern = false;
    for (const auto* leader : world_.leaders(folded)) {
      const bool same = surname || std::any_of(leader->names.begin(), leader->names.end(),
                                               [&](const std::string& name) { return same_given_name(name, folded); });
      if (!same) continue;
      several = several || (!country.empty() && country != leader->country);
      country = leader->country;
      if (!governs(*leader)) continue;
      several_govern = several_govern || (!governing.empty() && governing != leader->country);
      governing = leader->country;
    }
    if (!governing.empty() && !several_govern) person.country = governing;
    if (governing.empty() && !several) person.country = country;
  }

  /// "F. W. de Klerk" and "Frederik de Klerk", "Laurent Gbagbo" and "Laurent Koudou Gbagbo": the first words agree.
  static bool same_given_name(std::string_view a, std::string_view b) {
    const auto x = a.substr(0, a.find(' ')), y = b.substr(0, b.find(' '));
    return x == y || (x.size() >= 6 && y.size() >= 6 && text::edit_distance(x, y, 2) <= 2);
  }

  bool governs(const lexicon::Leader& leader) const {
    if (!doc_.published || leader.to.empty()) return false;
    const auto year = std::to_string(static_cast<int>(doc_.published->year()));
    return leader.from.substr(0, 4) <= year && year <= leader.to.substr(0, 4);
  }

  bool is_head(std::string_view role) const {
    return std::any_of(world_.titles().begin(), world_.titles().end(), [&](const Title& t) {
      return t.role == role && (t.kind == TitleKind::head_of_state || t.kind == TitleKind::head_of_government ||
                                t.kind == TitleKind::leader);
    });
  }

  bool in_office(const lexicon::Person& p) const {
    if (!doc_.published) return true;
    const auto day = std::to_string(static_cast<int>(doc_.published->year()));
    const auto year = [](const std::string& date) { return date.substr(0, 4); };
    return (p.from.empty() || year(p.from) <= day) && (p.to.empty() || day <= year(p.to));
  }

  EntityStore& store_;
  WorkingDocument& doc_;
  const lexicon::World& world_;
  TokenRange sentence_;
};

}  // namespace

void learn_roles(EntityStore& store) { RoleReader(store).run(); }

}  // namespace newsbrief::annotation
