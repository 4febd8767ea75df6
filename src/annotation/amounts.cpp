#include "annotation/amounts.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Mod;
using lexicon::UnitClass;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_length(std::string_view s) {
  const auto end = std::find_if(s.begin(), s.end(), [](char c) { return !is_digit(c) && c != ',' && c != '.'; });
  return static_cast<std::size_t>(end - s.begin());
}

bool is_minus(std::string_view s) { return s == "-" || s == "\xE2\x88\x92" || s == "minus"; }

}  // namespace

bool AmountReader::capital(std::uint32_t at) const { return inside(at) && text::starts_upper(doc_.tokens[at].form); }

std::optional<Number> AmountReader::number(std::uint32_t at) const {
  if (!inside(at)) return std::nullopt;
  return read_number(doc_, numbers_, at, sentence_.last);
}

AmountReader::Found AmountReader::longest(const lexicon::UnitEntry* entry, std::uint32_t at) const {
  if (entry == nullptr) return {};
  for (const auto& phrase : entry->phrases) {
    std::uint32_t i = at + 1;
    for (const auto& word : phrase.rest) {
      if (lower(i) != word) break;
      ++i;
    }
    if (i == at + 1 + phrase.rest.size()) return {&phrase.value, i};
  }
  if (entry->word.kind == UnitClass::none) return {};
  return {&entry->word, at + 1};
}

AmountReader::Found AmountReader::unit_word(std::uint32_t at) const {
  if (!inside(at)) return {};
  if (const auto exact = longest(units_.find_exact(form(at)), at); exact.word != nullptr) return exact;
  if (const auto folded = longest(units_.find(lower(at)), at); folded.word != nullptr) return folded;
  const auto word = lower(at);  // "lbs." at the end of a sentence
  return word.size() > 2 && word.back() == '.' ? longest(units_.find(word.substr(0, word.size() - 1)), at) : Found{};
}

/// A currency that stands before its amount. "A $5 stamp" begins with an article, "A$5" with a currency.
AmountReader::Found AmountReader::before_amount(std::uint32_t at) const {
  const auto found = unit_word(at);
  if (found.word == nullptr || (found.word->kind != UnitClass::prefix && !found.word->before)) return {};
  if (found.last > at + 1 && lower(at) == "a" && !(glued(at + 1) && form(at) == "A")) return {};
  return found;
}

void AmountReader::take(const lexicon::UnitWord& word, Amount& amount) {
  amount.unit = word.unit;
  amount.currency = word.code;
}

/// Digits and a symbol in one token: "200lbs", "75ml", "115USD", "1.8m".
bool AmountReader::read_glued(std::uint32_t at, Amount& amount) const {
  const auto text = form(at);
  const auto n = digits_length(text);
  if (n == 0 || n == text.size()) return false;
  const auto value = digits_value(text.substr(0, n));
  if (!value) return false;
  const auto symbol = text.substr(n);
  const auto* entry = units_.find_exact(symbol);
  if (entry == nullptr || entry->word.kind == UnitClass::none) entry = units_.find(lower(at).substr(n));
  if (entry == nullptr || entry->word.kind == UnitClass::none || entry->word.kind == UnitClass::bound) return false;
  amount.read.value = amount.value = *value;
  amount.read.last = at + 1;
  amount.number = {at, at + 1};
  amount.tokens.last = at + 1;
  take(entry->word, amount);
  if (lower(at + 1) == "/" && glued(at + 1) && symbol == "km") {
    std::uint32_t last = at + 1;
    const auto over = part(at + 1, last);
    if (!over.empty()) amount.unit += " per " + over, amount.tokens.last = last;
  }
  return true;
}

