#include "dossiers/belligerents.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "text/utf8.hpp"

namespace newsbrief::dossiers {
namespace {

using document::EntityType;
using document::Predication;
using document::Role;
using lexicon::WordClass;

class Votes {
 public:
  explicit Votes(const Context& c) : c_(c) {
    for (std::uint32_t s = 0; s < c.doc.sentences.size(); ++s)
      for (const auto e : mediators(c, s))
        if (const auto who = principal(c, e)) add_unique(mediators_, {*who});
  }

  void add(const Entities& left, const Entities& right, int weight) {
    for (const auto a : left)
      for (const auto b : right) {
        const auto x = side(a), y = side(b);
        if (x && y && is_common(*x) && is_common(*y)) continue;  // "rebels" and "fighters" may be the same
        if (x && y && *x != *y && !mediates(*x) && !mediates(*y))
          votes_[{std::min(*x, *y), std::max(*x, *y)}] += weight;
      }
  }

  void add(const Entities& all, int weight) {
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j) add({all[i]}, {all[j]}, weight);
  }

  void add_bystander(std::uint32_t side) { add_unique(bystanders_, {side}); }

  Entities best() const {
    const auto weight = [&](const std::pair<const Pair, int>& entry) {
      const bool beside = std::any_of(bystanders_.begin(), bystanders_.end(),
                                      [&](auto e) { return e == entry.first.first || e == entry.first.second; });
      return entry.second - (beside ? 3 : 0);
    };
    const std::pair<const Pair, int>* best = nullptr;
    for (const auto& entry : votes_)
      if (!best || weight(entry) > weight(*best)) best = &entry;
    return best && weight(*best) >= 2 ? Entities{best->first.first, best->first.second} : Entities{};
  }

  /// Only countries and groups wage war; a person stands for his.
  std::optional<std::uint32_t> side(std::uint32_t e) const {
    const auto type = c_.entity(e).type;
    if (type == EntityType::group && c_.entity(e).country.empty() && is_of_title_alone(c_, e)) return std::nullopt;
    if (type == EntityType::country || type == EntityType::group) return acting_side(c_, e);
    const auto sector = c_.entity(e).sector;
    if (type == EntityType::organization && sector != "REB" && sector != "MIL") return std::nullopt;
    return principal(c_, e);
  }

 private:
  bool is_common(std::uint32_t e) const {
    const auto& name = c_.entity(e).name;
    return !name.empty() && !text::starts_upper(name);
  }

  using Pair = std::pair<std::uint32_t, std::uint32_t>;

  bool mediates(std::uint32_t e) const {
    return std::find(mediators_.begin(), mediators_.end(), e) != mediators_.end();
  }

  const Context& c_;
  Entities mediators_, bystanders_;
  std::map<Pair, int> votes_;  // ordered: the first of equals is the first named
};

Entities entities_of(const std::vector<Ref>& refs) {
  Entities out;
  for (const auto& ref : refs) {
    std::uint32_t number = 0;
    const auto* first = ref.entity.data() + 1;
    if (std::from_chars(first, ref.entity.data() + ref.entity.size(), number).ec == std::errc{} && number > 0)
      out.push_back(number - 1);
  }
  return out;
}

/// Two forces: what is between them has to do with their war, be it talks or mistrust.
bool is_armed_pair(const Context& c, const Entities& who) {
  return who.size() == 2 && std::all_of(who.begin(), who.end(), [&](auto e) {
           return c.entity(e).type == EntityType::group || c.entity(e).sector == "MIL" || c.entity(e).sector == "REB";
         });
}

void vote_by_words(const Context& c, Votes& votes) {
  for (const auto& p : c.doc.predications) {
    const bool war = c.is(p.trigger, WordClass::belligerent_noun) || c.is(p.trigger, WordClass::ceasefire_noun);
    const bool deal =
        c.is(p.trigger, WordClass::swap_noun) || c.lemma(p.trigger) == "agreement" || c.lemma(p.trigger) == "deal";
    if (!p.noun || (!war && !deal && !is_armed_pair(c, entities(p, {"between"})))) continue;
    votes.add(entities(p, {"between"}), war ? 4 : deal ? 2 : 3);
    if (!war) continue;
    votes.add(entities(p, Role::possessor), entities(p, {"against", "with"}), 3);
    Entities before;  // "the X-Y war": the names stand right before the noun
    const auto range = c.tree.yield(p.trigger);
    for (const auto& m : c.doc.mentions)
      if (m.tokens.first >= range.first && m.tokens.last <= p.trigger && m.entities.size() == 1)
        add_unique(before, m.entities);
    if (before.size() == 2) votes.add(before, 4);
  }
}

/// "X and Y went to war", "X and Y accused each other"
void vote_by_clauses(const Context& c, Votes& votes) {
  for (const auto& p : c.doc.predications) {
    if (p.noun) continue;
    const auto who = entities(p, Role::subject);
    if (who.size() < 2) continue;
    const bool each_other = std::any_of(c.tree.children(p.trigger).begin(), c.tree.children(p.trigger).end(),
                                        [&](auto x) { return c.lemma(x) == "other" || c.lemma(x) == "another"; });
    const bool at_war = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
      return (a.role == Role::oblique || a.role == Role::object) &&
             (c.is(a.head, WordClass::belligerent_noun) || c.is(a.head, WordClass::ceasefire_noun));
    });
    if (each_other || at_war || is_fighting(c, p.trigger)) votes.add(who, 3);
  }
}

