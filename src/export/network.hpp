#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief::exports {

/// A party of the network. The same name, type and country in several articles is one.
struct Actor {
  std::string name, type, country, sector, role, code;
  std::size_t mentions = 0, articles = 0;
};

/// What one party did to another, or both together, counted over all articles.
struct Tie {
  std::size_t from = 0, to = 0;  ///< places in Network::actors()
  std::string kind;              ///< event call meeting ceasefire swap transfer position
  std::string type;              ///< an event's PLOVER type, a position's stance, a dossier's status
  std::string mode;              ///< an event's mode, a contact's medium, a ceasefire's scope
  std::string polarity, modality;
  bool mutual = false;  ///< has no direction: `from` is the one that is named first
  std::size_t count = 0;
  double weight = 0;               ///< sum of the events' confidences; a dossier counts 1
  std::optional<double> quantity;  ///< prisoners of all transfers
  std::string first, last;         ///< the earliest and the latest date, or empty
};

/// Who does what to whom, over any number of articles. Keeps actors and ties alone, in the order of their first coming.
class Network {
 public:
  void add(const Model& model);
  const std::vector<Actor>& actors() const { return actors_; }
  const std::vector<Tie>& ties() const { return ties_; }

 private:
  std::size_t actor(const Model& model, const Ref& ref);
  std::size_t actor(const Entity& entity);
  void tie(const Model& model, const Ref& from, const Ref& to, Tie what, const std::string& date);
  void circle(const Model& model, const std::vector<Ref>& refs, const Tie& what, const std::string& date);
  void add_contacts(const Model& model, const std::vector<Contact>& contacts, const char* kind);
  void add_dossiers(const Model& model);

  std::vector<Actor> actors_;
  std::vector<Tie> ties_;
  std::map<std::string, std::size_t, std::less<>> actor_of_, tie_of_;
};

/// GraphML (http://graphml.graphdrawing.org/): a directed multigraph with typed attributes.
std::string to_graphml(const Network& network);

/// A digraph in DOT; ties without direction have dir=none.
std::string to_dot(const Network& network);

}  // namespace newsbrief::exports
