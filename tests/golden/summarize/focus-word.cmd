summarize --focus hamas gaza-pause.txt
