#pragma once
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <atomic>
#include <memory>
#include <optional>

namespace newsbrief::pipeline {

/// Reads with `source` (one at a time, until it gives nothing), works on `jobs` threads, and hands the results to
/// `sink` one at a time in the order of reading; a sink that answers false ends it. At most 4 x `jobs` items are under
/// way at once.
template <class Source, class Work, class Sink>
void ordered(unsigned jobs, Source source, Work work, Sink sink) {
  if (jobs <= 1) {
    while (auto item = source())
      if (!sink(work(std::move(*item)))) return;
    return;
  }
  namespace tbb = oneapi::tbb;
  using Item = typename decltype(source())::value_type;
  using Out = decltype(work(std::declval<Item>()));
  const tbb::global_control threads(tbb::global_control::max_allowed_parallelism, jobs);
  std::atomic<bool> stopped = false;
  const auto read =
      tbb::make_filter<void, std::shared_ptr<Item>>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
        auto item = stopped ? std::optional<Item>{} : source();
        if (!item) {
          flow.stop();
          return std::shared_ptr<Item>{};
        }
        return std::make_shared<Item>(std::move(*item));
      });
  const auto analyze = tbb::make_filter<std::shared_ptr<Item>, std::shared_ptr<Out>>(
      tbb::filter_mode::parallel,
      [&](const std::shared_ptr<Item>& item) { return std::make_shared<Out>(work(std::move(*item))); });
  const auto write = tbb::make_filter<std::shared_ptr<Out>, void>(tbb::filter_mode::serial_in_order,
                                                                  [&](const std::shared_ptr<Out>& out) {
                                                                    if (!stopped && !sink(std::move(*out)))
                                                                      stopped = true;
                                                                  });
  tbb::parallel_pipeline(std::size_t{4} * jobs, read & analyze & write);
}

}  // namespace newsbrief::pipeline
