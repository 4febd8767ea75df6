#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// What stops.
struct CeasefireScope {
  std::string name;                           ///< "full", "energy" …; empty for a mention that does not say
  std::optional<document::TokenRange> words;  ///< "strikes on energy infrastructure", where less than everything stops
  bool reference = false;                     ///< "the pause": only of a truce that the text has told already
};

/// Reads one clause: whether it tells of a ceasefire, what stops, for how long, and how far the matter is.
class CeasefireTerms {
 public:
  explicit CeasefireTerms(const Context& context);

  /// The scope where the predicate is a truce, or a halt of attacks that is agreed, proposed, ordered or asked for;
  /// nothing for any other ("police stopped the attack", "the ceasefire monitoring centre").
  std::optional<CeasefireScope> scope(const document::Predication& p) const;
  /// The length that belongs to it, or null.
  const document::TimeExpression* duration(const document::Predication& p) const;
  /// "proposed", "agreed" …, by the first word above it that says; empty where none does.
  std::string status(const document::Predication& p) const;
  /// What a verb says of a ceasefire that is its subject or object; empty where it says nothing of it.
  std::string status_of_verb(const document::Predication& p) const;

  /// "that X and Y halt strikes", "agreed to halt strikes", read as a noun with the verb as its compound.
  bool is_halted(const document::Predication& p) const;
  /// Days of a period of one unit ("P1M", "PT72H"); 0 for any other.
  static double days(const std::string& value);
  /// "P1M" and "P30D" are one length.
  static bool same_length(const std::string& a, const std::string& b);

 private:
  bool is_civil(std::uint32_t noun) const;
  std::optional<std::uint32_t> fighting_behind(std::uint32_t noun) const;
  std::optional<std::uint32_t> spared(std::uint32_t verb) const;
  bool is_quieted(const document::Predication& p) const;
  bool speaks_of_truce() const;
  bool behind_of(std::uint32_t noun) const;
  bool is_or_with_particle(std::uint32_t at, lexicon::WordClass what) const;
  bool has_passed(std::uint32_t at) const;
  bool depends(std::uint32_t verb) const;
  bool has_modal(std::uint32_t verb) const;
  bool orders_others(std::uint32_t verb) const;
  bool repeats_appeal(std::uint32_t verb) const;
  bool is_near(std::uint32_t noun) const;
  bool is_undertaken(const document::Predication& p) const;
  bool qualifies_body(std::uint32_t noun) const;
  std::optional<std::uint32_t> next_noun(std::uint32_t verb) const;
  CeasefireScope modified_scope(std::uint32_t noun, const char* otherwise) const;
  CeasefireScope object_scope(std::uint32_t noun) const;
  document::TokenRange without_time(document::TokenRange range, std::uint32_t noun) const;
  bool measures_other(const document::Predication& p, const document::TimeExpression& time) const;
  bool is_distance(const document::TimeExpression& t) const;
  bool is_behind(std::uint32_t verb, std::uint32_t t) const;
  bool is_beside(std::uint32_t noun, std::uint32_t t) const;
  std::string wished(std::uint32_t verb, std::string status) const;
  std::string status_below(std::uint32_t at, std::uint32_t trigger) const;
  std::string status_beside(std::uint32_t at, std::uint32_t trigger) const;

  const Context& c_;
  bool civil_text_ = false;  ///< the first truce of the text is one of trade or pay
  mutable std::optional<bool> fighting_;
};

}  // namespace newsbrief::dossiers
