#include "dossiers/swaps.hpp"

#include <algorithm>
#include <deque>

#include "dossiers/belligerents.hpp"
#include "dossiers/captives.hpp"
#include "dossiers/derived_events.hpp"
#include "dossiers/swap_parties.hpp"
#include "dossiers/swap_status.hpp"

namespace newsbrief::dossiers {
namespace {

using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using document::Role;
using document::TimeType;
using document::TokenRange;
using lexicon::WordClass;

struct DraftTransfer {
  std::optional<std::uint32_t> from, to;
  const document::Quantity* quantity = nullptr;
  std::optional<TokenRange> who;
  bool each = false;
  bool one = false;                                   ///< a single named person
  const document::Quantity* in_return_for = nullptr;  ///< whom the other side gives for them
  TokenRange tokens;
};

struct Draft {
  bool exchange = false;
  std::uint32_t trigger = 0;  ///< token
  bool captives = false;      ///< it says "prisoners", "hostages" …
  Entities parties, mediators;
  std::vector<DraftTransfer> transfers;
  const document::TimeExpression* date = nullptr;
  std::optional<TokenRange> place;
  bool open_side = false;  ///< a side without a name takes part
  std::string status;
  std::optional<std::uint32_t> voice;  // mention
  std::vector<std::uint32_t> sentences;
};

class SwapFinder {
 public:
  explicit SwapFinder(const Context& c) : c_(c), captives_(c), sides_(c, captives_), status_(c) {}

  void run(Model& model) {
    for (const auto& p : c_.doc.predications)
      if (is_told(c_, p.sentence)) read(p);
    for (const auto& draft : drafts_) write(draft, model);
  }

 private:
  // --- what is a swap or a release
  // -------------------------------------------------------------------------------------

  void read(const Predication& p) {
    if (p.noun && c_.is(p.trigger, WordClass::swap_noun)) {
      if (captives_.names_captives(p)) return take(p, true, captives_.captives_of(p));
      if (auto* last = recent(p); last && is_definite(c_, p.trigger)) note(*last, p);
      return;
    }
    if (p.noun && c_.is(p.trigger, WordClass::release_noun)) {
      const auto captive = captives_.captives_of(p);
      if (captive && (captives_.is_captive(*captive, true) || captives_.is_named_captive(*captive) ||
                      (captives_.quantity_of(*captive) &&
                       (sides_.receiver(p) || names_captor(p) || sides_.party_behind(*captive, "to") ||
                        sides_.party_behind(*captive, "by")))))
        take(p, false, captive);
      return;
    }
    if (p.noun) return;
    if (const auto home = captives_.homecomer(p)) return take(p, false, home);
    const auto object = captives_.freed(p);
    if (!object) return;
    // "a total of 120 prisoners were swapped"; the dead are captives themselves.
    const auto members = captives_.is_captive(*object, false) ? std::nullopt : captives_.member_of(*object);
    const auto captive = members && captives_.is_captive(*members, false) ? *members : *object;
    if (c_.is(p.trigger, WordClass::exchange_verb) && captives_.is_captive(captive, false))
      return take(p, true, captive);
    const bool phrase = captives_.is_freeing_phrase(p);
    if (!phrase && !c_.is(p.trigger, WordClass::release_verb)) return;
    const bool given = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
      return (a.role == Role::oblique && (a.preposition == "to" || a.preposition == "from" || a.preposition == "in")) ||
             a.role == Role::recipient;
    });
    const bool frees = phrase || c_.lemma(p.trigger) == "release" || c_.lemma(p.trigger) == "free" ||
                       c_.lemma(p.trigger) == "repatriate" ||
                       (captives_.member_of(captive) && !entities(p, Role::subject).empty() &&
                        (captives_.has_nationality(captive) || captives_.quantity_of(captive)));
    if (c_.lemma(p.trigger) == "hand" && !phrase && !given) return;
    if (captives_.from_elsewhere(p)) return;
    // The dead go home from hospitals and museums too: a party must give them back.
    if (c_.is(captive, WordClass::collective_noun) && entities(p, Role::subject).empty() &&
        !captives_.speaks_of_captives() && drafts_.empty())
      return;
    if (counts_captives(captive, p.sentence)) return take(p, false, captive);
    const bool known = !sides_.parties(p).empty() || given || captives_.speaks_of_captives() || !drafts_.empty();
    if (captives_.is_captive(captive, true) ||
        (captives_.is_captive(captive, false) && known &&
         (given || (captives_.quantity_of(captive) && (frees || captives_.has_nationality(captive))) ||
          gives_back_one(p, captive))))
      return take(p, false, captive);
    if (frees && captives_.is_named_captive(captive) && !captives_.from_elsewhere(p)) take(p, false, captive);
  }

