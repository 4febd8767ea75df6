#include "dossiers/discrepancies.hpp"

#include <algorithm>

#include "dossiers/captives.hpp"

namespace newsbrief::dossiers {
namespace {

using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using document::Role;
using lexicon::WordClass;

/// How many sentences behind a fact another voice still speaks of it without naming it.
constexpr std::uint32_t kReach = 2;

/// "over two hours" and "close to two hours" cannot both be; "two hours" and "over two hours" may be said loosely but
/// differ.
bool contradict(const Time& a, const Time& b) { return a.value != b.value || a.mod.value_or("") != b.mod.value_or(""); }

void compare_lengths(const Contact& contact, Model& model) {
  Discrepancy out{contact.id, "durations", {}};
  for (const auto& d : contact.durations)
    if (std::none_of(out.values.begin(), out.values.end(),
                     [&](const DiscrepancyValue& v) { return v.span.text == d.span.text; }))
      if (out.values.empty() || contradict(contact.durations.front(), d))
        out.values.push_back({d.value, std::nullopt, d.span});
  if (out.values.size() > 1) model.discrepancies.push_back(std::move(out));
}

/// What a dossier says of itself, whatever its kind.
struct Told {
  std::string id, status;
  std::vector<std::uint32_t> sentences;
  std::optional<Ref> by;
  const PrisonerSwap* swap = nullptr;
  std::vector<WordClass> words;      ///< that name such a thing
  std::vector<std::string> parties;  ///< entity ids of those who took part in a contact; else empty

  bool has_happened() const {
    return status == "held" || status == "completed" || status == "agreed" || status == "in_force" ||
           status == "extended";
  }
};

class DiscrepancyFinder {
 public:
  DiscrepancyFinder(const Context& c, Model& model) : c_(c), captives_(c), model_(model) {
    for (const auto& x : model.calls)
      add(x.id, x.status, x.evidence, x.announced_by, {WordClass::call_noun, WordClass::talk_noun}).parties = ids(x);
    for (const auto& x : model.meetings)
      add(x.id, x.status, x.evidence, x.announced_by, {WordClass::meeting_noun, WordClass::talk_noun}).parties = ids(x);
    for (const auto& x : model.ceasefires)
      add(x.id, x.status, x.evidence, std::nullopt, {WordClass::ceasefire_noun, WordClass::halt_noun});
    for (const auto& x : model.prisoner_swaps)
      add(x.id, x.status, x.evidence, x.reported_by, {WordClass::swap_noun, WordClass::release_noun}).swap = &x;
  }

  void run() {
    for (const auto& told : told_)
      if (told.swap) compare_counts(told);
    for (const auto& p : c_.doc.predications) {
      if (!is_told(c_, p.sentence)) continue;
      deny(p);
      blame_each_other(p);
    }
  }

 private:
  static std::vector<std::string> ids(const Contact& contact) {
    std::vector<std::string> out;
    for (const auto& ref : contact.participants) out.push_back(ref.entity);
    return out;
  }

  Told& add(const std::string& id, const std::string& status, const std::vector<Span>& evidence,
            const std::optional<Ref>& by, std::vector<WordClass> words) {
    Told out{id, status, {}, by, nullptr, std::move(words), {}};
    for (std::uint32_t s = 0; s < c_.doc.sentences.size(); ++s)
      if (std::find(evidence.begin(), evidence.end(), sentence_span(c_, s)) != evidence.end())
        out.sentences.push_back(s);
    // Where no dossier has a voice of its own, the first sentence that tells it may.
    if (!out.by && !out.sentences.empty()) out.by = voice_of(out.sentences.front());
    told_.push_back(std::move(out));
    return told_.back();
  }

  std::optional<Ref> voice_of(std::uint32_t sentence) const {
    for (const auto& p : c_.doc.predications)
      if (p.sentence == sentence && p.voice) return voice(c_, p);
    return std::nullopt;
  }

  std::uint32_t sentence_of(std::uint32_t token) const {
    const auto& all = c_.doc.sentences;
    const auto behind =
        std::partition_point(all.begin(), all.end(), [&](const auto& s) { return s.tokens.last <= token; });
    return static_cast<std::uint32_t>(behind - all.begin());
  }

