#pragma once
// The event model: what newsbrief knows about one article. Plain values; src/model/fields.hpp gives them their JSON
// names. Offsets are Unicode code points, half-open, into Article::text, unless Span::in_title says that they count in
// the title.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace newsbrief {

/// A stretch of the article and its exact words.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::string text;
  bool in_title = false;  ///< counts in Article::title, where the title is not part of the text ("in": "title")

  friend bool operator==(const Span&, const Span&) = default;
};

/// An entity named where it is used, readable without a join.
struct Ref {
  std::string entity;   ///< id in Model::entities
  std::string name;     ///< canonical name
  std::string country;  ///< ISO 3166-1 alpha-3, or empty

  friend bool operator==(const Ref&, const Ref&) = default;
};

/// A TIMEX3 (ISO-TimeML): value, type (DATE TIME DURATION SET), mod (MORE_THAN LESS_THAN …).
struct Time {
  std::string value;
  std::string type;
  std::optional<std::string> mod;
  std::optional<std::string> zone;  ///< time zone as written ("EDT")
  Span span;

  friend bool operator==(const Time&, const Time&) = default;
};

struct Quantity {
  double value = 0;
  std::optional<double> min, max;
  std::optional<std::string> unit;
  std::optional<std::string> mod;
  Span span;

  friend bool operator==(const Quantity&, const Quantity&) = default;
};

/// A phrase of the text that fills a field (a topic, a term).
struct Phrase {
  std::string text;
  Span span;

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

/// A phrase that somebody is the source of (a characterization of a call).
struct VoicedPhrase {
  std::optional<Ref> by;
  std::string text;
  Span span;

  friend bool operator==(const VoicedPhrase&, const VoicedPhrase&) = default;
};

struct Section {
  std::string heading;
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Section&, const Section&) = default;
};

struct Dateline {
  std::optional<std::string> place;
  std::optional<std::string> date;

  friend bool operator==(const Dateline&, const Dateline&) = default;
};

struct Article {
  std::string id;      ///< SHA-256 of the text, hexadecimal
  std::string source;  ///< path as given, "-", or a record's source, url or id
  std::optional<std::string> title, byline, published;
  std::optional<Dateline> dateline;
  std::string language;
  std::vector<Section> sections;
  std::uint32_t characters = 0, tokens = 0, sentences = 0;
  std::optional<std::string> text;  ///< left out with --no-text

  friend bool operator==(const Article&, const Article&) = default;
};

struct Mention {
  std::string kind;  ///< name nominal pronoun
  Span span;

  friend bool operator==(const Mention&, const Mention&) = default;
};

struct Entity {
  std::string id, name;
  std::string type;  ///< person country organization group place facility
  std::optional<std::string> country, sector, role, code;
  std::vector<std::string> aliases;
  std::optional<Ref> stands_for;
  std::vector<Mention> mentions;

  friend bool operator==(const Entity&, const Entity&) = default;
};

/// A call or a meeting.
struct Contact {
  std::string id;
  std::vector<Ref> participants;
  std::optional<Ref> initiator, announced_by;
  std::optional<Time> date, start, end;
  std::vector<Time> durations;
  std::string medium;  ///< phone video in_person unknown
  std::optional<Phrase> place;
  std::vector<Phrase> topics;
  std::vector<std::string> outcomes;
  std::vector<VoicedPhrase> characterizations;
  std::string status;  ///< held scheduled cancelled proposed
  std::vector<Span> evidence;

  friend bool operator==(const Contact&, const Contact&) = default;
};

struct Condition {
  std::optional<Ref> by;
  std::string text;
  std::optional<std::string> kind;
  Span span;

  friend bool operator==(const Condition&, const Condition&) = default;
};

struct Response {
  std::optional<Ref> by;
  std::string stance;
  Span span;

  friend bool operator==(const Response&, const Response&) = default;
};

