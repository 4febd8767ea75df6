lexicon check ../../tests/golden/dictionaries/agents.txt
