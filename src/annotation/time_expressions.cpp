#include "annotation/time_expressions.hpp"

#include "annotation/time_normalizer.hpp"
#include "annotation/time_scan.hpp"

namespace newsbrief::annotation {

void TimeTagger::annotate(document::WorkingDocument& doc) const {
  doc.times.clear();
  TimeScan scan(doc, times_, numbers_);
  TimeNormalizer normalizer(doc, times_.tense());
  for (const auto& sentence : doc.sentences) {
    scan.enter(sentence.tokens);
    for (auto at = sentence.tokens.first; at < sentence.tokens.last;) {
      auto form = match_time(scan, at);
      if (!form || form->tokens.last <= at) {
        ++at;
        continue;
      }
      at = form->tokens.last;
      if (form->anchor == Anchor::none) continue;
      const auto second = match_second_day(scan, *form);
      if (auto time = normalizer.resolve(*form, sentence.tokens)) doc.times.push_back(*std::move(time));
      if (!second) continue;
      at = second->tokens.last;
      if (auto time = normalizer.resolve(*second, sentence.tokens)) doc.times.push_back(*std::move(time));
    }
  }
}

}  // namespace newsbrief::annotation
