#include "newsbrief/evaluation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "evaluation/names.hpp"

namespace newsbrief {
namespace {

using evaluation::normal;
using evaluation::same_date;
using evaluation::same_duration;
using evaluation::same_name;
using Json = nlohmann::json;

constexpr std::array<const char*, 10> kKinds{"calls",  "meetings", "ceasefires", "prisoner_swaps", "positions",
                                             "quotes", "events",   "people",     "numbers",        "discrepancies"};
constexpr std::size_t kCore = 5;  ///< of these, the first ones make the core F1

/// Accepted values: a string, or a list of them; empty where the key is missing or null.
std::vector<std::string> accepted(const Json& object, const char* key) {
  std::vector<std::string> out;
  if (!object.contains(key)) return out;
  const auto& value = object[key];
  if (value.is_string() && !value.get<std::string>().empty()) out.push_back(value);
  if (value.is_array())
    for (const auto& one : value)
      if (one.is_string()) out.push_back(one);
  return out;
}

const Json& list(const Json& object, const char* key) {
  static const Json none = Json::array();
  return object.contains(key) && object[key].is_array() ? object[key] : none;
}

std::string shown(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& v : values) out += (out.empty() ? "" : " | ") + v;
  return out.empty() ? "nothing" : out;
}

/// One document's tally of one kind.
class Tally {
 public:
  Tally(KindScore& score, const std::string& document) : score_(score), document_(document) {}
  void hit(std::size_t n = 1) { score_.true_positives += n; }
  void miss(const std::string& what, std::size_t n = 1) {
    score_.false_negatives += n;
    score_.misses.push_back(document_ + ": - " + what);
  }
  void invent(const std::string& what, std::size_t n = 1) {
    score_.false_positives += n;
    score_.misses.push_back(document_ + ": + " + what);
  }
  void wrong() { ++score_.false_positives; }

 private:
  KindScore& score_;
  const std::string& document_;
};

class Scorer {
 public:
  Scorer(const Json& gold, const Model& model) : gold_(gold), model_(model) {}

  // --- who
  // ---------------------------------------------------------------------------------------------------------------

