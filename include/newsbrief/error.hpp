#pragma once
// Expected failures are values: what went wrong, in which thing, and what to do next.
#include <string>
#include <tl/expected.hpp>

namespace newsbrief {

/// `code` is for programs ("not_utf8", "cannot_read"), `message` for people: it names the thing and the next step.
struct Error {
  std::string code;
  std::string message;
  std::string where;  ///< the source it happened in: a path, "-", or "FILE:LINE"; may be empty

  friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(std::string code, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{std::move(code), std::move(message), std::move(where)});
}

}  // namespace newsbrief