/// "X welcomed the truce": those who stop fighting agree to it, others welcome it.
void vote_by_welcome(const Context& c, Votes& votes) {
  for (const auto& p : c.doc.predications) {
    if (p.noun || (c.lemma(p.trigger) != "welcome" && c.lemma(p.trigger) != "hail" && c.lemma(p.trigger) != "applaud"))
      continue;
    for (const auto e : entities(p, Role::subject))
      if (const auto who = votes.side(e)) votes.add_bystander(*who);
  }
}

void vote_by_events(const Model& model, Votes& votes) {
  for (const auto& event : model.events) {
    const auto actors = entities_of(event.actors), recipients = entities_of(event.recipients);
    if (event.type == "ASSAULT" || event.type == "COERCE" || event.type == "THREATEN") votes.add(actors, recipients, 2);
    if (event.type == "ACCUSE" || event.type == "REJECT" || event.type == "REQUEST" || event.type == "RETREAT")
      votes.add(actors, recipients, 1);
  }
}

/// Captives or numbers of people of two sides in one sentence: "250 servicemen of X for 245 Ys".
void vote_by_captives(const Context& c, Votes& votes) {
  for (const auto& sentence : c.doc.sentences) {
    Entities sides;
    for (const auto& m : c.doc.mentions) {
      if (!sentence.tokens.contains(m.tokens) || m.entities.size() != 1) continue;
      const auto head = c.token(m.head).head;
      const bool captives = c.is(m.head, WordClass::captive) || c.tree.child(m.head, {document::Deprel::nummod}) ||
                            (head != document::kNoHead && c.is(head, WordClass::captive));
      if (captives)
        if (const auto who = votes.side(m.entities[0])) add_unique(sides, {*who});
    }
    if (sides.size() == 2) votes.add(sides, 2);
  }
}

/// "at the X border", "on the border with X": where, not who.
bool is_whereabouts(const Context& c, const document::EntityMention& m) {
  const auto head = c.token(m.head).head;
  return head != document::kNoHead && c.is(head, WordClass::border_noun);
}

/// Two sides and no third in one sentence that tells of war or truce, or in the title: one sentence says little,
/// several do.
void vote_by_sentences(const Context& c, Votes& votes) {
  for (const auto& sentence : c.doc.sentences) {
    const bool title = c.doc.kind(sentence) == document::BlockKind::title;
    bool war = title, contact = false;
    for (auto t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      war = war || c.is(t, WordClass::belligerent_noun) || c.is(t, WordClass::ceasefire_noun) ||
            c.is(t, WordClass::violence_noun);
      for (const auto what :
           {WordClass::call_noun, WordClass::meeting_noun, WordClass::talk_noun, WordClass::statement_noun,
            WordClass::call_verb, WordClass::talk_verb, WordClass::meet_verb, WordClass::discuss_verb})
        contact = contact || c.is(t, what);
    }
    if (!war || (title && contact)) continue;
    Entities sides;
    for (const auto& m : c.doc.mentions)
      if (sentence.tokens.contains(m.tokens) && m.entities.size() == 1 && !is_whereabouts(c, m))
        if (const auto who = votes.side(m.entities[0])) add_unique(sides, {*who});
    if (sides.size() == 2) votes.add(sides, title ? 2 : 1);
  }
}

/// Where a single armed group stands out, it faces the country whose people and places the text names most.
Entities state_and_group(const Context& c) {
  std::vector<unsigned> mentions(c.doc.entities.size(), 0);
  std::map<std::string, unsigned> countries;
  for (const auto& m : c.doc.mentions)
    for (const auto e : m.entities) {
      ++mentions[e];
      if (!c.entity(e).country.empty()) ++countries[c.entity(e).country];
    }
  std::optional<std::uint32_t> group, second;
  for (std::uint32_t e = 0; e < c.doc.entities.size(); ++e) {
    if (c.entity(e).type != EntityType::group || mentions[e] < 2) continue;
    if (!group || mentions[e] > mentions[*group]) {
      second = group;
      group = e;
    } else if (!second || mentions[e] > mentions[*second]) {
      second = e;
    }
  }
  if (!group || (second && 2 * mentions[*second] > mentions[*group])) return {};
  std::string code = c.entity(*group).country;
  for (const auto& [country, count] : countries)
    if (code.empty() || (c.entity(*group).country.empty() && count > countries[code])) code = country;
  for (std::uint32_t e = 0; e < c.doc.entities.size(); ++e)
    if (c.entity(e).type == EntityType::country && c.entity(e).country == code) return {e, *group};
  return {};
}

}  // namespace

std::uint32_t acting_side(const Context& c, std::uint32_t country) {
  const auto& record = c.entity(country);
  if (record.type != EntityType::country || record.country.empty()) return country;
  std::optional<std::uint32_t> group;
  for (std::uint32_t e = 0; e < c.doc.entities.size(); ++e)
    if (c.entity(e).type == EntityType::group && c.entity(e).country == record.country) {
      if (group) return country;
      group = e;
    }
  if (!group) return country;
  std::size_t of_group = 0, acts = 0;
  for (const auto& m : c.doc.mentions) {
    if (m.entities.size() != 1) continue;
    of_group += m.entities[0] == *group;
    // A name, or the adjective with a body or office behind it; the people alone ("Xs") do not act.
    acts += m.entities[0] == country && (m.kind == document::MentionKind::name || (!m.modifier && m.tokens.size() > 1));
  }
  return of_group >= 2 && acts <= 1 ? *group : country;
}

Entities belligerents(const Context& context, const Model& model) {
  Votes votes(context);
  vote_by_words(context, votes);
  vote_by_clauses(context, votes);
  vote_by_events(model, votes);
  vote_by_welcome(context, votes);
  vote_by_captives(context, votes);
  vote_by_sentences(context, votes);
  const auto best = votes.best();
  return best.empty() ? state_and_group(context) : best;
}

}  // namespace newsbrief::dossiers
