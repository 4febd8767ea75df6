summarize none.txt gaza-pause.txt --focus timeline