  /// "X will return a soldier of Y": one of the other side's.
  bool gives_back_one(const Predication& p, std::uint32_t captive) const {
    const auto nation = captives_.nationality(captive);
    const auto who = sides_.parties(p);
    return nation && c_.tree.has_child(captive, Deprel::det, "a") && who.size() == 1 && who[0] != *nation;
  }

  /// "returned 162", "sent back nine": a number alone, right behind what it counts.
  bool counts_captives(std::uint32_t t, std::uint32_t sentence) const {
    if (c_.token(t).upos != document::Upos::NUM || is_time(c_, t)) return false;
    if (!drafts_.empty() && sentence <= drafts_.back().sentences.back() + 2) return true;
    const auto first = c_.doc.sentences[sentence > 0 ? sentence - 1 : 0].tokens.first;
    for (auto x = first; x < c_.doc.sentences[sentence].tokens.last; ++x)
      if (c_.is(x, WordClass::captive_core)) return true;
    return false;
  }

  // --- who, how many
  // -----------------------------------------------------------------------------------------------------

  bool names_captor(const Predication& p) const { return sides_.captor(p).has_value(); }

  // --- dossiers
  // --------------------------------------------------------------------------------------------------------

  /// "was released after his lawyers posted bond": a court's business, no party's.
  bool is_on_bail(const Predication& p) const {
    const auto words = c_.doc.sentences[p.sentence].tokens;
    for (auto t = words.first; t < words.last; ++t)
      if (c_.is(t, WordClass::bail_noun)) return true;
    return false;
  }

  void take(const Predication& p, bool exchange, std::optional<std::uint32_t> captive) {
    const std::string status = status_.of(p, last());
    if (status.empty() || (!exchange && is_on_bail(p))) return;
    const auto who = sides_.parties(p);
    Draft* draft = matching(p, who, exchange, status);
    if (!draft) {
      drafts_.push_back({.exchange = exchange, .status = status});
      draft = &drafts_.back();
      draft->trigger = p.trigger;
    }
    draft->exchange = draft->exchange || exchange;
    draft->captives = draft->captives || exchange || (captive && captives_.is_captive(*captive, true));
    draft->open_side = draft->open_side || sides_.leaves_side_open(p);
    add_unique(draft->parties, who);
    note(*draft, p);
    if (captive) add_transfers(*draft, p, *captive, exchange, who);
    if (const auto other = captive ? captives_.given_in_return(p) : std::nullopt)
      add_return(*draft, *captive, *other, who);
  }

  /// The other direction of a deal: what one side gets for those whom it frees.
  void add_return(Draft& draft, std::uint32_t captive, std::uint32_t other, const Entities& who) {
    DraftTransfer back;
    back.quantity = captives_.quantity_of(other);
    if (!back.quantity) return;
    back.who = who_words(other, back.quantity);
    back.tokens = phrase(c_, other);
    const auto given = std::find_if(draft.transfers.rbegin(), draft.transfers.rend(), [&](const DraftTransfer& t) {
      return t.quantity == captives_.quantity_of(captive);
    });
    if (given != draft.transfers.rend()) {
      back.from = given->to;
      back.to = given->from;
      given->each = false;
    }
    if (!back.from && who.size() == 2) back.from = who[1];
    if (!back.to) back.to = captives_.nationality(other);
    draft.exchange = true;
    back.in_return_for = captives_.quantity_of(captive);
    draft.transfers.push_back(back);
  }

  /// "on the same day": as what, the sentences before say, and not always the last day that they name.
  bool says_same(const document::TimeExpression& date) const {
    for (auto t = date.tokens.first; t < date.tokens.last; ++t)
      if (c_.token(t).lower == "same") return true;
    return false;
  }

  void note(Draft& draft, const Predication& p) {
    if (std::find(draft.sentences.begin(), draft.sentences.end(), p.sentence) == draft.sentences.end())
      draft.sentences.push_back(p.sentence);
    if (const auto* date = draft.date ? nullptr : own_time(c_, p.trigger, TimeType::date))
      if (!says_same(*date)) draft.date = date;
    if (!draft.voice) draft.voice = p.voice;
    add_mediators(draft, p.sentence);
  }

