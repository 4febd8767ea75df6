#pragma once
// The names under which the model's fields go out, written once: JSON, its reader and tables all walk these lists.
// `fields(value, f)` calls f(name, member) for every field in the order of output; f.flat(member) for one whose own
// fields stand on the same level.
#include <type_traits>

#include "newsbrief/explain.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

template <class T, class Wanted>
concept Is = std::is_same_v<std::remove_cvref_t<T>, Wanted>;

template <Is<Ref> T, class F>
void fields(T& v, F&& f) {
  f("entity", v.entity);
  f("name", v.name);
  f("country", v.country);
}

template <Is<Time> T, class F>
void fields(T& v, F&& f) {
  f("value", v.value);
  f("type", v.type);
  f("mod", v.mod);
  f("zone", v.zone);
  f.flat(v.span);
}

template <Is<Quantity> T, class F>
void fields(T& v, F&& f) {
  f("value", v.value);
  f("min", v.min);
  f("max", v.max);
  f("unit", v.unit);
  f("mod", v.mod);
  f.flat(v.span);
}

template <Is<Phrase> T, class F>
void fields(T& v, F&& f) {
  f("text", v.text);
  f("span", v.span);
}

template <Is<VoicedPhrase> T, class F>
void fields(T& v, F&& f) {
  f("by", v.by);
  f("text", v.text);
  f("span", v.span);
}

template <Is<Section> T, class F>
void fields(T& v, F&& f) {
  f("heading", v.heading);
  f("start", v.start);
  f("end", v.end);
}

template <Is<Dateline> T, class F>
void fields(T& v, F&& f) {
  f("place", v.place);
  f("date", v.date);
}

template <Is<Article> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("source", v.source);
  f("title", v.title);
  f("byline", v.byline);
  f("published", v.published);
  f("dateline", v.dateline);
  f("language", v.language);
  f("sections", v.sections);
  f("characters", v.characters);
  f("tokens", v.tokens);
  f("sentences", v.sentences);
  f("text", v.text);
}

template <Is<Mention> T, class F>
void fields(T& v, F&& f) {
  f("kind", v.kind);
  f.flat(v.span);
}

template <Is<Entity> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("name", v.name);
  f("type", v.type);
  f("country", v.country);
  f("sector", v.sector);
  f("role", v.role);
  f("code", v.code);
  f("aliases", v.aliases);
  f("stands_for", v.stands_for);
  f("mentions", v.mentions);
}

template <Is<Contact> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("participants", v.participants);
  f("initiator", v.initiator);
  f("announced_by", v.announced_by);
  f("date", v.date);
  f("start", v.start);
  f("end", v.end);
  f("durations", v.durations);
  f("medium", v.medium);
  f("place", v.place);
  f("topics", v.topics);
  f("outcomes", v.outcomes);
  f("characterizations", v.characterizations);
  f("status", v.status);
  f("evidence", v.evidence);
}

template <Is<Condition> T, class F>
void fields(T& v, F&& f) {
  f("by", v.by);
  f("text", v.text);
  f("kind", v.kind);
  f("span", v.span);
}

template <Is<Response> T, class F>
void fields(T& v, F&& f) {
  f("by", v.by);
  f("stance", v.stance);
  f("span", v.span);
}

template <Is<Ceasefire> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("parties", v.parties);
  f("parties_from", v.parties_from);
  f("proposed_by", v.proposed_by);
  f("mediators", v.mediators);
  f("scope", v.scope);
  f("scope_text", v.scope_text);
  f("duration", v.duration);
  f("starts", v.starts);
  f("ends", v.ends);
  f("status", v.status);
  f("terms", v.terms);
  f("conditions", v.conditions);
  f("responses", v.responses);
  f("monitors", v.monitors);
  f("evidence", v.evidence);
}

template <Is<Transfer> T, class F>
void fields(T& v, F&& f) {
  f("from", v.from);
  f("to", v.to);
  f("quantity", v.quantity);
  f("who", v.who);
  f("mutual", v.mutual);
  f("note", v.note);
  f("span", v.span);
}

template <Is<PrisonerSwap> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("parties", v.parties);
  f("transfers", v.transfers);
  f("date", v.date);
  f("place", v.place);
  f("status", v.status);
  f("mediators", v.mediators);
  f("reported_by", v.reported_by);
  f("evidence", v.evidence);
}

template <Is<Position> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("holder", v.holder);
  f("stance", v.stance);
  f("about", v.about);
  f("toward", v.toward);
  f("condition_for", v.condition_for);
  f("quoted", v.quoted);
  f("reported_by", v.reported_by);
  f("evidence", v.evidence);
}

template <Is<Quote> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("speaker", v.speaker);
  f("text", v.text);
  f("direct", v.direct);
  f("content", v.content);
  f("speaker_mention", v.speaker_mention);
  f("cue", v.cue);
  f("addressee", v.addressee);
  f("date", v.date);
}

template <Is<Event> T, class F>
void fields(T& v, F&& f) {
  f("id", v.id);
  f("type", v.type);
  f("mode", v.mode);
  f("contexts", v.contexts);
  f("cameo", v.cameo);
  f("actors", v.actors);
  f("recipients", v.recipients);
  f("date", v.date);
  f("place", v.place);
  f("quantities", v.quantities);
  f("trigger", v.trigger);
  f("polarity", v.polarity);
  f("modality", v.modality);
  f("reported_by", v.reported_by);
  f("confidence", v.confidence);
  f("evidence", v.evidence);
}

template <Is<TimelineEntry> T, class F>
void fields(T& v, F&& f) {
  f("time", v.time);
  f("text", v.text);
  f("refs", v.refs);
}

template <Is<DiscrepancyValue> T, class F>
void fields(T& v, F&& f) {
  f("value", v.value);
  f("by", v.by);
  f("span", v.span);
}

template <Is<Discrepancy> T, class F>
void fields(T& v, F&& f) {
  f("about", v.about);
  f("field", v.field);
  f("values", v.values);
}

template <Is<ExplainedArgument> T, class F>
void fields(T& v, F&& f) {
  f("role", v.role);
  f("word", v.word);
  f("path", v.path);
}

template <Is<Explanation> T, class F>
void fields(T& v, F&& f) {
  f("fact", v.fact);
  f("line", v.line);
  f("trigger", v.trigger);
  f("sentence", v.sentence);
  f("rule", v.rule);
  f("where", v.where);
  f("arguments", v.arguments);
  f("refused", v.refused);
}

template <Is<Model> T, class F>
void fields(T& v, F&& f) {
  f("article", v.article);
  f("entities", v.entities);
  f("calls", v.calls);
  f("meetings", v.meetings);
  f("ceasefires", v.ceasefires);
  f("prisoner_swaps", v.prisoner_swaps);
  f("positions", v.positions);
  f("quotes", v.quotes);
  f("events", v.events);
  f("times", v.times);
  f("quantities", v.quantities);
  f("timeline", v.timeline);
  f("discrepancies", v.discrepancies);
}

}  // namespace newsbrief
