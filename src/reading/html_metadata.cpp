#include "reading/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "newsbrief/reader.hpp"
#include "reading/records.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

using Json = nlohmann::json;

/// What one kind of place says.
struct Said {
  std::string title, byline, published, body;
};

struct Sources {
  Said linked, graph, meta, elements;
  std::string page_title;
};

void take(std::string& into, std::string_view value) {
  if (into.empty()) into = text::squeeze(value);
}

void take_date(std::string& into, std::string_view value) {
  if (into.empty() && parse_date(text::trim(value))) into = text::trim(value);
}

// --- JSON-LD ---------------------------------------------------------------------------------------------------------

std::string text_of(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::string names_in(const Json& author) {
  if (author.is_string()) return author.get<std::string>();
  if (author.is_object()) return text_of(author, "name");
  std::string out;
  if (author.is_array())
    for (const auto& one : author) {
      const auto name = one.is_array() ? std::string() : names_in(one);
      if (!name.empty()) out += (out.empty() ? "" : ", ") + name;
    }
  return out;
}

bool is_article_type(const Json& object) {
  const auto it = object.find("@type");
  if (it == object.end()) return false;
  const auto fits = [](const Json& type) {
    if (!type.is_string()) return false;
    const auto& name = type.get_ref<const std::string&>();
    return name.ends_with("Article") || name.ends_with("BlogPosting") || name.ends_with("Report") ||
           name == "BlogPosting" || name == "Review";
  };
  return it->is_array() ? std::any_of(it->begin(), it->end(), fits) : fits(*it);
}

void read_linked(const Json& value, Said& said) {
  if (value.is_array()) {
    for (const auto& one : value) read_linked(one, said);
  } else if (value.is_object()) {
    if (is_article_type(value)) {
      take(said.title, text_of(value, "headline"));
      if (const auto author = value.find("author"); author != value.end()) take(said.byline, names_in(*author));
      take_date(said.published, text_of(value, "datePublished"));
      if (said.body.empty()) said.body = text_of(value, "articleBody");
      return;
    }
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"})
      if (const auto it = value.find(key); it != value.end()) read_linked(*it, said);
  }
}

// --- elements --------------------------------------------------------------------------------------------------------

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void read_meta(const GumboNode* node, Sources& out) {
  std::string key = text::lower(attribute(node, "property"));
  if (key.empty()) key = text::lower(attribute(node, "name"));
  if (key.empty()) key = text::lower(attribute(node, "itemprop"));
  const auto content = attribute(node, "content");
  const bool is_link = content.starts_with("http") || content.starts_with("//");
  if (key == "og:title") take(out.graph.title, content);
  if (is_one_of(key, {"article:published_time", "og:published_time", "og:article:published_time"}))
    take_date(out.graph.published, content);
  if (is_one_of(key, {"article:author", "og:article:author"}) && !is_link) take(out.graph.byline, content);
  if (is_one_of(key, {"author", "byl", "dc.creator", "parsely-author", "sailthru.author", "citation_author"}) &&
      !is_link)
    take(out.meta.byline, content);
  if (is_one_of(
          key, {"headline", "title", "dc.title", "parsely-title", "sailthru.title", "twitter:title", "citation_title"}))
    take(out.meta.title, content);
  if (is_one_of(key, {"date",
                      "pubdate",
                      "publishdate",
                      "publish-date",
                      "publish_date",
                      "publication_date",
                      "published_at",
                      "datepublished",
                      "dc.date",
                      "dc.date.issued",
                      "dc.date.created",
                      "dcterms.created",
                      "dcterms.date",
                      "dcterms.issued",
                      "parsely-pub-date",
                      "sailthru.date",
                      "citation_publication_date",
                      "originalpublicationdate",
                      "article.published",
                      "article_date_original",
                      "created",
                      "displaydate"}))
    take_date(out.meta.published, content);
}

/// "By Ana Ilic" without its "By".
std::string_view without_by(std::string_view text) {
  text = text::trim(text);
  for (const std::string_view by : {"By ", "BY ", "by "})
    if (text.starts_with(by)) return text::trim(text.substr(by.size()));
  return text;
}

bool is_byline_element(const GumboNode* node) {
  const auto names = attribute(node, "class");
  const auto has = [&](std::string_view word) { return names.find(word) != std::string_view::npos; };
  return attribute(node, "rel") == "author" || attribute(node, "itemprop") == "author" || has("byline") ||
         has("author-name") || has("author__name") || has("authorname") || names == "author";
}

void read_element(const GumboNode* node, Sources& out) {
  switch (tag(node)) {
    case GUMBO_TAG_META:
      return read_meta(node, out);
    case GUMBO_TAG_TITLE:
      return take(out.page_title, text_below(node));
    case GUMBO_TAG_H1:
      return take(out.elements.title, text_below(node));
    case GUMBO_TAG_TIME:
      take_date(out.elements.published, attribute(node, "datetime"));
      return take_date(out.elements.published, text_below(node));
    case GUMBO_TAG_SCRIPT:
      if (text::lower(attribute(node, "type")).find("ld+json") != std::string::npos && children(node).length > 0) {
        const std::string_view json = child(node, 0)->v.text.text;
        if (!is_too_deep(json)) read_linked(Json::parse(json, nullptr, false), out.linked);
      }
      return;
    default:
      break;
  }
  if (attribute(node, "itemprop") == "datePublished") {
    take_date(out.elements.published, attribute(node, "content"));
    take_date(out.elements.published, attribute(node, "datetime"));
  }
  if (out.elements.byline.empty() && is_byline_element(node)) {
    const std::string words = text_below(node);
    const auto name = without_by(words);
    if (!name.empty() && name.size() <= 100) take(out.elements.byline, name);
  }
}

void walk(const GumboNode* node, int depth, Sources& out) {
  if (!is_element(node) || depth > kDeepestWalk) return;
  read_element(node, out);
  for (unsigned i = 0; i < children(node).length; ++i) walk(child(node, i), depth + 1, out);
}

/// The page's title without the outlet's name behind the last bar or dash, where the rest is long enough.
std::string without_site(const std::string& title) {
  std::size_t cut = std::string::npos;
  for (const std::string_view mark : {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "}) {
    const auto at = title.rfind(mark);
    if (at != std::string::npos && at >= 15 && title.size() - at < 45 && (cut == std::string::npos || at > cut))
      cut = at;
  }
  return title.substr(0, cut);
}

std::optional<std::string> first_of(std::initializer_list<const std::string*> values) {
  for (const auto* value : values)
    if (!value->empty()) return *value;
  return std::nullopt;
}

}  // namespace

PageMetadata metadata_of(const GumboNode* root) {
  Sources s;
  walk(root, 0, s);
  const std::string page_title = without_site(s.page_title);
  const std::string graph_title = without_site(s.graph.title);
  PageMetadata out;
  out.title = first_of({&s.linked.title, &graph_title, &s.meta.title, &s.elements.title, &page_title});
  out.byline = first_of({&s.linked.byline, &s.graph.byline, &s.meta.byline, &s.elements.byline});
  if (out.byline) out.byline = std::string(without_by(*out.byline));
  out.published = first_of({&s.linked.published, &s.graph.published, &s.meta.published, &s.elements.published});
  out.body = std::move(s.linked.body);
  return out;
}

}  // namespace newsbrief::reading
