#include "annotation/numbers.hpp"

#include <algorithm>
#include <charconv>

namespace newsbrief::annotation {
namespace {

using document::Token;
using lexicon::NumberClass;
using lexicon::NumberWord;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ordinal_ending(std::string_view s) { return s == "st" || s == "nd" || s == "rd" || s == "th"; }

/// The multiplier that a letter after digits stands for in money and counts: "13.6M", "8.1bn".
double glued_scale(std::string_view s) {
  if (s == "m" || s == "mn" || s == "mln") return 1e6;
  if (s == "bn" || s == "b" || s == "bln") return 1e9;
  if (s == "tn" || s == "trn") return 1e12;
  if (s == "k") return 1e3;
  return 0;
}

/// What a fraction is written over; "9/11" and "24/7" are none.
bool is_denominator(double n) {
  return n == 2 || n == 3 || n == 4 || n == 5 || n == 6 || n == 8 || n == 10 || n == 16 || n == 32 || n == 64 ||
         n == 128;
}

/// "1/2" in one token.
std::optional<double> fraction_value(std::string_view text) {
  const auto bar = text.find('/');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto over = digits_value(text.substr(0, bar));
  const auto under = digits_value(text.substr(bar + 1));
  if (!over || !under || *over >= *under || !is_denominator(*under)) return std::nullopt;
  return *over / *under;
}

class Reader {
 public:
  Reader(const document::WorkingDocument& doc, const lexicon::NumberLexicon& words, std::uint32_t end)
      : doc_(doc), words_(words), end_(end) {}

  std::optional<Number> read(std::uint32_t at) {
    const char first = form(at).empty() ? '\0' : form(at).front();
    const char second = form(at).size() > 1 ? form(at)[1] : '\0';
    if (is_digit(first) || (first == '.' && is_digit(second))) return digits(at, lower(at));
    if ((first == '+' || first == '-') && (is_digit(second) || second == '.')) {  // "-5", "+0.3"
      auto n = digits(at, lower(at).substr(1));
      if (n && first == '-') n->value = -n->value;
      if (n) n->plain = false;
      return n;
    }
    return spelled(at);
  }

 private:
  std::string_view form(std::uint32_t i) const { return i < end_ ? doc_.tokens[i].form : std::string_view{}; }
  std::string_view lower(std::uint32_t i) const { return i < end_ ? doc_.tokens[i].lower : std::string_view{}; }
  const NumberWord* word(std::uint32_t i) const { return i < end_ ? words_.find(doc_.tokens[i].lower) : nullptr; }
  bool glued(std::uint32_t i) const { return i < end_ && !doc_.tokens[i].space_before; }

