#include "newsbrief/describe.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <string_view>

#include "text/utf8.hpp"

namespace newsbrief {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

std::string with_status(std::string text, std::string_view status) {
  std::string words(status);
  for (char& c : words)
    if (c == '_') c = ' ';
  return words.empty() ? text : text + " (" + words + ")";
}

std::string modified(const std::string& text, const std::optional<std::string>& mod) {
  if (!mod) return text;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kWords{{{"MORE_THAN", "over "},
                                                                                 {"LESS_THAN", "under "},
                                                                                 {"EQUAL_OR_MORE", "at least "},
                                                                                 {"EQUAL_OR_LESS", "at most "},
                                                                                 {"APPROX", "about "}}};
  for (const auto& [name, words] : kWords)
    if (*mod == name) return std::string(words) + text;
  return text;
}

struct PeriodUnit {
  char letter;
  bool clock;
  std::string_view one, many;
};
constexpr std::array<PeriodUnit, 7> kPeriodUnits{{{'Y', false, "year", "years"},
                                                  {'M', false, "month", "months"},
                                                  {'W', false, "week", "weeks"},
                                                  {'D', false, "day", "days"},
                                                  {'H', true, "hour", "hours"},
                                                  {'M', true, "minute", "minutes"},
                                                  {'S', true, "second", "seconds"}}};

std::optional<std::string> period_text(std::string_view value) {
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  std::vector<std::string> parts;
  bool clock = false;
  for (std::size_t i = 1; i < value.size();) {
    if (value[i] == 'T') {
      clock = true;
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < value.size() && (text::is_digit(static_cast<unsigned char>(value[end])) || value[end] == '.')) ++end;
    if (end == i || end == value.size()) return std::nullopt;
    const auto number = value.substr(i, end - i);
    const PeriodUnit* unit = nullptr;
    for (const auto& u : kPeriodUnits)
      if (u.letter == value[end] && u.clock == clock) unit = &u;
    if (!unit) return std::nullopt;
    parts.push_back(std::string(number) + " " + std::string(number == "1" ? unit->one : unit->many));
    i = end + 1;
  }
  return parts.empty() ? std::nullopt : std::optional(joined(parts));
}

void append_when_where(std::string& out, const Contact& contact) {
  if (contact.place) out += " in " + text::squeeze(contact.place->text);
  if (contact.date) out += ", " + date_text(contact.date->value);
  if (contact.start) {
    const auto t = contact.start->value.find('T');
    if (t != std::string::npos) out += ", from " + contact.start->value.substr(t + 1);
    if (contact.start->zone) out += " " + *contact.start->zone;
  }
  for (std::size_t i = 0; i < contact.durations.size(); ++i)
    out += (i == 0 ? ", " : " or ") + text::squeeze(contact.durations[i].span.text);
}

}  // namespace

std::string names(const std::vector<Ref>& refs) {
  std::vector<std::string> parts;
  parts.reserve(refs.size());
  for (const auto& ref : refs) parts.push_back(ref.name);
  return joined(parts);
}

std::string duration_text(const Time& duration) {
  const auto period = period_text(duration.value);
  return period ? modified(*period, duration.mod) : duration.value;
}

std::string date_text(const std::string& value) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kDayParts{
      {{"TMO", "morning"}, {"TMI", "midday"}, {"TAF", "afternoon"}, {"TEV", "evening"}, {"TNI", "night"}}};
  for (const auto& [code, words] : kDayParts)
    if (value.size() == 13 && value.ends_with(code)) return date_text(value.substr(0, 10)) + ", " + std::string(words);
  int y = 0;
  unsigned m = 0, d = 0;
  const char* p = value.data();
  const bool day =
      value.size() == 10 && value[4] == '-' && value[7] == '-' && std::from_chars(p, p + 4, y).ec == std::errc{} &&
      std::from_chars(p + 5, p + 7, m).ec == std::errc{} && std::from_chars(p + 8, p + 10, d).ec == std::errc{};
  const std::chrono::year_month_day date{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}};
  if (!day || !date.ok()) return value;
  constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                  "Thursday", "Friday", "Saturday"};
  return fmt::format("{}, {}", kDays[std::chrono::weekday(std::chrono::sys_days(date)).c_encoding()], value);
}

std::string describe_call(const Contact& call) {
  std::string out = call.medium == "video" ? "Video call" : call.medium == "phone" ? "Phone call" : "Call";
  if (!call.participants.empty())
    out += (call.participants.size() > 1 ? " between " : " with ") + names(call.participants);
  append_when_where(out, call);
  return call.status == "held" ? out : with_status(std::move(out), call.status);
}

