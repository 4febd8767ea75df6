summarize gaza-pause.txt --published yesterday
