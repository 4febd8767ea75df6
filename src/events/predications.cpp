#include "events/predications.hpp"

#include <algorithm>

namespace newsbrief::events {
namespace {

using document::Argument;
using document::Deprel;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using document::Role;
using document::Tree;
using document::Upos;
using document::WorkingDocument;

bool is_clause(Deprel r) { return r == Deprel::ccomp || r == Deprel::csubj || r == Deprel::csubj_pass; }

class Reader {
 public:
  Reader(WorkingDocument& doc, const Tree& tree, const lexicon::WordClasses& words, const lexicon::Stances& stances)
      : doc_(doc), tree_(tree), words_(words), stances_(stances) {}

  void run() {
    doc_.predication_of.assign(doc_.tokens.size(), kNone);
    for (std::uint32_t s = 0; s < doc_.sentences.size(); ++s)
      for (auto t = doc_.sentences[s].tokens.first; t < doc_.sentences[s].tokens.last; ++t)
        if (is_predicate(t)) add(t, s);
    for (auto& p : doc_.predications) read(p);
    // Subjects are shared downwards and along coordination, so heads must be complete first: twice is enough for chains
    // of three.
    for (int round = 0; round < 2; ++round)
      for (auto& p : doc_.predications) share_subject(p);
    for (auto& p : doc_.predications) speak_of_oneself(p);
    for (auto& p : doc_.predications) share_auxiliary(p);
    for (auto& p : doc_.predications) govern(p);
  }

 private:
  const document::Token& token(std::uint32_t t) const { return doc_.tokens[t]; }

  bool is_predicate(std::uint32_t t) const {
    const auto& k = token(t);
    if (k.upos == Upos::VERB) return true;
    if (k.upos == Upos::NOUN) return true;
    return (k.upos == Upos::ADJ || k.upos == Upos::AUX || k.upos == Upos::PROPN) &&
           tree_.child(t, {Deprel::cop, Deprel::nsubj, Deprel::nsubj_pass}).has_value();
  }

  void add(std::uint32_t t, std::uint32_t sentence) {
    doc_.predication_of[t] = static_cast<std::uint32_t>(doc_.predications.size());
    Predication p;
    p.trigger = t;
    // With an article even what is tagged as a verb is a noun ("a 30-hour truce").
    p.noun = (token(t).upos == Upos::NOUN && !tree_.child(t, {Deprel::cop})) ||
             (token(t).upos == Upos::VERB && (token(t).deprel == Deprel::obj || tree_.child(t, {Deprel::det})) &&
              !tree_.child(t, {Deprel::nsubj, Deprel::mark}));
    p.sentence = sentence;
    doc_.predications.push_back(std::move(p));
  }

  // --- arguments -----------------------------------------------------------------------------------------------------

