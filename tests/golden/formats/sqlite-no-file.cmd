export gaza-pause.txt --format sqlite
