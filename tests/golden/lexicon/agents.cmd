lexicon check dictionaries/agents.txt
