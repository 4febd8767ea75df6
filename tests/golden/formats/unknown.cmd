export gaza-pause.txt --format jsno