/// A currency and digits in one token: "USD115", "RM23.50", and "$US55,931" as "$" and "US55,931".
bool AmountReader::read_code(std::uint32_t at, Amount& amount) const {
  const bool dollar = lower(at) == "$" && glued(at + 1);
  const auto i = dollar ? at + 1 : at;
  if (!inside(i) || is_digit(lower(i).front())) return false;
  auto end = i + 1;  // "RM23" "." "50" is one number whose point the letters have cut off
  while ((lower(end) == "." || lower(end) == ",") && glued(end) && glued(end + 1) && !lower(end + 1).empty() &&
         digits_length(lower(end + 1)) == lower(end + 1).size())
    end += 2;
  const std::string joined = text::lower(doc_.slice(doc_.bytes({i, end})));
  const std::string_view text = joined;
  const auto letters = static_cast<std::size_t>(std::find_if(text.begin(), text.end(), is_digit) - text.begin());
  if (letters == 0 || letters == text.size() || letters > 4) return false;
  const auto rest = text.substr(letters);
  const auto n = digits_length(rest);
  auto value = digits_value(rest.substr(0, n));
  if (!value) return false;
  const lexicon::UnitWord* word = nullptr;
  if (dollar) {
    const auto* entry = units_.find("$");
    if (entry == nullptr) return false;
    for (const auto& phrase : entry->phrases)
      if (phrase.rest.size() == 1 && phrase.rest[0] == text.substr(0, letters)) word = &phrase.value;
  } else if (const auto* entry = units_.find(text.substr(0, letters)); entry != nullptr) {
    if (entry->word.kind == UnitClass::prefix || entry->word.before) word = &entry->word;
  }
  if (word == nullptr) return false;
  const auto scale = rest.substr(n);
  double by = 1;
  if (scale == "m")
    by = 1e6;
  else if (scale == "bn")
    by = 1e9;
  else if (!scale.empty())
    return false;
  amount.read.last = end;
  if (by == 1)
    if (const auto* next = inside(end) ? numbers_.find(lower(end)) : nullptr;
        next != nullptr && next->kind == lexicon::NumberClass::scale) {
      by = next->value;
      amount.read.last = end + 1;
    }
  amount.read.scale = by;
  amount.read.value = amount.value = *value * by;
  amount.number = {i, amount.read.last};
  amount.tokens.last = amount.read.last;
  take(*word, amount);
  return true;
}

/// "30 years old", "a 44-year-old", "three months of age".
void AmountReader::read_age(Amount& amount) const {
  if (amount.unit != "year" && amount.unit != "month" && amount.unit != "week" && amount.unit != "day") return;
  auto at = amount.tokens.last;
  if (hyphen(at)) ++at;
  if (lower(at) == "old" || lower(at) == "olds") {
    amount.unit += " of age";
    amount.tokens.last = at + 1;
  } else if (lower(at) == "of" && lower(at + 1) == "age") {
    amount.unit += " of age";
    amount.tokens.last = at + 2;
  } else if (lower(at) == "younger" || lower(at) == "older") {
    amount.unit += " of age";
  }
}

/// "3 dollars 50 cents", "thirteen dollars and forty-five cents".
void AmountReader::read_cents(Amount& amount) const {
  auto at = amount.tokens.last;
  if (lower(at) == "and") ++at;
  const auto n = number(at);
  if (!n || n->ordinal || n->value >= 100 || n->value < 1 || n->decimal) return;
  const auto found = unit_word(n->last);
  const bool cents = found.word != nullptr && found.word->kind == UnitClass::minor;
  const bool closes = n->value >= 10 && (!inside(n->last) || lower(n->last) == ".");  // "15 dollars 50."
  if (!cents && !closes) return;
  amount.value += n->value / 100;
  amount.tokens.last = cents ? found.last : n->last;
}

void AmountReader::read_unit(Amount& amount) const {
  auto at = amount.tokens.last;
  amount.hyphened = hyphen(at);
  if (amount.hyphened) ++at;
  const auto opens = lower(at);
  const bool bracket = (opens == "(" || opens == "[") && lower(at + 2) == (opens == "(" ? ")" : "]") && glued(at + 1);
  if (bracket) ++at;  // "20 (kg)"
  const auto found = unit_word(at);
  if (found.word == nullptr) return;
  const auto kind = found.word->kind;
  const bool digits = !amount.read.words;
  if (kind == UnitClass::prefix || kind == UnitClass::bound || kind == UnitClass::none ||
      (kind == UnitClass::symbol && !digits))
    return;
  if (bracket && kind != UnitClass::symbol) return;
  const bool money = !amount.currency.empty();
  if (money && (kind != UnitClass::currency ||
                (found.word->code != amount.currency && lower(at) != "dollars" && lower(at) != "us")))
    return;
  if (money) {
    amount.tokens.last = found.last;
    return;
  }
  if (kind == UnitClass::symbol && (form(at) == "C" || form(at) == "F") && !glued(at) && amount.read.plain &&
      !glued(amount.tokens.last)) {
    const auto next = lower(found.last);
    if (!next.empty() && text::is_letter(text::decode(next, 0).code_point) && capital(found.last))
      return;  // "24703 F Block"
  }
  take(*found.word, amount);
  if (amount.unit == "pound-mass" && amount.read.scaled) amount.unit = "pound sterling", amount.currency = "GBP";
  amount.tokens.last = found.last + (bracket ? 1U : 0U);
  if (kind == UnitClass::currency) {
    const auto* scale = inside(amount.tokens.last) ? numbers_.find(lower(amount.tokens.last)) : nullptr;
    if (scale != nullptr && scale->kind == lexicon::NumberClass::scale) {  // "75 USD million"
      amount.value *= scale->value;
      ++amount.tokens.last;
    }
    read_cents(amount);
  }
  read_age(amount);
}