  void read(Predication& p) const {
    const auto& trigger = token(p.trigger);
    for (const auto c : tree_.children(p.trigger)) {
      const auto rel = token(c).deprel;
      switch (rel) {
        case Deprel::nsubj:
        case Deprel::nsubj_outer:
          add_argument(p, Role::subject, c);
          break;
        case Deprel::nsubj_pass:  // "X is opposed to Y" is no passive, whatever the tree calls its subject
          // "is to be freed": with an auxiliary of the passive beside the copula it is one.
          add_argument(p,
                       tree_.child(p.trigger, {Deprel::cop}) && !tree_.child(p.trigger, {Deprel::aux_pass})
                           ? Role::subject
                           : Role::object,
                       c);
          break;
        case Deprel::obj:
          add_argument(p, Role::object, c);
          break;
        case Deprel::iobj:
          add_argument(p, Role::recipient, c);
          break;
        case Deprel::obl_agent:  // "spoke by telephone": only a passive has an agent
          if (is_passive(p.trigger)) {
            add_argument(p, Role::subject, c);
          } else {
            add_oblique(p, c);
          }
          break;
        case Deprel::nmod_poss:
          add_argument(p, Role::possessor, c);
          break;
        case Deprel::compound:
        case Deprel::amod:
        case Deprel::nmod_desc:
          if (p.noun) add_argument(p, Role::possessor, c);
          break;
        case Deprel::obl:
        case Deprel::nmod:
        case Deprel::obl_unmarked:
        case Deprel::nmod_unmarked:
          add_oblique(p, c);
          // "calls this weekend with X": the tree hangs on the time what belongs to the predicate.
          if ((rel == Deprel::obl_unmarked || rel == Deprel::nmod_unmarked) && is_time(c))
            for (const auto below : tree_.children(c))
              if (token(below).deprel == Deprel::nmod && below > c && tree_.child(below, {Deprel::case_}) &&
                  !is_time(below))
                add_oblique(p, below);
          break;
        case Deprel::ccomp:
        case Deprel::csubj:
          add_argument(p, Role::clause, c);
          break;
        case Deprel::xcomp:
          add_argument(p, Role::infinitive, c);
          break;
        case Deprel::acl:
        case Deprel::advcl:
          if (token(c).xpos == document::Xpos::VB && tree_.child(c, {Deprel::mark}))
            add_argument(p, Role::infinitive, c);
          break;
        default:
          break;
      }
    }
    object_without_case(p);
    // "X, Y's envoy, met Z": a name parted off by commas is read as a call to X; a clause without a subject takes it.
    if (!p.noun && !find(p, Role::subject) && trigger.xpos != document::Xpos::VB)
      for (const auto c : tree_.children(p.trigger))
        if ((token(c).deprel == Deprel::vocative || token(c).deprel == Deprel::dislocated) && c < p.trigger &&
            doc_.mention_of[c] != kNone)
          add_argument(p, Role::subject, c);
    // "the leaders who agreed …", "the deal that X signed": the noun above is what the relative pronoun stands for.
    if ((trigger.deprel == Deprel::acl_relcl || trigger.deprel == Deprel::acl) && trigger.head != kNoHead)
      relate(p, trigger.head);
    between_by_words(p);
    negate(p);
  }

  /// "the truce between X and Y": where the tree tears the two apart, the words still have them side by side.
  void between_by_words(Predication& p) const {
    if (!p.noun) return;
    const auto end = static_cast<std::uint32_t>(doc_.tokens.size());
    auto at = p.trigger + 1;
    while (at < end && at < p.trigger + 4 && token(at).lower != "between") {
      if (token(at).upos == Upos::VERB || token(at).upos == Upos::NOUN || token(at).upos == Upos::PUNCT) return;
      ++at;
    }
    if (at >= end || token(at).lower != "between") return;
    std::vector<std::uint32_t> sides;
    std::uint32_t head = at;
    bool joined = false;
    for (auto t = at + 1; t < end && t < at + 16; ++t) {
      const auto& k = token(t);
      if (k.lower == "and") joined = true;
      if (k.upos == Upos::AUX || k.form == "." || k.form == ";" || (k.form == "," && joined)) break;
      const auto m = doc_.mention_of[t];
      if (m == kNone || doc_.mentions[m].modifier || doc_.mentions[m].entities.empty() || doc_.mentions[m].head != t)
        continue;
      const auto type = doc_.entities[doc_.mentions[m].entities[0]].type;
      if (type == document::EntityType::place && !doc_.mentions[m].government) continue;
      for (const auto e : doc_.mentions[m].entities)
        if (const auto who = acting(m, e); std::find(sides.begin(), sides.end(), who) == sides.end())
          sides.push_back(who);
      head = t;
      if (joined && sides.size() >= 2) break;
    }
    if (!joined || sides.size() < 2) return;
    for (auto& a : p.arguments)
      if (a.role == Role::oblique && a.preposition == "between") {
        if (a.entities.size() < 2) a.entities = sides;
        return;
      }
    p.arguments.push_back({Role::oblique, head, "between", sides});
  }

  bool is_passive(std::uint32_t verb) const {
    const auto& k = token(verb);
    return tree_.child(verb, {Deprel::aux_pass, Deprel::nsubj_pass}).has_value() ||
           (k.xpos == document::Xpos::VBN && !tree_.child(verb, {Deprel::nsubj, Deprel::aux}));
  }

  /// "arrested more than 20 people", where the tree calls the object an oblique: it has no preposition and is no time.
  void object_without_case(Predication& p) const {
    if (p.noun || find(p, Role::object)) return;
    for (auto& a : p.arguments) {
      const auto& k = token(a.head);
      if (a.role != Role::oblique || !a.preposition.empty() || a.head < p.trigger || k.deprel != Deprel::obl ||
          (k.upos != Upos::NOUN && k.upos != Upos::PROPN) || is_time(a.head))
        continue;
      a.role = Role::object;
      return;
    }
  }

