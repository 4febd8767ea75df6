#pragma once
namespace newsbrief::cli {

enum ExitCode : int {
  kDone = 0,
  kNothingFound = 1,     ///< query matched nothing
  kUsage = 2,            ///< wrong options, or a setting that cannot be
  kDocumentsFailed = 3,  ///< at least one document could not be read; the others are done
  kCannotWrite = 4,      ///< the output could not be written
  kBug = 70,             ///< an error of the program itself
};

}  // namespace newsbrief::cli
