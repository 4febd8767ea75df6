#pragma once
// An HTML report: one file for people, which needs no network. Articles with their facts' words marked, and the facts
// beside them.
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/brief.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

/// What the page shows of an article besides its brief.
enum class ReportScope { brief, everything };

/// One article as a piece of the page. `key` ("1", "2" … as html_head() links them) keeps its ids apart from other
/// articles'. All text of the article is escaped. Brief must be of this model, made without a limit of words for every
/// fact to be shown.
std::string html_article(const Model& model, const Brief& brief, std::string_view key, ReportScope scope);

/// The page in front of the articles: head, style, script and, for more than one article, a list with links. The page's
/// policy (CSP) allows nothing to be loaded. `titles`: of the articles, in order.
std::string html_head(const std::vector<std::string>& titles);

/// The page behind the articles.
std::string_view html_foot();

}  // namespace newsbrief
