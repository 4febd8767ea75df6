#pragma once
// What a party says or does, in the article's own words with the party's name as the subject: a brief so never states
// more than the text.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/model.hpp"
#include "summary/article_text.hpp"
#include "summary/wording.hpp"

namespace newsbrief::summary {

class Clauses {
 public:
  Clauses(const Model& model, const ArticleText& text, const Names& names);

  /// The clause whose subject is (one of) `holders` and that holds `words`, from the subject to the clause's
  /// end: "The ministry said that aid should be paused for any ceasefire to hold". No full stop. Conditions in front
  /// and behind stay. Nothing where the sentence does not name a holder before those words.
  std::optional<std::string> told(const std::vector<Ref>& holders, const Extent& words) const;

  /// Words that somebody is the source of: "Ana Ilic said: “…”", "Ana Ilic said that …", or the sentence around them.
  std::optional<std::string> quoted_by(const Ref& holder, const Extent& about) const;

  /// Where `words` stand in the evidence.
  std::optional<Extent> find(std::string_view words, const std::vector<Span>& evidence) const;

  /// ", according to the ministry" where a voice other than the holders tells it and `clause` does not name it.
  std::string voice(const std::optional<Ref>& by, const std::vector<Ref>& holders, std::string_view clause) const;

  /// The sentence that holds an offset, as the holder's words where it does not name him. The sentence itself: a
  /// pronoun at its beginning, or one that stands for a person of `named`, is replaced by the name.
  std::optional<std::string> sentence_of(const Ref& holder, std::uint32_t offset) const;
  std::optional<std::string> whole_sentence(std::uint32_t offset, const std::vector<Ref>& named = {}) const;

 private:
  struct Mention {
    Extent extent;
    std::string entity, kind;
    bool possessive = false;
  };

  const Mention* subject(const Ref& holder, const Extent& sentence, const Extent& about) const;
  const Mention* leading(const std::vector<Ref>& holders, const Extent& about) const;
  std::string subject_words(const Mention& mention, const std::vector<Ref>& holders) const;
  std::string front(const Extent& sentence, std::uint32_t subject) const;
  std::uint32_t clause_end(std::uint32_t from, std::uint32_t sentence_end) const;
  std::string lower_start(const Extent& words) const;
  static std::string quoted_words(const Quote& quote);
  bool has_verb(std::uint32_t from, std::uint32_t to) const;
  bool is_inserted(const Mention& mention, std::uint32_t to) const;
  bool is_clean(std::uint32_t from, std::uint32_t to) const;
  const Quote* quote_of(const Ref& holder, const Extent& about) const;

  const Model& model_;
  const ArticleText& text_;
  const Names& names_;
  std::vector<Mention> mentions_;  // in text order
};

}  // namespace newsbrief::summary
