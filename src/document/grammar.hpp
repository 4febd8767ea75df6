#pragma once
// The closed vocabularies of the language stages: UD v2 parts of speech and relations (universaldependencies.org) and
// the Penn Treebank tags, as they occur in UD English EWT and GUM.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace newsbrief::document {

enum class Upos : std::uint8_t {
  X,
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB
};

enum class Xpos : std::uint8_t {
  none,
  NN,
  IN,
  DT,
  NNP,
  JJ,
  PRP,
  Period,
  RB,
  Comma,
  NNS,
  VB,
  CC,
  VBP,
  VBD,
  VBZ,
  VBN,
  CD,
  VBG,
  TO,
  PRPS,
  MD,
  RRB,
  LRB,
  Colon,
  WDT,
  UH,
  WRB,
  OpenQuote,
  WP,
  HYPH,
  CloseQuote,
  POS,
  RP,
  NNPS,
  JJR,
  JJS,
  EX,
  RBR,
  NFP,
  SYM,
  FW,
  ADD,
  GW,
  Dollar,
  PDT,
  RBS,
  LS,
  AFX,
  WPS
};

enum class Deprel : std::uint8_t {
  none,
  punct,
  case_,
  det,
  nsubj,
  root,
  advmod,
  amod,
  obj,
  obl,
  conj,
  nmod,
  compound,
  cc,
  mark,
  aux,
  cop,
  nmod_poss,
  advcl,
  xcomp,
  flat,
  acl_relcl,
  ccomp,
  aux_pass,
  acl,
  appos,
  parataxis,
  nummod,
  nsubj_pass,
  discourse,
  obl_unmarked,
  nmod_unmarked,
  compound_prt,
  expl,
  fixed,
  iobj,
  list,
  obl_agent,
  dep,
  nmod_desc,
  csubj,
  nsubj_outer,
  det_predet,
  advcl_relcl,
  vocative,
  reparandum,
  goeswith,
  cc_preconj,
  orphan,
  dislocated,
  csubj_pass,
  csubj_outer
};

std::string_view name(Upos tag);    ///< "PROPN"
std::string_view name(Xpos tag);    ///< "NNP"; "_" for none
std::string_view name(Deprel rel);  ///< "nsubj:pass"; "_" for none
std::optional<Upos> upos_from(std::string_view name);
std::optional<Xpos> xpos_from(std::string_view name);
std::optional<Deprel> deprel_from(std::string_view name);

inline constexpr std::size_t kUposCount = 17;
inline constexpr std::size_t kXposCount = 50;
inline constexpr std::size_t kDeprelCount = 52;

}  // namespace newsbrief::document
