#include <exception>

#include "train/commands.hpp"

int main(int argc, char** argv) { return newsbrief::train::run_program(argc, argv); }
