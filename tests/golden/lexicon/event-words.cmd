lexicon check --kind event_words ../../tests/golden/dictionaries/events.tsv
