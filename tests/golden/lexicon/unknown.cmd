lexicon chek x