  bool is_time(std::uint32_t t) const {
    const auto at = std::upper_bound(doc_.times.begin(), doc_.times.end(), t,
                                     [](std::uint32_t x, const auto& time) { return x < time.tokens.last; });
    return at != doc_.times.end() && at->tokens.contains(t);
  }

  void relate(Predication& p, std::uint32_t above) const {
    const bool participle = token(p.trigger).deprel == Deprel::acl;
    const bool passive = token(p.trigger).xpos == document::Xpos::VBN;
    if (participle) {
      // A finite verb read as a participle ("aircraft … killed four") has its subject above it.
      if (token(p.trigger).xpos == document::Xpos::VBG || token(p.trigger).xpos == document::Xpos::VBD)
        add_argument(p, Role::subject, above);
      if (passive) add_argument(p, Role::object, above);
      return;
    }
    for (auto& a : p.arguments) {
      const auto w = token(a.head).lower;
      if (w == "who" || w == "which" || w == "that" || w == "whom") {
        a.entities = entities_of(above);
        a.head = above;
        return;
      }
    }
  }

  void add_argument(Predication& p, Role role, std::uint32_t head) const {
    p.arguments.push_back({role, head, {}, entities_of(head)});
  }

  void add_oblique(Predication& p, std::uint32_t head) const {
    std::string_view preposition;
    for (const auto c : tree_.children(head)) {
      if (token(c).deprel != Deprel::case_ || !preposition.empty()) continue;
      preposition = token(c).lower;
      // "freed up to 16 hostages": "to" belongs to the number.
      if (preposition == "to" && c > p.trigger && token(c - 1).lower == "up" && tree_.child(head, {Deprel::nummod}))
        return add_argument(p, Role::object, head);
    }
    if (preposition.empty())  // "with army chief NAME": the title in front may bear it
      for (const auto c : tree_.children(head))
        if (c < head && (token(c).deprel == Deprel::nmod_desc || token(c).deprel == Deprel::compound))
          for (const auto below : tree_.children(c))
            if (token(below).deprel == Deprel::case_ && preposition.empty()) preposition = token(below).lower;
    p.arguments.push_back({Role::oblique, head, preposition, entities_of(head)});
  }

  /// Whom a phrase names: its head, and what is coordinated with it.
  std::vector<std::uint32_t> entities_of(std::uint32_t head) const {
    std::vector<std::uint32_t> out;
    collect(head, out, 0);
    return out;
  }

  void collect(std::uint32_t head, std::vector<std::uint32_t>& out, int depth) const {
    if (depth > 8) return;
    std::uint32_t m = doc_.mention_of[head];
    if (m == kNone || doc_.mentions[m].modifier) m = doc_.titled[head];
    if (m == kNone || doc_.mentions[m].modifier) m = named_by_apposition(head);
    // "his X counterpart, NAME,": the name says who the office or nominal is.
    if (m != kNone && doc_.mentions[m].kind == document::MentionKind::nominal)
      if (const auto named = named_by_apposition(head); named != kNone) m = named;
    if (m != kNone)
      for (const auto e : doc_.mentions[m].entities) {
        const auto who = acting(m, e);
        if (std::find(out.begin(), out.end(), who) == out.end()) out.push_back(who);
      }
    if (m != kNone) collect_before(m, head, out, depth);
    for (const auto c : tree_.children(head))
      if (token(c).deprel == Deprel::conj || (token(c).deprel == Deprel::appos && m == kNone))
        collect(c, out, depth + 1);
    // "leader NAME and president NAME": coordinated with the name below the title.
    if (m != kNone && doc_.mentions[m].head != head)
      for (const auto c : tree_.children(doc_.mentions[m].head))
        if (token(c).deprel == Deprel::conj) collect(c, out, depth + 1);
  }

