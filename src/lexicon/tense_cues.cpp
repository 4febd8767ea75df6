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
  else if (name == "verb")
    cues.verb = true;
  else
    return false;
  return true;
}

}  // namespace

bool read_cues(std::string_view names, TenseCues& cues) {
  bool known = !names.empty();
  while (known && !names.empty()) known = add_cue(next_word(names), cues);
  return known;
}

Result<TenseLexicon> TenseLexicon::load(resources::DataFiles& files) {
  TenseLexicon made;
  const auto read = each_row(files, kFile, 2, [&](const Row& row) -> Result<void> {
    if (row[0].empty() || !read_cues(row[1], made.words_.at(row[0])))
      return bad_row("a tense word needs a form and known cues");
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return made;
}

}  // namespace newsbrief::lexicon
