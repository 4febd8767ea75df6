#pragma once
#include <vector>

#include "document/decisions.hpp"
#include "document/evidence.hpp"
#include "document/tree.hpp"
#include "lexicon/event_lexicon.hpp"
#include "lexicon/stances.hpp"
#include "lexicon/word_classes.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::events {

/// Codes who did what to whom after PLOVER 0.8 (types, modes, contexts) and CAMEO 1.1: one event for one happening,
/// with its arguments from the clause that tells it. As PLOVER's manual has it, cooperation that is only announced is
/// AGREE and conflict that is only announced THREATEN; what is asked for, refused or threatened gives REQUEST, REJECT
/// and THREATEN their mode.
class EventCoder {
 public:
  EventCoder(const lexicon::EventLexicon& lexicon, const lexicon::WordClasses& words, const lexicon::Stances& stances)
      : lexicon_(lexicon), words_(words), stances_(stances) {}

  /// Fills `model.events`. Needs predications. `decisions`, where given, gets why each event is there.
  void code(const document::WorkingDocument& doc, const document::Tree& tree, const document::Evidence& evidence,
            Model& model, std::vector<document::Decision>* decisions = nullptr) const;

 private:
  const lexicon::EventLexicon& lexicon_;
  const lexicon::WordClasses& words_;
  const lexicon::Stances& stances_;
};

}  // namespace newsbrief::events