  bool is(const std::vector<std::string>& wanted, const Ref& ref) const {
    const auto e = std::find_if(model_.entities.begin(), model_.entities.end(),
                                [&](const Entity& x) { return x.id == ref.entity; });
    const std::string country =
        !ref.country.empty() || e == model_.entities.end() ? ref.country : e->country.value_or("");
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& w) {
      const bool code = w.size() == 3 && std::all_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (code && w == country) return true;
      if (same_name(w, ref.name)) return true;
      return e != model_.entities.end() &&
             (same_name(w, e->name) ||
              std::any_of(e->aliases.begin(), e->aliases.end(), [&](const std::string& a) { return same_name(w, a); }));
    });
  }

  bool is(const std::vector<std::string>& wanted, const std::optional<Ref>& ref) const {
    return ref && is(wanted, *ref);
  }

  /// The accepted names of each party: a party is a name, or a list of names.
  static std::vector<std::vector<std::string>> parties(const Json& object, const char* key) {
    std::vector<std::vector<std::string>> out;
    for (const auto& one : list(object, key)) out.push_back(accepted(Json{{"x", one}}, "x"));
    return out;
  }

  std::size_t overlap(const std::vector<std::vector<std::string>>& wanted, const std::vector<Ref>& found) const {
    return static_cast<std::size_t>(std::count_if(wanted.begin(), wanted.end(), [&](const auto& w) {
      return std::any_of(found.begin(), found.end(), [&](const Ref& r) { return is(w, r); });
    }));
  }

  void compare(Tally& t, const std::string& what, const std::vector<std::vector<std::string>>& wanted,
               const std::vector<Ref>& found, bool exhaustive = true) const {
    std::vector<bool> used(found.size(), false);
    for (const auto& w : wanted) {
      std::size_t i = 0;
      while (i < found.size() && (used[i] || !is(w, found[i]))) ++i;
      if (i == found.size()) {
        t.miss(what + " " + shown(w));
      } else {
        used[i] = true;
        t.hit();
      }
    }
    for (std::size_t i = 0; exhaustive && i < found.size(); ++i)
      if (!used[i]) t.invent(what + " " + found[i].name);
  }

  using Same = std::function<bool(const std::string&, const std::string&)>;
  static void compare(Tally& t, const std::string& what, const std::vector<std::string>& wanted,
                      const std::vector<std::string>& found, const Same& same, bool invented = false) {
    if (wanted.empty()) {
      if (!found.empty() && invented) t.invent(what + " " + shown(found));
      return;
    }
    const bool right = std::any_of(wanted.begin(), wanted.end(), [&](const auto& w) {
      return std::any_of(found.begin(), found.end(), [&](const auto& f) { return same(w, f); });
    });
    if (right) return t.hit();
    t.miss(what + " " + shown(wanted) + ", got " + shown(found));
    if (!found.empty()) t.wrong();
  }

  static std::vector<std::string> value(const std::optional<Time>& time) {
    return time ? std::vector<std::string>{time->value} : std::vector<std::string>{};
  }
  static bool equal(const std::string& a, const std::string& b) { return normal(a) == normal(b); }

  /// One of the keywords stands in the text.
  static bool names(const Json& keywords, const std::string& text) {
    const auto words = keywords.is_array() ? accepted(Json{{"x", keywords}}, "x")
                                           : std::vector<std::string>{keywords.get<std::string>()};
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& w) { return text.find(normal(w)) != std::string::npos; });
  }
  static bool names_all(const Json& groups, const std::string& text) {
    return std::all_of(groups.begin(), groups.end(), [&](const Json& g) { return names(g, text); });
  }

  // --- one to one
  // --------------------------------------------------------------------------------------------------------

  struct Pairs {
    std::vector<std::pair<std::size_t, std::size_t>> matched;
    std::vector<std::size_t> lost, extra;
  };

  static Pairs match(std::size_t golds, std::size_t found,
                     const std::function<double(std::size_t, std::size_t)>& affinity) {
    struct Edge {
      double weight;
      std::size_t i, j;
    };
    std::vector<Edge> edges;
    for (std::size_t i = 0; i < golds; ++i)
      for (std::size_t j = 0; j < found; ++j)
        if (const double a = affinity(i, j); a > 0) edges.push_back({a, i, j});
    std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.weight > b.weight; });
    std::vector<bool> gold_used(golds, false), found_used(found, false);
    Pairs out;
    for (const auto& e : edges) {
      if (gold_used[e.i] || found_used[e.j]) continue;
      gold_used[e.i] = found_used[e.j] = true;
      out.matched.emplace_back(e.i, e.j);
    }
    for (std::size_t i = 0; i < golds; ++i)
      if (!gold_used[i]) out.lost.push_back(i);
    for (std::size_t j = 0; j < found; ++j)
      if (!found_used[j]) out.extra.push_back(j);
    return out;
  }

  void contacts(Tally& t, const char* key, const std::string& what, const std::vector<Contact>& found) const {
    const auto& golds = list(gold_, key);
    const auto pairs = match(golds.size(), found.size(), [&](std::size_t i, std::size_t j) {
      const auto wanted = parties(golds[i], "participants");
      double a = wanted.empty() ? 0.1 : static_cast<double>(overlap(wanted, found[j].participants));
      if (a == 0) return 0.0;
      for (const auto& d : accepted(golds[i], "date"))
        if (found[j].date && same_date(d, found[j].date->value)) a += 0.5;
      for (const auto& p : accepted(golds[i], "place"))
        if (found[j].place && normal(found[j].place->text).find(normal(p)) != std::string::npos) a += 0.5;
      return a;
    });
    for (const auto& [i, j] : pairs.matched) contact(t, what, golds[i], found[j]);
    for (const auto i : pairs.lost) {
      const auto wanted = parties(golds[i], "participants");
      std::string who;
      for (const auto& w : wanted) who += (who.empty() ? "" : ", ") + shown(w);
      t.miss(what + " of " + who, 1 + wanted.size());
    }
    for (const auto j : pairs.extra)
      t.invent(what + " of " + (found[j].participants.empty() ? "nobody" : found[j].participants[0].name));
  }

  void contact(Tally& t, const std::string& what, const Json& gold, const Contact& found) const {
    t.hit();
    compare(t, what + " participant", parties(gold, "participants"), found.participants);
    compare(t, what + " date", accepted(gold, "date"), value(found.date), same_date);
    const auto hour = [](const std::string& clock) { return clock.substr(0, clock.find_first_not_of("0123456789")); };
    for (const auto& start : accepted(gold, "start")) {
      const auto at = found.start ? found.start->value.find('T') : std::string::npos;
      const std::string got = at == std::string::npos ? "" : found.start->value.substr(at + 1, 2);
      compare(t, what + " start", {hour(start)}, got.empty() ? std::vector<std::string>{} : std::vector{got}, equal);
    }
    std::vector<std::string> lengths;
    for (const auto& d : found.durations) lengths.push_back(d.value);
    compare(t, what + " duration", accepted(gold, "duration"), lengths, same_duration, true);
    if (const auto place = accepted(gold, "place"); !place.empty())
      compare(t, what + " place", place, found.place ? std::vector{found.place->text} : std::vector<std::string>{},
              [](const auto& a, const auto& b) { return normal(b).find(normal(a)) != std::string::npos; });
    if (const auto who = accepted(gold, "initiator"); !who.empty())
      is(who, found.initiator) ? t.hit() : t.miss(what + " initiator " + shown(who));
    std::string topics;
    for (const auto& topic : found.topics) topics += " " + topic.text;
    topics = normal(topics);
    for (const auto& k : list(gold, "topics")) names(k, topics) ? t.hit() : t.miss(what + " topic " + k.dump());
  }

  void ceasefires(Tally& t) const {
    const auto& golds = list(gold_, "ceasefires");
    const auto& found = model_.ceasefires;
    const auto has = [](const std::vector<std::string>& wanted, const std::string& v) {
      return std::any_of(wanted.begin(), wanted.end(), [&](const auto& w) { return equal(w, v); });
    };
    const auto pairs = match(golds.size(), found.size(), [&](std::size_t i, std::size_t j) {
      double a = 0.5 + static_cast<double>(overlap(parties(golds[i], "parties"), found[j].parties));
      if (has(accepted(golds[i], "scope"), found[j].scope)) a += 1;
      if (has(accepted(golds[i], "status"), found[j].status)) a += 1;
      for (const auto& d : accepted(golds[i], "duration"))
        if (found[j].duration && same_duration(d, found[j].duration->value)) a += 2;
      return a;
    });
    for (const auto& [i, j] : pairs.matched) {
      const auto& g = golds[i];
      const auto& f = found[j];
      t.hit();
      compare(t, "ceasefire party", parties(g, "parties"), f.parties);
      compare(t, "ceasefire scope", accepted(g, "scope"), {f.scope}, equal);
      compare(t, "ceasefire status", accepted(g, "status"), {f.status}, equal);
      compare(t, "ceasefire duration", accepted(g, "duration"), value(f.duration), same_duration, true);
      compare(t, "ceasefire start", accepted(g, "starts"), value(f.starts), same_date);
      compare(t, "ceasefire mediator", parties(g, "mediators"), f.mediators);
      compare(t, "ceasefire proposer", parties(g, "proposed_by"), f.proposed_by, false);
      for (const auto& c : list(g, "conditions")) {
        const auto by = accepted(c, "by");
        const bool ok = std::any_of(f.conditions.begin(), f.conditions.end(), [&](const Condition& q) {
          return (by.empty() || is(by, q.by)) && names_all(list(c, "about"), normal(q.text));
        });
        ok ? t.hit() : t.miss("ceasefire condition " + c.dump());
      }
    }
    for (const auto i : pairs.lost) t.miss("ceasefire " + golds[i].dump(), 1 + parties(golds[i], "parties").size());
    for (const auto j : pairs.extra) t.invent("ceasefire " + found[j].scope + " " + found[j].status, 2);
  }

  static std::optional<double> count(const Json& transfer) {
    return transfer.contains("count") && transfer["count"].is_number() ? std::optional(transfer["count"].get<double>())
                                                                       : std::nullopt;
  }
  static std::optional<double> count(const Transfer& transfer) {
    return transfer.quantity ? std::optional(transfer.quantity->value) : std::nullopt;
  }

  void swaps(Tally& t) const {
    const auto& golds = list(gold_, "prisoner_swaps");
    const auto& found = model_.prisoner_swaps;
    const auto pairs = match(golds.size(), found.size(), [&](std::size_t i, std::size_t j) {
      double a = 0.5 + static_cast<double>(overlap(parties(golds[i], "parties"), found[j].parties));
      for (const auto& w : list(golds[i], "transfers"))
        if (count(w) && std::any_of(found[j].transfers.begin(), found[j].transfers.end(),
                                    [&](const Transfer& x) { return count(x) == count(w); }))
          a += 2;
      return a;
    });
    for (const auto& [i, j] : pairs.matched) swap(t, golds[i], found[j]);
    for (const auto i : pairs.lost) t.miss("swap " + golds[i].dump(), 1 + parties(golds[i], "parties").size());
    for (const auto j : pairs.extra)
      t.invent("swap of " + (found[j].parties.empty() ? "nobody" : found[j].parties[0].name), 2);
  }

  void swap(Tally& t, const Json& gold, const PrisonerSwap& found) const {
    t.hit();
    compare(t, "swap party", parties(gold, "parties"), found.parties);
    compare(t, "swap status", accepted(gold, "status"), {found.status}, equal);
    compare(t, "swap date", accepted(gold, "date"), value(found.date), same_date);
    compare(t, "swap mediator", parties(gold, "mediators"), found.mediators);
    auto left = found.transfers;
    for (const auto& w : list(gold, "transfers")) {
      const auto from = accepted(w, "from");
      const auto at = std::find_if(left.begin(), left.end(), [&](const Transfer& x) {
        return (!count(w) || count(x) == count(w)) && (from.empty() || is(from, x.from));
      });
      if (at == left.end()) {
        t.miss("swap transfer " + w.dump());
        continue;
      }
      left.erase(at);
      t.hit(count(w) ? 2 : 1);
    }
    for (const auto& x : left)
      if (count(x)) t.invent("swap transfer of " + x.quantity->span.text);
  }

  // --- recall
  // ------------------------------------------------------------------------------------------------------------

  static void flood(Tally& t, const std::string& what, std::size_t golds, std::size_t found) {
    if (found > 4 * golds + 4) t.invent(what + ": more than four times as many, and four", found - (4 * golds + 4));
  }

  void positions(Tally& t) const {
    const auto& golds = list(gold_, "positions");
    for (const auto& g : golds) {
      const auto holder = accepted(g, "holder"), stance = accepted(g, "stance");
      std::vector<const Position*> fits;
      for (const auto& p : model_.positions) {
        std::string text = p.about + " " + p.holder.name;
        for (const auto& e : p.evidence) text += " " + e.text;
        if (is(holder, p.holder) && names_all(list(g, "about"), normal(text))) fits.push_back(&p);
      }
      if (fits.empty()) {
        t.miss("position of " + shown(holder) + ", " + shown(stance) + " " + list(g, "about").dump(), 2);
        continue;
      }
      const auto is_stance = [&](const Position* p) {
        return std::find(stance.begin(), stance.end(), p->stance) != stance.end();
      };
      t.hit();
      std::any_of(fits.begin(), fits.end(), is_stance)
          ? t.hit()
          : t.miss("stance of " + shown(holder) + " on " + list(g, "about").dump() + ": " + shown(stance) + ", got " +
                   fits.front()->stance);
    }
    flood(t, "positions", golds.size(), model_.positions.size());
  }

  void quotes(Tally& t) const {
    const auto& golds = list(gold_, "quotes");
    for (const auto& g : golds) {
      const auto start = normal(g.value("starts", ""));
      std::vector<const Quote*> fits;
      for (const auto& q : model_.quotes)
        if (!start.empty() && normal(q.text).find(start) != std::string::npos) fits.push_back(&q);
      if (fits.empty()) {
        t.miss("quote '" + g.value("starts", "") + "'", 2);
        continue;
      }
      const auto speaker = accepted(g, "speaker");
      t.hit();
      std::any_of(fits.begin(), fits.end(), [&](const Quote* q) { return is(speaker, q->speaker); })
          ? t.hit()
          : t.miss("speaker of '" + g.value("starts", "") + "': " + shown(speaker));
    }
    flood(t, "quotes", golds.size(), model_.quotes.size());
  }

  void events(Tally& t) const {
    const auto& golds = list(gold_, "events");
    std::vector<bool> used(model_.events.size(), false);
    for (const auto& g : golds) {
      const auto actor = accepted(g, "actor"), recipient = accepted(g, "recipient");
      const auto type = g.value("type", "");
      const auto has = [&](const std::vector<std::string>& wanted, const std::vector<Ref>& found) {
        return std::any_of(found.begin(), found.end(), [&](const Ref& r) { return is(wanted, r); });
      };
      std::optional<std::size_t> best;
      int most = -1;
      for (std::size_t i = 0; i < model_.events.size(); ++i) {
        const auto& e = model_.events[i];
        if (used[i] || e.type != type) continue;
        const int score = (has(actor, e.actors) ? 1 : 0) + (has(recipient, e.recipients) ? 1 : 0);
        if (score > most) {
          most = score;
          best = i;
        }
      }
      if (!best) {
        t.miss("event " + type + " " + shown(actor) + " → " + shown(recipient),
               1 + (actor.empty() ? 0U : 1U) + (recipient.empty() ? 0U : 1U));
        continue;
      }
      used[*best] = true;
      const auto& e = model_.events[*best];
      t.hit();
      if (!actor.empty()) has(actor, e.actors) ? t.hit() : t.miss("actor of " + type + ": " + shown(actor));
      if (!recipient.empty())
        has(recipient, e.recipients) ? t.hit() : t.miss("recipient of " + type + ": " + shown(recipient));
    }
    flood(t, "events", golds.size(), model_.events.size());
  }

  void people(Tally& t) const {
    for (const auto& g : list(gold_, "people")) {
      const std::string name = g.value("name", "");
      const auto e = std::find_if(model_.entities.begin(), model_.entities.end(), [&](const Entity& x) {
        return x.type == "person" &&
               (same_name(name, x.name) ||
                std::any_of(x.aliases.begin(), x.aliases.end(), [&](const auto& a) { return same_name(name, a); }));
      });
      if (e == model_.entities.end()) {
        t.miss("person " + name);
        continue;
      }
      t.hit();
      if (const auto roles = accepted(g, "role"); !roles.empty()) {
        const auto got = normal(e->role.value_or(""));
        const bool ok = std::any_of(roles.begin(), roles.end(), [&](const auto& r) {
          const auto wanted = normal(r);
          return got.find(wanted) != std::string::npos || (!got.empty() && wanted.find(got) != std::string::npos);
        });
        ok ? t.hit() : t.miss("role of " + name + ": " + shown(roles) + ", got " + e->role.value_or("nothing"));
      }
      if (const auto country = accepted(g, "country"); !country.empty())
        e->country.value_or("") == country[0]
            ? t.hit()
            : t.miss("country of " + name + ": " + country[0] + ", got " + e->country.value_or("nothing"));
    }
  }

  void numbers(Tally& t) const {
    std::vector<double> found;
    for (const auto& q : model_.quantities) found.push_back(q.value);
    for (const auto& s : model_.prisoner_swaps)
      for (const auto& x : s.transfers)
        if (x.quantity) found.push_back(x.quantity->value);
    for (const auto& e : model_.events)
      for (const auto& q : e.quantities) found.push_back(q.value);
    for (const auto& g : list(gold_, "numbers")) {
      if (!g.contains("value") || !g["value"].is_number()) continue;
      const auto wanted = g["value"].get<double>();
      const bool ok = std::any_of(found.begin(), found.end(),
                                  [&](double v) { return std::abs(v - wanted) < 1e-6 * std::max(1.0, std::abs(v)); });
      ok ? t.hit() : t.miss("number " + g.dump());
    }
  }

  void discrepancies(Tally& t) const {
    for (const auto& g : list(gold_, "discrepancies")) {
      const auto about = g.value("about", ""), field = g.value("field", "").substr(0, 8);
      const bool ok = std::any_of(model_.discrepancies.begin(), model_.discrepancies.end(), [&](const Discrepancy& d) {
        return d.about.starts_with(about) && d.field.starts_with(field);
      });
      ok ? t.hit() : t.miss("discrepancy of " + about + " in " + field);
    }
  }

 private:
  const Json& gold_;
  const Model& model_;
};

