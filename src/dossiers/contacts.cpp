#include "dossiers/contacts.hpp"

#include <algorithm>

#include "document/clauses.hpp"
#include "dossiers/contact_circumstances.hpp"
#include "dossiers/contact_drafts.hpp"
#include "dossiers/contact_parties.hpp"
#include "dossiers/contact_title.hpp"
#include "dossiers/contact_topics.hpp"
#include "dossiers/contact_triggers.hpp"

namespace newsbrief::dossiers {
namespace {

using document::Argument;
using document::Deprel;
using document::EntityType;
using document::Modality;
using document::Predication;
using document::Role;
using document::TimeType;
using lexicon::WordClass;

class ContactFinder {
 public:
  ContactFinder(const Context& c, ContactDrafts& drafts)
      : c_(c), triggers_(c), circumstances_(c, triggers_), drafts_(drafts), title_(c) {}

  void run() {
    for (const auto& p : c_.doc.predications) {
      if (!is_told(c_, p.sentence)) continue;
      other_length(p);
      if (const auto trigger = triggers_.classify(p)) {
        read(p, *trigger);
      } else if (c_.is(p.trigger, WordClass::discuss_verb) && !p.noun) {
        topics(p);
      } else if (calls_it_off(p)) {
        drafts_.recent(ContactKind::talk, {})->status = "cancelled";
      } else if (joins(p)) {
        join(p);
      } else if (c_.is(p.trigger, WordClass::convene_verb) && !p.noun) {
        attend(p);
      } else {
        describe(p);
      }
    }
    for (auto* main : main_contacts())
      add_topics_of(c_, *main, title_.trigger() ? Statements::of_one_party : Statements::of_all_parties);
  }

 private:
  /// The contacts that the article is about: those that the title names, or that the first sentence tells.
  std::vector<ContactDraft*> main_contacts() {
    std::vector<ContactDraft*> out;
    for (auto& draft : drafts_.all()) {
      if (draft.sentences.empty() || draft.status != "held") continue;
      const bool begins = draft.sentences.front() <= first_sentence();
      if (title_.trigger() ? title_.names_one_of(draft.participants) && (out.empty() || begins) : begins)
        out.push_back(&draft);
    }
    return out;
  }

  std::uint32_t first_sentence() const {
    for (std::uint32_t s = 0; s < c_.doc.sentences.size(); ++s)
      if (c_.doc.kind(c_.doc.sentences[s]) == document::BlockKind::paragraph) return s;
    return document::kNone;
  }

  // --- dossiers
  // --------------------------------------------------------------------------------------------------------

  void read(const Predication& p, ContactTrigger trigger) {
    const auto* governor = p.noun ? c_.governor(p) : nullptr;
    const bool held_by = governor && !governor->noun && argument(*governor, Role::object) &&
                         argument(*governor, Role::object)->head == p.trigger;
    Modality modality = held_by && p.modality == Modality::actual ? governor->modality : p.modality;
    const auto* effect = held_by ? c_.words.embedding(c_.lemma(governor->trigger)) : nullptr;
    if (effect && modality == Modality::actual) modality = effect->modality;
    // "would raise it with X in a phone call"
    if (p.noun && modality == Modality::actual && c_.token(p.trigger).deprel == Deprel::obl)
      if (const auto* verb = c_.predication(c_.token(p.trigger).head);
          verb && !verb->noun &&
          (c_.tree.has_child(p.trigger, Deprel::case_, "in") || c_.tree.has_child(p.trigger, Deprel::case_, "during") ||
           c_.tree.has_child(p.trigger, Deprel::case_, "at")))
        modality = verb->modality;
    if (modality == Modality::actual && comes_for(c_, p)) {
      const auto lemma = c_.lemma(c_.token(p.trigger).head);
      if (lemma == "expect" || lemma == "due" || lemma == "arrive" || lemma == "invite" || lemma == "head")
        modality = Modality::planned;
      const auto* verb = c_.predication(c_.token(p.trigger).head);  // "will travel to Y for talks"
      if (verb && verb->modality != Modality::actual) modality = verb->modality;
    }
    // "will fly to X to meet Y": as far as the journey
    const auto& word = c_.token(p.trigger);
    if (!p.noun && modality == Modality::actual && word.deprel == Deprel::advcl &&
        c_.tree.has_child(p.trigger, Deprel::mark, "to"))
      if (const auto* journey = c_.predication(word.head)) modality = journey->modality;
    const bool due = triggers_.is_due(p.trigger) || (held_by && triggers_.is_due(governor->trigger));
    if (modality == Modality::actual && due) modality = Modality::planned;
    const auto* above = subject_of(p);
    const bool cancelled = (governor && triggers_.is_cancelled(*governor)) ||
                           (above && (triggers_.is_cancelled(*above) || does_not_occur(*above)));
    if ((p.negated || (held_by && governor->negated) || is_ruled_out(p)) && !cancelled) return;
    const auto parties = contact_parties(c_, p);
    if (parties.apart.size() > 1) {
      for (const auto other : parties.apart) {
        Entities pair;
        for (const auto e : parties.all)
          if (e == other || std::find(parties.apart.begin(), parties.apart.end(), e) == parties.apart.end())
            pair.push_back(e);
        apart_ = {parties.apart, other, circumstances_.date_behind(p, other)};
        tell(p, trigger, pair, parties.unnamed, modality, cancelled);
        apart_ = {};
      }
    } else {
      tell(p, trigger, parties.all, parties.unnamed, modality, cancelled);
    }
  }

