summarize gaza-pause.txt --length tiny
