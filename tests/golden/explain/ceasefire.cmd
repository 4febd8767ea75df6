explain gaza-pause.txt ceasefire1
