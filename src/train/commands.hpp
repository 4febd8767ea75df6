#pragma once

namespace newsbrief::train {

/// The program newsbrief-train; gives its exit status.
int run_program(int argc, char** argv);

}  // namespace newsbrief::train