struct Ceasefire {
  std::string id;
  std::vector<Ref> parties, proposed_by, mediators;
  std::string scope;  ///< full energy infrastructure maritime air humanitarian local other
  std::optional<std::string> scope_text;
  std::optional<Time> duration, starts, ends;
  std::string status;  ///< proposed under_discussion agreed in_force rejected violated extended ended
  std::vector<Phrase> terms;
  std::vector<Condition> conditions;
  std::vector<Response> responses;
  std::vector<Ref> monitors;
  /// "conflict": its own sentences name no parties, these are the sides of the conflict that the article tells of.
  std::optional<std::string> parties_from;
  std::vector<Span> evidence;

  friend bool operator==(const Ceasefire&, const Ceasefire&) = default;
};

struct Transfer {
  std::optional<Ref> from, to;
  std::optional<Quantity> quantity;
  std::optional<std::string> who;
  bool mutual = false;
  std::optional<std::string> note;
  Span span;

  friend bool operator==(const Transfer&, const Transfer&) = default;
};

struct PrisonerSwap {
  std::string id;
  std::vector<Ref> parties;
  std::vector<Transfer> transfers;
  std::optional<Time> date;
  std::optional<Phrase> place;
  std::string status;  ///< proposed agreed scheduled completed failed
  std::vector<Ref> mediators;
  std::optional<Ref> reported_by;
  std::vector<Span> evidence;

  friend bool operator==(const PrisonerSwap&, const PrisonerSwap&) = default;
};

struct Position {
  std::string id;
  Ref holder;
  std::string stance;  ///< supports opposes demands offers warns accuses denies asserts
  std::string about;
  std::optional<Ref> toward;
  std::optional<std::string> condition_for;
  bool quoted = false;
  std::optional<Ref> reported_by;
  std::vector<Span> evidence;

  friend bool operator==(const Position&, const Position&) = default;
};

struct Quote {
  std::string id;
  std::optional<Ref> speaker;
  std::string text;
  bool direct = false;
  std::vector<Span> content;
  std::optional<Span> speaker_mention, cue;
  std::optional<Ref> addressee;
  std::optional<Time> date;

  friend bool operator==(const Quote&, const Quote&) = default;
};

struct Event {
  std::string id;
  std::string type;  ///< PLOVER type
  std::optional<std::string> mode;
  std::vector<std::string> contexts;
  std::optional<std::string> cameo;
  std::vector<Ref> actors, recipients;
  std::optional<Time> date;
  std::optional<Phrase> place;
  std::vector<Quantity> quantities;
  Span trigger;
  std::string polarity;  ///< positive negative
  std::string modality;  ///< actual planned possible conditional requested hypothetical
  std::optional<Ref> reported_by;
  double confidence = 0;
  std::vector<Span> evidence;

  friend bool operator==(const Event&, const Event&) = default;
};

struct TimelineEntry {
  std::string time;
  std::string text;
  std::vector<std::string> refs;

  friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

struct DiscrepancyValue {
  std::string value;
  std::optional<Ref> by;
  Span span;

  friend bool operator==(const DiscrepancyValue&, const DiscrepancyValue&) = default;
};

struct Discrepancy {
  std::string about;  ///< id of the fact
  std::string field;
  std::vector<DiscrepancyValue> values;

  friend bool operator==(const Discrepancy&, const Discrepancy&) = default;
};

struct Model {
  Article article;
  std::vector<Entity> entities;
  std::vector<Contact> calls, meetings;
  std::vector<Ceasefire> ceasefires;
  std::vector<PrisonerSwap> prisoner_swaps;
  std::vector<Position> positions;
  std::vector<Quote> quotes;
  std::vector<Event> events;
  std::vector<Time> times;
  std::vector<Quantity> quantities;
  std::vector<TimelineEntry> timeline;
  std::vector<Discrepancy> discrepancies;

  friend bool operator==(const Model&, const Model&) = default;
};

}  // namespace newsbrief
