export gaza-pause.txt --format brat
