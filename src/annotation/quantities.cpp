#include "annotation/quantities.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotation/amounts.hpp"
#include "annotation/counted_noun.hpp"
#include "annotation/one_of.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Mod;
using document::Quantity;
using document::TimeType;
using lexicon::UnitClass;

constexpr std::array<std::string_view, 9> kNoOne{"no",   "every", "any",     "some", "this",
                                                 "that", "the",   "another", "each"};
constexpr std::array<std::string_view, 14> kOfDeterminers{"the", "its",   "his",   "her", "their", "our", "your",
                                                          "my",  "these", "those", "all", "a",     "an",  "us"};
constexpr std::array<std::string_view, 8> kRankLeads{"the", "a", "its", "his", "her", "their", "'s", "our"};

bool has_upper(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool letters(std::string_view word) { return !word.empty() && text::is_letter(text::decode(word, 0).code_point); }

class Finder {
 public:
  Finder(document::WorkingDocument& doc, const lexicon::UnitLexicon& units, const lexicon::NumberLexicon& numbers)
      : doc_(doc), read_(doc, units, numbers), taken_(doc.tokens.size(), 0) {
    for (const auto& time : doc.times) {
      const auto last = doc.tokens[time.tokens.last - 1].lower;  // "three years ago" is a date, and three years
      if (time.type == TimeType::duration || last == "ago" || last == "earlier") continue;
      std::fill(taken_.begin() + time.tokens.first, taken_.begin() + time.tokens.last, char{1});
    }
  }

  void sentence(document::TokenRange range) {
    read_.enter(range);
    for (auto at = range.first; at < range.last;) {
      const auto next = taken_[at] != 0 ? at + 1 : quantity(at);
      at = std::max(next, at + 1);
    }
  }

 private:
  /// Adds the quantity that begins at `at`, where one does; gives the index to go on from.
  std::uint32_t quantity(std::uint32_t at) {
    auto from = at;
    const auto bound = read_.bound(at, from);
    if (auto end = part_of_whole(at, from, bound)) return *end;
    auto amount = read_.amount(from);
    if (!amount || covered(amount->tokens)) return at;
    if (const auto end = code_end(*amount)) return *end;
    if (is_name(*amount)) return amount->tokens.last;
    if (amount->read.ordinal) return ordinal(at, *amount);
    if (from == at && !stands_alone(*amount)) return amount->tokens.last;
    Quantity q;
    q.mod = bound.value_or(amount->read.vague ? Mod::more_than : Mod::none);
    q.tokens = {at, amount->tokens.last};
    q.number = amount->number;
    q.value = amount->value;
    if (is_score(*amount)) return past_score(*amount);
    range(*amount, q);
    finish(*amount, q);
    return q.tokens.last;
  }

  /// Digits in hyphens are a telephone number or the like: "1-800-621", "(202) 646-3272".
  std::optional<std::uint32_t> code_end(const Amount& amount) const {
    const auto at = amount.number.first;
    if (!amount.read.plain || amount.has_unit()) return std::nullopt;
    auto end = amount.number.last;
    const auto area = read_.form(end) == ")" && read_.before(at) == "(" && read_.form(at).size() == 3;
    if (area && read_.form(end + 1).size() == 8 && read_.form(end + 1)[3] == '-') return end + 2;  // in one token
    if (area && read_.form(end + 1).size() == 3 && read_.hyphen(end + 2)) return end + 4;
    std::uint32_t links = 0;
    for (; read_.hyphen(end) && !read_.form(end + 1).empty() && digits_value(read_.form(end + 1)); end += 2) ++links;
    if (links > 1) return end;
    const bool local = links == 1 && read_.form(at).size() == 3 && read_.form(at + 2).size() == 4;
    return local ? std::optional<std::uint32_t>(end) : std::nullopt;
  }

  /// Where the search for a counted noun ends: at the next number or time, or with the sentence.
  std::uint32_t border(std::uint32_t at) const {
    auto i = at;
    for (; i < read_.sentence().last && taken_[i] == 0; ++i)
      if (i > at && !read_.glued(i) && read_.number(i)) break;
    return i;
  }

  bool covered(document::TokenRange range) const {
    return std::any_of(taken_.begin() + range.first, taken_.begin() + range.last, [](char c) { return c != 0; });
  }

  /// The unit, what it is counted per, "each", and the bytes; then the quantity is one of the document's.
  void finish(Amount& amount, Quantity& q) {
    const bool measured = amount.has_unit();
    q.unit = amount.unit;
    q.currency = amount.currency;
    if (!measured) name_counted(amount, q);
    if (q.unit.empty() && q.number.size() == 1 && read_.lower(q.number.first) == "one") return;
    std::uint32_t last = q.tokens.last;
    auto part = read_.part(last, last);
    if (part.empty() && measured && q.currency.empty() && read_.lower(last) == "of") part = part_behind_of(last);
    if (!part.empty() && !q.unit.empty()) {
      q.unit += " per " + part;
      q.tokens.last = last;
    }
    if (const auto next = read_.lower(q.tokens.last); next == "each" || next == "apiece") {
      q.each = true;
      ++q.tokens.last;
    }
    q.bytes = doc_.bytes(q.tokens);
    doc_.quantities.push_back(std::move(q));
  }

  /// "2.4 billion gallons of jet fuel a year": the part behind what is measured.
  std::string part_behind_of(std::uint32_t& last) const {
    constexpr std::uint32_t kReach = 4;
    for (auto i = last + 1; i < std::min(last + kReach, read_.sentence().last); ++i) {
      if (noun_phrase_part(doc_.tokens[i], read_.units()) == NounPhrasePart::stop) return {};
      auto after = i + 1;
      if (auto part = read_.part(i + 1, after); !part.empty()) {
        last = after;
        return part;
      }
    }
    return {};
  }

  void name_counted(const Amount& amount, Quantity& q) {
    if (is_age(amount, q)) {
      q.unit = "year of age";
      return;
    }
    auto at = q.tokens.last;
    if (read_.hyphen(at)) ++at;
    if (read_.lower(at) == "of") {
      ++at;
      while (one_of(read_.lower(at), kOfDeterminers)) ++at;
    }
    const auto noun = read_counted_noun(doc_, read_.units(), at, border(at), amount.value == 1 && at == q.tokens.last);
    if (!noun) return;
    q.unit = noun->unit;
    q.tokens.last = noun->last;
  }

  /// "Maddon, 66, has", "aged 35", "the age of 21".
  bool is_age(const Amount& amount, const Quantity& q) const {
    if (amount.read.decimal || amount.value < 1 || amount.value > 120) return false;
    const auto lead = read_.before(q.tokens.first);
    if (lead == "aged" || lead == "age" || (lead == "of" && read_.before(q.tokens.first - 1) == "age")) return true;
    if (lead != "," || q.tokens.first < read_.sentence().first + 2 || !amount.read.plain || amount.value < 5)
      return false;
    const auto next = read_.lower(q.tokens.last);
    if (read_.capital(q.tokens.first - 2)) return next == "," || next == ".";
    return next == "," && amount.value >= 15 && letters(read_.lower(q.tokens.first - 2)) &&
           !read_.number(q.tokens.last + 1);
  }

  /// "one-third of", "two-thirds of", "half of the", "a quarter of".
  std::optional<std::uint32_t> part_of_whole(std::uint32_t at, std::uint32_t from, std::optional<Mod> bound) {
    auto i = from;
    const auto lead = read_.lower(i);
    const bool counted = lead == "a" || lead == "one";
    if (counted) i += read_.hyphen(i + 1) ? 2 : 1;
    const auto n = read_.number(i);
    if (!n || !n->words || n->scaled) return std::nullopt;
    double value = 0;
    if (n->fraction)
      value = n->value;
    else if (counted && n->ordinal && n->value >= 3 && n->value <= 10)
      value = 1 / n->value;
    else
      return std::nullopt;
    const auto next = read_.lower(n->last);
    const bool bare_half = read_.lower(i) == "half" && n->last == i + 1;
    if (next != "of" && !(bare_half && (next == "the" || next == "its" || next == "their"))) return std::nullopt;
    if (covered({at, n->last})) return std::nullopt;
    Amount amount;
    amount.tokens = amount.number = {from, n->last};
    amount.value = value;
    amount.read = *n;
    Quantity q;
    q.mod = bound.value_or(Mod::none);
    q.tokens = {at, n->last};
    q.number = amount.number;
    q.value = value;
    if (bare_half && next != "of") ++q.tokens.last;
    finish(amount, q);
    return q.tokens.last;
  }

  /// A rank before its noun; "first" as an adverb and "first-team" are no ranks.
  std::uint32_t ordinal(std::uint32_t at, const Amount& amount) {
    const auto last = amount.number.last;
    if (read_.hyphen(last) || read_.number(last) || !(one_of(read_.before(at), kRankLeads) || !amount.read.words))
      return last;
    const auto noun = read_counted_noun(doc_, read_.units(), last, border(last), false);
    if (!noun) return last;
    Quantity q;
    q.ordinal = true;
    q.value = amount.value;
    q.number = amount.number;
    q.tokens = {at, noun->last};
    q.unit = noun->unit;
    q.bytes = doc_.bytes(q.tokens);
    doc_.quantities.push_back(std::move(q));
    return noun->last;
  }

  /// "to", "-", "or", and "and" after "between", with a second amount: fills minimum and maximum.
  void range(Amount& amount, Quantity& q) const {
    auto at = q.tokens.last;
    const auto link = read_.lower(at);
    const bool dash = link == "-" || link == "\xE2\x80\x93" || link == "\xE2\x80\x94";
    const bool between = link == "and" && read_.before(q.tokens.first) == "between";
    if (link != "to" && link != "or" && !dash && !between) return;
    ++at;
    if (link == "to" && read_.lower(at) == "-") ++at;
    if (dash && read_.lower(at) == "for" && read_.hyphen(at + 1)) {  // "1,000-for-1,000"
      const auto other = read_.amount(at + 2);
      if (!other || other->value != amount.value) return;
      q.each = true;
      extend(amount, *other, q);
      return;
    }
    const auto upper = read_.amount(at);
    if (!upper || upper->read.ordinal || upper->read.fraction || covered(upper->tokens)) return;
    if (amount.has_unit() && (upper->has_unit() ? amount.unit != upper->unit : !between)) return;
    if (link == "to" && read_.before(q.tokens.first) == "by") return;  // "rose by 3 to 40"
    double low = amount.value;
    const double high = upper->value;
    if (upper->read.scale > amount.read.scale && low < high / upper->read.scale) low *= upper->read.scale;
    if (link == "or" && !(high - low <= 2 && high > low && high <= 20) && !amount.has_unit()) return;
    if (dash && high <= low) return;
    if (!amount.has_unit()) amount.unit = upper->unit, amount.currency = upper->currency;
    q.value = std::min(low, high);
    q.min = std::min(low, high);
    q.max = std::max(low, high);
    extend(amount, *upper, q);
  }

  static void extend(Amount& amount, const Amount& upper, Quantity& q) {
    if (!amount.has_unit()) amount.unit = upper.unit, amount.currency = upper.currency;
    q.tokens.last = upper.tokens.last;
    q.number.last = upper.number.last;
  }

  /// "2-0", "89-52": two numbers that fall, without a unit.
  bool is_score(const Amount& amount) const {
    const auto at = amount.tokens.last;
    if (amount.has_unit() || !read_.hyphen(at)) return false;
    const auto other = read_.number(at + 1);
    return other && other->plain && amount.read.plain && other->value <= amount.value && read_.lower(at + 1) != "for";
  }
  std::uint32_t past_score(const Amount& amount) const { return amount.tokens.last + 2; }

  /// A number that belongs to a name: "F-16", "Resolution 2254", "iPhone 12 Pro", "10 Downing Street".
  bool is_name(const Amount& amount) const {
    const auto at = amount.number.first;
    const auto lead = read_.before(at);
    if (lead == "-" && read_.glued(at) && at >= read_.sentence().first + 2 && read_.glued(at - 1) &&
        amount.tokens.first == at) {
      const auto stem = read_.lower(at - 2);
      return taken_[at - 2] != 0 || (stem != "minus" && stem != "sub" && stem != "now" && letters(stem));
    }
    if (lead == "'" && read_.glued(at)) return true;  // "the class of '34"
    if (!amount.currency.empty() || amount.read.words || amount.read.ordinal) return false;
    if (amount.tokens.first == at && !amount.has_unit())
      if (const auto* noun = read_.units().find_noun(lead); noun != nullptr && noun->word.kind == UnitClass::label)
        return true;
    const auto next = amount.tokens.last;
    for (auto i = next; i < std::min(next + 4, read_.sentence().last) && read_.capital(i); ++i)
      if (const auto* noun = read_.units().find_noun(read_.lower(i));
          noun != nullptr && noun->word.kind == UnitClass::street)
        return true;
    if (amount.has_unit() || !amount.read.plain || at <= read_.sentence().first) return false;
    const auto before = at - 1;
    if (has_upper(read_.form(before)) && !read_.capital(before)) return true;  // "iPhone 12"
    if (!read_.capital(before) || taken_[before] != 0 || read_.form(before).back() == '.') return false;
    if (before == read_.sentence().first && read_.form(before).size() < 4) return false;  // "In 300 cases"
    const auto follows = read_.form(next);
    if (!letters(follows) || read_.capital(next)) return true;
    return noun_phrase_part(doc_.tokens[next], read_.units()) == NounPhrasePart::stop;
  }

  /// "one" counts only right before what it counts; a list's "1)" and "1." count nothing.
  bool stands_alone(const Amount& amount) const {
    const auto next = amount.tokens.last;
    if (amount.read.words && amount.read.fraction && !amount.has_unit()) return false;  // "this half", "quarter sales"
    const bool heads_line =
        amount.tokens.first == read_.sentence().first && read_.lower(next) == "." && read_.glued(next);
    if (amount.read.plain && heads_line) return false;
    if (amount.read.plain && read_.lower(next) == ")" && read_.before(amount.tokens.first) != "(") return false;
    if (!amount.read.words || amount.value != 1 || amount.has_unit()) return true;
    if (read_.lower(amount.number.first) != "one") return true;
    if (read_.lower(next) == "of") return one_of(read_.lower(next + 1), kOfDeterminers);
    if (one_of(read_.before(amount.tokens.first), kNoOne)) return false;
    if (read_.hyphen(next) || taken_[std::min<std::size_t>(next, taken_.size() - 1)] != 0) return false;
    return letters(read_.form(next)) && noun_phrase_part(doc_.tokens[next], read_.units()) != NounPhrasePart::stop;
  }

  document::WorkingDocument& doc_;
  AmountReader read_;
  std::vector<char> taken_;
};

}  // namespace

void QuantityTagger::annotate(document::WorkingDocument& doc) const {
  doc.quantities.clear();
  Finder finder(doc, units_, numbers_);
  for (const auto& sentence : doc.sentences) finder.sentence(sentence.tokens);
}

}  // namespace newsbrief::annotation
