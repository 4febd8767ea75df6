#include "reading/articles.hpp"

#include "reading/charset.hpp"
#include "reading/english.hpp"
#include "reading/html_page.hpp"
#include "reading/limits.hpp"
#include "reading/records.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

std::optional<Error> fault_of(const RawArticle& article) {
  if (text::trim(article.text).empty()) return Error{"empty", "the article is empty", article.source};
  if (article.text.size() > kLargestDocument)
    return Error{"too_large", "the article is larger than 64 MiB (split it)", article.source};
  if (const auto language = other_language(article.text))
    return Error{"not_english", "the text seems to be in " + *language + "; newsbrief reads English", article.source};
  return std::nullopt;
}

Result<RawArticle> checked(Result<RawArticle> article) {
  if (article)
    if (auto fault = fault_of(*article)) return tl::unexpected<Error>(std::move(*fault));
  return article;
}

Error not_utf8(std::string_view bytes, const std::string& where) {
  return {"not_utf8",
          "not UTF-8 at byte " + std::to_string(text::first_malformed(bytes).value_or(0)) +
              ", and no other character set fits surely (convert it first: iconv -f latin1 -t utf-8)",
          where};
}

Result<RawArticle> plain(Piece piece) {
  RawArticle article;
  article.source = piece.source.empty() ? piece.name : piece.source;
  auto decoded = text_as_utf8(piece.bytes);
  if (!decoded) return tl::unexpected<Error>(not_utf8(piece.bytes, article.source));
  article.text = *std::move(decoded);
  return article;
}

Result<RawArticle> page(const Piece& piece) {
  const auto& source = piece.source.empty() ? piece.name : piece.source;
  auto read = read_page(page_as_utf8(piece.bytes, piece.charset));
  if (!read) {
    auto error = read.error();
    error.where = source;
    return tl::unexpected<Error>(std::move(error));
  }
  if (read->text.empty())
    return failure("no_text", "the page holds no article that could be told from its frame", source);
  return RawArticle{.source = source,
                    .text = std::move(read->text),
                    .title = std::move(read->title),
                    .byline = std::move(read->byline),
                    .published = std::move(read->published)};
}

/// A row's fields, in UTF-8.
Result<RawArticle> row(Piece piece) {
  auto& record = piece.record;
  for (auto* field : {&record.title, &record.byline, &record.published})
    if (*field) *field = text_as_utf8(**field).value_or("");
  record.source = record.source.empty() ? piece.name : text_as_utf8(record.source).value_or(piece.name);
  if (text::trim(record.text).empty()) return failure("no_text", "the row's text is empty", record.source);
  auto decoded = text_as_utf8(record.text);
  if (!decoded) return tl::unexpected<Error>(not_utf8(record.text, record.source));
  record.text = *std::move(decoded);
  return std::move(record);
}

std::vector<Result<RawArticle>> records(Piece piece) {
  const bool record = piece.kind == PieceKind::json_record;
  auto decoded = text_as_utf8(piece.bytes);
  std::vector<Result<RawArticle>> out;
  if (!decoded) {
    out.push_back(tl::unexpected<Error>(not_utf8(piece.bytes, piece.name)));
    return out;
  }
  piece.bytes = *std::move(decoded);
  if (auto found = read_records(piece.bytes, piece.name)) return *std::move(found);
  if (record) {
    out.push_back(failure("bad_json", "not a JSON record; the lines behind it are read all the same", piece.name));
  } else {
    out.push_back(plain(std::move(piece)));
  }
  return out;
}

}  // namespace

std::vector<Result<RawArticle>> articles_in(Piece piece) {
  std::vector<Result<RawArticle>> out;
  switch (piece.kind) {
    case PieceKind::fault:
      out.push_back(tl::unexpected<Error>(*std::move(piece.error)));
      return out;
    case PieceKind::text:
      out.push_back(plain(std::move(piece)));
      break;
    case PieceKind::html:
      out.push_back(page(piece));
      break;
    case PieceKind::row:
      out.push_back(row(std::move(piece)));
      break;
    case PieceKind::json_or_text:
    case PieceKind::json_record:
      out = records(std::move(piece));
      break;
  }
  for (auto& article : out) article = checked(std::move(article));
  return out;
}

}  // namespace newsbrief::reading
