#include "cli/commands.hpp"

#include "cli/settings.hpp"

namespace newsbrief::cli {

void setup_commands(CLI::App& app, Action& action) {
  setup_summarize(app, action);
  setup_query(app, action);
  setup_export(app, action);
  setup_explain(app, action);
  setup_eval(app, action);
  setup_batch(app, action);
  setup_lexicon(app, action);
  setup_schema(app, action);
  setup_completion(app, action);
  setup_man(app, action);
  add_common_options(app);
}

}  // namespace newsbrief::cli
