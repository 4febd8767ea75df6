#pragma once
namespace newsbrief {

/// The program's version ("0.1.0").
const char* version();

/// The schema that every JSON object names.
inline constexpr const char* kSchema = "newsbrief/1";

}  // namespace newsbrief
