export gaza-pause.txt --format dot --table calls
