lexicon check gaza-pause.txt
