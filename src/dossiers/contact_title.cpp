#include "dossiers/contact_title.hpp"

#include <algorithm>

namespace newsbrief::dossiers {

using lexicon::WordClass;

ContactTitle::ContactTitle(const Context& c) : c_(c) {
  for (const auto& sentence : c_.doc.sentences) {
    if (c_.doc.kind(sentence) != document::BlockKind::title) continue;
    for (auto t = sentence.tokens.first; t < sentence.tokens.last && !trigger_; ++t)
      if (is_named_as_contact(t, sentence.tokens.last)) trigger_ = trigger_at(t, sentence.tokens);
    if (!trigger_) continue;
    for (const auto& m : c_.doc.mentions)
      if (sentence.tokens.contains(m.tokens)) add_unique(entities_, m.entities);
  }
}

bool ContactTitle::names_one_of(const Entities& who) const {
  return trigger_ && std::any_of(who.begin(), who.end(), [&](auto e) {
           return std::find(entities_.begin(), entities_.end(), e) != entities_.end();
         });
}

std::string_view ContactTitle::singular(std::uint32_t t) const {
  auto w = c_.token(t).lower;
  if (w.size() > 3 && w.ends_with('s')) w.remove_suffix(1);
  return w;
}

bool ContactTitle::is_named_as_contact(std::uint32_t t, std::uint32_t end) const {
  const auto w = singular(t);
  if (!c_.words.is(w, WordClass::call_noun) && !c_.words.is(w, WordClass::meeting_noun) &&
      !c_.words.is(w, WordClass::talk_noun))
    return false;
  if (t + 1 == end) return true;
  const auto next = c_.token(t + 1).lower;
  return next == "with" || next == "between" || next == "of" || (t > 0 && c_.token(t - 1).lower == "'s");
}

std::optional<ContactTrigger> ContactTitle::trigger_at(std::uint32_t t, document::TokenRange title) const {
  const auto w = singular(t);
  ContactTrigger out{ContactKind::talk, Medium::unknown};
  if (c_.words.is(w, WordClass::call_noun)) out = {ContactKind::call, Medium::phone};
  if (c_.words.is(w, WordClass::meeting_noun)) out = {ContactKind::meeting, Medium::in_person};
  for (auto x = title.first; x < title.last; ++x) {
    if (c_.words.is(c_.token(x).lower, WordClass::phone_word)) out = {ContactKind::call, Medium::phone};
    if (c_.words.is(c_.token(x).lower, WordClass::video_word)) out.medium = Medium::video;
  }
  return out;
}

}  // namespace newsbrief::dossiers