  /// "X and Y" where the tree has X somewhere below Y: what stands right before the conjunction is a party too.
  void collect_before(std::uint32_t m, std::uint32_t head, std::vector<std::uint32_t>& out, int depth) const {
    const auto& mention = doc_.mentions[m];
    std::uint32_t first = mention.extent.empty() ? mention.tokens.first : mention.extent.first;
    while (first > 0 && doc_.mention_of[first - 1] != kNone && doc_.mentions[doc_.mention_of[first - 1]].modifier)
      first = doc_.mentions[doc_.mention_of[first - 1]].tokens.first;
    if (depth > 4 || first < 2 || (token(first - 1).lower != "and" && token(first - 1).form != ",")) return;
    const auto before = doc_.mention_of[first - 2];
    if (before == kNone || doc_.mentions[before].modifier || !tree_.is_below(doc_.mentions[before].head, head)) return;
    if (doc_.mentions[before].entities.empty() || mention.entities.empty() ||
        doc_.entities[doc_.mentions[before].entities[0]].type != doc_.entities[mention.entities[0]].type)
      return;
    for (const auto e : doc_.mentions[before].entities)
      if (std::find(out.begin(), out.end(), acting(before, e)) == out.end()) out.push_back(acting(before, e));
    collect_before(before, head, out, depth + 1);
  }

  /// "President Haruki Sato": where the tree has the title as head and the name flat or appositive below it.
  std::uint32_t named_by_apposition(std::uint32_t head) const {
    for (const auto c : tree_.children(head)) {
      const auto rel = token(c).deprel;
      if (rel != Deprel::flat && rel != Deprel::appos && rel != Deprel::compound && rel != Deprel::nmod_desc) continue;
      const auto m = doc_.mention_of[c];
      if (m == kNone || doc_.mentions[m].modifier) continue;
      if (rel == Deprel::compound && doc_.entities[doc_.mentions[m].entities[0]].type != document::EntityType::person)
        continue;
      if (doc_.mentions[m].kind == document::MentionKind::name &&
          doc_.entities[doc_.mentions[m].entities[0]].type == document::EntityType::person &&
          token(head).upos != Upos::VERB)
        return rel == Deprel::compound && token(head).upos == Upos::NOUN ? kNone : m;
    }
    return kNone;
  }

  /// A capital that speaks for its government is that government.
  std::uint32_t acting(std::uint32_t mention, std::uint32_t entity) const {
    const auto& record = doc_.entities[entity];
    const bool place = record.type == document::EntityType::place;
    return doc_.mentions[mention].government && place && record.stands_for ? *record.stands_for : entity;
  }

  // --- polarity and modality -----------------------------------------------------------------------------------------

  /// "Neither X nor Y", "none of them", "nobody"
  bool names_nobody(std::uint32_t subject) const {
    const auto is = [&](std::uint32_t t) {
      const auto w = token(t).lower;
      return w == "neither" || w == "nobody" || w == "none";
    };
    return is(subject) || is(tree_.yield(subject).first);
  }

  /// The word at `t` opens the subject of the verb.
  bool is_subject_at(std::uint32_t t, std::uint32_t verb) const {
    const auto subject = tree_.child(verb, {Deprel::nsubj});
    return subject && tree_.yield(*subject).first == t;
  }

  void negate(Predication& p) const {
    bool failed = false;  // "could not agree": it has not happened
    for (const auto c : tree_.children(p.trigger)) failed = failed || token(c).lower == "could";
    failed = failed && std::any_of(tree_.children(p.trigger).begin(), tree_.children(p.trigger).end(),
                                   [&](auto c) { return token(c).lower == "not" || token(c).lower == "n't"; });
    for (const auto c : tree_.children(p.trigger)) {
      const auto& k = token(c);
      if (k.lower == "not" || k.lower == "n't" || k.lower == "never" || (k.lower == "no" && k.deprel == Deprel::det))
        p.negated = true;
      if ((k.deprel == Deprel::nsubj || k.deprel == Deprel::nsubj_pass) && names_nobody(c)) p.negated = true;
      // "Had X called Y, the war might have ended"
      if (k.deprel == Deprel::aux && k.lower == "had" && c + 1 < p.trigger && is_subject_at(c + 1, p.trigger))
        p.negated = true;
      if (k.deprel == Deprel::aux || k.upos == Upos::AUX)
        if (const auto* effect = words_.embedding(k.lemma.empty() ? k.lower : k.lemma); effect && !failed)
          strengthen(p, effect->modality);
      if (k.deprel == Deprel::mark && (k.lower == "if" || k.lower == "unless")) p.modality = Modality::conditional;
      // "X to free captives", as headlines put it
      if (k.deprel == Deprel::mark && k.lower == "to" && token(p.trigger).deprel == Deprel::root &&
          doc_.kind(doc_.sentences[p.sentence]) == document::BlockKind::title)
        strengthen(p, Modality::planned);
      // "are to be delivered": what is to happen is planned.
      if (k.deprel == Deprel::mark && k.lower == "to" && c > 0 && token(c - 1).upos == Upos::AUX &&
          token(c - 1).head == p.trigger)
        strengthen(p, Modality::planned);
    }
  }

