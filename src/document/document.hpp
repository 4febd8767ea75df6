#pragma once
// The working document: what the stages pass along. Plain types; the text is owned once, everything else is offsets.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/annotations.hpp"
#include "document/grammar.hpp"
#include "document/spans.hpp"
#include "document/string_pool.hpp"

namespace newsbrief::document {

/// One piece of layout. Sentences never cross a block's border.
enum class BlockKind : std::uint8_t { title, byline, dateline, heading, paragraph, list_item };

struct Block {
  ByteSpan bytes;
  BlockKind kind = BlockKind::paragraph;
};

/// What the name tagger says of a token: begin, inside or outside of a name of some type.
enum class NameType : std::uint8_t { none, person, organization, location, other };

inline constexpr std::uint32_t kNoHead = 0xFFFFFFFF;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

struct Token {
  ByteSpan bytes;  ///< in WorkingDocument::text
  std::string_view
      form;  ///< as written, but quotes and apostrophes straight (' and "), soft hyphens and joiners removed
  std::string_view lower;        ///< `form` in lower case
  std::string_view lemma;        ///< empty until the lemmatizer ran
  std::uint32_t head = kNoHead;  ///< index of the head token in WorkingDocument::tokens; kNoHead for a root
  Upos upos = Upos::X;
  Xpos xpos = Xpos::none;
  Deprel deprel = Deprel::none;
  NameType name = NameType::none;
  bool name_begins = false;  ///< first token of its name
  bool space_before = false;
};

struct Sentence {
  TokenRange tokens;
  std::uint32_t block = 0;  ///< index in WorkingDocument::blocks
};

/// One document on its way through the pipeline. Reused from document to document by clear().
/// Tokens view `text` and `pool`, so it stays where it is.
struct WorkingDocument {
  WorkingDocument() = default;
  WorkingDocument(const WorkingDocument&) = delete;
  WorkingDocument& operator=(const WorkingDocument&) = delete;

  /// The title (where it is not part of the text) and a line feed, then the article's text.
  std::string text;
  std::uint32_t body = 0;  ///< byte offset in `text` at which the article's text begins
  std::optional<std::chrono::year_month_day> published;

  std::vector<Block> blocks;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TimeExpression> times;
  std::vector<Quantity> quantities;
  std::vector<EntityRecord> entities;
  std::vector<EntityMention> mentions;    ///< in text order
  std::vector<std::uint32_t> mention_of;  ///< per token: the innermost mention that covers it, or kNone
  std::vector<std::uint32_t> titled;      ///< per token of a title: the mention of the person that bears it, or kNone
  std::vector<Quotation> quotations;
  std::vector<Attribution> attributions;      ///< the quotations and indirect speech, in text order
  std::vector<Predication> predications;      ///< in text order of their triggers
  std::vector<std::uint32_t> predication_of;  ///< per token, or kNone
  std::optional<std::uint32_t> author;        ///< entity that speaks in the first person ("Statement by …")
  StringPool pool;

  std::string_view slice(ByteSpan span) const {
    return std::string_view(text).substr(span.start, span.end - span.start);
  }
  ByteSpan bytes(TokenRange range) const {
    return range.empty() ? ByteSpan{} : ByteSpan{tokens[range.first].bytes.start, tokens[range.last - 1].bytes.end};
  }
  BlockKind kind(const Sentence& sentence) const { return blocks[sentence.block].kind; }

  void clear() {
    text.clear();
    body = 0;
    published.reset();
    blocks.clear();
    tokens.clear();
    sentences.clear();
    times.clear();
    quantities.clear();
    entities.clear();
    mentions.clear();
    mention_of.clear();
    quotations.clear();
    attributions.clear();
    predications.clear();
    predication_of.clear();
    author.reset();
    pool.clear();
  }
};

}  // namespace newsbrief::document
