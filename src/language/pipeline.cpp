#include "language/pipeline.hpp"

#include "language/tree_repair.hpp"

namespace newsbrief::language {

Result<Pipeline> Pipeline::open(resources::DataFiles& files) {
  const auto bytes = files.read(kModelName);
  if (!bytes) return tl::unexpected(bytes.error());
  // The copy inside the program needs no checksum: the linker would have to be at fault.
  const std::string origin = files.origin(kModelName);
  const auto check = origin.ends_with("(built in)") ? Model::Check::structure : Model::Check::everything;
  const auto model = Model::open(*bytes, check, origin);
  if (!model) return tl::unexpected(model.error());
  auto segmenter = Segmenter::open(files, BoundaryJudge(*model));
  if (!segmenter) return tl::unexpected(segmenter.error());
  return Pipeline(*std::move(segmenter), *model);
}

Pipeline::Pipeline(Segmenter segmenter, const Model& model)
    : stages_{.segmenter = std::move(segmenter),
              .encoder = Encoder(model),
              .tagger = Tagger(model),
              .name_tagger = NameTagger(model),
              .parser = Parser(model),
              .lemmatizer = Lemmatizer(model)} {}

void Pipeline::run(document::WorkingDocument& doc) const {
  stages_.segmenter.segment(doc);
  annotate(doc);
}

void Pipeline::annotate(document::WorkingDocument& doc) const {
  thread_local Encoding encoding;
  for (std::size_t next = 0; next < doc.sentences.size();) {
    const auto first = next;
    next = stages_.encoder.read(doc, next, encoding);
    stages_.tagger.tag(encoding, doc);
    stages_.name_tagger.name(encoding, doc);
    stages_.parser.parse(encoding, doc);
    repair_main_verbs(doc, first, next);
  }
  stages_.lemmatizer.lemmatize(doc);
}

}  // namespace newsbrief::language
