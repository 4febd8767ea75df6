summarize --format markdown gaza-pause.txt
