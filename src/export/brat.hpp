#pragma once
#include <string>
#include <string_view>

#include "export/event_scales.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::exports {

/// A document of brat: NAME.txt and NAME.ann.
struct BratDocument {
  std::string text;         ///< the title on a line of its own where it is not part of the article, then the article
  std::string annotations;  ///< standoff lines; offsets are code points of `text`
};

/// Mentions, times, quantities and quotes as text-bound annotations; events and dossiers as events with arguments;
/// coreference as Equiv, speakers and seats as relations; polarity, modality, mode, status and stance as attributes;
/// values as notes. `model` must carry its text.
BratDocument to_brat(const Model& model);

/// A file name without ending for the document of `source`: its path with all but plain letters as "_".
std::string brat_name(std::string_view source);

/// annotation.conf: every type that to_brat() writes.
std::string brat_configuration(const EventScales& scales);

}  // namespace newsbrief::exports