  static bool same(const std::optional<Ref>& a, const std::optional<Ref>& b) {
    return a && b && (a->entity == b->entity || (!a->country.empty() && a->country == b->country));
  }

  std::optional<Ref> subject(const Predication& p) const {
    for (const auto e : entities(p, Role::subject))
      if (is_party(c_, e)) return document::ref(c_.doc, e);
    return std::nullopt;
  }

  // --- counts --------------------------------------------------------------------------------------------------------

  void compare_counts(const Told& told) {
    const auto& transfers = told.swap->transfers;
    const auto counted =
        std::find_if(transfers.begin(), transfers.end(), [](const Transfer& t) { return t.quantity.has_value(); });
    if (counted == transfers.end() || told.sentences.empty()) return;
    Discrepancy out{told.id, "transfers", {}};
    for (const auto& q : c_.doc.quantities) {
      const auto sentence = sentence_of(q.number.first);
      if (sentence < told.sentences.front() || sentence > told.sentences.back() + kReach || q.ordinal ||
          !q.currency.empty() || is_time(c_, q.number.first))
        continue;
      const auto known = std::find_if(transfers.begin(), transfers.end(),
                                      [&](const Transfer& t) { return t.quantity && t.quantity->value == q.value; });
      if (known != transfers.end()) continue;
      const auto by = count_by(q);
      if (!by || same(*by, told.by) || !is_comparable(q.value, transfers)) continue;
      if (out.values.empty()) {
        // "470 were flown home, the Red Cross said, though X put the number at 484": of those, not of all that are due.
        const auto beside = count_beside(q, sentence);
        out.values.push_back(
            beside ? DiscrepancyValue{beside->text, voice_of(sentence), *beside}
                   : DiscrepancyValue{std::string(counted->quantity->span.text), told.by, counted->quantity->span});
      }
      const auto span = c_.evidence.span(q.number);
      out.values.push_back({span.text, *by, span});
    }
    if (!out.values.empty()) model_.discrepancies.push_back(std::move(out));
  }

  /// Another count of people before it in its sentence.
  std::optional<Span> count_beside(const document::Quantity& q, std::uint32_t sentence) const {
    for (const auto& other : c_.doc.quantities) {
      if (!c_.doc.sentences[sentence].tokens.contains(other.number) || other.number.first >= q.number.first ||
          other.ordinal || !other.currency.empty() || is_time(c_, other.number.first))
        continue;
      if (other.value <= 2 * q.value && q.value <= 2 * other.value && other.value != q.value)
        return c_.evidence.span(other.tokens);
    }
    return std::nullopt;
  }

  /// The same people counted twice: one number is not many times another.
  static bool is_comparable(double value, const std::vector<Transfer>& transfers) {
    return std::any_of(transfers.begin(), transfers.end(), [&](const Transfer& t) {
      return t.quantity && value <= 3 * t.quantity->value && t.quantity->value <= 3 * value;
    });
  }

  /// Who counts, where a number is somebody's count of the freed: "X put the number of freed men at 130", "the Maoists
  /// count 350 arrivals", "X's figure is 54", "X had received only 54 soldiers". Nothing where it is no such count;
  /// a count by a voice that is no entity has none inside.
  std::optional<std::optional<Ref>> count_by(const document::Quantity& q) const {
    auto top = q.number.first;
    for (auto t = q.tokens.first; t < q.tokens.last; ++t)
      if (const auto head = c_.token(t).head; head == kNoHead || !q.tokens.contains(head)) top = t;
    if (q.number.contains(top) && c_.token(top).deprel == Deprel::nummod) top = c_.token(top).head;  // "350 arrivals"
    const bool alone = q.number.contains(top);
    if (!alone && !counts_returned(top)) return std::nullopt;
    for (const auto child : c_.tree.children(top))
      if (c_.is(child, WordClass::further_word)) return std::nullopt;
    const auto head = c_.token(top).head;
    if (is_count(top))  // "X's number is 467"
      return count_owner(top);
    if (head == kNoHead) return std::nullopt;
    const auto* verb = c_.predication(head);
    if (!verb || verb->noun || verb->negated || verb->modality != Modality::actual) return std::nullopt;
    const auto rel = c_.token(top).deprel;
    if (rel == Deprel::obl && c_.tree.has_child(top, Deprel::case_, "at")) {
      const auto* object = argument(*verb, Role::object);
      if (!object || !c_.is(object->head, WordClass::count_noun)) return std::nullopt;
      const auto of = c_.tree.child(object->head, {Deprel::nmod});
      if (of && !counts_returned(*of)) return std::nullopt;
      return speaker(*verb);
    }
    if (rel != Deprel::obj || !c_.is(head, WordClass::count_verb)) return std::nullopt;
    if (alone && !follows_count(q)) return std::nullopt;
    return speaker(*verb);
  }

