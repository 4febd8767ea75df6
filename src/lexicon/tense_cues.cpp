#include "lexicon/tense_cues.hpp"

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr const char* kFile = "lexicon/tense.tsv";

bool add_cue(std::string_view name, TenseCues& cues) {
  if (name == "future")
    cues.future = true;
  else if (name == "planned")
    cues.planned = true;
  else if (name == "ahead")
    cues.ahead = true;
  else if (name == "ahead_of_past")
    cues.ahead_of_past = true;
  else if (name == "past")
    cues.past = true;
  else if (name == "not_past")
    cues.not_past = true;
  else if (name == "is")
    cues.is = true;
  else if (name == "was")
    cues.was = true;
  else if (name == "no_past")
    cues.no_past = true;
  else if (name == "leads_future")
    cues.leads_future = true;
  else if (name == "leads_past")
    cues.leads_past = true;
  else if (name == "the")
    cues.the = true;
  else
    return false;
  return true;
}

}  // namespace

Result<TenseLexicon> TenseLexicon::load(resources::DataFiles& files) {
  auto bytes = files.read(kFile);
  if (!bytes) return tl::unexpected(bytes.error());
  TenseLexicon made;
  std::size_t line = 0;
  while (const auto row = next_row(*bytes, line)) {
    auto& cues = made.words_.at((*row)[0]);
    auto names = (*row)[1];
    bool known = !(*row)[0].empty() && !names.empty();
    while (known && !names.empty()) known = add_cue(next_word(names), cues);
    if (!known)
      return failure("bad_data", "a tense word needs a form and known cues",
                     files.origin(kFile) + ":" + std::to_string(row->line));
  }
  return made;
}

}  // namespace newsbrief::lexicon
