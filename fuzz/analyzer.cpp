// The whole way from text to JSON; every span is within the text, and the JSON is read back as the same model.
#include "newsbrief/analyzer.hpp"

#include "newsbrief/json.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;

namespace {

const Result<Analyzer>& opened() {
  static const auto analyzer = Analyzer::open();
  return analyzer;
}

}  // namespace

/// Loads the data before the clock of the first input runs.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  fuzz::promise(opened().has_value());
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto& analyzer = opened();
  RawArticle article;
  article.source = "fuzz";
  article.text = fuzz::view(data, size);
  if (size > 20'000 || text::first_malformed(article.text)) return 0;
  if (size > 0 && data[0] % 4 == 0) article.title = article.text.substr(0, article.text.find('\n'));
  if (article.title && text::first_malformed(*article.title)) return 0;
  const auto model = analyzer->analyze(article);
  const auto json = to_json(model);
  const auto back = from_json(json);
  fuzz::promise(back.has_value() && to_json(*back) == json);
  for (const auto& entity : model.entities)
    for (const auto& mention : entity.mentions)
      fuzz::promise(mention.span.start < mention.span.end &&
                    (mention.span.in_title || mention.span.end <= model.article.characters));
  return 0;
}
