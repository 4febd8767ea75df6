lexicon check --kind people dictionaries/people.tsv