  /// The verb that the noun is the subject of, also of a passive.
  const Predication* subject_of(const Predication& p) const {
    const auto rel = c_.token(p.trigger).deprel;
    const auto head = c_.token(p.trigger).head;
    const bool subject = rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::nsubj_outer;
    return p.noun && subject && head != document::kNoHead ? c_.predication(head) : nullptr;
  }

  /// "will not take place", "never happened"
  bool does_not_occur(const Predication& verb) const {
    const auto below = c_.tree.children(verb.trigger);
    const bool takes_place =
        (c_.lemma(verb.trigger) == "take" &&
         std::any_of(below.begin(), below.end(), [&](auto x) { return c_.lemma(x) == "place"; })) ||
        c_.lemma(verb.trigger) == "happen" || c_.lemma(verb.trigger) == "occur" ||
        c_.lemma(verb.trigger) == "materialize";
    return takes_place && std::any_of(below.begin(), below.end(), [&](auto x) {
             const auto w = c_.token(x).lower;
             return w == "not" || w == "never" || w == "n't";
           });
  }

  /// "talks between X and Y are not on the table", "a meeting never took place": by the words behind the noun, wherever
  /// the tree hangs it. Talks that "did not produce a deal" were held.
  bool is_ruled_out(const Predication& p) const {
    if (!p.noun || c_.token(p.trigger).deprel == Deprel::obl || c_.token(p.trigger).deprel == Deprel::obj) return false;
    const auto last = c_.doc.sentences[p.sentence].tokens.last;
    auto t = p.trigger + 1;
    while (t < last && c_.token(t).lower != "not" && c_.token(t).lower != "never" && c_.token(t).lower != "n't") {
      if (c_.token(t).upos == document::Upos::VERB && c_.token(t).xpos != document::Xpos::VBN) return false;
      ++t;
    }
    for (auto x = t + 1; t < last && x < std::min(last, t + 4); ++x)
      if (c_.is(x, WordClass::occur_verb) || c_.is(x, WordClass::hold_verb) || c_.lemma(x) == "table" ||
          c_.lemma(x) == "agenda" || c_.lemma(x) == "plan" || c_.lemma(x) == "schedule" || c_.lemma(x) == "expect" ||
          (c_.lemma(x) == "place" && c_.lemma(x - 1) == "take"))
        return true;
    return false;
  }