  std::optional<Number> digits(std::uint32_t at, std::string_view text) {
    Number n;
    n.last = at + 1;
    if (const auto part = fraction_value(text)) {
      n.value = *part;
      n.fraction = n.decimal = true;
      return n;
    }
    if (const auto value = digits_value(text)) {
      n.value = *value;
      n.decimal = text.find('.') != std::string_view::npos;
      n.plain = !n.decimal && text.find(',') == std::string_view::npos;
      simple_fraction(n, at);
      if (const double by = glued(n.last) ? glued_scale(lower(n.last)) : 0; by != 0) {
        multiply(n, by);
        n.letter = true;
        ++n.last;
      }
      scale(n);
      return n;
    }
    const auto letters = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char c) { return !is_digit(c) && c != ',' && c != '.'; }) -
        text.begin());
    const auto value = digits_value(text.substr(0, letters));
    if (!value) return std::nullopt;
    n.value = *value;
    if (is_ordinal_ending(text.substr(letters))) {
      n.ordinal = true;
      return n;
    }
    const double by = glued_scale(text.substr(letters));
    if (by == 0) return std::nullopt;
    multiply(n, by);
    n.letter = true;
    return n;
  }

  static void multiply(Number& n, double by) {
    n.value *= by;
    n.scale *= by;
    n.scaled = true;
    n.plain = false;
  }

  /// "1/2" and "2 1/2".
  void simple_fraction(Number& n, std::uint32_t at) {
    if (const auto part = slash(at)) {
      n.value = *part;
      n.last = at + 3;
      n.fraction = n.decimal = true;
      n.plain = false;
    } else if (const auto glued_part = fraction_value(lower(at + 1)); glued_part && n.plain) {
      n.value += *glued_part;
      n.last = at + 2;
      n.decimal = true;
      n.plain = false;
    } else if (const auto after = slash(at + 1); after && *after < 1 && n.plain && !glued(at + 1)) {
      n.value += *after;
      n.last = at + 4;
      n.decimal = true;
      n.plain = false;
    }
  }

  std::optional<double> slash(std::uint32_t at) const {
    const auto bar = form(at + 1);
    if ((bar != "/" && bar != "\xE2\x81\x84") || !glued(at + 1) || !glued(at + 2)) return std::nullopt;
    const auto over = digits_value(form(at));
    const auto under = digits_value(form(at + 2));
    if (!over || !under || *over >= *under || !is_denominator(*under)) return std::nullopt;
    return *over / *under;
  }

  /// "3.3 million", "4 hundred million", "2 dozen".
  void scale(Number& n) {
    while (const auto* next = word(n.last)) {
      if (next->kind != NumberClass::scale && next->kind != NumberClass::hundred && next->kind != NumberClass::dozen)
        return;
      multiply(n, next->value);
      ++n.last;
    }
    if (lower(n.last) == "-" && glued(n.last) && glued(n.last + 1)) {  // "1.8 billion-mile" stays, "9-million" is one
      const auto* next = word(n.last + 1);
      if (next != nullptr && next->kind == NumberClass::scale) {
        multiply(n, next->value);
        n.last += 2;
      }
    }
  }

  std::optional<Number> spelled(std::uint32_t at) {
    const auto* first = word(at);
    if (first == nullptr) return article(at);
    Number n;
    n.words = true;
    n.last = at + 1;
    n.value = first->value;
    switch (first->kind) {
      case NumberClass::ordinal:
        n.ordinal = true;
        return n;
      case NumberClass::fraction:
        return fraction(n);
      case NumberClass::vague:
        return vague(n);
      case NumberClass::small:
        return cardinal(at);
      default:
        return std::nullopt;
    }
  }

  /// "a hundred", "a million", "half a million", "a dozen".
  std::optional<Number> article(std::uint32_t at) {
    if (lower(at) != "a") return std::nullopt;
    const auto* next = word(at + 1);
    if (next == nullptr) return std::nullopt;
    if (next->kind == NumberClass::hundred || next->kind == NumberClass::scale) return cardinal(at + 1);
    if (next->kind != NumberClass::dozen || lower(at + 1) == "score") return std::nullopt;
    Number n;
    n.words = true;
    n.value = next->value;
    n.last = at + 2;
    return n;
  }

  Number fraction(Number n) {
    std::uint32_t next = n.last;
    if (lower(next) == "of") ++next;
    if (lower(next) == "a") ++next;
    const auto* scale_word = word(next);
    if (scale_word != nullptr && scale_word->kind == NumberClass::scale) {
      n.value *= scale_word->value;
      n.scaled = true;
      n.last = next + 1;
    } else {
      n.fraction = true;
    }
    return n;
  }

  /// "tens of thousands", "hundreds of millions".
  Number vague(Number n) {
    n.vague = true;
    while (lower(n.last) == "of") {
      const auto* next = word(n.last + 1);
      if (next == nullptr || next->kind != NumberClass::vague) break;
      n.value *= next->value;
      n.last += 2;
    }
    return n;
  }

  /// What has been said of a number in words: closed thousands and the group below them.
  struct Sum {
    double total = 0, group = 0;
    double value() const { return total + group; }
  };

  /// Additive reading of "twenty four", "one hundred and thirty thousand", and of years ("nineteen ninety-six").
  std::optional<Number> cardinal(std::uint32_t at) {
    Number n;
    n.words = true;
    Sum sum;
    std::uint32_t i = at;
    for (bool goes_on = true; goes_on && i < end_;) {
      const auto next = i == at ? i : linked(i, sum);
      const auto* w = word(next);
      if (w == nullptr) break;
      if (w->kind == NumberClass::fraction && next > i) return parts(next + 1, sum.value(), w->value);  // "two-thirds"
      if (!add(*w, i == at, n, sum, goes_on)) break;
      i = next + 1;
    }
    if (i == at) return std::nullopt;
    n.value = sum.value();
    n.last = i;
    half(n);
    return n;
  }

  /// The index of the next word of the number: behind a hyphen, or an "and" after hundreds and thousands.
  std::uint32_t linked(std::uint32_t i, const Sum& sum) const {
    const bool hyphen = lower(i) == "-" && glued(i) && glued(i + 1);
    const bool conjunction = lower(i) == "and" && (sum.group >= 100 || (sum.group == 0 && sum.total > 0));
    return hyphen || conjunction ? i + 1 : i;
  }

  /// Adds a word to the number; false where it is none of it. `goes_on` says whether more may follow.
  static bool add(const NumberWord& word, bool first, Number& n, Sum& sum, bool& goes_on) {
    auto& group = sum.group;
    switch (word.kind) {
      case NumberClass::small:
        if (!first && !fits(group, word.value)) return false;
        group = is_teens(group) && word.value >= 10 ? group * 100 + word.value : group + word.value;
        return true;
      case NumberClass::hundred:
        group = (group == 0 ? 1 : group) * 100;
        return true;
      case NumberClass::scale:
        sum.total += (group == 0 ? 1 : group) * word.value;
        group = 0;
        n.scale = word.value;
        n.scaled = true;
        return true;
      case NumberClass::dozen:
        group = (group == 0 ? 1 : group) * word.value;
        goes_on = false;
        return true;
      case NumberClass::ordinal:
        if (first || group < 20 || word.value >= 10) return false;
        group += word.value;
        n.ordinal = true;
        goes_on = false;
        return true;
      default:
        return false;
    }
  }

  /// The first half of a year in words: "nineteen | ninety-six".
  static bool is_teens(double group) { return group >= 13 && group < 100; }

  static bool fits(double group, double value) {
    if (group == 0) return true;
    const auto units = static_cast<long>(group) % 100;
    if (units == 0) return true;                                    // "hundred | thirty"
    if (units >= 20 && units % 10 == 0 && value < 10) return true;  // "twenty | four"
    return is_teens(group) && group < 21 && value >= 10;            // "nineteen | ninety"
  }

  static Number parts(std::uint32_t last, double count, double part) {
    Number n;
    n.words = n.fraction = n.decimal = true;
    n.value = count * part;
    n.last = last;
    return n;
  }

  /// "two and a half", and "two thirds".
  void half(Number& n) {
    if (lower(n.last) == "and" && lower(n.last + 1) == "a" && lower(n.last + 2) == "half") {
      n.value += 0.5;
      n.decimal = true;
      n.last += 3;
    } else if (const auto* next = word(n.last); next != nullptr && next->kind == NumberClass::fraction && n.value > 1 &&
                                                next->value != 0.5 && lower(n.last).back() == 's' &&
                                                lower(n.last) != "quarters") {
      n = parts(n.last + 1, n.value, next->value);
    }
  }

  const document::WorkingDocument& doc_;
  const lexicon::NumberLexicon& words_;
  std::uint32_t end_;
};

}  // namespace

std::optional<double> digits_value(std::string_view form) {
  char buffer[40];
  std::size_t n = 0;
  bool point = false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (c == ',' && !point && i > 0) continue;
    if (c == '.' && !point)
      point = true;
    else if (!is_digit(c))
      return std::nullopt;
    if (n == sizeof buffer) return std::nullopt;
    buffer[n++] = c;
  }
  if (n == 0 || (n == 1 && point) || form.back() == ',' || form.back() == '.') return std::nullopt;
  double value = 0;
  std::from_chars(buffer, buffer + n, value);
  return value;
}

std::optional<Number> read_number(const document::WorkingDocument& doc, const lexicon::NumberLexicon& words,
                                  std::uint32_t at, std::uint32_t end) {
  return Reader(doc, words, end).read(at);
}

}  // namespace newsbrief::annotation