  /// "They say 22.": the number alone, and nothing behind it that it would count.
  bool follows_count(const document::Quantity& q) const {
    const auto next = q.number.last;
    return q.unit.empty() && (next >= c_.doc.tokens.size() || c_.token(next).upos == document::Upos::PUNCT);
  }

  bool counts_returned(std::uint32_t noun) const {
    return captives_.is_captive(noun, false) || c_.is(noun, WordClass::returnee_noun);
  }

  bool is_count(std::uint32_t number) const {
    const auto subject = c_.tree.child(number, {Deprel::nsubj});
    return subject && c_.tree.child(number, {Deprel::cop}) && c_.is(*subject, WordClass::count_noun) &&
           !c_.tree.child(*subject, {Deprel::nmod});
  }

  std::optional<std::optional<Ref>> count_owner(std::uint32_t number) const {
    const auto noun = *c_.tree.child(number, {Deprel::nsubj});
    if (const auto owner = c_.tree.child(noun, {Deprel::nmod_poss})) {
      const auto m = c_.doc.mention_of[*owner];
      return m == kNone || c_.doc.mentions[m].entities.empty() ? std::optional<Ref>{}
                                                               : document::ref(c_.doc, c_.doc.mentions[m].entities[0]);
    }
    if (const auto* p = c_.predication(number); p && p->voice) return voice(c_, *p);
    return std::nullopt;
  }

  std::optional<std::optional<Ref>> speaker(const Predication& verb) const {
    if (auto by = subject(verb)) return by;
    if (verb.voice) return voice(c_, verb);
    return argument(verb, Role::subject) ? std::optional(std::optional<Ref>{}) : std::nullopt;
  }

  // --- denials -------------------------------------------------------------------------------------------------------

  /// "X denied it", "X did not acknowledge receiving a single one", "X denies that any call took place".
  void deny(const Predication& p) {
    if (p.noun || p.modality != Modality::actual) return;
    const bool denies =
        c_.is(p.trigger, WordClass::deny_verb) ? !p.negated : p.negated && c_.is(p.trigger, WordClass::admit_verb);
    if (!denies) return;
    const auto by = subject(p) ? subject(p) : p.voice ? voice(c_, p) : std::nullopt;
    const auto* what = denied(p);
    if (!what || same(by, what->by) || !(by || argument(p, Role::subject))) return;
    contradict_status(*what, by, p, "denied");
  }

  /// What is denied: by its name, or by a pronoun or "the report" right behind the sentence that tells it in a voice.
  const Told* denied(const Predication& p) const {
    const auto clause = c_.tree.yield(p.trigger);
    const Told* best = nullptr;
    for (const auto& told : told_) {
      if (!told.has_happened() && told.status != "violated") continue;
      for (const auto s : told.sentences) {
        if (s > p.sentence || p.sentence - s > kReach) continue;
        if ((names(told, p, clause) && is_party_of(told, clause)) || (told.by && points_back(p) && p.sentence - s <= 1))
          best = &told;
      }
    }
    return best;
  }

  /// Of a call or meeting the clause must name somebody who took part.
  bool is_party_of(const Told& told, document::TokenRange clause) const {
    if (told.parties.empty()) return true;
    return std::any_of(c_.doc.mentions.begin(), c_.doc.mentions.end(), [&](const auto& m) {
      return clause.contains(m.tokens) && std::any_of(m.entities.begin(), m.entities.end(), [&](auto e) {
               return std::find(told.parties.begin(), told.parties.end(), document::entity_id(e)) != told.parties.end();
             });
    });
  }