std::optional<Amount> AmountReader::amount(std::uint32_t at) const {
  if (!inside(at)) return std::nullopt;
  Amount a;
  a.tokens.first = at;
  bool negative = false;
  std::uint32_t i = at;
  if (is_minus(lower(i)) && (lower(i) == "minus" || (!glued(i) && glued(i + 1)) || i == sentence_.first)) {
    negative = true;
    i = hyphen(i + 1) ? i + 2 : i + 1;
  }
  if (lower(i) == "$" && read_code(i, a)) return a;
  const auto currency = before_amount(i);
  if (currency.word != nullptr) {
    i = currency.last;
    if (lower(i) == "-" && glued(i) && glued(i + 1)) negative = true, ++i;
  } else if (read_code(i, a)) {
    return a;
  }
  const auto n = number(i);
  if (!n) {
    if (currency.word != nullptr || !read_glued(i, a)) return std::nullopt;
    if (negative) a.value = -a.value;
    read_age(a);
    return a;
  }
  a.read = *n;
  a.value = negative ? -n->value : n->value;
  a.number = {i, n->last};
  a.tokens.last = n->last;
  if (n->letter && form(n->last - 1).back() == 'm' && n->scale == 1e6 && currency.word == nullptr &&
      !noun_follows(n->last) && unit_word(n->last).word == nullptr) {
    a.value /= n->scale;  // "48m" wide
    a.unit = "metre";
    return a;
  }
  if (currency.word != nullptr) {
    if (n->ordinal) return std::nullopt;
    take(*currency.word, a);
  }
  if (!n->ordinal) read_unit(a);
  return a;
}

/// A lower-case plural right behind: "2.5m people" are millions, "2.5m tall" are metres.
bool AmountReader::noun_follows(std::uint32_t at) const {
  const auto word = lower(at);
  if (word.size() < 4 || capital(at)) return false;
  const auto* noun = units_.find_noun(word);
  if (noun != nullptr) return noun->word.kind == UnitClass::plural || noun->word.kind == UnitClass::same;
  return word.back() == 's';
}

std::string AmountReader::part(std::uint32_t at, std::uint32_t& last) const {
  auto i = at;
  const bool linked = hyphen(i);
  if (linked) ++i;
  const auto link = lower(i);
  const bool per = link == "per" || (link == "/" && glued(i) && glued(i + 1));
  if (!per && link != "a" && link != "an") return {};
  ++i;
  if (linked) {
    if (!hyphen(i)) return {};
    ++i;
  }
  if (const auto found = longest(units_.find_part(lower(i)), i); found.word != nullptr) {
    const auto next = lower(found.last);
    if (!per && (next == "earlier" || next == "ago" || next == "later" || next == "before" || next == "after"))
      return {};
    last = found.last;
    return found.word->unit;
  }
  if (!per) return {};
  const auto unit = unit_word(i);
  if (unit.word != nullptr && (unit.word->kind == UnitClass::unit || unit.word->kind == UnitClass::symbol)) {
    last = unit.last;
    return unit.word->unit;
  }
  if (link == "/" || lower(i).size() < 3 || !text::is_letter(text::decode(lower(i), 0).code_point)) return {};
  last = i + 1;
  return lexicon::singular(units_, lower(i));
}

std::optional<Mod> AmountReader::bound(std::uint32_t at, std::uint32_t& last) const {
  const auto found = unit_word(at);
  if (found.word == nullptr || found.word->kind != UnitClass::bound) return std::nullopt;
  // "to hand over 150 soldiers": the verb's
  constexpr std::array<std::string_view, 8> kGiving{"hand", "hands", "handed", "handing",
                                                    "turn", "turns", "turned", "turning"};
  if (at > 0 && lower(at) == "over" && std::find(kGiving.begin(), kGiving.end(), lower(at - 1)) != kGiving.end())
    return std::nullopt;
  last = found.last;
  return found.word->mod;
}

}  // namespace newsbrief::annotation
