lexicon check --kind people ../../tests/golden/dictionaries/people.tsv
