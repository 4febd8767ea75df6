#include <algorithm>

#include "newsbrief/describe.hpp"
#include "newsbrief/fields.hpp"
#include "newsbrief/json.hpp"
#include "newsbrief/query.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

/// What filters look at, gathered from any fact by walking its fields.
struct Traits {
  std::vector<const Ref*> refs;
  std::string status, stance, date;
  std::vector<const std::string*> texts;

  void operator()(const char* name, const std::string& v) {
    const std::string_view field(name);
    if (field == "status") status = v;
    if (field == "stance") stance = v;
    if (field == "time") date = v;
    if (field == "text" || field == "about") texts.push_back(&v);
  }
  void operator()(const char*, const Ref& v) { refs.push_back(&v); }
  void operator()(const char*, const Span& v) { texts.push_back(&v.text); }
  void operator()(const char* name, const Time& v) {
    const std::string_view field(name);
    if (date.empty() && (field == "date" || field == "starts")) date = v.value;
    flat(v.span);
  }
  template <class T>
  void operator()(const char* name, const std::optional<T>& v) {
    if (v) (*this)(name, *v);
  }
  template <class T>
  void operator()(const char* name, const std::vector<T>& v) {
    for (const auto& item : v) (*this)(name, item);
  }
  void operator()(const char*, bool) {}
  void operator()(const char*, double) {}
  void operator()(const char*, std::uint32_t) {}
  template <class T>
  void operator()(const char*, const T& v) {
    fields(v, *this);
  }
  void flat(const Span& v) { texts.push_back(&v.text); }
};

class Matcher {
 public:
  Matcher(const Model& model, const FactFilter& filter)
      : model_(model), filter_(filter), actor_(text::fold(filter.actor)), text_(text::fold(filter.text)) {}

  template <class Fact>
  bool matches(const Fact& fact) const {
    Traits traits;
    fields(fact, traits);
    if constexpr (std::is_same_v<Fact, Time>) traits.date = fact.value;
    if (!filter_.status.empty() && traits.status != filter_.status) return false;
    if (!filter_.stance.empty() && traits.stance != filter_.stance) return false;
    if (!date_fits(traits.date)) return false;
    if (!text_.empty() && std::none_of(traits.texts.begin(), traits.texts.end(),
                                       [&](const auto* t) { return text::fold(*t).find(text_) != std::string::npos; }))
      return false;
    if constexpr (std::is_same_v<Fact, Entity>) return party_fits(fact);
    return (actor_.empty() && filter_.country.empty()) ||
           std::any_of(traits.refs.begin(), traits.refs.end(), [&](const Ref* ref) { return ref_fits(*ref); });
  }

 private:
  bool date_fits(const std::string& date) const {
    if (filter_.after.empty() && filter_.before.empty()) return true;
    if (date.empty() || !text::is_digit(static_cast<unsigned char>(date[0]))) return false;
    if (!filter_.after.empty() && date < filter_.after && !filter_.after.starts_with(date)) return false;
    return filter_.before.empty() || date <= filter_.before || date.starts_with(filter_.before);
  }

  bool named(const std::string& name) const { return text::fold(name).find(actor_) != std::string::npos; }

  bool party_fits(const Entity& e) const {
    if (!filter_.country.empty() && e.country != filter_.country) return false;
    return actor_.empty() || named(e.name) ||
           std::any_of(e.aliases.begin(), e.aliases.end(), [&](const auto& a) { return named(a); });
  }

  bool ref_fits(const Ref& ref) const {
    if (!filter_.country.empty() && ref.country != filter_.country) return false;
    if (actor_.empty() || named(ref.name)) return true;
    return std::any_of(model_.entities.begin(), model_.entities.end(),
                       [&](const Entity& e) { return e.id == ref.entity && party_fits(e); });
  }

  const Model& model_;
  const FactFilter& filter_;
  std::string actor_, text_;
};

class Collector {
 public:
  Collector(const Model& model, const FactFilter& filter) : filter_(filter), matcher_(model, filter) {}

  template <class Fact, class Describe>
  void add(const char* type, const std::vector<Fact>& facts, Describe describe_fact) {
    if (!filter_.types.empty() && std::find(filter_.types.begin(), filter_.types.end(), type) == filter_.types.end())
      return;
    for (const auto& fact : facts) {
      if (!matcher_.matches(fact)) continue;
      FoundFact found{type, {}, describe_fact(fact), fact_to_json(fact)};
      if constexpr (requires { fact.id; }) found.id = fact.id;
      found_.push_back(std::move(found));
    }
  }

  std::vector<FoundFact> take() { return std::move(found_); }

 private:
  const FactFilter& filter_;
  Matcher matcher_;
  std::vector<FoundFact> found_;
};

}  // namespace

const std::vector<std::string>& fact_types() {
  static const std::vector<std::string> types{"call",  "meeting", "ceasefire", "swap",     "position",    "quote",
                                              "event", "entity",  "time",      "quantity", "discrepancy", "timeline"};
  return types;
}

std::vector<FoundFact> find_facts(const Model& model, const FactFilter& filter) {
  Collector c(model, filter);
  const auto own_line = [](const auto& fact) { return describe(fact); };
  c.add("call", model.calls, describe_call);
  c.add("meeting", model.meetings, describe_meeting);
  c.add("ceasefire", model.ceasefires, own_line);
  c.add("swap", model.prisoner_swaps, own_line);
  c.add("position", model.positions, own_line);
  c.add("quote", model.quotes, own_line);
  c.add("event", model.events, own_line);
  c.add("entity", model.entities, own_line);
  c.add("time", model.times, [](const Time& t) { return t.value + "  “" + text::squeeze(t.span.text) + "”"; });
  c.add("quantity", model.quantities, [](const Quantity& q) { return text::squeeze(q.span.text); });
  c.add("discrepancy", model.discrepancies, own_line);
  c.add("timeline", model.timeline, [](const TimelineEntry& t) { return date_text(t.time) + "  " + t.text; });
  return c.take();
}

}  // namespace newsbrief