  void add_transfers(Draft& draft, const Predication& p, std::uint32_t captive, bool exchange, const Entities& who) {
    for (const auto one : conjuncts(c_, captive)) {
      if (one != captive && !captives_.is_captive(one, false) && !captives_.is_named_captive(one)) continue;
      DraftTransfer t;
      t.quantity = captives_.quantity_of(one);
      if (is_rate(one)) continue;
      if (c_.token(one).upos != document::Upos::NUM) t.who = who_words(one, t.quantity);
      t.tokens = phrase(c_, one);
      // "X and Y freed 146 prisoners each"
      t.each = exchange || who.size() == 2 ? is_each(p, t.quantity) : is_of_each(p);
      if (!exchange && !t.each) {
        if (const auto nation = captives_.nationality(one)) t.to = nation;
        if (const auto to = sides_.receiver(p)) {
          t.to = to;
        } else if (const auto behind = sides_.party_behind(one, "to")) {
          t.to = behind;
        }
        const auto from = std::find_if(who.begin(), who.end(), [&](auto e) { return e != t.to; });
        if (from != who.end()) t.from = *from;
        if (p.noun && !t.from)
          if (const auto by = sides_.party_behind(one, "by")) t.from = by;
        // Who brings somebody home had not held him.
        if (c_.is(p.trigger, WordClass::fetch_verb) && t.from) t.to = std::exchange(t.from, std::nullopt);
        if (captives_.homecomer(p)) t.from.reset();
        if (const auto holder = captives_.holder_of(one)) {
          t.from = holder;
          if (t.to == t.from) t.to.reset();
        } else if (const auto in_hands = sides_.captor(p); in_hands && in_hands != t.to) {
          t.from = in_hands;
        }
        t.one = !t.quantity && (captives_.is_named_captive(one) || is_single(one, t));
        for (const auto party : {t.from, t.to})
          if (party && !is_represented(draft, *party)) add_unique(draft.parties, {*party});
        if (!t.quantity && !t.one) continue;
      } else if (!t.quantity) {
        continue;
      }
      const bool known = std::any_of(draft.transfers.begin(), draft.transfers.end(), [&](const DraftTransfer& x) {
        return x.quantity && t.quantity && x.quantity->value == t.quantity->value && (!x.to || !t.to || x.to == t.to);
      });
      if (!known) draft.transfers.push_back(t);
    }
  }

  /// "15 bodies for each hostage", "three prisoners per soldier": what the terms foresee, no handover.
  bool is_rate(std::uint32_t captive) const {
    const auto word = [&](std::uint32_t t) {
      return t < c_.doc.tokens.size() ? c_.token(t).lower : std::string_view();
    };
    const auto next = word(captive + 1), second = word(captive + 2);
    return next == "per" || (next == "for" && (second == "each" || second == "every"));
  }

  /// "a captured soldier of X", "an airman held by Y": one, whose sides the text names.
  bool is_single(std::uint32_t captive, const DraftTransfer& t) const {
    return (t.from || t.to) && c_.tree.has_child(captive, Deprel::det, "a") && captives_.is_captive(captive, false);
  }

  /// A group of the same country is a party already.
  bool is_represented(const Draft& draft, std::uint32_t e) const {
    return std::any_of(draft.parties.begin(), draft.parties.end(), [&](auto o) {
      return !c_.entity(o).country.empty() && c_.entity(o).country == c_.entity(e).country;
    });
  }

  /// "each releasing 218 soldiers", "each side is to hand over 1,000 prisoners"
  bool is_of_each(const Predication& p) const {
    const auto* subject = argument(p, Role::subject);
    return subject &&
           (c_.token(subject->head).lower == "each" || c_.tree.has_child(subject->head, Deprel::det, "each"));
  }

  bool is_each(const Predication& p, const document::Quantity* q) const {
    if (q && q->each) return true;
    const auto range = c_.doc.sentences[p.sentence].tokens;
    for (auto t = range.first; t < range.last; ++t)
      if (c_.token(t).lower == "each" || (c_.token(t).lower == "apiece")) return true;
    return false;
  }

