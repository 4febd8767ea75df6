// The language model's file: refused or sound, never read beyond its end.
#include "language/model.hpp"

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>

#include "target.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  struct Free {
    void operator()(char* p) const { ::operator delete[](p, std::align_val_t{64}); }
  };
  const std::unique_ptr<char[], Free> copy(new (std::align_val_t{64}) char[size + 1]);
  std::memcpy(copy.get(), data, size);
  // The stated size fits, so that what stands behind it is read.
  const std::uint64_t stated = size;
  if (size >= 24) std::memcpy(copy.get() + 16, &stated, sizeof stated);
  for (const auto check : {language::Model::Check::structure, language::Model::Check::everything})
    (void)language::Model::open({copy.get(), size}, check, "fuzz.model");
  return 0;
}
