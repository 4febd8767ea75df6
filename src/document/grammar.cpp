#include "document/grammar.hpp"

#include <algorithm>

namespace newsbrief::document {
namespace {

constexpr std::array<std::string_view, kUposCount> kUpos{"X",     "ADJ",   "ADP",   "ADV", "AUX",  "CCONJ",
                                                         "DET",   "INTJ",  "NOUN",  "NUM", "PART", "PRON",
                                                         "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

constexpr std::array<std::string_view, kXposCount> kXpos{
    "_",   "NN",  "IN",  "DT",  "NNP",  "JJ",  "PRP", ".",    "RB",   ",",     "NNS",   "VB", "CC",
    "VBP", "VBD", "VBZ", "VBN", "CD",   "VBG", "TO",  "PRP$", "MD",   "-RRB-", "-LRB-", ":",  "WDT",
    "UH",  "WRB", "``",  "WP",  "HYPH", "''",  "POS", "RP",   "NNPS", "JJR",   "JJS",   "EX", "RBR",
    "NFP", "SYM", "FW",  "ADD", "GW",   "$",   "PDT", "RBS",  "LS",   "AFX",   "WP$"};

constexpr std::array<std::string_view, kDeprelCount> kDeprel{
    "_",          "punct",       "case",         "det",           "nsubj",        "root",       "advmod",
    "amod",       "obj",         "obl",          "conj",          "nmod",         "compound",   "cc",
    "mark",       "aux",         "cop",          "nmod:poss",     "advcl",        "xcomp",      "flat",
    "acl:relcl",  "ccomp",       "aux:pass",     "acl",           "appos",        "parataxis",  "nummod",
    "nsubj:pass", "discourse",   "obl:unmarked", "nmod:unmarked", "compound:prt", "expl",       "fixed",
    "iobj",       "list",        "obl:agent",    "dep",           "nmod:desc",    "csubj",      "nsubj:outer",
    "det:predet", "advcl:relcl", "vocative",     "reparandum",    "goeswith",     "cc:preconj", "orphan",
    "dislocated", "csubj:pass",  "csubj:outer"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view wanted) {
  const auto it = std::find(names.begin(), names.end(), wanted);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

}  // namespace

std::string_view name(Upos tag) { return kUpos[static_cast<std::size_t>(tag)]; }
std::string_view name(Xpos tag) { return kXpos[static_cast<std::size_t>(tag)]; }
std::string_view name(Deprel rel) { return kDeprel[static_cast<std::size_t>(rel)]; }
std::optional<Upos> upos_from(std::string_view wanted) { return find<Upos>(kUpos, wanted); }
std::optional<Xpos> xpos_from(std::string_view wanted) { return find<Xpos>(kXpos, wanted); }
std::optional<Deprel> deprel_from(std::string_view wanted) { return find<Deprel>(kDeprel, wanted); }

}  // namespace newsbrief::document