double share(std::size_t part, std::size_t rest) {
  return part + rest == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

}  // namespace

double KindScore::precision() const { return share(true_positives, false_positives); }
double KindScore::recall() const { return share(true_positives, false_negatives); }
double KindScore::f1() const {
  const double p = precision(), r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

Evaluation::Evaluation() {
  for (const auto* name : kKinds) {
    kinds_.emplace_back();
    kinds_.back().kind = name;
  }
}

KindScore& Evaluation::kind(std::string_view name) {
  return *std::find_if(kinds_.begin(), kinds_.end(), [&](const KindScore& k) { return k.kind == name; });
}

Result<void> Evaluation::add(std::string_view text, const Model& model, const std::string& document) {
  const auto gold = Json::parse(text, nullptr, false);
  if (gold.is_discarded() || !gold.is_object())
    return failure("bad_json", "the gold facts of '" + document + "' are no JSON object");
  ++documents_;
  const Scorer scorer(gold, model);
  const auto tally = [&](const char* name) { return Tally(kind(name), document); };
  auto calls = tally("calls"), meetings = tally("meetings"), ceasefires = tally("ceasefires"),
       swaps = tally("prisoner_swaps"), positions = tally("positions"), quotes = tally("quotes"),
       events = tally("events"), people = tally("people"), numbers = tally("numbers"),
       discrepancies = tally("discrepancies");
  if (gold.contains("calls")) scorer.contacts(calls, "calls", "call", model.calls);
  if (gold.contains("meetings")) scorer.contacts(meetings, "meetings", "meeting", model.meetings);
  if (gold.contains("ceasefires")) scorer.ceasefires(ceasefires);
  if (gold.contains("prisoner_swaps")) scorer.swaps(swaps);
  if (gold.contains("positions")) scorer.positions(positions);
  if (gold.contains("quotes")) scorer.quotes(quotes);
  if (gold.contains("events")) scorer.events(events);
  if (gold.contains("people")) scorer.people(people);
  if (gold.contains("numbers")) scorer.numbers(numbers);
  if (gold.contains("discrepancies")) scorer.discrepancies(discrepancies);
  return {};
}

double Evaluation::core_f1() const {
  double sum = 0;
  std::size_t n = 0;
  for (std::size_t i = 0; i < kCore; ++i) {
    const auto& k = kinds_[i];
    if (k.true_positives + k.false_positives + k.false_negatives == 0) continue;
    sum += k.f1();
    ++n;
  }
  return n == 0 ? 0 : sum / static_cast<double>(n);
}

std::string gold_published(std::string_view text) {
  const auto gold = Json::parse(text, nullptr, false);
  if (gold.is_discarded() || !gold.is_object() || !gold.contains("published") || !gold["published"].is_string())
    return {};
  return gold["published"].get<std::string>();
}

}  // namespace newsbrief
