#include "reading/unpacker.hpp"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace newsbrief::reading {
namespace {

constexpr std::uint64_t kLargestRatio = 500;
constexpr std::uint64_t kRatioCountsFrom = std::uint64_t{64} << 20;
/// Windows over 128 MiB are not worth their memory (zstd's own default for decoding).
constexpr int kLargestWindowLog = 27;

}  // namespace

Packing packing_of(std::string_view begin) {
  if (begin.starts_with("\x1F\x8B\x08")) return Packing::gzip;
  if (begin.starts_with("\x28\xB5\x2F\xFD")) return Packing::zstd;
  return Packing::none;
}

struct Unpacker::State {
  Packing packing;
  z_stream zlib{};
  ZSTD_DStream* zstd = nullptr;
  std::uint64_t taken = 0, given = 0;
  bool member_ended = true;
  bool padding = false;  ///< zeros behind the last member, as tapes have them

  explicit State(Packing p) : packing(p) {
    if (packing == Packing::gzip) ::inflateInit2(&zlib, 15 + 32);
    if (packing == Packing::zstd) {
      zstd = ::ZSTD_createDStream();
      ::ZSTD_DCtx_setParameter(zstd, ZSTD_d_windowLogMax, kLargestWindowLog);
    }
  }
  ~State() {
    if (packing == Packing::gzip) ::inflateEnd(&zlib);
    ::ZSTD_freeDStream(zstd);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  Result<Step> gunzip(std::string_view in, char* out, std::size_t size) {
    if (member_ended && taken > 0) {
      if (padding || in[0] == '\0') {
        padding = true;
        return Step{in.size(), 0};
      }
      ::inflateReset2(&zlib, 15 + 32);
    }
    in = in.substr(0, std::size_t{1} << 30);
    size = std::min(size, std::size_t{1} << 30);
    // zlib does not write through next_in; its type is older than const.
    zlib.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(in.data()));
    zlib.avail_in = static_cast<uInt>(in.size());
    zlib.next_out = reinterpret_cast<Bytef*>(out);
    zlib.avail_out = static_cast<uInt>(size);
    const int code = ::inflate(&zlib, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
      return failure("bad_compression", "damaged gzip data (the records before are read)");
    member_ended = code == Z_STREAM_END;
    return Step{in.size() - zlib.avail_in, size - zlib.avail_out};
  }

  Result<Step> unzstd(std::string_view in, char* out, std::size_t size) {
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out, size, 0};
    const std::size_t code = ::ZSTD_decompressStream(zstd, &to, &from);
    if (::ZSTD_isError(code)) return failure("bad_compression", "damaged zstd data (the records before are read)");
    member_ended = code == 0;
    return Step{from.pos, to.pos};
  }
};

Unpacker::Unpacker(Packing packing) : state_(std::make_unique<State>(packing)) {}
Unpacker::~Unpacker() = default;
Unpacker::Unpacker(Unpacker&&) noexcept = default;
Unpacker& Unpacker::operator=(Unpacker&&) noexcept = default;

Result<Unpacker::Step> Unpacker::step(std::string_view in, char* out, std::size_t size) {
  auto& s = *state_;
  if (in.empty()) return Step{};
  auto step = s.packing == Packing::gzip ? s.gunzip(in, out, size) : s.unzstd(in, out, size);
  if (!step) return step;
  s.taken += step->taken;
  s.given += step->given;
  if (s.given > kRatioCountsFrom && s.given / kLargestRatio > s.taken)
    return failure("decompression_limit", "more than 500 bytes for each packed byte (unpack it first if it is sound)");
  return step;
}

bool Unpacker::at_end_of_member() const { return state_->member_ended; }

}  // namespace newsbrief::reading