std::string describe_meeting(const Contact& meeting) {
  std::string out = meeting.medium == "video" ? "Video conference" : "Meeting";
  if (!meeting.participants.empty()) out += " of " + names(meeting.participants);
  append_when_where(out, meeting);
  return meeting.status == "held" ? out : with_status(std::move(out), meeting.status);
}

std::string describe(const Ceasefire& ceasefire) {
  std::string out;
  if (ceasefire.scope_text) {
    out = "Halt of “" + text::squeeze(*ceasefire.scope_text) + "”";
  } else if (ceasefire.scope == "full" || ceasefire.scope == "other") {
    out = ceasefire.scope == "full" ? "Full ceasefire" : "Ceasefire";
  } else {
    out = "Ceasefire limited to " + ceasefire.scope;
  }
  if (ceasefire.duration) out += " for " + duration_text(*ceasefire.duration);
  if (!ceasefire.parties.empty()) out += " between " + names(ceasefire.parties);
  if (!ceasefire.proposed_by.empty()) out += ", proposed by " + names(ceasefire.proposed_by);
  if (ceasefire.starts) out += ", from " + date_text(ceasefire.starts->value);
  if (ceasefire.ends) out += ", until " + date_text(ceasefire.ends->value);
  return with_status(std::move(out), ceasefire.status);
}

std::string describe(const PrisonerSwap& swap) {
  bool one_way = !swap.transfers.empty();
  for (const auto& t : swap.transfers) one_way = one_way && !t.mutual && t.from == swap.transfers[0].from;
  std::string out = one_way ? "Release of prisoners" : "Prisoner swap";
  if (!swap.parties.empty()) out += (one_way ? ": " : " between ") + names(swap.parties);
  if (swap.place) out += " in " + text::squeeze(swap.place->text);
  if (swap.date) out += ", " + date_text(swap.date->value);
  if (!swap.mediators.empty()) out += ", mediated by " + names(swap.mediators);
  return with_status(std::move(out), swap.status);
}

std::string describe(const Transfer& transfer) {
  std::string out;
  if (transfer.from && transfer.to) {
    out = transfer.from->name + " to " + transfer.to->name + ": ";
  } else if (transfer.from || transfer.to) {
    out = transfer.from ? "From " + transfer.from->name + ": " : "To " + transfer.to->name + ": ";
  }
  if (transfer.quantity) {
    const double v = transfer.quantity->value;
    out += modified(v == static_cast<double>(static_cast<long long>(v)) ? fmt::format("{}", static_cast<long long>(v))
                                                                        : fmt::format("{}", v),
                    transfer.quantity->mod);
    if (transfer.who) out += " ";
  }
  if (transfer.who) out += text::squeeze(*transfer.who);
  if (!transfer.quantity && !transfer.who) out += "prisoners, number not given";
  if (transfer.note) out += " (" + text::squeeze(*transfer.note) + ")";
  return out;
}

std::string describe(const Position& position) {
  std::string out = position.holder.name + " " + position.stance;
  if (position.toward) out += " (toward " + position.toward->name + ")";
  out += ": " + text::squeeze(position.about);
  if (position.reported_by && position.reported_by->entity != position.holder.entity)
    out += " [according to " + position.reported_by->name + "]";
  return out;
}

std::string describe(const Event& event) {
  std::string out = event.type;
  if (event.mode) out += "/" + *event.mode;
  out += ": " + names(event.actors);
  if (!event.recipients.empty()) out += " → " + names(event.recipients);
  if (event.date) out += ", " + event.date->value;
  if (event.polarity == "negative") out += " (negated)";
  return event.modality == "actual" ? out : with_status(std::move(out), event.modality);
}

std::string describe(const Quote& quote) {
  std::string out = "?";
  if (quote.speaker_mention) out = text::squeeze(quote.speaker_mention->text);
  if (quote.speaker) out = quote.speaker->name;
  const auto words = text::squeeze(quote.text);
  if (quote.direct) return out + ": “" + words + "”";
  return out + (quote.cue ? " (" + text::squeeze(quote.cue->text) + "): " : ": ") + words;
}

std::string describe(const Entity& entity) {
  std::string out = entity.name;
  if (entity.role) out += ", " + *entity.role;
  if (entity.country && entity.type != "country") out += " (" + *entity.country + ")";
  return out;
}

std::string describe(const Discrepancy& discrepancy) {
  std::string out = discrepancy.field + ": ";
  for (std::size_t i = 0; i < discrepancy.values.size(); ++i) {
    const auto& value = discrepancy.values[i];
    out += (i == 0 ? "“" : " against “") + text::squeeze(value.span.text) + "”";
    if (value.by) out += " (" + value.by->name + ")";
  }
  return out;
}

}  // namespace newsbrief
