summarize --together --format html gaza-pause.txt
