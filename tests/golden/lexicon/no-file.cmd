lexicon check nowhere.txt
