lexicon check --kind verbs ../../tests/golden/dictionaries/verbs.txt
