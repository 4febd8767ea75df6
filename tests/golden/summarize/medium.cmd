summarize --length medium energy-truce.txt gaza-pause.txt --published 2025-03-19
