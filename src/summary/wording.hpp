#pragma once
// Names and lists as an English sentence wants them.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/model.hpp"
#include "summary/article_text.hpp"

namespace newsbrief::summary {

std::string joined_list(const std::vector<std::string>& parts);  ///< "a, b and c"
std::string capitalized(std::string s);                          ///< first letter upper case
std::string with_article(const std::string& noun);               ///< "an exchange", "a truce"
std::string quoted(std::string_view words);  ///< in double quotation marks; those within become single
std::string sentence(std::string s);         ///< capital in front, one full stop at the end
/// Whether the words that a fact rests on keep it at a distance ("reportedly", "is understood to have").
bool is_hedged(const std::vector<Span>& evidence);
std::size_t word_count(std::string_view s);

/// Names parties: with "the" where the article writes so, and a person's office the first time that it is named.
class Names {
 public:
  Names(const Model& model, const ArticleText& text);

  std::string plain(const Ref& ref) const;  ///< "the Foreign Ministry", "Ana Ilic"
  std::string full(const Ref& ref);         ///< "President Ana Ilic of her country" at first, plain() after that
  std::string plain(const std::vector<Ref>& refs) const;
  std::string full(const std::vector<Ref>& refs);

  const Entity* entity(const std::string& id) const;
  /// The text has "former" before the office.
  bool is_former(const Entity& entity) const;
  /// The country of the model with this code, or nothing.
  const Entity* country(const std::string& code) const;

 private:
  bool takes_article(const Entity& entity) const;

  const ArticleText& text_;
  std::map<std::string, const Entity*> entities_, countries_;
  std::set<std::string> with_the_, introduced_;
};

}  // namespace newsbrief::summary
