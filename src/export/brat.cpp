#include "export/brat.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "text/utf8.hpp"

namespace newsbrief::exports {
namespace {

bool has_title_line(const Model& model) {
  if (!model.article.title) return false;
  const auto& title = *model.article.title;
  const auto in_text = text::squeeze(model.article.text.value_or("").substr(0, 2 * title.size() + 64));
  return in_text.find(title) == std::string::npos;
}

/// An entity's mention type: "person" → "Person".
std::string type_name(std::string_view type) {
  std::string out(type);
  for (char& c : out)
    if (c == ' ' || c == '-') c = '_';
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

/// What would end a line or column of the annotation file, or does so in what reads it.
bool parts_lines(char32_t c) { return c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// The parts of a span's words between line ends and tabs, without white space at their ends: brat's fragments.
std::vector<Span> fragments(std::string_view words, std::uint32_t start) {
  std::vector<Span> out;
  Span open{.start = start, .end = start, .text = {}};
  std::uint32_t place = start;
  const auto close = [&] {
    const auto inner = text::trim(open.text);
    if (!inner.empty()) {
      const auto before = text::count_code_points(
          std::string_view(open.text).substr(0, static_cast<std::size_t>(inner.data() - open.text.data())));
      open.start += static_cast<std::uint32_t>(before);
      open.end = open.start + static_cast<std::uint32_t>(text::count_code_points(inner));
      open.text = std::string(inner);
      out.push_back(open);
    }
    open = {.start = place + 1, .end = place + 1, .text = {}};
  };
  for (std::size_t at = 0; at < words.size(); ++place) {
    const auto c = text::decode(words, at);
    if (parts_lines(c.code_point)) {
      close();
    } else {
      open.text += words.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  close();
  return out;
}

/// A text-bound annotation that something else may point at.
struct Anchor {
  std::size_t id = 0;
  Span span;
};

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {
    if (has_title_line(model)) out_.text = *model.article.title + "\n";
    title_size_ = static_cast<std::uint32_t>(text::count_code_points(out_.text));
    out_.text += *model.article.text;
  }

  BratDocument run() && {
    write_entities();
    for (const auto& time : model_.times) note(filler("Time", time.span), time.value);
    for (const auto& q : model_.quantities)
      note(anchor("Quantity", q.span), fmt::format("{}{}", q.value, q.unit ? " " + *q.unit : ""));
    write_quotes();
    for (const auto& e : model_.events) write_event(e);
    for (const auto& c : model_.calls) write_contact("Call", c);
    for (const auto& c : model_.meetings) write_contact("Meeting", c);
    for (const auto& c : model_.ceasefires) write_ceasefire(c);
    for (const auto& s : model_.prisoner_swaps) write_swap(s);
    for (const auto& p : model_.positions) write_position(p);
    return std::move(out_);
  }

 private:
  /// The arguments of an event as brat has them: a role that comes again is numbered.
  struct Arguments {
    std::string text;
    std::map<std::string, int> times;
    std::vector<std::string> seen;
    void add(const std::string& role, const std::string& target) {
      const auto whole = role + ":" + target;
      if (target.empty() || std::find(seen.begin(), seen.end(), whole) != seen.end()) return;
      seen.push_back(whole);
      const int number = ++times[role];
      text += fmt::format(" {}{}:{}", role, number > 1 ? std::to_string(number) : "", target);
    }
  };

  /// A T line; 0 where the span has no words.
  std::size_t anchor(const std::string& type, const Span& span) {
    if (span.in_title && !in_title_line(span)) return 0;
    const auto parts = fragments(span.text, span.start + (span.in_title ? 0 : title_size_));
    std::string places, words;
    for (const auto& part : parts) {
      places += fmt::format("{}{} {}", places.empty() ? "" : ";", part.start, part.end);
      words += (words.empty() ? "" : " ") + part.text;
    }
    if (words.empty()) return 0;
    out_.annotations += fmt::format("T{}\t{} {}\t{}\n", ++anchors_, type, places, words);
    return anchors_;
  }

  /// A title that was squeezed, or that the text has itself, does not have the span's words at its place.
  bool in_title_line(const Span& span) const {
    return title_size_ > 0 && text::slice_code_points(*model_.article.title, span.start, span.end) == span.text;
  }

  void note(std::size_t anchor, const std::string& value) {
    if (anchor != 0) note(fmt::format("T{}", anchor), value);
  }
  void note(const std::string& target, const std::string& value) {
    if (!value.empty())
      out_.annotations += fmt::format("#{}\tAnnotatorNotes {}\t{}\n", ++notes_, target, text::squeeze(value));
  }
  void attribute(const std::string& name, const std::string& event, const std::string& value) {
    if (!value.empty()) out_.annotations += fmt::format("A{}\t{} {} {}\n", ++attributes_, name, event, value);
  }
  void relation(const char* type, std::size_t first, std::size_t second) {
    if (first != 0 && second != 0 && first != second)
      out_.annotations += fmt::format("R{}\t{} Arg1:T{} Arg2:T{}\n", ++relations_, type, first, second);
  }

  void write_entities() {
    for (const auto& entity : model_.entities) {
      auto& anchors = mentions_[entity.id];
      for (const auto& mention : entity.mentions)
        if (const auto id = anchor(type_name(entity.type), mention.span)) anchors.push_back({id, mention.span});
      if (anchors.empty()) continue;
      note(anchors.front().id, entity.name + (entity.code ? " " + *entity.code : ""));
      if (anchors.size() < 2) continue;
      out_.annotations += "*\tEquiv";
      for (const auto& a : anchors) out_.annotations += fmt::format(" T{}", a.id);
      out_.annotations += '\n';
    }
    for (const auto& entity : model_.entities) {
      const auto& own = mentions_[entity.id];
      if (entity.stands_for && !own.empty())
        relation("Stands_for", own.front().id, mention_near(*entity.stands_for, own.front().span));
    }
  }

  /// The mention of a party that a reader would take: the last before `where`, else the first behind it.
  std::size_t mention_near(const Ref& ref, const Span& where) const {
    const auto found = mentions_.find(ref.entity);
    if (found == mentions_.end()) return 0;
    const Anchor* best = nullptr;
    for (const auto& a : found->second) {
      const bool before = a.span.in_title == where.in_title && a.span.start <= where.end;
      if (!best || before) best = &a;
    }
    return best ? best->id : 0;
  }
  std::string target(const Ref& ref, const Span& where) const {
    const auto id = mention_near(ref, where);
    return id == 0 ? "" : fmt::format("T{}", id);
  }

  void add(Arguments& to, const std::string& role, const std::vector<Ref>& refs, const Span& where) const {
    for (const auto& ref : refs) to.add(role, target(ref, where));
  }
  void add(Arguments& to, const std::string& role, const std::optional<Ref>& ref, const Span& where) const {
    if (ref) to.add(role, target(*ref, where));
  }
  /// Times and places are argued by a text-bound annotation of their own.
  void add(Arguments& to, const std::string& role, const std::optional<Time>& time) {
    if (time) add(to, role, "Time", time->span);
  }
  void add(Arguments& to, const std::string& role, const std::string& type, const Span& span) {
    if (const auto id = filler(type, span)) to.add(role, fmt::format("T{}", id));
  }
  /// The same words of the same type are one annotation.
  std::size_t filler(const std::string& type, const Span& span) {
    auto& id = fillers_[fmt::format("{} {} {} {}", type, span.start, span.end, span.in_title)];
    if (id == 0) id = anchor(type, span);
    return id;
  }

  /// Writes an event; gives its id, or nothing where its trigger has no words.
  std::string event(const std::string& type, const std::string& fact, std::size_t trigger, const Arguments& arguments) {
    const auto id = fmt::format("E{}", ++events_);
    out_.annotations += fmt::format("{}\t{}:T{}{}\n", id, type, trigger, arguments.text);
    facts_[fact] = id;
    return id;
  }

  void write_event(const Event& e) {
    const auto trigger = anchor(e.type, e.trigger);
    if (trigger == 0) return;
    Arguments arguments;
    add(arguments, "Actor", e.actors, e.trigger);
    add(arguments, "Recipient", e.recipients, e.trigger);
    add(arguments, "Reported_by", e.reported_by, e.trigger);
    add(arguments, "Date", e.date);
    if (e.place) add(arguments, "Place", "Location", e.place->span);
    const auto id = event(e.type, e.id, trigger, arguments);
    attribute("Mode", id, e.mode.value_or(""));
    if (e.polarity == "negative") out_.annotations += fmt::format("A{}\tNegation {}\n", ++attributes_, id);
    attribute("Modality", id, e.modality);
    if (e.cameo) note(id, "CAMEO " + *e.cameo);
  }

  void write_contact(const std::string& type, const Contact& c) {
    const auto where = c.evidence.empty() ? Span{} : c.evidence.front();
    const auto trigger = anchor(type, where);
    if (trigger == 0) return;
    Arguments arguments;
    add(arguments, "Participant", c.participants, where);
    add(arguments, "Initiator", c.initiator, where);
    add(arguments, "Announced_by", c.announced_by, where);
    add(arguments, "Date", c.date);
    add(arguments, "Start", c.start);
    add(arguments, "End", c.end);
    for (const auto& d : c.durations) add(arguments, "Duration", d);
    if (c.place) add(arguments, "Place", "Location", c.place->span);
    const auto id = event(type, c.id, trigger, arguments);
    attribute("Status", id, c.status);
    attribute("Medium", id, c.medium);
  }

  void write_ceasefire(const Ceasefire& c) {
    const auto where = c.evidence.empty() ? Span{} : c.evidence.front();
    const auto trigger = anchor("Ceasefire", where);
    if (trigger == 0) return;
    Arguments arguments;
    add(arguments, "Party", c.parties, where);
    add(arguments, "Proposed_by", c.proposed_by, where);
    add(arguments, "Mediator", c.mediators, where);
    add(arguments, "Monitor", c.monitors, where);
    add(arguments, "Duration", c.duration);
    add(arguments, "Start", c.starts);
    add(arguments, "End", c.ends);
    for (const auto& x : c.conditions) add(arguments, "Condition", "Condition", x.span);
    const auto id = event("Ceasefire", c.id, trigger, arguments);
    attribute("Status", id, c.status);
    attribute("Scope", id, c.scope);
  }

  void write_swap(const PrisonerSwap& s) {
    const auto where = s.evidence.empty() ? Span{} : s.evidence.front();
    const auto trigger = anchor("Prisoner_swap", where);
    if (trigger == 0) return;
    Arguments arguments;
    add(arguments, "Party", s.parties, where);
    add(arguments, "Mediator", s.mediators, where);
    add(arguments, "Reported_by", s.reported_by, where);
    add(arguments, "Date", s.date);
    const auto id = event("Prisoner_swap", s.id, trigger, arguments);
    attribute("Status", id, s.status);
    for (const auto& t : s.transfers) {
      const auto words = anchor("Transfer", t.span);
      if (words == 0) continue;
      Arguments parts;
      add(parts, "From", t.from, t.span);
      add(parts, "To", t.to, t.span);
      parts.add("Part_of", id);
      event("Transfer", "", words, parts);
    }
  }

  void write_position(const Position& p) {
    const auto where = p.evidence.empty() ? Span{} : p.evidence.front();
    const auto trigger = anchor("Position", where);
    if (trigger == 0) return;
    Arguments arguments;
    arguments.add("Holder", target(p.holder, where));
    add(arguments, "Toward", p.toward, where);
    add(arguments, "Reported_by", p.reported_by, where);
    if (p.condition_for) arguments.add("Condition_for", facts_[*p.condition_for]);
    attribute("Stance", event("Position", p.id, trigger, arguments), p.stance);
  }

  void write_quotes() {
    for (const auto& q : model_.quotes) {
      if (q.content.empty()) continue;
      const auto words = anchor(q.direct ? "Quote" : "Indirect_speech", q.content.front());
      if (q.speaker) relation("Said_by", words, mention_near(*q.speaker, q.speaker_mention.value_or(q.content[0])));
    }
  }

  const Model& model_;
  BratDocument out_;
  std::uint32_t title_size_ = 0;
  std::size_t anchors_ = 0, notes_ = 0, attributes_ = 0, relations_ = 0, events_ = 0;
  std::map<std::string, std::vector<Anchor>> mentions_;
  std::map<std::string, std::size_t> fillers_;
  std::map<std::string, std::string> facts_;
};

}  // namespace

BratDocument to_brat(const Model& model) { return Writer(model).run(); }

std::string brat_name(std::string_view source) {
  std::string out;
  for (const char c : source) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    out += plain ? c : '_';
  }
  for (const std::string_view ending : {".txt", ".html", ".htm", ".json", ".md"})
    if (out.size() > ending.size() && out.ends_with(ending)) out.resize(out.size() - ending.size());
  const auto first = out.find_first_not_of("._-");
  out = first == std::string::npos ? "article" : out.substr(first);
  return out.size() > 120 ? out.substr(out.size() - 120) : out;
}

}  // namespace newsbrief::exports