  void tell(const Predication& p, ContactTrigger trigger, const Entities& who,
            const std::vector<std::uint32_t>& unnamed, Modality modality, bool cancelled) {
    if (trigger.kind == ContactKind::talk && title_.names_one_of(who) && title_.trigger()->kind != ContactKind::talk) {
      trigger.kind = title_.trigger()->kind;
      if (title_.trigger()->medium == Medium::video || title_.trigger()->medium == Medium::phone)
        trigger.medium = title_.trigger()->medium;
    }
    // "convened the leaders": who they are, the text says behind it, or it is none.
    const bool opens = !p.noun && c_.is(p.trigger, WordClass::convene_verb) && !who.empty();
    const bool enough =
        opens || (who.size() >= 2 && speaks_for_states(who, trigger.kind)) ||
        (is_session(p, who, trigger.kind) && (modality == Modality::actual || modality == Modality::planned));
    // "will consult with X": without a day it is a habit to come, no call.
    if (trigger.kind == ContactKind::talk && !p.noun && modality == Modality::planned && !date_of(p)) return;
    if (auto* told = told_just_now(p, trigger)) {
      add_details(*told, p, false);
      return;
    }
    auto* draft = enough ? &drafts_.contact(trigger.kind, who, date_of(p), status_of(modality, cancelled)) : nullptr;
    const bool known = is_reference(p) && drafts_.recent(ContactKind::meeting, {});
    const bool without_names = !enough && !unnamed.empty() && trigger.kind == ContactKind::meeting && !known &&
                               takes_place(p) && !is_recalled(date_of(p));
    if (without_names)
      draft = &drafts_.unnamed_contact(trigger.kind, who, unnamed, date_of(p), status_of(modality, cancelled));
    if (!draft && is_reference(p) && !is_recalled(date_of(p))) draft = drafts_.recent(trigger.kind, who);
    if (!draft && is_reference(p) && who.empty() && trigger.kind != ContactKind::meeting)
      draft = told_face_to_face(p, trigger.kind);
    if (!draft && who.empty()) draft = lasting(p);
    if (!draft) return;
    if (trigger.medium != Medium::unknown && draft->medium == Medium::unknown) draft->medium = trigger.medium;
    if (trigger.kind != ContactKind::talk && draft->kind == ContactKind::talk) draft->kind = trigger.kind;
    draft->session = draft->session || (who.size() == 1 && !opens) || without_names;
    draft->sits = draft->sits || (p.noun && c_.is(p.trigger, WordClass::sitting_noun) &&
                                  (c_.token(p.trigger).xpos == document::Xpos::NNS || c_.lemma(p.trigger) != "talk"));
    add_details(*draft, p, enough || without_names);
    if (draft->sentences.size() == 1 && only_dates(p)) drafts_.set_back(*draft);
    if (p.noun && c_.is(p.trigger, WordClass::call_noun) == false) about(*draft, p);
    if (!p.noun && c_.is(p.trigger, WordClass::talk_verb)) about(*draft, p);
    if (c_.is(p.trigger, WordClass::call_verb) && !draft->initiator) {
      const auto subject = entities(p, Role::subject);
      if (subject.size() == 1) draft->initiator = subject[0];
    }
  }

  /// "was firm in a call that lasted barely ten minutes": the one just told of.
  ContactDraft* lasting(const Predication& p) {
    const auto below = c_.tree.children(p.trigger);
    const bool lasts = p.noun && std::any_of(below.begin(), below.end(), [&](auto x) {
                         return c_.token(x).deprel == Deprel::acl_relcl && c_.is(x, WordClass::last_verb);
                       });
    auto* draft = lasts ? drafts_.recent(ContactKind::talk, {}) : nullptr;
    return draft && draft->status == "held" && draft->sentences.back() + 1 >= p.sentence ? draft : nullptr;
  }

  /// "X told Y on Thursday that … The telephone conversation lasted an hour": who spoke to whom, the sentence before
  /// says.
  ContactDraft* told_face_to_face(const Predication& p, ContactKind kind) {
    for (auto it = c_.doc.predications.rbegin(); it != c_.doc.predications.rend(); ++it) {
      const auto& said = *it;
      if (said.sentence > p.sentence || said.sentence + 1 < p.sentence || said.noun || said.negated ||
          said.modality != Modality::actual || !c_.stances.is_speech(c_.lemma(said.trigger)))
        continue;
      Entities who = entities(said, Role::subject);
      add_unique(who, entities(said, Role::recipient));
      add_unique(who, entities(said, Role::object));
      std::erase_if(who, [&](auto e) { return c_.entity(e).type != EntityType::person; });
      if (who.size() != 2 || !speaks_for_states(who, kind)) continue;
      auto& draft = drafts_.contact(kind, who, own_time(c_, said.trigger, TimeType::date), "held");
      if (!draft.date) draft.date = own_time(c_, said.trigger, TimeType::date);
      if (draft.sentences.empty()) draft.sentences.push_back(said.sentence);
      draft.trigger = p.trigger;
      return &draft;
    }
    return nullptr;
  }

