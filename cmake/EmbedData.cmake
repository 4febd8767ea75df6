# newsbrief_embed(target ROOT folder FILES path…): puts files of data/ into the binary, byte for byte (.incbin), with a table
# that newsbrief::resources reads. A changed file makes its object again; nothing is copied at configure time.
function(newsbrief_embed target)
  cmake_parse_arguments(ARG "" "ROOT" "FILES" ${ARGN})
  set(asm "    .section .rodata\n")
  set(table "")
  set(rows "")
  set(index 0)
  set(depends "")
  foreach(file IN LISTS ARG_FILES)
    set(path ${ARG_ROOT}/${file})
    string(APPEND asm
      "    .balign 64\n    .global newsbrief_data_${index}_begin\nnewsbrief_data_${index}_begin:\n    .incbin \"${path}\"\n"
      "    .global newsbrief_data_${index}_end\nnewsbrief_data_${index}_end:\n    .byte 0\n")
    string(APPEND table "extern const char newsbrief_data_${index}_begin[], newsbrief_data_${index}_end[];\n")
    string(APPEND rows "    {\"${file}\", newsbrief_data_${index}_begin, newsbrief_data_${index}_end},\n")
    list(APPEND depends ${path})
    math(EXPR index "${index} + 1")
  endforeach()
  if(NOT APPLE)
    string(APPEND asm "    .section .note.GNU-stack,\"\",%progbits\n")
  endif()
  set(dir ${CMAKE_CURRENT_BINARY_DIR})
  file(CONFIGURE OUTPUT ${dir}/embedded_data.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/embedded_data.cpp @ONLY CONTENT
"#include \"resources/embedded_table.hpp\"
extern \"C\" {
${table}}
namespace newsbrief::resources {
namespace {
const EmbeddedFile kFiles[] = {
${rows}};
}
std::span<const EmbeddedFile> embedded_table() { return kFiles; }
}
")
  set_source_files_properties(${dir}/embedded_data.S PROPERTIES OBJECT_DEPENDS "${depends}")
  target_sources(${target} PRIVATE ${dir}/embedded_data.S ${dir}/embedded_data.cpp)
endfunction()