  bool names(const Told& told, const Predication& p, document::TokenRange clause) const {
    for (auto t = p.trigger + 1; t < clause.last; ++t) {
      if (c_.token(t).upos == document::Upos::NOUN &&
          std::any_of(told.words.begin(), told.words.end(), [&](auto w) { return c_.is(t, w); }))
        return true;
      if (told.swap && (c_.is(t, WordClass::release_verb) || c_.is(t, WordClass::exchange_verb) ||
                        c_.is(t, WordClass::receive_verb)))
        return true;
    }
    return false;
  }

  bool points_back(const Predication& p) const {
    const auto* object = argument(p, Role::object);
    if (!object) return false;
    const auto& word = c_.token(object->head);
    return word.lower == "it" || word.lower == "this" || word.lower == "that" ||
           (c_.is(object->head, WordClass::report_noun) && c_.tree.children(object->head).size() <= 1);
  }

  // --- breaches ------------------------------------------------------------------------------------------------------

  /// "accused each other of breaking the truce", "each side maintains that the other fired first".
  void blame_each_other(const Predication& p) {
    if (p.noun || p.negated) return;
    const bool mutual = c_.is(p.trigger, WordClass::blame_verb) ? has_words(p, {"each", "one"}, {"other", "another"})
                                                                : says_of_the_other(p);
    if (!mutual) return;
    const Told* about = nullptr;
    for (const auto& told : told_)
      if (told.id.starts_with("ceasefire") && !told.sentences.empty() && told.sentences.front() <= p.sentence &&
          told.sentences.back() + kReach >= p.sentence && told.status != "proposed" &&
          (names(told, p, c_.doc.sentences[p.sentence].tokens) || !c_.is(p.trigger, WordClass::blame_verb)))
        about = &told;
    if (about) contradict_status(*about, std::nullopt, p, "violated");
  }

  bool has_words(const Predication& p, std::initializer_list<std::string_view> first,
                 std::initializer_list<std::string_view> second) const {
    const auto range = c_.tree.yield(p.trigger);
    for (auto t = p.trigger + 1; t + 1 < range.last; ++t)
      if (std::find(first.begin(), first.end(), c_.token(t).lower) != first.end() &&
          std::find(second.begin(), second.end(), c_.token(t + 1).lower) != second.end())
        return true;
    return false;
  }

  /// "each side maintains that the other fired first": of the other it says an act of war or a breach.
  bool says_of_the_other(const Predication& p) const {
    const auto own = c_.tree.child(p.trigger, {Deprel::nsubj});
    if (!own || !(c_.token(*own).lower == "each" || c_.tree.has_child(*own, Deprel::det, "each") ||
                  c_.tree.has_child(*own, Deprel::det, "both")))
      return false;
    const auto said = c_.tree.child(p.trigger, {Deprel::ccomp});
    if (!said) return false;
    const auto other = c_.tree.child(*said, {Deprel::nsubj});
    if (!other) return false;
    const bool is_other = c_.token(*other).lower == "other" || c_.tree.has_child(*other, Deprel::amod, "other");
    return is_other && (c_.is(*said, WordClass::status_violated) || c_.is(*said, WordClass::attack_verb));
  }

  void contradict_status(const Told& told, const std::optional<Ref>& by, const Predication& p, std::string_view value) {
    const bool known = std::any_of(model_.discrepancies.begin(), model_.discrepancies.end(),
                                   [&](const auto& d) { return d.about == told.id && d.field == "status"; });
    if (known || told.sentences.empty()) return;
    Discrepancy out{told.id, "status", {}};
    out.values.push_back({told.status, told.by, sentence_span(c_, told.sentences.front())});
    out.values.push_back({std::string(value), by, sentence_span(c_, p.sentence)});
    if (out.values[0].span == out.values[1].span) out.values[1].span = c_.evidence.span(c_.tree.yield(p.trigger));
    model_.discrepancies.push_back(std::move(out));
  }

  const Context& c_;
  Captives captives_;
  Model& model_;
  std::vector<Told> told_;
};

}  // namespace

void find_discrepancies(const Context& context, Model& model) {
  for (const auto& c : model.calls) compare_lengths(c, model);
  for (const auto& c : model.meetings) compare_lengths(c, model);
  DiscrepancyFinder(context, model).run();
}

}  // namespace newsbrief::dossiers
