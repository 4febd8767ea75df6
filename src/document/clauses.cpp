#include "document/clauses.hpp"

#include <algorithm>

namespace newsbrief::document {
namespace {

bool parts_clauses(Deprel r) {
  return r == Deprel::ccomp || r == Deprel::advcl || r == Deprel::acl || r == Deprel::acl_relcl ||
         r == Deprel::advcl_relcl || r == Deprel::parataxis || r == Deprel::csubj;
}

bool is_bound(std::string_view w) {
  return w == "since" || w == "until" || w == "till" || w == "before" || w == "after" || w == "by";
}

}  // namespace

bool is_in_clause(const WorkingDocument& doc, std::uint32_t t, std::uint32_t above) {
  for (int depth = 0; depth < 100; ++depth) {
    if (t == above) return true;
    const auto& k = doc.tokens[t];
    const bool other_verb = k.deprel == Deprel::conj && k.upos == Upos::VERB;
    if (k.head == kNoHead || parts_clauses(k.deprel) || other_verb) return false;
    t = k.head;
  }
  return false;
}

std::vector<const TimeExpression*> times_of(const WorkingDocument& doc, const Sentence& sentence) {
  std::vector<const TimeExpression*> out;
  const auto at = std::lower_bound(doc.times.begin(), doc.times.end(), sentence.tokens.first,
                                   [](const auto& t, std::uint32_t first) { return t.tokens.first < first; });
  for (auto it = at; it != doc.times.end() && it->tokens.first < sentence.tokens.last; ++it) out.push_back(&*it);
  return out;
}

bool is_resolved(const TimeExpression& t) {
  return t.value.size() >= 4 && t.value.find("XX") == std::string::npos &&
         std::all_of(t.value.begin(), t.value.begin() + 4, [](char x) { return x >= '0' && x <= '9'; });
}

const TimeExpression* time_of(const WorkingDocument& doc, const Sentence& sentence, std::uint32_t token,
                              std::optional<std::uint32_t> verb, TimeType type) {
  const TimeExpression* best = nullptr;
  std::uint32_t least = kNone;
  for (const auto* t : times_of(doc, sentence)) {
    if (t->type != type || (type != TimeType::duration && !is_resolved(*t))) continue;
    const auto first = t->tokens.first;
    if (first > sentence.tokens.first && is_bound(doc.tokens[first - 1].lower)) continue;
    if (!is_in_clause(doc, first, token) && !(verb && is_in_clause(doc, first, *verb))) continue;
    const auto distance = first > token ? first - token : token - first;
    if (distance < least) {
      least = distance;
      best = t;
    }
  }
  return best;
}

}  // namespace newsbrief::document