  /// "came two days after a call between X and Y": told to date another contact, which "the call" goes on to mean.
  bool only_dates(const Predication& p) const {
    if (!p.noun) return false;
    for (const auto x : c_.tree.children(p.trigger)) {
      const auto w = c_.token(x).lower;
      if (c_.token(x).deprel == Deprel::case_ && (w == "after" || w == "before") && x > 0 && is_time(c_, x - 1))
        return true;
    }
    return false;
  }

  /// "In total, the leaders talked for an hour": of the contact that the sentences before tell.
  ContactDraft* told_just_now(const Predication& p, ContactTrigger trigger) {
    if (p.noun || trigger.kind != ContactKind::talk || triggers_.has_oblique(p, {"with", "to"})) return nullptr;
    const auto* subject = argument(p, Role::subject);
    const bool set = subject && (c_.token(subject->head).lower == "they" || is_pair(c_, subject->head));
    auto* draft = set ? drafts_.recent(ContactKind::talk, {}) : nullptr;
    return draft && draft->sentences.back() + 2 >= p.sentence && draft->status == "held" ? draft : nullptr;
  }

  /// "a meeting of the X Council": a body that meets is a party by itself.
  bool is_session(const Predication& p, const Entities& who, ContactKind kind) const {
    return p.noun && kind == ContactKind::meeting && who.size() == 1 && is_body(c_, who[0]) && takes_place(p);
  }

  /// Something in the clause says when or where, or that it happens at all.
  bool takes_place(const Predication& p) const {
    const auto head = c_.token(p.trigger).head;
    return date_of(p) || (head != document::kNoHead && c_.is(head, WordClass::occur_verb)) ||
           std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
             const auto m = c_.doc.mention_of[a.head];
             return a.role == Role::oblique && a.preposition == "in" && m != document::kNone &&
                    !c_.doc.mentions[m].entities.empty() &&
                    c_.entity(c_.doc.mentions[m].entities[0]).type == EntityType::place;
           });
  }

  /// People without an office are no parties of a contact that the text only calls talk ("spoke to X of the radio"); of
  /// a call or meeting one side must hold one.
  bool speaks_for_states(const Entities& who, ContactKind kind) const {
    const auto official = [&](auto e) {
      const auto& record = c_.entity(e);
      return record.type != EntityType::person || !record.role.empty() || record.head;
    };
    const auto officials = static_cast<std::size_t>(std::count_if(who.begin(), who.end(), official));
    return kind == ContactKind::talk ? officials >= 2 : officials >= 1;
  }

  static std::string status_of(Modality modality, bool cancelled) {
    if (cancelled) return "cancelled";
    if (modality == Modality::actual) return "held";
    return modality == Modality::planned ? "scheduled" : "proposed";
  }

  /// "The call began …", "Their talks lasted …": the contact is known already.
  bool is_reference(const Predication& p) const {
    return p.noun && is_definite(c_, p.trigger) && c_.lemma(p.trigger) != "negotiation";
  }

  const document::TimeExpression* date_of(const Predication& p) const {
    return apart_.date ? apart_.date : circumstances_.date_of(p);
  }