  /// "critically wounded servicemen": the phrase without its number.
  std::optional<TokenRange> who_words(std::uint32_t captive, const document::Quantity* q) const {
    // "the remains of 55 soldiers": that they are dead belongs to who they are.
    if (const auto head = c_.token(captive).head; head != kNoHead && head < captive &&
                                                  c_.is(head, WordClass::remains_noun) &&
                                                  c_.token(captive).deprel == Deprel::nmod)
      captive = head;
    auto range = phrase(c_, captive);
    const bool counts_members = q && q->number.first > captive;
    if (counts_members && range.contains(q->number.first)) range.last = captive + 1;  // "the bodies [of 31 sailors]"
    if (q && !counts_members && q->number.last > range.first && q->number.last < range.last)
      range.first = q->number.last;
    while (range.first < captive && c_.token(range.first).upos == document::Upos::DET) ++range.first;
    for (auto t = captive + 1; t < range.last; ++t)  // "soldiers [each on Friday]", "soldiers [to Y]"
      if (c_.token(t).lower == "each" ||
          (c_.token(t).upos == document::Upos::ADP && c_.token(t).lower != "of" &&
           c_.token(t - 1).upos != document::Upos::VERB) ||
          c_.token(t).upos == document::Upos::PUNCT || is_time(c_, t) || (t + 1 < range.last && is_time(c_, t + 1)))
        range.last = t;
    return range.empty() ? std::nullopt : std::optional(range);
  }

