#pragma once
// The article's own sentences below the facts of a brief: whole, in text order, each in one section.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/brief.hpp"
#include "summary/article_text.hpp"
#include "summary/wording.hpp"

namespace newsbrief::summary {

/// A passage is a paragraph, with the next one where that points back ("He said so", "Neither side has replied"): never
/// parted, and told by one section alone, since its sentences tell together who and what they speak of.
class Passages {
 public:
  Passages(const Model& model, const ArticleText& text);

  /// Quotes for one section: the sentences that spans stand in.
  class Selection {
   public:
    void add(const std::vector<Span>& spans, const std::string& ref);
    void add(const Span& span, const std::string& ref);
    /// Sentences that hold one of the words (in lower case), at the beginning of a word.
    void add_words(const Passages& passages, const std::vector<std::string_view>& words);
    void join(const Selection& other);
    bool empty() const { return refs_.empty(); }

   private:
    friend class Passages;
    std::map<std::uint32_t, std::vector<std::string>> refs_;  // by an offset in the sentence
  };

  /// Gives each passage to the selection that wants most of its sentences; to the first of equals.
  void assign(const std::vector<const Selection*>& facts);

  /// The passages of the selected sentences that no section has had, as lines of depth 1; they count as told from now
  /// on. Without those that assign() gave to another selection than number `owner`.
  std::vector<BriefItem> take(const Selection& selection, unsigned rank, std::optional<std::size_t> owner = {});

  /// Whether a sentence has been told, by an offset in it.
  bool is_told(std::uint32_t offset) const;
  /// Tells a sentence outside the sections: what follows it in its paragraph comes with it nevertheless.
  void tell_apart(std::uint32_t offset);

  /// Whether the sentence needs the one before it.
  bool leans(std::uint32_t offset) const;

  /// Whether the sentence that holds `offset` stands right before the one that holds `other`.
  bool precedes(std::uint32_t offset, std::uint32_t other) const;

  /// Whether each party, or somebody of its country, is named in the evidence or at the beginning of the article: a
  /// party that is only inferred from the rest of it is not told.
  bool names_all(const Names& names, const std::vector<Ref>& parties, const std::vector<Span>& evidence) const;

  /// Whether the line that holds an offset is the title or another heading.
  bool is_heading_at(std::uint32_t offset) const;

  /// The first sentence that is no heading.
  std::optional<Span> opening() const;

  /// Whether the words of the party itself, or of its people, stand in the sentence that holds an offset, and not only
  /// within `apart`.
  bool is_named_in(const Ref& party, std::uint32_t offset, const std::optional<Span>& apart = {}) const;

  /// The sentence that holds an offset, on one line, and its extent as a span.
  std::string words(std::uint32_t offset) const;
  Span span(std::uint32_t offset) const;

 private:
  std::optional<std::size_t> index(std::uint32_t offset) const;
  std::string at(std::size_t index) const;
  bool leans_on_previous(std::size_t index) const;
  bool is_heading(std::size_t index) const;
  void find_pronouns();
  void find_paragraphs();
  void find_passages();
  void find_quoted();

  const Model& model_;
  const ArticleText& text_;
  std::vector<Span> sentences_;  // of the text; of a model without one, those that facts rest on
  std::set<std::size_t> told_, apart_, pronouns_;
  std::vector<std::size_t> passage_;          // of each sentence: the first of its passage
  std::map<std::size_t, std::size_t> owner_;  // of passages
  std::set<std::size_t> quoted_;              // sentences that begin within a quotation
  std::set<std::size_t> first_;               // sentences that begin a paragraph
};

}  // namespace newsbrief::summary
