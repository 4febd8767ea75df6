#include "language/pipeline.hpp"

namespace newsbrief::language {

Result<Pipeline> Pipeline::open(resources::DataFiles& files) {
  const auto bytes = files.read(kModelName);
  if (!bytes) return tl::unexpected(bytes.error());
  // The copy inside the program needs no checksum: the linker would have to be at fault.
  const std::string origin = files.origin(kModelName);
  const auto check = origin.ends_with("(built in)") ? Model::Check::structure : Model::Check::everything;
  return Model::open(*bytes, check, origin).map([](const Model& model) { return Pipeline(model); });
}

Pipeline::Pipeline(const Model& model)
    : segmenter_(), encoder_(model), tagger_(model), name_tagger_(), parser_(model), lemmatizer_(model) {}

void Pipeline::run(document::WorkingDocument& doc) const {
  segmenter_.segment(doc);
  annotate(doc);
}

void Pipeline::annotate(document::WorkingDocument& doc) const {
  thread_local Encoding encoding;
  for (std::size_t next = 0; next < doc.sentences.size();) {
    next = encoder_.read(doc, next, encoding);
    tagger_.tag(encoding, doc);
    name_tagger_.name(encoding, doc);
    parser_.parse(encoding, doc);
  }
  lemmatizer_.lemmatize(doc);
}

}  // namespace newsbrief::language