  /// The dossier that this mention goes on with: near in the text, and nothing against it.
  Draft* matching(const Predication& p, const Entities& who, bool exchange, const std::string& status) {
    for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
      const bool near = p.sentence <= it->sentences.back() + 3;
      const bool parties_fit =
          who.empty() || it->parties.empty() ||
          std::any_of(
              who.begin(), who.end(),
              [&](auto e) { return std::find(it->parties.begin(), it->parties.end(), e) != it->parties.end(); }) ||
          (near && it->parties.size() < 2);
      const auto* date = own_time(c_, p.trigger, TimeType::date);
      const bool dates_fit = (!date && !is_recalled(it->date)) || (date && !it->date && !is_recalled(date)) ||
                             (date && it->date && date->value == it->date->value) ||
                             (!date && near && p.sentence == it->sentences.back());
      const bool status_fits = it->status == status || (status != "completed" && it->status != "completed");
      if (parties_fit && dates_fit && status_fits && (near || it->exchange == exchange)) {
        if (status == "scheduled" && it->status == "proposed") it->status = status;
        return &*it;
      }
    }
    return nullptr;
  }

  std::optional<LastSwap> last() const {
    return drafts_.empty() ? std::nullopt
                           : std::optional(LastSwap{drafts_.back().status, drafts_.back().sentences.back()});
  }

  Draft* recent(const Predication& p) {
    if (drafts_.empty() || p.sentence > drafts_.back().sentences.back() + 3) return nullptr;
    return &drafts_.back();
  }

  void add_mediators(Draft& draft, std::uint32_t sentence) const {
    add_unique(draft.mediators, mediators(c_, sentence));
    add_unique(draft.mediators, sides_.escorts(sentence));
  }

  // --- the dossier
  // -----------------------------------------------------------------------------------------------------

  /// The other side of the conflict; nothing where the party is none of its sides.
  std::optional<std::uint32_t> opponent(const Entities& sides, std::uint32_t party) const {
    if (sides.size() != 2) return std::nullopt;
    const auto is = [&](std::uint32_t side) {
      return side == party || (c_.entity(party).type == EntityType::person && principal(c_, party) == side);
    };
    return is(sides[0]) ? std::optional(sides[1]) : is(sides[1]) ? std::optional(sides[0]) : std::nullopt;
  }

  /// What the conflict that the article is about says of the sides that a mention leaves open.
  void complete(Draft& draft, const Entities& sides) const {
    Entities acting;
    for (const auto e : draft.parties) add_unique(acting, {acting_side(c_, e)});
    draft.parties = acting;
    for (auto& t : draft.transfers) {
      if (t.from) t.from = acting_side(c_, *t.from);
      if (t.to) t.to = acting_side(c_, *t.to);
    }
    if (draft.open_side && draft.parties.size() < 2) return;
    for (auto& t : draft.transfers) {
      if (t.each) continue;
      if (t.from && !t.to) t.to = opponent(sides, *t.from);
      if (t.to && !t.from) t.from = opponent(sides, *t.to);
      for (const auto party : {t.from, t.to})
        if (party && !is_represented(draft, *party)) add_unique(draft.parties, {*party});
    }
    for (const auto& back : draft.transfers)
      for (auto& given : draft.transfers)
        if (back.in_return_for && given.quantity == back.in_return_for && !given.from && !given.to) {
          given.from = back.to;
          given.to = back.from;
        }
    if (draft.parties.size() == 1)
      if (const auto other = opponent(sides, draft.parties[0])) add_unique(draft.parties, {*other});
    const bool mutual =
        std::any_of(draft.transfers.begin(), draft.transfers.end(), [](const auto& t) { return t.each; });
    if (draft.parties.empty() && (draft.captives || mutual)) draft.parties = sides;
  }

  /// "exchanged dozens of detainees", and then so many each: the numbers tell it.
  void drop_vague(Draft& draft) const {
    const auto is_vague = [&](const DraftTransfer& t) {
      if (!t.quantity) return false;
      const auto w = c_.token(t.quantity->number.last - 1).lower;
      return w == "dozens" || w == "scores" || w == "hundreds" || w == "thousands";
    };
    if (!std::all_of(draft.transfers.begin(), draft.transfers.end(), is_vague))
      std::erase_if(draft.transfers, is_vague);
  }

  void write(Draft draft, Model& model) const {
    complete(draft, belligerents(c_, model));
    if (draft.parties.empty() && draft.transfers.empty()) return;
    drop_vague(draft);
    PrisonerSwap out;
    out.id = "swap" + std::to_string(model.prisoner_swaps.size() + 1);
    std::stable_partition(draft.parties.begin(), draft.parties.end(),
                          [&](auto e) { return c_.entity(e).type == EntityType::country; });
    out.parties = document::refs(c_.doc, draft.parties);
    for (const auto& t : draft.transfers) {
      if (t.each && draft.parties.size() == 2) {
        add_transfer(out, t, draft.parties[0], draft.parties[1]);
        add_transfer(out, t, draft.parties[1], draft.parties[0]);
      } else {
        add_transfer(out, t, t.from, t.to);
      }
    }
    if (draft.date) {
      out.date = document::time(*draft.date, c_.evidence);
      // "was scheduled on Wednesday" may be a day that has passed.
      const bool past = draft.status == "completed";
      if (past || draft.status == "proposed") out.date->value = day_value(c_, *draft.date, past);
    }
    out.status = draft.status;
    out.mediators = document::refs(c_.doc, draft.mediators);
    if (draft.voice && !c_.doc.mentions[*draft.voice].entities.empty())
      out.reported_by = document::ref(c_.doc, c_.doc.mentions[*draft.voice].entities[0]);
    for (const auto s : draft.sentences) out.evidence.push_back(sentence_span(c_, s));
    if (draft.status == "completed")
      for (const auto& t : out.transfers)
        if (t.from)
          DerivedEvents(c_, model).add({.type = "RETREAT",
                                        .mode = "release",
                                        .cameo = "0841",
                                        .actors = {*t.from},
                                        .recipients = t.to ? std::vector<Ref>{*t.to} : std::vector<Ref>{},
                                        .date = out.date,
                                        .trigger = draft.trigger,
                                        .evidence = out.evidence});
    c_.decide(out.id, draft.trigger,
              "captives exchanged or given back (swap_noun, exchange_verb, release_verb, release_noun, captive of "
              "lexicon/dossier_terms.tsv)");
    model.prisoner_swaps.push_back(std::move(out));
  }

  void add_transfer(PrisonerSwap& swap, const DraftTransfer& t, std::optional<std::uint32_t> from,
                    std::optional<std::uint32_t> to) const {
    Transfer out;
    if (from) out.from = document::ref(c_.doc, *from);
    if (to) out.to = document::ref(c_.doc, *to);
    if (t.quantity) out.quantity = document::quantity(*t.quantity, c_.evidence);
    if (t.one) out.quantity = newsbrief::Quantity{1, {}, {}, "person", {}, c_.evidence.span(t.tokens)};
    if (t.who) out.who = c_.evidence.span(*t.who).text;
    out.mutual = t.each;
    out.span = c_.evidence.span(t.tokens);
    swap.transfers.push_back(std::move(out));
  }

  const Context& c_;
  Captives captives_;
  SwapParties sides_;
  SwapStatus status_;
  std::deque<Draft> drafts_;
};

}  // namespace

void find_swaps(const Context& context, Model& model) { SwapFinder(context).run(model); }

}  // namespace newsbrief::dossiers