  /// "should respect and pursue": the auxiliary of the first verb holds for the bare one behind it.
  void share_auxiliary(Predication& p) const {
    const auto& k = token(p.trigger);
    if (p.noun || k.deprel != Deprel::conj || k.xpos != document::Xpos::VB || k.head == kNoHead ||
        doc_.predication_of[k.head] == kNone || tree_.child(p.trigger, {Deprel::nsubj}))
      return;
    const auto& first = doc_.predications[doc_.predication_of[k.head]];
    if (!first.noun) strengthen(p, first.modality);
  }

  static void strengthen(Predication& p, Modality m) {
    if (p.modality == Modality::actual) p.modality = m;
  }

  // --- shared subjects -----------------------------------------------------------------------------------------------

  const Argument* find(const Predication& p, Role role) const {
    const auto it =
        std::find_if(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) { return a.role == role; });
    return it == p.arguments.end() ? nullptr : &*it;
  }

  /// "call on X to release her", which the tree may have for a purpose: the infinitive is what is asked for.
  bool is_asked_for(std::uint32_t t) const {
    if (token(t).deprel != Deprel::advcl || !tree_.has_child(t, Deprel::mark, "to")) return false;
    const auto* effect = words_.embedding(token(token(t).head).lemma);
    return effect && effect->modality == Modality::requested;
  }

  void share_subject(Predication& p) const {
    const auto& k = token(p.trigger);
    if (p.noun || k.head == kNoHead || find(p, Role::subject)) return;
    const bool coordinated = k.deprel == Deprel::conj,
               controlled = k.deprel == Deprel::xcomp || k.deprel == Deprel::advcl;
    if (!coordinated && !controlled) return;
    if (find(p, Role::object) && token(find(p, Role::object)->head).deprel == Deprel::nsubj_pass) return;
    const auto above = doc_.predication_of[k.head];
    if (above == kNone) return;
    const auto& governor = doc_.predications[above];
    const bool complement = k.deprel == Deprel::xcomp || is_asked_for(p.trigger);
    // "urged both sides to stop": the object of the first is who shall do the second.
    const Argument* source = complement ? find(governor, Role::object) : nullptr;
    if (complement && !source) source = find(governor, Role::recipient);
    if (!source || source->entities.empty()) {
      for (const auto& a : governor.arguments)  // "called on X to stop"
        if (complement && token(governor.trigger).lemma == "call" && a.role == Role::oblique &&
            (a.preposition == "on" || a.preposition == "upon") && !a.entities.empty())
          source = &a;
    }
    // "was indicted by X and will resign": who is indicted resigns.
    if (coordinated)
      if (const auto* object = find(governor, Role::object); object && token(object->head).deprel == Deprel::nsubj_pass)
        source = object;
    // "demanded the parties to allow …": whoever is asked does it, named or not.
    const auto* effect = words_.embedding(token(governor.trigger).lemma);
    const bool asked = complement && effect && effect->modality == Modality::requested && find(governor, Role::object);
    if ((!source || source->entities.empty()) && !asked) source = find(governor, Role::subject);
    if (source)
      p.arguments.insert(p.arguments.begin(), Argument{Role::subject, source->head, {}, std::vector(source->entities)});
  }

