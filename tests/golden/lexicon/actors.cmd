lexicon check dictionaries/actors.txt
