#include "summary/lead.hpp"

#include "newsbrief/describe.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

std::string on_date(const std::optional<Time>& date) { return date ? " on " + date_text(date->value) : ""; }

std::string contact_sentence(const Contact& contact, bool call) {
  if (contact.participants.size() < 2) return {};
  std::string out = names(contact.participants);
  const bool future = contact.status == "scheduled" || contact.status == "proposed";
  if (contact.status == "cancelled")
    return "A " + std::string(call ? "call" : "meeting") + " between " + out + " was called off. ";
  out += contact.status == "proposed" ? " may " : future ? " are to " : " ";
  out += call ? (future ? "speak" : "spoke") : (future ? "meet" : "met");
  if (call && contact.medium == "phone") out += " by phone";
  if (contact.medium == "video") out += " by video";
  if (contact.place) out += " in " + text::squeeze(contact.place->text);
  out += on_date(contact.date);
  if (!contact.durations.empty()) out += " for " + text::squeeze(contact.durations.front().span.text);
  return out + ". ";
}

std::string ceasefire_sentence(const Ceasefire& c) {
  std::string what = c.scope == "full"    ? "a full ceasefire"
                     : c.scope == "other" ? "a ceasefire"
                                          : "a ceasefire limited to " + c.scope;
  if (c.scope_text) what = "a halt of “" + text::squeeze(*c.scope_text) + "”";
  std::string out = "On the table: ";
  if (c.status == "agreed") out = "Agreed: ";
  if (c.status == "in_force") out = "In force: ";
  if (c.status == "rejected") out = "Rejected: ";
  if (c.status == "violated") out = "Violated, as one side tells it: ";
  if (c.status == "extended") out = "Extended: ";
  if (c.status == "ended") out = "Over: ";
  out += what;
  if (c.duration) out += " for " + duration_text(*c.duration);
  if (!c.parties.empty()) out += " between " + names(c.parties);
  if (!c.proposed_by.empty()) out += ", proposed by " + names(c.proposed_by);
  return out + ". ";
}

std::string swap_sentence(const PrisonerSwap& swap) {
  std::string out = describe(swap);
  for (const auto& t : swap.transfers) out += (&t == &swap.transfers.front() ? ": " : "; ") + describe(t);
  return out + ". ";
}

}  // namespace

std::string lead(const Model& model) {
  std::string out;
  if (!model.calls.empty()) {
    out += contact_sentence(model.calls.front(), true);
  } else if (!model.meetings.empty()) {
    out += contact_sentence(model.meetings.front(), false);
  }
  for (std::size_t i = 0; i < model.ceasefires.size() && i < 2; ++i) out += ceasefire_sentence(model.ceasefires[i]);
  if (!model.prisoner_swaps.empty()) out += swap_sentence(model.prisoner_swaps.front());
  return std::string(text::trim(out));
}

}  // namespace newsbrief::summary