  /// "X said it would …": a pronoun that nobody claims, in the clause of a verb of saying, means whoever says it.
  void speak_of_oneself(Predication& p) const {
    const auto& k = token(p.trigger);
    if (k.deprel != Deprel::ccomp || k.head == kNoHead || doc_.predication_of[k.head] == kNone ||
        !stances_.is_speech(token(k.head).lemma))
      return;
    const auto* teller = find(doc_.predications[doc_.predication_of[k.head]], Role::subject);
    if (!teller || teller->entities.empty()) return;
    for (auto& a : p.arguments) {
      const auto w = token(a.head).lower;
      if (a.role != Role::subject || !a.entities.empty() || token(a.head).upos != Upos::PRON) continue;
      const bool person = doc_.entities[teller->entities[0]].type == document::EntityType::person;
      if ((w == "it" && !person) || (w == "they" && !person) || ((w == "he" || w == "she") && person))
        a.entities = teller->entities;
    }
  }

  // --- what embeds it, and who tells it
  // --------------------------------------------------------------------------------

  void govern(Predication& p) const {
    std::uint32_t at = p.trigger;
    for (int depth = 0; depth < 12 && token(at).head != kNoHead; ++depth) {
      const auto rel = token(at).deprel;
      const auto above = token(at).head;
      const bool embedded = is_clause(rel) || rel == Deprel::xcomp || rel == Deprel::obj || rel == Deprel::nsubj_pass ||
                            rel == Deprel::nmod || rel == Deprel::obl || rel == Deprel::acl || is_asked_for(at);
      if (embedded && !p.governor && doc_.predication_of[above] != kNone) p.governor = doc_.predication_of[above];
      if (is_clause(rel) || rel == Deprel::xcomp || is_asked_for(at)) {
        const auto lemma = token(above).lemma;
        if (const auto* effect = words_.embedding(lemma)) {
          strengthen(p, effect->modality);
          p.negated = p.negated != effect->negated;
        }
        if (is_clause(rel) && stances_.is_speech(lemma) && !p.voice) p.voice = subject_mention(above);
      }
      // "would have allowed X to do it": what is allowed is as unreal as the allowing.
      if (rel == Deprel::xcomp && depth == 0 && doc_.predication_of[above] != kNone)
        strengthen(p, doc_.predications[doc_.predication_of[above]].modality);
      // "efforts to secure the release": an infinitive below a noun tells nothing that has happened, wherever the tree
      // hangs it.
      std::optional<std::uint32_t> to;
      for (const auto c : tree_.children(at))
        if (token(c).deprel == Deprel::mark && token(c).lower == "to") to = c;
      if (to && (rel == Deprel::acl || rel == Deprel::advcl) && *to > 0) {
        const auto& before = token(rel == Deprel::acl ? above : *to - 1);
        const auto* effect = before.upos == Upos::NOUN ? words_.embedding(before.lemma) : nullptr;
        if (effect || rel == Deprel::acl) strengthen(p, effect ? effect->modality : Modality::possible);
      }
      if (rel == Deprel::advcl && depth == 0 && p.modality == Modality::conditional) break;
      at = above;
    }
    if (!p.voice) p.voice = outer_voice(at);
  }

  /// "…, the press service noted": speech told beside the main clause; "according to X".
  std::optional<std::uint32_t> outer_voice(std::uint32_t root) const {
    for (const auto c : tree_.children(root)) {
      if (token(c).deprel == Deprel::parataxis && stances_.is_speech(token(c).lemma))
        if (const auto m = subject_mention(c)) return m;
      if (token(c).deprel == Deprel::obl && tree_.has_child(c, Deprel::case_, "accord"))
        if (const auto m = doc_.mention_of[c]; m != kNone) return m;
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> subject_mention(std::uint32_t verb) const {
    const auto subject = tree_.child(verb, {Deprel::nsubj});
    if (!subject) return std::nullopt;
    for (const auto m : {doc_.mention_of[*subject], doc_.titled[*subject]})
      if (m != kNone && !doc_.mentions[m].entities.empty() && !doc_.mentions[m].modifier) return m;
    const auto m = named_by_apposition(*subject);
    return m == kNone ? std::nullopt : std::optional(m);
  }

  WorkingDocument& doc_;
  const Tree& tree_;
  const lexicon::WordClasses& words_;
  const lexicon::Stances& stances_;
};

}  // namespace

void PredicationReader::annotate(WorkingDocument& doc, const Tree& tree) const {
  Reader(doc, tree, words_, stances_).run();
}

}  // namespace newsbrief::events
