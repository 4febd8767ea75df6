# newsbrief_options: what every target of ours is compiled with.
add_library(newsbrief_options INTERFACE)
target_compile_options(newsbrief_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                                                   -Wold-style-cast -Wcast-align -Woverloaded-virtual -Wnull-dereference)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 follows paths through std::optional, std::variant and std::vector that cannot be taken and reports them as null
  # or uninitialized reads; the sanitizer builds hold the real ones. -Wrestrict misreads std::string concatenation (GCC bug 105651).
  target_compile_options(newsbrief_options INTERFACE -Wno-null-dereference -Wno-maybe-uninitialized -Wno-restrict)
endif()
# Designated initializers name what matters; the rest is meant to be empty.
target_compile_options(newsbrief_options INTERFACE -Wno-missing-field-initializers)
if(NEWSBRIEF_WERROR)
  target_compile_options(newsbrief_options INTERFACE -Werror)
endif()
if(NEWSBRIEF_FUZZ)
  target_compile_options(newsbrief_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(NEWSBRIEF_SANITIZE)
  target_compile_options(newsbrief_options INTERFACE -fsanitize=${NEWSBRIEF_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(newsbrief_options INTERFACE -fsanitize=${NEWSBRIEF_SANITIZE})
endif()