  void add_details(ContactDraft& draft, const Predication& p, bool full) {
    drafts_.touch(draft);
    if (draft.sentences.empty()) draft.trigger = p.trigger;
    if (std::find(draft.sentences.begin(), draft.sentences.end(), p.sentence) == draft.sentences.end())
      draft.sentences.push_back(p.sentence);
    const auto* governor = c_.governor(p);
    if (full && !draft.date) draft.date = date_of(p);
    if (full && !draft.date)  // "on Thursday evening", "this morning": the day is in it
      if (const auto* part = own_time(c_, p.trigger, TimeType::time)) draft.date = part;
    for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
      if (circumstances_.is_of_move(*t)) continue;
      if (!apart_.all.empty() && circumstances_.is_with_another(p, apart_.all, apart_.person, t->tokens.first))
        continue;
      if (t->type == TimeType::duration && triggers_.is_length_of_talk(*t) &&
          circumstances_.is_about(p, t->tokens.first))
        draft.durations.push_back(t);
      const auto head = c_.token(p.trigger).head;
      const bool starts = head != document::kNoHead && c_.is(head, WordClass::begin_verb);
      const auto clock = t->value.find('T');
      const bool has_clock = clock != std::string::npos && clock + 1 < t->value.size() && t->value[clock + 1] >= '0' &&
                             t->value[clock + 1] <= '9';
      const auto before = t->tokens.first > 0 ? c_.token(t->tokens.first - 1).lower : std::string_view();
      const bool bounds = before == "after" || before == "before" || before == "until" || before == "by";
      if (t->type == TimeType::time && !draft.start && has_clock && !bounds &&
          circumstances_.is_about(p, t->tokens.first)) {
        if (starts || full) draft.start = t;
      }
    }
    if (draft.kind != ContactKind::call) circumstances_.add_place(draft, p, governor);
    circumstances_.add_initiator(draft, p);
  }

  // --- topics and words for it
  // -----------------------------------------------------------------------------------------

  /// "A and B discussed X", "The talks focused on X", "They exchanged views on X"
  void topics(const Predication& p) {
    if (p.negated) return;
    Entities who = entities(p, Role::subject);
    auto* draft = drafts_.recent_of(who);
    const auto* subject = argument(p, Role::subject);
    if (!draft && subject && c_.predication(subject->head) && triggers_.classify_noun(*c_.predication(subject->head)))
      draft = drafts_.recent(ContactKind::talk, {});
    if (!draft && !subject && c_.tree.child(p.trigger, {Deprel::nsubj_pass}))
      draft = drafts_.recent(ContactKind::talk, {});
    if (!draft) return;
    const auto lemma = c_.lemma(p.trigger);
    const bool by_preposition = lemma == "focus" || lemma == "touch" || lemma == "exchange";
    for (const auto& a : p.arguments) {
      if (a.role == Role::object && !by_preposition) add_topic(c_, *draft, a.head);
      if (a.role == Role::object && by_preposition && c_.predication(a.head)) about(*draft, *c_.predication(a.head));
    }
    if (by_preposition) about(*draft, p);
  }

  void about(ContactDraft& draft, const Predication& p) {
    for (const auto& a : p.arguments)
      if (a.role == Role::oblique &&
          (a.preposition == "on" || a.preposition == "about" || a.preposition == "regarding" ||
           a.preposition == "upon") &&
          !is_time(c_, a.head))
        add_topic(c_, draft, a.head);
    for (const auto child : c_.tree.children(p.trigger))  // "spoke about the growing …", read as a clause
      if (c_.token(child).deprel == Deprel::advcl &&
          (c_.tree.has_child(child, Deprel::mark, "about") || c_.tree.has_child(child, Deprel::mark, "on")))
        add_topic(c_, draft, child);
  }

  /// "Sources spoke of three-quarters of an hour", "Others put it at an hour": another length of what was just told.
  void other_length(const Predication& p) {
    const bool speaks = c_.is(p.trigger, WordClass::talk_verb), puts = c_.lemma(p.trigger) == "put";
    auto* draft = speaks || puts ? drafts_.recent(ContactKind::talk, {}) : nullptr;
    if (!draft || draft->durations.empty() || draft->sentences.back() + 1 < p.sentence) return;
    for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
      if (t->type != TimeType::duration || !triggers_.is_length_of_talk(*t) ||
          !c_.tree.is_below(t->tokens.first, p.trigger))
        continue;
      auto at = t->tokens.first;  // before "just over", "about" and quotation marks
      while (at > p.trigger + 1 && c_.token(at - 1).lower != "of" && c_.token(at - 1).lower != "at") --at;
      if (at != p.trigger + (speaks ? 2U : 3U) || c_.token(at - 1).lower != (speaks ? "of" : "at")) continue;
      draft->durations.push_back(t);
      draft->sentences.push_back(p.sentence);
    }
  }

  /// "X described the call as productive", "The call was productive"
  void describe(const Predication& p) {
    if (p.negated) return;
    if (c_.lemma(p.trigger) == "describe") {
      const auto* object = argument(p, Role::object);
      const auto* noun = object ? c_.predication(object->head) : nullptr;
      if (!noun || !triggers_.classify_noun(*noun)) return;
      auto* draft = drafts_.recent(triggers_.classify_noun(*noun)->kind, {});
      const auto by = entities(p, Role::subject);
      if (!draft) return;
      for (const auto child : c_.tree.children(p.trigger))
        if ((c_.token(child).deprel == Deprel::obl || c_.token(child).deprel == Deprel::xcomp ||
             c_.token(child).deprel == Deprel::advcl) &&
            c_.tree.child(child, {Deprel::case_, Deprel::mark}))
          draft->characterizations.push_back({by.empty() ? std::nullopt : std::optional(by[0]), without_first(child)});
      return;
    }
    const auto* subject = argument(p, Role::subject);
    if (subject && triggers_.is_length(subject->head)) return add_length(p);
    if (subject && triggers_.is_in_contact(p.trigger)) return add_length(p);
    if (c_.is(p.trigger, WordClass::last_verb) && subject && c_.token(subject->head).upos == document::Upos::PRON)
      return add_length(p);
    if (c_.token(p.trigger).upos != document::Upos::ADJ || !subject || !c_.tree.child(p.trigger, {Deprel::cop}) ||
        p.modality != Modality::actual)
      return;
    const auto* noun = c_.predication(subject->head);
    const auto trigger = noun && noun->noun ? triggers_.classify_noun(*noun) : std::nullopt;
    if (!trigger || !is_definite(c_, noun->trigger)) return;
    for (const auto child : c_.tree.children(p.trigger))
      if (c_.token(child).lower == "still" || c_.token(child).lower == "already")
        return;  // a state of affairs, no judgement
    if (auto* draft = drafts_.recent(trigger->kind, {})) {
      const auto by = p.voice && !c_.doc.mentions[*p.voice].entities.empty()
                          ? std::optional(c_.doc.mentions[*p.voice].entities[0])
                          : std::nullopt;
      draft->characterizations.push_back({by, {p.trigger, p.trigger + 1}});
    }
  }

  /// "that was put off", "It was cancelled": of a contact to come, right behind what tells it.
  bool calls_it_off(const Predication& p) {
    // The tree may hang it below what was expected; its own auxiliary says that it has happened.
    const auto be = c_.tree.child(p.trigger, {Deprel::aux_pass});
    const bool done = be && (c_.token(*be).lower == "was" || c_.token(*be).lower == "were");
    if (p.noun || p.negated || !done || !triggers_.is_cancelled(p)) return false;
    const auto what = c_.tree.child(p.trigger, {Deprel::nsubj_pass});
    if (!what || (c_.token(*what).lower != "it" && c_.token(*what).lower != "that")) return false;
    const auto* draft = drafts_.recent(ContactKind::talk, {});
    return draft && draft->status != "held" && draft->sentences.back() + 1 >= p.sentence;
  }

  /// "X joined the conversation", "took part in the talks", "was also on the line": right behind what tells it.
  bool joins(const Predication& p) const {
    if (p.negated || p.modality != Modality::actual || !argument(p, Role::subject)) return false;
    if (triggers_.is_in_contact(p.trigger)) return !triggers_.has_oblique(p, {"with", "to", "for"});
    if (p.noun || c_.lemma(p.trigger) != "join") return false;
    const auto* object = argument(p, Role::object);
    if (object)
      return c_.predication(object->head) && c_.predication(object->head)->noun &&
             triggers_.classify_noun(*c_.predication(object->head));
    return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
      const auto words = c_.tree.yield(a.head);
      for (auto t = words.first; a.role == Role::oblique && t < words.last; ++t)
        if (c_.is(t, WordClass::call_noun) || c_.is(t, WordClass::talk_noun) || c_.is(t, WordClass::meeting_noun))
          return true;
      return false;
    });
  }

  void join(const Predication& p) {
    auto* draft = drafts_.recent(ContactKind::talk, {});
    if (!draft || draft->status != "held" || draft->sentences.back() + 2 < p.sentence) return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return c_.entity(e).type != EntityType::person; });
    if (who.empty()) return add_length(p);
    add_unique(draft->participants, who);
    if (std::find(draft->sentences.begin(), draft->sentences.end(), p.sentence) == draft->sentences.end())
      draft->sentences.push_back(p.sentence);
  }

  /// A country whose own people are there already.
  bool is_represented(const ContactDraft& draft, std::uint32_t e) const {
    return c_.entity(e).type == EntityType::country &&
           std::any_of(draft.participants.begin(), draft.participants.end(),
                       [&](auto other) { return other != e && c_.entity(other).country == c_.entity(e).country; });
  }

  /// "The meeting included: X, Y and Z", "X and Y attended the talks"
  void attend(const Predication& p) {
    const auto* subject = argument(p, Role::subject);
    const auto* object = argument(p, Role::object);
    if (!subject || p.negated || p.modality != Modality::actual) return;
    const auto* contact = c_.predication(subject->head);
    const bool includes = contact && contact->noun && triggers_.classify_noun(*contact);
    if (!includes && object) contact = c_.predication(object->head);
    if (!contact || !contact->noun || !triggers_.classify_noun(*contact)) return;
    auto* draft = drafts_.recent(triggers_.classify_noun(*contact)->kind, {});
    if (!draft || draft->sentences.back() + 3 < p.sentence) return;
    Entities who = includes ? entities(p, Role::object) : entities(p, Role::subject);
    const auto range = c_.doc.sentences[p.sentence].tokens;
    bool listed = false;
    for (auto t = p.trigger; includes && t < range.last;
         ++t) {  // names behind a colon, whatever the tree makes of them
      listed = listed || c_.token(t).form == ":";
      const auto m = c_.doc.mention_of[t];
      if (listed && m != document::kNone && c_.doc.mentions[m].kind == document::MentionKind::name &&
          c_.entity(c_.doc.mentions[m].entities[0]).type == EntityType::person)
        add_unique(who, c_.doc.mentions[m].entities);
    }
    std::erase_if(who, [&](auto e) { return !is_party(c_, e) || is_represented(*draft, e); });
    add_unique(draft->participants, who);
    if (std::find(draft->sentences.begin(), draft->sentences.end(), p.sentence) == draft->sentences.end())
      draft->sentences.push_back(p.sentence);
  }

  /// "The final duration was close to two hours", "It lasted an hour": of the contact spoken of last.
  void add_length(const Predication& p) {
    auto* draft = drafts_.recent(ContactKind::talk, {});
    if (!draft || p.modality != Modality::actual || draft->sentences.back() + 2 < p.sentence) return;
    for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence]))
      if (t->type == TimeType::duration && triggers_.is_length_of_talk(*t) &&
          c_.tree.is_below(t->tokens.first, p.trigger)) {
        draft->durations.push_back(t);
        if (std::find(draft->sentences.begin(), draft->sentences.end(), p.sentence) == draft->sentences.end())
          draft->sentences.push_back(p.sentence);
      }
  }

  document::TokenRange without_first(std::uint32_t head) const {
    auto range = c_.tree.yield(head);
    if (c_.token(range.first).lower == "as") ++range.first;
    return range;
  }

  const Context& c_;
  ContactTriggers triggers_;
  ContactCircumstances circumstances_;
  ContactDrafts& drafts_;
  struct Apart {
    Entities all;
    std::uint32_t person = document::kNone;
    const document::TimeExpression* date = nullptr;
  } apart_;  ///< the one of several contacts that is being told
  ContactTitle title_;
};

}  // namespace

void find_contacts(const Context& context, Model& model) {
  ContactDrafts drafts(context);
  ContactFinder(context, drafts).run();
  drafts.write(model);
}

}  // namespace newsbrief::dossiers
