#pragma once
// What the annotation stages find, as plain types.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/spans.hpp"

namespace newsbrief::document {

enum class TimeType : std::uint8_t { date, time, duration, set };

/// ISO-TimeML's @mod, and for quantities the same words.
enum class Mod : std::uint8_t { none, more_than, less_than, equal_or_more, equal_or_less, approx, start, mid, end };

/// A TIMEX3 (ISO 24617-1, TempEval-3 conventions). `value` is resolved against the publication date where there is one
/// and stays in the unresolved form ("XXXX-WXX-2") where there is none. Clock times of a named zone keep it
/// ("2025-03-18T10:00") with the zone in `zone` as written.
struct TimeExpression {
  TokenRange tokens;
  ByteSpan bytes;
  TimeType type = TimeType::date;
  Mod mod = Mod::none;
  std::string value;
  std::string zone;
};

/// A counted or measured amount. `bytes` covers the number with its modifier and unit ("nearly 2,000 prisoners").
struct Quantity {
  TokenRange tokens;  ///< modifier, number and unit
  ByteSpan bytes;
  TokenRange number;  ///< the number alone
  double value = 0;
  std::optional<double> min, max;  ///< of a range ("10 to 15"); value is then the minimum
  Mod mod = Mod::none;
  std::string unit;      ///< normalized unit ("kilometre", "US dollar", "percentage") or the counted thing's lemma
                         ///< ("prisoner of war"); may be empty
  std::string currency;  ///< ISO 4217 code of an amount of money: "USD"
  bool each = false;     ///< "175 each"
  bool ordinal = false;  ///< "the third"
};

enum class EntityType : std::uint8_t { person, country, organization, group, place, facility };

/// Who or what the text speaks of, once for all its mentions.
struct EntityRecord {
  EntityType type = EntityType::person;
  std::string name;                         ///< canonical
  std::string country;                      ///< ISO 3166-1 alpha-3, or empty
  std::string sector;                       ///< PLOVER agent code, or empty
  std::string code;                         ///< CAMEO code of a user's dictionary; empty: country and sector
  std::string role;                         ///< "President"; empty where none is told
  std::vector<std::string> aliases;         ///< as written, without the canonical name
  std::optional<std::uint32_t> stands_for;  ///< entity that a capital or house speaks for
  bool head = false;                        ///< head of state or government, or another leader
};

enum class MentionKind : std::uint8_t { name, nominal, pronoun };

struct EntityMention {
  TokenRange tokens;
  TokenRange extent;       ///< with the title in front of a person's name; empty: the same as `tokens`
  std::uint32_t head = 0;  ///< token
  MentionKind kind = MentionKind::name;
  /// Part of a larger phrase that is the party: the demonym before "forces", the country before "President NAME".
  bool modifier = false;
  bool government = false;              ///< a capital or house that speaks for its government
  std::vector<std::uint32_t> entities;  ///< one; several for "the two leaders"; none where nobody is meant for certain
};

/// A stretch of direct speech, as its quotation marks show it.
struct Quotation {
  std::vector<ByteSpan> content;         ///< without the marks; more than one where the cue interrupts it
  std::vector<TokenRange> tokens;        ///< the same stretches
  std::optional<std::uint32_t> speaker;  ///< mention index
  std::optional<TokenRange> cue;
};

/// What the text says somebody said, wrote, thinks or wants: direct, mixed or indirect.
struct Attribution {
  std::vector<TokenRange> content;       ///< in text order; more than one where the cue interrupts it
  std::optional<TokenRange> source;      ///< the words that name who it is from
  std::optional<std::uint32_t> speaker;  ///< mention index of the source's head
  std::optional<TokenRange> cue;
  bool direct = false;  ///< nothing but words between quotation marks, or a turn of a transcript
};

enum class Role : std::uint8_t { subject, object, recipient, possessor, oblique, clause, infinitive };

/// What stands in one role of a predicate.
struct Argument {
  Role role = Role::subject;
  std::uint32_t head = 0;               ///< token
  std::string_view preposition;         ///< of an oblique, in lower case: "with"
  std::vector<std::uint32_t> entities;  ///< whom it names, coordination included; may be empty
};

enum class Modality : std::uint8_t { actual, planned, possible, conditional, requested, hypothetical };

/// A verb or noun with its arguments, as grammar gives them: passives turned round, subjects shared by coordinated and
/// controlled verbs, relative pronouns read as what they relate to.
struct Predication {
  std::uint32_t trigger = 0;  ///< token
  bool noun = false;
  bool negated = false;
  Modality modality = Modality::actual;
  std::vector<Argument> arguments;
  std::optional<std::uint32_t> governor;  ///< predication that this one is a clause, infinitive or object of
  std::optional<std::uint32_t> voice;  ///< mention that tells it ("X said that …"); not set for the text's own voice
  std::uint32_t sentence = 0;
};

}  // namespace newsbrief::document
