lexicon check ../../tests/golden/dictionaries/actors.txt
