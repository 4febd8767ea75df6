#include "cli/html_output.hpp"

#include <array>

#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"

namespace newsbrief::cli {
namespace {

// Bytes that HTML text never has. An article's number is known only once its turn comes.
constexpr char kNumber = '\x01', kTitleEnd = '\x02';

}  // namespace

Outcome html_outcome(const Model& model, const Brief& brief, ReportScope scope) {
  const auto title = model.article.title.value_or(model.article.source);
  return {title + kTitleEnd + html_article(model, brief, std::string_view(&kNumber, 1), scope), {}, true};
}

bool HtmlPage::add(const Outcome& outcome) {
  const auto end = outcome.output.rfind(kTitleEnd);
  if (end == std::string::npos) return true;
  titles_.push_back(outcome.output.substr(0, end));
  const auto number = std::to_string(titles_.size());
  std::string article;
  for (const char c : std::string_view(outcome.output).substr(end + 1)) {
    if (c == kNumber) {
      article += number;
    } else {
      article += c;
    }
  }
  return waiting_ && std::fwrite(article.data(), 1, article.size(), waiting_.get()) == article.size();
}

bool HtmlPage::write(Output& output) {
  if (!waiting_ || !output.write(html_head(titles_))) return false;
  std::rewind(waiting_.get());
  std::array<char, 1 << 16> buffer;
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), waiting_.get())) != 0;)
    if (!output.write(std::string_view(buffer.data(), n))) return false;
  return std::ferror(waiting_.get()) == 0 && output.write(html_foot());
}

int run_html(const InputOptions& input, Output& output, const BriefOptions& brief, ReportScope scope) {
  HtmlPage page;
  bool kept = true;
  const auto result = run_articles(
      input, [&](const Model& model) { return html_outcome(model, make_brief(model, brief), scope); },
      [](const Error&) { return std::string(); }, [&](const Outcome& o) { return kept = page.add(o); });
  if (result && kept) page.write(output);  // finish() tells what could not be written
  if (!kept) {
    error(Error{"cannot_write", "no room there while the page is made (free some, or name fewer articles)",
                "the folder for temporary files"});
    return kCannotWrite;
  }
  return finish(output, result);
}

}  // namespace newsbrief::cli
