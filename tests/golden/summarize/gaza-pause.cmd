summarize gaza-pause.txt
